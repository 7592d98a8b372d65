"""What follows a no to a figure is said of the activity that was asked about."""

from __future__ import annotations

import pytest

from tests.service.bot.chat import Chat, Town


@pytest.fixture
def ids(town: Town) -> dict[str, int]:
    """Three activities of Marta's; the last report but one is on the citas."""
    return {
        "2.4": town.add("2.4", 30, title="Habilitar la cita médica por internet", product=""),
        "4.4": town.add("4.4", 70, title="Instalar un buzón de sugerencias", product="5 buzones"),
        "3.6": town.add("3.6", None, title="Realizar ejercicios de diálogo", product=""),
    }


def figures(town: Town, ids: dict[str, int]) -> list[int | None]:
    """Return the figures that hold for the three."""
    return [town.figure(one)[0] for one in ids.values()]


def denies_sixty(town: Town, marta: Chat, *, pressed: bool = True) -> None:
    """Report on the citas, then say no to a figure of the buzones."""
    marta.says("la 2.4 va en 60, ya está el formulario")
    town.wait(minutes=2)
    marta.says("y los buzones van en 60")
    town.wait(minutes=2)
    if pressed:
        marta.touches("No")
    else:
        marta.says("no")
    town.wait(minutes=2)


@pytest.mark.parametrize("pressed", [True, False])
@pytest.mark.parametrize(
    "text",
    [
        "ya estan comprados pero no instalados, ponga 40",
        "póngale 40",
        "son 40",
        "perdón, eran 40",
        "apenas 40",
        "van en 40, falta instalarlos",
        "no, van en 40",
        "corrijo, 40 %",
        "no son 60, son 40",
    ],
)
def test_a_figure_that_names_nothing_is_of_the_one_that_was_asked_about(
    town: Town, marta: Chat, ids: dict[str, int], text: str, *, pressed: bool
) -> None:
    denies_sixty(town, marta, pressed=pressed)
    marta.says(text)
    if figures(town, ids)[1] == 70:  # below the last one: rule 9 may ask
        marta.says("sí")
    assert figures(town, ids) == [60, 40, None]


def test_the_words_beside_it_go_with_it(town: Town, marta: Chat, ids: dict[str, int]) -> None:
    denies_sixty(town, marta)
    marta.says("ya estan comprados pero no instalados, ponga 40")
    assert town.figure(ids["4.4"]) == (40, "ya estan comprados pero no instalados")
    assert town.figure(ids["2.4"]) == (60, "ya está el formulario")


@pytest.mark.parametrize("hours", [3, 20])
def test_for_as_long_as_a_question_would_wait(
    town: Town, marta: Chat, ids: dict[str, int], hours: int
) -> None:
    denies_sixty(town, marta)
    town.wait(hours=hours)
    marta.says("ponga 40")
    assert figures(town, ids) == [60, 40, None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("la 2.4 ponga 50", [50, 70, None]),
        ("perdón, la de la cita médica eran 65", [65, 70, None]),
        ("la 3.6 va en 20", [60, 70, 20]),
    ],
)
def test_a_named_activity_is_the_one_that_is_meant(
    town: Town, marta: Chat, ids: dict[str, int], text: str, expected: list[int | None]
) -> None:
    denies_sixty(town, marta)
    marta.says(text)
    assert figures(town, ids) == expected


def test_once_another_is_reported_on_a_correction_is_of_that_one(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    denies_sixty(town, marta)
    marta.says("la 3.6 va en 20")
    marta.says("perdón, son 25")
    assert figures(town, ids) == [60, 70, 25]

"""One of what was just told stands, another is put right, and words behind an apology are heard."""

from __future__ import annotations

import pytest

from tests.service.bot.chat import Chat, Town, notes


@pytest.fixture
def ids(town: Town) -> dict[str, int]:
    """Three activities of Marta's by code, all at 10."""
    titles = {
        "2.4": "Habilitar la cita médica por internet",
        "2.5": "Actualizar la carta de trato digno",
        "4.3": "Instalar los buzones de sugerencias",
    }
    return {one: town.add(one, 10, title=title, product="") for one, title in titles.items()}


@pytest.mark.parametrize(
    "said",
    [
        "los buzones son 45, la carta si esta bien",
        "la carta está bien, los buzones son 45",
        "los buzones son 45 y la carta sí quedó bien así",
    ],
)
def test_the_other_is_a_correction_and_what_stands_gets_no_words(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says("2.5 20, 4.3 54")
    marta.heard()

    assert marta.says(said) == "recorded"
    assert notes(marta.heard()) == ["receipt"]
    assert town.figure(ids["4.3"])[0] == 45
    assert town.figure(ids["2.5"]) == (20, "")


def test_alone_it_adds_no_words(town: Town, marta: Chat, ids: dict[str, int]) -> None:
    marta.says("2.5 20, 4.3 54")
    marta.heard()
    marta.says("la carta sí está bien")
    assert town.figure(ids["2.5"]) == (20, "")


def test_of_what_was_not_told_it_is_as_ever(town: Town, marta: Chat, ids: dict[str, int]) -> None:
    marta.says("4.3 54")
    marta.heard()
    marta.says("los buzones son 45, la carta está bien")
    assert town.figure(ids["4.3"])[0] == 54  # a lower figure is asked about


@pytest.mark.parametrize(
    "said",
    ["35 perdon", "35 perdón", "es 35%, perdón", "35, perdón. pa esa necesito hasta el 30"],
)
def test_an_apology_behind_a_figure_corrects_it(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says("buzones 45")
    marta.heard()
    marta.says(said)
    assert town.figure(ids["4.3"]) == (35, "")
    assert ("wish" in str(marta.heard()).lower()) == ("necesito" in said)


def test_an_apology_for_the_delay_corrects_nothing(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    marta.says("buzones 45")
    marta.heard()
    marta.says("35, perdón por la demora")
    assert town.figure(ids["4.3"])[0] == 45


def test_what_is_left_as_it_is_is_not_taken_back_with_the_other(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    first, second = sorted(ids)[:2]
    marta.says(f"la {first} va en 90 y la {second} en 60")
    marta.heard()
    said = f"Quite lo de la {second}, me confundí con otro informe. La {first} déjela como está."
    assert marta.says(said) == "undone"
    assert town.figure(ids[first])[0] == 90
    assert town.figure(ids[second])[0] != 60


def test_a_dictated_sentence_that_ends_so_is_no_thanks(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    first, second = sorted(ids)[:2]
    marta.says(f"la {first} va en 90 y la {second} en 60")
    marta.heard()
    marta.says(f"la {second} es setenta no sesenta la {first} sí está bien")
    assert "courtesy" not in str(marta.heard())
    assert town.figure(ids[first])[0] == 90

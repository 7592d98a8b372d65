"""Beside an activity that a code names, words that another title has too say what lacks of it or
whose it is: they are of that one, and so is the figure behind them."""

from __future__ import annotations

import pytest

from tests.service.bot.chat import Chat, Town


@pytest.fixture
def codes(town: Town) -> dict[str, int]:
    """Four activities of Marta's; two have words of what is told of the others."""
    return {
        code: town.add(code, 10, title=title, product="")
        for code, title in (
            ("A4.4", "Actualizar las cartas de trato digno"),
            ("3.3", "Convocar a las juntas"),
            ("4.1", "Publicar la estrategia de gobierno digital"),
            ("5.5", "Rendir el informe de avance"),
        )
    }


def told(town: Town, codes: dict[str, int]) -> dict[str, tuple[int | None, str]]:
    """Return the figures and words of what was reported in the conversation."""
    now = {code: town.figure(one) for code, one in codes.items()}
    return {code: one for code, one in now.items() if one[0] != 10}


@pytest.mark.parametrize(
    "lacks",
    ["faltan las cartas", "sin las cartas", "no han llegado las cartas",
     "faltan las cartas de trato", "quedan pendientes las cartas", "todavia faltan cartas"],
)  # fmt: skip
@pytest.mark.parametrize("edge", [" ", ", ", ". "])
def test_what_lacks_is_of_the_one_that_was_named(
    town: Town, marta: Chat, codes: dict[str, int], lacks: str, edge: str
) -> None:
    marta.says(f"A4.4 ya va en 40, se reviso el listado y la 3.3 va en 80{edge}{lacks}")
    found = told(town, codes)
    assert {code: one[0] for code, one in found.items()} == {"A4.4": 40, "3.3": 80}
    assert found["A4.4"][1] == "se reviso el listado"
    assert found["3.3"][1].endswith(lacks)


@pytest.mark.parametrize(
    "whose",
    ["la 5.5 es mia, de gobierno.", "la 5.5 es mía, la de gobierno.", "La 5.5 es la de gobierno.",
     "la 5.5, la de gobierno,", "la 5.5 (la de gobierno)", "5.5 es nuestra, la de gobierno."],
)  # fmt: skip
@pytest.mark.parametrize("more", ["", ". la 4.1 ya quedo, se publico el martes"])
def test_the_figure_behind_whose_it_is_is_of_the_one_that_was_named(
    town: Town, marta: Chat, codes: dict[str, int], whose: str, more: str
) -> None:
    marta.says(f"{whose} va en 55{more}")
    found = told(town, codes)
    assert {code: one[0] for code, one in found.items()} == {
        "5.5": 55,
        **({"4.1": 100} if more else {}),
    }


@pytest.mark.parametrize(
    ("said", "figures"),
    [
        ("la 3.3 va en 80 y las cartas van en 40", {"3.3": 80, "A4.4": 40}),
        ("la 3.3 va en 80. lo de las cartas va en 40", {"3.3": 80, "A4.4": 40}),
        ("la 5.5 va en 40, la de gobierno en 55", {"5.5": 40, "4.1": 55}),
        ("la 5.5 va en 40, lo de gobierno ya quedo", {"5.5": 40, "4.1": 100}),
        ("la 5.5 en 40 y la de gobierno va en 55", {"5.5": 40, "4.1": 55}),
    ],
)
def test_what_tells_of_another_is_of_that_one(
    town: Town, marta: Chat, codes: dict[str, int], said: str, figures: dict[str, int]
) -> None:
    marta.says(said)
    assert {code: one[0] for code, one in told(town, codes).items()} == figures


@pytest.mark.parametrize("said", ["3.3 la mueve camilo", "la 3.3 la mueve Camilo"])
def test_who_moves_it_is_no_figure(
    town: Town, marta: Chat, codes: dict[str, int], said: str
) -> None:
    marta.says(said)
    assert told(town, codes) == {}
    assert not any("9" in str(getattr(one, "options", "")) for one in marta.heard())

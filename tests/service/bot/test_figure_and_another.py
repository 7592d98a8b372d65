"""A bare figure answers the question, and what goes on about another activity is recorded too."""

from __future__ import annotations

import pytest

from tests.service.bot.chat import Chat, Town


@pytest.fixture
def ids(town: Town) -> dict[str, int]:
    """Two activities of Marta's."""
    titles = {
        "1.2": "Socializar la política de administración del riesgo",
        "3.3": "Convocar a los veedores y juntas de acción comunal",
    }
    return {code: town.add(code, 20, title=title, product="") for code, title in titles.items()}


@pytest.mark.parametrize(
    "text",
    ["90. Y lo de la veeduría es la 3.3, 85 %", "90 %. Lo de los veedores es la 3.3, va en 85",
     "90\nla 3.3 en 85", "90. Y la 3.3 en 85", "90, lo de la veeduría es la 3.3, 85 %",
     "90; la 3.3 va en 85 %, falta una junta"],
)  # fmt: skip
def test_both_are_recorded(town: Town, marta: Chat, ids: dict[str, int], text: str) -> None:
    marta.says("1.2 seguimos con las jornadas")
    assert marta.says(text) == "recorded"
    assert town.figure(ids["1.2"]) == (90, "seguimos con las jornadas")
    assert town.figure(ids["3.3"])[0] == 85
    assert "90" not in town.figure(ids["3.3"])[1]
    assert [one.kind for one in marta.heard()] == ["question", "receipt"]


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [("la 3.3 en 85", 20, 85), ("90", 90, 20), ("90. Falta la firma", 90, 20),
     ("1.2 en 90. 3.3 en 85", 90, 85), ("90, la 1.2 ya casi", 90, 20)],
)  # fmt: skip
def test_what_tells_of_one_is_of_that(
    town: Town, marta: Chat, ids: dict[str, int], text: str, first: int, second: int
) -> None:
    marta.says("1.2 seguimos con las jornadas")
    marta.says(text)
    assert town.figure(ids["1.2"])[0] == first
    assert town.figure(ids["3.3"])[0] == second


def test_words_between_are_not_of_the_other(town: Town, marta: Chat, ids: dict[str, int]) -> None:
    marta.says("1.2 seguimos con las jornadas")
    before = town.figure(ids["3.3"])[1]
    marta.says("90. Falta la firma de la junta")
    assert town.figure(ids["3.3"])[1] == before


def test_without_a_question_a_bare_figure_is_asked_about(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    marta.says("90. Y la 3.3 en 85")
    assert town.figure(ids["1.2"])[0] == 20

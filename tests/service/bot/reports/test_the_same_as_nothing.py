"""What is the same as another that has not begun has not begun either; a count without a name is of
the only goal that has as many."""

from __future__ import annotations

import pytest

from core.messages import Question
from tests.service.bot.chat import Chat, Town


@pytest.fixture
def ids(town: Town) -> dict[str, int]:
    """Two without a figure, one with one."""
    return {
        "1.1": town.add("1.1", 40, title="Actualizar el mapa de riesgos", product="Un mapa"),
        "1.2": town.add("1.2", title="Socializar la política de riesgos", product="Tres jornadas"),
        "4.1": town.add(
            "4.1", title="Capacitar al personal de ventanilla", product="20 personas", planned=None
        ),
    }


@pytest.mark.parametrize("asked", [False, True])
@pytest.mark.parametrize(
    "said",
    [
        "de la 1.2 todavía nada, y ventanilla igual, esa la arrancamos la otra semana",
        "la 1.2 no ha empezado y ventanilla igual",
    ],
)
def test_the_same_as_nothing_is_nothing(
    town: Town, marta: Chat, ids: dict[str, int], said: str, *, asked: bool
) -> None:
    if asked:
        marta.says("la socialización arranca el 10, tenemos programadas las tres jornadas")
    marta.says(said)
    assert [town.figure(ids[code])[0] for code in ("1.2", "4.1")] == [0, 0]
    assert ("la otra semana" in said) == ("la otra semana" in town.figure(ids["4.1"])[1])
    assert "la otra semana" not in town.figure(ids["1.2"])[1]


def test_what_had_a_figure_keeps_it(town: Town, marta: Chat, ids: dict[str, int]) -> None:
    marta.says("de la 1.2 todavía nada, y el mapa igual")
    assert [town.figure(ids[code])[0] for code in ("1.2", "1.1")] == [0, 40]


def test_a_count_is_of_the_only_goal_of_as_many(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    marta.says("van 14 de las 20")
    (question,) = [one for one in marta.heard() if isinstance(one, Question)]
    assert question.name == "confirm"
    marta.says("sí")
    assert town.figure(ids["4.1"])[0] == 70


def test_of_another_number_it_is_asked(marta: Chat, ids: dict[str, int]) -> None:
    assert ids
    marta.says("van 3 de 7")
    (question,) = [one for one in marta.heard() if isinstance(one, Question)]
    assert question.name == "activity"

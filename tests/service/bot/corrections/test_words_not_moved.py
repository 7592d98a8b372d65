"""Which words go along with a figure that is moved, and which stay with the activity that they are
of."""

from __future__ import annotations

import pytest

from core.messages import Question
from tests.service.bot.chat import Chat, Town, notes

TITLES = {
    "1.2": ("Socializar la política de administración del riesgo", None),
    "3.3": ("Convocar a los veedores y juntas de acción comunal", 60),
    "4.1": ("Capacitar al personal de ventanilla en lenguaje claro", None),
    "4.2": ("Adecuar la rampa de acceso al palacio municipal", 10),
}
WAITED = "de las 3 jornadas ya hicimos una"


@pytest.fixture(autouse=True)
def ids(town: Town) -> dict[str, int]:
    """Activities of Marta's by their code."""
    return {code: town.add(code, percent, title=title) for code, (title, percent) in TITLES.items()}


def say(town: Town, chat: Chat, *texts: str) -> None:
    for text in texts:
        chat.says(text)
        town.deliver()


def test_words_that_had_waited_for_it_stay_and_wait_again(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    say(town, marta, f"de la 1.2 {WAITED}", "90", "no, el 90 era de la 3.3")
    assert town.figure(ids["3.3"]) == (90, "")
    *_, asked = marta.heard()
    assert isinstance(asked, Question)
    assert asked.words == WAITED
    say(town, marta, "33")
    assert town.figure(ids["1.2"]) == (33, WAITED)


@pytest.mark.parametrize(
    ("behind", "words"),
    [("la 1.2 va en 33", WAITED), ("la 1.2 es una de tres, 33", "es una de tres")],
)
def test_the_other_figure_may_be_told_beside(
    town: Town, marta: Chat, ids: dict[str, int], behind: str, words: str
) -> None:
    say(town, marta, f"de la 1.2 {WAITED}", "90", f"no!! el 90 era para la 3.3, {behind}")
    assert town.figure(ids["3.3"]) == (90, "")
    assert town.figure(ids["1.2"]) == (33, words)


def test_words_beside_the_figure_go_along(town: Town, marta: Chat, ids: dict[str, int]) -> None:
    say(town, marta, "la 1.2 va en 90, ya se firmó el convenio", "no, el 90 era de la 3.3")
    assert town.figure(ids["3.3"]) == (90, "ya se firmó el convenio")


def test_words_that_name_it_stay_and_those_that_waited_come_first(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    say(
        town,
        marta,
        "en lo de ventanilla ya quedó el informe, falta que lo firme",
        "la rampa 90 hasta que firme. y lo de la rampa lo lleva Camilo",
        "no no!! el 90 era de la ventanilla, la de la rampa sigue en 10",
    )
    told = "en lo de ventanilla ya quedó el informe, falta que lo firme. hasta que firme."
    assert town.figure(ids["4.1"]) == (90, told)
    assert town.figure(ids["4.2"])[0] == 10


def test_of_words_no_figure_goes_along(town: Town, marta: Chat, ids: dict[str, int]) -> None:
    say(town, marta, "la rampa va en 75, ya mandamos las invitaciones")
    say(town, marta, "deshacer lo de la rampa, esas palabras son de la 3.3")
    assert notes(marta.heard())[-2:] == ["undone", "question"]
    assert [one.percent for one in town.reports() if one.activity_id == ids["3.3"]] == []
    say(town, marta, "80")
    assert town.figure(ids["3.3"]) == (80, "ya mandamos las invitaciones")


def test_of_words_that_are_not_undone_the_figure_stays(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    say(town, marta, "la 3.3 va en 70", "la rampa va en 75, ya mandamos las invitaciones")
    say(town, marta, "esas palabras son de la 3.3")
    assert town.figure(ids["4.2"]) == (75, "")
    assert town.figure(ids["3.3"]) == (70, "ya mandamos las invitaciones")


def test_where_there_are_no_words_it_is_only_undone(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    say(town, marta, "la rampa va en 75", "deshacer lo de la rampa, esas palabras son de la 3.3")
    assert notes(marta.heard())[-1] == "undone"
    assert [one for one in town.reports() if one.activity_id == ids["3.3"]] == []


@pytest.mark.parametrize(
    ("said", "asks"),
    [
        ("ayer capacitamos 4 más con lo de Nelson", "percent"),
        ("se entregaron 4 más", "percent"),
        ("avanzamos 4 más", "confirm"),
        ("4 más", "confirm"),
    ],
)
def test_so_many_things_more_are_no_points(town: Town, marta: Chat, said: str, asks: str) -> None:
    say(town, marta, "la 3.3 va en 75", said)
    *_, asked = marta.heard()
    assert isinstance(asked, Question)
    assert asked.name == asks

"""A question about an activity on which somebody has reported since is closed."""

from __future__ import annotations

import pytest

from core.messages import Content, Note, Question
from tests.service.bot.chat import Chat, Town
from tests.support.builders import a_report


@pytest.fixture
def ids(town: Town) -> dict[str, int]:
    """Two activities of Marta's."""
    titles = {"1.1": "Actualizar el mapa de riesgos", "1.2": "Socializar la política"}
    return {code: town.add(code, 20, title=title) for code, title in titles.items()}


def _reported_by_another(town: Town, activity_id: int, percent: int) -> None:
    with town.database.transaction() as session:
        a_report(session, activity_id, percent, by=town.pedro_id, at=town.now)


def _questions(said: list[Content]) -> list[str]:
    return [one.line.code or "" for one in said if isinstance(one, Question) and one.line]


def test_it_is_not_put_again_and_she_is_told_what_was_left_out(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    assert marta.says("1.1 seguimos reunidos con los procesos") == "asked"
    town.wait(days=3)
    _reported_by_another(town, ids["1.1"], 40)
    town.wait(days=7)
    marta.heard()
    assert marta.says("1.2 en 50") == "recorded"
    said = marta.heard()
    assert _questions(said) == []
    assert [one.name for one in said if isinstance(one, Note)] == ["left_out"]
    assert town.figure(ids["1.1"])[0] == 40


def test_of_words_on_whose_activity_she_has_reported_herself_since_nothing_is_said(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    assert marta.says("1.1 seguimos reunidos con los procesos") == "asked"
    town.wait(days=3)
    with town.database.transaction() as session:
        a_report(session, ids["1.1"], 40, by=town.marta_id, at=town.now, channel="email")
    town.wait(days=7)
    marta.heard()
    assert marta.says("1.2 en 50") == "recorded"
    assert [one for one in marta.heard() if isinstance(one, Note)] == []


def test_it_waits_where_nobody_has_reported_since(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    assert marta.says("1.1 seguimos reunidos con los procesos") == "asked"
    _reported_by_another(town, ids["1.2"], 40)
    town.wait(days=1)
    marta.heard()
    marta.says("1.2 en 50")
    assert _questions(marta.heard()) == ["1.1"]


@pytest.mark.usefixtures("ids")
def test_a_question_of_days_ago_is_not_put_again_behind_a_later_one(
    town: Town, marta: Chat
) -> None:
    marta.says("1.1 vamos bien")
    marta.says("1.2 vamos bien")
    town.wait(days=6)
    marta.heard()
    assert marta.says("1.2 en 50") == "recorded"
    said = marta.heard()
    assert _questions(said) == []
    assert [one.name for one in said if isinstance(one, Note)] == ["left_out"]


def test_one_of_the_same_hour_is(town: Town, marta: Chat, ids: dict[str, int]) -> None:
    marta.says("1.1 vamos bien")
    marta.says("1.2 vamos bien")
    marta.heard()
    assert marta.says("1.2 en 50") == "recorded"
    assert _questions(marta.heard()) == ["1.1"]
    assert town.figure(ids["1.2"])[0] == 50


@pytest.mark.parametrize(
    ("report", "asks"),
    [
        ("la 1.1 va en 60, ya hicimos el taller con la gente", False),
        ("la 1.1 va en 60, falta la firma", True),
    ],
)
def test_words_that_she_has_since_told_of_an_activity_are_of_that_one(
    town: Town, marta: Chat, ids: dict[str, int], report: str, *, asks: bool
) -> None:
    assert marta.says("ya hicimos el taller con la gente") == "asked"
    marta.heard()
    assert marta.says(report) == "recorded"
    assert any(isinstance(one, Question) for one in marta.heard()) is asks
    assert town.figure(ids["1.1"])[0] == 60

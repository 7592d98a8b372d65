"""What is said to come again after a report: its dates stay open, and no word of it is a report."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from core.messages import Note
from models.plan import Milestone
from tests.service.bot.chat import Chat, Town, notes

MAY, JUNE, JULY = date(2026, 5, 29), date(2026, 6, 30), date(2026, 7, 31)
AGAIN = [
    "eso es mensual",
    "eso es de cada mes",
    "no, eso toca cada mes",
    "ojo, la 1.2 es trimestral",
    "es que eso se hace todos los meses, no la cierre",
    "solo este periodo",
]


@pytest.fixture
def activity(town: Town) -> int:
    """An activity with a date in each of three months, beside another one."""
    town.add("1.3", 20)
    return town.add("1.2", 20, due=[MAY, JUNE, JULY])


def met(town: Town, activity: int) -> list[bool]:
    """Return which of its dates are met."""
    rows = town.rows(select(Milestone).where(Milestone.activity_id == activity))
    return [row.met for row in sorted(rows, key=lambda row: row.ordinal)]


@pytest.mark.parametrize("said", AGAIN)
def test_what_was_closed_and_comes_again_is_done_for_its_period_only(
    town: Town, marta: Chat, activity: int, said: str
) -> None:
    marta.says("la 1.2 va en 100")
    assert marta.says(said) == "recorded"
    assert town.figure(activity) == (33, "")
    assert met(town, activity) == [True, False, False]


@pytest.mark.parametrize("said", AGAIN)
def test_below_a_hundred_the_date_of_the_period_is_open_again(
    town: Town, marta: Chat, activity: int, said: str
) -> None:
    marta.says("la 1.2 va en 60")
    assert met(town, activity) == [True, False, False]
    assert marta.says(said) == "recorded"
    assert town.figure(activity) == (60, "")
    assert met(town, activity) == [False, False, False]


def test_a_figure_that_has_met_no_date_is_told_to_leave_it_open(town: Town, marta: Chat) -> None:
    activity = town.add("1.2", 20)
    marta.says("la 1.2 va en 60")
    town.deliver()
    marta.heard()
    assert marta.says("eso es mensual") == "answered"
    (note,) = marta.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values["handle"]) == ("date_kept_open", "1.2")
    assert town.figure(activity) == (60, "")


def test_that_it_comes_again_may_be_in_her_words_alone(town: Town, marta: Chat) -> None:
    activity = town.add("1.2", 20, due=MAY)
    marta.says("la 1.2 va en 100")
    assert marta.says("eso es mensual") == "recorded"
    assert (town.figure(activity), met(town, activity)) == ((20, ""), [False])


@pytest.mark.parametrize(
    "said",
    ["eso es de Hacienda", "publicamos el informe mensual", "ya no es mensual", "eso es mensual?"],
)
def test_other_words_keep_nothing_open(town: Town, marta: Chat, activity: int, said: str) -> None:
    marta.says("la 1.2 va en 60")
    marta.says(said)
    assert met(town, activity) == [True, False, False]
    assert "date_kept_open" not in notes(marta.heard())


def test_what_comes_again_is_of_no_office(town: Town, marta: Chat) -> None:
    town.add("1.2", 20)
    assert marta.says("eso es de cada mes") != "requested"
    assert "wish_office" not in [getattr(one, "name", "") for one in marta.heard()]


def test_who_says_that_it_does_not_come_again_takes_nothing_back(town: Town, marta: Chat) -> None:
    activity = town.add("1.1", 30)
    marta.says("1.1 ya quedó")
    marta.says("eso no es mensual")
    assert town.figure(activity)[0] == 100


@pytest.mark.parametrize("said", ["eso no es cierto", "eso no es así"])
def test_who_says_that_it_is_not_so_takes_it_back_and_is_asked_for_no_office(
    town: Town, marta: Chat, said: str
) -> None:
    activity = town.add("1.1", 30)
    marta.says("1.1 en 60")
    assert marta.says(said) == "undone"
    assert town.figure(activity)[0] == 30

"""While she is away nothing is asked; what waited for her is asked again on the day she is back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from core.messages import Reminder
from core.words import Role
from models.audit import Actor, Change
from models.staff import absences
from scheduler.told import absence
from tests.service.bot.chat import Chat, Town, notes, somebody

CAMILO = 7001
BY = Actor("technician", "cli")
FAR = date(2026, 12, 15)
LENGTHS = [1, 2, 5, 9]  # days


@pytest.fixture
def asked(town: Town, marta: Chat) -> int:
    """A lower figure that is asked about, of an activity whose date is far; no step is owed."""
    activity = town.add("1.2", 40, due=FAR)
    town.morning()
    marta.says("la 1.2 va en 30")
    town.deliver()
    marta.heard()
    return activity


def is_away(town: Town, days: int) -> date:
    """Let Marta be away from today on; return the last of the days."""
    until = town.now.date() + timedelta(days=days - 1)
    with town.database.transaction() as session:
        absence.mark(
            Change(session, town.context.entity_id, BY, town.now),
            town.context,
            town.marta_id,
            until,
        )
    return until


def until_she_is_back(town: Town, marta: Chat, until: date) -> None:
    """Let the days of an absence pass, with nothing said to her; then comes her first day."""
    while town.now.date() < until:
        town.morning()
    assert marta.heard() == []
    first = town.context.calendar.next_working_day(until)
    while town.now.date() < first:
        town.morning()


def questions_of(chat: Chat) -> list[str]:
    """Return what the reminders ask that have come since somebody looked."""
    said = [one for one in chat.heard() if isinstance(one, Reminder)]
    return [one.question.name for one in said if one.question is not None]


@pytest.mark.every_case
@pytest.mark.parametrize("days", LENGTHS)
def test_it_is_asked_again_on_the_day_she_is_back_however_long_she_was_away(
    town: Town, marta: Chat, asked: int, days: int
) -> None:
    until_she_is_back(town, marta, is_away(town, days))

    assert questions_of(marta) == ["confirm"]
    assert marta.says("sí") == "recorded"
    assert town.figure(asked)[0] == 30
    town.morning()
    assert questions_of(marta) == []


@pytest.mark.parametrize("days", LENGTHS)
@pytest.mark.usefixtures("asked")
def test_what_was_repeated_before_her_absence_is_asked_once_more_and_then_no_more(
    town: Town, marta: Chat, days: int
) -> None:
    town.add("1.3", 10, due=town.now.date() + timedelta(days=1))
    town.morning()
    assert questions_of(marta) == ["confirm"]

    until_she_is_back(town, marta, is_away(town, days))

    assert questions_of(marta) == ["confirm"]
    for _ in range(9):
        town.morning()
    assert questions_of(marta) == []


@pytest.mark.usefixtures("asked")
def test_without_an_absence_nothing_is_sent_only_to_ask_again(town: Town, marta: Chat) -> None:
    for _ in range(5):
        town.morning()
    assert marta.heard() == []


@pytest.mark.usefixtures("asked")
def test_where_nothing_waits_nothing_is_sent_on_the_day_she_is_back(
    town: Town, marta: Chat
) -> None:
    marta.says("sí")
    marta.heard()
    until_she_is_back(town, marta, is_away(town, 3))
    assert marta.heard() == []


def test_what_her_deputy_reports_meanwhile_ends_the_question(
    town: Town, marta: Chat, asked: int
) -> None:
    camilo = somebody(town, CAMILO, "Camilo Ruiz", Role.DELEGATE, office=town.office_id)
    until = is_away(town, 4)
    town.morning()
    camilo.says("la 1.2 va en 45")

    until_she_is_back(town, marta, until)

    assert town.figure(asked)[0] == 45
    assert questions_of(marta) == []


@pytest.mark.usefixtures("asked")
def test_who_says_before_that_she_is_back_is_asked_on_that_day(town: Town, marta: Chat) -> None:
    is_away(town, 6)
    town.morning()
    marta.heard()

    marta.says("ya volví")

    assert "back_noted" in notes(marta.heard())
    town.morning(days=0)
    assert questions_of(marta) == ["confirm"]
    with town.database.reading() as session:
        until = absences.away_until(session, town.marta_id)
    assert until is not None
    assert until < town.now.date()

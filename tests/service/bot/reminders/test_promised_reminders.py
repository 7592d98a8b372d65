"""A reminder that was promised comes, whatever is reported before it, or is said not to come."""

from __future__ import annotations

from datetime import date

import pytest

from core.messages import Receipt, Reminder
from core.words import Duty
from tests.service.bot.chat import Chat, Town
from tests.support.builders import a_responsibility

PROMISED = date(2026, 5, 22)


@pytest.fixture(autouse=True)
def promise(town: Town, marta: Chat) -> int:
    """Let Marta be promised a reminder of the 1.1 on the 22nd."""
    activity = town.add("1.1", 10)
    town.add("1.2", 10)
    town.morning()  # the first message shows all that is open
    assert marta.says("recuérdeme la 1.1 el 22 de mayo") == "requested"
    town.deliver()
    marta.heard()
    return activity


def receipt(chat: Chat) -> Receipt:
    """Return the one receipt that has come since the last look."""
    (found,) = [one for one in chat.heard() if isinstance(one, Receipt)]
    return found


def reminders_until_the_day(town: Town, chat: Chat) -> list[tuple[date, list[str]]]:
    """Let the days pass up to the promised one; return what was reminded of on each."""
    found = []
    while town.context.today(town.now) < PROMISED:
        town.morning()
        today = town.context.today(town.now)
        told = [one for one in chat.heard() if isinstance(one, Reminder) and one.lines]
        found += [(today, [line.handle for line in one.lines]) for one in told]
    return [(day, handles) for day, handles in found if "1.1" in handles]


def test_a_report_in_between_takes_nothing_from_the_promise(town: Town, marta: Chat) -> None:
    assert marta.says("la 1.1 va en 40 %") == "recorded"

    assert receipt(marta).records[0].unreminded is None
    assert [day for day, _ in reminders_until_the_day(town, marta)] == [PROMISED]


def test_what_closes_the_activity_says_that_no_reminder_comes(town: Town, marta: Chat) -> None:
    assert marta.says("la 1.1 ya quedó, al 100 %") == "recorded"

    assert receipt(marta).records[0].unreminded == PROMISED
    assert reminders_until_the_day(town, marta) == []


def test_another_activity_that_is_closed_says_nothing_of_it(marta: Chat) -> None:
    assert marta.says("la 1.2 ya quedó, al 100 %") == "recorded"
    assert receipt(marta).records[0].unreminded is None


def test_what_was_promised_to_another_office_is_not_told(
    town: Town, pedro: Chat, promise: int
) -> None:
    with town.database.transaction() as session:
        a_responsibility(session, promise, town.other_office_id, position=2, duty=Duty.LEAD)
    assert pedro.says("la 1.1 ya quedó, al 100 %") == "recorded"
    assert receipt(pedro).records[0].unreminded is None


def test_a_closing_that_is_taken_back_brings_the_reminder_back(town: Town, marta: Chat) -> None:
    marta.says("la 1.1 ya quedó, al 100 %")
    marta.says("deshacer")
    town.deliver()

    assert [day for day, _ in reminders_until_the_day(town, marta)] == [PROMISED]

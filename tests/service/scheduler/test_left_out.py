"""A reminder names what is overdue and has no line in it, so that its list is not taken for all."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from core.messages import Reminder
from core.words import Role
from models.session import Database
from tests.support.builders import (
    a_holder,
    a_person,
    a_report,
    a_request,
    an_activity,
    an_office,
    instant,
)
from tests.support.engines import take
from tests.support.scheduling import Town, a_town, deliver, pass_at

FRIDAY, MONDAY, TUESDAY = date(2026, 5, 8), date(2026, 5, 11), date(2026, 5, 12)
PAST, LONG_PAST, NEAR = date(2026, 5, 4), date(2026, 4, 30), date(2026, 5, 15)
SATURDAY = date(2026, 5, 9)
MONDAY_AFTERNOON = instant(MONDAY, 15)


def town_with(database: Database, *dated: tuple[str, date]) -> tuple[Town, dict[str, int]]:
    with database.transaction() as session:
        town = a_town(session)
        a_person(session, town.entity, "Luz", role=Role.PLANNING, email="luz@p.example")
        made = {
            handle: an_activity(session, town.entity, due=due, office=town.office, handle=handle)
            for handle, due in dated
        }
    return town, made


def tuesday(database: Database, town: Town) -> Reminder:
    """Tell what is overdue on Monday; return the reminder of the day after."""
    pass_at(database, town.context, instant(MONDAY))
    deliver(database, instant(MONDAY))
    (message,) = pass_at(database, town.context, instant(TUESDAY)).messages
    return message.content


def named(content: Reminder) -> tuple[list[str], list[str]]:
    return [one.handle for one in content.lines], [one.handle for one in content.left_out]


def test_what_is_overdue_and_was_told_of_lately_is_named_the_oldest_first(
    database: Database,
) -> None:
    town, _ = town_with(database, ("1.2", PAST), ("2.4", LONG_PAST), ("5.1", NEAR))
    assert named(tuesday(database, town)) == (["5.1"], ["2.4", "1.2"])


def test_what_has_a_line_is_not_named_besides(database: Database) -> None:
    town, _ = town_with(database, ("1.2", PAST), ("2.4", LONG_PAST))
    (monday,) = pass_at(database, town.context, instant(MONDAY)).messages
    assert named(monday.content) == (["2.4", "1.2"], [])


def done(session: Any, _: Town, activity: int) -> None:
    a_report(session, activity, 100)


def put_off(session: Any, town: Town, activity: int) -> None:
    a_request(
        session, activity, by=town.lead, office_id=town.office, at=instant(MONDAY),
        granted_until=date(2026, 5, 20),
    )  # fmt: skip


def answered(session: Any, town: Town, activity: int, at: datetime = MONDAY_AFTERNOON) -> None:
    a_report(session, activity, 40, by=town.lead, office_id=town.office, at=at)


@pytest.mark.parametrize("become", [done, put_off, answered])
def test_what_is_done_was_put_off_or_answered_since_it_was_asked_is_not_named(
    database: Database, become: Any
) -> None:
    town, made = town_with(database, ("1.2", PAST), ("2.4", LONG_PAST), ("5.1", NEAR))
    pass_at(database, town.context, instant(MONDAY))
    deliver(database, instant(MONDAY))
    with database.transaction() as session:
        become(session, town, made["2.4"])
    (message,) = pass_at(database, town.context, instant(TUESDAY)).messages
    assert named(message.content) == (["5.1"], ["1.2"])


def test_what_fell_due_after_she_answered_is_named_and_what_is_not_due_yet_is_not(
    database: Database,
) -> None:
    town, made = town_with(database, ("3.5", SATURDAY), ("3.6", NEAR), ("5.1", NEAR))
    pass_at(database, town.context, instant(FRIDAY))
    deliver(database, instant(FRIDAY))
    with database.transaction() as session:
        for handle in ("3.5", "3.6"):
            answered(session, town, made[handle], at=instant(FRIDAY, 15))
    (message,) = pass_at(database, town.context, instant(TUESDAY)).messages
    assert named(message.content) == (["5.1"], ["3.5"])


def test_what_is_named_besides_keeps_the_day_on_which_its_silence_is_told(
    database: Database,
) -> None:
    town, _ = town_with(database, ("1.2", PAST), ("2.4", LONG_PAST), ("5.1", NEAR))
    content = tuesday(database, town)
    assert {one.handle: one.escalates_on for one in content.left_out} == {
        "1.2": date(2026, 5, 20), "2.4": date(2026, 5, 20)
    }  # fmt: skip


def test_what_is_named_besides_tells_no_day_where_it_was_answered(
    database: Database,
) -> None:
    town, made = town_with(database, ("3.5", SATURDAY), ("5.1", NEAR))
    pass_at(database, town.context, instant(FRIDAY))
    deliver(database, instant(FRIDAY))
    with database.transaction() as session:
        answered(session, town, made["3.5"], at=instant(FRIDAY, 15))
    (message,) = pass_at(database, town.context, instant(TUESDAY)).messages
    assert [one.escalates_on for one in message.content.left_out] == [None]


def test_what_another_office_answers_for_is_not_named(database: Database) -> None:
    town, _ = town_with(database, ("1.2", PAST), ("5.1", NEAR))
    with database.transaction() as session:
        other = an_office(session, town.entity, "Hacienda")
        an_activity(session, town.entity, due=PAST, office=other, handle="9.9")
    assert named(tuesday(database, town)) == (["5.1"], ["1.2"])


def test_what_was_done_before_the_message_goes_out_is_not_named(database: Database) -> None:
    town, made = town_with(database, ("1.2", PAST), ("2.4", LONG_PAST), ("5.1", NEAR))
    tuesday(database, town)
    with database.transaction() as session:
        a_report(session, made["1.2"], 100)
    with database.transaction() as session:
        job = take(session, town.context, holder_id=a_holder(session), now=instant(TUESDAY))
    assert job is not None
    assert isinstance(job.content, Reminder)
    assert named(job.content) == (["5.1"], ["2.4"])


def test_what_she_answered_before_the_message_goes_out_is_not_named_besides(
    database: Database,
) -> None:
    town, made = town_with(database, ("1.2", PAST), ("2.4", LONG_PAST), ("5.1", NEAR))
    tuesday(database, town)
    with database.transaction() as session:
        at = instant(TUESDAY, 8) + timedelta(minutes=1)
        a_report(session, made["1.2"], 40, by=town.lead, office_id=town.office, at=at)
    with database.transaction() as session:
        job = take(session, town.context, holder_id=a_holder(session), now=instant(TUESDAY, 9))
    assert job is not None
    assert isinstance(job.content, Reminder)
    assert named(job.content) == (["5.1"], ["2.4"])


def test_what_another_office_leads_is_named_as_such(database: Database) -> None:
    town, _ = town_with(database, ("1.2", PAST), ("5.1", NEAR))
    with database.transaction() as session:
        other = an_office(session, town.entity, "Hacienda")
        offices = (other, town.office)
        an_activity(session, town.entity, due=LONG_PAST, office=offices, handle="9.9")
    told = tuesday(database, town).left_out
    assert {one.handle: one.support for one in told} == {"1.2": False, "9.9": True}

"""Which reminder comes next: the day that is foretold is the day on which it goes out."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import update

from core.clock import local_day
from core.words import Role
from models.organisation import Address, Person
from models.session import Database
from scheduler import directory
from scheduler.explained import coming
from scheduler.explained.coming import Coming, Scope
from scheduler.told import planning
from tests.service.scheduler.explained.life import Life, a_life
from tests.support.builders import (
    BOGOTA,
    NOW,
    a_person,
    a_report,
    an_activity,
    instant,
)

MONDAY = date(2026, 5, 11)
DAY = timedelta(days=1)


def an_activity_due(life: Life, due: date, handle: str = "1.2") -> int:
    with life.database.transaction() as session:
        return an_activity(
            session, life.town.entity, handle=handle, due=due, office=life.town.office
        )


def next_of(life: Life, activity: int) -> tuple[Coming, ...]:
    scope = Scope(activities=frozenset([activity]))
    with life.database.reading() as session:
        now = life.clock.now()
        people = directory.load(session, life.context, now)
        planned = planning.known(session, life.context, now)
        return coming.coming(session, life.context, now, scope, people, planned)


async def first_sent(life: Life, since: date) -> date:
    """Live on until something more goes out, and return the day of it."""
    before, day = len(life.telegram.taken), since
    while len(life.telegram.taken) == before:
        await life.morning(day)
        day += DAY
    return local_day(life.clock.now(), BOGOTA)


@pytest.mark.parametrize("due", [date(2026, 5, 12), date(2026, 6, 30), date(2026, 5, 4)])
async def test_it_goes_out_on_the_day_that_was_foretold(database: Database, due: date) -> None:
    life = a_life(database)
    activity = an_activity_due(life, due)
    (told,) = next_of(life, activity)

    assert await first_sent(life, MONDAY) == told.on


@pytest.mark.parametrize(
    ("day", "which"),
    [
        (date(2026, 5, 12), "el día de la fecha"),
        (date(2026, 5, 13), "el día de la fecha, con retraso"),
    ],
)
def test_what_its_day_missed_is_foretold_as_late(database: Database, day: date, which: str) -> None:
    life = a_life(database)
    activity = an_activity_due(life, date(2026, 5, 12))
    life.clock.set(instant(day))
    (told,) = next_of(life, activity)

    assert (told.on, [one.told for one in told.steps]) == (day, [which])


async def test_an_answer_moves_it_to_the_day_on_which_it_does_go_out(database: Database) -> None:
    life = a_life(database)
    activity = an_activity_due(life, date(2026, 5, 19))
    (before,) = next_of(life, activity)
    with database.transaction() as session:
        a_report(session, activity, 40, by=life.town.lead, at=NOW, office_id=life.town.office)
    (after,) = next_of(life, activity)

    assert before.on < after.on
    assert await first_sent(life, MONDAY + DAY) == after.on


async def test_today_s_pass_done_it_is_a_later_day(database: Database) -> None:
    life = a_life(database)
    activity = an_activity_due(life, MONDAY)
    (before,) = next_of(life, activity)
    await life.morning(MONDAY)
    (after,) = next_of(life, activity)

    assert before.on == MONDAY < after.on
    assert await first_sent(life, MONDAY + DAY) == after.on


async def test_while_the_lead_is_away_it_goes_to_the_delegate_and_then_to_her(
    database: Database,
) -> None:
    life = a_life(database)
    activity = an_activity_due(life, date(2026, 5, 19))
    with database.transaction() as session:
        a_person(
            session, life.town.entity, "Bea Díaz", office=life.town.office, role=Role.DELEGATE,
            telegram="777",
        )  # fmt: skip
        session.execute(
            update(Person).where(Person.id == life.town.lead).values(away_until=date(2026, 5, 14))
        )
    found = {one.person: one for one in next_of(life, activity)}

    assert (found["Bea Díaz"].on, found["Bea Díaz"].steps) == (MONDAY, ())  # her welcome
    assert found["Marta Lucía Rincón"].on == date(2026, 5, 15)


async def test_nobody_is_told_of_what_nothing_reaches_or_the_trial_holds(
    database: Database,
) -> None:
    life = a_life(database, live=False)
    activity = an_activity_due(life, date(2026, 5, 19))
    assert next_of(life, activity) == ()

    with database.transaction() as session:
        session.execute(update(Address).values(dead_since=NOW, dead_reason="blocked"))
    assert next_of(life, activity) == ()


def test_on_a_day_the_rules_say_why_a_step_would_not_go_out(database: Database) -> None:
    life = a_life(database)
    activity = an_activity_due(life, date(2026, 5, 19))
    with database.transaction() as session:
        a_report(session, activity, 40, by=life.town.lead, at=NOW, office_id=life.town.office)
    scope = Scope(activities=frozenset([activity]))
    with database.reading() as session:
        found = coming.closed_on(session, life.context, life.clock.now(), date(2026, 5, 12), scope)

    assert [one.reason_text for one in found] == ["la oficina respondió el 2026-05-11"]
    assert local_day(instant(date(2026, 5, 12)), BOGOTA) == date(2026, 5, 12)

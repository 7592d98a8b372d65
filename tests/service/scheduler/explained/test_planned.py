"""What is planned of people and offices is told ahead: whom a reminder goes to after that day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from core.words import Role
from models.audit import Actor, Change
from models.organisation import Person
from models.outbox import OutboxItem
from models.plan import Activity
from models.session import Database
from models.staff import leaving, offices
from plans.requests import handing_over, succeeding
from plans.requests.handing_over import Handover
from scheduler import directory
from scheduler.explained import coming, subjects
from scheduler.explained.coming import Coming, Scope
from scheduler.explained.why import Why, explain
from scheduler.told import absence, absences_ahead, planning
from tests.service.scheduler.explained.life import Life, a_life
from tests.support.builders import NOW, a_person, an_activity, an_office

MONDAY, WEDNESDAY = date(2026, 5, 11), date(2026, 5, 13)
TUESDAY_AFTER = date(2026, 5, 19)
DAY = timedelta(days=1)
MARTA, BEA = "Marta Lucía Rincón", "Bea Díaz"
BY = Actor("technician", "cli")


def why(life: Life, typed: str) -> Why:
    with life.database.reading() as session:
        (about,) = subjects.find(session, life.town.entity, typed)
        return explain(session, life.context, about, life.clock.now())


def next_of(life: Life, activity: int) -> tuple[Coming, ...]:
    """Return what `activity show` tells of the next reminder."""
    with life.database.reading() as session:
        now = life.clock.now()
        people = directory.load(session, life.context, now)
        scope = Scope(activities=frozenset([activity]))
        planned = planning.known(session, life.context, now)
        return coming.coming(session, life.context, now, scope, people, planned)


def words(found: Why) -> list[str]:
    return [one.words for one in found.standings]


def lines(found: Why) -> list[str]:
    return [found.line(one, addresses=False) for one in found.told]


async def reached(life: Life, on: date) -> set[str]:
    """Live until a day, and return the names of those who were written to on it."""
    day = MONDAY
    while day < on:
        await life.morning(day)
        day += DAY
    with life.database.reading() as session:
        before = {*session.scalars(select(OutboxItem.id))}
    await life.morning(on)
    with life.database.reading() as session:
        query = select(Person.name).join(OutboxItem, OutboxItem.person_id == Person.id)
        return {*session.scalars(query.where(OutboxItem.id.not_in(before)))}


@pytest.fixture
def life(database: Database) -> Life:
    """Marta's office has the 1.2, of which she would be reminded on 12 May."""
    life = a_life(database)
    with database.transaction() as session:
        an_activity(
            session, life.town.entity, handle="1.2", due=TUESDAY_AFTER, office=life.town.office
        )
    return life


def bea(life: Life, office: int | None = None) -> int:
    with life.database.transaction() as session:
        return a_person(session, life.town.entity, BEA, office=office, telegram="777")


def the_activity(life: Life) -> int:
    with life.database.reading() as session:
        return session.scalars(select(Activity.id)).one()


def leaves(life: Life, on: date, by: int | None) -> None:
    with life.database.transaction() as session:
        change = Change(session, life.town.entity, BY, NOW)
        leaving.plan(change, person_id=life.town.lead, on=on, by_id=by)


async def test_who_follows_is_told_as_the_next_before_her_day(life: Life) -> None:
    leaves(life, MONDAY + DAY, bea(life))
    (shown,) = next_of(life, the_activity(life))
    office, hers, former = why(life, "planeación"), why(life, BEA), why(life, MARTA)

    assert (shown.person, shown.on) == (BEA, MONDAY + DAY)
    assert office.next == hers.next.replace("Sigue: 2026-05-12:", f"Sigue: 2026-05-12 a {BEA}:")
    assert words(office) == [f"{MARTA} se va el 2026-05-12: desde ese día lo suyo le llega a {BEA}"]
    assert former.next == "Sigue: ningún recordatorio previsto."
    assert BEA in await reached(life, MONDAY + DAY)


async def test_where_nobody_follows_nothing_comes_next(life: Life) -> None:
    leaves(life, MONDAY + DAY, None)

    assert next_of(life, the_activity(life)) == ()
    assert words(why(life, "1.2")) == [
        f"{MARTA} se va el 2026-05-12: desde ese día no se le escribe"
    ]
    assert MARTA not in await reached(life, MONDAY + DAY)


async def test_before_her_day_it_still_goes_to_who_is_there(life: Life) -> None:
    leaves(life, WEDNESDAY, bea(life))
    found = next_of(life, the_activity(life))

    assert [(one.person, one.on) for one in found] == [(MARTA, MONDAY + DAY), (BEA, WEDNESDAY)]
    assert await reached(life, MONDAY + DAY) == {MARTA}


async def test_an_activity_that_goes_over_is_told_to_the_other_office(life: Life) -> None:
    with life.database.transaction() as session:
        other = an_office(session, life.town.entity, "Secretaría de Gobierno")
    bea(life, other)
    with life.database.transaction() as session:
        activity = session.scalars(select(Activity)).one()
        change = Change(session, life.town.entity, BY, NOW)
        handing_over.plan(
            change, activity, Handover(other, anyway=True), "Decreto 12", MONDAY + DAY
        )
    (shown,) = next_of(life, the_activity(life))

    assert (shown.person, shown.on) == (BEA, MONDAY + DAY)
    assert why(life, "gobierno").coming == why(life, "1.2").coming == (shown,)
    assert why(life, "planeación").coming == ()
    assert words(why(life, "gobierno")) == [
        "desde el 2026-05-12 la 1.2 se le escribe a Secretaría de Gobierno"
    ]
    assert BEA in await reached(life, MONDAY + DAY)


async def test_an_office_that_becomes_another_is_told_there(life: Life) -> None:
    with life.database.transaction() as session:
        new = an_office(session, life.town.entity, "Oficina de Obras")
        rows = offices.offices_by_id(session, life.town.entity)
        change = Change(session, life.town.entity, BY, NOW)
        succeeding.plan(change, rows[life.town.office], rows[new], "Decreto 13", MONDAY + DAY)
    found = why(life, "obras")

    assert [(one.person, one.on) for one in found.coming] == [(MARTA, MONDAY + DAY)]
    assert words(found) == [
        "a Oficina de Obras no se le llega: nadie registrado, hasta el 2026-05-12",
        goes_over := "desde el 2026-05-12 lo de Secretaría de Planeación se le escribe a Oficina"
        " de Obras",
    ]
    assert words(why(life, MARTA)) == [goes_over]
    assert await reached(life, MONDAY + DAY) == {MARTA}


def away(life: Life, person: int, first: date, until: date) -> None:
    with life.database.transaction() as session:
        told = absence.Told(person, MARTA, first, until, "de vacaciones")
        absence.tell(session, life.context, told, [life.town.lead], NOW)
        for notice in absences_ahead.told_of(session, life.context, NOW):
            absence.plan(notice, "control")


def test_an_absence_to_come_is_told_of_her_and_of_her_office(life: Life) -> None:
    away(life, life.town.lead, WEDNESDAY, TUESDAY_AFTER)

    assert words(why(life, MARTA)) == ["del 2026-05-13 al 2026-05-19 no está"]
    (told,) = words(why(life, "planeación"))
    assert told == (
        f"{MARTA}: del 2026-05-13 al 2026-05-19 no está, y de Secretaría de Planeación no queda"
        " nadie"
    )


def test_who_works_beside_her_is_told_of_the_absence_of_who_gets_the_reminders(life: Life) -> None:
    with life.database.transaction() as session:
        a_person(session, life.town.entity, BEA, office=life.town.office, role=Role.DELEGATE)
    away(life, life.town.lead, WEDNESDAY, TUESDAY_AFTER)

    assert f"{MARTA}: del 2026-05-13 al 2026-05-19 no está" in " ".join(words(why(life, BEA)))
    assert words(why(life, MARTA)) == ["del 2026-05-13 al 2026-05-19 no está"]


def test_where_nobody_comes_with_the_other_office_no_day_is_promised(life: Life) -> None:
    with life.database.transaction() as session:
        new = an_office(session, life.town.entity, "Oficina de Obras")
        empty = an_office(session, life.town.entity, "Oficina de Vías")
        rows = offices.offices_by_id(session, life.town.entity)
        change = Change(session, life.town.entity, BY, NOW)
        succeeding.plan(change, rows[empty], rows[new], "Decreto 13", MONDAY + DAY)

    assert words(why(life, "obras"))[0] == "a Oficina de Obras no se le llega: nadie registrado"


def test_where_somebody_stands_in_the_office_is_not_alone(life: Life) -> None:
    bea(life, life.town.office)
    away(life, life.town.lead, WEDNESDAY, TUESDAY_AFTER)

    assert f"{MARTA}: del 2026-05-13 al 2026-05-19 no está" in words(why(life, "planeación"))


def test_who_was_welcomed_by_then_is_told_the_reminder_behind_it(life: Life) -> None:
    leaves(life, MONDAY + DAY, bea(life))
    with life.database.transaction() as session:
        new = an_office(session, life.town.entity, "Oficina de Obras")
        rows = offices.offices_by_id(session, life.town.entity)
        change = Change(session, life.town.entity, BY, NOW)
        succeeding.plan(change, rows[life.town.office], rows[new], "Decreto 13", WEDNESDAY)
    (found,) = why(life, "obras").coming

    assert (found.person, found.on >= WEDNESDAY, len(found.steps)) == (BEA, True, 1)

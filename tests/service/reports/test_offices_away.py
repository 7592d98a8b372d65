"""Offices whose people are away, in the digest: out of reach, not silent."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from core.entity.calendar import Calendar
from core.notice_names import AWAY
from core.unreached import Unreached
from core.words import Role
from models.audit import Actor, Change
from models.organisation import Person
from models.session import Database
from models.staff import groups, leaving
from reports.weekly import UnreachableOffice
from tests.service.reports.collecting import figures_of
from tests.support.builders import (
    NOW,
    TODAY,
    a_notice,
    a_person,
    a_told_reminder,
    an_activity,
    an_entity,
    an_office,
)

DAY = timedelta(days=1)


def _away_on(session: Session, person: int, until: date) -> None:
    """Mark an absence that ends with the day `until`."""
    session.execute(update(Person).where(Person.id == person).values(away_until=until))


@pytest.mark.parametrize("days", [0, 4])
def test_an_office_whose_only_person_is_away_is_out_of_reach_and_not_silent(
    database: Database, days: int
) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        office = an_office(session, entity, "Secretaría de Hacienda")
        person = a_person(session, entity, office=office, email="x@puertoesperanza.example")
        a_told_reminder(session, an_activity(session, entity, office=office), person, at=NOW - DAY)
        _away_on(session, person, TODAY + days * DAY)
        figures = figures_of(session, entity)

    assert figures.silent_offices == ()
    assert figures.unreachable_offices == (
        UnreachableOffice(
            name="Secretaría de Hacienda",
            office_id=office,
            activities=1,
            reason=Unreached.AWAY,
            people=figures.unreachable_offices[0].people,
            first=figures.unreachable_offices[0].first,
        ),
    )


def test_days_of_absence_are_no_silence_which_begins_on_the_first_day_back(
    database: Database,
) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        office = an_office(session, entity)
        person = a_person(session, entity, office=office, email="x@puertoesperanza.example")
        activity = an_activity(session, entity, office=office)
        a_told_reminder(session, activity, person, at=NOW - 7 * DAY)
        days = {}
        for ended in range(10, 0, -1):
            _away_on(session, person, TODAY - ended * DAY)
            found = figures_of(session, entity)
            assert found.unreachable_offices == ()
            days[TODAY - ended * DAY] = [one.since for one in found.silent_offices]

    calendar = Calendar()
    for until, since in days.items():
        back = max(calendar.next_working_day(until), TODAY - 7 * DAY)
        assert since == ([back] if back < TODAY else []), until


@pytest.mark.parametrize("stands_in", ["a delegate", "a group"])
def test_an_absence_is_no_loss_of_contact_where_somebody_stands_in(
    database: Database, stands_in: str
) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        office = an_office(session, entity)
        person = a_person(session, entity, office=office, email="x@puertoesperanza.example")
        an_activity(session, entity, office=office)
        _away_on(session, person, TODAY + DAY)
        if stands_in == "a delegate":
            a_person(
                session,
                entity,
                "Luz Dary",
                office=office,
                role=Role.DELEGATE,
                email="luz@puertoesperanza.example",
            )
        else:
            chat = groups.join(session, entity, "telegram", "-77", "x", NOW - DAY)
            groups.approve(Change(session, entity, Actor("t", "cli"), NOW - DAY), chat, office)
        assert figures_of(session, entity).unreachable_offices == ()


@pytest.mark.parametrize(
    ("first", "due", "deputy", "confirmed", "told"),
    [
        (4, 10, False, True, True),
        (0, 10, False, True, True),
        (4, 10, True, True, False),  # somebody receives
        (4, 40, False, True, False),  # nothing of it is due by then
        (4, 10, False, False, False),  # nobody has confirmed it
        (40, 45, False, True, False),  # far away
    ],
)
def test_an_absence_to_come_is_told_where_it_leaves_dates_and_nobody_who_receives(
    database: Database, first: int, due: int, deputy: bool, confirmed: bool, told: bool
) -> None:
    first_day, until = TODAY + first * DAY, TODAY + (first + 14) * DAY
    with database.transaction() as session:
        entity = an_entity(session)
        office = an_office(session, entity, "Atención al Ciudadano")
        jorge = a_person(session, entity, "Jorge Peláez", office=office, email="jorge@x.co")
        if deputy:
            a_person(
                session, entity, "Paola Ruiz", office=office, role=Role.DELEGATE, email="p@x.co"
            )
        an_activity(session, entity, office=office, handle="4.1", due=TODAY + due * DAY)
        if told:
            an_activity(session, entity, office=office, handle="4.2", due=TODAY - 28 * DAY)
        if first:
            reader = a_person(session, entity, "Consuelo", role=Role.CONTROL)
            details = {
                "person": "Jorge Peláez",
                "away": jorge,
                "first": first_day.isoformat(),
                "until": until.isoformat(),
                "planned": reader if confirmed else None,
            }
            a_notice(session, reader, kind=AWAY, details=details)
        else:
            _away_on(session, jorge, until)
        figures = figures_of(session, entity)

    assert bool(figures.uncovered) is told
    if not told:
        return
    (one,) = figures.uncovered
    assert (one.name, one.people) == ("Atención al Ciudadano", ("Jorge Peláez",))
    assert (one.away_from, one.away_until) == (first_day if first else None, until)
    assert [(each.handle, each.due) for each in one.meanwhile] == [
        ("4.2", TODAY - 28 * DAY), ("4.1", TODAY + 10 * DAY)
    ]  # fmt: skip
    assert [todo.unreachable for todo in figures.todo if todo.unreachable] == [one]


@pytest.mark.parametrize(("due", "told"), [(5, True), (12, False)])
def test_dates_after_somebody_replaces_who_is_away_are_not_uncovered(
    database: Database, due: int, told: bool
) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        office = an_office(session, entity, "Atención al Ciudadano")
        jorge = a_person(session, entity, "Jorge Peláez", office=office, email="jorge@x.co")
        paola = a_person(session, entity, "Paola Ruiz", email="p@x.co")
        an_activity(session, entity, office=office, handle="4.1", due=TODAY + due * DAY)
        _away_on(session, jorge, TODAY + 14 * DAY)
        change = Change(session, entity, Actor("planning", "page", None), NOW)
        leaving.plan(change, person_id=jorge, on=TODAY + 10 * DAY, by_id=paola)
        figures = figures_of(session, entity)

    assert [one.away_until for one in figures.uncovered] == [TODAY + 9 * DAY] * told

"""Offices that nothing can reach, on both databases."""

from __future__ import annotations

from datetime import timedelta

import pytest

from core.unreached import Unreached
from core.words import Role
from models.audit import Actor, Change
from models.session import Database
from models.staff import groups
from reports.lists import asking
from reports.weekly import UnreachableOffice
from tests.service.reports.collecting import figures_of
from tests.support.builders import (
    NOW,
    TODAY,
    a_person,
    a_report,
    an_activity,
    an_address,
    an_entity,
    an_office,
)

DAY = timedelta(days=1)


def test_an_office_without_people_cannot_be_reached(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        office = an_office(session, entity, "Secretaría de Salud")
        an_activity(session, entity, office=office)
        an_activity(session, entity, office=office)
        figures = figures_of(session, entity)

    assert figures.unreachable_offices == (
        UnreachableOffice(
            name="Secretaría de Salud",
            office_id=office,
            activities=2,
            reason=Unreached.NOBODY_REGISTERED,
            first=figures.unreachable_offices[0].first,
        ),
    )


def test_an_office_with_one_living_address_can_be_reached(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        office = an_office(session, entity)
        lead = a_person(session, entity, office=office)
        an_address(session, lead, dead_since=NOW - DAY, dead_reason="no such mailbox")
        a_person(
            session,
            entity,
            "Luz Dary",
            office=office,
            role=Role.DELEGATE,
            email="luz@puertoesperanza.example",
        )
        an_activity(session, entity, office=office)

        assert figures_of(session, entity).unreachable_offices == ()


@pytest.mark.parametrize(
    ("dead_reason", "reason"),
    [
        ("no such mailbox", Unreached.NO_LIVING_ADDRESS),
        (None, Unreached.NO_LIVING_ADDRESS),
        ("no consent", Unreached.NO_CONSENT),
        ("Forbidden: bot was blocked by the user", Unreached.BLOCKED),
    ],
)
def test_the_reason_of_a_dead_address_is_told(
    database: Database, dead_reason: str | None, reason: Unreached
) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        office = an_office(session, entity)
        lead = a_person(session, entity, office=office)
        an_address(session, lead, dead_since=NOW - DAY, dead_reason=dead_reason)
        an_activity(session, entity, office=office)

        assert [o.reason for o in figures_of(session, entity).unreachable_offices] == [reason]


def test_an_office_with_a_group_is_reached_there_as_long_as_somebody_works_in_it(
    database: Database,
) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        manned, empty = an_office(session, entity), an_office(session, entity, "Prensa")
        a_person(session, entity, office=manned)
        for number, office in enumerate((manned, empty)):
            an_activity(session, entity, office=office)
            chat = groups.join(session, entity, "telegram", f"-7{number}", "x", NOW - DAY)
            by = Actor("technician", "cli")
            groups.approve(Change(session, entity, by, NOW - DAY), chat, office)
        before = figures_of(session, entity).unreachable_offices
        groups.lose(Change(session, entity, by, NOW - DAY / 2), chat, "removed")

    assert [(one.name, one.reason) for one in before] == [("Prensa", Unreached.NOBODY_REGISTERED)]


def test_a_person_without_any_address_cannot_be_reached(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        office = an_office(session, entity)
        a_person(session, entity, office=office)
        an_activity(session, entity, office=office)
        reasons = [o.reason for o in figures_of(session, entity).unreachable_offices]

    assert reasons == [Unreached.NO_LIVING_ADDRESS]


def test_a_person_who_left_does_not_make_her_office_reachable(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        office = an_office(session, entity)
        a_person(session, entity, office=office, email="x@puertoesperanza.example", active=False)
        an_activity(session, entity, office=office)
        reasons = [o.reason for o in figures_of(session, entity).unreachable_offices]

    assert reasons == [Unreached.NOBODY_REGISTERED]


def test_an_office_with_nothing_open_need_not_be_reached(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        office = an_office(session, entity)
        a_report(session, an_activity(session, entity, office=office), 100)

        assert figures_of(session, entity).unreachable_offices == ()


def test_the_people_of_a_merged_office_reach_the_one_it_went_into(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        new = an_office(session, entity, "Secretaría General")
        old = an_office(session, entity, "Archivo", merged_into_id=new)
        a_person(session, entity, office=old, email="archivo@puertoesperanza.example")
        an_activity(session, entity, office=new)

        assert figures_of(session, entity).unreachable_offices == ()


def test_a_name_of_many_is_told_until_it_is_said_which_they_are(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        lead = an_office(session, entity, "Hacienda")
        a_person(session, entity, office=lead, email="h@puertoesperanza.example")
        every = an_office(session, entity, "Todas las áreas", collective=True)
        an_activity(session, entity, office=[lead, every])
        before = figures_of(session, entity).unreachable_offices
        a_person(session, entity, "Ana", office=every, email="a@puertoesperanza.example")
        after = figures_of(session, entity).unreachable_offices

    [one] = before
    assert (one.name, one.reason, one.supports) == ("Todas las áreas", Unreached.COLLECTIVE, 1)
    assert asking.answers_for(one, TODAY) == "apoya 1"
    assert after == ()

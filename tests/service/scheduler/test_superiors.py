"""The office above a silent one hears of it beside planning, only where the entity says so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from core.entity.policy import Policy
from core.errors import InputError
from core.words import Role
from models.audit import Actor, Change
from models.session import Database
from models.staff import superiors
from models.staff.offices import OfficeRow
from tests.support.builders import a_membership, a_person, an_activity, an_office, instant
from tests.support.scheduling import Town, a_town, deliver, notices_of, pass_at

DUE = date(2026, 5, 11)
TOLD_TOO = Policy(escalate_to=("planning", "superior"))


def below(database: Database, *, leads_both: bool = False) -> tuple[Town, int, int]:
    """Write a town whose office depends on another; return it, who plans, and who leads above."""
    with database.transaction() as session:
        town = a_town(session)
        planner = a_person(session, town.entity, "Paula", role=Role.PLANNING, email="p@x.example")
        above = an_office(session, town.entity, "Despacho")
        chief = a_person(session, town.entity, "Celia", office=above, email="c@x.example")
        if leads_both:
            a_membership(session, town.lead, Role.LEAD, office=above)
        an_activity(session, town.entity, plan=town.plan, due=DUE, office=town.office)
        put(session, town, above)
    return town, planner, chief


def put(session: Session, town: Town, above: int | None) -> bool:
    """Let the town's office stand below another."""
    change = Change(session, town.entity, Actor("technician", "cli"), instant(DUE))
    over = None if above is None else OfficeRow(above, "Despacho", collective=False)
    office = OfficeRow(town.office, "Secretaría", collective=False)
    return superiors.put(change, office=office, superior=over)


def silence(database: Database, town: Town, policy: Policy) -> None:
    """Let three weeks of reminders pass without an answer."""
    context = replace(town.context, policy=policy)
    for day in range(21):
        at: datetime = instant(DUE + timedelta(days=day))
        pass_at(database, context, at)
        deliver(database, at)


@pytest.mark.parametrize(("policy", "also"), [(Policy(), False), (TOLD_TOO, True)])
def test_who_leads_above_is_told_beside_planning_where_that_is_set(
    database: Database, policy: Policy, also: bool
) -> None:
    town, planner, chief = below(database)

    silence(database, town, policy)

    told = {person for person, _ in notices_of(database, "escalation")}
    assert told == ({planner, chief} if also else {planner})


def test_who_leads_both_is_not_told_of_herself(database: Database) -> None:
    town, planner, chief = below(database, leads_both=True)

    silence(database, town, TOLD_TOO)

    assert {person for person, _ in notices_of(database, "escalation")} == {planner, chief}


@pytest.mark.parametrize("stands", [True, False])
def test_a_reminder_names_the_office_above_only_where_there_is_one(
    database: Database, stands: bool
) -> None:
    town, _, _ = below(database)
    if not stands:
        with database.transaction() as session:
            assert put(session, town, None)
    context = replace(town.context, policy=TOLD_TOO)

    result = pass_at(database, context, instant(DUE + timedelta(days=1)))

    [content] = [one.content for one in result.messages if one.content.lines]
    assert content.above == (("own", "superior") if stands else ("own",))


def test_no_office_stands_above_itself_through_others(database: Database) -> None:
    with database.transaction() as session:
        town = a_town(session)
        above = an_office(session, town.entity, "Despacho")
        assert put(session, town, above)
        assert not put(session, town, above)
        change = Change(session, town.entity, Actor("technician", "cli"), instant(DUE))
        with pytest.raises(InputError, match="ya depende de ella"):
            superiors.put(
                change,
                office=OfficeRow(above, "Despacho", collective=False),
                superior=OfficeRow(town.office, "Secretaría", collective=False),
            )

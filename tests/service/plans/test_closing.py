"""A closed plan owes nothing any more: what waits is withdrawn, what was said stays."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from core.errors import InputError
from core.words import Because
from models.audit import Actor, Audit, Change
from models.outbox import ItemState, OutboxItem
from models.owed import OwedState, OwedStep
from models.plan import Plan
from models.session import Database
from plans.storing.open_plans import close_plan, find_plan
from tests.support.builders import a_person, a_told_reminder, an_activity
from tests.support.rows import NOW, TODAY
from tests.support.scheduling import Town, a_town, pass_at

BY = Actor("technician", "cli")
SOON = TODAY + timedelta(days=2)


def close(database: Database, town: Town) -> None:
    with database.transaction() as session:
        close_plan(
            Change(session, find_plan(session, town.entity, town.plan).entity_id, BY, NOW),
            find_plan(session, town.entity, town.plan),
        )


def test_what_is_owed_ends_and_a_message_not_sent_is_withdrawn(database: Database) -> None:
    with database.transaction() as session:
        town = a_town(session)
        lead = a_person(session, town.entity, "Luz", office=town.office)
        activity = an_activity(session, town.entity, due=SOON, office=town.office)
        item = a_told_reminder(session, activity, lead, state=ItemState.PENDING)

    close(database, town)

    with database.reading() as session:
        assert session.get_one(OutboxItem, item).state is ItemState.CANCELLED
        steps = session.scalars(select(OwedStep)).all()
        audited = session.scalars(select(Audit).where(Audit.action == "plan closed")).one()
    assert {(one.state, one.reason) for one in steps} <= {(OwedState.CLOSED, Because.PLAN_CLOSED)}
    assert (audited.subject, audited.subject_id) == ("plan", town.plan)


def test_no_pass_owes_a_reminder_of_a_closed_plan(database: Database) -> None:
    with database.transaction() as session:
        town = a_town(session)
        a_person(session, town.entity, "Luz", office=town.office)
        an_activity(session, town.entity, due=SOON, office=town.office)

    close(database, town)

    pass_at(database, town.context, NOW)
    with database.reading() as session:
        assert session.scalars(select(OwedStep)).all() == []
        assert session.get_one(Plan, town.plan).closed_at == NOW


def test_only_an_open_plan_of_the_entity_is_found(sqlite_database: Database) -> None:
    with sqlite_database.transaction() as session:
        town = a_town(session)
    close(sqlite_database, town)
    with sqlite_database.reading() as session:
        for number in (town.plan, town.plan + 99):
            with pytest.raises(InputError):
                find_plan(session, town.entity, number)

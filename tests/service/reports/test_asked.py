"""The digest tells which requests wait too long, that nobody decides, and which dates moved."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from core.words import RequestKind, Role
from models.answers.requests import RequestState
from models.plan import Activity, Milestone, PlanFault
from models.session import Database
from plans import faults
from plans.storing.stored_rows import fault_rows
from tests.service.reports.collecting import figures_of
from tests.support.builders import (
    NOW,
    TODAY,
    a_person,
    a_request,
    an_activity,
    an_entity,
    an_office,
)
from tests.support.plans import PLACE
from tests.support.rows import write

EXTENSION = RequestKind.EXTENSION
LONG_AGO = NOW - timedelta(days=8)


def test_a_request_that_waits_for_a_week_is_told_with_who_asked(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        office = an_office(session, entity)
        marta = a_person(session, entity, office=office)
        a_person(session, entity, "Luz Mery Cano", role=Role.PLANNING)
        activity = an_activity(session, entity, handle="1.2", office=office)
        a_request(
            session, activity, by=marta, kind=EXTENSION, at=LONG_AGO, office_id=office,
            until=date(2026, 6, 30),
        )  # fmt: skip
        a_request(session, activity, by=marta, kind=EXTENSION, at=NOW)

        figures = figures_of(session, entity)
    (told,) = figures.open_requests
    assert (told.handle, told.person, told.days, told.until) == (
        "1.2", "Marta Lucía Rincón", 8, date(2026, 6, 30),
    )  # fmt: skip
    assert figures.nobody_decides is False


@pytest.mark.parametrize("kind", ["decided", "snooze", "young"])
def test_what_waits_for_nobody_is_not_told(database: Database, kind: str) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        office = an_office(session, entity)
        marta = a_person(session, entity, office=office)
        activity = an_activity(session, entity, office=office)
        decided = {"state": RequestState.DENIED, "decided_at": NOW} if kind == "decided" else {}
        a_request(
            session,
            activity,
            by=marta,
            kind=RequestKind.SNOOZE if kind == "snooze" else EXTENSION,
            at=NOW if kind == "young" else LONG_AGO,
            **decided,
        )
        figures = figures_of(session, entity)

    assert figures.open_requests == ()
    assert figures.nobody_decides is (kind == "young")


def test_a_date_that_was_moved_is_told_with_the_first_one(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        an_activity(session, entity, handle="late", due=TODAY - timedelta(days=3))
        an_activity(session, entity, handle="soon", due=TODAY + timedelta(days=3))
        for milestone in session.scalars(select(Milestone).filter_by(entity_id=entity)):
            milestone.original_due = milestone.due - timedelta(days=30)
        session.flush()
        figures = figures_of(session, entity)

    assert figures.rows[0].suggested == {}
    assert figures.overdue[0].original_due == TODAY - timedelta(days=33)
    assert figures.due_soon[0].original_due == TODAY - timedelta(days=27)
    assert [row.original_due for row in figures.rows] == [
        TODAY - timedelta(days=33), TODAY - timedelta(days=27),
    ]  # fmt: skip


def test_a_date_that_a_fault_proposes_is_told_as_suggested_until_it_is_settled(
    database: Database,
) -> None:
    late, soon = TODAY - timedelta(days=3), TODAY + timedelta(days=3)
    with database.transaction() as session:
        entity = an_entity(session)
        activity = an_activity(session, entity, due=[late, soon])
        fault = faults.impossible_date("31/04/2026", late, PLACE)
        [row] = fault_rows([fault])
        plan = session.get_one(Activity, activity).plan_id
        one = write(
            session, PlanFault, {}, entity_id=entity, plan_id=plan, activity_id=activity, **row
        )
        figures = figures_of(session, entity)
        session.get_one(PlanFault, one).settled_at = NOW
        session.flush()
        settled = figures_of(session, entity)

    assert figures.rows[0].suggested == {late: "31/04/2026"}
    assert (figures.overdue[0].due_printed, figures.due_soon[0].due_printed) == ("31/04/2026", None)
    assert (settled.rows[0].suggested, settled.overdue[0].due_printed) == ({}, None)

"""A pass follows what is due: years of history behind it make it look at no more rows."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from bench.town import ENTITY, NOW, Town, add_activities, settle
from bench.years import add_years
from models import audit
from models.answers.disagreements import Disagreement
from models.inbox import Inbound
from models.plan import Plan
from models.progress import ProgressReport
from models.session import Database
from models.staff.agreements import Deputy
from plans.storing.open_plans import close_plan
from scheduler import tick
from tests.support.query_plans import query_plans

TOWN = Town(leads=4, channel="email")
ACTIVITIES, DUE = 60, 12
# What grows with the years, and may be found by an index alone.
HISTORY = (
    "activity", "milestone", "responsibility", "owed_step", "notice", "outbox", "inbound",
    "progress_report", "request", "tick_run", "consent", "plan_fault",
)  # fmt: skip


def grown(database: Database, years: int) -> None:
    """Let the town be some years old."""
    with database.transaction() as session:
        settle(session, TOWN)
        add_activities(session, TOWN, total=ACTIVITIES, due=DUE)
        add_years(session, TOWN, years=years, activities=ACTIVITIES)


def steps_of_the_machine(database: Database, work: Callable[[Session], Any]) -> int:
    """Return how many instructions SQLite carried out for `work`: they follow the rows visited."""
    counted = 0

    def count() -> int:
        nonlocal counted
        counted += 1
        return 0

    with database.transaction() as session:
        driver = session.connection().connection.driver_connection
        driver.set_progress_handler(count, 10)  # type: ignore[union-attr]  # it is sqlite3's
        work(session)
        driver.set_progress_handler(None, 0)  # type: ignore[union-attr]  # likewise
        session.rollback()
    return counted


def a_pass(session: Session) -> None:
    """Make the pass of the morning, and be sure that it did what it had to."""
    result = tick.run(session, TOWN.context(), NOW)
    assert (result.steps, len(result.messages), result.failed) == (DUE, TOWN.leads, [])


@pytest.mark.parametrize("analysed", [True, False])
def test_four_more_years_cost_a_pass_nothing(sqlite_database: Database, analysed: bool) -> None:
    grown(sqlite_database, 0)
    before = steps_of_the_machine(sqlite_database, a_pass)
    with sqlite_database.transaction() as session:
        add_years(session, TOWN, years=4, activities=ACTIVITIES)
        if analysed:
            session.connection().exec_driver_sql("ANALYZE")

    after = steps_of_the_machine(sqlite_database, a_pass)

    assert before > 100
    assert after <= before * 1.2


def test_a_pass_reads_no_table_of_the_past_from_end_to_end(sqlite_database: Database) -> None:
    grown(sqlite_database, 2)

    plans = query_plans(sqlite_database, a_pass)

    scanned = [plan for plan in plans if re.search(rf"SCAN ({'|'.join(HISTORY)})\b", plan)]
    assert scanned == []
    # Of the entity's rows of one of these tables nobody needs all.
    walked = [
        plan
        for plan in plans
        if re.search(
            rf"SEARCH ({'|'.join(HISTORY)}) USING (COVERING )?INDEX \w+ \(entity_id=\?\)", plan
        )
    ]
    assert walked == []


def test_who_was_delegated_to_and_who_disagreed_is_forgotten_with_the_plan(
    database: Database,
) -> None:
    by = audit.Actor(role="technician", channel="cli")
    with database.transaction() as session:
        settle(session, TOWN)
        add_activities(session, TOWN, total=ACTIVITIES, due=DUE)
        report = session.scalars(select(ProgressReport.id).limit(1)).one()
        inbound = session.scalars(select(Inbound.id).limit(1)).one()
        about = {"entity_id": ENTITY, "activity_id": 1, "office_id": 1}
        people = {"person_id": 2, "by_id": 1, "inbound_id": inbound, "recorded_at": NOW}
        session.execute(insert(Deputy).values(**about, **people))
        told = {"percent": 10, "other_office_id": 2, "other_percent": 90, "began_with": report}
        session.execute(insert(Disagreement).values(**about, **told))

        close_plan(
            audit.Change(session, session.get_one(Plan, 1).entity_id, by, NOW),
            session.get_one(Plan, 1),
        )

        for table in (Deputy, Disagreement):
            assert session.scalar(select(func.count()).select_from(table)) == 0
        assert session.scalar(select(func.count()).select_from(ProgressReport))

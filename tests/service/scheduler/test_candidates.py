"""What could be due: open activities near their dates, found through the index of open dates."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from core.words import Duty, Status
from models import still_open
from models.session import Database
from scheduler import candidates
from tests.support.builders import (
    NOW,
    TODAY,
    a_plan,
    a_report,
    an_activity,
    an_office,
    an_outbox_item,
    milestones_of,
)
from tests.support.query_plans import query_plans
from tests.support.scheduling import Town, a_town

DAY = timedelta(days=1)
# On Monday 11 May the longest step, of 30 days, reaches dates up to this one.
HORIZON = TODAY + 30 * DAY


def near(session: Session, town: Town) -> list[candidates.Near]:
    return candidates.near(session, town.context, TODAY)


def test_near_is_every_open_date_up_to_the_horizon_once_per_office(database: Database) -> None:
    with database.transaction() as session:
        town = a_town(session)
        press = an_office(session, town.entity, "Oficina de Prensa")
        both = an_activity(session, town.entity, due=HORIZON, office=[town.office, press])
        an_activity(session, town.entity, due=HORIZON + DAY, office=town.office)
        long_ago = an_activity(session, town.entity, due=date(2025, 1, 7), office=town.office)
        an_activity(session, town.entity, due=TODAY)  # nobody answers for it
        other = a_town(session, name="Otra Alcaldía")
        an_activity(session, other.entity, due=TODAY, office=other.office)
        found = {(row.activity_id, row.office_id, row.duty) for row in near(session, town)}
    assert found == {
        (both, town.office, Duty.LEAD),
        (both, press, Duty.SUPPORT),
        (long_ago, town.office, Duty.LEAD),
    }


def test_a_date_knows_the_date_before_it_and_whether_that_is_met(sqlite_database: Database) -> None:
    with sqlite_database.transaction() as session:
        town = a_town(session)
        dates = [TODAY - 20 * DAY, TODAY - 10 * DAY, TODAY]
        activity = an_activity(session, town.entity, due=dates, office=town.office)
        first, second, third = milestones_of(session, activity)
        a_report(session, activity, 33)
        rows = {
            row.milestone_id: (row.previous_due, row.previous_met) for row in near(session, town)
        }
    assert rows == {second: (dates[0], True), third: (dates[1], False)}
    assert first not in rows


OPEN: dict[str, dict[str, Any]] = {
    "a date that is not met": {"due": HORIZON, "percent": None},
    "no date and no figure": {"due": None, "percent": None},
    "no date and less than 100 %": {"due": None, "percent": 99},
    "the second of two dates": {"due": [TODAY, HORIZON], "percent": 50},
}
SHUT: dict[str, dict[str, Any]] = {
    "all dates met": {"due": [TODAY, HORIZON], "percent": 100},
    "no date and 100 %": {"due": None, "percent": 100},
    "no date and not applicable": {"due": None, "percent": None, "status": Status.NOT_APPLICABLE},
    "withdrawn": {"due": HORIZON, "withdrawn_at": NOW},
    "its plan is closed": {"due": HORIZON, "closed": True},
}


def test_an_activity_is_open_while_a_date_or_else_its_figure_waits(database: Database) -> None:
    made: dict[int, str] = {}
    with database.transaction() as session:
        town = a_town(session)
        closed = a_plan(session, town.entity, closed_at=NOW)
        for name, values in (OPEN | SHUT).items():
            given = dict(values)
            percent, status = given.pop("percent", None), given.pop("status", None)
            plan = closed if given.pop("closed", False) else town.plan
            activity = an_activity(session, town.entity, plan=plan, office=town.office, **given)
            made[activity] = name
            if percent is not None or status is not None:
                a_report(session, activity, percent, **({"status": status} if status else {}))
        mine = still_open.open_activities(session, town.context, [town.office])
        elsewhere = still_open.open_activities(session, town.context, [town.office], closed)
        message = an_outbox_item(session, town.entity)
        still = still_open.still_wanted(session, message, made)
    assert {made[activity] for activity in mine} == set(OPEN)
    assert still == set(mine)
    assert elsewhere == []


@pytest.mark.parametrize("analysed", [True, False])
def test_the_cost_of_a_pass_follows_what_is_near(sqlite_database: Database, analysed: bool) -> None:
    with sqlite_database.transaction() as session:
        town = a_town(session)
        for number in range(60):
            due = TODAY + 90 * DAY + number * DAY
            an_activity(session, town.entity, due=due, office=town.office)
        an_activity(session, town.entity, due=TODAY, office=town.office)
        if analysed:
            session.connection().exec_driver_sql("ANALYZE")

    def look(session: Session) -> None:
        rows = candidates.near(session, town.context, TODAY)
        candidates.history(session, town.context, rows)

    plans = query_plans(sqlite_database, look)
    assert "ix_milestone_open (plan_id=? AND met=? AND due<?)" in plans[1]
    for plan in plans:
        assert re.search("SCAN (milestone|activity|responsibility)", plan) is None

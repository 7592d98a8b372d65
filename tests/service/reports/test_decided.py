"""The digest tells what was decided in the week: requests, and what was set by hand."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from core.words import RequestKind
from models import digests
from models.answers import requests
from models.audit import Actor, Change
from models.plan import Activity, Milestone, PlanFault
from models.session import Database
from plans import faults
from plans.deciding import settling
from plans.deciding.settling import Deciding
from plans.requests import changing, deciding
from plans.requests.deciding import Case
from plans.requests.outcomes import Verdict
from plans.storing.stored_rows import fault_rows
from reports.values import Decided
from tests.service.reports.collecting import figures_of
from tests.support.builders import a_person, a_request, an_activity, an_office
from tests.support.plans import PLACE
from tests.support.rows import BOGOTA, NOW, write
from tests.support.scheduling import Town, a_town

DUE, LATER = date(2026, 5, 29), date(2026, 6, 30)
THURSDAY = NOW - timedelta(days=4)
LONG_AGO = NOW - timedelta(days=30)
EXTENSION, REASSIGN, NOT_APPLICABLE = (
    RequestKind.EXTENSION, RequestKind.REASSIGN, RequestKind.NOT_APPLICABLE,
)  # fmt: skip


def decide(
    session: Session, town: Town, kind: RequestKind, at: datetime = THURSDAY, **verdict: Any
) -> int:
    """Let the lead ask about a new activity, and Luz decide it; return the activity."""
    luz = a_person(session, town.entity, "Luz Mery Cano")
    activity = an_activity(session, town.entity, due=DUE, office=town.office, handle=kind.value)
    asked = a_request(
        session, activity, by=town.lead, kind=kind, office_id=town.office, until=LATER, at=LONG_AGO
    )
    settle(session, town, asked, Verdict(**({"granted": True} | verdict)), luz, at)
    return activity


def settle(
    session: Session, town: Town, asked: int, verdict: Verdict, by: int | None, at: datetime
) -> None:
    found = requests.find(session, town.entity, asked)
    assert found is not None
    deciding.decide(
        Case(
            Change(session, town.context.entity_id, Actor("planning", "telegram", by), at),
            town.context,
            found,
            verdict,
        )
    )


def told(session: Session, town: Town) -> list[tuple[Any, ...]]:
    """Return what the digest tells of the week, but for the day."""
    assert all(one.on == THURSDAY.astimezone(BOGOTA).date() for one in week(session, town))
    return [
        (one.handle, one.kind, one.granted, one.before, one.dates, _offices(one), one.by)
        for one in week(session, town)
    ]


def _offices(one: Decided) -> str:
    return f"{one.from_office} → {one.to_office}" if one.to_office else ""


def week(session: Session, town: Town) -> tuple[Decided, ...]:
    return figures_of(session, town.entity).decided


def test_requests_are_told_with_what_was_given_and_by_whom(database: Database) -> None:
    with database.transaction() as session:
        town = a_town(session)
        hacienda = an_office(session, town.entity, "Hacienda")
        decide(session, town, EXTENSION)
        decide(session, town, REASSIGN, office_id=hacienda, anyway=True)
        decide(session, town, NOT_APPLICABLE, granted=False)
        found = told(session, town)

    assert sorted(found) == [
        ("extension", EXTENSION, True, (DUE,), (LATER,), "", "Luz Mery Cano"),
        ("not_applicable", NOT_APPLICABLE, False, (), (), "", "Luz Mery Cano"),
        (
            "reassign",
            REASSIGN,
            True,
            (),
            (),
            "Secretaría de Planeación → Hacienda",
            "Luz Mery Cano",
        ),
    ]


def test_what_ended_with_another_decision_is_not_told_beside_it(database: Database) -> None:
    with database.transaction() as session:
        town = a_town(session)
        activity = an_activity(session, town.entity, due=DUE, office=town.office, handle="1.2")
        asking: dict[str, Any] = {"by": town.lead, "office_id": town.office, "at": LONG_AGO}
        a_request(session, activity, kind=EXTENSION, **asking)
        asked = a_request(session, activity, kind=NOT_APPLICABLE, **asking)
        settle(session, town, asked, Verdict(granted=True), None, THURSDAY)
        found = told(session, town)

    assert found == [("1.2", NOT_APPLICABLE, True, (), (), "", "")]


@pytest.mark.parametrize("at", [LONG_AGO, NOW + timedelta(hours=1)])
def test_what_was_decided_before_the_week_or_after_the_digest_is_not_told(
    database: Database, at: datetime
) -> None:
    with database.transaction() as session:
        town = a_town(session)
        activity = decide(session, town, EXTENSION, at, until=date(2026, 7, 31))
        row = session.get_one(Activity, activity)
        by_hand = Deciding(at.date(), at, Actor("technician", "cli"))
        settling.set_fields(session, row, {"due": LATER.isoformat()}, by_hand)
        assert week(session, town) == ()


def test_dates_and_offices_that_were_set_by_hand_are_told(database: Database) -> None:
    by_hand = Deciding(THURSDAY.date(), THURSDAY, Actor("technician", "cli"))
    with database.transaction() as session:
        town = a_town(session)
        an_office(session, town.entity, "Hacienda")
        dates: dict[str, Any] = {"due": [DUE, date(2026, 11, 30)], "office": town.office}
        activity = an_activity(session, town.entity, handle="1.2", **dates)
        row = session.get_one(Activity, activity)
        session.execute(update(Milestone).filter_by(ordinal=2).values(printed_due="31/11/2026"))
        fault = faults.impossible_date("31/11/2026", date(2026, 11, 30), PLACE)
        numbers = {"entity_id": town.entity, "plan_id": row.plan_id, "activity_id": activity}
        one = write(session, PlanFault, numbers, **fault_rows([fault])[0])
        settling.settle(session, session.get_one(PlanFault, one), "27/11/2026", by_hand)
        settling.set_fields(session, row, {"offices": "Hacienda", "title": "Otra"}, by_hand)
        session.flush()
        found = told(session, town)

    assert sorted(found, key=str) == [
        ("1.2", REASSIGN, True, (), (), "Secretaría de Planeación → Hacienda", ""),
        ("1.2", None, True, (date(2026, 11, 30),), (date(2026, 11, 27),), "", ""),
    ]


def test_a_decision_stands_in_one_digest_also_where_a_holiday_moved_it(database: Database) -> None:
    """Monday 11 May has no digest: it is made on Tuesday, and the next one on Monday 18."""
    tuesday, monday = NOW + timedelta(days=1), NOW + timedelta(days=7)
    with database.transaction() as session:
        town = a_town(session)
        decide(session, town, EXTENSION, NOW, until=LATER)
        before = figures_of(session, town.entity, tuesday).decided
        digests.store(session, town.entity, {}, tuesday)
        decide(session, town, REASSIGN, tuesday + timedelta(hours=1), granted=False)
        after = figures_of(session, town.entity, monday).decided

    assert [one.kind for one in before] == [EXTENSION]
    assert [one.kind for one in after] == [REASSIGN]


def test_a_week_without_a_digest_is_told_whole_by_the_next(database: Database) -> None:
    with database.transaction() as session:
        town = a_town(session)
        decide(session, town, EXTENSION, NOW, until=LATER)
        told = figures_of(session, town.entity, NOW + timedelta(days=7)).decided

    assert [one.kind for one in told] == [EXTENSION]


@pytest.mark.parametrize(
    ("first_at", "before"), [(THURSDAY - timedelta(hours=1), DUE), (LONG_AGO, date(2026, 7, 31))]
)
def test_a_changed_decision_is_told_once_from_what_stood_at_the_last_edition(
    database: Database, first_at: datetime, before: date
) -> None:
    with database.transaction() as session:
        town = a_town(session)
        activity = decide(session, town, EXTENSION, first_at, until=date(2026, 7, 31))
        (found,) = requests.of_activity(session, town.entity, activity)
        by = Actor("planning", "telegram", found.person_id)
        verdict = Verdict(granted=True, until=LATER)
        changing.change(
            Case(
                Change(session, town.context.entity_id, by, THURSDAY), town.context, found, verdict
            ),
            None,
        )
        (one,) = week(session, town)
    assert (one.before, one.dates, one.granted) == ((before,), (LATER,), True)


@pytest.mark.parametrize(
    ("first_at", "days"),
    [(THURSDAY - timedelta(hours=1), ()), (LONG_AGO, (date(2026, 7, 31), DUE))],
)
def test_a_grant_that_was_turned_into_a_denial_is_told_with_the_date_that_came_back(
    database: Database, first_at: datetime, days: tuple[date, ...]
) -> None:
    with database.transaction() as session:
        town = a_town(session)
        activity = decide(session, town, EXTENSION, first_at, until=date(2026, 7, 31))
        (found,) = requests.of_activity(session, town.entity, activity)
        by = Actor("planning", "telegram", found.person_id)
        changing.change(
            Case(
                Change(session, town.context.entity_id, by, THURSDAY),
                town.context,
                found,
                Verdict(False),
            ),
            None,
        )
        (one,) = week(session, town)
    assert ((*one.before, *one.dates), one.granted) == (days, False)

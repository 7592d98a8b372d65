"""A digest of a past day: dates, what is overdue and offices are those of that day."""

from __future__ import annotations

from datetime import date, timedelta

from core.words import RequestKind
from models.answers import requests
from models.audit import Actor, Change
from models.session import Database
from plans.requests import deciding
from plans.requests.deciding import Case
from plans.requests.outcomes import Verdict
from tests.service.reports.collecting import figures_of
from tests.support.builders import (
    NOW,
    TODAY,
    a_person,
    a_report,
    a_request,
    an_activity,
    an_entity,
    an_office,
)
from tests.support.scheduling import a_context

LATER = NOW + timedelta(weeks=2)
PASSED, MOVED = TODAY - timedelta(days=3), TODAY + timedelta(days=60)
BY = Actor(role="planning", channel="cli", person_id=None)


def test_a_date_that_was_moved_later_was_overdue_on_the_day(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        activity = an_activity(session, entity, due=PASSED)
        by = a_person(session, entity)
        a_request(session, activity, by=by, kind=RequestKind.EXTENSION, until=MOVED)
        [asked] = requests.of_entity(session, entity)
        deciding.decide(
            Case(
                Change(session, a_context(entity).entity_id, BY, LATER),
                a_context(entity),
                asked,
                Verdict(granted=True),
            )
        )
        then, now = figures_of(session, entity), figures_of(session, entity, LATER)

    assert [one.due for one in then.overdue] == [PASSED]
    assert (then.rows[0].dates, then.rows[0].original_due) == ((PASSED,), None)
    assert now.overdue == ()
    assert (now.rows[0].dates, now.rows[0].original_due) == ((MOVED,), PASSED)


def test_the_other_dates_of_an_activity_stay_as_they_are(database: Database) -> None:
    others = [date(2026, 9, 30), date(2026, 12, 15)]
    with database.transaction() as session:
        entity = an_entity(session)
        activity = an_activity(session, entity, due=[PASSED, *others])
        a_report(session, activity, 10)
        by = a_person(session, entity)
        a_request(session, activity, by=by, kind=RequestKind.EXTENSION, until=MOVED)
        [asked] = requests.of_entity(session, entity)
        deciding.decide(
            Case(
                Change(session, a_context(entity).entity_id, BY, LATER),
                a_context(entity),
                asked,
                Verdict(granted=True),
            )
        )
        then, now = figures_of(session, entity), figures_of(session, entity, LATER)

    assert then.rows[0].dates == (PASSED, *others)
    assert now.rows[0].dates == (MOVED, *others)


def test_what_was_passed_on_later_was_its_former_office_s(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        former = an_office(session, entity, "Secretaría de Planeación")
        new = an_office(session, entity, "Prensa")
        activity = an_activity(session, entity, office=former)
        by = a_person(session, entity, office=former)
        a_request(session, activity, by=by, office_id=former, kind=RequestKind.REASSIGN)
        [asked] = requests.of_entity(session, entity)
        verdict = Verdict(granted=True, office_id=new, anyway=True)
        deciding.decide(
            Case(
                Change(session, a_context(entity).entity_id, BY, LATER),
                a_context(entity),
                asked,
                verdict,
            )
        )
        then, now = figures_of(session, entity), figures_of(session, entity, LATER)

    assert ([one.office for one in then.rows], [one.office for one in now.rows]) == (
        ["Secretaría de Planeación"],
        ["Prensa"],
    )

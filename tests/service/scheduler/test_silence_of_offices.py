"""Who answered is not told as silent because another office answers for the activity since."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from core.words import RequestKind, Role
from models.answers import requests
from models.audit import Actor, Change
from models.session import Database
from models.staff import offices
from models.staff.offices import OfficeRow
from plans.requests import deciding
from plans.requests.outcomes import Verdict
from tests.service.scheduler.test_tick_escalation import (
    MONDAY,
    SILENT_ENOUGH,
    TUESDAY,
    WEDNESDAY,
    Case,
    a_case,
    told,
)
from tests.support.builders import (
    a_membership,
    a_report,
    a_request,
    an_inbound,
    an_office,
    instant,
)

LAST = date(2026, 6, 5)
BY = Actor("technician", "cli")
FORMER, OTHER = "Secretaría de Planeación", "Secretaría de Hacienda"


def a_case_of_two(database: Database) -> tuple[Case, int]:
    """Write a case whose lead leads another office too; return both."""
    with database.transaction() as session:
        case = a_case(session)
        other = an_office(session, case.town.entity, OTHER)
        a_membership(session, case.town.lead, Role.LEAD, office=other)
    return case, other


def silences(database: Database, case: Case, first: date, last: date) -> list[dict[str, object]]:
    """Make the pass of each day; return what planning is told."""
    days = [first + timedelta(n) for n in range((last - first).days + 1)]
    return [
        {"on": day.isoformat(), **notice.values, "since": one["since"]}
        for day in days
        for notice in told(database, case, day).get("planning", ())
        if notice.name == "escalation"
        for one in notice.each
    ]


def answer(database: Database, case: Case) -> None:
    with database.transaction() as session:
        by, office = case.town.lead, case.town.office
        a_report(session, case.activity, 10, by=by, office_id=office, at=instant(MONDAY, 15))


def merge(database: Database, case: Case, other: int, day: date) -> None:
    with database.transaction() as session:
        offices.merge_offices(
            Change(session, case.town.entity, BY, instant(day, 15)),
            source=OfficeRow(case.town.office, FORMER, False),
            target=OfficeRow(other, OTHER, False),
        )


def hand_over(database: Database, case: Case, other: int, day: date) -> None:
    """Let the lead ask for another office on a day, and planning grant it on a later one."""
    with database.transaction() as session:
        request = a_request(
            session, case.activity, by=case.town.lead, kind=RequestKind.REASSIGN,
            office_id=case.town.office, at=instant(MONDAY, 15),
        )  # fmt: skip
        found = requests.find(session, case.town.entity, request)
        assert found is not None
        change = Change(session, case.town.context.entity_id, BY, instant(day, 15))
        verdict = Verdict(granted=True, office_id=other)
        deciding.decide(deciding.Case(change, case.town.context, found, verdict))


def test_who_answered_before_a_merger_is_not_silent_after_it(database: Database) -> None:
    case, other = a_case_of_two(database)
    told(database, case, MONDAY)
    answer(database, case)
    assert silences(database, case, TUESDAY, WEDNESDAY) == []
    merge(database, case, other, WEDNESDAY)
    assert silences(database, case, WEDNESDAY + timedelta(1), SILENT_ENOUGH) == []


def test_who_did_not_answer_before_a_merger_is_silent_since_then(database: Database) -> None:
    case, other = a_case_of_two(database)
    told(database, case, MONDAY)
    merge(database, case, other, WEDNESDAY)
    assert silences(database, case, WEDNESDAY + timedelta(1), SILENT_ENOUGH) == [
        {"on": SILENT_ENOUGH.isoformat(), "office": OTHER, "since": MONDAY.isoformat()}
    ]


def test_what_planning_was_told_before_a_merger_is_not_told_again(
    sqlite_database: Database,
) -> None:
    case, other = a_case_of_two(sqlite_database)
    assert len(silences(sqlite_database, case, MONDAY, SILENT_ENOUGH)) == 1
    merge(sqlite_database, case, other, SILENT_ENOUGH)
    assert silences(sqlite_database, case, SILENT_ENOUGH + timedelta(1), LAST) == []


@pytest.mark.parametrize("change", [merge, hand_over])
def test_after_a_change_of_office_silence_begins_with_what_nobody_answered(
    sqlite_database: Database, change: Callable[[Database, Case, int, date], None]
) -> None:
    case, other = a_case_of_two(sqlite_database)
    told(sqlite_database, case, MONDAY)
    answer(sqlite_database, case)
    change(sqlite_database, case, other, TUESDAY)
    found = silences(sqlite_database, case, WEDNESDAY, LAST)
    assert [(one["office"], str(one["since"]) > MONDAY.isoformat()) for one in found] == [
        (OTHER, True)
    ]


def ask(database: Database, case: Case, day: date, reason: str) -> None:
    """Let the lead ask on a day for more time, which nobody has decided."""
    with database.transaction() as session:
        entity, at = case.town.entity, instant(day, 15)
        said = an_inbound(session, entity, reason, at=at, person_id=case.town.lead)
        asked = requests.Asked(
            activity_id=case.activity, person_id=case.town.lead, office_id=case.town.office,
            inbound_id=said, kind=RequestKind.EXTENSION, reason=reason,
        )  # fmt: skip
        requests.ask(session, entity, asked, at)


@pytest.mark.parametrize("again", ["falta el contrato", "sigue faltando el contrato"])
def test_who_answers_each_reminder_by_asking_again_is_not_silent(
    database: Database, again: str
) -> None:
    case, _ = a_case_of_two(database)
    found, day, reason = [], MONDAY, "falta el contrato"
    while day <= LAST:
        found += silences(database, case, day, day)
        ask(database, case, day, reason)
        day, reason = day + timedelta(1), again
    assert found == []


def test_who_asked_once_and_answers_no_reminder_since_is_silent(database: Database) -> None:
    case, _ = a_case_of_two(database)
    told(database, case, MONDAY)
    ask(database, case, MONDAY, "falta el contrato")
    assert len(silences(database, case, TUESDAY, LAST)) == 1

"""Silence after a delivered reminder is told to planning; an office out of reach, to control."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from core.messages import NoticeItem
from core.words import Role
from models.organisation import Address
from models.outbox import ItemState, OutboxItem
from models.session import Database
from tests.support.builders import (
    NOW,
    a_membership,
    a_person,
    a_report,
    a_request,
    an_activity,
    an_office,
    instant,
)
from tests.support.scheduling import Town, a_town, deliver, notices_of, pass_at

PAST = date(2026, 5, 4)
MONDAY, TUESDAY, WEDNESDAY, FRIDAY = (date(2026, 5, day) for day in (11, 12, 13, 15))
# Five full working days after the reminder of Monday 11 are over: the 18th is a holiday.
SILENT_ENOUGH = date(2026, 5, 20)
THE_DAY_AFTER = date(2026, 5, 21)


@dataclass(frozen=True)
class Case:
    """A town with people of planning and control, and an overdue activity of its office."""

    town: Town
    planning: int
    control: int
    activity: int


def a_case(session: Session, **town: Any) -> Case:
    made = a_town(session, **town)
    above = {
        role: a_person(session, made.entity, role.value, role=role, email=f"{role}@p.example")
        for role in (Role.PLANNING, Role.CONTROL)
    }
    activity = an_activity(session, made.entity, due=PAST, office=made.office, handle="A")
    return Case(made, above[Role.PLANNING], above[Role.CONTROL], activity)


def told(database: Database, case: Case, day: date) -> dict[str, list[NoticeItem]]:
    """Make the pass of a day and deliver what it made; return the notices by person."""
    result = pass_at(database, case.town.context, instant(day))
    deliver(database, instant(day))
    return {m.person: list(m.content.notices) for m in result.messages if m.content.notices}


def test_silence_after_a_delivered_reminder_is_told_to_planning_once(database: Database) -> None:
    with database.transaction() as session:
        case = a_case(session)
    assert told(database, case, MONDAY) == {}
    assert told(database, case, FRIDAY) == {}, "eleven days overdue, but silent for four"
    (escalated,) = told(database, case, SILENT_ENOUGH)["planning"]
    assert escalated.name == "escalation"
    assert escalated.values == {"office": "Secretaría de Planeación"}
    (one,) = escalated.each
    assert one == {
        "handle": "A",
        "title": "Publicar el mapa de riesgos de corrupción en la página web",
        "due": "2026-05-04",
        "days": "16",
        "since": "2026-05-11",
    }
    assert told(database, case, THE_DAY_AFTER) == {}
    assert notices_of(database, "unreachable") == []


def test_what_an_office_leaves_unanswered_is_told_together(database: Database) -> None:
    with database.transaction() as session:
        case = a_case(session)
        other = an_office(session, case.town.entity, "Secretaría de Hacienda")
        a_membership(session, case.town.lead, Role.LEAD, office=other)
        for handle, office in (("X", other), ("B", case.town.office), ("Y", other)):
            an_activity(session, case.town.entity, due=PAST, office=office, handle=handle)
    told(database, case, MONDAY)
    grouped = told(database, case, SILENT_ENOUGH)["planning"]
    assert {item.values["office"]: {one["handle"] for one in item.each} for item in grouped} == {
        "Secretaría de Planeación": {"A", "B"},
        "Secretaría de Hacienda": {"X", "Y"},
    }


@pytest.mark.parametrize("answer", ["report", "request"])
def test_an_office_that_answers_anything_is_late_but_not_silent(
    sqlite_database: Database, answer: str
) -> None:
    with sqlite_database.transaction() as session:
        case = a_case(session)
    told(sqlite_database, case, MONDAY)
    with sqlite_database.transaction() as session:
        by, office, at = case.town.lead, case.town.office, instant(WEDNESDAY, 15)
        if answer == "report":
            a_report(session, case.activity, 10, by=by, office_id=office, at=at)
        else:
            a_request(session, case.activity, by=by, office_id=office, at=at)
    for day in (FRIDAY, SILENT_ENOUGH, THE_DAY_AFTER):
        assert told(sqlite_database, case, day) == {}


def test_a_reminder_that_was_not_delivered_is_not_silence(sqlite_database: Database) -> None:
    with sqlite_database.transaction() as session:
        case = a_case(session)
    pass_at(sqlite_database, case.town.context, instant(MONDAY))
    with sqlite_database.transaction() as session:
        failed = {"state": ItemState.FAILED, "error_kind": "message_refused"}
        session.execute(
            update(OutboxItem).where(OutboxItem.state == ItemState.PENDING).values(**failed)
        )
    assert told(sqlite_database, case, date(2026, 5, 14)) == {}
    assert told(sqlite_database, case, SILENT_ENOUGH) == {}
    assert notices_of(sqlite_database, "escalation") == []


def test_an_office_that_only_supports_is_not_escalated(sqlite_database: Database) -> None:
    with sqlite_database.transaction() as session:
        case = a_case(session)
        leading = an_office(session, case.town.entity, "Oficina de Prensa")
        a_person(session, case.town.entity, "Luis", office=leading, email="luis@p.example")
        an_activity(session, case.town.entity, due=PAST, office=[leading, case.town.office])
        a_report(session, case.activity, 100)
    for day in (MONDAY, FRIDAY, SILENT_ENOUGH, THE_DAY_AFTER):
        assert told(sqlite_database, case, day) == {}


@pytest.mark.parametrize(
    ("dead_reason", "reason"),
    [
        (None, "no_living_address"),
        ("Forbidden: bot was blocked by the user", "blocked"),
    ],
)
def test_an_office_that_was_never_reached_is_told_to_control_and_not_as_silent(
    sqlite_database: Database, dead_reason: str | None, reason: str
) -> None:
    with sqlite_database.transaction() as session:
        case = a_case(session, email=None)
        session.execute(
            update(Address)
            .where(Address.person_id == case.town.lead)
            .values(dead_since=NOW, dead_reason=dead_reason)
        )
    emptied, unreachable = told(sqlite_database, case, MONDAY)["control"]
    assert (emptied.name, unreachable.name) == ("left_empty", "unreachable")
    assert unreachable.values == {
        "office": "Secretaría de Planeación",
        "reason": reason,
        "handles": "A",
    }
    for day in (TUESDAY, FRIDAY, SILENT_ENOUGH, THE_DAY_AFTER):
        assert told(sqlite_database, case, day) == {}
    assert notices_of(sqlite_database, "escalation") == []


def test_offices_without_people_are_each_named_once_with_all_their_activities(
    sqlite_database: Database,
) -> None:
    with sqlite_database.transaction() as session:
        case = a_case(session)
        nobody = an_office(session, case.town.entity, "Oficina sin gente")
        for handle in ("B", "C"):
            an_activity(session, case.town.entity, due=PAST, office=nobody, handle=handle)
        days = [date(2026, 4, 29), date(2026, 4, 30), PAST]
        an_activity(session, case.town.entity, due=days, office=nobody, handle="CADA MES")
        an_activity(session, case.town.entity, due=TUESDAY, office=nobody, handle="NOT YET")
    (unreachable,) = told(sqlite_database, case, MONDAY)["control"]
    assert unreachable.values["handles"] == "B, C y CADA MES"
    assert unreachable.values["reason"] == "nobody_registered"


def test_a_name_of_several_offices_is_told_as_one_until_somebody_says_which_they_are(
    sqlite_database: Database,
) -> None:
    with sqlite_database.transaction() as session:
        case = a_case(session)
        areas = an_office(session, case.town.entity, "Áreas misionales", collective=True)
        an_activity(session, case.town.entity, due=PAST, office=areas, handle="B")
    (unreachable,) = told(sqlite_database, case, MONDAY)["control"]
    assert unreachable.values == {
        "office": "Áreas misionales",
        "reason": "collective",
        "handles": "B",
    }


def test_an_answer_of_the_same_day_does_not_stop_the_passes_of_the_day(
    database: Database,
) -> None:
    with database.transaction() as session:
        case = a_case(session, email=None, telegram=None)
    assert set(told(database, case, MONDAY)) == {"control"}
    with database.transaction() as session:
        a_report(
            session, case.activity, 10, by=case.town.lead, office_id=case.town.office,
            at=instant(MONDAY, 9),
        )  # fmt: skip
    assert pass_at(database, case.town.context, instant(MONDAY, 10)).messages == []
    assert notices_of(database, "unreachable") == [(case.control, "told")]


def test_what_planning_has_not_been_told_yet_and_is_no_longer_true_is_not_told(
    sqlite_database: Database,
) -> None:
    with sqlite_database.transaction() as session:
        case = a_case(session)
    told(sqlite_database, case, MONDAY)
    pass_at(sqlite_database, case.town.context, instant(SILENT_ENOUGH))  # made, and not delivered
    with sqlite_database.transaction() as session:
        a_report(
            session, case.activity, 10, by=case.town.lead, office_id=case.town.office,
            at=instant(SILENT_ENOUGH, 18),
        )  # fmt: skip
    assert told(sqlite_database, case, THE_DAY_AFTER) == {}
    assert notices_of(sqlite_database, "escalation") == []

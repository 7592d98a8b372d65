"""One bad row stops nothing but itself: it is written down with its place, and the rest is done."""

from __future__ import annotations

import sqlite3
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import delete, func, select, text, update
from sqlalchemy.exc import OperationalError
from structlog.testing import capture_logs

from core.messages import Line, Question, store_content
from core.notice_names import ESCALATION, RECEIVED, WELCOME
from core.words import RequestKind, Role
from models.answers.questions import OpenQuestion
from models.organisation import Person
from models.outbox import OutboxItem
from models.owed import Notice, OwedState, OwedStep
from models.running import pass_faults
from models.running.pass_faults import FaultPlace, PassFault
from models.session import Database
from scheduler.isolation import Isolation
from tests.support.builders import (
    NOW,
    TODAY,
    a_notice,
    a_person,
    a_request,
    a_step,
    an_activity,
    an_office,
    milestones_of,
)
from tests.support.refusals import accept, refuse
from tests.support.rows import write
from tests.support.scheduling import Town, a_town, a_welcome, deliver, pass_at

DAY = timedelta(days=1)
OLD_FORM = {"kind": "question", "name": "a name that no text has any more"}


def a_busy_town(database: Database) -> tuple[Town, int]:
    """Return a town in which two leads hear of something each day, and the second of them."""
    with database.transaction() as session:
        town = a_town(session, telegram=None)
        office = an_office(session, town.entity, "Secretaría de Hacienda")
        other = a_person(session, town.entity, "Ana", office=office, email="a@puerto.example")
        a_welcome(session, other, town.plan)
        for day in range(4):
            for one in (town.office, office):
                an_activity(session, town.entity, office=one, due=TODAY + day * DAY)
    return town, other


def a_question(database: Database, town: Town, person: int, content: dict[str, Any]) -> int:
    """Write that a person was asked something yesterday, and has not answered."""
    with database.transaction() as session:
        return write(
            session, OpenQuestion, {}, entity_id=town.entity, person_id=person, channel="email",
            name="percent", content=content, asked_at=NOW - DAY,
        )  # fmt: skip


def known(database: Database) -> dict[str, int]:
    """Return what is written down as failed, and how often it did."""
    with database.reading() as session:
        return {
            str(FaultPlace(one.what, one.row_id)): one.times
            for one in session.scalars(select(PassFault))
        }


def told(database: Database, town: Town, at: datetime) -> dict[str, int]:
    """Make a pass and deliver it; return how many lines each person got."""
    result = pass_at(database, town.context, at)
    deliver(database, at)
    return {message.person: len(message.content.lines) for message in result.messages}


def test_a_question_of_an_older_form_stops_no_reminder(database: Database) -> None:
    town, other = a_busy_town(database)
    old = a_question(database, town, town.lead, OLD_FORM)
    line = Line(activity_id=1, handle="1.1", code=None, title="Mapa", office="", due=None)
    fresh = Question(name="percent", line=line)
    a_question(database, town, other, store_content(fresh))

    result = pass_at(database, town.context, NOW)

    asked = {message.person: message.content.question for message in result.messages}
    assert asked == {"Marta Lucía Rincón": None, "Ana": fresh}
    assert result.failed == [FaultPlace("question", old, town.lead)]
    assert known(database) == {f"question {old}": 1}


def test_a_question_that_is_gone_is_forgotten_and_one_that_stays_is_counted(
    database: Database,
) -> None:
    town, other = a_busy_town(database)
    old, gone = (a_question(database, town, one, OLD_FORM) for one in (town.lead, other))
    told(database, town, NOW)
    with database.transaction() as session:
        session.execute(delete(OpenQuestion).where(OpenQuestion.id == gone))

    told(database, town, NOW + DAY)

    assert known(database) == {f"question {old}": 2}


@pytest.mark.parametrize(
    ("kind", "details"),
    [
        (ESCALATION, {}),
        (RECEIVED, {"activity_id": None, "office_id": "none"}),
        (WELCOME, {"plan": "1"}),
    ],
    ids=["without its details", "with an office that is no number", "to no plan"],
)
def test_a_notice_that_cannot_be_worded_stays_open_and_the_reminder_goes_out(
    database: Database, kind: str, details: dict[str, Any]
) -> None:
    town, _ = a_busy_town(database)
    with database.transaction() as session:
        if "activity_id" in details:
            details = details | {"activity_id": an_activity(session, town.entity)}
        bad = a_notice(session, town.lead, kind=kind, details=details)
        good = a_notice(session, town.lead, kind="broadcast", details={"author": "A", "text": "B"})

    result = pass_at(database, town.context, NOW)

    assert {message.person for message in result.messages} == {"Marta Lucía Rincón", "Ana"}
    assert result.failed == [FaultPlace("notice", bad, town.lead)]
    with database.reading() as session:
        states = {one.id: one.state for one in session.scalars(select(Notice))}
    assert (states[bad], states[good]) == (OwedState.OPEN, OwedState.TOLD)


def test_a_notice_that_is_closed_is_forgotten(database: Database) -> None:
    town, _ = a_busy_town(database)
    with database.transaction() as session:
        bad = a_notice(session, town.lead, kind=RECEIVED, details={})
    told(database, town, NOW)
    assert known(database) == {f"notice {bad}": 1}
    with database.transaction() as session:
        session.execute(update(Notice).where(Notice.id == bad).values(state=OwedState.CLOSED))

    told(database, town, NOW + DAY)

    assert known(database) == {}


def test_a_message_that_cannot_be_stored_stops_no_other_and_its_steps_stay_owed(
    database: Database,
) -> None:
    town, other = a_busy_town(database)
    with database.transaction() as session:
        refuse(session, "outbox", f"NEW.person_id = {other}")

    result = pass_at(database, town.context, NOW)

    assert [message.person for message in result.messages] == ["Marta Lucía Rincón"]
    assert result.failed == [FaultPlace("person", other, other)]
    with database.transaction() as session:
        hers = select(OwedStep.state).where(OwedStep.person_id == other).distinct()
        assert set(session.scalars(hers)) == {OwedState.OPEN, OwedState.CLOSED}
        accept(session, "outbox")

    again = pass_at(database, town.context, NOW + timedelta(minutes=5))

    assert [message.person for message in again.messages] == ["Ana"]
    assert known(database) == {}


def test_a_step_of_an_older_form_stops_its_own_activity_alone(database: Database) -> None:
    town, _ = a_busy_town(database)
    with database.transaction() as session:
        odd = an_activity(session, town.entity, office=town.office, due=TODAY)
        (milestone,) = milestones_of(session, odd)
        a_step(session, milestone, town.lead, step="semanal", state=OwedState.CLOSED)

    result = pass_at(database, town.context, NOW)

    assert result.steps == 8
    assert result.failed == [FaultPlace("activity", odd)]
    assert len(result.messages) == 2


def test_requests_that_cannot_be_put_to_anybody_stop_no_reminder(database: Database) -> None:
    town, _ = a_busy_town(database)
    with database.transaction() as session:
        a_person(session, town.entity, "Luz", role=Role.PLANNING, email="luz@puerto.example")
        activity = an_activity(session, town.entity, office=town.office, due=TODAY + 90 * DAY)
        a_request(session, activity, by=town.lead, kind=RequestKind.EXTENSION)
        refuse(session, "notice", "NEW.kind = 'request'")

    result = pass_at(database, town.context, NOW)

    assert result.failed == [FaultPlace("asking")]
    assert {message.person for message in result.messages} == {"Marta Lucía Rincón", "Ana"}


def test_a_fault_is_logged_with_its_trace_once_and_then_counted(database: Database) -> None:
    town, _ = a_busy_town(database)
    with database.transaction() as session:
        bad = a_notice(session, town.lead, kind=RECEIVED, details={})

    with capture_logs() as lines:
        for day in range(3):
            told(database, town, NOW + day * DAY)

    (line,) = [one for one in lines if one["event"] == "not_done"]
    assert (line["place"], line["log_level"]) == (f"notice {bad}", "error")
    assert isinstance(line["exc_info"], LookupError)
    assert known(database) == {f"notice {bad}": 3}


def test_what_failed_three_times_stands_and_what_failed_twice_may_pass(database: Database) -> None:
    town, _ = a_busy_town(database)
    with database.transaction() as session:
        bad = a_notice(session, town.lead, kind=RECEIVED, details={})
        name = session.get_one(Person, town.lead).name

    for day in range(3):
        with database.reading() as session:
            assert pass_faults.standing(session, town.entity) == []
        told(database, town, NOW + day * DAY)

    with database.reading() as session:
        (stands,) = pass_faults.standing(session, town.entity)
    assert str(stands) == f"notice {bad} ({name}), 3 times"
    assert (stands.first_at, stands.last_at) == (NOW, NOW + 2 * DAY)
    assert "activity_received without activity_id" in stands.error


def test_a_pass_in_which_nothing_fails_writes_no_fault(database: Database) -> None:
    town, _ = a_busy_town(database)

    assert told(database, town, NOW) == {"Marta Lucía Rincón": 4, "Ana": 4}
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(PassFault)) == 0
        assert session.scalar(select(func.count()).where(OutboxItem.kind == "reminder"))


@pytest.mark.parametrize(
    "statement",
    ["SELECT json_extract('{x', '$.a')", "SELECT abs(-9223372036854775808)"],
    ids=["malformed JSON", "integer overflow"],
)
def test_a_row_that_a_statement_cannot_take_stops_nothing_else(
    sqlite_database: Database, statement: str
) -> None:
    with sqlite_database.transaction() as session:
        isolation = Isolation(session, a_town(session).entity, NOW)
        with isolation.around("activity", 7):
            session.execute(text(statement))

    assert isolation.failed == [FaultPlace("activity", 7)]
    assert known(sqlite_database) == {"activity 7": 1}


def test_a_database_that_is_away_ends_the_pass(sqlite_database: Database) -> None:
    locked = sqlite3.OperationalError("database is locked")
    locked.sqlite_errorcode = sqlite3.SQLITE_BUSY
    away = OperationalError("SELECT 1", None, locked)
    with sqlite_database.transaction() as session:
        isolation = Isolation(session, a_town(session).entity, NOW)
        with pytest.raises(OperationalError), isolation.around("activity", 7):
            raise away

    assert isolation.failed == []
    assert known(sqlite_database) == {}

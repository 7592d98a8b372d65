"""Planning is told on the day that the last reminder promised, whoever was away meanwhile."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from core.words import Role
from models.answers import questions
from models.inbox import Inbound, InboundState
from models.organisation import Person
from models.owed import OwedState, OwedStep
from models.plan import Activity
from models.session import Database
from tests.service.scheduler.test_tick_escalation import (
    MONDAY,
    SILENT_ENOUGH,
    Case,
    a_case,
    told,
)
from tests.support.builders import a_person, a_report, an_activity, an_inbound, instant
from tests.support.scheduling import a_welcome, deliver, pass_at

THURSDAY = date(2026, 5, 14)


def a_delegate(session: Session, case: Case) -> int:
    nelson = a_person(
        session, case.town.entity, "Nelson", role=Role.DELEGATE, office=case.town.office,
        email="nelson@p.example",
    )  # fmt: skip
    a_welcome(session, nelson, case.town.plan)
    return nelson


def away(database: Database, case: Case, until: date) -> None:
    """Mark the lead away until a day."""
    with database.transaction() as session:
        session.execute(update(Person).where(Person.id == case.town.lead).values(away_until=until))


def promised(database: Database, person: int) -> list[date | None]:
    """Return when those above are told, as each reminder of a person says."""
    with database.reading() as session:
        steps = select(OwedStep.escalates_on).where(
            OwedStep.person_id == person, OwedStep.state == OwedState.TOLD
        )
        return list(session.scalars(steps.order_by(OwedStep.id)))


def escalated_days(database: Database, case: Case, first: int, last: int) -> list[date]:
    days = (date(2026, 5, day) for day in range(first, last + 1))
    return [day for day in days if "planning" in told(database, case, day)]


def test_the_day_that_a_delegate_was_told_holds_although_the_lead_was_asked_before(
    database: Database,
) -> None:
    with database.transaction() as session:
        case = a_case(session)
        nelson = a_delegate(session, case)
    told(database, case, MONDAY)
    away(database, case, date(2026, 5, 29))
    assert escalated_days(database, case, 12, 29) == promised(database, nelson)[:1]
    first = promised(database, nelson)[0]
    assert first is not None
    assert first > SILENT_ENOUGH


def test_without_an_absence_the_day_of_the_first_reminder_holds(database: Database) -> None:
    with database.transaction() as session:
        case = a_case(session)
        a_delegate(session, case)
    assert escalated_days(database, case, 11, 29) == promised(database, case.town.lead)[:1]


def test_days_of_absence_are_no_silence(database: Database) -> None:
    with database.transaction() as session:
        case = a_case(session)
    told(database, case, MONDAY)
    away(database, case, THURSDAY)
    escalated = escalated_days(database, case, 12, 29)
    # Back on Friday 15; 19, 20, 21, 22 and 25 are over on the 26th.
    assert escalated == [date(2026, 5, 26)]
    assert date(2026, 5, 26) in promised(database, case.town.lead)


def test_an_absence_that_was_over_before_the_reminder_changes_nothing(database: Database) -> None:
    with database.transaction() as session:
        case = a_case(session)
    away(database, case, date(2026, 5, 8))
    assert escalated_days(database, case, 11, 29) == [SILENT_ENOUGH]


def test_the_promise_to_a_delegate_holds_until_the_lead_who_is_back_is_asked_anew(
    database: Database,
) -> None:
    with database.transaction() as session:
        case = a_case(session)
        nelson = a_delegate(session, case)
    told(database, case, MONDAY)
    away(database, case, date(2026, 5, 19))
    escalated = escalated_days(database, case, 12, 29)
    last = [*promised(database, nelson), *promised(database, case.town.lead)[1:]]
    assert escalated == [day for day in last if day is not None][-1:]


def test_who_is_asked_after_it_was_told_reads_on_which_day_it_was(database: Database) -> None:
    with database.transaction() as session:
        case = a_case(session)
        nelson = a_delegate(session, case)
    assert escalated_days(database, case, 11, 21) == [SILENT_ENOUGH]
    away(database, case, date(2026, 6, 30))
    for day in (22, 25, 26, 27, 28, 29):
        assert "planning" not in told(database, case, date(2026, 5, day))
    assert set(promised(database, nelson)) == {SILENT_ENOUGH}


def test_the_lead_of_the_office_of_planning_is_told_that_planning_is_told(
    sqlite_database: Database,
) -> None:
    with sqlite_database.transaction() as session:
        case = a_case(session)
    context, said = case.town.context, []
    for day in (MONDAY, date(2026, 5, 15), SILENT_ENOUGH, date(2026, 5, 25)):
        result = pass_at(sqlite_database, context, instant(day))
        deliver(sqlite_database, instant(day))
        said += [(m.content.above, m.content.lines[0].escalates_on)
                 for m in result.messages if m.content.lines]  # fmt: skip
    assert len(said) > 1
    assert set(said) == {(("own",), SILENT_ENOUGH)}


def asked(session: Session, case: Case, at: datetime, **content: Any) -> None:
    """Write that the lead was asked for a figure of the case's activity."""
    questions.put(
        session,
        entity_id=case.town.entity,
        person_id=case.town.lead,
        channel="telegram",
        name="1.0",
        content={"kind": "question", "name": "percent", **content},
        activity_id=case.activity,
        now=at,
    )


@pytest.mark.parametrize(
    ("state", "outcome", "day", "told_of"),
    [
        (InboundState.DONE, "asked", 13, {"said_on": "2026-05-13"}),
        (InboundState.SET_ASIDE, "", 13, {"said_on": "2026-05-13", "unread": "1"}),
        (InboundState.DONE, "unclear", 13, {"said_on": "2026-05-13"}),
        (InboundState.DONE, "asked", 8, {}),
        (InboundState.DONE, "answered", 13, {}),
    ],
)
def test_those_above_are_told_when_the_silent_office_wrote_what_is_no_report_yet(
    sqlite_database: Database, state: InboundState, outcome: str, day: int,
    told_of: dict[str, str],
) -> None:  # fmt: skip
    with sqlite_database.transaction() as session:
        case = a_case(session)
    told(sqlite_database, case, MONDAY)
    with sqlite_database.transaction() as session:
        at = instant(date(2026, 5, day), 15)
        wrote = session.get_one(Inbound, an_inbound(session, case.town.entity, at=at))
        wrote.state, wrote.outcome, wrote.person_id = state, outcome, case.town.lead
    (escalated,) = told(sqlite_database, case, SILENT_ENOUGH)["planning"]
    (one,) = escalated.each
    assert {key: one[key] for key in ("said_on", "unread") if key in one} == told_of


@pytest.mark.parametrize("day", [13, 8])
def test_those_above_read_the_words_without_a_figure_that_the_office_wrote_of_the_activity(
    database: Database, day: int
) -> None:
    with database.transaction() as session:
        case = a_case(session)
    told(database, case, MONDAY)
    with database.transaction() as session:
        asked(session, case, instant(date(2026, 5, day), 15), words="va bien, falta la firma")
    (escalated,) = told(database, case, SILENT_ENOUGH)["planning"]
    (one,) = escalated.each
    assert (one["said_on"], one["said_words"]) == (f"2026-05-{day:02}", "va bien, falta la firma")
    assert one["said_by"]


@pytest.mark.parametrize(
    "content",
    [
        {"words": ""},
        {"words": "hasta junio", "wished": {"kind": "extension", "handles": ["1.2"]}},
        {"words": "va bien", "said_by": "Otra persona"},
    ],
)
def test_a_bare_question_a_request_and_the_words_of_another_are_not_her_words(
    sqlite_database: Database, content: dict[str, Any]
) -> None:
    with sqlite_database.transaction() as session:
        case = a_case(session)
    told(sqlite_database, case, MONDAY)
    with sqlite_database.transaction() as session:
        asked(session, case, instant(date(2026, 5, 13), 15), **content)
    (escalated,) = told(sqlite_database, case, SILENT_ENOUGH)["planning"]
    assert "said_words" not in escalated.each[0]


def test_words_of_another_office_are_not_those_of_the_silent_one(
    sqlite_database: Database,
) -> None:
    with sqlite_database.transaction() as session:
        case = a_case(session)
    told(sqlite_database, case, MONDAY)
    with sqlite_database.transaction() as session:
        at = instant(date(2026, 5, 13), 15)
        wrote = session.get_one(Inbound, an_inbound(session, case.town.entity, at=at))
        wrote.state, wrote.outcome, wrote.person_id = InboundState.DONE, "asked", case.planning
    (escalated,) = told(sqlite_database, case, SILENT_ENOUGH)["planning"]
    assert "said_on" not in escalated.each[0]


@pytest.mark.parametrize(("day", "said"), [(14, True), (8, False)])
def test_those_above_are_told_that_the_office_reported_on_another_activity_since(
    sqlite_database: Database, day: int, said: bool
) -> None:
    with sqlite_database.transaction() as session:
        case = a_case(session)
        other = an_activity(session, case.town.entity, office=case.town.office)
        a_report(
            session, other, percent=40, by=case.town.lead, office_id=case.town.office,
            at=instant(date(2026, 5, day), 15),
        )  # fmt: skip
        handle = session.get_one(Activity, other).handle
    told(sqlite_database, case, MONDAY)
    (escalated,) = told(sqlite_database, case, SILENT_ENOUGH)["planning"]
    (one,) = escalated.each
    kept = {key: one[key] for key in ("said_on", "said_of") if key in one}
    assert kept == ({"said_on": f"2026-05-{day}", "said_of": handle} if said else {})

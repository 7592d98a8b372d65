"""Offices that have not answered, on both databases."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import update

from core.inbound import Aside
from core.words import RequestKind, Role
from models.answers.requests import RequestState
from models.inbox import Inbound, InboundState
from models.outbox import ItemState
from models.plan import Milestone
from models.session import Database
from models.staff.addresses import ANSWER_TIME
from reports.weekly import SilentOffice
from tests.service.reports.collecting import figures_of
from tests.support.builders import (
    NOW,
    TODAY,
    a_membership,
    a_person,
    a_report,
    a_request,
    a_told_reminder,
    an_activity,
    an_address,
    an_entity,
    an_inbound,
    an_office,
)

DAY = timedelta(days=1)


def test_an_office_is_silent_when_a_delivered_reminder_got_no_answer(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        office = an_office(session, entity, "Secretaría de Hacienda")
        person = a_person(
            session, entity, "Óscar Iván Mena", office=office, email="x@puertoesperanza.example"
        )
        for days in (9, 3):
            activity = an_activity(session, entity, office=office)
            a_told_reminder(session, activity, person, at=NOW - days * DAY)
        figures = figures_of(session, entity)

    assert figures.silent_offices == (
        SilentOffice(
            name="Secretaría de Hacienda",
            office_id=office,
            activities=2,
            reminders=2,
            since=TODAY - 9 * DAY,
            people=("Óscar Iván Mena",),
            lacking=figures.silent_offices[0].lacking,
            never=True,
        ),
    )
    assert len(figures.silent_offices[0].lacking) == 2


@pytest.mark.parametrize("answered", [True, False])
def test_an_office_that_has_answered_before_is_told_from_one_that_never_did(
    database: Database, answered: bool
) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        office = an_office(session, entity)
        person = a_person(session, entity, office=office, email="x@puertoesperanza.example")
        if answered:
            before = an_activity(session, entity, office=office)
            a_report(session, before, by=person, office_id=office, at=NOW - 30 * DAY)
        activity = an_activity(session, entity, office=office)
        a_told_reminder(session, activity, person, at=NOW - 3 * DAY)
        (silent,) = figures_of(session, entity).silent_offices

    assert silent.never is not answered


@pytest.mark.parametrize(
    ("outcome", "days", "told"),
    [("asked", 2, True), ("unclear", 2, True), ("asked", 5, False), ("answered", 2, False)],
)
def test_of_an_office_that_wrote_what_was_asked_about_the_day_is_told(
    database: Database, outcome: str, days: int, told: bool
) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        office = an_office(session, entity)
        person = a_person(session, entity, office=office, email="x@puertoesperanza.example")
        activity = an_activity(session, entity, office=office)
        a_told_reminder(session, activity, person, at=NOW - 3 * DAY)
        wrote = session.get_one(Inbound, an_inbound(session, entity, at=NOW - days * DAY))
        wrote.state, wrote.outcome, wrote.person_id = InboundState.DONE, outcome, person
        session.flush()
        (silent,) = figures_of(session, entity).silent_offices

    assert silent.wrote_on == (TODAY - days * DAY if told else None)


@pytest.mark.parametrize(
    ("since", "taken_by", "told"),
    [
        ("requested", "answer about a request", False),
        ("recorded", "report, request or courtesy", False),
        ("answered", "answer about a request", False),
        ("answered", "question for a page", True),
        ("asked", "report, request or courtesy", True),
    ],
)
def test_of_an_office_that_settled_what_was_asked_about_it_is_not_told_to_be_lacking(
    database: Database, since: str, taken_by: str, told: bool
) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        office = an_office(session, entity)
        person = a_person(session, entity, office=office, email="x@puertoesperanza.example")
        activity = an_activity(session, entity, office=office)
        a_told_reminder(session, activity, person, at=NOW - 3 * DAY)
        for outcome, by, days in (("asked", "", 2), (since, taken_by, 1)):
            wrote = session.get_one(Inbound, an_inbound(session, entity, at=NOW - days * DAY))
            wrote.state, wrote.outcome, wrote.person_id = InboundState.DONE, outcome, person
            wrote.taken_by = by
        session.flush()
        (silent,) = figures_of(session, entity).silent_offices

    assert (silent.wrote_on is not None) is told


@pytest.mark.parametrize(("days", "told"), [(1, False), (3, True)])
def test_a_question_about_a_decision_is_nothing_that_lacks_once_she_has_decided(
    database: Database, days: int, told: bool
) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        office = an_office(session, entity)
        luz = a_person(session, entity, office=office, email="x@puertoesperanza.example")
        a_membership(session, luz, Role.PLANNING)
        activity = an_activity(session, entity, office=office)
        a_told_reminder(session, activity, luz, at=NOW - 4 * DAY)
        wrote = session.get_one(Inbound, an_inbound(session, entity, at=NOW - 2 * DAY))
        wrote.state, wrote.outcome, wrote.person_id = InboundState.DONE, "asked", luz
        other = an_activity(session, entity, office=an_office(session, entity, "Otra"))
        a_request(
            session, other, by=a_person(session, entity), kind=RequestKind.EXTENSION,
            state=RequestState.GRANTED, decided_at=NOW - days * DAY, decided_by_id=luz,
        )  # fmt: skip
        session.flush()
        (silent,) = figures_of(session, entity).silent_offices

    assert (silent.wrote_on is not None) is told


def test_an_answer_after_the_reminder_ends_the_silence(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        office = an_office(session, entity)
        person = a_person(session, entity, office=office)
        activity = an_activity(session, entity, office=office)
        a_told_reminder(session, activity, person, at=NOW - 3 * DAY)
        a_report(session, activity, 60, by=person, office_id=office, at=NOW - 2 * DAY)

        assert figures_of(session, entity).silent_offices == ()


@pytest.mark.parametrize(("days", "silent"), [(9, [1]), (3, [])])
def test_who_answered_and_is_asked_again_is_missing_after_five_working_days(
    database: Database, days: int, silent: list[int]
) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        office = an_office(session, entity)
        person = a_person(session, entity, office=office, email="x@puertoesperanza.example")
        activity = an_activity(session, entity, office=office)
        a_report(session, activity, 60, by=person, office_id=office, at=NOW - 12 * DAY)
        a_told_reminder(session, activity, person, at=NOW - days * DAY)

        found = figures_of(session, entity).silent_offices
        assert [one.activities for one in found] == silent


@pytest.mark.parametrize("kind", list(RequestKind))
def test_a_request_is_an_answer(database: Database, kind: RequestKind) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        office = an_office(session, entity)
        person = a_person(session, entity, office=office)
        activity = an_activity(session, entity, office=office)
        a_told_reminder(session, activity, person, at=NOW - 3 * DAY)
        a_request(session, activity, by=person, office_id=office, kind=kind, at=NOW - 2 * DAY)

        assert figures_of(session, entity).silent_offices == ()


@pytest.mark.parametrize(
    ("state", "outcome", "error", "silent"),
    [
        (InboundState.SET_ASIDE, "", "it failed", 0),
        (InboundState.SET_ASIDE, "", None, 0),
        (InboundState.NEW, "", None, 0),
        (InboundState.SET_ASIDE, "", Aside.OF_A_MACHINE.value, 1),
        (InboundState.HANDLING, "", None, 1),
        (InboundState.DONE, "unclear", None, 1),
        (InboundState.DONE, "answered", None, 1),
    ],
)
def test_only_words_that_nobody_has_read_yet_may_be_an_answer(
    database: Database, state: InboundState, outcome: str, error: str | None, silent: int
) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        office = an_office(session, entity)
        person = a_person(session, entity, office=office, telegram="5557001")
        a_told_reminder(session, an_activity(session, entity, office=office), person, at=NOW - DAY)
        words = an_inbound(session, entity, "¿?", sender="5557001", state=state, outcome=outcome)
        session.execute(update(Inbound).where(Inbound.id == words).values(error=error))

        assert len(figures_of(session, entity).silent_offices) == silent


def test_the_answer_of_a_colleague_is_the_answer_of_the_office(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        office = an_office(session, entity)
        lead = a_person(session, entity, office=office)
        colleague = a_person(session, entity, "Luz Dary", office=office, role=Role.DELEGATE)
        activity = an_activity(session, entity, office=office)
        a_told_reminder(session, activity, lead, at=NOW - 3 * DAY)
        a_report(session, activity, 60, by=colleague, office_id=office, at=NOW - 2 * DAY)

        assert figures_of(session, entity).silent_offices == ()


def test_an_answer_about_another_activity_does_not_answer_this_one(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        office = an_office(session, entity)
        person = a_person(session, entity, office=office, telegram="5557001")
        asked, other = (an_activity(session, entity, office=office) for _ in range(2))
        a_told_reminder(session, asked, person, at=NOW - 9 * DAY)
        words = an_inbound(
            session,
            entity,
            sender="5557001",
            person_id=person,
            at=NOW - 8 * DAY,
            state=InboundState.DONE,
            outcome="recorded",
        )
        a_report(
            session,
            other,
            by=person,
            office_id=office,
            inbound_id=words,
            at=NOW - 8 * DAY,
        )
        a_told_reminder(session, asked, person, at=NOW - 2 * DAY)
        silent = figures_of(session, entity).silent_offices

    assert [(one.activities, one.reminders, one.since) for one in silent] == [
        (1, 2, TODAY - 9 * DAY)
    ]


def test_who_left_is_not_silent_and_her_answers_stay_those_of_the_office(
    database: Database,
) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        office = an_office(session, entity)
        left = a_person(session, entity, "Edilma Cano", office=office, active=False)
        person = a_person(session, entity, "Luz Dary", office=office, telegram="5557001")
        answered, asked = (an_activity(session, entity, office=office) for _ in range(2))
        for activity in (answered, asked):
            a_told_reminder(session, activity, left, at=NOW - 9 * DAY)
        a_report(session, answered, by=left, office_id=office, at=NOW - 8 * DAY)
        before = figures_of(session, entity).silent_offices
        a_told_reminder(session, asked, person, at=NOW - 3 * DAY)
        after = figures_of(session, entity).silent_offices

    assert before == ()
    assert [(one.activities, one.since, one.people) for one in after] == [
        (1, TODAY - 3 * DAY, ("Luz Dary",))
    ]


@pytest.mark.parametrize("reason", ["no such mailbox", "no consent", "bot was blocked by the user"])
def test_an_office_that_nothing_can_reach_is_not_silent_too(
    database: Database, reason: str
) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        office = an_office(session, entity)
        person = a_person(session, entity, office=office)
        an_address(session, person, dead_since=NOW - DAY, dead_reason=reason)
        a_told_reminder(
            session, an_activity(session, entity, office=office), person, at=NOW - 3 * DAY
        )
        figures = figures_of(session, entity)

    assert (figures.silent_offices, len(figures.unreachable_offices)) == ((), 1)


def test_a_reminder_of_a_date_that_was_moved_is_not_left_unanswered(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        office = an_office(session, entity)
        person = a_person(session, entity, office=office, telegram="5557001")
        activity = an_activity(session, entity, office=office)
        a_told_reminder(session, activity, person, at=NOW - 3 * DAY)
        before = figures_of(session, entity).silent_offices
        moved = update(Milestone).where(Milestone.activity_id == activity)
        session.execute(moved.values(due=TODAY + 40 * DAY))
        after = figures_of(session, entity).silent_offices

    assert (len(before), len(after)) == (1, 0)


@pytest.mark.parametrize(
    "state", [ItemState.FAILED, ItemState.BOUNCED, ItemState.PENDING, ItemState.UNCERTAIN]
)
def test_a_reminder_that_was_not_delivered_makes_nobody_silent(
    database: Database, state: ItemState
) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        office = an_office(session, entity)
        person = a_person(session, entity, office=office)
        activity = an_activity(session, entity, office=office)
        a_told_reminder(session, activity, person, at=NOW - 3 * DAY, state=state)

        assert figures_of(session, entity).silent_offices == ()


def test_a_reminder_of_this_morning_may_still_be_answered(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        office = an_office(session, entity)
        person = a_person(session, entity, office=office, email="x@puertoesperanza.example")
        a_told_reminder(session, an_activity(session, entity, office=office), person, at=NOW)

        assert figures_of(session, entity, NOW).silent_offices == ()
        assert len(figures_of(session, entity, NOW + ANSWER_TIME).silent_offices) == 1


def test_an_office_that_only_supports_is_not_silent(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        leads, supports = an_office(session, entity), an_office(session, entity, "Hacienda")
        person = a_person(session, entity, office=supports)
        activity = an_activity(session, entity, office=[leads, supports])
        a_told_reminder(session, activity, person, at=NOW - 3 * DAY)

        assert figures_of(session, entity).silent_offices == ()


def test_a_finished_activity_needs_no_answer(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        office = an_office(session, entity)
        person = a_person(session, entity, office=office)
        activity = an_activity(session, entity, office=office)
        a_told_reminder(session, activity, person, at=NOW - 3 * DAY)
        a_report(session, activity, 100, file_name="seguimiento.txt", at=NOW - 2 * DAY)

        assert figures_of(session, entity).silent_offices == ()

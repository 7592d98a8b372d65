"""Builders of what is owed and sent: steps, notices, messages, passes of the clock."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.clock import local_day
from models.organisation import Membership, Person
from models.outbox import ItemState, OutboxItem
from models.owed import Notice, OwedState, OwedStep, TickRun
from models.plan import Activity, Milestone, Responsibility
from models.running.holders import Holder
from tests.support.rows import BOGOTA, NOW, TODAY, entity_of, number, write


def a_holder(session: Session, **overrides: Any) -> int:
    """Write a process that claims rows; it lives, and `ended_at` says otherwise."""
    values = {"host": "servidor", "pid": number(), "started_at": NOW, "seen_at": datetime.now(UTC)}
    return write(session, Holder, overrides, **values)


def an_outbox_item(
    session: Session, entity_id: int, *, at: datetime = NOW, **overrides: Any
) -> int:
    """Write a reminder that is pending since `at`; a sent one (`state`) was sent then."""
    if overrides.get("state") in {ItemState.SENT, ItemState.DELIVERED, ItemState.BOUNCED}:
        overrides.setdefault("sent_at", at)
    return write(
        session,
        OutboxItem,
        overrides,
        entity_id=entity_id,
        key=f"prueba:{number()}",
        kind="reminder",
        opens=True,
        channel="telegram",
        recipient="5551001",
        content={"kind": "reminder", "lines": []},
        not_before=at,
        created_at=at,
    )


def a_step(session: Session, milestone_id: int, person_id: int, **overrides: Any) -> int:
    """Write an open step of the ladder; `state` and `outbox_id` say that it was told.

    Its office is the one of the activity's offices in which the person works, else the first.
    """
    milestone = session.get_one(Milestone, milestone_id)
    if "office_id" not in overrides:
        overrides["office_id"] = _office(session, milestone.activity_id, person_id)
    return write(
        session,
        OwedStep,
        overrides,
        entity_id=milestone.entity_id,
        milestone_id=milestone_id,
        activity_id=milestone.activity_id,
        person_id=person_id,
        step=f"before-{number()}",
        due=milestone.due,
        scheduled_on=TODAY,
        number=1,
        total=6,
        state=OwedState.OPEN,
        reason="",
        recorded_at=NOW,
    )


def a_told_reminder(
    session: Session,
    activity_id: int,
    person_id: int,
    *,
    at: datetime = NOW,
    state: ItemState = ItemState.SENT,
    **overrides: Any,
) -> int:
    """Write a reminder about an activity's first date that went out at `at`, with its step."""
    entity_id = entity_of(session, Activity, activity_id)
    item = an_outbox_item(session, entity_id, at=at, state=state, person_id=person_id, **overrides)
    a_step(
        session,
        _first_milestone(session, activity_id),
        person_id,
        scheduled_on=local_day(at, BOGOTA),
        state=OwedState.TOLD,
        outbox_id=item,
        recorded_at=at,
    )
    return item


def a_notice(session: Session, person_id: int, **overrides: Any) -> int:
    """Write an open notice to a person."""
    return write(
        session,
        Notice,
        overrides,
        entity_id=entity_of(session, Person, person_id),
        person_id=person_id,
        key=f"aviso:{number()}",
        kind="unreachable_office",
        details={},
        state=OwedState.OPEN,
        recorded_at=NOW,
    )


def a_tick(session: Session, entity_id: int, *, at: datetime = NOW, **overrides: Any) -> int:
    """Write a pass of the clock."""
    return write(session, TickRun, overrides, entity_id=entity_id, at=at, steps=0, messages=0)


def _first_milestone(session: Session, activity_id: int) -> int:
    query = select(Milestone.id).filter_by(activity_id=activity_id, ordinal=1)
    return session.scalars(query).one()


def _office(session: Session, activity_id: int, person_id: int) -> int:
    offices = session.scalars(
        select(Responsibility.office_id)
        .filter_by(activity_id=activity_id)
        .order_by(Responsibility.position)
    ).all()
    assert offices, "nobody is reminded of an activity without an office: give it one"
    hers = session.scalars(select(Membership.office_id).filter_by(person_id=person_id)).all()
    return next((office for office in offices if office in hers), offices[0])

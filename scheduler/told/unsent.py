"""What should have gone out and has not: failed messages, and what counts as told without one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from models.organisation import Address
from models.outbox import REACHED, ItemState, OutboxItem
from models.owed import Notice, OwedState, OwedStep
from models.plan import Activity, Milestone, Plan
from scheduler.candidates import waits_for_something

# An older failure has been seen; what it should have said still counts by its step.
RECENT = timedelta(days=7)
LATE = timedelta(days=1)

_NOT_OUT = (ItemState.FAILED, ItemState.CANCELLED, ItemState.BOUNCED)
_ON_THE_WAY = (ItemState.PENDING, ItemState.SENDING, ItemState.UNCERTAIN)


@dataclass(frozen=True, slots=True)
class Unsent:
    """How many messages failed of late, and how much counts as told and has not gone out.

    `nowhere` are those of the messages that no second try can deliver: her address is dead.
    """

    messages: int
    steps: int
    notices: int
    nowhere: int = 0


def count(session: Session, entity_id: int, now: datetime) -> Unsent:
    """Count what should have gone out and has not."""
    failed = select(func.count(OutboxItem.id)).where(
        OutboxItem.entity_id == entity_id,
        OutboxItem.state == ItemState.FAILED,
        OutboxItem.created_at >= now - RECENT,
    )
    notices = (
        select(func.count(Notice.id))
        .join(OutboxItem, OutboxItem.id == Notice.outbox_id)
        .where(
            Notice.entity_id == entity_id,
            Notice.state == OwedState.TOLD,
            Notice.recorded_at >= now - RECENT,
            _has_not_gone_out(now),
        )
    )
    return Unsent(
        messages=session.scalar(failed) or 0,
        nowhere=session.scalar(failed.where(goes_nowhere())) or 0,
        steps=_steps(session, entity_id, now),
        notices=session.scalar(notices) or 0,
    )


def goes_nowhere() -> ColumnElement[bool]:
    """Return the condition for a message whose address is dead, and whose person has no other."""
    other = aliased(Address)
    return and_(
        exists().where(Address.id == OutboxItem.address_id, Address.dead_since.is_not(None)),
        ~exists().where(other.person_id == OutboxItem.person_id, other.dead_since.is_(None)),
    )


def _steps(session: Session, entity_id: int, now: datetime) -> int:
    """Count the steps whose date is still open and of which no later one reached the office."""
    later, its_message = aliased(OwedStep), aliased(OutboxItem)
    date = aliased(Milestone)  # waits_for_something() looks at all dates of the activity
    reached_since = (
        select(later.id)
        .join(its_message, its_message.id == later.outbox_id)
        .where(
            later.milestone_id == OwedStep.milestone_id,
            later.office_id == OwedStep.office_id,
            later.id > OwedStep.id,
            its_message.state.in_(REACHED),
        )
        .exists()
    )
    told = (
        select(func.count(OwedStep.id))
        .join(OutboxItem, OutboxItem.id == OwedStep.outbox_id)
        .join(date, date.id == OwedStep.milestone_id)
        .join(Activity, Activity.id == OwedStep.activity_id)
        .join(Plan, Plan.id == Activity.plan_id)
        .where(
            OwedStep.entity_id == entity_id,
            OwedStep.state == OwedState.TOLD,
            OwedStep.due == date.due,
            date.met.is_(False),
            waits_for_something(),
            _has_not_gone_out(now),
            ~reached_since,
        )
    )
    return session.scalar(told) or 0


def _has_not_gone_out(now: datetime) -> ColumnElement[bool]:
    late = and_(OutboxItem.state.in_(_ON_THE_WAY), OutboxItem.not_before < now - LATE)
    return or_(OutboxItem.state.in_(_NOT_OUT), late)

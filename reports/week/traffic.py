"""What a digest needs of messages and people: what went out, what came in, who can be reached.

What became of a message is not kept per day: a digest of a past day shows its present state.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import (
    Select,
    and_,
    case,
    exists,
    func,
    literal,
    or_,
    select,
    true,
    union_all,
)
from sqlalchemy.orm import Session

from core.inbound import ABOUT_A_REQUEST, Aside, Outcome
from core.words import OFFICE_ROLES, Role, SourceKind
from models.answers.requests import Request, asked_last_at
from models.inbox import Inbound, InboundState
from models.organisation import Address, Membership, Person
from models.outbox import REACHED, OutboxItem
from models.owed import OwedStep
from models.plan import Activity, Milestone
from models.progress import ProgressReport
from models.staff.addresses import ANSWER_TIME, lasts, unconfirmed
from models.staff.groups import ChatGroup
from models.standing import stands
from reports.plan.queries import open_ids

# What it tells of one that says something of the work, or asks for what planning decides.
_SETTLED = ("recorded", "requested", "corrected", "added", "filed", "undone")
_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A person who works for an office, as lead (`leads`) or delegate; `grouped`: it has a group
    chat.

    Nobody writes to her up to the day `away_until`, past or not.
    """

    office_id: int
    person_id: int
    name: str
    grouped: bool = False
    leads: bool = True
    away_until: date | None = None


@dataclass(frozen=True, slots=True)
class AddressRow:
    """An address of a person; `dead_reason` is None while it lives.

    `returns`: it lives, and all that is sent there comes back. `dead_since`: as `dead_reason`.
    `heard`: somebody has written from it; `unconfirmed`: nobody has, after two messages to it.
    """

    person_id: int
    channel: str
    value: str
    dead_reason: str | None
    returns: bool = False
    dead_since: datetime | None = None
    heard: bool = True
    unconfirmed: bool = False


@dataclass(frozen=True, slots=True)
class ReminderRow:
    """A message that reached a person about an activity of an office."""

    item_id: int
    activity_id: int
    office_id: int
    person_id: int
    name: str
    sent_at: datetime


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """When an office last answered about an activity, in the name that it had then."""

    activity_id: int
    handle: str
    office_id: int
    at: datetime


@dataclass(frozen=True, slots=True)
class HeardRow:
    """When a sender last wrote what nobody has read, or what was only `asked` about and is not
    settled since; without `person_id` the address tells who."""

    channel: str
    sender: str
    person_id: int | None
    at: datetime
    asked: bool


def members(session: Session, entity_id: int, now: datetime) -> list[MemberRow]:
    """Return the active people of the offices, in the order in which they came.

    Whether their offices have a group chat is told as at `now`.
    """
    grouped = exists().where(
        ChatGroup.office_id == Membership.office_id,
        ChatGroup.approved_at <= now,
        or_(ChatGroup.gone_since.is_(None), ChatGroup.gone_since > now),
    )
    rows = session.execute(
        select(
            Membership.office_id,
            Membership.person_id,
            Person.name,
            grouped.label("grouped"),
            (Membership.role == Role.LEAD).label("leads"),
            Person.away_until,
        )
        .join(Person, Person.id == Membership.person_id)
        .where(
            Membership.entity_id == entity_id,
            Membership.role.in_(OFFICE_ROLES),
            Person.active.is_(True),
        )
        .order_by(Membership.id)
    )
    return [MemberRow(**row._asdict()) for row in rows]


def addresses(session: Session, entity_id: int, now: datetime) -> list[AddressRow]:
    """Return every address with the reason of its death, when it was dead at `now`."""
    rows = session.execute(
        select(Address, unconfirmed(now))
        .where(Address.entity_id == entity_id)
        .order_by(Address.id)
        .execution_options(populate_existing=True)
    )
    return [
        AddressRow(
            row.person_id,
            row.channel,
            row.value,
            (row.dead_reason or "dead") if row.dead_since and row.dead_since <= now else None,
            lasts(row.returned_times, row.returned_since, row.returned_last_at),
            row.dead_since,
            row.verified_at is not None and row.verified_at <= now,
            never,
        )
        for row, never in rows
    ]


def reminders(session: Session, entity_id: int, now: datetime) -> list[ReminderRow]:
    """Return the reminders of open dates that reached somebody long enough ago to be answered.

    One of a date that was moved since asks for nothing any more.
    """
    rows = session.execute(
        select(
            OutboxItem.id.label("item_id"),
            OwedStep.activity_id,
            OwedStep.office_id,
            OwedStep.person_id,
            Person.name,
            OutboxItem.sent_at,
        )
        .join(OutboxItem, OutboxItem.id == OwedStep.outbox_id)
        .join(Person, Person.id == OwedStep.person_id)
        .join(Milestone, (Milestone.id == OwedStep.milestone_id) & (Milestone.due == OwedStep.due))
        .where(
            Milestone.met.is_(False),
            OwedStep.entity_id == entity_id,
            OutboxItem.state.in_(REACHED),
            OutboxItem.sent_at <= now - ANSWER_TIME,
            OwedStep.activity_id.in_(open_ids(entity_id, now)),
        )
        .order_by(OutboxItem.sent_at, OutboxItem.id, OwedStep.id)
    )
    return [ReminderRow(**row._asdict()) for row in rows]


def answers(session: Session, entity_id: int, now: datetime) -> list[AnswerRow]:
    """Return when each office last reported on an activity what was not taken back by `now`, or
    asked for something about it."""
    told = select(
        ProgressReport.activity_id, ProgressReport.office_id, ProgressReport.recorded_at
    ).where(
        ProgressReport.source == SourceKind.MESSAGE,
        ProgressReport.entity_id == entity_id,
        stands(now),
    )
    asked = select(Request.activity_id, Request.office_id, asked_last_at()).where(
        Request.entity_id == entity_id
    )
    both = union_all(told, asked).subquery()
    rows = session.execute(
        select(both.c.activity_id, Activity.handle, both.c.office_id, func.max(both.c.recorded_at))
        .join(Activity, Activity.id == both.c.activity_id)
        .where(both.c.recorded_at <= now, both.c.office_id.is_not(None))
        .group_by(both.c.activity_id, Activity.handle, both.c.office_id)
    )
    return [AnswerRow(*row) for row in rows]


def last_heard(session: Session, entity_id: int, now: datetime) -> list[HeardRow]:
    """Return when each sender last wrote what nobody has read yet, and what was answered with a
    question (of which activity it is, or what figure) or was not understood, where she has settled
    nothing since: no report, no request, no decision.

    Who was answered so has been read, and so has what is being handled now:
    it may be the very question who is silent. A machine answers nothing.
    """
    sender = func.lower(Inbound.sender)
    by_machine = Inbound.error.startswith(Aside.OF_A_MACHINE.value)
    set_aside = and_(Inbound.state == InboundState.SET_ASIDE, func.coalesce(~by_machine, true()))
    unread = or_(Inbound.state.in_((InboundState.FETCHING, InboundState.NEW)), set_aside)
    # Answered, what was asked for is dropped.
    dropped = and_(Inbound.outcome == "answered", Inbound.taken_by == ABOUT_A_REQUEST)
    settled = or_(Inbound.outcome.in_(_SETTLED), dropped)
    unsettled = Inbound.outcome.in_(("asked", Outcome.UNCLEAR))
    heard = case((unread, "unread"), (settled, "settled"), else_="asked")
    done = and_(Inbound.state == InboundState.DONE, or_(settled, unsettled))
    came = (
        select(Inbound.channel, sender, Inbound.person_id, func.max(Inbound.received_at), heard)
        .where(Inbound.entity_id == entity_id, Inbound.received_at <= now, or_(unread, done))
        .group_by(Inbound.channel, sender, Inbound.person_id, heard)
    )
    rows = session.execute(union_all(came, _decided(entity_id, now))).all()
    since: dict[int, datetime] = {}
    for _, _, person_id, at, kind in rows:
        if kind == "settled":
            since[person_id] = max(at, since.get(person_id, at))
    return [
        HeardRow(channel, address, person_id, at, kind == "asked")
        for channel, address, person_id, at, kind in rows
        if kind == "unread" or (kind == "asked" and at > since.get(person_id, _NEVER))
    ]


def _decided(entity_id: int, now: datetime) -> Select[*tuple[Any, ...]]:
    """Return the query for when each person last decided a request, or withdrew one."""
    nowhere, settled = literal(""), literal("settled")
    return (
        select(nowhere, nowhere, Request.decided_by_id, func.max(Request.decided_at), settled)
        .where(
            Request.entity_id == entity_id,
            Request.decided_by_id.is_not(None),
            Request.decided_at <= now,
        )
        .group_by(Request.decided_by_id)
    )

"""What `culmina status` shows: queues, last passes, last errors; and putting back what failed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, func, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session

from bot.model.usage import Month, months
from core.clock import local_day
from core.words import OutboxKind
from culmina.settings import Settings
from models.inbox import Inbound, InboundState
from models.incoming import tray
from models.organisation import Entity
from models.outbox import ItemState, OutboxItem
from models.owed import OwedStep, TickRun
from models.running import channel_state, pass_faults
from models.running.channel_state import Trouble
from models.running.pass_faults import StandingFault
from models.staff import addresses, agreements
from models.staff.addresses import Returning
from models.staff.agreements import OfficeWord
from reports.plan.earlier import week_before
from reports.plan.standing import Span
from reports.week import unsent
from reports.week.unsent import UnsentRow, goes_nowhere
from scheduler import reopening

MOST_ERRORS = 10


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that went wrong: when, with whom, where it stands now."""

    at: datetime
    who: str
    state: str
    error: str


@dataclass(frozen=True, slots=True)
class Status:
    """Where the installation stands; counts are by state, `agreed` is what offices said.

    `troubles` are the channels that fail or are braked, `returning` the addresses whose last
    message came back, `stuck` what the clock's
    passes could not do several times, `unsent` what the digest counts as not sent.
    """

    live_since: datetime | None
    paused_at: datetime | None
    last_tick: datetime | None
    outbox: dict[str, int]
    inbox: dict[str, int]
    owed: dict[str, int]
    agreed: tuple[OfficeWord, ...]
    troubles: tuple[Trouble, ...]
    returning: tuple[Returning, ...]
    errors: tuple[Fault, ...]
    stuck: tuple[StandingFault, ...]
    unsent: tuple[UnsentRow, ...]


def read(session: Session, entity_id: int, now: datetime, tz: ZoneInfo) -> Status:
    """Read where the entity's queues and channels stand at `now`; `tz` is its local time."""
    week = recent(now, tz)
    entity = session.get_one(Entity, entity_id)
    return Status(
        live_since=entity.live_since,
        paused_at=entity.paused_at,
        last_tick=last_pass(session, entity_id),
        outbox=counts(session, OutboxItem.state, OutboxItem.entity_id == entity_id),
        inbox=counts(session, Inbound.state, Inbound.entity_id == entity_id),
        owed=counts(session, OwedStep.state, OwedStep.entity_id == entity_id),
        agreed=tuple(agreements.words_of_offices(session, entity_id)),
        troubles=tuple(channel_state.troubles(session, entity_id, now)),
        returning=tuple(addresses.returning(session, entity_id).values()),
        errors=_errors(session, entity_id),
        stuck=tuple(pass_faults.standing(session, entity_id)),
        unsent=tuple(unsent.rows(session, entity_id, since=week.start, today=week.today, now=now)),
    )


def recent(now: datetime, tz: ZoneInfo) -> Span:
    """Return the days whose failed messages are still told of: this week's and the last one's."""
    today = local_day(now, tz)
    return Span(today, week_before(today), now, tz)


def last_pass(session: Session, entity_id: int) -> datetime | None:
    """Return when the clock made its last pass, None where it never did."""
    return session.scalar(select(func.max(TickRun.at)).where(TickRun.entity_id == entity_id))


def counts(
    session: Session,
    state: InstrumentedAttribute[Any],
    whose: ColumnElement[bool],
) -> dict[str, int]:
    """Return how many rows stand in each state that any has, of those for which `whose` holds."""
    rows: list[tuple[StrEnum, int]] = [
        (row[0], row[1])
        for row in session.execute(
            select(state, func.count()).where(whose).group_by(state).order_by(state)
        )
    ]
    return {word.value: count for word, count in rows}


def _errors(session: Session, entity_id: int) -> tuple[Fault, ...]:
    sending = session.execute(
        select(OutboxItem.created_at, OutboxItem.recipient, OutboxItem.state, OutboxItem.error)
        .where(
            OutboxItem.entity_id == entity_id,
            OutboxItem.error.is_not(None),
            OutboxItem.state != ItemState.CANCELLED,
        )
        .order_by(OutboxItem.id.desc())
        .limit(MOST_ERRORS)
    )
    handling = session.execute(
        select(Inbound.received_at, Inbound.sender, Inbound.state, Inbound.error)
        .where(Inbound.entity_id == entity_id, Inbound.error.is_not(None))
        .order_by(Inbound.id.desc())
        .limit(MOST_ERRORS)
    )
    found = [
        Fault(at, who, state.value, error or "")
        for rows in (sending, handling)
        for at, who, state, error in rows
    ]
    return tuple(sorted(found, key=lambda fault: fault.at, reverse=True)[:MOST_ERRORS])


def put_back(session: Session, entity_id: int, now: datetime) -> tuple[int, int, int]:
    """Try again what failed and what was set aside; return how many messages and answers, and how
    many messages stay: their people have no address that works."""
    failed = (OutboxItem.entity_id == entity_id) & (OutboxItem.state == ItemState.FAILED)
    stay = session.scalars(select(OutboxItem.id).where(failed, goes_nowhere())).all()
    sent = send_again(session, failed & ~goes_nowhere(), now)
    handled = session.execute(
        update(Inbound)
        .where(
            Inbound.entity_id == entity_id,
            Inbound.state == InboundState.SET_ASIDE,
            ~tray.came_unread(),  # the channel has to read it first
        )
        .values(state=InboundState.NEW, attempts=0, not_before=now)
        .returning(Inbound.id)
    ).all()
    return sent, len(handled), len(stay)


def send_again(session: Session, condition: ColumnElement[bool], now: datetime) -> int:
    """Put messages that failed or are held back into the queue; return how many. What reminders
    told is owed anew, and goes out in the next one."""
    found = select(OutboxItem.id).where(condition)
    reminders = session.scalars(found.where(OutboxItem.kind == OutboxKind.REMINDER)).all()
    reopening.make_room(session, reminders)
    sent = session.execute(
        update(OutboxItem)
        .where(OutboxItem.id.in_(found))
        .values(state=ItemState.PENDING, attempts=0, failing_since=None, not_before=now, error=None)
        .returning(OutboxItem.id)
    ).all()
    return len(reminders) + len(sent)


def spent(settings: Settings) -> tuple[str, Month] | None:
    """Return the newest month in which a model was asked, with its counts; None where none was.
    Raises EnvironmentFault where the counts cannot be read."""
    if not settings.understanding.enabled:
        return None
    counted = months(Path(settings.understanding.usage_file))
    return max(counted.items()) if counted else None

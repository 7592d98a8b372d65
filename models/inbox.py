"""Messages that came in: stored before they are acknowledged, claimed one per conversation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Index, UniqueConstraint, bindparam, exists, select, text, update
from sqlalchemy.dialects.postgresql import insert as insert_or_not  # SQLite takes it as well
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, Session, aliased, mapped_column

from models.base import Base, EntityId, Id, partial_index, ref, words
from models.session import direct, savepoint

# Written out, not bound: SQLite uses a partial index only where it can read the condition, and
# where one might fit it plans the statement anew for each value that is bound.
NEW_SQL = "state = 'new'"
HANDLING_SQL = "state = 'handling'"
AHEAD_SQL = "state IN ('new', 'fetching')"


class InboundState(StrEnum):
    """Where a message from outside stands.

    `fetching` waits for its files, or for the rest of its album; `set_aside` for a person.
    """

    FETCHING = "fetching"
    NEW = "new"
    HANDLING = "handling"
    DONE = "done"
    SET_ASIDE = "set_aside"


class Inbound(Base):
    """A message from outside, raw enough to be understood again."""

    __tablename__ = "inbound"
    __table_args__ = (
        UniqueConstraint("entity_id", "channel", "external_id"),
        # One message of a conversation is handled at a time: what a person says keeps its order.
        Index(
            "uq_inbound_handling_sender",
            "entity_id",
            "channel",
            "sender",
            unique=True,
            sqlite_where=text(HANDLING_SQL),
            postgresql_where=text(HANDLING_SQL),
        ),
        Index("ix_inbound_state", "entity_id", "state", "id"),
        Index("ix_inbound_sender", "entity_id", "channel", "sender", "state"),
        partial_index("ix_inbound_holder", "holder_id", where="holder_id IS NOT NULL"),
    )

    id: Mapped[Id]
    entity_id: Mapped[EntityId]
    channel: Mapped[str]
    external_id: Mapped[str]
    sender: Mapped[str]
    payload: Mapped[dict[str, Any]]
    received_at: Mapped[datetime]
    state: Mapped[InboundState] = mapped_column(words(InboundState), default=InboundState.NEW)
    attempts: Mapped[int] = mapped_column(default=0)
    not_before: Mapped[datetime]
    holder_id: Mapped[int | None] = ref("holder")
    person_id: Mapped[int | None] = ref("person", index=True)
    outcome: Mapped[str] = mapped_column(default="")
    error: Mapped[str | None]
    handled_at: Mapped[datetime | None]
    album: Mapped[str | None]


@dataclass(frozen=True, slots=True)
class ClaimedInbound:
    """A message that this process handles now."""

    id: int
    entity_id: int
    channel: str
    external_id: str
    sender: str
    payload: dict[str, Any]
    received_at: datetime
    attempts: int


_waiting = aliased(Inbound, name="waiting")
_busy = aliased(Inbound, name="busy")
_earlier = aliased(Inbound, name="earlier")

# Built once, because they are executed for every message.
_INSERT = (
    insert_or_not(Inbound)
    .on_conflict_do_nothing(
        index_elements=[Inbound.entity_id, Inbound.channel, Inbound.external_id]
    )
    .returning(Inbound.id)
)
_OLDEST = (
    select(_waiting.id)
    .where(
        _waiting.entity_id == bindparam("entity"),
        text(f"waiting.{NEW_SQL}"),
        _waiting.not_before <= bindparam("now"),
        ~exists().where(
            _busy.entity_id == _waiting.entity_id,
            _busy.channel == _waiting.channel,
            _busy.sender == _waiting.sender,
            text(f"busy.{HANDLING_SQL}"),
        ),
        # What waits, for its files or to be tried again, holds back the later ones of its sender.
        ~exists().where(
            _earlier.entity_id == _waiting.entity_id,
            _earlier.channel == _waiting.channel,
            _earlier.sender == _waiting.sender,
            text(f"earlier.{AHEAD_SQL}"),
            _earlier.id < _waiting.id,
        ),
    )
    .order_by(_waiting.id)
    .limit(1)
    .with_for_update(skip_locked=True, of=_waiting)
    .scalar_subquery()
)
_TAKE = (
    update(Inbound)
    .where(Inbound.id == _OLDEST, text(f"inbound.{NEW_SQL}"))
    .values(
        state=InboundState.HANDLING, holder_id=bindparam("holder"), attempts=Inbound.attempts + 1
    )
    .returning(
        Inbound.id,
        Inbound.entity_id,
        Inbound.channel,
        Inbound.external_id,
        Inbound.sender,
        Inbound.payload,
        Inbound.received_at,
        Inbound.attempts,
    )
)
_FROM_HANDLING = (
    update(Inbound)
    .where(Inbound.id == bindparam("inbound_id"), text(HANDLING_SQL))
    .returning(Inbound.id)
)


_PAYLOAD = select(Inbound.payload).where(
    Inbound.entity_id == bindparam("entity"),
    Inbound.channel == bindparam("on_channel"),
    Inbound.external_id == bindparam("name"),
)


@dataclass(frozen=True, slots=True)
class Thread:
    """What a message that came in was called, and under which ones it stood, the nearest last."""

    subject: str = ""
    earlier: tuple[str, ...] = ()


NOT_KEPT = Thread()


def thread_of(session: Session, entity_id: int, channel: str, external_id: str) -> Thread:
    """Return where the message stands that is known under a name; NOT_KEPT where there is none."""
    payload = direct(
        session, _PAYLOAD, entity=entity_id, on_channel=channel, name=external_id
    ).scalar()
    if payload is None:
        return NOT_KEPT
    return Thread(payload.get("subject", ""), tuple(payload.get("earlier", ())))


def accept(
    session: Session,
    *,
    entity_id: int,
    channel: str,
    external_id: str,
    sender: str,
    payload: dict[str, Any],
    now: datetime,
) -> int | None:
    """Store a message; None when it had come before. Acknowledge it only after the commit."""
    stored = direct(
        session,
        _INSERT,
        entity_id=entity_id,
        channel=channel,
        external_id=external_id,
        sender=sender,
        payload=payload,
        received_at=now,
        not_before=now,
    ).scalar()
    return None if stored is None else int(stored)


def claim(
    session: Session, *, entity_id: int, holder_id: int, now: datetime
) -> ClaimedInbound | None:
    """Take the oldest new message whose conversation is idle, or None: compare-and-swap."""
    try:
        with savepoint(session):
            row = direct(session, _TAKE, entity=entity_id, holder=holder_id, now=now).one_or_none()
    except IntegrityError:  # another process began with a message of the same sender
        return None
    return ClaimedInbound(**row._asdict()) if row is not None else None


class ClaimLost(Exception):
    """Another process has handled the message, because this one was thought dead."""


def done(
    session: Session, inbound_id: int, *, now: datetime, outcome: str, person_id: int | None
) -> None:
    """Close a message in the transaction that records what it meant.

    Raises ClaimLost when the message is no longer being handled: what this transaction recorded
    has been recorded by another process, and is to be rolled back.
    """
    changed = direct(
        session,
        _FROM_HANDLING,
        inbound_id=inbound_id,
        state=InboundState.DONE,
        holder_id=None,
        handled_at=now,
        outcome=outcome,
        person_id=person_id,
    ).one_or_none()
    if changed is None:
        raise ClaimLost(f"inbound {inbound_id} is not being handled any more")


def try_again(session: Session, inbound_id: int, *, at: datetime, error: str) -> None:
    """Put a message back whose handling failed; it is taken again at the instant `at`."""
    session.execute(
        update(Inbound)
        .where(Inbound.id == inbound_id, Inbound.state == InboundState.HANDLING)
        .values(state=InboundState.NEW, holder_id=None, not_before=at, error=error)
    )


def set_aside(session: Session, inbound_id: int, *, now: datetime, error: str) -> None:
    """Keep a message for a person to look at; the loop goes on."""
    session.execute(
        update(Inbound)
        .where(Inbound.id == inbound_id, Inbound.state == InboundState.HANDLING)
        .values(state=InboundState.SET_ASIDE, holder_id=None, handled_at=now, error=error)
    )


def keep_aside(session: Session, inbound_id: int, *, now: datetime, error: str) -> None:
    """Keep a message that has just been stored for a person to look at: nobody handles it."""
    session.execute(
        update(Inbound)
        .where(Inbound.id == inbound_id, Inbound.state == InboundState.NEW)
        .values(state=InboundState.SET_ASIDE, handled_at=now, error=error)
    )


def handle_again(
    session: Session,
    *,
    entity_id: int,
    channel: str,
    sender: str,
    outcome: str,
    now: datetime,
) -> None:
    """Put what a sender said and what came to `outcome` back into the queue, in its order."""
    session.execute(
        update(Inbound)
        .where(
            Inbound.entity_id == entity_id,
            Inbound.channel == channel,
            Inbound.sender == sender,
            Inbound.state == InboundState.DONE,
            Inbound.outcome == outcome,
        )
        .values(state=InboundState.NEW, not_before=now, attempts=0, outcome="", handled_at=None)
        .execution_options(synchronize_session=False)
    )


def release_dead(session: Session, holder_ids: Sequence[int], now: datetime) -> int:
    """Give back what dead processes were handling: their transaction never ended."""
    changed = session.execute(
        update(Inbound)
        .where(Inbound.state == InboundState.HANDLING, Inbound.holder_id.in_(holder_ids))
        .values(state=InboundState.NEW, holder_id=None, not_before=now)
        .returning(Inbound.id)
        .execution_options(synchronize_session=False)
    )
    return len(changed.all())

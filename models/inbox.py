"""Messages that came in: stored before they are acknowledged, handled one per conversation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Index, UniqueConstraint, bindparam, exists, func, select, text, update
from sqlalchemy.dialects.postgresql import insert as insert_or_not  # SQLite takes it as well
from sqlalchemy.orm import Mapped, Session, aliased, mapped_column

from core.inbound import Outcome
from models.base import Base, EntityId, Id, partial_index, ref, words
from models.running import turns
from models.running.claims import Claim, Claims
from models.running.turns import Kind, Turn
from models.session import direct

# Written out, not bound: SQLite uses a partial index only where it can read the condition, and
# where one might fit it plans the statement anew for each value that is bound.
NEW_SQL = "state = 'new'"
HANDLING_SQL = "state = 'handling'"
AHEAD_SQL = "state IN ('new', 'fetching')"


class InboundState(StrEnum):
    """Where a message from outside stands.

    `fetching` waits for its files, because it has no words of its own, or for the rest of its
    album; `set_aside` for a person.
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
    claims: Mapped[int] = mapped_column(default=0)
    person_id: Mapped[int | None] = ref("person", index=True)
    outcome: Mapped[str] = mapped_column(default="")
    taken_by: Mapped[str] = mapped_column(default="")
    error: Mapped[str | None]
    handled_at: Mapped[datetime | None]
    album: Mapped[str | None]

    @property
    def said(self) -> str:
        """The text of the message, "" where it has none."""
        return str(self.payload.get("text", ""))


@dataclass(frozen=True, slots=True)
class ClaimedInbound(Claim):
    """A message that this process handles now."""

    entity_id: int
    channel: str
    external_id: str
    sender: str
    payload: dict[str, Any]
    received_at: datetime
    attempts: int


# Its transaction never ended: nothing of what it meant has been recorded.
CLAIMS = Claims(Inbound, InboundState.HANDLING, {"state": InboundState.NEW})


# Built once, because they are executed for every message.
_INSERT = (
    insert_or_not(Inbound)
    .on_conflict_do_nothing(
        index_elements=[Inbound.entity_id, Inbound.channel, Inbound.external_id]
    )
    .returning(Inbound.id)
)
_this = aliased(Inbound, name="this")
_IS_OVERTAKEN = select(
    exists().where(
        _this.id == bindparam("inbound_id"),
        Inbound.entity_id == _this.entity_id,
        Inbound.channel == _this.channel,
        Inbound.sender == _this.sender,
        text("inbound.state = 'done'"),
        Inbound.id > _this.id,
        Inbound.person_id.is_not(None),  # the rest of its own album is nobody's
    )
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
    """Store a message and let it be handled; None when it had come before.

    Acknowledge it only after the commit.
    """
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
    if stored is None:
        return None
    turns.put(session, Turn(Kind.HANDLE, entity_id, channel, sender))
    return int(stored)


def unhandled(session: Session, entity_id: int, now: datetime) -> int:
    """Return how many of the messages that have come in by `now` wait to be handled, or for their
    files."""
    waits = (InboundState.FETCHING, InboundState.NEW, InboundState.HANDLING)
    found = select(func.count()).where(
        Inbound.entity_id == entity_id, Inbound.state.in_(waits), Inbound.received_at <= now
    )
    return session.scalar(found) or 0


def done(
    session: Session,
    inbound: Claim,
    *,
    now: datetime,
    outcome: Outcome,
    taken_by: str,
    person_id: int | None,
) -> None:
    """Close a message in the transaction that records what it meant; `taken_by` is the name of who
    took it, as its table has it.

    Raises ClaimLost when this process does not handle it any more: what this transaction recorded
    has been recorded by another one, and is to be rolled back.
    """
    CLAIMS.let_go(
        session,
        inbound,
        InboundState.DONE,
        handled_at=now,
        outcome=outcome,
        taken_by=taken_by,
        person_id=person_id,
    )


def wait_for_files(session: Session, inbound: Claim, *, now: datetime) -> None:
    """Let a message whose words are about its files alone wait for them; nobody waits behind it.

    Raises ClaimLost as done() does.
    """
    CLAIMS.let_go(session, inbound, InboundState.FETCHING, not_before=now, attempts=0)


def of_person(session: Session, inbound_id: int, person_id: int) -> dict[str, Any] | None:
    """Return what a person has sent, as it was stored; None where that message is not hers."""
    return session.scalar(
        select(Inbound.payload).where(Inbound.id == inbound_id, Inbound.person_id == person_id)
    )


def said_as_stranger(
    session: Session, *, entity_id: int, channel: str, sender: str, since: datetime
) -> list[str]:
    """Return what a sender wrote since an instant while nobody knew whose the address is."""
    payloads = session.scalars(
        select(Inbound.payload).where(
            Inbound.entity_id == entity_id,
            Inbound.channel == channel,
            Inbound.sender == sender,
            Inbound.received_at >= since,
            Inbound.outcome == Outcome.UNKNOWN,
        )
    )
    return [payload.get("text", "") for payload in payloads if not payload.get("start")]


def is_overtaken(session: Session, inbound_id: int) -> bool:
    """Tell whether something that its sender wrote later has been handled before a message."""
    return bool(direct(session, _IS_OVERTAKEN, inbound_id=inbound_id).scalar())


def just_before(session: Session, inbound_id: int, since: datetime) -> int | None:
    """Return the message that its sender wrote last before a message, since an instant."""
    this = aliased(Inbound)
    newest = (
        select(Inbound.id)
        .join(
            this,
            (this.entity_id == Inbound.entity_id)
            & (this.channel == Inbound.channel)
            & (this.sender == Inbound.sender),
        )
        .where(this.id == inbound_id, Inbound.id < inbound_id, Inbound.received_at >= since)
        .order_by(Inbound.id.desc())
        .limit(1)
    )
    return session.scalar(newest)


def try_again(session: Session, inbound: Claim, *, at: datetime, error: str) -> None:
    """Put a message back whose handling failed; it is taken again at `at`. Raises ClaimLost."""
    CLAIMS.let_go(session, inbound, InboundState.NEW, not_before=at, error=error)


def set_aside(session: Session, inbound: Claim, *, now: datetime, error: str) -> None:
    """Keep a message for a person to look at; the loop goes on. Raises ClaimLost."""
    CLAIMS.let_go(session, inbound, InboundState.SET_ASIDE, handled_at=now, error=error)


def keep_aside(session: Session, inbound_id: int, *, now: datetime, error: str) -> None:
    """Keep a message that has just been stored for a person to look at: nobody handles it."""
    session.execute(
        update(Inbound)
        .where(Inbound.id == inbound_id, Inbound.state == InboundState.NEW)
        .values(state=InboundState.SET_ASIDE, handled_at=now, error=error)
    )


# What a message is that is handled once more, in its order.
_ANEW: dict[str, Any] = {
    "state": InboundState.NEW,
    "attempts": 0,
    "outcome": "",
    "taken_by": "",
    "handled_at": None,
}


def handle_again(
    session: Session,
    *,
    entity_id: int,
    channel: str,
    sender: str,
    outcome: Outcome,
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
        .values(**_ANEW, not_before=now)
        .execution_options(synchronize_session=False)
    )


def take_again(session: Session, inbound_id: int, *, now: datetime) -> None:
    """Put a message that was handled back into the queue."""
    session.execute(
        update(Inbound)
        .where(Inbound.id == inbound_id, Inbound.state == InboundState.DONE)
        .values(**_ANEW, not_before=now)
        .execution_options(synchronize_session=False)
    )

"""Messages to send: one table of allowed moves, taken one at a time, kept part by part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    Index,
    UniqueConstraint,
    bindparam,
    case,
    literal,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import insert as insert_or_not  # SQLite takes it as well
from sqlalchemy.orm import Mapped, Session, mapped_column

from core.words import Because, OutboxKind
from models.base import Base, EntityId, Id, later_ref, partial_index, ref, words
from models.running import turns
from models.running.claims import Claim, Claims
from models.running.turns import Kind, Turn
from models.session import direct


class ItemState(StrEnum):
    """Where a message stands.

    `held`: kept back when a backup was put back, because the service that went on after the backup
    may have sent it; somebody says what became of it (models.held).
    """

    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    DELIVERED = "delivered"
    BOUNCED = "bounced"
    UNCERTAIN = "uncertain"
    FAILED = "failed"
    CANCELLED = "cancelled"
    HELD = "held"


MOVES: dict[ItemState, frozenset[ItemState]] = {
    # claimed by a process · no longer wanted
    ItemState.PENDING: frozenset({ItemState.SENDING, ItemState.CANCELLED}),
    # the ways in which an attempt ends; bounced: the server gave it back at once
    ItemState.SENDING: frozenset(ItemState)
    - {ItemState.SENDING, ItemState.DELIVERED, ItemState.HELD},
    # nobody knows whether it went out: tried again · given up · a later message holds it
    ItemState.UNCERTAIN: frozenset(
        {ItemState.SENDING, ItemState.FAILED, ItemState.CANCELLED, ItemState.BOUNCED}
    ),
    # the far side's later word
    ItemState.SENT: frozenset({ItemState.DELIVERED, ItemState.BOUNCED}),
    # a bounce may follow a delivery notice
    ItemState.DELIVERED: frozenset({ItemState.BOUNCED}),
    # put back by hand · a later message holds it
    ItemState.FAILED: frozenset({ItemState.PENDING, ItemState.CANCELLED}),
    # it had gone out · send it now · a later message holds it
    ItemState.HELD: frozenset({ItemState.SENT, ItemState.PENDING, ItemState.CANCELLED}),
    ItemState.BOUNCED: frozenset(),
    ItemState.CANCELLED: frozenset(),
}

REACHED = (ItemState.SENT, ItemState.DELIVERED)
# What counts as said to a person: also what she may have got before a restoration.
SAID = (*REACHED, ItemState.HELD)
WAITING = (ItemState.PENDING, ItemState.UNCERTAIN)

# The conditions of partial indexes (models.base.partial_index).
WAITING_SQL = "state IN ('pending', 'uncertain')"
SENDING_SQL = "state = 'sending'"
FAILED_SQL = "state = 'failed'"
_CHAT = ("entity_id", "channel", "recipient")


class OutboxItem(Base):
    """One message to one recipient, or a later form of the one it `edits` (models.editing)."""

    __tablename__ = "outbox"
    __table_args__ = (
        UniqueConstraint("entity_id", "key"),
        # An address has one item in `sending` at a time: receipts keep their order.
        partial_index("uq_outbox_sending_recipient", *_CHAT, where=SENDING_SQL, unique=True),
        # The claim reads this in order: answers first, then what culmina starts, oldest first.
        partial_index(
            "ix_outbox_waiting", "entity_id", "opens", "not_before", "id", where=WAITING_SQL
        ),
        Index("ix_outbox_state", "entity_id", "state"),
        # What failed and may go out another day is looked for by person at each pass.
        partial_index("ix_outbox_failed", "entity_id", "person_id", where=FAILED_SQL),
        partial_index("ix_outbox_holder", "holder_id", where="holder_id IS NOT NULL"),
        Index("ix_outbox_person", "person_id", "sent_at"),
        # What was last shown in a group: it is nobody's own.
        partial_index("ix_outbox_chat", *_CHAT, "sent_at", where="person_id IS NULL"),
    )

    id: Mapped[Id]
    entity_id: Mapped[EntityId]
    key: Mapped[str]
    kind: Mapped[str]
    opens: Mapped[bool]
    person_id: Mapped[int | None] = ref("person")
    address_id: Mapped[int | None] = ref("address")
    channel: Mapped[str]
    recipient: Mapped[str]
    reply_to: Mapped[str | None]
    edits: Mapped[int | None] = later_ref("outbox")
    content: Mapped[dict[str, Any]]
    state: Mapped[ItemState] = mapped_column(words(ItemState), default=ItemState.PENDING)
    attempts: Mapped[int] = mapped_column(default=0)
    not_before: Mapped[datetime]
    created_at: Mapped[datetime]
    holder_id: Mapped[int | None] = ref("holder")
    claims: Mapped[int] = mapped_column(default=0)
    handed_over_at: Mapped[datetime | None]
    failing_since: Mapped[datetime | None]  # its first failed attempt
    sent_at: Mapped[datetime | None]
    error_kind: Mapped[str | None]
    error: Mapped[str | None]


# When a message counts as said; what is held, on the day it was made for.
SAID_AT = case(
    (OutboxItem.state == ItemState.HELD, OutboxItem.created_at), else_=OutboxItem.sent_at
)


class OutboxPart(Base):
    """One call to the provider that succeeded: its id there, and the exact text that went out."""

    __tablename__ = "outbox_part"
    __table_args__ = (
        UniqueConstraint("item_id", "ordinal"),
        Index("ix_part_provider", "provider_id"),
    )

    id: Mapped[Id]
    entity_id: Mapped[EntityId]
    item_id: Mapped[int] = ref("outbox")
    ordinal: Mapped[int]
    provider_id: Mapped[str]
    text: Mapped[str]
    sent_at: Mapped[datetime]


_HANDED_OVER = OutboxItem.handed_over_at.is_not(None)
# What had been claimed only is as before; what had been handed over may be out. That a process
# died says nothing about the message: it is tried again however often that happens.
CLAIMS = Claims(
    OutboxItem,
    ItemState.SENDING,
    {
        "state": case(
            (_HANDED_OVER, literal(ItemState.UNCERTAIN, OutboxItem.state.type)),
            else_=literal(ItemState.PENDING, OutboxItem.state.type),
        ),
        "attempts": OutboxItem.attempts - case((_HANDED_OVER, 0), else_=1),
    },
)

_THIS = OutboxItem.id == bindparam("item_id")

# Built once, because they are executed for every message.
_INSERT = (
    insert_or_not(OutboxItem)
    .on_conflict_do_nothing(index_elements=[OutboxItem.entity_id, OutboxItem.key])
    .returning(OutboxItem.id)
)
# Of messages that nobody has in hand: what is being sent is moved by whoever sends it.
_MOVE = {
    to: update(OutboxItem).where(_THIS, OutboxItem.state.in_(origins)).returning(OutboxItem.id)
    for to in ItemState
    if to is not ItemState.SENDING
    and (origins := [one for one in MOVES if to in MOVES[one] and one is not ItemState.SENDING])
}
_ADD_PART = insert_or_not(OutboxPart).on_conflict_do_nothing(
    index_elements=[OutboxPart.item_id, OutboxPart.ordinal]
)


@dataclass(frozen=True, slots=True)
class To:
    """Where a message goes, and whose it is: `person_id` is None in a group. `reply_to` is the
    provider's id of the message that it stands under."""

    channel: str
    recipient: str
    person_id: int | None = None
    address_id: int | None = None
    reply_to: str | None = None


def enqueue(
    session: Session,
    entity_id: int,
    to: To,
    *,
    key: str,
    kind: OutboxKind,
    opens: bool,
    content: dict[str, Any],
    now: datetime,
    not_before: datetime | None = None,
    edits: int | None = None,
) -> int | None:
    """Insert a message and let it be sent, or do nothing when `key` exists; return its id, or None
    when it existed."""
    made = direct(
        session,
        _INSERT,
        entity_id=entity_id,
        key=key,
        kind=kind,
        opens=opens,
        person_id=to.person_id,
        address_id=to.address_id,
        channel=to.channel,
        recipient=to.recipient,
        reply_to=to.reply_to,
        edits=edits,
        content=content,
        not_before=not_before or now,
        created_at=now,
    ).scalar()
    if made is None:
        return None
    if not_before is None or not_before <= now:
        turns.put(session, Turn(Kind.SEND, entity_id, to.channel, to.recipient), first=not opens)
    return int(made)


def known_keys(session: Session, entity_id: int, keys: Sequence[str]) -> set[str]:
    """Return those of the keys under which a message is queued or was."""
    if not keys:
        return set()
    found = select(OutboxItem.key).where(
        OutboxItem.entity_id == entity_id, OutboxItem.key.in_(keys)
    )
    return set(session.scalars(found))


class WrongMove(Exception):
    """A message was not in a state from which the wanted move is allowed."""


def move(session: Session, item_id: int, to: ItemState, **values: Any) -> None:
    """Move a message that nobody has in hand, if MOVES allows it; raises WrongMove otherwise."""
    changed = None
    if to in _MOVE:
        changed = direct(session, _MOVE[to], item_id=item_id, state=to, **values).one_or_none()
    if changed is None:
        raise WrongMove(f"outbox item {item_id} cannot become {to.value}")


def settle(session: Session, item: Claim, to: ItemState, **values: Any) -> None:
    """Record how the attempt at a claimed message ended: it is `to` now, and in nobody's hands.

    Raises ClaimLost when it is not this process's any more, WrongMove for a state that no attempt
    ends in.
    """
    if to not in MOVES[ItemState.SENDING]:
        raise WrongMove(f"outbox item {item.id} cannot become {to.value}")
    CLAIMS.let_go(session, item, to, **values)


def withdraw(session: Session, item_ids: Sequence[int], reason: Because) -> list[int]:
    """Cancel those of the messages that nobody is sending; return which they were."""
    if not item_ids:
        return []
    changed = session.execute(
        update(OutboxItem)
        .where(OutboxItem.id.in_(item_ids), OutboxItem.state.in_([*WAITING, ItemState.FAILED]))
        .values(state=ItemState.CANCELLED, error=reason)
        .returning(OutboxItem.id)
        .execution_options(synchronize_session=False)
    )
    return list(changed.scalars())


def hand_over(session: Session, item: Claim, now: datetime | None) -> None:
    """Mark that a part is about to be given to the provider: from here on it may be out.

    None takes the mark away: the part is recorded, and the next one has not left yet. Raises
    ClaimLost when the message is not this process's any more: then nothing may be sent.
    """
    CLAIMS.record(session, item, handed_over_at=now)


def record_part(
    session: Session,
    *,
    entity_id: int,
    item_id: int,
    ordinal: int,
    provider_id: str,
    text: str,
    now: datetime,
) -> None:
    """Keep the provider's id and the exact text of a part that went out, once.

    Whoever has the message in hand by now: it is out, and whoever claims it next sees that.
    """
    direct(
        session,
        _ADD_PART,
        entity_id=entity_id,
        item_id=item_id,
        ordinal=ordinal,
        provider_id=provider_id,
        text=text,
        sent_at=now,
    )

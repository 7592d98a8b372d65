"""Which message is sent next.

On SQLite the oldest that is due, of a recipient to whom nothing is on its way; on PostgreSQL the
oldest that is due of the recipient whose turn it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, exists, func, select, text, update
from sqlalchemy.orm import Session, aliased

from models.organisation import Address, Person
from models.outbox import CLAIMS, SENDING_SQL, WAITING_SQL, OutboxItem, OutboxPart
from models.running.channel_state import ChannelState
from models.running.claims import Claim
from models.running.turns import CLOCKS_APART, Turn
from models.session import direct


@dataclass(frozen=True, slots=True)
class ClaimedItem(Claim):
    """A message that this process may send now; `parts_sent` parts of it have already gone out.

    `failing_since` is when it first failed, `channel_failing_since` when its channel did without
    any success since. `person` is the name of whom it is for, `away_until` the last day of her
    absence, `dead_reason` why her address is dead (None: it lives).
    """

    entity_id: int
    key: str
    kind: str
    opens: bool
    person_id: int | None
    address_id: int | None
    channel: str
    recipient: str
    reply_to: str | None
    edits: int | None
    content: dict[str, Any]
    attempts: int
    failing_since: datetime | None
    created_at: datetime
    parts_sent: int
    channel_failing_since: datetime | None
    person: str | None
    away_until: date | None
    dead_reason: str | None


_COLUMNS = (
    OutboxItem.id, OutboxItem.claims, OutboxItem.entity_id, OutboxItem.key,
    OutboxItem.kind, OutboxItem.opens, OutboxItem.person_id, OutboxItem.address_id,
    OutboxItem.channel, OutboxItem.recipient, OutboxItem.reply_to, OutboxItem.edits,
    OutboxItem.content, OutboxItem.attempts, OutboxItem.failing_since, OutboxItem.created_at,
)  # fmt: skip
_waiting = aliased(OutboxItem, name="waiting")
_busy = aliased(OutboxItem, name="busy")
_OLDEST = (
    select(_waiting.id)
    .where(
        _waiting.entity_id == bindparam("entity"),
        text(f"waiting.{WAITING_SQL}"),
        _waiting.not_before <= bindparam("due_by"),
        ~exists().where(
            ChannelState.entity_id == _waiting.entity_id,
            ChannelState.channel == _waiting.channel,
            ChannelState.braked_until > bindparam("now"),
        ),
    )
    .order_by(_waiting.opens, _waiting.not_before, _waiting.id)
    .limit(1)
)
_OF_ANYBODY = _OLDEST.where(
    ~exists().where(
        _busy.entity_id == _waiting.entity_id,
        _busy.channel == _waiting.channel,
        _busy.recipient == _waiting.recipient,
        text(f"busy.{SENDING_SQL}"),
    )
)
_OF_TURN = _OLDEST.where(
    _waiting.channel == bindparam("on_channel"), _waiting.recipient == bindparam("to")
)
# Not by the item's own column: SQLAlchemy writes it as a bare `id` there, which is the part's.
_PARTS = select(func.count()).where(OutboxPart.item_id == text("outbox.id"))
_NAME = select(Person.name).where(Person.id == OutboxItem.person_id)
_AWAY = select(Person.away_until).where(Person.id == OutboxItem.person_id)
_DEAD = select(func.coalesce(Address.dead_reason, "dead")).where(
    Address.id == OutboxItem.address_id, Address.dead_since.is_not(None)
)
_FAILING = select(ChannelState.failing_since).where(
    ChannelState.entity_id == text("outbox.entity_id"),
    ChannelState.channel == text("outbox.channel"),
)
_TAKE = (
    update(OutboxItem)
    .where(text(f"outbox.{WAITING_SQL}"))
    .values(handed_over_at=None, **CLAIMS.taken())
    .returning(
        *_COLUMNS,
        _PARTS.scalar_subquery().label("parts_sent"),
        _FAILING.scalar_subquery().label("channel_failing_since"),
        _NAME.scalar_subquery().label("person"),
        _AWAY.scalar_subquery().label("away_until"),
        _DEAD.scalar_subquery().label("dead_reason"),
    )
)
_TAKE_ANY = _TAKE.where(OutboxItem.id == _OF_ANYBODY.scalar_subquery()).values(
    holder_id=bindparam("holder")
)
_TAKE_OF_TURN = _TAKE.where(OutboxItem.id == _OF_TURN.scalar_subquery())
_GIVE_BACK_OF_TURN = CLAIMS.giving_back(
    OutboxItem.entity_id == bindparam("entity"),
    OutboxItem.channel == bindparam("on_channel"),
    OutboxItem.recipient == bindparam("to"),
)


def claim(session: Session, *, entity_id: int, holder_id: int, now: datetime) -> ClaimedItem | None:
    """Take the oldest message that is due of those to whom nothing is on its way, None where there
    is none: pending → sending. For SQLite, where one process at a time writes."""
    row = direct(
        session, _TAKE_ANY, entity=entity_id, holder=holder_id, now=now, due_by=now
    ).one_or_none()
    return None if row is None else ClaimedItem(**row._asdict())


def next_of(session: Session, turn: Turn, now: datetime) -> ClaimedItem | None:
    """Take the oldest message that is due of the recipient whose turn it is, None where there is
    none. One that is in hand was left there by a process that died: it is given back first."""
    whose = {"entity": turn.entity_id, "on_channel": turn.channel, "to": turn.address}
    direct(session, _GIVE_BACK_OF_TURN, from_now=now, **whose)
    row = direct(session, _TAKE_OF_TURN, now=now, due_by=now + CLOCKS_APART, **whose).one_or_none()
    return None if row is None else ClaimedItem(**row._asdict())

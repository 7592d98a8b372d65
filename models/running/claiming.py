"""The claim of a message to send: the oldest that is due, one at a time for each recipient."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, exists, func, select, text, tuple_, update
from sqlalchemy.orm import Session, aliased

from models.organisation import Address, Person
from models.outbox import CLAIMS, SENDING_SQL, WAITING_SQL, OutboxItem, OutboxPart
from models.running.channel_state import ChannelState
from models.running.claims import Claim


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
    OutboxItem.id, OutboxItem.holder_id, OutboxItem.claims, OutboxItem.entity_id, OutboxItem.key,
    OutboxItem.kind, OutboxItem.opens, OutboxItem.person_id, OutboxItem.address_id,
    OutboxItem.channel, OutboxItem.recipient, OutboxItem.reply_to, OutboxItem.edits,
    OutboxItem.content, OutboxItem.attempts, OutboxItem.failing_since, OutboxItem.created_at,
)  # fmt: skip
_waiting = aliased(OutboxItem, name="waiting")
_busy = aliased(OutboxItem, name="busy")
_earlier = aliased(OutboxItem, name="earlier")
_OLDEST = (
    select(_waiting.id)
    .where(
        _waiting.entity_id == bindparam("entity"),
        text(f"waiting.{WAITING_SQL}"),
        _waiting.not_before <= bindparam("now"),
        ~exists().where(
            _busy.entity_id == _waiting.entity_id,
            _busy.channel == _waiting.channel,
            _busy.recipient == _waiting.recipient,
            text(f"busy.{SENDING_SQL}"),
        ),
        # One that another process is claiming in this instant is skipped below, but still counts.
        ~exists().where(
            _earlier.entity_id == _waiting.entity_id,
            _earlier.channel == _waiting.channel,
            _earlier.recipient == _waiting.recipient,
            text(f"earlier.{WAITING_SQL}"),
            _earlier.not_before <= bindparam("now"),
            tuple_(_earlier.opens, _earlier.not_before, _earlier.id)
            < tuple_(_waiting.opens, _waiting.not_before, _waiting.id),
        ),
        ~exists().where(
            ChannelState.entity_id == _waiting.entity_id,
            ChannelState.channel == _waiting.channel,
            ChannelState.braked_until > bindparam("now"),
        ),
    )
    .order_by(_waiting.opens, _waiting.not_before, _waiting.id)
    .limit(1)
    .with_for_update(skip_locked=True, of=_waiting)
    .scalar_subquery()
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
    .where(OutboxItem.id == _OLDEST, text(f"outbox.{WAITING_SQL}"))
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


def claim(session: Session, *, entity_id: int, holder_id: int, now: datetime) -> ClaimedItem | None:
    """Take the oldest message that is due, or None: pending → sending, by compare-and-swap.

    The state is tested in the UPDATE's own WHERE: two processes never take the same row.
    """
    row = CLAIMS.take(session, _TAKE, entity=entity_id, holder=holder_id, now=now)
    return None if row is None else ClaimedItem(**row._asdict())

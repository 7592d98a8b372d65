"""Which message is handled next.

On SQLite the oldest new one whose conversation is idle; on PostgreSQL the oldest new one of the
sender whose turn it is.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import bindparam, exists, or_, select, text, update
from sqlalchemy.orm import Session, aliased

from models.inbox import AHEAD_SQL, CLAIMS, HANDLING_SQL, NEW_SQL, ClaimedInbound, Inbound
from models.running.turns import CLOCKS_APART, Turn
from models.session import direct

_waiting = aliased(Inbound, name="waiting")
_busy = aliased(Inbound, name="busy")
_earlier = aliased(Inbound, name="earlier")
_OLDEST = (
    select(_waiting.id)
    .where(
        _waiting.entity_id == bindparam("entity"),
        text(f"waiting.{NEW_SQL}"),
        _waiting.not_before <= bindparam("now"),
        # What waits to be tried again holds back the later ones of its sender; what waits for its
        # files does so for a moment only, until `not_before`.
        ~exists().where(
            _earlier.entity_id == _waiting.entity_id,
            _earlier.channel == _waiting.channel,
            _earlier.sender == _waiting.sender,
            text(f"earlier.{AHEAD_SQL}"),
            or_(text(f"earlier.{NEW_SQL}"), _earlier.not_before > bindparam("now")),
            _earlier.id < _waiting.id,
        ),
    )
    .order_by(_waiting.id)
    .limit(1)
)
_OF_ANYBODY = _OLDEST.where(
    ~exists().where(
        _busy.entity_id == _waiting.entity_id,
        _busy.channel == _waiting.channel,
        _busy.sender == _waiting.sender,
        text(f"busy.{HANDLING_SQL}"),
    )
)
_OF_TURN = _OLDEST.where(
    _waiting.channel == bindparam("on_channel"), _waiting.sender == bindparam("by")
)
_TAKE = (
    update(Inbound)
    .where(text(f"inbound.{NEW_SQL}"))
    .values(CLAIMS.taken())
    .returning(
        Inbound.id,
        Inbound.claims,
        Inbound.entity_id,
        Inbound.channel,
        Inbound.external_id,
        Inbound.sender,
        Inbound.payload,
        Inbound.received_at,
        Inbound.attempts,
    )
)
_TAKE_ANY = _TAKE.where(Inbound.id == _OF_ANYBODY.scalar_subquery()).values(
    holder_id=bindparam("holder")
)
_TAKE_OF_TURN = _TAKE.where(Inbound.id == _OF_TURN.scalar_subquery())
_GIVE_BACK_OF_TURN = CLAIMS.giving_back(
    Inbound.entity_id == bindparam("entity"),
    Inbound.channel == bindparam("on_channel"),
    Inbound.sender == bindparam("by"),
)


def claim(
    session: Session, *, entity_id: int, holder_id: int, now: datetime
) -> ClaimedInbound | None:
    """Take the oldest new message whose conversation is idle, None where there is none. For SQLite,
    where one process at a time writes."""
    row = direct(session, _TAKE_ANY, entity=entity_id, holder=holder_id, now=now).one_or_none()
    return None if row is None else ClaimedInbound(**row._asdict())


def next_of(session: Session, turn: Turn, now: datetime) -> ClaimedInbound | None:
    """Take the oldest new message of the sender whose turn it is, None where there is none.

    One that is in hand was left there by a process that died: it is given back first.
    """
    whose = {"entity": turn.entity_id, "on_channel": turn.channel, "by": turn.address}
    direct(session, _GIVE_BACK_OF_TURN, from_now=now, **whose)
    row = direct(session, _TAKE_OF_TURN, now=now + CLOCKS_APART, **whose).one_or_none()
    return None if row is None else ClaimedInbound(**row._asdict())

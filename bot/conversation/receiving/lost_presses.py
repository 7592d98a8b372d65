"""Buttons under messages that a restoration has lost (decision 0049)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from bot.conversation.turn import Arrival
from core.buttons import Does
from core.refs import Ref
from models.inbox import Inbound as StoredInbound
from models.plan import Activity
from models.running import held

# A press that no handler takes: its question is gone.
_UNREADABLE = "-"
# What is about an activity, or about no row at all: that has the same number as before.
_OF_AN_ACTIVITY = frozenset(
    {
        Does.CARD,
        Does.PERCENT,
        Does.DONE,
        Does.NONE_YET,
        Does.SAME,
        Does.STAYS,
        Does.OTHER,
        Does.LATER,
        Does.NOT_MINE,
        Does.DELEGATE,
        Does.ALL,
        Does.WALK,
        Does.PICK,
    }
)

# What answers a question about a message of hers.
_OF_A_QUESTION = frozenset({Does.YES, Does.NO, Does.PICK})


def without_lost_press(arrival: Arrival) -> Arrival:
    """Return what came in, without a press that names a row of after the backup: by now another
    row may have its number."""
    pressed, under = arrival.message.pressed, arrival.message.replies_to
    if pressed is None or under is None:
        return arrival
    restored_at = held.lost_by(arrival.session, arrival.context.entity_id, under)
    if restored_at is None:
        return arrival
    ref = arrival.context.refs.read(pressed)
    if ref is not None and _is_still_meant(arrival.session, ref, restored_at):
        return arrival
    return replace(arrival, message=arrival.message.model_copy(update={"pressed": _UNREADABLE}))


def _is_still_meant(session: Session, ref: Ref, restored_at: datetime) -> bool:
    """Tell whether what a button names was there before the restoration: its activity, and the
    message of hers about which a question asks, whose own message was held or not written down."""
    if ref.action in _OF_AN_ACTIVITY:
        activity = session.get(Activity, ref.target)
        if activity is not None and activity.added_at > restored_at:
            return False
    if ref.action not in _OF_A_QUESTION:
        return ref.action in _OF_AN_ACTIVITY
    number = ref.value.partition(".")[0] if ref.action == Does.PICK else str(ref.target)
    said = session.get(StoredInbound, int(number)) if number.isdecimal() else None
    return said is not None and said.received_at <= restored_at

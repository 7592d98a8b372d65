"""Buttons under messages that a restoration has lost (decision 0049)."""

from __future__ import annotations

from dataclasses import replace

from bot.conversation.turn import Arrival
from core.buttons import Does
from models.plan import Activity
from models.running import held

# A press that no handler takes: its question is gone.
_UNREADABLE = "-"
# What is about an activity, or about no row at all: that has the same number as before.
_STILL_MEANT = frozenset(
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
    }
)


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
    if ref is not None and ref.action in _STILL_MEANT:
        activity = arrival.session.get(Activity, ref.target)
        if activity is None or activity.added_at <= restored_at:
            return arrival
    return replace(arrival, message=arrival.message.model_copy(update={"pressed": _UNREADABLE}))

"""That no file came though she said so: "le adjunto el informe"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from bot.conversation.reporting.announced import says_attached
from bot.conversation.state import Draft
from bot.conversation.turn import Turn
from models.incoming import late

_JUST_BEFORE = timedelta(hours=1)


def none_came(turn: Turn, drafts: Sequence[Draft]) -> bool:
    """Tell whether the words of a report say that something is attached and nothing came: neither
    with them nor just before, not even a file that was refused, of which she is told."""
    if any(one.attached is not None for one in drafts):
        return False
    if not any(says_attached(text) for text in dict.fromkeys(one.text for one in drafts)):
        return False
    since = turn.now - _JUST_BEFORE
    return not late.came_from(turn.session, turn.inbound.sender, turn.context.entity_id, since)

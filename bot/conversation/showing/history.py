"""The history of an activity as a chat shows it: the newest rows of what was said and decided."""

from __future__ import annotations

from bot.conversation.deciding import reviewing
from bot.conversation.turn import Turn
from core.overviews import Overview
from scheduler.explained import history
from scheduler.message.lines import Facts

MOST_ROWS = 5


def of(turn: Turn, about: Facts) -> Overview:
    """Return the newest rows of an activity's history, with the buttons by which control judges its
    report; in a group offices stand for people."""
    told, total = history.newest(
        turn.session, turn.context, about.activity_id, most=MOST_ROWS, in_group=turn.in_group
    )
    return Overview(
        name="history",
        handle=about.handle,
        title=about.title,
        rows=tuple(one.row for one in told),
        total=total,
        buttons=reviewing.offered(turn, about),
    )

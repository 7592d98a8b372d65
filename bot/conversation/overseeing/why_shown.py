"""Why something arrived or did not, as control is shown it who asks with /porque and a name."""

from __future__ import annotations

from collections.abc import Sequence

from bot.conversation.turn import Turn
from core.messages import Content, Note
from core.overviews import Overview, OverviewRow
from scheduler.explained import subjects, why
from scheduler.explained.subjects import Subject

MOST_ROWS = 60
MOST_NAMES = 8


def show(turn: Turn, typed: str) -> Content:
    """Return what was owed to whom is typed in the last days, what keeps it back and what comes
    next; ask who is meant where that is not clear."""
    found = subjects.find(turn.session, turn.context.entity_id, typed) if typed else []
    if len(found) != 1:
        return _which(turn, typed, found)
    told = why.explain(turn.session, turn.context, found[0], turn.now)
    rows = [
        OverviewRow(
            name="",
            since=turn.context.today(one.at),
            hour=f"{one.at.astimezone(turn.context.zone):%H:%M}",
            words=told.line(one, addresses=False),
        )
        for one in reversed(told.told)
    ]
    return Overview(
        name="why",
        called=told.subject.name,
        span=f"últimos {why.DAYS} días",
        rows=tuple(rows[:MOST_ROWS]),
        total=len(rows),
        ahead=(*(f"Por qué: {one.words}." for one in told.standings), told.next),
    )


def _which(turn: Turn, typed: str, fitting: Sequence[Subject]) -> Note:
    """Ask who or what is meant: those that fit, else those whose names come near."""
    names = [one.typed for one in fitting]
    if typed and not names:
        names = subjects.near(turn.session, turn.context.entity_id, typed)
    return Note(
        name="why_which",
        values={
            "typed": typed,
            "near": "\n".join(names[:MOST_NAMES]) or None,
            "fitting": len(fitting),
        },
    )

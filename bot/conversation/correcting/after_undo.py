"""What she took back a moment ago: a correction without a name is of that."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from bot.conversation.turn import Turn
from models.progress import ProgressReport, Retraction

_SOON = timedelta(hours=1)


def undone_last(turn: Turn) -> int | None:
    """Return the one activity that she took back last, None where that is long ago, was of several
    or not hers, or where she has reported, or been asked, something since."""
    taken = turn.session.execute(
        select(Retraction.inbound_id, ProgressReport.activity_id)
        .join(ProgressReport, ProgressReport.id == Retraction.report_id)
        .where(Retraction.person_id == turn.person.id, Retraction.recorded_at >= turn.now - _SOON)
        .order_by(Retraction.id.desc())
    ).all()
    if not taken:
        return None
    undone_by = taken[0].inbound_id
    activities = {row.activity_id for row in taken if row.inbound_id == undone_by}
    reported = select(ProgressReport.id).where(
        ProgressReport.person_id == turn.person.id, ProgressReport.inbound_id > undone_by
    )
    newer = any(one.inbound_id > undone_by for one in turn.current.waiting[:1])
    newer = newer or turn.session.scalar(reported.limit(1)) is not None
    return None if newer or len(activities) != 1 else activities.pop()

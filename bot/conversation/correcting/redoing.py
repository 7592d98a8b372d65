"""What she took back a moment ago: a correction without a name is of that, and where she wants it
back, she is told what stands and how to write it again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal

from sqlalchemy import Row, select

from bot.conversation.turn import Obeyed, Turn
from core.messages import Note
from core.spanish import bare_words, show_percent
from models.plan import Activity
from models.progress import ProgressReport, Retraction

_SOON = timedelta(hours=1)
_REDOES = re.compile(
    r"(?:(?:no|perdon|mejor|por favor|oiga|ay|uy) ){0,4}"
    r"(?:(?:deshaga|deshacer|deshaz|reverse|anule) (?:lo deshecho|(?:el|ese) deshacer)"
    r"|(?:rehacer|rehaga|restaurar|restaure|recupere)(?:l[oa])?"
    r"|no (?:era|queria) deshacer(?:l[oa])?|lo deshice (?:por error|sin querer))"
    r"(?: (?:por favor|gracias|otra vez|de nuevo|que fue un error|fue sin querer)){0,2}"
)


def answered(turn: Turn) -> Obeyed | None:
    """Tell what stands where somebody wants back what she took back; None for other messages."""
    if turn.message.pressed is not None or not _REDOES.fullmatch(bare_words(turn.text)):
        return None
    undone = _taken_back(turn)
    if not undone:
        return Obeyed(Note(name="nothing_to_undo"))
    _, about, was = undone[0]
    activity = turn.session.get_one(Activity, about)
    values: dict[str, str | int | None] = {"handle": activity.handle}
    values |= {"before": show_percent(activity.percent)} if activity.percent is not None else {}
    values |= {"percent": show_percent(was)} if was is not None else {}
    return Obeyed(Note(name="redo_how", values=values))


def undone_last(turn: Turn) -> int | None:
    """Return the one activity that she took back last, None where that is long ago, was of several
    or not hers, or where she has reported, or been asked, something since."""
    taken = _taken_back(turn)
    if not taken:
        return None
    undone_by = taken[0][0]
    activities = {about for inbound_id, about, _ in taken if inbound_id == undone_by}
    reported = select(ProgressReport.id).where(
        ProgressReport.person_id == turn.person.id, ProgressReport.inbound_id > undone_by
    )
    newer = any(one.inbound_id > undone_by for one in turn.current.waiting[:1])
    newer = newer or turn.session.scalar(reported.limit(1)) is not None
    return None if newer or len(activities) != 1 else activities.pop()


def _taken_back(turn: Turn) -> Sequence[Row[int, int, Decimal | None]]:
    """Return what she took back within the hour, the newest first: by which message, of which
    activity, and the figure that it had."""
    return turn.session.execute(
        select(Retraction.inbound_id, ProgressReport.activity_id, ProgressReport.percent)
        .join(ProgressReport, ProgressReport.id == Retraction.report_id)
        .where(Retraction.person_id == turn.person.id, Retraction.recorded_at >= turn.now - _SOON)
        .order_by(Retraction.id.desc())
    ).all()

"""Somebody wants back what she took back: she is told what stands, and how to write it again."""

from __future__ import annotations

import re
from datetime import timedelta

from sqlalchemy import select

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
    undone = turn.session.execute(
        select(Activity.handle, Activity.percent, ProgressReport.percent)
        .join(ProgressReport, ProgressReport.activity_id == Activity.id)
        .join(Retraction, Retraction.report_id == ProgressReport.id)
        .where(Retraction.person_id == turn.person.id, Retraction.recorded_at >= turn.now - _SOON)
        .order_by(Retraction.id.desc(), ProgressReport.id.desc())
        .limit(1)
    ).one_or_none()
    if undone is None:
        return Obeyed(Note(name="nothing_to_undo"))
    handle, stands, was = undone
    values: dict[str, str | int | None] = {"handle": handle}
    values |= {"before": show_percent(stands)} if stands is not None else {}
    values |= {"percent": show_percent(was)} if was is not None else {}
    return Obeyed(Note(name="redo_how", values=values))

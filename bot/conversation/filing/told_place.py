"""What a text says of where an earlier file or report belongs, read ahead of the rest."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from sqlalchemy.orm import Session

from bot.conversation import thread
from bot.conversation.correcting import moving, rewording
from bot.conversation.filing import attaching, belongs, misfiled
from bot.conversation.heard import Answered
from bot.conversation.pending import Desk
from bot.conversation.state import State
from bot.conversation.view import View
from bot.understanding.asks.talk import find_undo
from bot.understanding.reading import read
from core.inbound import Inbound
from models.answers import evidence
from models.inbox import ClaimedInbound


def filed_last(session: Session, desk: Desk, view: View, state: State, text: str) -> View:
    """Return the view that knows what was filed, where a text is about that: with the message that
    a figure is asked for, or else the last thing done; of a file that is named, the newest."""
    moves = misfiled.says_where(text) or misfiled.places_first(text) is not None
    out = misfiled.takes_out(text) and not moves
    if not out and not moves and find_undo(read(text).plain) is None:
        return view
    about = misfiled.spoken_of(text, view)
    asked = state.open_question(view.reminded_at)
    last = state.filed
    if misfiled.names_a_file(text) and (out or (moves and state.filed is None)):
        about = about if out else tuple(view.activities)
        last = evidence.newest(session, person_id=desk.person_id, activities=about)
    elif asked is not None and asked.attached and asked.activity_id in about:
        last = asked.inbound_id
    elif out and (state.requested is not None or state.about not in (None, *about)):
        last = None
    return view if last is None else filed_with(session, desk, view, last)


def _placed(session: Session, desk: Desk, message: Inbound, view: View) -> tuple[Inbound, View]:
    """Return a message without what it says of the activity of a file that came before, and the
    view that knows that; both as they are where it says no such thing."""
    found = None
    if message.edits is None:
        found = belongs.parted(message.text, view, brings_files=bool(message.files))
    if found is None:
        return message, view
    about = found.placing.off or tuple(view.activities)
    kind = misfiled.kind_named(found.words)
    last = evidence.newest(session, person_id=desk.person_id, activities=about, kind=kind)
    if last is not None:
        view = filed_with(session, desk, view, last, attaching.MOVED_FOR)
    rest = message.model_copy(update={"text": found.rest})
    return rest, replace(view, placing=found.placing)


def moved(
    session: Session,
    desk: Desk,
    inbound: ClaimedInbound,
    message: Inbound,
    view: View,
    state: State,
    answers: Answered,
) -> tuple[Inbound, View]:
    """Return a message without what it says of the activity of an earlier file or report, or of its
    words, and the view that knows that; both as they are where it says neither."""
    message, view = _placed(session, desk, message, view)
    if message.edits is not None or not message.text:
        return message, view
    text, told = message.text, answers.activities
    found = moving.heard(session, desk, view, state, answers, text)
    found = found or rewording.with_reworded(session, desk, view, told, text, inbound.id)
    found = found or rewording.heard(session, desk, view, told, text, inbound.id)
    if found is None:
        return message, view
    return message.model_copy(update={"text": found[0]}), found[1]


def filed_with(
    session: Session,
    desk: Desk,
    view: View,
    inbound_id: int,
    during: timedelta = thread.UNDO_FOR,
) -> View:
    """Return the view that knows what was filed with a message and can be taken back."""
    hers, at = desk.person_id, desk.at
    filed = attaching.standing(session, hers, inbound_id, at=at, during=during)
    return replace(view, filed=filed)

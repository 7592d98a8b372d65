"""What a text says of where an earlier file or report belongs, read ahead of the rest."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.conversation import thread
from bot.conversation.correcting import moving, rewording
from bot.conversation.filing import attaching, belongs, misfiled
from bot.conversation.heard import Answered
from bot.conversation.turn import Turn
from bot.conversation.view import View
from bot.understanding.reading import read
from bot.understanding.talk import find_undo
from core.inbound import Inbound
from models.answers import evidence


def filed_last(turn: Turn, view: View) -> View:
    """Return the view that knows what was filed, where a text is about that: with the message that
    a figure is asked for, or else the last thing done; of a file that is named, the newest."""
    moves = misfiled.says_where(turn.text) or misfiled.places_first(turn.text) is not None
    out = misfiled.takes_out(turn.text) and not moves
    if not out and not moves and find_undo(read(turn.text).plain) is None:
        return view
    about = misfiled.spoken_of(turn.text, view)
    asked = turn.current.open_question(view.reminded_at)
    last = turn.current.filed
    if misfiled.names_a_file(turn.text) and (out or (moves and turn.current.filed is None)):
        about = about if out else tuple(view.activities)
        last = evidence.newest(turn.session, person_id=turn.person.id, activities=about)
    elif asked is not None and asked.attached and asked.activity_id in about:
        last = asked.inbound_id
    elif out and (turn.current.requested is not None or turn.current.about not in (None, *about)):
        last = None
    return view if last is None else filed_with(turn, view, last)


def _placed(turn: Turn, message: Inbound, view: View) -> tuple[Inbound, View]:
    """Return a message without what it says of the activity of a file that came before, and the
    view that knows that; both as they are where it says no such thing."""
    found = None
    if message.edits is None:
        found = belongs.parted(message.text, view, brings_files=bool(message.files))
    if found is None:
        return message, view
    about = found.placing.off or tuple(view.activities)
    kind = misfiled.kind_named(found.words)
    last = evidence.newest(turn.session, person_id=turn.person.id, activities=about, kind=kind)
    if last is not None:
        view = filed_with(turn, view, last, attaching.MOVED_FOR)
    rest = message.model_copy(update={"text": found.rest})
    return rest, replace(view, placing=found.placing)


def moved(turn: Turn, message: Inbound, view: View, answers: Answered) -> tuple[Inbound, View]:
    """Return a message without what it says of the activity of an earlier file or report, or of its
    words, and the view that knows that; both as they are where it says neither."""
    message, view = _placed(turn, message, view)
    if message.edits is not None or not message.text:
        return message, view
    text, told = message.text, answers.activities
    found = moving.heard(turn, view, answers, text)
    found = found or rewording.with_reworded(turn, view, told, text)
    found = found or rewording.heard(turn, view, told, text)
    if found is None:
        return message, view
    return message.model_copy(update={"text": found[0]}), found[1]


def filed_with(
    turn: Turn, view: View, inbound_id: int, during: timedelta = thread.UNDO_FOR
) -> View:
    """Return the view that knows what was filed with a message and can be taken back."""
    _hers, _at = turn.person.id, turn.desk.at
    filed = attaching.standing(turn, inbound_id, during=during)
    return replace(view, filed=filed)

"""What a machine has heard in a voice note: shown first, her words only after she has said yes."""

from __future__ import annotations

from dataclasses import replace

from bot.conversation.state import Proposal
from bot.conversation.turn import Obeyed, Turn
from bot.understanding.yes_no import says_no, says_yes
from core.buttons import Button
from core.inbound import Inbound
from core.messages import Note
from core.refs import Ref
from models import inbox
from models.incoming import files

ACTION = "heard"
_ANSWERS = (("Sí", "yes"), ("No", "no"))


def asked(turn: Turn) -> Obeyed | None:
    """Ask whether what was heard in a voice note is what she said; None where nothing was."""
    message = turn.message
    if not message.files or message.spoken is not None:
        return None
    came = files.of_message(turn.session, turn.inbound.id)
    words = next((one.transcript for one in came if one.transcript), None)
    if words is None:
        return None
    made = ((label, Ref(ACTION, turn.inbound.id, said)) for label, said in _ANSWERS)
    buttons = tuple(Button(label=label, ref=turn.context.refs.make(ref)) for label, ref in made)
    proposal = Proposal(kind=ACTION, target=turn.inbound.id, at=turn.now)
    return Obeyed(Note(name="heard", values={"words": words}, buttons=buttons), proposal)


def answered(turn: Turn) -> Obeyed | Turn | None:
    """Put her spoken words in the place of the yes to them; after a no, return what is said to it.
    None for what answers no voice note."""
    said = _said(turn)
    if said is None:
        return None
    inbound_id, agreed = said
    note = inbox.of_person(turn.session, inbound_id, turn.person.id)
    words = None if note is None else files.agree(turn.session, inbound_id, agreed=agreed)
    if note is None or words is None:
        return Obeyed(Note(name="question_gone"))
    if not agreed:
        return Obeyed(Note(name="heard_not"))
    spoken = Inbound.model_validate(note)
    spoken = spoken.model_copy(update={"text": words, "files": (), "spoken": inbound_id})
    return replace(turn, message=spoken, proposed=None)


def _said(turn: Turn) -> tuple[int, bool] | None:
    """Return which voice note is answered, and whether with a yes."""
    if turn.message.pressed is not None:
        ref = turn.context.refs.read(turn.message.pressed)
        return (ref.target, ref.value == "yes") if ref and ref.action == ACTION else None
    waiting = turn.waiting
    if waiting is None or waiting.kind != ACTION:
        return None
    agreed = says_yes(turn.text)
    return (waiting.target, agreed) if agreed or says_no(turn.text) else None

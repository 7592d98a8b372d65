"""What a machine has heard in a voice note: shown first, her words only after she has said yes."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot.conversation.overseeing.asker import Asker, Obeyed
from bot.conversation.speaking.yes_no import says_no, says_yes
from bot.conversation.state import Proposal
from core.buttons import Button
from core.inbound import Inbound
from core.messages import Note
from core.refs import Ref
from models import inbox
from models.incoming import files, transcripts
from scheduler.context import EntityContext

ACTION = "heard"
_ANSWERS = (("Sí", "yes"), ("No", "no"))


def asked(
    session: Session, context: EntityContext, asker: Asker, message: Inbound
) -> Obeyed | None:
    """Ask whether what was heard in a voice note is what she said; None where nothing was."""
    if not message.files or message.spoken is not None:
        return None
    came = files.of_message(session, asker.inbound.id)
    words = next((one.transcript for one in came if one.transcript), None)
    if words is None:
        return None
    made = ((label, Ref(ACTION, asker.inbound.id, said)) for label, said in _ANSWERS)
    buttons = tuple(Button(label=label, ref=context.refs.make(ref)) for label, ref in made)
    proposal = Proposal(kind=ACTION, target=asker.inbound.id, at=asker.now)
    return Obeyed(Note(name="heard", values={"words": words}, buttons=buttons), proposal)


def answered(
    session: Session,
    context: EntityContext,
    asker: Asker,
    message: Inbound,
    proposed: Proposal | None,
) -> tuple[Inbound, Obeyed | None]:
    """Return her spoken words in the place of the yes to them; after a no, what is said to it."""
    said = _said(context, asker, message, proposed)
    if said is None:
        return message, None
    inbound_id, agreed = said
    note = inbox.of_person(session, inbound_id, asker.person.id)
    words = None if note is None else transcripts.agree(session, inbound_id, agreed=agreed)
    if note is None or words is None:
        return message, Obeyed(Note(name="question_gone"))
    if not agreed:
        return message, Obeyed(Note(name="heard_not"))
    spoken = Inbound.model_validate(note)
    return spoken.model_copy(update={"text": words, "files": (), "spoken": inbound_id}), None


def _said(
    context: EntityContext, asker: Asker, message: Inbound, proposed: Proposal | None
) -> tuple[int, bool] | None:
    """Return which voice note is answered, and whether with a yes."""
    if message.pressed is not None:
        ref = context.refs.read(message.pressed)
        return (ref.target, ref.value == "yes") if ref and ref.action == ACTION else None
    if proposed is None or proposed.kind != ACTION or not proposed.is_open(asker.now):
        return None
    agreed = says_yes(message.text)
    return (proposed.target, agreed) if agreed or says_no(message.text) else None

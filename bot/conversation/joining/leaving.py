"""To be written to no more: asked for in words, meant only after a yes."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot.conversation import commands
from bot.conversation.joining import consent
from bot.conversation.overseeing.asker import Asker, Obeyed
from bot.conversation.state import Proposal
from core.buttons import Button
from core.messages import Note
from core.refs import Ref
from scheduler.context import EntityContext

ACTION = "leave"
_LABELS = (("Sí, salir", "yes"), ("No", "no"))


def is_asked(text: str) -> bool:
    """Tell whether a text asks to be written to no more, as a command or in words."""
    command = commands.ordered(text)
    leaves = command is not None and command.name == commands.LEAVE
    return leaves or commands.wants_to_leave(text)


def ask(context: EntityContext, asker: Asker) -> Obeyed:
    """Ask whether she means it; a work address is written to as long as she has the work."""
    if asker.in_group:
        return Obeyed(Note(name="only_in_private"))
    if asker.channel not in context.consent_channels:
        return Obeyed(Note(name="leave_not_here"))
    buttons = tuple(
        Button(label=label, ref=context.refs.make(Ref(ACTION, asker.person.id, said)))
        for label, said in _LABELS
    )
    proposal = Proposal(kind=ACTION, target=asker.person.id, at=asker.now)
    return Obeyed(Note(name="leave_confirm", buttons=buttons), proposal)


def answered(
    session: Session, context: EntityContext, asker: Asker, person_id: int, *, yes: bool
) -> Obeyed:
    """Withdraw her consent after a yes; `person_id` is who was asked."""
    if person_id != asker.person.id:
        return Obeyed(Note(name="question_gone"))
    if not yes:
        return Obeyed(Note(name="leave_not"))
    return Obeyed(consent.withdraw(session, context, asker.writer()))

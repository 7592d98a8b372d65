"""To be written to no more: asked for in words, meant only after a yes."""

from __future__ import annotations

from bot.conversation import commands
from bot.conversation.joining import consent
from bot.conversation.state import Proposal
from bot.conversation.turn import Obeyed, Turn
from core.buttons import Button
from core.messages import Note
from core.refs import Ref

ACTION = "leave"
_LABELS = (("Sí, salir", "yes"), ("No", "no"))


def is_asked(text: str) -> bool:
    """Tell whether a text asks to be written to no more, as a command or in words."""
    command = commands.ordered(text)
    leaves = command is not None and command.name == commands.LEAVE
    return leaves or commands.wants_to_leave(text)


def ask(turn: Turn) -> Obeyed:
    """Ask whether she means it; a work address is written to as long as she has the work."""
    if turn.in_group:
        return Obeyed(Note(name="only_in_private"))
    if turn.channel not in turn.context.consent_channels:
        return Obeyed(Note(name="leave_not_here"))
    buttons = tuple(
        Button(label=label, ref=turn.context.refs.make(Ref(ACTION, turn.person.id, said)))
        for label, said in _LABELS
    )
    proposal = Proposal(kind=ACTION, target=turn.person.id, at=turn.now)
    return Obeyed(Note(name="leave_confirm", buttons=buttons), proposal)


def answered(turn: Turn, person_id: int, *, yes: bool) -> Obeyed:
    """Withdraw her consent after a yes; `person_id` is who was asked."""
    if person_id != turn.person.id:
        return Obeyed(Note(name="question_gone"))
    if not yes:
        return Obeyed(Note(name="leave_not"))
    return Obeyed(consent.withdraw(turn, turn.person))

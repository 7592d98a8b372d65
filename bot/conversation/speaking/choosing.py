"""A text that answers a question of ours whose options are chosen from, wherever it was put.

A chat shows buttons and a mail numbered lines: whoever types the number, the code or the name
instead of pressing has pressed. It counts in the answer to that very question: in a reply to it,
or while it is the last thing that was said to her.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from bot.conversation import thread
from bot.conversation.away import delegating
from bot.conversation.overseeing.asker import Obeyed
from bot.conversation.requesting import decisions
from bot.conversation.speaking import numbered
from bot.conversation.state import Proposal
from core.inbound import Inbound
from core.messages import Question
from models.inbox import ClaimedInbound
from scheduler.context import EntityContext

_TAKES_A_NAME = frozenset({delegating.DEPUTY, *decisions.QUESTIONS})
# With files it stays a text: they go where the activity is that it names.
_ABOUT_FILES = "activity"


@dataclass(frozen=True, slots=True)
class Chosen:
    """The message, as a press where it chooses; what it may answer in words; or what is said."""

    message: Inbound
    proposed: Proposal | None
    obeyed: Obeyed | None = None


def choose(
    session: Session,
    context: EntityContext,
    inbound: ClaimedInbound,
    message: Inbound,
    person_id: int,
    proposed: Proposal | None,
    at: datetime,
) -> Chosen:
    """Return how a message is taken that may choose an option; `proposed` is what was open."""
    untouched = Chosen(message, proposed)
    if not _may_choose(message):
        return untouched
    question, replied = thread.question(session, context, inbound, message, person_id, at)
    if question is None or (message.files and question.name == _ABOUT_FILES):
        return untouched
    if replied:
        proposed = _proposal(context, question, at) or proposed
    meant = numbered.chosen(question, message.text)
    if len(meant) > 1:
        return Chosen(message, proposed, Obeyed(question, proposed))
    if meant:
        return Chosen(message.model_copy(update={"pressed": meant[0].ref}), None)
    return Chosen(message, proposed)


def _may_choose(message: Inbound) -> bool:
    apart = message.pressed or message.edits or message.forwarded or message.start
    return not apart and 0 < len(message.text.strip()) <= numbered.LONGEST_CHOICE


def _proposal(context: EntityContext, question: Question, at: datetime) -> Proposal | None:
    """Return what a question waits for that a date or a name answers; None for the others."""
    ref = context.refs.read(question.buttons[0].ref) if question.buttons else None
    if ref is None or ref.action not in _TAKES_A_NAME:
        return None
    return Proposal(kind=ref.action, target=ref.target, at=at)

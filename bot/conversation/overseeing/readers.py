"""What auditors and viewers are answered: they see what control sees, and change nothing."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from bot.conversation import commands
from bot.conversation.orders import LEAVE, obey
from bot.conversation.overseeing import oversight, paging
from bot.conversation.overseeing.asker import Asker, Obeyed
from bot.conversation.state import Proposal
from bot.conversation.yes_no import says_no, says_yes
from bot.understanding.asks.talk import is_greeting
from bot.understanding.meaning import Context, Intent
from bot.understanding.reading import read
from bot.understanding.understand import understand
from core.inbound import Inbound
from core.messages import Note
from core.rights import Right
from scheduler.context import EntityContext
from scheduler.notices import CONSENT

# What a press may do for her: turn a page, show an office, leave.
_LOOKS = frozenset({paging.ACTION, oversight.SHOW_OFFICE, LEAVE, CONSENT})


def attend(
    session: Session,
    context: EntityContext,
    asker: Asker,
    message: Inbound,
    proposed: Proposal | None,
) -> Obeyed:
    """Show what she asks to see, let her leave; to all else say what she can do, and no more."""
    obeyed = None
    if _is_hers(session, context, message, proposed, asker.now):
        obeyed = obey(session, context, asker, message, proposed)
    return obeyed or Obeyed(_said_to(context, message, asker.now))


def _is_hers(
    session: Session,
    context: EntityContext,
    message: Inbound,
    proposed: Proposal | None,
    now: datetime,
) -> bool:
    """Tell whether a message asks to see something, or is about her own leaving."""
    if message.pressed is not None:
        ref = context.refs.read(message.pressed)
        return ref is not None and ref.action in _LOOKS
    if message.forwarded is not None:
        return False
    command = commands.read(message.text)
    if command is not None:
        return command.name == commands.LEAVE or commands.RIGHTS.get(command.name) is Right.SEE
    if oversight.asked(session, context, message.text, now):
        return True
    leaving = proposed is not None and proposed.kind == LEAVE and proposed.is_open(now)
    decides = leaving and (says_yes(message.text) or says_no(message.text))
    return decides or commands.wants_to_leave(message.text)


def _said_to(context: EntityContext, message: Inbound, now: datetime) -> Note:
    """Return the note: a greeting and thanks are answered as anybody's are."""
    if message.files:
        return Note(name="reads_only", values={"files": len(message.files)})
    if message.pressed is not None:
        return Note(name="reads_only")
    text = commands.spelled_out(message).text
    match understand(text, Context((), None), context.today(now)).intent:
        case Intent.COURTESY if is_greeting(read(message.text).plain):
            return Note(name="greeting", values={"sees": 1})
        case Intent.COURTESY:
            return Note(name="courtesy")
        case Intent.HELP:
            return Note(name="reads_only", values={"asked": 1})
    return Note(name="reads_only")

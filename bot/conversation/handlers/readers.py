"""What auditors and viewers are answered: they see what control sees, and change nothing."""

from __future__ import annotations

from bot.conversation import commands
from bot.conversation.handlers.orders import obey
from bot.conversation.joining import leaving
from bot.conversation.showing import each_question, oversight, several
from bot.conversation.speaking import paging
from bot.conversation.turn import Obeyed, Turn
from bot.understanding.asks.pages.asking import only_questions
from bot.understanding.meaning import Context, Intent
from bot.understanding.reading import read
from bot.understanding.talk import is_greeting
from bot.understanding.understand import understand_by_rules
from bot.understanding.yes_no import says_no, says_yes
from core.entity.rights import LOOKING
from core.messages import Note
from core.notice_names import CONSENT
from reports.steps import SHOW_OFFICE, SHOW_PAGE

# What a press may do for her: turn a page, show an office, leave.
_LOOKS = frozenset({paging.ACTION, SHOW_OFFICE, SHOW_PAGE, leaving.ACTION, CONSENT})


def attend(turn: Turn) -> Obeyed:
    """Show what she asks to see, let her leave; to all else say what she can do, and no more."""
    asks = bool(oversight.asked(turn, turn.text))
    obeyed = None if asks else each_question.of_a_reader(turn)
    if obeyed is None and (asks or _is_hers(turn)):
        obeyed = obey(turn)
    return obeyed or Obeyed(_said_to(turn))


def _is_hers(turn: Turn) -> bool:
    """Tell whether a message is about her own leaving, or looks further at what was shown."""
    message, text = turn.message, turn.text
    if message.pressed is not None:
        ref = turn.context.refs.read(message.pressed)
        return ref is not None and ref.action in _LOOKS
    if message.forwarded is not None:
        return False
    command = commands.read(text)
    if command is not None:
        needed = commands.RIGHTS.get(command.name)
        looks = needed is not None and needed in LOOKING and turn.may(needed)
        return looks or command.name == commands.LEAVE
    leaving_asked = turn.waiting is not None and turn.waiting.kind == leaving.ACTION
    decides = leaving_asked and (says_yes(text) or says_no(text))
    return decides or commands.wants_to_leave(text)


def _said_to(turn: Turn) -> Note:
    """Return the note: a greeting and thanks are answered as anybody's are."""
    if turn.message.files:
        return Note(name="reads_only", values={"files": len(turn.message.files)})
    if turn.message.pressed is not None:
        return Note(name="reads_only")
    text = commands.spelled_out(turn.message).text
    intent = understand_by_rules(text, Context((), None), turn.today).intent
    asks = "?" in text or only_questions(text, read(text).plain)
    wants = intent in (Intent.LIST, Intent.HELP, Intent.COURTESY)
    parts = several.parts_of(text) if asks and not wants else []
    if parts and not any(each_question.changes(turn, one) for one in parts):
        return Note(name="asked_in_vain", values={"sees": 1})
    match intent:
        case Intent.COURTESY if is_greeting(read(turn.text).plain):
            return Note(name="greeting", values={"sees": 1})
        case Intent.COURTESY:
            return Note(name="courtesy")
        case Intent.HELP:
            return Note(name="reads_only", values={"asked": 1})
    return Note(name="reads_only")

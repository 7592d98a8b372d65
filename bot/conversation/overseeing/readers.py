"""What auditors and viewers are answered: they see what control sees, and change nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from bot.conversation import commands
from bot.conversation.joining import leaving
from bot.conversation.orders import inquired, obey
from bot.conversation.overseeing import oversight, paging
from bot.conversation.overseeing.asker import Obeyed
from bot.conversation.speaking.yes_no import says_no, says_yes
from bot.conversation.turn import Turn
from bot.understanding.asks.asking import only_questions
from bot.understanding.asks.inquiry import sets_a_date
from bot.understanding.asks.talk import is_greeting
from bot.understanding.meaning import Context, Intent
from bot.understanding.reading import read
from bot.understanding.understand import understand
from core.inbound import Inbound
from core.messages import Content, Note
from core.overviews import Overview
from core.rights import Right
from scheduler.context import EntityContext
from scheduler.notices import CONSENT

# What a press may do for her: turn a page, show an office, leave.
_LOOKS = frozenset({paging.ACTION, oversight.SHOW_OFFICE, leaving.ACTION, CONSENT})
_ORDERS = frozenset({Intent.EXTENSION, Intent.REASSIGN, Intent.UNDO})
_MOST = 12  # questions of a letter that are looked at
_LONGEST = 300  # characters of one
_ASKS = (
    r"(?:(?:en|a|de|por|para|hasta|desde|con|sobre) )?"
    r"(?:qu[eé]|qui[eé]n(?:es)?|c[oó]mo|cu[aá]ndo|cu[aá]nt[oa]s?|cu[aá]l(?:es)?|d[oó]nde)\b"
)
_ENDS = re.compile(
    rf"[?¿!¡;\n]|\.(?!\d)|:\s|,\s(?:y\s)?(?={_ASKS})|\s(?:y|e)\s(?={_ASKS})", re.IGNORECASE
)
_LETTER = re.compile(r"[^\W\d_]")
# Where a question begins behind what leads to it: "quisiera saber", "agradezco me informen".
_BEGINS = re.compile(rf"\b(?:{_ASKS}|(?:estado|avance|historial)\b)", re.IGNORECASE)
_STATE = re.compile(
    r"^(?:estado|avance)s?(?: actual)? del? (?:l[ao]s? )?(?:actividad(?:es)? )?(?=\d)",
    re.IGNORECASE,
)


def attend(turn: Turn) -> Obeyed:
    """Show what she asks to see, let her leave; to all else say what she can do, and no more."""
    asks = bool(oversight.asked(turn.session, turn.context, turn.text, turn.asker.now))
    obeyed = None if asks else _each_answered(turn)
    if obeyed is None and (asks or _is_hers(turn)):
        obeyed = obey(turn)
    return obeyed or Obeyed(_said_to(turn.context, turn.message, turn.asker.now))


def _each_answered(turn: Turn) -> Obeyed | None:
    """Answer the questions of a message, each by itself where there are several; None where it
    has none that can be answered. What else she wants to have changed is refused beside that."""
    message = turn.message
    if message.pressed or message.forwarded or message.files or commands.read(turn.text):
        return None
    parts = _parts_of(turn.text)
    answers = [_answer(turn, one) for one in parts]
    told = [content for one in answers if one for content in one]
    if not told:
        return inquired(turn)
    refused = any(
        not answer and _changes(turn.context, part, turn.asker.now)
        for part, answer in zip(parts, answers, strict=True)
    )
    said = [*_together(told), *([Note(name="reads_only")] if refused else [])]
    return Obeyed(said[0], also=tuple(said[1:]))


def _answer(turn: Turn, part: str) -> tuple[Content, ...]:
    """Return what answers one part of a message; nothing where it asks nothing that is known."""
    for text in _readings_of(part):
        alone = replace(turn, message=turn.message.model_copy(update={"text": text, "subject": ""}))
        answer = inquired(alone)
        if answer is None and oversight.asked(turn.session, turn.context, text, turn.asker.now):
            answer = obey(alone)
        if answer is not None and answer.said is not None:
            return (answer.said, *answer.also)
    return ()


def _parts_of(text: str) -> list[str]:
    """Return the parts of a letter between its signs, and those that a question word begins."""
    parts = (one.strip(" ,.-") for one in _ENDS.split(text))
    return [one for one in parts if len(one) <= _LONGEST and _LETTER.search(one)][:_MOST]


def _readings_of(part: str) -> Iterator[str]:
    """Yield a part of a letter as a question: whole, and from each word on that may begin one;
    the state of an activity is how it goes."""
    yield _STATE.sub("cómo va la ", f"{part}?")
    for begun in _BEGINS.finditer(part):
        if begun.start():
            yield _STATE.sub("cómo va la ", f"{part[begun.start() :]}?")


def _together(told: Sequence[Content]) -> list[Content]:
    """Return answers once each, in their order; those about activities in one list."""
    found: list[Content] = []
    at: int | None = None
    for one in told:
        listed = found[at] if at is not None else None
        if not isinstance(one, Overview) or one.name != "activity":
            found += [] if one in found else [one]
        elif isinstance(listed, Overview) and at is not None:
            rows = (*listed.rows, *(row for row in one.rows if row not in listed.rows))
            found[at] = listed.model_copy(update={"rows": rows, "total": len(rows)})
        else:
            at = len(found)
            found.append(one)
    return found


def _changes(context: EntityContext, part: str, now: datetime) -> bool:
    """Tell whether a part of a message wants something to be written or moved."""
    meant = understand(part, Context((), None), context.today(now))
    definite = any(one.definite for one in meant.updates)
    return definite or meant.intent in _ORDERS or sets_a_date(read(part))


def _is_hers(turn: Turn) -> bool:
    """Tell whether a message is about her own leaving, or looks further at what was shown."""
    context, message, text = turn.context, turn.message, turn.text
    if message.pressed is not None:
        ref = context.refs.read(message.pressed)
        return ref is not None and ref.action in _LOOKS
    if message.forwarded is not None:
        return False
    command = commands.read(text)
    if command is not None:
        return command.name == commands.LEAVE or commands.RIGHTS.get(command.name) is Right.SEE
    leaving_asked = turn.waiting is not None and turn.waiting.kind == leaving.ACTION
    decides = leaving_asked and (says_yes(text) or says_no(text))
    return decides or commands.wants_to_leave(text)


def _said_to(context: EntityContext, message: Inbound, now: datetime) -> Note:
    """Return the note: a greeting and thanks are answered as anybody's are."""
    if message.files:
        return Note(name="reads_only", values={"files": len(message.files)})
    if message.pressed is not None:
        return Note(name="reads_only")
    text = commands.spelled_out(message).text
    intent = understand(text, Context((), None), context.today(now)).intent
    asks = "?" in text or only_questions(text, read(text).plain)
    wants = intent in (Intent.LIST, Intent.HELP, Intent.COURTESY)
    if asks and not wants and not any(_changes(context, p, now) for p in _parts_of(text)):
        return Note(name="asked_in_vain")
    match intent:
        case Intent.COURTESY if is_greeting(read(message.text).plain):
            return Note(name="greeting", values={"sees": 1})
        case Intent.COURTESY:
            return Note(name="courtesy")
        case Intent.HELP:
            return Note(name="reads_only", values={"asked": 1})
    return Note(name="reads_only")

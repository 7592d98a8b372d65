"""Files that may be plans or lists of people, told apart from evidence: where it is not certain
that one is such a file it stays evidence, where it may be either its sender is asked once."""

from __future__ import annotations

from datetime import timedelta

from bot.conversation import thread
from bot.conversation.loading import said_of_the_shown, shown_file
from bot.conversation.state import ABOUT_FOR
from bot.conversation.turn import Obeyed, Turn
from bot.understanding.asks.loading import Wanted, wanted
from bot.understanding.meaning import Context, Intent
from bot.understanding.understand import understand_by_rules
from core.entity.rights import Right
from core.inbound import FileKind
from core.loading import FileOf
from core.messages import Card, Filed, Question, Receipt, Reminder
from models.incoming import brought, files
from plans.brought.contents import Contents, from_text
from plans.storing.stored_rows import printed_days

# A table of so many activities, most of which have a date, is a plan and no evidence of one thing.
MANY = 5
_LATELY = timedelta(days=1)
_TABLES = (".xlsx", ".ods", ".csv", ".docx", ".pdf", ".txt")
_ASKS = frozenset({Intent.EXTENSION, Intent.REASSIGN, Intent.SNOOZE, Intent.UNDO})


def is_awaited(turn: Turn) -> bool:
    """Tell whether a file is still to come that may be a plan or a list of people: the words beside
    it wait."""
    if not _may_bring(turn) or _wanted(turn) is None:
        return False
    came = files.of_message(turn.session, turn.inbound.id)
    return any(
        one.is_pending and one.kind is FileKind.DOCUMENT and one.name.casefold().endswith(_TABLES)
        for one in came
    )


def taken(turn: Turn) -> Obeyed | None:
    """Show what a file would change, or ask what it is; None for evidence and other messages."""
    if not _may_bring(turn):
        return None
    came = brought.of_message(turn.session, turn.inbound.id)
    asked = _wanted(turn) if came else None
    if asked is None:
        return None
    *others, file = came
    contents = from_text(file.content)
    may_be = _may_be(contents, asked)
    of_people = asked.of is FileOf.PEOPLE and FileOf.PEOPLE in may_be
    if not asked.stored and not of_people and _proves(turn):
        return None
    if asked.stored and not may_be:
        return shown_file.refuse(turn, file, contents, asked.of)
    if turn.desk.activities and not asked.stored:
        return shown_file.ask_what(turn, file, may_be, evidence=True) if may_be else None
    if not may_be:
        is_all = not turn.text.strip() and file.name.casefold().endswith(_TABLES[:3])
        return shown_file.refuse(turn, file, contents, None) if is_all else None
    if len(may_be) > 1:
        return shown_file.ask_what(turn, file, may_be, evidence=False)
    return shown_file.offer(turn, file, contents, may_be[0], more=len(others))


def named_after(turn: Turn) -> Obeyed | None:
    """Take words behind a file of hers that call it the plan: "ese archivo es la nueva versión del
    plan"; None for other words, and where no such file came lately."""
    if not turn.is_plain_text or turn.in_group or not turn.may(Right.LOAD):
        return None
    asked = wanted(turn.text)
    if asked is None or not asked.stored or asked.of is not FileOf.PLAN:
        return None
    if (ordered := said_of_the_shown.taken(turn)) is not None:
        return ordered
    person_id = turn.person.id
    file = brought.shown_to(turn.session, turn.context.entity_id, person_id)
    file = file or brought.last_read_of(turn.session, person_id, turn.now - _LATELY)
    contents = None if file is None else from_text(file.content)
    if file is None or contents is None or contents.document is None:
        return None
    return shown_file.offer(turn, file, contents, FileOf.PLAN)


def _may_bring(turn: Turn) -> bool:
    """Tell whether a message may bring such a file: from whoever may have it stored, in her own
    words, to us alone."""
    message = turn.message
    apart = message.edits or message.pressed or message.forwarded or turn.in_group
    return bool(message.files) and not apart and turn.may(Right.LOAD)


def _wanted(turn: Turn) -> Wanted | None:
    """Return what the words beside a file want with it, None where they are of something else."""
    text = turn.text
    found = None if text.lstrip().startswith("/") else wanted(text)
    if found is None or found.stored or not text.strip():
        return found
    meaning = understand_by_rules(text, Context((), None), turn.today)
    tells = any(one.percent is not None for one in meaning.updates)
    return None if tells or meaning.intent in _ASKS else found


def _proves(turn: Turn) -> bool:
    """Tell whether a file without words for it answers what we asked or told of an activity."""
    asked = turn.current.open_question(None)
    at = None if asked is None else asked.asked_at
    if at is not None and turn.desk.at - at <= ABOUT_FOR:
        return True
    said, replied = thread.said_before(turn)
    if isinstance(said, Receipt) and any(one.lacks for one in said.records):
        return True
    if isinstance(said, Question):
        return said.file is None
    of_work = isinstance(said, Reminder | Card | Receipt | Filed)
    return replied and of_work


def _may_be(contents: Contents, asked: Wanted) -> tuple[FileOf, ...]:
    """Return what a file may be; what was said in so many words needs no table of many."""
    may_be = []
    document, staff = contents.document, contents.staff
    if document is not None and (asked.stored or _is_many(contents)):
        may_be.append(FileOf.PLAN)
    if staff is not None:
        may_be.append(FileOf.PEOPLE)
    return tuple(one for one in may_be if asked.of in {None, one}) if asked.stored else (*may_be,)


def _is_many(contents: Contents) -> bool:
    document = contents.document
    if document is None or len(document.activities) < MANY:
        return False
    dated = sum(bool(printed_days(one)) for one in document.activities)
    return 2 * dated >= len(document.activities)

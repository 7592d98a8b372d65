"""What became of the answers that were recorded or asked about: who corrected them, and to what."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile

from sqlalchemy.orm import Session

from bot.conversation.speaking.replying import replied_to
from bot.conversation.thread import UNDO_FOR
from bot.understanding.correcting.correction import find_correction
from bot.understanding.reading import read
from bot.understanding.yes_no import says_no
from core.entity.context import EntityContext
from core.inbound import Inbound as Message
from core.messages import Question, load_content
from core.rules import WHOLE
from core.words import Status
from models.answers import corrected
from models.answers.corrected import ReportThen
from models.outbox import OutboxItem

_NAME = re.compile(r"(\d{1,19})\.(\d{1,6})")
_UNDONE, _DENIED = "taken back", "answered no"


@dataclass(frozen=True, slots=True)
class Ending:
    """What was read, and what was recorded of it in the end: None where that is not known.

    `how` it was corrected, empty where nobody did; `by` which message.
    """

    read: ReportThen
    said: ReportThen | None
    how: str = ""
    by: int | None = None


class Endings:
    """All that people reported or were asked to confirm, by message, with what became of it."""

    def __init__(self, session: Session, context: EntityContext) -> None:
        self._session, self._context = session, context
        told = corrected.told(session, context.entity_id)
        self._firsts = [one for one in told if one.id == one.first]
        self._last = {one.first: one for one in told if not one.retracted}
        self._of_activity = _grouped(self._firsts, lambda one: one.activity_id)
        self._of_person = _grouped(self._firsts, lambda one: one.person_id)
        self._of_message = _grouped(self._firsts, lambda one: one.inbound_id)

    def corrected(self) -> Iterator[tuple[int, list[Ending]]]:
        """Yield the messages of which something was corrected or taken back, the oldest first.

        What somebody wrote down for another was looked at by her, and is none of them.
        """
        denied = _grouped(self._denied(), lambda one: one.inbound_id)
        for inbound_id in sorted({*self._of_message, *denied}):
            own = [one for one in self._of_message.get(inbound_id, ()) if not one.by_others]
            endings = [self._ending(one, _UNDONE) for one in own]
            endings += [self._ending(one, _DENIED) for one in denied.get(inbound_id, ())]
            if any(one.how for one in endings):
                yield inbound_id, sorted(endings, key=lambda one: one.read.ordinal)

    def _ending(self, first: ReportThen, undone: str) -> Ending:
        """Return what became of a report; `undone` is how it was taken back, if it was."""
        last = first if first.retracted else self._last[first.first]
        if last.figure != first.figure:
            by = self._message(last.inbound_id)
            how = "edited" if by is not None and by.edits is not None else "corrected"
            return Ending(first, last, how, last.inbound_id)
        for one in self._later(first):
            if how := self._corrects(first, one, undone):
                end = self._ending(one, _UNDONE).said or one  # corrected once more, perhaps
                same = (end.activity_id, end.figure) == (first.activity_id, first.figure)
                return Ending(first, end, "" if same else how, one.inbound_id)
        return Ending(first, None, undone) if first.retracted else Ending(first, first)

    def _later(self, first: ReportThen) -> Iterator[ReportThen]:
        """Yield what may say it otherwise: of its activity, then of those not told beside it."""

        def in_time(one: ReportThen) -> bool:
            return one.recorded_at - first.recorded_at <= UNDO_FOR

        for one in _after(self._of_activity, first.activity_id, first):
            if one.by_others or (one.person_id == first.person_id and in_time(one)):
                yield one
        beside = {one.activity_id for one in self._of_message.get(first.inbound_id, ())}
        for one in takewhile(in_time, _after(self._of_person, first.person_id, first)):
            if one.activity_id not in beside | {first.activity_id}:
                yield one

    def _corrects(self, first: ReportThen, one: ReportThen, undone: str) -> str:
        """Return how a later report corrects this one; nothing where it is news."""
        same = one.activity_id == first.activity_id
        if one.retracted:
            return ""
        if one.by_others:
            return "planning" if same and one.as_of == first.as_of else ""
        if not same and not first.retracted:
            return ""
        later, before = self._message(one.inbound_id), self._message(first.inbound_id)
        if later is None or before is None:
            return ""
        if later.edits == before.external_id:
            return "edited"
        if first.retracted:
            return undone if same or one.figure == first.figure else ""
        return "corrected" if find_correction(read(later.text).plain) else ""

    def _denied(self) -> Iterator[ReportThen]:
        """Yield the figures that people were asked about, and did not agree to, each once."""
        known = {(one.inbound_id, one.ordinal) for one in self._firsts}
        for item in corrected.confirmations(self._session, self._context.entity_id):
            asked = self._asked(item)
            if asked is None or (asked.inbound_id, asked.ordinal) in known:
                continue
            if self._is_denied(asked, item.key):
                known.add((asked.inbound_id, asked.ordinal))
                yield asked

    def _asked(self, item: OutboxItem) -> ReportThen | None:
        """Return the figure that a question asks about as a report that was taken back."""
        put = load_content(item.content)
        if not isinstance(put, Question) or put.line is None or put.figure is None:
            return None
        named = _NAME.fullmatch(put.asks)
        if named is None or item.person_id is None:
            return None
        inbound_id, ordinal = int(named[1]), int(named[2])
        status = Status.DONE if put.figure == WHOLE else Status.IN_PROGRESS
        day, at = self._context.today(item.created_at), item.created_at
        return ReportThen(
            0, 0, inbound_id, ordinal, put.line.activity_id, item.person_id,
            put.figure, status, day, at, by_others=False, retracted=True,
        )  # fmt: skip

    def _is_denied(self, asked: ReportThen, key: str) -> bool:
        """Tell whether what she said next was no, or another figure of the activity."""
        put = replied_to(key)
        answer = put and corrected.next_message(self._session, asked.person_id, put)
        if not answer:
            return False
        message = Message.model_validate(answer.payload)
        if message.pressed is not None:
            return message.pressed.startswith(f"no:{asked.inbound_id}:{asked.ordinal}:")
        told = {one.activity_id for one in self._of_message.get(answer.id, ())}
        return says_no(message.text) or asked.activity_id in told

    def _message(self, inbound_id: int) -> Message | None:
        written = corrected.message(self._session, inbound_id)
        return None if written is None else Message.model_validate(written.payload)


def _grouped(
    told: Iterable[ReportThen], by: Callable[[ReportThen], int]
) -> dict[int, list[ReportThen]]:
    found = defaultdict[int, list[ReportThen]](list)
    for one in told:
        found[by(one)].append(one)
    return dict(found)


def _after(told: dict[int, list[ReportThen]], key: int, first: ReportThen) -> Iterator[ReportThen]:
    """Yield those of later messages; ids of messages grow as those of reports do."""
    of_key = told.get(key, [])
    begin = bisect_right(of_key, first.inbound_id, key=lambda one: one.inbound_id)
    return iter(of_key[begin:])

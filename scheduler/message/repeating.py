"""Questions that wait since an earlier day: the next reminder asks each of them again, once.

An absence, however short, begins that anew: while somebody is away nothing is asked of her, and
what waits then is asked again on the day she is back, also in a message of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from core.entity.context import EntityContext
from core.messages import Question, load_content
from models.answers import questions
from models.answers.questions import Unanswered
from scheduler.directory import Contact, Directory
from scheduler.this_pass import Pass

WHAT = "question"
# Questions whose `why` is about the answer before; it stands in no message of today.
_REFUSING = frozenset({"until", "office", "wish_until", "wish_office", "wish_reason"})


@dataclass(frozen=True, slots=True)
class Repeated:
    """A question that waits; `again`: today's reminder repeats it."""

    id: int
    question: Question
    again: bool

    def words_of(self, activity_id: int) -> str:
        """Return what she wrote of an activity without a figure; nothing where it is another's."""
        asked = self.question
        if asked.name != "percent" or asked.line is None or asked.said_by:
            return ""
        return asked.words.strip() if asked.line.activity_id == activity_id else ""


def waiting(this: Pass, contacts: Iterable[Contact]) -> dict[int, Repeated]:
    """Return what each person was asked before today and has not answered; `again` where no
    reminder has repeated it since she was away last.

    Only on the channel on which her reminders go: a question of another chat would be answered
    where nobody asked it. One that cannot be read is written down, and not asked again.
    """
    asked, found = {one.person_id: one for one in contacts}, {}
    before = this.context.day_began(this.now)
    this.keep(WHAT, questions.kept(this.session, this.known(WHAT)))
    for one in questions.unanswered(this.session, this.entity_id, asked, before):
        contact = asked[one.person_id]
        if contact.places[0].channel != one.channel:
            continue
        with this.reading(WHAT, one.id, one.person_id):
            content = load_content(one.content)
            if isinstance(content, Question):
                again = not _is_repeated(this.context, one, contact)
                found[one.person_id] = Repeated(one.id, _anew(content), again)
    return found


def back_today(people: Directory, today: date) -> set[int]:
    """Return whose first working day after an absence it is."""
    return {one.person_id for one in people.contacts.values() if one.back_on == today}


def _is_repeated(context: EntityContext, one: Unanswered, contact: Contact) -> bool:
    if one.repeated_at is None:
        return False
    return contact.back_on is None or context.today(one.repeated_at) >= contact.back_on


def _anew(question: Question) -> Question:
    """Return a question without what was wrong with an answer of an earlier day."""
    return question.model_copy(update={"why": ""}) if question.name in _REFUSING else question

"""Questions that wait since an earlier day: the next reminder asks each of them again, once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from core.messages import Question, load_content
from models import questions
from scheduler.context import EntityContext
from scheduler.isolation import Isolation

WHAT = "question"
# Questions whose `why` is about the answer before; it stands in no message of today.
_REFUSING = frozenset({"until", "office", "wish_until", "wish_office", "wish_reason"})


@dataclass(frozen=True, slots=True)
class Repeated:
    """A question that a reminder repeats."""

    id: int
    question: Question


def waiting(
    session: Session,
    context: EntityContext,
    channels: Mapping[int, str],
    apart: Isolation,
    now: datetime,
) -> dict[int, Repeated]:
    """Return what each person was asked before today and has not answered.

    `channels` are those on which their reminders go: a question of another chat would be answered
    where nobody asked it. One that cannot be read is written down, and not asked again.
    """
    found = {}
    before = context.day_began(now)
    apart.keep(WHAT, questions.kept(session, apart.known(WHAT)))
    for one in questions.unanswered(session, context.entity_id, channels, before):
        with apart.reading(WHAT, one.id, one.person_id):
            content = load_content(one.content)
            if isinstance(content, Question) and channels[one.person_id] == one.channel:
                found[one.person_id] = Repeated(one.id, _anew(content))
    return found


def _anew(question: Question) -> Question:
    """Return a question without what was wrong with an answer of an earlier day."""
    return question.model_copy(update={"why": ""}) if question.name in _REFUSING else question

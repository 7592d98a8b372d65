"""Words that wait to be passed on to another office: told once, and kept back where their author
does not want them told."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.conversation.turn import Turn
from core.notice_names import PASSED_WORDS
from models.inbox import Inbound
from models.organisation import Person
from models.owed import Notice, OwedState
from scheduler.notices import row_of

_UNWANTED = "kept back"


def is_owed(turn: Turn, details: Mapping[str, str | int]) -> bool:
    """Tell whether the same words of the same person about an activity are told already, or will
    be."""
    query = select(Notice).where(
        Notice.entity_id == turn.context.entity_id,
        Notice.kind == PASSED_WORDS,
        Notice.activity_id == details["activity_id"],
        Notice.state != OwedState.CLOSED,
    )
    same = ("person", "words", "date")
    owed = turn.session.scalars(query)
    return any(all(one.details.get(key) == details.get(key) for key in same) for one in owed)


def waiting(turn: Turn) -> list[Notice]:
    """Return the notices with words of a person that have not gone yet."""
    query = select(Notice).where(
        Notice.entity_id == turn.context.entity_id,
        Notice.kind == PASSED_WORDS,
        Notice.state == OwedState.OPEN,
    )
    return [
        one
        for one in turn.session.scalars(query.order_by(Notice.id))
        if _author(turn.session, one) == turn.person.id
    ]


def keep(turn: Turn, activities: Collection[int]) -> list[str]:
    """Close the notices with words of a person about activities that have not gone yet; return
    the names of those who would have been told."""
    names: dict[str, None] = {}
    for notice in waiting(turn):
        if notice.activity_id in activities:
            notice.state, notice.reason = OwedState.CLOSED, _UNWANTED
            names[turn.session.get_one(Person, notice.person_id).name] = None
    return [*names]


def _author(session: Session, notice: Notice) -> int | None:
    """Return who wrote the message whose number is in the key of a notice."""
    found = session.get(Inbound, row_of(notice.key))
    return None if found is None else found.person_id

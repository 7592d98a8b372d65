"""The open question of a conversation, kept where the clock finds it to ask it again once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy.orm import Session

from bot.conversation.state import State
from core.messages import Content, Question, store_content
from models import questions
from models.inbox import ClaimedInbound


def keep(
    session: Session,
    inbound: ClaimedInbound,
    person_id: int,
    before: State,
    after: State,
    said: Iterable[Content],
    now: datetime,
) -> None:
    """Store the question that is open after a message; an answered one is forgotten.

    Most messages begin and end without one: for them nothing is read or written.
    """
    first = after.waiting[0] if after.waiting else None
    if first is None:
        if before.waiting:
            questions.drop(session, person_id=person_id, channel=inbound.channel)
        return
    put = (one for one in said if isinstance(one, Question) and one.asks == first.name)
    question = next(put, None)
    if question is not None:
        questions.put(
            session,
            entity_id=inbound.entity_id,
            person_id=person_id,
            channel=inbound.channel,
            name=first.name,
            content=store_content(question),
            activity_id=first.activity_id,
            now=now,
        )
    elif not before.waiting or before.waiting[0].name != first.name:
        questions.drop(session, person_id=person_id, channel=inbound.channel)

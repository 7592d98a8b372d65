"""The open question of a conversation, kept where the clock finds it to ask it again once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy.orm import Session

from bot.conversation.state import Draft, State
from core.messages import Content, Question, store_content
from models.answers import questions
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
    first, last = after.first_asked, before.first_asked
    if first is None:
        if last is not None:
            questions.drop(session, person_id=person_id, channel=inbound.channel)
        return
    put = (one for one in said if isinstance(one, Question) and one.asks == first.question)
    question = next(put, None)
    if question is not None:
        questions.put(
            session,
            entity_id=inbound.entity_id,
            person_id=person_id,
            channel=inbound.channel,
            name=first.question,
            content=store_content(question),
            activity_id=first.activity_id if isinstance(first, Draft) else first.activities[0],
            now=now,
        )
    elif last is None or last.question != first.question:
        questions.drop(session, person_id=person_id, channel=inbound.channel)

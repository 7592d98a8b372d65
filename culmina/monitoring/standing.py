"""How the queues and the clock stand, as the pages for monitors tell it: counts and instants."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from culmina import status
from models.answers.questions import OpenQuestion
from models.inbox import Inbound, InboundState
from models.outbox import WAITING, ItemState, OutboxItem
from models.running import pausing

_UNHEARD = (InboundState.NEW, InboundState.FETCHING)


@dataclass(frozen=True, slots=True)
class Queue:
    """What waits to be done now: how much, and since when the oldest; None where nothing does."""

    due: int
    oldest: datetime | None


@dataclass(frozen=True, slots=True)
class Standing:
    """The queues by state, what of them is due, open questions by name, and the last pass: that of
    the entity whose last one is the oldest."""

    outbox: dict[str, int]
    inbox: dict[str, int]
    sending: Queue
    hearing: Queue
    questions: dict[str, int]
    last_pass: datetime | None


def read(session: Session, entity_ids: Collection[int], now: datetime) -> Standing:
    """Read how entities stand together; each question is answered from an index, whatever has been
    kept of the years."""
    due = select(func.count(), func.min(OutboxItem.not_before)).where(
        OutboxItem.entity_id.in_(entity_ids),
        OutboxItem.state.in_(WAITING),
        OutboxItem.not_before <= now,
    )
    unheard = select(func.count(), func.min(Inbound.received_at)).where(
        Inbound.entity_id.in_(entity_ids), Inbound.state.in_(_UNHEARD)
    )
    name = OpenQuestion.content["name"].as_string()
    asked = select(name, func.count()).where(OpenQuestion.entity_id.in_(entity_ids)).group_by(name)
    outbox = status.counts(session, OutboxItem.state, OutboxItem.entity_id.in_(entity_ids))
    inbox = status.counts(session, Inbound.state, Inbound.entity_id.in_(entity_ids))
    return Standing(
        outbox={state.value: outbox.get(state.value, 0) for state in ItemState},
        inbox={state.value: inbox.get(state.value, 0) for state in InboundState},
        sending=Queue(*session.execute(due).one()),
        hearing=Queue(*session.execute(unheard).one()),
        questions={str(one): count for one, count in session.execute(asked)},
        last_pass=_oldest_pass(session, entity_ids, now),
    )


def _oldest_pass(session: Session, entity_ids: Collection[int], now: datetime) -> datetime | None:
    """Return the oldest of the last passes, None where one never had any. A paused entity has none
    and makes none late: it is `now` where all are paused."""
    passes = [status.last_pass(session, one) for one in pausing.working(session, entity_ids)]
    known = [one for one in passes if one is not None]
    return min(known, default=now) if len(known) == len(passes) else None

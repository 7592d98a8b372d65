"""Broadcasts: what planning or control wants to tell many leads, once somebody has confirmed it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import insert, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from core.notice_names import BROADCAST
from models import audit, audit_actions
from models.base import Base, EntityId, Id, ref, words
from models.owed import NewNotice, notice_key, owe


class BroadcastState(StrEnum):
    """proposed: its preview was shown · sent: owed to its readers · dropped: told to nobody."""

    PROPOSED = "proposed"
    SENT = "sent"
    DROPPED = "dropped"


_DECIDED = {True: BroadcastState.SENT, False: BroadcastState.DROPPED}


class Broadcast(Base):
    """One text to many people; `readers` holds the ids of those whom the preview named, and of the
    offices that it is for, where these are not all that are late."""

    __tablename__ = "broadcast"

    id: Mapped[Id]
    entity_id: Mapped[EntityId]
    person_id: Mapped[int] = ref("person")
    text: Mapped[str]
    readers: Mapped[dict[str, Any]]
    state: Mapped[BroadcastState] = mapped_column(words(BroadcastState))
    proposed_at: Mapped[datetime]
    decided_at: Mapped[datetime | None]


@dataclass(frozen=True, slots=True)
class Decided:
    """What became of a broadcast: who will read it, None when it was decided before, and for which
    `offices` it was; none where it was for all that are late."""

    readers: Sequence[int] | None
    offices: Sequence[int] = ()


def propose(
    session: Session,
    *,
    entity_id: int,
    person_id: int,
    text: str,
    readers: Sequence[int],
    now: datetime,
    offices: Sequence[int] = (),
) -> int:
    """Keep a broadcast whose preview is shown; return its id. `offices` are those it is for, none
    where it is for all that are late."""
    row = insert(Broadcast).values(
        entity_id=entity_id,
        person_id=person_id,
        text=text,
        readers={"people": list(readers), "offices": list(offices)},
        state=BroadcastState.PROPOSED,
        proposed_at=now,
    )
    return session.execute(row.returning(Broadcast.id)).scalar_one()


def decide(
    change: audit.Change,
    broadcast_id: int,
    *,
    person_id: int,
    send: bool,
    author: str,
    active: Iterable[int],
) -> Decided:
    """Owe a broadcast to those of its readers who are `active`, or drop it; once.

    It goes out with the pass of the clock, like every notice. Only its author decides.
    """
    taken = change.session.execute(
        update(Broadcast)
        .where(
            Broadcast.id == broadcast_id,
            Broadcast.person_id == person_id,
            Broadcast.state == BroadcastState.PROPOSED,
        )
        .values(state=_DECIDED[send], decided_at=change.now)
        .returning(Broadcast.entity_id, Broadcast.text, Broadcast.readers)
    ).one_or_none()
    if taken is None:
        return Decided(None)
    still = set(active)
    readers = [one for one in taken.readers["people"] if send and one in still]
    key, details = notice_key(BROADCAST, broadcast_id), {"text": taken.text, "author": author}
    rows = [NewNotice(one, key, BROADCAST, details) for one in readers]
    owe(change.session, taken.entity_id, rows, change.now, once=False)
    change.audit(
        audit_actions.BROADCAST_SENT if send else audit_actions.BROADCAST_DROPPED,
        "broadcast",
        broadcast_id,
        after={"readers": readers},
    )
    return Decided(readers, taken.readers.get("offices", ()))

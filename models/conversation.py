"""One state per conversation, stored, so that a restart changes nothing."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session

from models.base import Base, EntityId, Id, ref


class Conversation(Base):
    """The open question to one person on one channel; `state` is the conversation package's."""

    __tablename__ = "conversation"
    __table_args__ = (UniqueConstraint("person_id", "channel"),)

    id: Mapped[Id]
    entity_id: Mapped[EntityId]
    person_id: Mapped[int] = ref("person")
    channel: Mapped[str]
    state: Mapped[dict[str, Any]]
    updated_at: Mapped[datetime]


def load(session: Session, *, person_id: int, channel: str) -> dict[str, Any] | None:
    """Return the stored state of the conversation, or None when there has been none."""
    return session.scalar(
        select(Conversation.state).where(
            Conversation.person_id == person_id, Conversation.channel == channel
        )
    )


def save(
    session: Session,
    *,
    entity_id: int,
    person_id: int,
    channel: str,
    state: dict[str, Any],
    now: datetime,
) -> None:
    """Store the state; one inbound per conversation is handled at a time, so nobody races."""
    row = session.scalar(
        select(Conversation).where(
            Conversation.person_id == person_id, Conversation.channel == channel
        )
    )
    if row is None:
        row = Conversation(
            entity_id=entity_id, person_id=person_id, channel=channel, state=state, updated_at=now
        )
        session.add(row)
    row.state = state
    row.updated_at = now

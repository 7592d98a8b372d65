"""One state per conversation, stored, so that a restart changes nothing."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import UniqueConstraint, bindparam, insert, select, update
from sqlalchemy.orm import Mapped, Session

from models.base import Base, EntityId, Id, ref
from models.session import direct


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


# Built once, because they are executed for every message.
_THIS = (
    Conversation.person_id == bindparam("person"),
    Conversation.channel == bindparam("on_channel"),
)
_LOAD = select(Conversation.state).where(*_THIS)
_UPDATE = update(Conversation).where(*_THIS).returning(Conversation.id)
_INSERT = insert(Conversation)


def load(session: Session, *, person_id: int, channel: str) -> dict[str, Any] | None:
    """Return the stored state of the conversation, or None when there has been none."""
    stored: dict[str, Any] | None = direct(
        session, _LOAD, person=person_id, on_channel=channel
    ).scalar()
    return stored


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
    kept = {"state": state, "updated_at": now}
    known = direct(session, _UPDATE, person=person_id, on_channel=channel, **kept).one_or_none()
    if known is None:
        direct(session, _INSERT, entity_id=entity_id, person_id=person_id, channel=channel, **kept)

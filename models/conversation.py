"""One state per conversation, stored, so that a restart changes nothing."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import UniqueConstraint, bindparam, select
from sqlalchemy.dialects.postgresql import insert as insert_or_not  # SQLite takes it as well
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Base, EntityId, Id, ref
from models.session import direct


class Conversation(Base):
    """The open question to one person in one chat; `state` is the conversation package's.

    `chat` is that of a group, and empty for the person's own.
    """

    __tablename__ = "conversation"
    __table_args__ = (UniqueConstraint("person_id", "channel", "chat"),)

    id: Mapped[Id]
    entity_id: Mapped[EntityId]
    person_id: Mapped[int] = ref("person")
    channel: Mapped[str]
    chat: Mapped[str] = mapped_column(default="")
    state: Mapped[dict[str, Any]]
    updated_at: Mapped[datetime]


# Built once, because they are executed for every message.
_THIS = (
    Conversation.person_id == bindparam("person"),
    Conversation.channel == bindparam("on_channel"),
    Conversation.chat == bindparam("in_chat"),
)
_LOAD = select(Conversation.state).where(*_THIS)
_NEW = insert_or_not(Conversation)
_SAVE = _NEW.on_conflict_do_update(
    index_elements=[Conversation.person_id, Conversation.channel, Conversation.chat],
    set_={"state": _NEW.excluded.state, "updated_at": _NEW.excluded.updated_at},
)


def load(
    session: Session, *, person_id: int, channel: str, chat: str = ""
) -> dict[str, Any] | None:
    """Return the stored state of the conversation, or None when there has been none."""
    stored: dict[str, Any] | None = direct(
        session, _LOAD, person=person_id, on_channel=channel, in_chat=chat
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
    chat: str = "",
) -> None:
    """Store the state; one inbound per conversation is handled at a time, so nobody races."""
    direct(
        session,
        _SAVE,
        entity_id=entity_id,
        person_id=person_id,
        channel=channel,
        chat=chat,
        state=state,
        updated_at=now,
    )

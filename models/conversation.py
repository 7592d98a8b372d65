"""One state per conversation, stored, so that a restart changes nothing."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import UniqueConstraint, bindparam, update
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
_NEW = insert_or_not(Conversation)
_HOLD = _NEW.on_conflict_do_update(
    index_elements=[Conversation.person_id, Conversation.channel, Conversation.chat],
    set_={"chat": _NEW.excluded.chat},  # nothing new: who writes it waits for who holds it
).returning(Conversation.state)
_SAVE = update(Conversation).where(
    Conversation.person_id == bindparam("person"),
    Conversation.channel == bindparam("on_channel"),
    Conversation.chat == bindparam("in_chat"),
)


def load(
    session: Session,
    *,
    entity_id: int,
    person_id: int,
    channel: str,
    now: datetime,
    chat: str = "",
) -> dict[str, Any]:
    """Return the stored state of the conversation, an empty one where there has been none.

    It is this transaction's until the commit. Messages of one address are handled one by one
    (models.inbox); who writes from two mailboxes at once is heard in one conversation: the second
    message waits, also where both are her first, and is heard in the light of what the first left.
    """
    stored: dict[str, Any] = direct(
        session,
        _HOLD,
        entity_id=entity_id,
        person_id=person_id,
        channel=channel,
        chat=chat,
        state={},
        updated_at=now,
    ).scalar_one()
    return stored


def save(
    session: Session,
    *,
    person_id: int,
    channel: str,
    state: dict[str, Any],
    now: datetime,
    chat: str = "",
) -> None:
    """Store the state of a conversation that was loaded in this transaction; where she has left
    since, there is none any more."""
    this = {"person": person_id, "on_channel": channel, "in_chat": chat}
    direct(session, _SAVE, **this, state=state, updated_at=now)

"""The tables of the pages: codes that were sent, sessions, and devices that are known; only hashes
of secrets are kept."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, EntityId, Id, ref


class WebCode(Base):
    """A one-time code that was sent to a person who wants to enter; it is good for the browser that
    asked for it (`browser_hash`), once, until `expires_at`, and for a few `tries`."""

    __tablename__ = "web_code"
    __table_args__ = (UniqueConstraint("browser_hash"),)

    id: Mapped[Id]
    entity_id: Mapped[EntityId]
    person_id: Mapped[int] = ref("person", index=True)
    browser_hash: Mapped[str]
    code_hash: Mapped[str]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    tries: Mapped[int] = mapped_column(default=0)
    used_at: Mapped[datetime | None]


class WebSession(Base):
    """A person who has entered, until `expires_at` or until she left (`ended_at`)."""

    __tablename__ = "web_session"
    __table_args__ = (UniqueConstraint("token_hash"),)

    id: Mapped[Id]
    entity_id: Mapped[EntityId]
    person_id: Mapped[int] = ref("person", index=True)
    token_hash: Mapped[str]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class WebDevice(Base):
    """A browser in which a person has typed a code that opens her own page, until `expires_at`."""

    __tablename__ = "web_device"
    __table_args__ = (UniqueConstraint("token_hash"),)

    id: Mapped[Id]
    entity_id: Mapped[EntityId]
    person_id: Mapped[int] = ref("person", index=True)
    token_hash: Mapped[str]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]

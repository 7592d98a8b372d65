"""The processes that hold claimed rows: each has an id and a heartbeat."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Index, insert, select, update
from sqlalchemy.orm import Mapped, Session

from models.base import Base, Id

DEAD_AFTER = timedelta(seconds=60)


class Holder(Base):
    """A running process; without an end and without a recent heartbeat it is dead."""

    __tablename__ = "holder"
    __table_args__ = (Index("ix_holder_open", "ended_at", "seen_at"),)

    id: Mapped[Id]
    host: Mapped[str]
    pid: Mapped[int]
    started_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


def register(session: Session, *, host: str, pid: int, now: datetime) -> int:
    """Write down that a process begins to claim rows; return its id."""
    row = insert(Holder).values(host=host, pid=pid, started_at=now, seen_at=now)
    return session.execute(row.returning(Holder.id)).scalar_one()


def beat(session: Session, holder_id: int, now: datetime) -> None:
    """Write down that the process still lives."""
    session.execute(update(Holder).where(Holder.id == holder_id).values(seen_at=now))


def end(session: Session, holder_id: int, now: datetime) -> None:
    """Write down that the process has stopped and holds nothing any more."""
    session.execute(update(Holder).where(Holder.id == holder_id).values(ended_at=now))


def dead(session: Session, *, me: int, now: datetime, alone: bool) -> list[int]:
    """Return the processes that died without saying so.

    `alone` is for SQLite, where a lock on the file says that no other process runs: then all the
    others are dead. Elsewhere the heartbeat decides.
    """
    query = select(Holder.id).where(Holder.id != me, Holder.ended_at.is_(None))
    if not alone:
        query = query.where(Holder.seen_at < now - DEAD_AFTER)
    return list(session.scalars(query))

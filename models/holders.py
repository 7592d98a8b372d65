"""The processes that hold claimed rows: each has an id and a heartbeat."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Index, and_, insert, or_, select, text, update
from sqlalchemy.orm import Mapped, Session

from models.base import Base, Id
from models.inbox import HANDLING_SQL, Inbound
from models.outbox import SENDING_SQL, OutboxItem

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
    """Write down that the process still lives, even if another one thought it dead."""
    session.execute(update(Holder).where(Holder.id == holder_id).values(seen_at=now, ended_at=None))


def end(session: Session, holder_id: int, now: datetime) -> None:
    """Write down that the process has stopped and holds nothing any more."""
    session.execute(update(Holder).where(Holder.id == holder_id).values(ended_at=now))


def dead(session: Session, *, me: int, now: datetime, alone: bool) -> list[int]:
    """Return the processes that died without saying so, or that ended with rows in their hands.

    `alone` is for SQLite, where a lock on the file says that no other process runs: then all the
    others are dead. Elsewhere the heartbeat decides.
    """
    silent: ColumnElement[bool] = Holder.ended_at.is_(None)
    if not alone:
        silent = and_(silent, Holder.seen_at < now - DEAD_AFTER)
    sending = select(OutboxItem.holder_id).where(text(f"outbox.{SENDING_SQL}"))
    handling = select(Inbound.holder_id).where(text(f"inbound.{HANDLING_SQL}"))
    holding = or_(Holder.id.in_(sending), Holder.id.in_(handling))
    interrupted = and_(Holder.ended_at.is_not(None), holding)
    gone = select(Holder.id).where(Holder.id != me, or_(silent, interrupted))
    return list(session.scalars(gone))

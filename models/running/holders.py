"""The processes that have rows of an SQLite file in hand: each has an id and a heartbeat.

On PostgreSQL the queue of jobs knows its workers.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Index, and_, func, insert, or_, select, update
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import Mapped, Session
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from models import inbox, outbox
from models.base import Base, Id, UtcInstant
from models.incoming import files

DEAD_AFTER_SECONDS = 60

# Every table whose rows are claimed; a test asks the schema whether one is missing.
CLAIMED = (outbox.CLAIMS, inbox.CLAIMS, files.CLAIMS)


class DatabaseNow(FunctionElement[datetime]):
    """The instant some seconds from now by the machine's clock, whatever that of a command says."""

    type = UtcInstant()
    name = "database_now"
    inherit_cache = True

    def __init__(self, seconds: int = 0) -> None:
        super().__init__(seconds)


@compiles(DatabaseNow)
def _compiled(element: DatabaseNow, compiler: SQLCompiler, **options: Any) -> str:
    seconds = compiler.process(element.clauses, **options)
    # As UtcInstant is written there: six digits of the second, no zone.
    return f"strftime('%Y-%m-%d %H:%M:%f000', 'now', {seconds} || ' seconds')"


class Holder(Base):
    """A running process; without an end and without a recent heartbeat it is dead.

    All three instants are of the machine's clock.
    """

    __tablename__ = "holder"
    __table_args__ = (Index("ix_holder_open", "ended_at", "seen_at"),)

    id: Mapped[Id]
    host: Mapped[str]
    pid: Mapped[int]
    started_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


def register(session: Session, *, host: str, pid: int) -> int:
    """Write down that a process begins to claim rows; return its id."""
    row = insert(Holder).values(host=host, pid=pid, started_at=DatabaseNow(), seen_at=DatabaseNow())
    return session.execute(row.returning(Holder.id)).scalar_one()


def beat(session: Session, holder_id: int) -> None:
    """Write down that the process still lives, even if another one thought it dead."""
    lives = update(Holder).where(Holder.id == holder_id)
    session.execute(lives.values(seen_at=DatabaseNow(), ended_at=None))


def dead(session: Session, *, me: int, alone: bool) -> list[int]:
    """Return the processes that died without saying so, or that ended with rows in their hands.

    `alone`: a lock on the file says that no other service runs; then all the others are dead. A
    command goes by the heartbeat. One from the future, of a time when the clock was ahead, counts
    from now on: whoever lives will renew it.
    """
    silent: ColumnElement[bool] = Holder.ended_at.is_(None)
    if not alone:
        ahead = update(Holder).where(silent, Holder.seen_at > DatabaseNow(DEAD_AFTER_SECONDS))
        session.execute(ahead.values(seen_at=DatabaseNow()))
        silent = and_(silent, Holder.seen_at < DatabaseNow(-DEAD_AFTER_SECONDS))
    holding = or_(*(Holder.id.in_(table.holders()) for table in CLAIMED))
    interrupted = and_(Holder.ended_at.is_not(None), holding)
    gone = select(Holder.id).where(Holder.id != me, or_(silent, interrupted))
    return list(session.scalars(gone.order_by(Holder.id)))


def release(session: Session, holder_ids: Sequence[int], now: datetime) -> dict[str, int]:
    """Give back what processes hold that are gone, or stop now, and write their end down.

    Return how many rows of which table that was; they may be taken again at the instant `now`.
    """
    given_back = {table.table.name: table.give_back(session, holder_ids, now) for table in CLAIMED}
    session.execute(
        update(Holder)
        .where(Holder.id.in_(holder_ids))
        .values(ended_at=func.coalesce(Holder.ended_at, DatabaseNow()))
        .execution_options(synchronize_session=False)
    )
    return {table: rows for table, rows in given_back.items() if rows}

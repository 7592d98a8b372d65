"""How fast providers are written to: each message takes a place in a line, shared by all processes.

The generic cell rate algorithm (ITU-T I.371), a row for each line: `free_at` is when the line would
be empty again, in seconds of the database's clock since 1970.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Float, bindparam, case, delete, literal
from sqlalchemy.dialects.postgresql import insert as insert_or_not  # SQLite takes it as well
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import Mapped, Session, mapped_column
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from core.channels import Limit
from models.base import Base, Id
from models.session import direct

# Whoever would have to wait longer is told to come back, and takes no place.
MOST_WAIT_SECONDS = 2.0
_AN_HOUR, _A_YEAR = 3600.0, 366 * 86_400.0


class _Now(FunctionElement[float]):
    """The seconds since 1970 by the clock of the database."""

    type = Float()
    name = "now_seconds"
    inherit_cache = True


_SECONDS = {
    "postgresql": "extract(epoch FROM clock_timestamp())::double precision",
    "sqlite": "((julianday('now') - 2440587.5) * 86400.0)",
}


@compiles(_Now)
def _compiled(_element: _Now, compiler: SQLCompiler, **_options: Any) -> str:
    return _SECONDS[compiler.dialect.name]


class Rate(Base):
    """One line: that of a bot, of a chat, of a mail server."""

    __tablename__ = "rate"

    id: Mapped[Id]
    key: Mapped[str] = mapped_column(unique=True)
    free_at: Mapped[float] = mapped_column(Float)


_EVERY = bindparam("every", type_=Float)
_NEW = insert_or_not(Rate).values(key=bindparam("line"), free_at=_Now() + _EVERY)
_PLACE = _NEW.on_conflict_do_update(
    index_elements=[Rate.key],
    set_={"free_at": case((Rate.free_at > _Now(), Rate.free_at), else_=_Now()) + _EVERY},
    where=Rate.free_at <= _Now() + bindparam("reach", type_=Float),
).returning((Rate.free_at - _EVERY - _Now()).label("ahead"))


def take_place(session: Session, limits: Sequence[Limit], *, opens: bool) -> float | None:
    """Take a place in each line and return how many seconds to wait for it; None where that is
    longer than MOST_WAIT_SECONDS in one of them: then `book` says when to come back.

    Of what may go at once, what `opens` a conversation leaves the room to answers.
    """
    waits = [0.0]
    for limit in limits:
        tolerance = limit.tolerance(opens=opens)
        ahead = _place(session, limit.key, limit.every, tolerance + MOST_WAIT_SECONDS)
        if ahead is None:
            return None
        waits.append(ahead - tolerance)
    return max(waits)


def book(session: Session, limits: Sequence[Limit]) -> float:
    """Return in how many seconds to come back, each who asks a little later than the one before:
    else all of a campaign would come back at once."""
    waits = [_place(session, f"{limit.key} later", limit.every, _A_YEAR) or 0.0 for limit in limits]
    return max(MOST_WAIT_SECONDS, *waits)


def forget(session: Session) -> None:
    """Delete the lines that have been empty for an hour."""
    empty = delete(Rate).where(Rate.free_at < _Now() - literal(_AN_HOUR))
    session.execute(empty.execution_options(synchronize_session=False))


def _place(session: Session, line: str, every: float, reach: float) -> float | None:
    """Return how many seconds are ahead of a place that is taken, None beyond `reach`."""
    ahead = direct(session, _PLACE, line=line, every=every, reach=reach).scalar()
    return None if ahead is None else float(ahead)

"""Turns: what one job works on, the rows of one kind that wait for one address.

With PostgreSQL a job is put into the queue in the transaction that makes its row, or makes it due;
the lock of a job is its turn, so that one process at a time works on the rows of an address. With
SQLite nothing is put: the loops of the one process look for rows that are due (models.running).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from importlib import import_module

from sqlalchemy import text

from models.session import Session, writes_alone

# What is due so soon is worked on: a machine whose clock is a little ahead has made it due, and a
# turn that leaves it would be taken again at the next look only.
CLOCKS_APART = timedelta(seconds=1)

_FORGET = text("DELETE FROM procrastinate_jobs")


class Kind(StrEnum):
    """What is done in a turn; a process may do some of them only."""

    HANDLE = "handle"  # what one sender wrote in one channel
    SEND = "send"  # what one recipient gets on one channel
    FETCH = "fetch"  # one file
    GATHER = "gather"  # the albums of an entity
    TICK = "tick"  # one pass of the clock of an entity, on PostgreSQL


@dataclass(frozen=True, slots=True)
class Turn:
    """The rows of one kind that wait for one address of an entity.

    `address` is a sender, a recipient, or the number of a file; `channel` is empty for a file, and
    both are for albums and for a pass.
    """

    kind: Kind
    entity_id: int
    channel: str = ""
    address: str = ""

    @property
    def lock(self) -> str:
        """Return the name under which one process at a time works on it."""
        return f"{self.kind}:{self.entity_id}:{self.channel}:{self.address}"


def put(session: Session, turn: Turn, *, first: bool = True) -> None:
    """Let a turn be worked on once this transaction is committed; `first`: before what is not."""
    if not writes_alone(session):
        # The driver and the queue take half a second to import, which no command on SQLite needs.
        import_module("models.running.queue").put(session, turn, first=first)


def forget(session: Session) -> None:
    """Take every job out of the queue of PostgreSQL: who worked on them does not live here, and
    each turn that has rows to work on gets a job anew."""
    session.execute(_FORGET)

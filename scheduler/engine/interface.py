"""The engine: who works on the rows that are due. One for SQLite, one for PostgreSQL.

A row becomes due in the transaction that writes it (models.running.turns); an engine only sees to
it that somebody works on it, and that one process at a time does.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any, Protocol, TypeVar

from sqlalchemy.orm import Session

from models.inbox import ClaimedInbound
from models.incoming.files import ClaimedFile
from models.running.taking.items import ClaimedItem
from models.running.turns import Kind

T = TypeVar("T")

NextItem = Callable[[Session, datetime], ClaimedItem | None]
NextMessage = Callable[[Session, datetime], ClaimedInbound | None]
NextFile = Callable[[Session, datetime], ClaimedFile | None]

# How many rows of a kind a process works on at once. Messages share their commits; a file is held
# in memory whole.
AT_ONCE = {Kind.SEND: 8, Kind.HANDLE: 8, Kind.FETCH: 3, Kind.GATHER: 1, Kind.TICK: 1}
# So many senders more for each further entity where all have the same ones, as a mail server that
# hangs keeps (bot.email.servers.room), but no more than this.
_MORE_SENDERS, _MOST_SENDERS = 4, 32


def at_once(kind: Kind, entities: int) -> int:
    """Return how many rows of a kind a process works on at once that are of so many entities."""
    if kind is not Kind.SEND:
        return AT_ONCE[kind]
    return min(AT_ONCE[kind] + _MORE_SENDERS * (entities - 1), _MOST_SENDERS)


# What the log calls it when work of a kind fails.
FAILED = {
    Kind.SEND: "sending_failed",
    Kind.HANDLE: "handling_failed",
    Kind.FETCH: "fetching_failed",
    Kind.GATHER: "gathering_failed",
    Kind.TICK: "tick_failed",
}


class Hand(Protocol[T]):
    """Takes rows, one after another, and works on each."""

    async def take(self) -> T | None:
        """Take the next row in hand, None where none is due; what is not recorded is recorded."""

    async def attempt(self, piece: T, /) -> None:
        """Work on a row that was taken."""

    async def record(self) -> None:
        """Record what is not recorded yet: before the end, however it comes."""


# Says that rows of some kinds have become due in this process.
Wakes = Callable[..., None]
# Makes who works on the rows of an entity, by kind: with how the next row is taken, and whom to
# wake.
Hands = Mapping[Kind, Callable[[Any, Wakes], Hand[Any]]]


class Engine(Protocol):
    """Works on the rows that are due, until it is told to stop or until none is."""

    def wake(self, *kinds: Kind) -> None:
        """Say that rows of these kinds have become due in this process."""

    async def owe_pass(self, entity_id: int) -> None:
        """Let a pass of the clock be made for an entity: here and now on SQLite, on PostgreSQL by
        whichever process takes the job. Raises EnvironmentFault where the database is away."""

    async def run(self, kinds: frozenset[Kind], stop: asyncio.Event) -> None:
        """Work on rows of these kinds until `stop` is set; what is in hand is finished first."""

    async def drain(self, kinds: Iterable[Kind]) -> int:
        """Work on rows of these kinds until none is due; return how many those were."""

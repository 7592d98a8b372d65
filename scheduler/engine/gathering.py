"""Gathers the albums of an entity that have come whole, also while every fetcher is busy."""

from __future__ import annotations

from functools import partial

from core.clock import Clock
from models.incoming import albums
from models.running.turns import Kind
from models.session import Database
from scheduler.engine.interface import Wakes


class Gatherer:
    """Makes one message of each album that has come whole, and lets it be handled.

    It is done when it is taken: nothing of it takes long, and nothing is left in hand.
    """

    def __init__(self, database: Database, entity_id: int, clock: Clock, wake: Wakes) -> None:
        self._database = database
        self._entity_id = entity_id
        self._clock = clock
        self._wake = wake

    async def take(self) -> int | None:
        """Gather; return how many albums that made, None where there was none."""
        # Asked once a second: on SQLite what writes keeps every other writer waiting.
        is_open = partial(albums.is_open, entity_id=self._entity_id)
        if not await self._database.in_reading(is_open):
            return None
        gather = partial(albums.gather, entity_id=self._entity_id, now=self._clock.now())
        return await self._database.in_transaction(gather) or None

    async def attempt(self, gathered: int) -> None:
        """Say that there are messages to handle."""
        del gathered
        self._wake(Kind.HANDLE)

    async def record(self) -> None:
        """There is nothing to record."""

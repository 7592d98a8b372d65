"""Lanes: a loop takes work and does it, several pieces at once, until it is told to stop."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, Generic, TypeVar

from core.wake import Wake

T = TypeVar("T")


class Lanes(Generic[T]):
    """Takes pieces of work with `take` (None: there is none now) and does each with `attempt`.

    `logger` hears of what either raises, of an attempt as `failed`; the lane then goes on.
    """

    def __init__(
        self,
        count: int,
        *,
        take: Callable[[], Awaitable[T | None]],
        attempt: Callable[[T], Awaitable[None]],
        logger: Any,
        failed: str,
    ) -> None:
        self._count = count
        self._take = take
        self._attempt = attempt
        self._logger = logger
        self._failed = failed
        self._turn = asyncio.Lock()
        self.wake = Wake()

    async def run(self, stop: asyncio.Event) -> None:
        """Work until `stop` is set; what is in hand is finished before it returns."""
        async with asyncio.TaskGroup() as lanes:
            for _ in range(self._count):
                lanes.create_task(self._lane(stop))

    async def _lane(self, stop: asyncio.Event) -> None:
        while not stop.is_set():
            piece = await self._look() or await self._next(stop)
            if piece is None:
                return
            try:
                await self._attempt(piece)
            except Exception:  # the loop's edge: one failure must not stop the work on the rest
                self._logger.exception(self._failed)

    async def _next(self, stop: asyncio.Event) -> T | None:
        """Wait for a piece of work; None when it is time to stop.

        Of the lanes that have nothing to do one listens, the others wait for their turn: else each
        message would wake them all, and all but one would ask the database for nothing.
        """
        async with self._turn:
            while not stop.is_set():
                calls = self.wake.calls
                if piece := await self._look():
                    return piece
                await self.wake.wait_beyond(calls, stop)
        return None

    async def _look(self) -> T | None:
        try:
            return await self._take()
        except Exception:  # the loop's edge: a database that is away for a moment comes back
            self._logger.exception("taking_failed")
            return None

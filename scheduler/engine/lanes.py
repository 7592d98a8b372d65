"""Lanes: a loop takes rows and works on them, several at once, until it is told to stop."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Generic, TypeVar

from core.errors import EnvironmentFault
from core.running.outage import WAITS, Outage
from core.running.wake import Wake
from scheduler.engine.interface import Hand

T = TypeVar("T")


class Lanes(Generic[T]):
    """Lets a hand take rows and work on them, `count` at once.

    `logger` hears of what either raises as `failed`; the lane then goes on. While nothing can be
    taken, or an attempt finds its surroundings away, the lanes pause, longer each time.
    """

    def __init__(
        self,
        count: int,
        hand: Hand[T],
        *,
        logger: Any,
        failed: str,
        waits: Sequence[timedelta] = WAITS,
    ) -> None:
        self._count = count
        self._hand = hand
        self._logger = logger
        self._failed = failed
        self._outage = Outage(logger, failed, waits)
        self._turn = asyncio.Lock()
        self.wake = Wake()

    async def run(self, stop: asyncio.Event) -> None:
        """Work until `stop` is set; what is in hand is finished and recorded before it returns."""
        try:
            async with asyncio.TaskGroup() as lanes:
                for _ in range(self._count):
                    lanes.create_task(self._lane(stop))
        finally:  # also when it is cancelled because one of the far sides does not answer
            await self._hand.record()

    async def drain(self) -> int:
        """Work until no row is due; return how many those were.

        A lane that finds every address busy ends early; the last one to end leaves none due. One
        that fails waits for the others: what they have in hand is recorded.
        """

        async def lane() -> int:
            done = 0
            while await self.one():
                done += 1
            return done

        ended = await asyncio.gather(*(lane() for _ in range(self._count)), return_exceptions=True)
        for failure in ended:
            if isinstance(failure, BaseException):
                raise failure
        return sum(done for done in ended if isinstance(done, int))

    async def one(self) -> bool:
        """Work on one row; tell whether one was due."""
        piece = await self._hand.take()
        if piece is not None:
            await self._hand.attempt(piece)
        return piece is not None

    async def _lane(self, stop: asyncio.Event) -> None:
        while not stop.is_set():
            piece = await self._look() or await self._next(stop)
            if piece is None:
                return
            try:
                await self._hand.attempt(piece)
            except EnvironmentFault as fault:
                self._outage.failed(fault)
            except Exception:  # the loop's edge: one failure must not stop the work on the rest
                self._logger.exception(self._failed)
            else:
                self._outage.over()

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
                if self._outage.pauses:
                    await self._outage.pause(stop)
                else:
                    await self.wake.wait_beyond(calls, stop)
        return None

    async def _look(self) -> T | None:
        """Take a piece; None where there is none, where that fails, and in the pause after it."""
        if self._outage.pauses:
            return None
        try:
            piece = await self._hand.take()
        except Exception as error:  # noqa: BLE001 - the loop's edge: what is away comes back
            self._outage.failed(error)
            return None
        if piece is None:  # else the attempt will tell whether all works again
            self._outage.over()
        return piece

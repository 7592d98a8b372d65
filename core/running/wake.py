"""How one loop tells another that there is work: a count of calls, and a poll as safety net."""

from __future__ import annotations

import asyncio
import contextlib

POLL_SECONDS = 1.0


class Wake:
    """A bell: whoever heard fewer calls than there have been has something to look at."""

    def __init__(self) -> None:
        self.calls = 0
        self._rung = asyncio.Event()

    def call(self) -> None:
        """Ring: there may be work."""
        self.calls += 1
        self._rung.set()
        self._rung = asyncio.Event()

    async def wait_beyond(self, calls: int, stop: asyncio.Event) -> None:
        """Wait until there have been more than `calls`, `stop` is set, or the poll is due."""
        if self.calls > calls or stop.is_set():
            return
        await one_of(self._rung, stop, seconds=POLL_SECONDS)


async def one_of(*events: asyncio.Event, seconds: float) -> None:
    """Wait until one of some events is set, some seconds at most."""
    waits = [asyncio.ensure_future(event.wait()) for event in events]
    try:
        await asyncio.wait(waits, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for wait in waits:
            wait.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await wait

"""How many messages may be on their way to a mail server at once; who finds no room does not wait
for a server that has stopped answering."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from time import monotonic

from core.channels import SendError, SendErrorKind

# While nobody has come or gone for so long, who waits is sent away: the sender is free for others.
PATIENCE_SECONDS = 2.0
COME_BACK_AFTER = timedelta(seconds=5)
MOST_AT_A_SERVER = 4  # of a process that serves several entities


class Room:
    """Holds `most` messages at once."""

    def __init__(self, most: int) -> None:
        self._free = asyncio.Semaphore(most)
        self._moved = monotonic()  # when somebody last came or went

    @asynccontextmanager
    async def taken(self) -> AsyncIterator[None]:
        """Have a place while the block runs; raises SendError where the server keeps all of them
        and does not answer: nothing has left then, and its channel is to wait some seconds."""
        await self._enter()
        self._moved = monotonic()
        try:
            yield
        finally:
            self._moved = monotonic()
            self._free.release()

    async def _enter(self) -> None:
        while self._free.locked():
            left = self._moved + PATIENCE_SECONDS - monotonic()
            if left <= 0:
                raise SendError(
                    SendErrorKind.SLOW_DOWN,
                    "the mail server holds every connection and does not answer",
                    retry_after=COME_BACK_AFTER,
                    brakes_channel=True,
                )
            try:
                async with asyncio.timeout(left):
                    await self._free.acquire()
            except TimeoutError:
                continue
            return
        await self._free.acquire()


class Rooms:
    """The rooms of the mail servers to which a process writes, whichever entity does: one that
    hangs keeps only so many of its senders."""

    def __init__(self) -> None:
        self._by_server: dict[tuple[str, int], Room] = {}

    def of(self, host: str, port: int) -> Room:
        """Return the room of a server."""
        return self._by_server.setdefault((host, port), Room(MOST_AT_A_SERVER))

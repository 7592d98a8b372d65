"""Before the first pass of the clock, and before those of the command line: what people have said
is handled first, so that nobody who has answered is reminded."""

from __future__ import annotations

import asyncio
import os
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from functools import partial
from importlib import import_module

from sqlalchemy.orm import Session

from bot.model.endpoint import Endpoint
from bot.worker import Worker, not_counted
from core.outage import rest
from culmina.wiring import Installation
from models import inbox
from models.running import holders

CATCH_UP_WITHIN_SECONDS = 120
LOOK_AGAIN_SECONDS = 0.2


async def hear(
    installation: Installation,
    within: float = CATCH_UP_WITHIN_SECONDS,
    *,
    stop: asyncio.Event | None = None,
    handle_next: Callable[[], Awaitable[bool]] | None = None,
) -> int:
    """Wait until every stored message is handled, by whatever process, `within` seconds or until
    `stop` is set; return how many are not. With `handle_next` it takes its part in the work."""
    stop = stop or asyncio.Event()
    with suppress(TimeoutError):
        async with asyncio.timeout(within):
            while not stop.is_set() and await unhandled(installation):
                if handle_next is None or not await handle_next():
                    await rest(stop, LOOK_AGAIN_SECONDS)
    return await unhandled(installation)


async def by_hand(installation: Installation, within: float = CATCH_UP_WITHIN_SECONDS) -> int:
    """Do the same for a command: it handles messages itself, and fetches no files."""
    if not await unhandled(installation):
        return 0
    async with _a_worker(installation) as worker:
        return await hear(installation, within, handle_next=worker.handle_next)


async def unhandled(installation: Installation) -> int:
    """Return how many messages have come in by now that nobody has handled yet."""
    count = partial(inbox.unhandled, entity_id=installation.entity_id, now=installation.clock.now())
    return await installation.database.in_reading(count)


def worker_of(
    installation: Installation,
    holder_id: int,
    *,
    replied: Callable[[], None],
    model: Endpoint | None,
    handled: Callable[[str], None] = not_counted,
) -> Worker:
    """Return who handles what has come in, for the service and for commands alike."""
    return Worker(
        installation.database,
        installation.context(),
        installation.clock,
        holder_id=holder_id,
        replied=replied,
        model=model,
        handled=handled,
    )


@asynccontextmanager
async def _a_worker(installation: Installation) -> AsyncIterator[Worker]:
    """Give a worker of this process's own; what a dead process had in its hands is given back."""
    database, clock = installation.database, installation.clock
    holder_id = await database.in_transaction(
        partial(holders.register, host=socket.gethostname(), pid=os.getpid())
    )

    def give_back(session: Session) -> None:
        # `alone` is for the service, which knows by its lock: here another one may run.
        gone = holders.dead(session, me=holder_id, alone=False)
        holders.release(session, gone, clock.now())

    model = None
    if installation.settings.understanding.enabled:  # what speaks HTTP, for those who want it
        model = import_module("culmina.model").client_of(installation.settings)
    try:
        await database.in_transaction(give_back)
        # Who sends finds the answers in the outbox.
        yield worker_of(installation, holder_id, replied=lambda: None, model=model)
    finally:
        if model is not None:
            await model.close()
        leave = partial(holders.release, holder_ids=[holder_id], now=clock.now())
        await database.in_transaction(leave)

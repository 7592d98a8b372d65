"""Before the first pass of the clock, and before those of the command line: what people have said
is handled first, so that nobody who has answered is reminded."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from importlib import import_module

from sqlalchemy.orm import Session

from bot.model.endpoint import Endpoint
from bot.worker import Worker, not_counted
from core.running.outage import rest
from culmina.engine import engine_of
from culmina.wiring import Installation
from models import inbox
from models.running import pausing
from models.running.turns import Kind
from scheduler.engine.interface import NextMessage, Wakes

CATCH_UP_WITHIN_SECONDS = 120
LOOK_AGAIN_SECONDS = 0.2


async def hear(
    installation: Installation,
    within: float = CATCH_UP_WITHIN_SECONDS,
    *,
    stop: asyncio.Event | None = None,
) -> int:
    """Wait until every stored message is handled, by whatever process, `within` seconds or until
    `stop` is set; return how many are not."""
    stop = stop or asyncio.Event()
    with suppress(TimeoutError):
        async with asyncio.timeout(within):
            while not stop.is_set() and await unhandled(installation):
                await rest(stop, LOOK_AGAIN_SECONDS)
    return await unhandled(installation)


async def by_hand(installation: Installation, within: float = CATCH_UP_WITHIN_SECONDS) -> int:
    """Do the same for a command: it handles messages itself, and fetches no files."""
    if not await unhandled(installation):
        return 0
    model = None
    if installation.settings.understanding.enabled:  # what speaks HTTP, for those who want it
        model = import_module("culmina.model").client_of(installation.settings)
    stop = asyncio.Event()
    hands = {installation.entity_id: {Kind.HANDLE: handler(installation, model=model)}}
    database, clock = installation.database, installation.clock
    try:
        async with engine_of(database, hands, clock, alone=False) as engine:
            working = asyncio.create_task(engine.run(frozenset({Kind.HANDLE}), stop))
            try:
                return await hear(installation, within)
            finally:
                stop.set()
                await working
    finally:
        if model is not None:
            await model.close()


async def unhandled(installation: Installation) -> int:
    """Return how many messages have come in by now that nobody has handled yet; none where the
    entity is paused: nobody will."""

    def count(session: Session) -> int:
        if pausing.is_paused(session, installation.entity_id):
            return 0
        now = installation.clock.now()
        return inbox.unhandled(session, entity_id=installation.entity_id, now=now)

    return await installation.database.in_reading(count)


def handler(
    installation: Installation,
    *,
    model: Endpoint | None,
    handled: Callable[[str], None] = not_counted,
) -> Callable[[NextMessage, Wakes], Worker]:
    """Return who handles what has come in, for the service and for commands alike."""

    def made(next_message: NextMessage, wake: Wakes) -> Worker:
        return Worker(
            installation.database,
            installation.context(),
            installation.clock,
            next_message,
            replied=partial(wake, Kind.SEND),
            model=model,
            handled=handled,
        )

    return made

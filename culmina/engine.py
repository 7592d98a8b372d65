"""Which engine works on the rows of this installation: by its database."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from importlib import import_module

from core.clock import Clock
from models.session import Database
from scheduler.engine.interface import Engine, Hands
from scheduler.engine.on_claims import claim_engine


@asynccontextmanager
async def engine_of(
    database: Database, hands: Mapping[int, Hands], clock: Clock, *, alone: bool
) -> AsyncIterator[Engine]:
    """Give the engine of a database, with those who work on the rows of each entity.

    `alone`: no other service runs over the same SQLite file.
    """
    if database.is_sqlite:
        async with claim_engine(database, hands, clock, alone=alone) as engine:
            yield engine
    else:
        # The queue takes half a second to import, which nobody on SQLite needs.
        on_queue = import_module("scheduler.engine.on_queue")
        yield on_queue.QueueEngine(database, hands, clock)

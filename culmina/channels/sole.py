"""One process at a time fetches from a provider: Telegram refuses two that ask for the same bot."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import structlog

from core.running.outage import Outage, rest
from core.running.wake import one_of
from models.running.sole import SoleLocks

log = structlog.get_logger("service")

LOOK_AGAIN_SECONDS = 5.0

Run = Callable[[asyncio.Event], Coroutine[Any, Any, None]]


async def alone(locks: SoleLocks, name: str, run: Run, stop: asyncio.Event) -> None:
    """Run a loop until `stop` is set, while no other process of the same database runs it.

    Another one takes over within some seconds when this process dies. On SQLite one service alone
    runs anyway.
    """
    if not locks.needed:
        await run(stop)
        return
    outage = Outage(log, "turn_not_taken")
    while not stop.is_set():
        try:
            taken = await asyncio.to_thread(locks.take, name)
        except Exception as error:  # noqa: BLE001 - the loop's edge: what is away comes back
            outage.failed(error)
            await outage.pause(stop)
            continue
        outage.over()
        if taken:
            await _while_held(locks, name, run, stop)
        else:
            await rest(stop, LOOK_AGAIN_SECONDS)


async def _while_held(locks: SoleLocks, name: str, run: Run, stop: asyncio.Event) -> None:
    """Run until `stop` is set, the loop ends by itself, or the lock is lost with its connection."""
    ended = asyncio.Event()
    running = asyncio.create_task(run(ended))
    running.add_done_callback(lambda _: ended.set())
    try:
        while not stop.is_set() and not ended.is_set():
            if not await asyncio.to_thread(locks.is_held, name):
                break
            await one_of(stop, ended, seconds=LOOK_AGAIN_SECONDS)
    finally:
        ended.set()
        try:
            await running
        finally:
            await asyncio.to_thread(locks.release, name)

"""The service as one process: from its start to its end, or until it begins anew."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable, Sequence

import structlog

from core.errors import CulminaError
from culmina.process import keep_what_is_built
from culmina.run import Loop, run_all, services
from culmina.wiring import Installation

log = structlog.get_logger("service")


async def run_service(
    installations: Sequence[Installation], loops: frozenset[Loop], readable: Callable[[], object]
) -> bool:
    """Run the service until SIGTERM or SIGINT, or SIGHUP: tell whether it is to begin anew, with
    settings that have changed. On SIGHUP `readable` reads them: where it raises CulminaError, that
    is logged, and the service goes on with those that it has."""
    stop, anew = asyncio.Event(), asyncio.Event()
    loop = asyncio.get_running_loop()

    def begin_anew() -> None:
        try:
            readable()
        except CulminaError as error:
            log.warning("not_reloaded", error=error.sentence())
            return
        anew.set()
        stop.set()

    loop.add_signal_handler(signal.SIGHUP, begin_anew)
    for sign in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(sign, stop.set)
    async with services(installations) as built:
        keep_what_is_built()
        on = sorted({name for one in built for name in one.channels.by_name})
        log.info("started", loops=sorted(loops), channels=on, entities=len(built))
        await run_all(built, loops, stop)
        log.info("reloading" if anew.is_set() else "stopped")
    return anew.is_set()


async def run_until_idle(installations: Sequence[Installation]) -> None:
    """Send what is queued and stop: for cron, and for trying a day out."""
    async with services(installations) as built:
        for one in built:
            await one.until_idle()

"""Starts and stops the loops: clock, receivers, worker, dispatcher; nothing is lost on the way."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import socket
from collections.abc import AsyncIterator, Callable, Coroutine, Iterable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from functools import partial
from typing import Any

import structlog
from sqlalchemy.orm import Session

from bot.evidence.keeper import Keeper
from bot.fetcher import Fetcher
from bot.model.client import ModelClient
from bot.worker import Worker
from core.clock import SystemClock
from core.errors import EnvironmentFault
from core.outage import Outage, rest
from core.wake import Wake
from culmina import pages
from culmina.channels.registry import Channels, Receivers
from culmina.hearing import LOOK_AGAIN_SECONDS, hear, worker_of
from culmina.model import client_of
from culmina.monitoring.monitor import Monitor
from culmina.passes import apart, make_pass
from culmina.process import alone, keep_what_is_built
from culmina.pruning import A_NIGHT, prune
from culmina.wiring import Installation
from models.incoming.albums import GATHER_FOR
from models.running import holders
from models.session import sqlite_path
from scheduler import ahead
from scheduler.dispatcher import Dispatcher
from scheduler.jobs import start_clock
from web.site import Site

log = structlog.get_logger("service")

HEARTBEAT_SECONDS = 15
# Tried again soon: after a minute without a heartbeat others take a process for dead.
BEAT_AGAIN = tuple(timedelta(seconds=seconds) for seconds in (1, 2, 5, 15))
# Together less than the ten seconds after which a service manager kills.
STOP_WITHIN_SECONDS = 6
LEAVE_WITHIN_SECONDS = 1.5
LANES_PER_PROCESS = 8
# How long the first pass of the clock waits until what was said while nothing ran has been fetched:
# a mailbox that takes the connection and says nothing holds nobody up.
FETCH_WITHIN_SECONDS = 10


class Loop(StrEnum):
    """The loops of the service; each can run in a process of its own on PostgreSQL."""

    CLOCK = "clock"
    RECEIVER = "receiver"
    FETCHER = "fetcher"
    WORKER = "worker"
    DISPATCHER = "dispatcher"
    WEB = "web"


@dataclass(frozen=True)
class Service:
    """The loops of one process, wired to each other and to the installation."""

    installation: Installation
    channels: Channels
    holder_id: int
    fetcher: Fetcher
    worker: Worker
    dispatcher: Dispatcher
    receivers: Receivers
    monitor: Monitor
    site: Site

    async def run(self, loops: frozenset[Loop], stop: asyncio.Event) -> None:
        """Run until `stop` is set; what is in hand is finished, what is not is not begun."""
        known: dict[Loop, Callable[[asyncio.Event], Coroutine[Any, Any, None]]] = {
            Loop.FETCHER: self.fetcher.run,
            Loop.WORKER: self.worker.run,
            Loop.DISPATCHER: self.dispatcher.run,
            Loop.WEB: partial(pages.run, self.site),
            Loop.CLOCK: partial(self._tick_on_time, fetches=Loop.RECEIVER in loops),
        }
        running = [self._beat(stop), self.monitor.run(stop)]
        running += (run(stop) for loop, run in known.items() if loop in loops)
        if Loop.RECEIVER in loops:
            running += self.receivers.running(stop)
        tasks = [asyncio.create_task(loop) for loop in running]
        await asyncio.wait(
            [asyncio.create_task(stop.wait()), *tasks], return_when="FIRST_COMPLETED"
        )
        stop.set()
        _, late = await asyncio.wait(tasks, timeout=STOP_WITHIN_SECONDS)
        for task in late:
            log.warning("loop_cancelled")
            task.cancel()
        raise_first(await asyncio.gather(*tasks, return_exceptions=True))

    async def until_idle(self) -> None:
        """Fetch, handle and send what is there, then return; raises EnvironmentFault at the end
        where nothing could be fetched."""
        fetched = await self.receivers.receive_what_is_there()
        await self.fetcher.drain()
        await self._gather_albums()
        while await self.worker.drain() + await self.dispatcher.drain():
            log.debug("went_round")
        await self.receivers.settle()
        if not fetched:
            raise EnvironmentFault(
                "nothing could be fetched; what was queued was tried.",
                where="--until-idle",
                todo="See the line not_received above, or type: culmina doctor",
            )

    async def _gather_albums(self) -> None:
        """Wait for the rest of an album that has just come, and take it for whole then."""
        if await self.fetcher.has_work():
            await asyncio.sleep(GATHER_FOR.total_seconds())
            await self.fetcher.drain()

    async def tick(self) -> None:
        """Make one pass of the clock, tell the dispatcher, and whoever watches that it was made."""
        made = await make_pass(self.installation, self.installation.clock.now())
        self.dispatcher.wake.call()
        if made.reminders is not None:
            await self.monitor.beat()

    async def _prune(self) -> None:
        """Let go a part of what need not be kept, while nobody is written to."""
        now = self.installation.clock.now()
        work = prune(self.installation, now, most=A_NIGHT)
        try:
            gone, _ = await apart(self.installation, "prune", work, now)
        except EnvironmentFault as fault:
            log.warning("not_pruned", error=fault.sentence())
            return
        log.info("pruned", rows={name: count for name, count in (gone or {}).items() if count})

    async def _tick_on_time(self, stop: asyncio.Event, *, fetches: bool) -> None:
        """Make passes when they are due; the first once it has been heard who answered."""
        if fetches:
            await self._fetch_first(stop)
        await self._hear_first(stop)
        if not stop.is_set():
            await self._survive_tick()
        clock = start_clock(self._survive_tick, self._prune, self.installation.zone)
        try:
            await stop.wait()
        finally:
            clock.shutdown(wait=False)

    async def _fetch_first(self, stop: asyncio.Event) -> None:
        """Wait until what was said while nothing ran has been fetched."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(FETCH_WITHIN_SECONDS):
                while not stop.is_set() and not self.receivers.caught_up:
                    await rest(stop, LOOK_AGAIN_SECONDS)

    async def _hear_first(self, stop: asyncio.Event) -> None:
        """Wait until it has been handled, here or by another process."""
        try:
            left = await hear(self.installation, stop=stop)
        except EnvironmentFault as fault:
            log.warning("not_heard", error=fault.sentence())
            return
        if left and not stop.is_set():
            log.warning("not_waited_for", messages=left)

    async def _survive_tick(self) -> None:
        try:
            await self.tick()
        except asyncio.CancelledError:  # a stop: its transactions are committed whole or not at all
            log.info("tick_cut_off")
        except EnvironmentFault as fault:
            log.warning("tick_failed", error=fault.sentence())
        except Exception:  # the loop's edge: the next tick finds what this one could not do
            log.exception("tick_failed")

    async def _beat(self, stop: asyncio.Event) -> None:
        """Tell the other processes that this one lives; whatever happens, the service goes on."""
        outage = Outage(log, "no_heartbeat", BEAT_AGAIN)
        while not stop.is_set():
            try:
                await self.installation.database.in_transaction(self.beat_and_release)
            except Exception as error:  # noqa: BLE001 - the loop's edge: what is away comes back
                outage.failed(error)
                await outage.pause(stop)
            else:
                outage.over()
                await rest(stop, HEARTBEAT_SECONDS)

    def beat_and_release(self, session: Session) -> None:
        """Tell the others that this process lives, and release what dead ones hold."""
        holders.beat(session, self.holder_id)
        alone = self.installation.database.is_sqlite
        if dead := holders.dead(session, me=self.holder_id, alone=alone):
            rows = holders.release(session, dead, self.installation.clock.now())
            log.warning("taken_over", processes=len(dead), rows=rows)

    def leave(self, session: Session) -> None:
        """Let go of what was cancelled in the middle: who starts next finds it waiting."""
        rows = holders.release(session, [self.holder_id], self.installation.clock.now())
        if rows:
            log.info("given_back", rows=rows)


def raise_first(outcomes: Iterable[object]) -> None:
    """Raise the first error of the loops' ends, and log the others: only one can be raised."""
    failed = [outcome for outcome in outcomes if isinstance(outcome, Exception)]
    for error in failed[1:]:
        log.error("loop_failed", error=str(error), exc_info=error)
    if failed:
        raise failed[0]


@asynccontextmanager
async def service(installation: Installation) -> AsyncIterator[Service]:
    """Build the loops of this process; what it holds is let go at the end. Raises EnvironmentFault
    where it is certain that nothing would work."""
    database = installation.database
    installation.texts.check()
    with _lock(installation):
        channels = Channels(installation)
        try:
            await channels.confirm()
        except EnvironmentFault:
            await _close(channels)
            raise
        if not channels.by_name:
            log.warning(
                "nobody_can_be_written_to",
                reason="no channel is on",
                todo="give [telegram] token, or [smtp] host and sender",
            )
        holder_id = await database.in_transaction(
            partial(holders.register, host=socket.gethostname(), pid=os.getpid())
        )
        model = client_of(installation.settings)
        built = _wire(installation, channels, holder_id, model)
        await database.in_transaction(built.beat_and_release)
        await _tell_of_the_future(installation)
        try:
            yield built
        finally:
            await _close(channels)
            if model is not None:
                await model.close()
            await database.in_transaction(built.leave)


async def _tell_of_the_future(installation: Installation) -> None:
    """Tell what a clock that was ahead has left behind; not where a day is tried out (`--at`)."""
    if not isinstance(installation.clock, SystemClock):
        return
    now = installation.clock.now()
    find = partial(ahead.find, context=installation.context(), now=now)
    if early := await installation.database.in_reading(find):
        log.error(
            "written_while_the_clock_was_ahead",
            rows=early,
            todo=f"If it is {now:%Y-%m-%d %H:%M} UTC, type: culmina retry",
        )


async def _close(channels: Channels) -> None:
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(LEAVE_WITHIN_SECONDS):
            await channels.close()


def _wire(
    installation: Installation, channels: Channels, holder_id: int, model: ModelClient | None
) -> Service:
    database, clock, context = installation.database, installation.clock, installation.context()
    monitor = Monitor(installation)
    dispatcher = Dispatcher(
        database,
        context,
        monitor.timed(channels.by_name),
        clock,
        holder_id=holder_id,
        lanes=LANES_PER_PROCESS,
    )
    worker = worker_of(
        installation,
        holder_id,
        replied=dispatcher.wake.call,
        model=model,
        handled=monitor.heard,
    )
    keeper = Keeper(installation.settings.evidence)
    _shut(keeper)
    fetcher = Fetcher(
        database,
        context,
        channels.files,
        keeper,
        clock,
        holder_id=holder_id,
        fetched=partial(_call, (worker.wake, dispatcher.wake)),
        model=model,
        columns=installation.settings.plans.columns,
    )
    received = partial(_call, (worker.wake, fetcher.wake))
    receivers = channels.receivers(received)
    site = pages.site_of(installation, woken=dispatcher.wake.call)
    return Service(
        installation, channels, holder_id, fetcher, worker, dispatcher, receivers, monitor, site
    )


def _shut(keeper: Keeper) -> None:
    """Shut the folder of the files to others; one that cannot be is told, and files wait there."""
    try:
        keeper.vault.shut()
    except EnvironmentFault as fault:
        log.warning("evidence_folder_open", error=fault.sentence())


def _call(bells: Iterable[Wake]) -> None:
    for bell in bells:
        bell.call()


@contextmanager
def _lock(installation: Installation) -> Iterator[None]:
    path = sqlite_path(installation.database.url)
    if path is None:
        yield
        return
    with alone(path):
        yield


async def run_service(installation: Installation, loops: frozenset[Loop]) -> None:
    """Run the service until SIGTERM or SIGINT."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for sign in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(sign, stop.set)
    async with service(installation) as built:
        keep_what_is_built()
        log.info("started", loops=sorted(loops), channels=sorted(built.channels.by_name))
        await built.run(loops, stop)
        log.info("stopped")


async def run_until_idle(installation: Installation) -> None:
    """Send what is queued and stop: for cron, and for trying a day out."""
    async with service(installation) as built:
        await built.until_idle()

"""Starts and stops the loops: clock, receivers, work, sending; nothing is lost on the way."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Coroutine, Iterable, Iterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import Any

import structlog

from core.clock import SystemClock
from core.errors import EnvironmentFault
from core.running.outage import rest
from culmina import pages
from culmina.channels.registry import Channels, Receivers
from culmina.channels.shared import Shared
from culmina.engine import engine_of
from culmina.hands import hands_of
from culmina.hearing import LOOK_AGAIN_SECONDS, hear
from culmina.model import client_of
from culmina.monitoring.monitor import Monitor
from culmina.passes import apart
from culmina.process import alone
from culmina.pruning import A_NIGHT, prune
from culmina.wiring import Installation
from models.incoming import albums
from models.incoming.albums import GATHER_FOR
from models.running import channel_state
from models.running.sole import SoleLocks
from models.running.turns import Kind
from models.session import sqlite_path
from scheduler import ahead
from scheduler.engine.interface import Engine
from scheduler.jobs import start_clock
from web.site import Site

log = structlog.get_logger("service")

# Together less than the ten seconds after which a service manager kills.
STOP_WITHIN_SECONDS = 6
LEAVE_WITHIN_SECONDS = 1.5
# How long the first pass of the clock waits until what was said while nothing ran has been fetched:
# a mailbox that takes the connection and says nothing holds nobody up.
FETCH_WITHIN_SECONDS = 10


Running = Coroutine[Any, Any, None]


class Loop(StrEnum):
    """The loops of the service; each can run in a process of its own on PostgreSQL."""

    CLOCK = "clock"
    RECEIVE = "receive"
    WORK = "work"
    SEND = "send"
    WEB = "web"


KINDS = {
    Loop.WORK: frozenset({Kind.HANDLE, Kind.FETCH, Kind.GATHER, Kind.TICK}),
    Loop.SEND: frozenset({Kind.SEND}),
}


@dataclass(frozen=True)
class Service:
    """The loops of one entity in this process, wired to each other; its engine and its monitor are
    those of all entities that the process serves."""

    installation: Installation
    channels: Channels
    engine: Engine
    receivers: Receivers
    monitor: Monitor
    site: Site

    async def run(self, loops: frozenset[Loop], stop: asyncio.Event) -> None:
        """Run until `stop` is set; what is in hand is finished, what is not is not begun."""
        await run_all([self], loops, stop)

    def running(self, loops: frozenset[Loop], stop: asyncio.Event) -> list[Running]:
        """Return the loops that are the entity's own, which end when `stop` is set."""
        own: list[Running] = []
        if Loop.CLOCK in loops:
            own.append(self._tick_on_time(stop, fetches=Loop.RECEIVE in loops))
        if Loop.RECEIVE in loops:
            own += self.receivers.running(stop)
        return own

    async def until_idle(self) -> None:
        """Fetch, handle and send what is there, then return; raises EnvironmentFault at the end
        where nothing could be fetched."""
        fetched = await self.receivers.receive_what_is_there()
        await self._fetch_files()
        await self.engine.drain(Kind)
        await self.receivers.settle()
        if not fetched:
            raise EnvironmentFault(
                "nothing could be fetched; what was queued was tried.",
                where="--until-idle",
                todo="See the line not_received above, or type: culmina doctor",
            )

    async def _fetch_files(self) -> None:
        """Fetch what words would wait for; the rest of an album that has just come is awaited."""
        await self.engine.drain((Kind.FETCH, Kind.GATHER))
        is_open = partial(albums.is_open, entity_id=self.installation.entity_id)
        if await self.installation.database.in_reading(is_open):
            await asyncio.sleep(GATHER_FOR.total_seconds())
            await self.engine.drain((Kind.FETCH, Kind.GATHER))

    async def tick(self) -> None:
        """Let one pass of the clock be made."""
        await self.engine.owe_pass(self.installation.entity_id)

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


async def run_all(services: Sequence[Service], loops: frozenset[Loop], stop: asyncio.Event) -> None:
    """Run the loops of all entities until `stop` is set. Where there are several, a loop of one
    that fails is told, and the others go on."""
    first = services[0]
    kinds = frozenset[Kind]().union(*(KINDS[loop] for loop in loops if loop in KINDS))
    running = [first.engine.run(kinds, stop), first.monitor.run(stop)]
    if Loop.WEB in loops:
        running.append(pages.run([one.site for one in services], stop))
    for one in services:
        own = one.running(loops, stop)
        name = one.installation.settings.entity.name
        running += own if len(services) == 1 else [_apart(loop, name, stop) for loop in own]
    tasks = [asyncio.create_task(loop) for loop in running]
    await asyncio.wait([asyncio.create_task(stop.wait()), *tasks], return_when="FIRST_COMPLETED")
    stop.set()
    _, late = await asyncio.wait(tasks, timeout=STOP_WITHIN_SECONDS)
    for task in late:
        log.warning("loop_cancelled")
        task.cancel()
    raise_first(await asyncio.gather(*tasks, return_exceptions=True))


async def _apart(loop: Running, entity: str, stop: asyncio.Event) -> None:
    """Run a loop of one of several entities: where it fails, it is told, and waits for the end."""
    try:
        await loop
    except EnvironmentFault as fault:
        log.warning("loop_failed", entity=entity, error=fault.sentence())
    except Exception:  # the loop's edge: one entity must not stop the others
        log.exception("loop_failed", entity=entity)
    await stop.wait()


def raise_first(outcomes: Iterable[object]) -> None:
    """Raise the first error of the loops' ends, and log the others: only one can be raised."""
    failed = [outcome for outcome in outcomes if isinstance(outcome, Exception)]
    for error in failed[1:]:
        log.error("loop_failed", error=str(error), exc_info=error)
    if failed:
        raise failed[0]


@asynccontextmanager
async def service(installation: Installation) -> AsyncIterator[Service]:
    """Build the loops of this process for its one entity; raises EnvironmentFault."""
    async with services([installation]) as (one,):
        yield one


@asynccontextmanager
async def services(installations: Sequence[Installation]) -> AsyncIterator[tuple[Service, ...]]:
    """Build the loops of this process for entities of one database; what it holds is let go at the
    end. Raises EnvironmentFault where it is certain that nothing would work; one of several
    entities for which it is certain is told of and left out."""
    first = installations[0]
    first.texts.check()
    async with AsyncExitStack() as stack:
        stack.enter_context(_lock(first))
        shared = Shared(several=len(installations) > 1)
        each = [(one, Channels(one, shared)) for one in installations]
        for _, channels in each:
            stack.push_async_callback(_close, channels)
        alone = len(each) == 1
        # All at once: a provider that does not answer is waited for only once.
        known = await asyncio.gather(*(_is_known(*one, alone=alone) for one in each))
        opened = [one for one, is_known in zip(each, known, strict=True) if is_known]
        if not opened:
            raise EnvironmentFault(
                "none of the entities can be served.", todo="See the lines entity_left_out above."
            )
        monitor = Monitor(*(one for one, _ in opened))
        hands = {}
        for one, channels in opened:
            shared.serve(one)
            model = client_of(one.settings)
            if model is not None:
                stack.push_async_callback(model.close)
            hands[one.entity_id] = hands_of(one, channels, monitor, model)
        engine = await stack.enter_async_context(
            engine_of(first.database, hands, first.clock, alone=True)
        )
        locks = SoleLocks(first.database)
        stack.callback(locks.close)
        yield tuple(
            [await _built(one, channels, engine, monitor, locks) for one, channels in opened]
        )


async def _built(
    installation: Installation,
    channels: Channels,
    engine: Engine,
    monitor: Monitor,
    locks: SoleLocks,
) -> Service:
    await _tell_of_the_future(installation)
    receivers = channels.receivers(partial(engine.wake, Kind.HANDLE, Kind.FETCH), locks)
    site = pages.site_of(installation, woken=partial(engine.wake, Kind.SEND))
    return Service(installation, channels, engine, receivers, monitor, site)


async def _is_known(installation: Installation, channels: Channels, *, alone: bool) -> bool:
    """Tell whether the providers know an entity; raises EnvironmentFault where it is `alone`, else
    it is told where `culmina status` shows it."""
    entity = installation.settings.entity.name
    refusal = await channels.refusal()
    if refusal is not None:
        channel, fault = refusal
        if alone:
            raise fault
        log.warning("entity_left_out", entity=entity, error=fault.sentence())
        told = partial(
            channel_state.failed,
            entity_id=installation.entity_id,
            channel=channel,
            now=installation.clock.now(),
            error=fault.sentence(),
        )
        await installation.database.in_transaction(told)
        return False
    if not channels.by_name:
        log.warning(
            "nobody_can_be_written_to",
            entity=entity,
            reason="no channel is on",
            todo="give [telegram] token, or [smtp] host and sender",
        )
    return True


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


@contextmanager
def _lock(installation: Installation) -> Iterator[None]:
    path = sqlite_path(installation.database.url)
    if path is None:
        yield
        return
    with alone(path):
        yield

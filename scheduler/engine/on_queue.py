"""The engine for PostgreSQL: jobs of Procrastinate, any number of processes on any machines.

A job names a turn (models.running.turns), and its lock lets one process at a time work on it: that
takes the rows of the address that are due, one after another, and the jobs that wait for them. A
process that dies leaves its job behind: its heartbeat ends, and the job is done again. Rows that
become due later, or whose job was lost, are found by a look into the tables every two seconds.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from functools import partial
from time import monotonic
from typing import Any

import structlog
from procrastinate import App, PsycopgConnector
from procrastinate.exceptions import ConnectorException
from procrastinate.jobs import DeleteJobCondition
from sqlalchemy import select
from sqlalchemy.orm import Session

from core.clock import Clock
from core.errors import EnvironmentFault
from core.running.outage import Outage, rest
from models.running import pausing, queue
from models.running.taking import files, items, messages
from models.running.turns import Kind, Turn
from models.session import Database
from scheduler.engine.gathering import Gatherer
from scheduler.engine.interface import FAILED, Hand, Hands, at_once

log = structlog.get_logger("engine")

LOOK_SECONDS = 2.0
POLL_SECONDS = 1.0  # for a job whose call was missed, or whose turn was busy when it came
BEAT_SECONDS = 10.0
DEAD_AFTER_SECONDS = 30.0
# A worker that is forgotten looks like one that has signed off, whose jobs are left to it a while.
FORGOTTEN_AFTER_SECONDS = 86_400.0
# What is on its way at the end has as long, less than a service manager gives.
STOP_WITHIN_SECONDS = 5.0
AGAIN = tuple(timedelta(seconds=seconds) for seconds in (1, 2, 5))
MOST_CONNECTIONS = 4  # of the queue itself; each worker has one more, on which it is called
CONNECTED_WITHIN_SECONDS = 3.0  # else the database is away


_NEXT_OF = {
    Kind.SEND: items.next_of,
    Kind.HANDLE: messages.next_of,
    Kind.FETCH: files.next_of,
}


class QueueEngine:
    """Works on the rows of some entities in PostgreSQL, together with any number of others."""

    def __init__(self, database: Database, hands: Mapping[int, Hands], clock: Clock) -> None:
        self._database = database
        self._hands = hands
        self._clock = clock
        self._outage = Outage(log, "queue_away", AGAIN)
        self._stop = asyncio.Event()
        self._done = 0
        self._away = -DEAD_AFTER_SECONDS  # when the database was last away, by monotonic()
        self._left_since: dict[int, float] = {}  # jobs whose worker has signed off, by the same
        self._turns: set[asyncio.Task[Any]] = set()

    def wake(self, *kinds: Kind) -> None:
        """Do nothing: whoever makes a row due puts a job, and that calls every worker."""

    async def owe_pass(self, entity_id: int) -> None:
        """Put a job for a pass of the clock, in place of one that still waits: of several clocks
        each puts its own."""
        put = partial(queue.put_alone, turn=Turn(Kind.TICK, entity_id))
        await self._database.in_transaction(put)

    async def run(self, kinds: frozenset[Kind], stop: asyncio.Event) -> None:
        """Work on rows of these kinds until `stop` is set; what is in hand is finished first."""
        self._stop = stop
        while not stop.is_set():
            try:
                await self._database.in_reading(_ask)
                async with self._opened() as app:
                    await self._work(app, kinds, stop)
            except Exception as error:  # noqa: BLE001 - the loop's edge: what is away comes back
                lost = isinstance(error, (TimeoutError, ConnectorException))
                said = "the queue has lost its database: it is tried again." if lost else ""
                self._outage.failed(error, said=said)
                self._away = monotonic()
                await self._outage.pause(stop)
                await self._end_turns()

    async def _end_turns(self) -> None:
        """Wait until what was begun is recorded, which outlives a worker that lost its database:
        else another process, or this one, would do it again."""
        while self._turns:
            await asyncio.wait(self._turns)

    async def drain(self, kinds: Iterable[Kind]) -> int:
        """Work on rows of these kinds until none is due; return how many those were.

        Raises EnvironmentFault where the database is away.
        """
        began = self._done
        try:
            async with self._opened() as app:
                while await self._round(app, frozenset(kinds)):
                    log.debug("went_round")
        except (TimeoutError, ConnectorException) as lost:
            raise EnvironmentFault(
                "the queue has lost its database.", where="[database] url", todo="Try again."
            ) from lost
        return self._done - began

    async def _round(self, app: App, kinds: frozenset[Kind]) -> bool:
        """Work on the jobs that wait; False: nothing was due, or other processes are at it."""
        await self._look(app, kinds)
        before = self._done
        waiting = await self._waiting(kinds)
        await asyncio.gather(*self._workers(app, waiting, wait=False))
        return self._done > before

    async def _work(self, app: App, kinds: frozenset[Kind], stop: asyncio.Event) -> None:
        """Run the workers until `stop` is set or one of them ends: it lost its database."""
        tasks = [
            asyncio.create_task(work)
            for work in (*self._workers(app, kinds, wait=True), self._look_often(app, kinds, stop))
        ]
        stopped = asyncio.create_task(stop.wait())
        try:
            await asyncio.wait([stopped, *tasks], return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in (stopped, *tasks):
                task.cancel()  # a worker finishes what it has in hand
            ended = await asyncio.gather(*tasks, return_exceptions=True)
        for one in ended:
            if isinstance(one, Exception):
                raise one

    def _workers(self, app: App, kinds: frozenset[Kind], *, wait: bool) -> list[Any]:
        return [
            app.run_worker_async(
                queues=self._queues(kind),
                name=kind,
                concurrency=at_once(kind, len(self._hands)),
                wait=wait,
                listen_notify=wait,
                fetch_job_polling_interval=POLL_SECONDS,
                shutdown_graceful_timeout=STOP_WITHIN_SECONDS,
                delete_jobs=DeleteJobCondition.ALWAYS,
                install_signal_handlers=False,
                update_heartbeat_interval=BEAT_SECONDS,
                stalled_worker_timeout=FORGOTTEN_AFTER_SECONDS,
            )
            for kind in sorted(kinds)
        ]

    def _queues(self, kind: Kind) -> list[str]:
        return [queue.name_of(kind, entity_id) for entity_id in self._hands]

    async def _look_often(self, app: App, kinds: frozenset[Kind], stop: asyncio.Event) -> None:
        while not stop.is_set():
            await self._look(app, kinds, patience=DEAD_AFTER_SECONDS)
            self._outage.over()
            await rest(stop, LOOK_SECONDS)

    async def _look(self, app: App, kinds: frozenset[Kind], *, patience: float = 0.0) -> None:
        """Put the jobs that are missing, and those again whose process is dead.

        Behind an outage nobody's heartbeat is fresh: those who live have time to beat again. A
        worker that lost its database signs off while what it had begun goes on: that has
        `patience` seconds to end, from when it is first seen.
        """
        await self._database.in_transaction(partial(self._put_missing, kinds=kinds))
        if monotonic() - self._away >= DEAD_AFTER_SECONDS:
            left = await app.job_manager.get_stalled_jobs(
                seconds_since_heartbeat=DEAD_AFTER_SECONDS
            )
            now, since = monotonic(), self._left_since
            self._left_since = {
                job.id: since.get(job.id, now) for job in left if job.id and not job.worker_id
            }
            for job in left:
                if now - self._left_since.get(job.id or 0, -patience) < patience:
                    continue
                log.warning("taken_over", kind=job.task_name)
                await app.job_manager.retry_job(job)

    def _put_missing(self, session: Session, kinds: frozenset[Kind]) -> None:
        working = pausing.working(session, list(self._hands))
        queue.put_missing(session, kinds=kinds, entity_ids=working, now=self._clock.now())

    async def _waiting(self, kinds: frozenset[Kind]) -> frozenset[Kind]:
        """Return the kinds of which jobs wait."""
        waiting = partial(queue.waiting, kinds=kinds, entity_ids=list(self._hands))
        return await self._database.in_reading(waiting)

    @asynccontextmanager
    async def _opened(self) -> AsyncIterator[App]:
        """Give the queue with connections to the database; raises where it is away."""
        app = self._app()
        try:
            async with asyncio.timeout(CONNECTED_WITHIN_SECONDS):
                await app.open_async()
            yield app
        finally:
            await app.close_async()

    def _app(self) -> App:
        url = self._database.url.set(drivername="postgresql")
        app = App(
            connector=PsycopgConnector(
                conninfo=url.render_as_string(hide_password=False),
                min_size=1,
                max_size=MOST_CONNECTIONS,
                timeout=CONNECTED_WITHIN_SECONDS,
            )
        )
        for kind in Kind:
            app.task(name=kind)(self._task_of(kind))
        return app

    def _task_of(self, kind: Kind) -> Any:
        async def task(entity_id: int, channel: str, address: str) -> None:
            taking = asyncio.create_task(self._take_turn(Turn(kind, entity_id, channel, address)))
            self._turns.add(taking)
            taking.add_done_callback(self._turns.discard)
            await taking

        return task

    async def _take_turn(self, turn: Turn) -> None:
        """Work on the rows of a turn that are due. Never raises: the queue would write the address
        into the log."""
        try:
            await self._work_on(turn, self._hand(turn))
        except Exception:  # the rows that are left in hand are found by the next look
            log.exception("turn_failed", kind=turn.kind, entity=turn.entity_id)

    async def _work_on(self, turn: Turn, hand: Hand[Any]) -> None:
        """Take row after row; while the database is away what was done waits to be recorded."""
        outage = Outage(log, FAILED[turn.kind], AGAIN)
        try:
            while not self._stop.is_set():
                try:
                    piece = await hand.take()
                    if piece is None:
                        return
                    await hand.attempt(piece)
                    self._done += 1
                except EnvironmentFault as fault:
                    outage.failed(fault)
                    await outage.pause(self._stop)
        finally:
            await hand.record()

    def _hand(self, turn: Turn) -> Hand[Any]:
        if turn.kind is Kind.GATHER:
            return Gatherer(self._database, turn.entity_id, self._clock, self.wake)
        if turn.kind is Kind.TICK:
            return self._hands[turn.entity_id][Kind.TICK](None, self.wake)

        def take_next(session: Session, now: datetime) -> Any:
            if pausing.is_paused(session, turn.entity_id):
                return None
            queue.forget_waiting(session, turn)
            return _NEXT_OF[turn.kind](session, turn, now)

        return self._hands[turn.entity_id][turn.kind](take_next, self.wake)


def _ask(session: Session) -> None:
    """Ask the database for nothing; raises EnvironmentFault where it is away."""
    session.execute(select(1))

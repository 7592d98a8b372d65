"""The engine for SQLite: the loops of one process look for rows that are due, and claim them.

A command may handle messages beside the service: each process has a number and a heartbeat, and
what a dead one had in hand is given back.
"""

from __future__ import annotations

import asyncio
import os
import socket
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import structlog
from sqlalchemy.orm import Session

from core.clock import Clock
from core.running.outage import Outage, rest
from models.running import holders, pausing
from models.running.taking import files, items, messages
from models.running.turns import Kind
from models.session import Database
from scheduler.engine.gathering import Gatherer
from scheduler.engine.interface import AT_ONCE, FAILED, Hand, Hands
from scheduler.engine.lanes import Lanes

log = structlog.get_logger("engine")

HEARTBEAT_SECONDS = 15
# Tried again soon: after a minute without a heartbeat others take a process for dead.
BEAT_AGAIN = tuple(timedelta(seconds=seconds) for seconds in (1, 2, 5, 15))

_CLAIM: Mapping[Kind, Callable[..., Any]] = {
    Kind.FETCH: files.claim,
    Kind.HANDLE: messages.claim,
    Kind.SEND: items.claim,
}


class ClaimEngine:
    """Works on the rows of some entities in an SQLite file; made by `claim_engine`."""

    def __init__(
        self,
        database: Database,
        hands: Mapping[int, Hands],
        clock: Clock,
        holder_id: int,
        *,
        alone: bool,
    ) -> None:
        self._database = database
        self._clock = clock
        self._holder_id = holder_id
        self._alone = alone
        self._hands = hands
        self._lanes = {
            (entity_id, kind): Lanes(AT_ONCE[kind], hand, logger=log, failed=FAILED[kind])
            for entity_id, of_entity in hands.items()
            for kind, hand in self._working(entity_id, of_entity).items()
        }

    def _working(self, entity_id: int, hands: Hands) -> dict[Kind, Hand[Any]]:
        """Return who works for an entity, in the order in which an answer passes through them."""
        wake = partial(self._wake_of, entity_id)
        working: dict[Kind, Hand[Any]] = {
            Kind.GATHER: Gatherer(self._database, entity_id, self._clock, wake)
        }
        for kind, claim in _CLAIM.items():
            if kind in hands:
                working[kind] = hands[kind](self._take_next(entity_id, claim), wake)
        return working

    def _take_next(self, entity_id: int, claim: Callable[..., Any]) -> Callable[..., Any]:
        def take_next(session: Session, now: datetime) -> Any:
            if pausing.is_paused(session, entity_id):
                return None
            return claim(session, now=now, entity_id=entity_id, holder_id=self._holder_id)

        return take_next

    def wake(self, *kinds: Kind) -> None:
        """Let the loops of these kinds look for rows that are due."""
        for entity_id in {entity_id for entity_id, _ in self._lanes}:
            self._wake_of(entity_id, *kinds)

    async def owe_pass(self, entity_id: int) -> None:
        """Make a pass of the clock for an entity: the one process that has a clock does it."""
        passer = self._hands[entity_id][Kind.TICK](None, partial(self._wake_of, entity_id))
        await passer.attempt(await passer.take())

    def _wake_of(self, entity_id: int, *kinds: Kind) -> None:
        for kind in kinds:
            if (entity_id, kind) in self._lanes:
                self._lanes[entity_id, kind].wake.call()

    async def run(self, kinds: frozenset[Kind], stop: asyncio.Event) -> None:
        """Work on rows of these kinds until `stop` is set; what is in hand is finished first."""
        async with asyncio.TaskGroup() as loops:
            loops.create_task(self._beat(stop))
            for (_, kind), lanes in self._lanes.items():
                if kind in kinds:
                    loops.create_task(lanes.run(stop))

    async def drain(self, kinds: Iterable[Kind]) -> int:
        """Work on rows of these kinds until none is due; return how many those were."""
        wanted = frozenset(kinds)
        some = [lanes for (_, kind), lanes in self._lanes.items() if kind in wanted]
        total = 0
        while done := sum([await lanes.drain() for lanes in some]):
            total += done
        return total

    def beat_and_release(self, session: Session) -> None:
        """Tell the others that this process lives, and give back what dead ones had in hand."""
        holders.beat(session, self._holder_id)
        if dead := holders.dead(session, me=self._holder_id, alone=self._alone):
            rows = holders.release(session, dead, self._clock.now())
            log.warning("taken_over", processes=len(dead), rows=rows)

    def leave(self, session: Session) -> None:
        """Give back what was cancelled in the middle: who starts next finds it waiting."""
        rows = holders.release(session, [self._holder_id], self._clock.now())
        if rows:
            log.info("given_back", rows=rows)

    async def _beat(self, stop: asyncio.Event) -> None:
        outage = Outage(log, "no_heartbeat", BEAT_AGAIN)
        while not stop.is_set():
            try:
                await self._database.in_transaction(self.beat_and_release)
            except Exception as error:  # noqa: BLE001 - the loop's edge: what is away comes back
                outage.failed(error)
                await outage.pause(stop)
            else:
                outage.over()
                await rest(stop, HEARTBEAT_SECONDS)


@asynccontextmanager
async def claim_engine(
    database: Database, hands: Mapping[int, Hands], clock: Clock, *, alone: bool
) -> AsyncIterator[ClaimEngine]:
    """Give an engine over an SQLite file; what it has in hand is given back at the end.

    `alone`: a lock on the file says that no other service runs; a command does not know.
    """
    register = partial(holders.register, host=socket.gethostname(), pid=os.getpid())
    holder_id = await database.in_transaction(register)
    engine = ClaimEngine(database, hands, clock, holder_id, alone=alone)
    try:
        await database.in_transaction(engine.beat_and_release)
        yield engine
    finally:
        await database.in_transaction(engine.leave)

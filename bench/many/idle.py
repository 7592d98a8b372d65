"""What entities cost for which there is nothing to do: the engine's looks, names and beats."""

from __future__ import annotations

import asyncio
import os
import time
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import text

from bench.many.sizes import held_mib
from bench.town import NOW
from core.clock import ShiftedClock
from models.running.turns import Kind
from models.session import Database
from scheduler.engine.interface import Hands
from scheduler.engine.on_queue import QueueEngine

SETTLES_SECONDS, SECONDS = 6.0, 12.0
_KIB = 1024


@dataclass(frozen=True, slots=True)
class Idle:
    """What an engine takes of one core, this process and the server together, and its memory."""

    entities: int
    percent: float
    held: float
    alone: float  # per cent of a core that one entity takes

    @property
    def of_each(self) -> OfEach:
        """Return what each entity adds."""
        more = max(1, self.entities - 1)
        processor_ms = (self.percent - self.alone) / 100 * 60_000 / more
        return OfEach(processor_ms, self.held * _KIB / more)


@dataclass(frozen=True, slots=True)
class OfEach:
    """What one more entity costs: milliseconds of a processor in a minute, KiB of memory."""

    processor_ms: float
    held_kib: float


def measure(database: Database, entities: int) -> Idle:
    """Let an engine of one entity have nothing to do, then one of all."""
    alone, before = asyncio.run(_idle(database, 1))
    percent, after = asyncio.run(_idle(database, entities))
    return Idle(entities, percent, after - before, alone)


async def _idle(database: Database, entities: int) -> tuple[float, float]:
    """Return the per cent of a core that an engine with nothing to do takes, and the memory."""
    hands: dict[int, Hands] = {entity_id: {} for entity_id in range(1, entities + 1)}
    engine, stop = QueueEngine(database, hands, ShiftedClock(NOW)), asyncio.Event()
    running = asyncio.create_task(engine.run(frozenset(Kind), stop))
    await asyncio.sleep(SETTLES_SECONDS)
    began, spent = time.monotonic(), _processor(database)
    await asyncio.sleep(SECONDS)
    spent, took = _processor(database) - spent, time.monotonic() - began
    held = held_mib()
    stop.set()
    await running
    return 100 * spent / took, held


_BACKENDS = text("SELECT pid FROM pg_stat_activity WHERE datname = current_database()")


def _processor(database: Database) -> float:
    """Return the seconds of a processor that this process has taken and, where the server is on
    this machine, those of the server's for this database."""
    with database.reading() as session:
        pids = [int(pid) for pid in session.scalars(_BACKENDS)]
    return time.process_time() + sum(map(_of_process, pids))


def _of_process(pid: int) -> float:
    try:
        told = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return 0.0
    fields = told.rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

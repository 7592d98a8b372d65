"""Passes among 10,000 entities of 100 activities beside those among ten; sizes, looks, idleness.

All rows are there; passes are made of a sample of the entities, and taken back.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from statistics import median

from sqlalchemy import delete, text

from bench.many import idle
from bench.many.cloned import ACTIVITIES, DUE, context_of, fill
from bench.many.sizes import held_mib, sized
from bench.results import Row, paired
from bench.servers import made, required
from bench.town import NOW
from models.outbox import OutboxItem
from models.owed import Notice, OwedStep, TickRun
from models.running import queue, turns
from models.running.turns import Kind
from models.session import Database
from scheduler import tick

PART = "(g) many entities: passes of the clock"
ENTITIES, SAMPLE, FEW = 10_000, 400, 10
LOOKS = 7
LATER = NOW + timedelta(minutes=5)
EVERY_MINUTES = 5
_MIB = 1024**2
_KIB = 1024


@dataclass
class Seen:
    """Seconds of each pass that owes something, and of the next, which finds nothing; memory."""

    owing: list[float] = field(default_factory=list)
    finding_nothing: list[float] = field(default_factory=list)


def rows(share: float) -> list[Row]:
    """Measure, and say what is required."""
    entities, sample = sized(ENTITIES, share), sized(SAMPLE, share)
    server = required()
    with made(server) as small, made(server) as large:
        fill(small, FEW)
        fill(large, entities)
        few, many, held = compare(small, large, (FEW, entities), sample)
        looks = [_look(large, entities) for _ in range(LOOKS)]
        kept = _kept(large)
        idling = idle.measure(large, entities)
    among = f"among {entities:,} entities"
    nothing = [seconds * 1000 for seconds in many.finding_nothing]
    engine = idling.of_each
    return [
        *passes(few, many, f"among {FEW} entities", among),
        Row(PART, f"{among}, for each due step", "ms", [one * 1000 / DUE for one in many.owing]),
        Row(PART, "a pass that finds nothing", "ms", nothing)
        .beside(paired(many.finding_nothing, few.finding_nothing), f"of among {FEW}")
        .at_most(1.3),
        Row(PART, f"memory, {sample * 4 // 5} passes later", "MiB", [held[1]])
        .beside(held[1] / held[0], "of before")
        .at_most(1.1),
        Row(PART, f"look for missing jobs, {among}", "ms", looks).at_most(200),
        Row(PART, "tables", "MiB", [kept.tables / _MIB]),
        Row(PART, "indexes", "MiB", [kept.indexes / _MIB]).beside(
            kept.indexes / kept.tables, "of the tables"
        ),
        Row(PART, "indexes, for each activity", "KiB", [kept.indexes / _KIB / kept.activities]),
        *(Row(PART, f"indexes of {name}", "MiB", [size / _MIB]) for name, size in kept.largest),
        Row(PART, "idle entity: its passes", "ms/min", [median(nothing) / EVERY_MINUTES]),
        Row(PART, "idle entity: engine and server", "ms/min", [engine.processor_ms]),
        Row(PART, "idle entity: engine", "KiB", [engine.held_kib]),
        Row(PART, f"engine of {entities:,} entities with nothing to do", "% of a core",
            [idling.percent]),
    ]  # fmt: skip


def passes(few: Seen, many: Seen, beside: str, among: str) -> list[Row]:
    """Return what a pass that owes something takes here and there."""
    return [
        Row(PART, f"a pass {beside}", "ms", [one * 1000 for one in few.owing]),
        Row(PART, f"a pass {among}", "ms", [one * 1000 for one in many.owing])
        .beside(paired(many.owing, few.owing), f"of {beside}")
        .at_most(1.3),
    ]


def compare(
    small: Database, large: Database, sizes: tuple[int, int], sample: int
) -> tuple[Seen, Seen, tuple[float, float]]:
    """Return what passes took in both databases, which alternate in going first, and the memory
    held after a fifth of them and at the end."""
    pair = list(zip((small, large), sizes, (Seen(), Seen()), strict=True))
    for database, _, _ in pair:
        both(database, 1)  # warms up
    held: list[float] = []
    for number in range(sample):
        for database, entities, seen in pair if number % 2 else reversed(pair):
            owing, nothing = both(database, _spread(number, sample, entities))
            seen.owing.append(owing)
            seen.finding_nothing.append(nothing)
        if number in (sample // 5, sample - 1):
            gc.collect()
            held.append(held_mib())
    return pair[0][2], pair[1][2], (held[0], held[-1])


def _spread(number: int, sample: int, entities: int) -> int:
    """Return an entity: those of a sample are all over the tables."""
    return 1 + number % entities if sample >= entities else 1 + number * entities // sample


def both(database: Database, entity_id: int) -> tuple[float, float]:
    """Make a pass and the next one, committed; return their seconds, and take them back."""
    context, taken = context_of(entity_id), []
    for at in (NOW, LATER):
        start = time.perf_counter()
        with database.transaction() as session:
            result = tick.run(session, context, at)
        taken.append(time.perf_counter() - start)
        owed = DUE if at == NOW else 0
        if (result.steps, len(result.messages), result.failed) != (owed, owed, []):
            raise RuntimeError(f"the pass owed {result.steps} steps, not {owed}: {result.failed}")
    made_here = (
        (OwedStep, OwedStep.recorded_at),
        (Notice, Notice.recorded_at),
        (OutboxItem, OutboxItem.created_at),
        (TickRun, TickRun.at),
    )
    with database.transaction() as session:
        for table, made_at in made_here:
            session.execute(delete(table).where(table.entity_id == entity_id, made_at >= NOW))
        turns.forget(session)
    return taken[0], taken[1]


def _look(database: Database, entities: int) -> float:
    """Return the milliseconds of a look for the missing jobs of all entities."""
    look = partial(
        queue.put_missing, kinds=frozenset(Kind), entity_ids=range(1, entities + 1), now=NOW
    )
    start = time.perf_counter()
    with database.transaction() as session:
        look(session)
    return (time.perf_counter() - start) * 1000


@dataclass(frozen=True)
class _Kept:
    """What the rows take on the disk, in bytes; `largest` are the tables with most indexes."""

    tables: int
    indexes: int
    activities: int
    largest: Sequence[tuple[str, int]]


_SIZES = text("""
    SELECT relname, pg_table_size(oid), pg_indexes_size(oid) FROM pg_class
    WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace ORDER BY 3 DESC
""")


def _kept(database: Database) -> _Kept:
    with database.reading() as session:
        found = session.execute(_SIZES).all()
        activities = session.execute(text("SELECT count(*) FROM activity")).scalar_one()
    tables, indexes = (sum(int(row[which]) for row in found) for which in (1, 2))
    largest = [(str(row[0]), int(row[2])) for row in found[:4]]
    return _Kept(tables, indexes, max(activities, ACTIVITIES), largest)

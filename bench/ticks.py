"""(a) One pass of the clock, over few and many activities and years, of which the same is due.

`python -m bench.ticks FOLDER` says the seconds of each run in one line of JSON.
"""

from __future__ import annotations

import gc
import sys
import time
from pathlib import Path
from uuid import uuid4

from sqlalchemy import delete, text

from bench.lines import say
from bench.servers import made, reachable
from bench.town import NOW, Town, add_activities, settle
from bench.years import add_years
from models.migrations import runner
from models.outbox import OutboxItem
from models.owed import OwedStep, TickRun
from models.session import Database
from scheduler import tick

FEW, MANY = 10_000, 100_000
DUE = 1_000
YEARS = 4  # closed ones besides the first, that is, the present one
ROUNDS = 9
TOWN = Town(leads=50, channel="email")


# What is compared: activities of the present plan, and closed years behind it.
SIZES = ((FEW, 0), (MANY, 0))
AGES = ((FEW, 0), (FEW, YEARS))

Pair = tuple[tuple[int, int], tuple[int, int]]
Found = dict[str, list[list[float]]]


def main(folder: str) -> None:
    """Measure on SQLite, and on PostgreSQL where it can be reached."""
    say(sizes=_compare(folder, SIZES), years=_compare(folder, AGES))


def _compare(folder: str, pair: Pair) -> Found:
    found = {}
    names = [f"{total}-{years}-{uuid4().hex[:6]}.db" for total, years in pair]
    one, other = (Database(f"sqlite:///{Path(folder) / name}") for name in names)
    found["SQLite"] = _measure(one, other, pair)
    server = reachable()
    if server is not None:
        with made(server) as one, made(server) as other:
            found["PostgreSQL"] = _measure(one, other, pair)
    return found


def _measure(one: Database, other: Database, sizes: Pair) -> list[list[float]]:
    """Return the seconds of each round on both databases, which alternate in going first."""
    pair = [one, other]
    for database, (total, years) in zip(pair, sizes, strict=True):
        _fill(database, total, years)
        _pass(database)
    seconds: list[list[float]] = [[], []]
    for number in range(ROUNDS):
        for which in (0, 1) if number % 2 else (1, 0):
            seconds[which].append(_pass(pair[which]))
    one.close()
    other.close()
    return seconds


def _fill(database: Database, total: int, years: int) -> None:
    runner.upgrade(database)
    with database.transaction() as session:
        settle(session, TOWN)
        add_activities(session, TOWN, total=total, due=DUE)
        add_years(session, TOWN, years=years, activities=total)
    if not database.is_sqlite:  # there a daemon does it, some time after so many rows
        with database.engine.connect().execution_options(
            isolation_level="AUTOCOMMIT"
        ) as connection:
            connection.execute(text("ANALYZE"))


def _pass(database: Database) -> float:
    """Make one pass, committed; return its seconds, and take back what it wrote."""
    context = TOWN.context()
    gc.collect()
    start = time.perf_counter()
    with database.transaction() as session:
        result = tick.run(session, context, NOW)
    seconds = time.perf_counter() - start
    if (result.steps, len(result.messages)) != (DUE, TOWN.leads):
        raise RuntimeError(f"the pass owed {result.steps} steps, not {DUE}")
    with database.transaction() as session:
        session.execute(delete(OwedStep).where(OwedStep.recorded_at == NOW))
        session.execute(delete(OutboxItem).where(OutboxItem.created_at == NOW))
        session.execute(delete(TickRun).where(TickRun.at == NOW))
    return seconds


if __name__ == "__main__":
    main(*sys.argv[1:])

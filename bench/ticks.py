"""(a) One pass of the clock over few and many activities of which the same number is due.

`python -m bench.ticks FOLDER` says the seconds of each run in one line of JSON.
"""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg
from sqlalchemy import delete, text
from sqlalchemy.engine import URL, make_url

from bench.lines import say
from bench.town import NOW, Town, add_activities, settle
from models.migrations import runner
from models.outbox import OutboxItem
from models.owed import OwedStep, TickRun
from models.session import Database
from scheduler import tick

FEW, MANY = 10_000, 100_000
DUE = 1_000
ROUNDS = 9
TOWN = Town(leads=50, channel="email")

SERVERS = (
    "postgresql+psycopg:///postgres",
    "postgresql+psycopg://postgres@127.0.0.1:5432/postgres",
)


def main(folder: str) -> None:
    """Measure on SQLite, and on PostgreSQL where it can be reached."""
    found = {}
    few, many = (Database(f"sqlite:///{Path(folder) / f'{size}.db'}") for size in (FEW, MANY))
    found["SQLite"] = _measure(few, many)
    server = _server()
    if server is not None:
        with _made(server) as few, _made(server) as many:
            found["PostgreSQL"] = _measure(few, many)
    say(seconds=found)


def _measure(few: Database, many: Database) -> list[list[float]]:
    """Return the seconds of each round on both databases, which alternate in going first."""
    _fill(few, FEW)
    _fill(many, MANY)
    pair = [few, many]
    _pass(few), _pass(many)
    seconds: list[list[float]] = [[], []]
    for number in range(ROUNDS):
        for which in (0, 1) if number % 2 else (1, 0):
            seconds[which].append(_pass(pair[which]))
    few.close()
    many.close()
    return seconds


def _fill(database: Database, total: int) -> None:
    runner.upgrade(database)
    with database.transaction() as session:
        settle(session, TOWN)
        add_activities(session, TOWN, total=total, due=DUE)
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
        session.execute(delete(TickRun))
    return seconds


def _server() -> URL | None:
    """Return the address of a PostgreSQL server that can be reached, None without one."""
    named = os.environ.get("CULMINA_TEST_POSTGRES")
    for address in (named,) if named else SERVERS:
        url = make_url(address)
        try:
            _execute(url, "SELECT 1")
        except psycopg.Error:
            continue
        return url
    return None


@contextmanager
def _made(server: URL) -> Iterator[Database]:
    """Make a database on the server, and drop it at the end."""
    name = f"culmina_bench_{uuid4().hex[:12]}"
    _execute(server, f'CREATE DATABASE "{name}"')
    try:
        yield Database(server.set(database=name).render_as_string(hide_password=False))
    finally:
        _execute(server, f'DROP DATABASE "{name}" WITH (FORCE)')


def _execute(server: URL, statement: str) -> None:
    dsn = server.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(dsn, autocommit=True, connect_timeout=5) as connection:
        connection.execute(statement.encode())


if __name__ == "__main__":
    main(*sys.argv[1:])

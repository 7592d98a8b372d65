"""A database that another program locks, and clients that do not wait long for it."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

from sqlalchemy import event, text
from sqlalchemy.engine import make_url

from models.session import Database

ENOUGH = 8  # failures: more than any number of strikes


@contextmanager
def hasty(url: str) -> Iterator[Database]:
    """Open a database whose statements wait for a lock no longer than a moment."""
    made = make_url(url)
    if made.get_backend_name() == "postgresql":
        made = made.update_query_dict({"options": "-c lock_timeout=20ms"})
    database = Database(made.render_as_string(hide_password=False))
    if database.is_sqlite:
        event.listen(database.engine, "connect", lambda c, _: c.execute("PRAGMA busy_timeout = 20"))
    try:
        yield database
    finally:
        database.close()


@contextmanager
def locked(url: str, table: str) -> Iterator[None]:
    """Hold a table, on SQLite the whole file, as another program does, while the block lasts."""
    made = make_url(url)
    if made.get_backend_name() == "sqlite":
        assert made.database is not None
        with closing(sqlite3.connect(made.database, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            yield
        return
    holder = Database(url)
    try:
        with holder.transaction() as session:
            session.execute(text(f"LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE"))
            yield
    finally:
        holder.close()


class Failures:
    """Counts the errors of a database, and lets a test wait for enough of them."""

    def __init__(self, database: Database, enough: int = ENOUGH) -> None:
        self.count = 0
        self._most = enough
        self.enough = asyncio.Event()
        self._loop = asyncio.get_running_loop()
        event.listen(database.engine, "handle_error", self._hear)

    def _hear(self, _: object) -> None:
        self.count += 1
        if self.count >= self._most:
            self._loop.call_soon_threadsafe(self.enough.set)

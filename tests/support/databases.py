"""Databases for tests: SQLite files and real PostgreSQL, made by the migrations and copied."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any, LiteralString
from uuid import uuid4

import psycopg
from psycopg import sql
from sqlalchemy.engine import URL, make_url

from models.migrations import runner
from models.session import Database
from tests.support.missing import missing

LOCAL = ("postgresql+psycopg:///postgres", "postgresql+psycopg://postgres@127.0.0.1:5432/postgres")
_numbers = count(1)


def make_sqlite_template(path: Path) -> Path:
    """Migrate an empty SQLite file and fold its log into it, so that a copy is whole."""
    database = Database(f"sqlite:///{path}")
    runner.upgrade(database)
    database.close()
    return path


def copy_sqlite(template: Path, path: Path) -> str:
    """Copy the template to `path`; return the address."""
    shutil.copyfile(template, path)
    return f"sqlite:///{path}"


@dataclass(frozen=True)
class PostgresTemplate:
    """A migrated database that is copied for tests, one after another in the same copy.

    A copy is emptied behind a test, which takes a fiftieth of the time of making one anew. Where
    the test has changed more than rows, or left many behind, or the copy cannot be emptied, it is
    dropped instead.
    """

    server: URL
    name: str
    idle: list[_Copy] = field(default_factory=list)

    @contextmanager
    def clone(self) -> Iterator[str]:
        """Give the address of a copy of this test's own, which holds what the migrations left."""
        copy = self.idle.pop() if self.idle else self._copy()
        try:
            yield copy.url
        finally:
            if copy.is_empty_again():
                self.idle.append(copy)
            else:
                self._drop(copy)

    def close(self) -> None:
        """Drop the copies."""
        while self.idle:
            self._drop(self.idle.pop())

    def _copy(self) -> _Copy:
        name = f"{self.name}_{next(_numbers)}"
        _execute(self.server, f'CREATE DATABASE "{name}" TEMPLATE "{self.name}"')
        # No test turns the server's power off: its commits need not wait for the disk.
        _execute(self.server, f'ALTER DATABASE "{name}" SET synchronous_commit = off')
        url = self.server.set(database=name)
        with _connected(url) as connection:
            return _Copy(url.render_as_string(hide_password=False), name, _shape(connection))

    def _drop(self, copy: _Copy) -> None:
        _execute(self.server, f'DROP DATABASE "{copy.name}" WITH (FORCE)')


@dataclass(frozen=True)
class _Copy:
    """A copy of the template, and what it looked like when it was made."""

    url: str
    name: str
    shape: Shape

    def is_empty_again(self) -> bool:
        """End every connection, delete every row and number rows from 1; False if it cannot be."""
        try:
            with _connected(make_url(self.url)) as connection:
                connection.execute(_LEAVE)
                if _shape(connection) != self.shape or _size(connection) > MOST_BYTES:
                    return False
                _empty(connection)
        except psycopg.Error:  # it takes no connection, or this user may not switch keys off
            return False
        return True


_LEAVE: LiteralString = """
    SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
"""
# Whatever changes the schema writes rows into these; ANALYZE writes into the last but one.
_SHAPE: LiteralString = """
    SELECT
        (SELECT (count(*), max(xmin::text::bigint))::text FROM pg_class),
        (SELECT (count(*), max(xmin::text::bigint))::text FROM pg_attribute),
        (SELECT (count(*), max(xmin::text::bigint))::text FROM pg_attrdef),
        (SELECT (count(*), max(xmin::text::bigint))::text FROM pg_constraint),
        (SELECT (count(*), max(xmin::text::bigint))::text FROM pg_index),
        (SELECT (count(*), max(xmin::text::bigint))::text FROM pg_proc),
        (SELECT (count(*), max(xmin::text::bigint))::text FROM pg_trigger),
        (SELECT (count(*), max(xmin::text::bigint))::text FROM pg_namespace),
        (SELECT count(*)::text FROM pg_statistic WHERE starelid > 16383),
        (SELECT string_agg(version_num, ' ') FROM alembic_version)
"""
_SIZE: LiteralString = """
    SELECT sum(pg_relation_size(oid)) FROM pg_class
    WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
"""
_FILLED: LiteralString = """
    SELECT relname FROM pg_class
    WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> 'alembic_version'
      AND pg_relation_size(oid) > 0
"""
_FROM_ONE: LiteralString = """
    SELECT setval(format('%I.%I', schemaname, sequencename)::regclass, start_value, false)
    FROM pg_sequences WHERE last_value IS NOT NULL
"""
MOST_BYTES = 1 << 20  # dead rows too are read by whoever reads a whole table
Shape = tuple[str, ...]
Connection = psycopg.Connection[tuple[Any, ...]]


def _shape(connection: Connection) -> Shape:
    found = connection.execute(_SHAPE).fetchone()
    assert found is not None
    return tuple(map(str, found))


def _size(connection: Connection) -> int:
    found = connection.execute(_SIZE).fetchone()
    assert found is not None
    return int(found[0] or 0)


def _empty(connection: Connection) -> None:
    with connection.transaction():
        connection.execute("SET LOCAL session_replication_role = replica")  # no keys are asked
        for (table,) in connection.execute(_FILLED).fetchall():
            connection.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(table)))
        connection.execute(_FROM_ONE)


@contextmanager
def postgres_template() -> Iterator[PostgresTemplate]:
    """Migrate a database of this run's own; without a server the test skips, or fails in CI."""
    server = _server()
    name = f"culmina_test_{uuid4().hex[:12]}"
    _execute(server, f'CREATE DATABASE "{name}"')
    try:
        database = Database(server.set(database=name).render_as_string(hide_password=False))
        runner.upgrade(database)
        database.close()
        template = PostgresTemplate(server, name)
        try:
            yield template
        finally:
            template.close()
    finally:
        _execute(server, f'DROP DATABASE "{name}" WITH (FORCE)')


def _server() -> URL:
    named = os.environ.get("CULMINA_TEST_POSTGRES")
    reasons = []
    for address in (named,) if named else LOCAL:
        url = make_url(address)
        try:
            _execute(url, "SELECT 1")
        except psycopg.Error as error:
            reasons.append(f"{url.render_as_string()}: {error}".strip())
        else:
            return url
    message = "PostgreSQL cannot be reached, its half of the suite did not run: " + "; ".join(
        reasons
    )
    return missing(message)


def _execute(server: URL, statement: str) -> None:
    with _connected(server) as connection:
        connection.execute(statement.encode())


def _connected(url: URL) -> Connection:
    dsn = url.set(drivername="postgresql").render_as_string(hide_password=False)
    return psycopg.connect(dsn, autocommit=True, connect_timeout=5)

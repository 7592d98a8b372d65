"""Databases for tests: SQLite files and real PostgreSQL, made by the migrations and copied."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from uuid import uuid4

import psycopg
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
    """A migrated database that is cloned for each test."""

    server: URL
    name: str

    @contextmanager
    def clone(self) -> Iterator[str]:
        """Give the address of a fresh copy; it is dropped at the end."""
        name = f"{self.name}_{next(_numbers)}"
        _execute(self.server, f'CREATE DATABASE "{name}" TEMPLATE "{self.name}"')
        try:
            yield self.server.set(database=name).render_as_string(hide_password=False)
        finally:
            _execute(self.server, f'DROP DATABASE "{name}" WITH (FORCE)')


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
        yield PostgresTemplate(server, name)
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
    dsn = server.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(dsn, autocommit=True, connect_timeout=5) as connection:
        connection.execute(statement)

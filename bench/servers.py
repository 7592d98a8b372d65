"""Databases of a bench's own on a PostgreSQL server, dropped at the end."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

import psycopg
from sqlalchemy.engine import URL, make_url

from core.errors import EnvironmentFault
from models.session import Database

LOCAL = (
    "postgresql+psycopg:///postgres",
    "postgresql+psycopg://postgres@127.0.0.1:5432/postgres",
)


def reachable() -> URL | None:
    """Return the server of CULMINA_TEST_POSTGRES, else a local one; None where none is reached."""
    named = os.environ.get("CULMINA_TEST_POSTGRES")
    for address in (named,) if named else LOCAL:
        url = make_url(address)
        try:
            execute(url, "SELECT 1")
        except psycopg.Error:
            continue
        return url
    return None


def required(otherwise: str = "") -> URL:
    """Return the same; raises EnvironmentFault where none is reached, which says what can be done
    `otherwise`."""
    if (url := reachable()) is not None:
        return url
    raise EnvironmentFault(
        "no PostgreSQL server can be reached.",
        where="CULMINA_TEST_POSTGRES",
        todo=f"Name one there (postgresql+psycopg://user@host/name){otherwise}.",
    )


@contextmanager
def made(server: URL) -> Iterator[Database]:
    """Make a database on the server, and drop it at the end."""
    name = f"culmina_bench_{uuid4().hex[:12]}"
    execute(server, f'CREATE DATABASE "{name}"')
    database = Database(server.set(database=name).render_as_string(hide_password=False))
    try:
        yield database
    finally:
        database.close()
        execute(server, f'DROP DATABASE "{name}" WITH (FORCE)')


def execute(server: URL, statement: str) -> None:
    """Let the server do something outside a transaction."""
    with connected(server) as connection:
        connection.execute(statement.encode())


def connected(server: URL) -> psycopg.Connection[tuple[object, ...]]:
    """Connect to the server, where each statement is a transaction of its own."""
    dsn = server.set(drivername="postgresql").render_as_string(hide_password=False)
    return psycopg.connect(dsn, autocommit=True, connect_timeout=5)

"""Fixtures that the whole suite shares: both databases, migrated once and copied per test."""

from __future__ import annotations

import gc
import logging
import os
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog
from hypothesis import settings
from sqlalchemy import Engine, event

from models.session import Database
from tests.support import databases, parts

# What is logged is read where a test fails; a drawing of each traceback, with the values of its
# variables, takes seconds.
structlog.configure(
    processors=[
        *structlog.get_config()["processors"][:-1],
        structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback),
    ]
)
# How long an example takes depends on what else the machine does; speed is for the bench.
settings.register_profile("culmina", deadline=None)
settings.load_profile("culmina")


# Of the thousands of databases none has to outlive its test, let alone the power.
IN_MEMORY = Path("/dev/shm")
ENOUGH = 2 << 30  # bytes


@event.listens_for(Engine, "connect")
def give_unordered_rows_backwards(connection: object, _: object) -> None:
    """Let SQLite show who relies on an order that no statement asks for; PostgreSQL has its own."""
    if isinstance(connection, sqlite3.Connection):
        connection.execute("PRAGMA reverse_unordered_selects = ON")


def pytest_configure() -> None:
    """Keep the tests' folders in memory, where there is enough of it and nobody named a place.

    What is collected lives until the end: looking for garbage in it took a tenth of all time.
    """
    gc.disable()
    if IN_MEMORY.is_dir() and shutil.disk_usage(IN_MEMORY).free >= ENOUGH:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(IN_MEMORY))


def pytest_xdist_auto_num_workers() -> int:
    """Return the processes of `-n auto`: one more than cores, because the first of them begins with
    what waits for servers. Twice as many as cores took two fifths more time in all."""
    return 1 + (os.cpu_count() or 1)


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> Iterator[None]:
    """Leave out what is not of the part that is asked for, while all stand in their order.

    Then begin with what is given minutes of its own: no core waits for it at the end.
    """
    part = parts.part_to_try()
    if part is not None:
        collected = ((item.nodeid, bool(item.get_closest_marker("postgres"))) for item in items)
        names = parts.left_out(collected, part)
        config.hook.pytest_deselected(items=[item for item in items if item.nodeid in names])
        items[:] = [item for item in items if item.nodeid not in names]
    yield
    items.sort(key=lambda item: item.get_closest_marker("timeout") is None)


def pytest_report_header() -> str:
    """Tell which cases are tried."""
    part = parts.part_to_try()
    return "all cases" if part is None else f"part {part + 1} of {parts.PARTS} of the many cases"


def pytest_collection_finish() -> None:
    """From here on there is garbage to look for, and none of it in the tests themselves."""
    gc.freeze()
    gc.enable()


@pytest.fixture(autouse=True)
def log_as_before() -> Iterator[None]:
    """A command that sets the log up leaves it to the tests after it as it was."""
    before, handlers = structlog.get_config(), logging.root.handlers[:]
    yield
    structlog.configure(**before)
    logging.root.handlers[:] = handlers


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file made by the migrations, once per test process."""
    return databases.make_sqlite_template(tmp_path_factory.mktemp("template") / "template.db")


@pytest.fixture(scope="session")
def postgres_template() -> Iterator[databases.PostgresTemplate]:
    """A PostgreSQL template database made by the migrations, once per test process."""
    with databases.postgres_template() as template:
        yield template


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """The address of an SQLite file of this test's own."""
    return databases.copy_sqlite(sqlite_template, tmp_path / "culmina.db")


@pytest.fixture
def postgres_url(postgres_template: databases.PostgresTemplate) -> Iterator[str]:
    """The address of a PostgreSQL database of this test's own."""
    with postgres_template.clone() as url:
        yield url


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest) -> str:
    """Each of the two databases in turn."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """An open database with the newest schema and no rows, on each of the two in turn."""
    opened = Database(database_url)
    yield opened
    opened.close()

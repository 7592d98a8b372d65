"""On SQLite, transactions that wait at the same time are committed together, or one by one."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from sqlalchemy import event, select
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from core.errors import PassingFault
from models.organisation import Entity
from models.session import Database
from tests.support.builders import an_entity

Work = Callable[[Session], Any]


@pytest.fixture
def sqlite(sqlite_url: str) -> Iterator[Database]:
    """An open SQLite file."""
    opened = Database(sqlite_url)
    yield opened
    opened.close()


@pytest.fixture
def commits(sqlite: Database) -> list[str]:
    """One entry for each commit from now on."""
    found: list[str] = []
    event.listen(sqlite.engine, "commit", lambda _: found.append("commit"))
    return found


def named(name: str) -> Work:
    """Return work that writes an entity and returns its id."""
    return lambda session: an_entity(session, name)


def failing(name: str) -> Work:
    """Return work that writes an entity and then fails."""

    def work(session: Session) -> None:
        an_entity(session, name)
        raise ValueError(name)

    return work


def names(database: Database) -> list[str]:
    """Return what is stored, in its order."""
    with database.reading() as session:
        return list(session.scalars(select(Entity.name).order_by(Entity.id)))


async def together(database: Database, *works: Work) -> list[Any]:
    """Let all works wait at once, behind one that holds the writer; return what they came to."""
    loop, held, let_go = asyncio.get_running_loop(), asyncio.Event(), threading.Event()

    def hold(_: Session) -> None:
        loop.call_soon_threadsafe(held.set)
        let_go.wait(10)

    first = asyncio.create_task(database.in_transaction(hold))
    await held.wait()
    waiting = [asyncio.create_task(database.in_transaction(work)) for work in works]
    loop.call_soon(let_go.set)  # after the first step of every task
    await first
    return await asyncio.gather(*waiting, return_exceptions=True)


async def test_what_waits_together_is_committed_once_in_its_order(
    sqlite: Database, commits: list[str]
) -> None:
    returned = await together(sqlite, *(named(f"Entidad {n}") for n in range(5)))

    assert returned == [1, 2, 3, 4, 5]
    assert names(sqlite) == [f"Entidad {n}" for n in range(5)]
    assert len(commits) == 1


async def test_what_does_not_wait_together_is_committed_by_itself(
    sqlite: Database, commits: list[str]
) -> None:
    for n in range(3):
        await sqlite.in_transaction(named(f"Entidad {n}"))

    assert len(commits) == 3


async def test_a_piece_that_fails_takes_nothing_of_the_others_with_it(sqlite: Database) -> None:
    first, failed, last = await together(sqlite, named("Una"), failing("Dos"), named("Tres"))

    assert isinstance(failed, ValueError)
    assert (first, last) == (1, 2)
    assert names(sqlite) == ["Una", "Tres"]


async def test_a_piece_sees_what_those_before_it_wrote(sqlite: Database) -> None:
    def seen(session: Session) -> list[str]:
        return list(session.scalars(select(Entity.name).order_by(Entity.id)))

    assert await together(sqlite, seen, named("Una"), seen) == [[], 1, ["Una"]]


async def test_a_group_that_cannot_be_committed_is_told_to_everybody_and_leaves_nothing(
    sqlite: Database,
) -> None:
    def refuse(_: object) -> None:
        full = sqlite3.OperationalError("database or disk is full")
        full.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise OperationalError("COMMIT", {}, full)

    event.listen(sqlite.engine, "commit", refuse)
    outcomes = await together(sqlite, named("Una"), named("Dos"))
    event.remove(sqlite.engine, "commit", refuse)

    assert [type(outcome) for outcome in outcomes] == [PassingFault, PassingFault]
    assert names(sqlite) == []
    assert await sqlite.in_transaction(named("Tres")) == 1

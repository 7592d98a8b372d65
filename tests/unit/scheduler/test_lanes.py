"""Lanes: while something is away they wait longer and longer, and say so once."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import structlog
from structlog.testing import capture_logs

from core.errors import PassingFault
from scheduler.engine.lanes import Lanes

log = structlog.get_logger("prueba")
AWAY = PassingFault("the server cannot be reached.", where="database")
SHORT = (timedelta(milliseconds=1),)


class Work:
    """Pieces of work behind a database that is away for the first `takes` and `attempts`."""

    def __init__(self, error: Exception, *, takes: int = 0, attempts: int = 0) -> None:
        self.error = error
        self.takes = takes
        self.attempts = attempts
        self.failed = asyncio.Event()
        self.done = asyncio.Event()
        self.nothing_left = asyncio.Event()  # somebody has looked after it was done

    async def take(self) -> str | None:
        """Take the one piece there is, until it is done."""
        await asyncio.sleep(0)
        if self.takes:
            self.takes -= 1
            self.failed.set()
            raise self.error
        if not self.done.is_set():
            return "piece"
        self.nothing_left.set()
        return None

    async def attempt(self, _: str) -> None:
        """Do it."""
        await asyncio.sleep(0)
        if self.attempts:
            self.attempts -= 1
            raise self.error
        self.done.set()

    async def record(self) -> None:
        """There is nothing to record."""


@asynccontextmanager
async def running(work: Work, lanes: int = 8) -> AsyncIterator[None]:
    """Run lanes over the work until it is done, and stop them."""
    stop = asyncio.Event()
    made = Lanes(lanes, work, logger=log, failed="work_failed", waits=SHORT)
    task = asyncio.create_task(made.run(stop))
    await asyncio.wait_for(work.nothing_left.wait(), 10)
    yield
    stop.set()
    await asyncio.wait_for(task, 10)


async def test_a_database_that_is_away_for_long_is_told_once_and_its_return_once() -> None:
    work = Work(AWAY, takes=200)
    with capture_logs() as events:
        async with running(work):
            pass

    assert [one["event"] for one in events] == ["work_failed", "works_again"]
    assert "exc_info" not in events[0]


async def test_the_same_where_work_can_be_taken_and_not_done() -> None:
    work = Work(AWAY, attempts=200)
    with capture_logs() as events:
        async with running(work):
            pass

    assert [one["event"] for one in events] == ["work_failed", "works_again"]


async def test_an_unknown_error_leaves_one_traceback() -> None:
    work = Work(ZeroDivisionError(), takes=200)
    with capture_logs() as events:
        async with running(work):
            pass

    assert [one.get("exc_info") for one in events] == [work.error, None]


async def test_a_piece_that_fails_by_itself_does_not_let_the_others_wait() -> None:
    work = Work(ZeroDivisionError(), attempts=1)
    with capture_logs() as events:
        async with running(work):
            pass

    assert [one["event"] for one in events] == ["work_failed"]


async def test_lanes_that_wait_for_what_is_away_stop_at_once() -> None:
    work, stop = Work(AWAY, takes=8), asyncio.Event()
    waits = (timedelta(minutes=5),)
    lanes = Lanes(8, work, logger=log, failed="work_failed", waits=waits)
    with capture_logs() as events:
        task = asyncio.create_task(lanes.run(stop))
        await asyncio.wait_for(work.failed.wait(), 10)
        stop.set()
        await asyncio.wait_for(task, 1)

    assert [one["event"] for one in events] == ["work_failed"]
    assert not work.done.is_set()

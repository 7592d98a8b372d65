"""Outages: waits that grow, one line where one begins and one where it ends."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import structlog
from structlog.testing import capture_logs

from core.errors import PassingFault
from core.running.outage import MOST_REASONS, Outage

log = structlog.get_logger("prueba")
AWAY = PassingFault("the server cannot be reached.", where="database")
SHORT = (timedelta(milliseconds=2),)
LONG = (timedelta(minutes=1), timedelta(minutes=2))


async def failing(outage: Outage, *errors: Exception) -> None:
    """Fail with each error in turn, and wait as a loop does."""
    for error in errors:
        outage.failed(error)
        await outage.pause(asyncio.Event())


async def test_however_often_it_fails_the_log_hears_of_it_once_and_once_of_the_end() -> None:
    outage = Outage(log, "not_received", SHORT)
    with capture_logs() as events:
        await failing(outage, *([AWAY] * 50))
        outage.over()
        outage.over()

    assert [one["event"] for one in events] == ["not_received", "works_again"]
    assert events[0]["error"] == "database: the server cannot be reached."
    assert events[1]["after"] == "not_received"
    assert events[1]["away_seconds"] >= 0.1


async def test_another_reason_is_told_too_but_not_without_end() -> None:
    outage = Outage(log, "not_received", SHORT)
    with capture_logs() as events:
        await failing(outage, AWAY, PassingFault("the disk is full."), AWAY)
        assert len(events) == 2
        await failing(outage, *(PassingFault(f"reason {n}") for n in range(30)))

    assert len(events) == MOST_REASONS


async def test_an_unknown_error_leaves_its_traceback_once_and_a_known_one_none() -> None:
    outage = Outage(log, "not_received", SHORT)
    unknown = ZeroDivisionError()
    with capture_logs() as events:
        await failing(outage, unknown, AWAY, unknown)

    assert [one.get("exc_info") for one in events] == [unknown, None]


async def test_the_next_outage_is_told_again() -> None:
    outage = Outage(log, "not_received", SHORT)
    with capture_logs() as events:
        for _ in range(2):
            await failing(outage, AWAY)
            outage.over()

    assert [one["event"] for one in events] == ["not_received", "works_again"] * 2


async def test_the_waits_grow_and_begin_anew_only_after_a_calm() -> None:
    outage = Outage(log, "not_received", tuple(timedelta(milliseconds=n) for n in (1, 5, 9)))
    with capture_logs() as events:
        for _ in range(5):
            await failing(outage, AWAY)
            outage.over()

    waits = [one["wait_seconds"] for one in events if "wait_seconds" in one]
    assert waits == [0.001, 0.005, 0.009, 0.009, 0.009]


async def test_lanes_that_fail_at_the_same_time_make_one_wait() -> None:
    outage = Outage(log, "not_received", LONG)
    with capture_logs() as events:
        for _ in range(8):
            outage.failed(AWAY)
        outage.over()  # of a lane that began before

    assert outage.pauses
    assert [one["wait_seconds"] for one in events] == [60.0]


async def test_a_wait_that_the_other_side_asks_for_is_kept() -> None:
    outage = Outage(log, "not_received", SHORT)
    with capture_logs() as events:
        outage.failed(ValueError(), said="asked to wait", wait=timedelta(seconds=30))

    assert [one["wait_seconds"] for one in events] == [30.0]
    assert outage.pauses


async def test_a_pause_ends_at_once_when_it_is_time_to_stop() -> None:
    outage, stop = Outage(log, "not_received", LONG), asyncio.Event()
    outage.failed(AWAY)
    waiting = asyncio.create_task(outage.pause(stop))
    stop.set()

    await asyncio.wait_for(waiting, 1)

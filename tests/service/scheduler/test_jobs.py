"""APScheduler as a clock: it ticks on the entity's minutes, and a late tick is made once."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

from scheduler.jobs import EVERY_MINUTES, start_clock
from tests.support.builders import BOGOTA


async def not_yet() -> None:
    """Fail: it is not time."""
    raise AssertionError("it is not time")


async def test_the_clock_ticks_every_few_minutes_of_the_entitys_day() -> None:
    clock = start_clock(not_yet, not_yet, BOGOTA)
    try:
        following = clock.get_job("tick").next_run_time
    finally:
        clock.shutdown()
    assert following.utcoffset() == timedelta(hours=-5)
    assert (following.minute % EVERY_MINUTES, following.second) == (0, 0)
    assert following - datetime.now(UTC) <= timedelta(minutes=EVERY_MINUTES)


async def test_ticks_that_a_busy_loop_missed_are_made_up_for_by_one() -> None:
    ticks: list[datetime] = []
    ticked = asyncio.Event()

    async def tick() -> None:
        ticks.append(datetime.now(UTC))
        ticked.set()

    clock = start_clock(tick, not_yet, BOGOTA)
    try:
        half_an_hour_ago = datetime.now(UTC) - timedelta(minutes=30)
        clock.modify_job("tick", next_run_time=half_an_hour_ago)
        await asyncio.wait_for(ticked.wait(), 10)
        following = clock.get_job("tick").next_run_time
    finally:
        clock.shutdown()
    assert len(ticks) == 1
    assert following > datetime.now(UTC)


async def test_what_is_done_by_night_is_done_in_the_small_hours_of_the_entitys_day() -> None:
    clock = start_clock(not_yet, not_yet, BOGOTA)
    try:
        following = clock.get_job("nightly").next_run_time
    finally:
        clock.shutdown()
    assert (following.hour, following.minute) == (2, 30)
    assert following.utcoffset() == timedelta(hours=-5)

"""APScheduler as a clock and nothing more: it only ticks, the truth is in the tables."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from zoneinfo import ZoneInfo

from apscheduler.jobstores.memory import MemoryJobStore
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.cron import CronTrigger

EVERY_MINUTES = 5
NIGHT = (2, 30)
# The library's own grace is one second: a busy loop would skip ticks without a word.
GRACE_SECONDS = 3600


def start_clock(
    tick: Callable[[], Awaitable[None]], nightly: Callable[[], Awaitable[None]], zone: ZoneInfo
) -> AsyncIOScheduler:
    """Call `tick` every few minutes of the entity's day, and `nightly` once in its small hours.

    A late one is made once, not many times. The caller stops it with `shutdown()`.
    """
    scheduler = AsyncIOScheduler(
        jobstores={"default": MemoryJobStore()},
        timezone=zone,
        job_defaults={
            "coalesce": True,
            "max_instances": 1,
            "misfire_grace_time": GRACE_SECONDS,
        },
    )
    scheduler.add_job(tick, CronTrigger(minute=f"*/{EVERY_MINUTES}", timezone=zone), id="tick")
    small_hours = CronTrigger(hour=NIGHT[0], minute=NIGHT[1], timezone=zone)
    scheduler.add_job(nightly, small_hours, id="nightly")
    scheduler.start()
    return scheduler

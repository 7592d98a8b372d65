"""Our whole service as it answers reports: `python -m bench.culmina_bot FOLDER BASE_URL TOKEN`."""

from __future__ import annotations

import asyncio
import resource
import sys
from pathlib import Path

from pydantic import SecretStr
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bench.lines import orders, say
from bench.town import KEY, NAME, NOW, Town, add_activities, settle
from bot.telegram.settings import TelegramSettings
from core.clock import ShiftedClock
from culmina.process import keep_what_is_built
from culmina.run import Loop, service
from culmina.settings import DatabaseSettings, EntitySettings, SecuritySettings, Settings
from culmina.wiring import Installation
from models.migrations import runner
from models.progress import ProgressReport
from models.session import Database

PEOPLE = 100
EACH = 10  # activities for which a person answers
LOOPS = frozenset({Loop.RECEIVER, Loop.WORKER, Loop.DISPATCHER})


async def main(folder: str, base_url: str, token: str) -> None:
    """Receive, record and answer until the orders end; each asks how many reports are stored."""
    settings = Settings(
        entity=EntitySettings(name=NAME),
        database=DatabaseSettings(url=f"sqlite:///{Path(folder) / 'replies.db'}"),
        security=SecuritySettings(key=SecretStr(KEY)),
        telegram=TelegramSettings(token=SecretStr(token), base_url=base_url),
    )
    database = Database(settings.database.url)
    _settle(database)
    installation = Installation.of(settings, database, ShiftedClock(NOW))
    stop = asyncio.Event()
    async with service(installation) as built:
        keep_what_is_built()
        running = asyncio.create_task(built.run(LOOPS, stop))
        say(ready=True)
        async for _ in orders():
            say(stored=await database.in_reading(_stored))
        stop.set()
        await running
    database.close()
    say(peak_kib=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


def _settle(database: Database) -> None:
    runner.upgrade(database)
    town = Town(PEOPLE, "telegram")
    with database.transaction() as session:
        settle(session, town)
        add_activities(session, town, total=PEOPLE * EACH, due=PEOPLE * EACH // 2)


def _stored(session: Session) -> int:
    recorded = ProgressReport.recorded_at >= NOW
    return session.scalars(select(func.count(ProgressReport.id)).where(recorded)).one()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))

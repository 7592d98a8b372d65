"""Our whole service as it answers reports: `python -m bench.culmina_bot FOLDER BASE_URL TOKEN`.

With where it listens as a fourth word it serves the pages besides, of a plan twice as long, and
says by which cookie each lead is known, and where her page is.
"""

from __future__ import annotations

import asyncio
import resource
import sys
import time
from functools import partial
from pathlib import Path

from pydantic import SecretStr
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bench.lines import orders, say
from bench.town import ENTITY, KEY, NAME, NOW, Town, add_activities, settle, write
from bot.telegram.settings import TelegramSettings
from core.clock import ShiftedClock
from core.entity import page_link
from core.words import Role
from culmina.process import keep_what_is_built
from culmina.run import Loop, service
from culmina.settings import DatabaseSettings, EntitySettings, SecuritySettings, Settings
from culmina.wiring import Installation
from models.migrations import runner
from models.organisation import Membership
from models.progress import ProgressReport
from models.session import Database
from models.web import entering
from web.cookies import SESSION
from web.settings import WebSettings
from web.site import Site

PEOPLE = 100
EACH = 10  # activities for which a person answers
EACH_ON_PAGES = 20
LOOPS = frozenset({Loop.RECEIVE, Loop.WORK, Loop.SEND})


async def main(folder: str, base_url: str, token: str, listen: str = "") -> None:
    """Receive, record and answer until the orders end; each asks how many reports are stored, and
    how many seconds of a processor this took."""
    settings = Settings(
        entity=EntitySettings(name=NAME),
        database=DatabaseSettings(url=f"sqlite:///{Path(folder) / 'replies.db'}"),
        security=SecuritySettings(key=SecretStr(KEY)),
        telegram=TelegramSettings(token=SecretStr(token), base_url=base_url),
        web=WebSettings(listen=listen, url=f"http://{listen}" if listen else ""),
    )
    database = Database(settings.database.url)
    _settle(database, EACH_ON_PAGES if listen else EACH)
    installation = Installation.of(settings, database, ShiftedClock(NOW))
    stop = asyncio.Event()
    async with service(installation) as built:
        keep_what_is_built()
        running = asyncio.create_task(built.run(LOOPS | {Loop.WEB}, stop))
        enter = partial(_enter, site=built.site)
        say(leads=await database.in_transaction(enter) if listen else [])
        async for _ in orders():
            stored = await database.in_reading(_stored)
            say(stored=stored, processor=time.process_time())
        stop.set()
        await running
    database.close()
    say(peak_kib=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


def _settle(database: Database, each: int) -> None:
    runner.upgrade(database)
    town = Town(PEOPLE, "telegram")
    with database.transaction() as session:
        settle(session, town)
        add_activities(session, town, total=PEOPLE * each, due=PEOPLE * each // 2)


def _enter(session: Session, site: Site) -> list[tuple[str, str]]:
    """Let every lead enter, the first as control besides; return for each the cookie by which she
    is known, and her page."""
    control = {"entity_id": ENTITY, "person_id": 1, "role": Role.CONTROL, "since": NOW.date()}
    write(session, Membership, [control])
    found = []
    for person in range(1, PEOPLE + 1):
        browser = entering.new_browser()
        code = entering.make_code(
            session, entity_id=ENTITY, person_id=person, browser=browser, now=NOW
        )
        assert code is not None
        entered = entering.enter(
            session, entity_id=ENTITY, browser=browser, digits=code.digits, now=NOW
        )
        assert entered is not None
        token = entered.token
        cookie = f"{SESSION}={token}.{site.sign('session', token)}"
        link = page_link.write(site.context.refs, person, site.context.today(NOW))
        found.append((cookie, f"{page_link.PATH}/{link}"))
    return found


def _stored(session: Session) -> int:
    recorded = ProgressReport.recorded_at >= NOW
    return session.scalars(select(func.count(ProgressReport.id)).where(recorded)).one()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))

"""A town for the journeys: an installation in a folder, both far sides on loopback, its people."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import pytest
from sqlalchemy import func, select, text, update

from demo.botapi import BotApiServer
from demo.loops import LoopThread, running
from demo.smtp import SmtpServer
from models.inbox import Inbound, InboundState
from models.incoming.files import ReceivedFile
from models.outbox import ItemState, OutboxItem
from models.owed import OwedState
from models.running.holders import DEAD_AFTER_SECONDS, DatabaseNow, Holder
from models.session import Database
from tests.support import builders, processes
from tests.support.botapi import post
from tests.support.builders import ENTITY, LOADED
from tests.support.processes import Ended, Running

T = TypeVar("T")

CONFIG = """\
[entity]
name = "{entity}"

[database]
url = "{url}"

[telegram]
token = "{token}"
username = "{username}"
base_url = "{base_url}"
base_file_url = "{base_file_url}"

[smtp]
host = "127.0.0.1"
port = {port}
security = "none"
sender = "culmina@puertoesperanza.example"
timeout = 60

[security]
key = "una-clave-de-prueba-de-al-menos-32-letras"

[reminders]
{reminders}
"""
# Each date is told once, on its own day: then every message can be counted.
ON_THE_DAY = """\
steps_before = [0]
overdue_every_days = 366
overdue_answering_every_days = 366
escalation_after_days_overdue = 366
"""
_A_MINUTE_OF_THE_QUEUE = text(
    "UPDATE procrastinate_workers SET last_heartbeat = last_heartbeat - interval '1 minute'"
)
BUSY = (ItemState.PENDING, ItemState.SENDING, ItemState.UNCERTAIN)


@dataclass
class Town:
    """The installation of the invented town, and what surrounds it."""

    folder: Path
    url: str
    database: Database
    entity: int
    plan: int
    telegram: BotApiServer
    smtp: SmtpServer
    far: LoopThread
    started: list[Running] = field(default_factory=list)

    @property
    def config(self) -> Path:
        """Return the settings file."""
        return self.folder / "config.toml"

    def configure(self, reminders: str = ON_THE_DAY, **changes: Any) -> None:
        """Write the settings file; `changes` are its values where they differ from the town's."""
        values = {
            "entity": ENTITY,
            "url": self.url,
            "token": self.telegram.token,
            "username": self.telegram.username,
            "base_url": self.telegram.base_url,
            "base_file_url": self.telegram.base_file_url,
            "port": self.smtp.port,
            "reminders": reminders,
        }
        self.config.touch(0o600)
        self.config.write_text(CONFIG.format(**(values | changes)), encoding="utf-8")

    def start(self, *words: str, **environment: str) -> Running:
        """Start a command as a process of its own."""
        words = ("--config", str(self.config), *words)
        self.started.append(processes.start(words, self.folder, environment))
        return self.started[-1]

    def culmina(self, *words: str, **environment: str) -> Ended:
        """Run a command as a process of its own, to its end."""
        return self.start(*words, **environment).wait()

    def until_seen(self, condition: Callable[[], T], seconds: float = 20) -> T:
        """Wait until `condition` holds at one of the far sides; TimeoutError after `seconds`."""
        return self.far.run(_seen_by_either(self, condition, seconds))

    def office(self, name: str, *, email: str | None = None, chat: int | None = None) -> int:
        """Write an office whose lead has been welcomed; with a `chat` she has started the bot."""
        with self.database.transaction() as session:
            office = builders.an_office(session, self.entity, name)
            person = builders.a_person(
                session,
                self.entity,
                f"Líder de {name}",
                office=office,
                email=email,
                telegram=None if chat is None else str(chat),
                preferred_channel="email" if chat is None else "telegram",
            )
            welcome = builders.an_outbox_item(
                session, self.entity, at=LOADED, state=ItemState.SENT, person_id=person
            )
            builders.a_notice(
                session,
                person,
                key=f"welcome:{self.plan}",
                kind="welcome",
                details={"plan_id": self.plan},
                state=OwedState.TOLD,
                outbox_id=welcome,
            )
        if chat is not None:
            self.telegram.user(chat, f"Líder de {name}").starts()
            self.forget_updates()
        return office

    def activity(self, office: int, handle: str, due: date, **overrides: Any) -> int:
        """Write an activity of an office."""
        overrides = {"handle": handle, "code": handle} | overrides
        with self.database.transaction() as session:
            return builders.an_activity(
                session, self.entity, plan=self.plan, due=due, office=office, **overrides
            )

    def forget_updates(self) -> None:
        """Let nothing that people did so far be heard of."""
        self.far.run(post(self.telegram, "deleteWebhook", {"drop_pending_updates": "true"}))

    def count(self, *states: ItemState) -> int:
        """Return how many messages stand in these states."""
        with self.database.reading() as session:
            rows = select(func.count()).where(OutboxItem.state.in_(states))
            return session.scalar(rows) or 0

    def is_failing(self, channel: str) -> bool:
        """Tell whether a message of a channel waits because an attempt has failed."""
        with self.database.reading() as session:
            return bool(
                session.scalar(
                    select(OutboxItem.id).where(
                        OutboxItem.channel == channel,
                        OutboxItem.state.in_(BUSY),
                        OutboxItem.error.is_not(None),
                    )
                )
            )

    def pass_a_minute(self) -> None:
        """Let every heartbeat be as old as that of a process which is taken for dead."""
        with self.database.transaction() as session:
            if self.database.is_sqlite:
                silent = update(Holder).where(Holder.ended_at.is_(None))
                session.execute(silent.values(seen_at=DatabaseNow(-DEAD_AFTER_SECONDS - 1)))
            else:
                session.execute(_A_MINUTE_OF_THE_QUEUE)

    def is_idle(self) -> bool:
        """Tell whether nothing waits for its files, to be handled, or to be sent."""
        waiting = (InboundState.FETCHING, InboundState.NEW, InboundState.HANDLING)
        with self.database.reading() as session:
            heard = session.scalar(select(func.count()).where(Inbound.state.in_(waiting)))
            late = select(func.count()).where(ReceivedFile.settled_at.is_(None))
            heard = (heard or 0) + (session.scalar(late) or 0)
        return not heard and self.count(*BUSY) == 0


async def _seen_by_either(town: Town, condition: Callable[[], T], seconds: float) -> T:
    waits = [
        asyncio.ensure_future(server.wait_for(condition, seconds))
        for server in (town.telegram, town.smtp)
    ]
    done, others = await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
    for one in others:
        one.cancel()
    await asyncio.gather(*others, return_exceptions=True)
    return done.pop().result()


def plain(text: str) -> str:
    """Return a text with ordinary blanks: figures hold one that does not break."""
    return text.replace("\xa0", " ")


@contextmanager
def a_town(folder: Path, url: str) -> Iterator[Town]:
    """Open a town over an empty database: live, with a plan and without people."""
    telegram, smtp = BotApiServer(), SmtpServer()
    database = Database(url)
    try:
        with database.transaction() as session:
            entity = builders.an_entity(session)
            plan = builders.a_plan(session, entity)
        with running(telegram, smtp) as far:
            town = Town(folder, url, database, entity, plan, telegram, smtp, far)
            town.configure()
            try:
                yield town
            finally:
                for process in town.started:
                    process.kill()
    finally:
        database.close()


@pytest.fixture
def town(sqlite_url: str, tmp_path: Path) -> Iterator[Town]:
    """A town on an SQLite file."""
    with a_town(tmp_path, sqlite_url) as made:
        yield made


@pytest.fixture
def postgres_town(postgres_url: str, tmp_path: Path) -> Iterator[Town]:
    """A town on PostgreSQL."""
    with a_town(tmp_path, postgres_url) as made:
        yield made


@pytest.fixture
def any_town(database_url: str, tmp_path: Path) -> Iterator[Town]:
    """A town on each of the two databases in turn."""
    with a_town(tmp_path, database_url) as made:
        yield made

"""Where a run takes place: a fresh database, a folder with the settings, both far sides."""

from __future__ import annotations

import shutil
import sys
import tempfile
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep
from typing import TypeVar

from sqlalchemy import URL, make_url
from sqlalchemy.orm import Session

from bench.chaos.plan import HalfByMail
from bench.servers import connected, made, required
from bench.town import KEY, NAME, NOW, add_activities, chat_of, settle
from core.clock import Clock, ShiftedClock
from core.errors import EnvironmentFault
from demo.botapi import BotApiServer
from demo.botapi.people import Person
from demo.loops import running
from demo.smtp import SmtpServer
from models.migrations import runner
from models.session import Database

T = TypeVar("T")

ASKED_FOR_SECONDS = 30.0  # a database that does not answer for so long does not come back
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

[security]
key = "{key}"
"""


@dataclass(frozen=True, slots=True)
class Ground:
    """An installation of the invented town, and what surrounds it; `clock` says when it is."""

    folder: Path
    url: URL
    database: Database
    town: HalfByMail
    clock: Clock
    telegram: BotApiServer
    smtp: SmtpServer
    people: dict[int, Person]

    @property
    def config(self) -> Path:
        """Return the settings file."""
        return self.folder / "config.toml"

    def ask(self, work: Callable[[Session], T]) -> T:
        """Return what a reading says; while the database is away it is asked again."""
        until = monotonic() + ASKED_FOR_SECONDS
        while True:
            try:
                with self.database.reading() as session:
                    return work(session)
            except EnvironmentFault:
                if monotonic() > until:
                    raise
            sleep(0.2)

    def admit(self, *, connections: bool) -> None:
        """Let the server admit connections to the database, or end all and refuse others."""
        name = self.url.database
        with connected(self.url.set(database="postgres")) as server:
            server.execute(f'ALTER DATABASE "{name}" WITH ALLOW_CONNECTIONS {connections}'.encode())
            if not connections:
                server.execute(_LEAVE, [name])

    def keep_logs(self) -> None:
        """Copy the logs of the processes to where they outlive the run, and say where."""
        kept = Path(tempfile.mkdtemp(prefix="culmina-chaos-logs-"))
        for log in self.folder.glob("*.log"):
            shutil.copy(log, kept)
        print(f"The logs are in {kept}", file=sys.stderr)


_LEAVE = b"""
    SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = %s
"""


@contextmanager
def ground(town: HalfByMail, *, sqlite: bool) -> Iterator[Ground]:
    """Prepare a run, and leave nothing of it behind."""
    clock = ShiftedClock(NOW)
    telegram, smtp = BotApiServer(clock=clock), SmtpServer(clock=clock)
    with tempfile.TemporaryDirectory(prefix="culmina-chaos-") as name, running(telegram, smtp):
        folder = Path(name)
        with _database(folder, sqlite=sqlite) as url:
            database = Database(url.render_as_string(hide_password=False))
            try:
                _settle(database, town)
                people = {one: telegram.user(chat_of(one), "Marta") for one in town.on_telegram}
                made = Ground(folder, url, database, town, clock, telegram, smtp, people)
                _open_chats(made)
                _configure(made)
                yield made
            finally:
                database.close()


def _settle(database: Database, town: HalfByMail) -> None:
    runner.upgrade(database)
    with database.transaction() as session:
        settle(session, town)
        add_activities(session, town, total=town.activities, due=town.leads)


def _open_chats(made: Ground) -> None:
    """Let everybody have started the bot some time ago."""
    for person in made.people.values():
        person.starts()
    forgets = f"{made.telegram.base_url}{made.telegram.token}/deleteWebhook"
    with urllib.request.urlopen(forgets, b"drop_pending_updates=true") as answer:
        answer.read()


def _configure(made: Ground) -> None:
    made.config.touch(0o600)
    made.config.write_text(
        CONFIG.format(
            entity=NAME,
            url=made.url.render_as_string(hide_password=False),
            token=made.telegram.token,
            username=made.telegram.username,
            base_url=made.telegram.base_url,
            base_file_url=made.telegram.base_file_url,
            port=made.smtp.port,
            key=KEY,
        ),
        encoding="utf-8",
    )


@contextmanager
def _database(folder: Path, *, sqlite: bool) -> Iterator[URL]:
    """Give the address of an empty database of this run's own."""
    if sqlite:
        yield make_url(f"sqlite:///{folder / 'culmina.db'}")
        return
    with made(required(", or use --sqlite")) as database:
        yield database.url

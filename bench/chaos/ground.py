"""Where a run takes place: a fresh database, a folder with the settings, both far sides."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep
from typing import TypeVar

from sqlalchemy import URL, make_url
from sqlalchemy.orm import Session

from bench.chaos.copied import copy_town
from bench.chaos.plan import HalfByMail
from bench.chaos.sides import Side, sides
from bench.servers import connected, made, required
from bench.town import NOW, add_activities, settle
from core.clock import Clock, ShiftedClock
from core.errors import EnvironmentFault
from demo.smtp import SmtpServer
from models.migrations import runner
from models.session import Database

T = TypeVar("T")

ASKED_FOR_SECONDS = 30.0  # a database that does not answer for so long does not come back
CONFIG = """\
[entities]
folder = "entities"

[database]
url = "{url}"
"""


@dataclass(frozen=True, slots=True)
class Ground:
    """An installation of many entities, each the invented town, and the far sides of each; `clock`
    says when it is."""

    folder: Path
    url: URL
    database: Database
    town: HalfByMail
    clock: Clock
    sides: tuple[Side, ...]

    @property
    def smtp(self) -> SmtpServer:
        """Return the mail server of all."""
        return self.sides[0].smtp

    @property
    def config(self) -> Path:
        """Return the settings file of the installation."""
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
def ground(town: HalfByMail, entities: int, *, sqlite: bool) -> Iterator[Ground]:
    """Prepare a run, and leave nothing of it behind."""
    clock = ShiftedClock(NOW)
    with (
        tempfile.TemporaryDirectory(prefix="culmina-chaos-") as name,
        _database(Path(name), sqlite=sqlite) as url,
        closing(Database(url.render_as_string(hide_password=False))) as database,
        sides(town, entities, clock) as around,
    ):
        _settle(database, town, entities)
        made = Ground(Path(name), url, database, town, clock, around)
        _configure(made)
        yield made


def _settle(database: Database, town: HalfByMail, entities: int) -> None:
    runner.upgrade(database)
    with database.transaction() as session:
        settle(session, town)
        add_activities(session, town, total=town.activities, due=town.leads)
        copy_town(session, entities - 1)


def _configure(made: Ground) -> None:
    folder = made.folder / "entities"
    folder.mkdir()
    url = made.url.render_as_string(hide_password=False)
    files = {made.config: CONFIG.format(url=url)}
    files |= {folder / f"{one.short}.toml": one.settings() for one in made.sides}
    for path, text in files.items():
        path.touch(0o600)
        path.write_text(text, encoding="utf-8")


@contextmanager
def _database(folder: Path, *, sqlite: bool) -> Iterator[URL]:
    """Give the address of an empty database of this run's own."""
    if sqlite:
        yield make_url(f"sqlite:///{folder / 'culmina.db'}")
        return
    with made(required(", or use --sqlite")) as database:
        yield database.url

"""Where a run takes place: a fresh database, a folder with the settings, both far sides."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from time import monotonic, sleep
from typing import TypeVar

from sqlalchemy import URL, make_url
from sqlalchemy.orm import Session

from bench.chaos.copied import copy_town
from bench.chaos.own_server import OwnServer, own_server
from bench.chaos.plan import HalfByMail, Size
from bench.chaos.sides import Side, sides
from bench.servers import made, required
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
    says when it is, `server` is there where it is to be restarted."""

    folder: Path
    url: URL
    database: Database
    town: HalfByMail
    clock: Clock
    sides: tuple[Side, ...]
    server: OwnServer | None

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

    def keep_logs(self) -> None:
        """Copy the logs of the processes to where they outlive the run, and say where."""
        kept = Path(mkdtemp(prefix="culmina-chaos-logs-"))
        for log in self.folder.rglob("*.log"):
            shutil.copy(log, kept)
        print(f"The logs are in {kept}", file=sys.stderr)


@contextmanager
def ground(size: Size, town: HalfByMail) -> Iterator[Ground]:
    """Prepare a run, and leave nothing of it behind."""
    clock = ShiftedClock(NOW)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="culmina-chaos-")))
        folder.chmod(0o755)  # the servers in it are no root's
        server = None
        if size.outages and not size.sqlite:
            server = stack.enter_context(own_server(folder / "postgresql"))
        url = stack.enter_context(_database(folder, server, sqlite=size.sqlite))
        database = Database(url.render_as_string(hide_password=False))
        stack.callback(database.close)
        around = stack.enter_context(sides(town, size.entities, clock))
        _settle(database, town, size.entities)
        made = Ground(folder, url, database, town, clock, around, server)
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
def _database(folder: Path, server: OwnServer | None, *, sqlite: bool) -> Iterator[URL]:
    """Give the address of an empty database of this run's own."""
    if sqlite:
        yield make_url(f"sqlite:///{folder / 'culmina.db'}")
    elif server is not None:
        yield server.url
    else:
        with made(required(", or use --sqlite")) as database:
            yield database.url

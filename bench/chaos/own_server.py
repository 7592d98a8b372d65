"""A PostgreSQL server of a run's own, which can be shut down and started again."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

import psycopg
from sqlalchemy.engine import URL

from bench.servers import execute
from core.errors import EnvironmentFault
from tests.support.dovecot import HOST, free_port

_PROGRAMS = Path("/usr/lib/postgresql")  # where Debian has them, by version
_ROOTS_OWN = "postgres"  # the server refuses to run as root
_SECONDS = 60.0
_POLITE_SECONDS = 10.0
# Only the server fails here, never the machine: nothing is lost without fsync.
_SETTINGS = ("-c", f"listen_addresses={HOST}", "-c", "fsync=off", "-k", "")
# How it is shut down, in turns: as by an administrator, and as by a failure of the machine.
_ENDS = (signal.SIGINT, signal.SIGQUIT)


class OwnServer:
    """A server in a folder that it has for itself, on a loopback port; who connects is trusted."""

    def __init__(self, folder: Path, programs: Path) -> None:
        self._folder = folder
        self._programs = programs
        self._user = _ROOTS_OWN if os.geteuid() == 0 else None
        self._process: subprocess.Popen[bytes] | None = None
        self._ends = 0
        self._port = free_port()

    @property
    def url(self) -> URL:
        """Return the address of the server."""
        return URL.create(
            "postgresql+psycopg", _ROOTS_OWN, host=HOST, port=self._port, database="postgres"
        )

    def prepare(self) -> None:
        """Make its files."""
        if self._user is not None:
            os.chown(self._folder, pwd.getpwnam(self._user).pw_uid, -1)
        words = ("-U", _ROOTS_OWN, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        self._run("initdb", *words).wait()

    def start(self) -> None:
        """Start it, and wait until it lets somebody in; raises EnvironmentFault."""
        until = monotonic() + _SECONDS
        while True:
            # Behind a failure it refuses to start while children of the one before it are there.
            if self._process is None or self._process.poll() is not None:
                self._process = self._run("postgres", "-p", str(self._port), *_SETTINGS)
            try:
                execute(self.url, "SELECT 1")
            except psycopg.OperationalError as error:
                if monotonic() > until:
                    raise EnvironmentFault(f"PostgreSQL does not start: {error}") from error
            else:
                return
            sleep(0.1)

    def shut_down(self) -> None:
        """Shut it down at once; every connection is cut."""
        if self._process is None:
            return
        self._process.send_signal(_ENDS[self._ends % len(_ENDS)])
        try:
            self._process.wait(_POLITE_SECONDS)
        except subprocess.TimeoutExpired:  # it waits for somebody who does not leave
            self._process.send_signal(signal.SIGQUIT)
            self._process.wait(_SECONDS)
        self._ends += 1
        self._process = None

    def _run(self, program: str, *words: str) -> subprocess.Popen[bytes]:
        command = [str(self._programs / program), "-D", str(self._folder / "data"), *words]
        with (self._folder / "postgresql.log").open("ab") as log:
            return subprocess.Popen(
                command, user=self._user, cwd=self._folder, stdout=log, stderr=log
            )


@contextmanager
def own_server(folder: Path) -> Iterator[OwnServer]:
    """Run a server while the block lasts; raises EnvironmentFault where none is installed."""
    folder.mkdir()
    server = OwnServer(folder, _programs())
    server.prepare()
    try:
        server.start()
        yield server
    finally:
        server.shut_down()


def _programs() -> Path:
    """Return the folder of the newest version's programs."""
    if (found := shutil.which("initdb")) is not None:
        return Path(found).resolve().parent
    versions = [one.parent for one in _PROGRAMS.glob("*/bin/initdb")]
    if not versions:
        raise EnvironmentFault(
            "PostgreSQL's programs are not installed.",
            todo="Type: apt-get install postgresql; or use --sqlite.",
        )
    return max(versions, key=lambda one: float(one.parent.name))

"""The product as processes of its own, at the time of the game (libfaketime)."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from tests.month.clock import GameClock

STOP_SECONDS = 15
SERVICE_LOG = "service.log"
INSTALL_LOG = "install.log"  # what the commands said with which a game began
_LOOK_AGAIN = 0.05
_RUNS = -1  # what the nursery tells of a process that has not ended


def environment(seconds: int) -> dict[str, str]:
    """Return what a process needs in order to see the time that is `seconds` from now."""
    library = next(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"), None)
    if library is None:
        raise FileNotFoundError("libfaketime is not here: apt-get install -y faketime")
    binaries = Path(sys.executable).parent
    return os.environ | {
        "PATH": f"{binaries}:{os.environ.get('PATH', '')}",
        "LD_PRELOAD": str(library),
        "FAKETIME": f"{seconds:+d}",
        "NO_FAKE_STAT": "1",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        "DONT_FAKE_MONOTONIC": "1",
        "TZ": "America/Bogota",
    }


def command(words: Sequence[str]) -> list[str]:
    """Return the command line of the product with these words."""
    return [str(Path(sys.executable).parent / "culmina"), *words]


class Product:
    """The service of one game, and its commands, in the game's folder."""

    def __init__(self, folder: Path, clock: GameClock) -> None:
        self.folder = folder
        self.clock = clock
        self.wanted = False  # as the technician left it: a move of time starts no stopped service
        self._nursery: subprocess.Popen[str] | None = None
        self._service = 0

    @property
    def runs(self) -> bool:
        """Whether the service is up."""
        if self._service and self._order(wait=self._service) != _RUNS:
            self._service = 0
        return bool(self._service)

    def start(self) -> None:
        """Start the service at the present time of the game."""
        self.wanted = True
        if not self.runs:
            self._service = self._begin(["run"], SERVICE_LOG)

    def stop(self) -> None:
        """Stop the service as a service manager does."""
        if not self.runs:
            return
        os.kill(self._service, signal.SIGTERM)
        deadline = time.monotonic() + STOP_SECONDS
        while self.runs:
            if time.monotonic() > deadline:
                os.kill(self._service, signal.SIGKILL)
            time.sleep(_LOOK_AGAIN)

    def renew(self) -> None:
        """Let the next start be of the product as it is then: newer code, other settings."""
        if self._nursery is not None:
            self._nursery.terminate()
            self._nursery.wait()
        self._nursery = None

    def run(self, *words: str) -> str:
        """Run a command to its end and return what it printed; RuntimeError where it fails."""
        log = self.folder / INSTALL_LOG
        before = log.stat().st_size if log.exists() else 0
        number = self._begin(words, INSTALL_LOG)
        while (code := self._order(wait=number)) == _RUNS:
            time.sleep(_LOOK_AGAIN)
        said = log.read_bytes()[before:].decode()
        if code:
            raise RuntimeError(f"culmina {' '.join(words)} ended with {code}:\n{said}")
        return said

    def _begin(self, words: Sequence[str], log: str) -> int:
        path = str(self.folder / log)
        return self._order(words=list(words), seconds=self.clock.seconds, log=path)

    def _order(self, **order: object) -> int:
        """Give an order to the process from which others are forked; begin it first."""
        if self._nursery is None:
            self._nursery = subprocess.Popen(
                [sys.executable, "-m", "tests.month.nursery"],
                cwd=self.folder,
                env=environment(self.clock.seconds) | {"FAKETIME_NO_CACHE": "1"},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
            self._read()
        nursery = self._nursery
        assert nursery.stdin is not None
        nursery.stdin.write(json.dumps(order) + "\n")
        nursery.stdin.flush()
        return int(self._read())

    def _read(self) -> str:
        assert self._nursery is not None
        assert self._nursery.stdout is not None
        line = self._nursery.stdout.readline()
        if not line:
            raise RuntimeError("the process that starts others is gone; see world.log")
        return line.strip()

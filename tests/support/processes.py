"""culmina as a process of its own: started with words, killed, awaited, and what it printed.

The processes are forked from one that has done what `bench.chaos.warm` says, through the standard
library's forkserver: 0.2 s for a start instead of 1.5 s. Each has its own memory, sockets and
connections, and knows nothing of the test's.
"""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Event
from time import monotonic

from bench.chaos.process import forked

START_SECONDS = 90.0  # on a machine at work; a test has 120
_LOOK_AGAIN = 0.02

_numbers = count(1)


@dataclass(frozen=True, slots=True)
class Ended:
    """How a process ended and what it printed; a killed one has the signal's number, negative."""

    code: int
    out: str
    err: str


@dataclass(frozen=True, slots=True)
class Running:
    """A process that was started."""

    process: BaseProcess
    out: Path
    err: Path

    @property
    def pid(self) -> int:
        """Return the number by which the operating system knows it."""
        pid = self.process.pid
        assert pid is not None
        return pid

    def kill(self) -> Ended:
        """Kill it as `kill -9` does, and see it gone; one that is gone already tells how."""
        self._signal(signal.SIGKILL)
        return self.wait()

    def stop(self, seconds: float = START_SECONDS) -> Ended:
        """Ask it to stop as a service manager does, and see it gone within `seconds`."""
        self._signal(signal.SIGTERM)
        return self.wait(seconds)

    def _signal(self, number: int) -> None:
        # Once it has been seen gone, its number may be another's.
        if self.process.exitcode is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, number)

    def wait(self, seconds: float = START_SECONDS) -> Ended:
        """Wait until it ends by itself; a process that does not is killed, and an error here."""
        self.process.join(seconds)
        code = self.process.exitcode
        if code is None:
            self.process.kill()
            self.process.join()
            raise TimeoutError(f"did not end within {seconds} s; it said: {self.err.read_text()}")
        return Ended(code, self.out.read_text("utf-8"), self.err.read_text("utf-8"))


def start(
    words: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None
) -> Running:
    """Start culmina with the words of a command line, in `folder`."""
    number = next(_numbers)
    out, err = folder / f"process-{number}.out", folder / f"process-{number}.err"
    return Running(forked(words, folder, out, err, environment or {}), out, err)


def eventually(condition: Callable[[], bool], seconds: float = START_SECONDS) -> bool:
    """Look until `condition` holds, at most for `seconds`; tell whether it did."""
    deadline, never = monotonic() + seconds, Event()
    while not (held := condition()) and monotonic() < deadline:
        never.wait(_LOOK_AGAIN)
    return held

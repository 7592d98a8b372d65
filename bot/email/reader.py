"""Has mails read by a process with limits, so that none of them holds up the service."""

from __future__ import annotations

import subprocess
import sys
import threading
import weakref
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from typing import IO, cast

from bot.email.inbound import Taken, too_costly
from bot.email.reading_process import READY, pack, to_taken, unpack
from core.errors import EnvironmentFault
from core.running import confined

_MODULE = "bot.email.reading_process"
_MOST_AT_ONCE = 64 * 1024 * 1024  # of an answer: one that says to be larger is none
_MOST_MAILS = 1000  # then another process is started: what mails left behind ends with the old one


@dataclass(frozen=True, slots=True)
class Limits:
    """What the reading of one mail may take; one of 25 MB takes a second or two, and 150 MB."""

    processor_seconds: int = 20
    seconds: float = 60
    memory: int = 1024 * 1024 * 1024


class _EndedError(Exception):
    """The process ended without an answer; `costly` where it was for a limit."""

    def __init__(self, why: str, *, costly: bool) -> None:
        self.costly = costly
        super().__init__(why)


class MailReader:
    """Reads mails, one at a time, in a process that is started for the first and again after it.

    Blocking: call it in a worker thread. The process ends with its owner, or by `close`.
    """

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._lock = threading.Lock()
        self._process: _Process | None = None
        self._closed = False

    def read(
        self, raw: bytes, *, now: datetime, authserv_id: str | None, too_large: int | None
    ) -> Taken:
        """Return what bot.email.inbound.to_inbound does, or the mail as one too costly to read.

        Raises EnvironmentFault where no process can be started, or after `close`.
        """
        asked = {
            "now": now.isoformat(),
            "authserv_id": authserv_id,
            "too_large": too_large,
            "seconds": self._limits.processor_seconds,
        }
        with self._lock:
            while True:
                process = self._running()
                fresh = not process.mails
                try:
                    return process.ask(pack(asked, raw))
                except _EndedError as ended:
                    self._process = None
                    process.end()
                    if self._closed:
                        raise _fault("it is closed") from ended
                    if fresh or ended.costly:
                        return too_costly(raw, now, str(ended))

    def close(self) -> None:
        """End the process, whatever it does, and start no other."""
        self._closed = True
        if self._process is not None:
            self._process.child.kill()

    def _running(self) -> _Process:
        if self._process is not None and self._process.mails >= _MOST_MAILS:
            self._process.end()
            self._process = None
        if self._closed:
            raise _fault("it is closed")
        if self._process is None:
            self._process = _Process(self._limits)
        return self._process


class _Process:
    """A running process, and how many mails it has read."""

    def __init__(self, limits: Limits) -> None:
        """Start it. Raises EnvironmentFault."""
        self._limits = limits
        self.mails = 0
        try:
            self.child = confined.start(_MODULE, str(limits.memory))
        except OSError as error:
            raise _fault(error.strerror or str(error)) from error
        self.end = weakref.finalize(self, _end, self.child)
        self._given = cast("IO[bytes]", self.child.stdin)
        self._taken = cast("IO[bytes]", self.child.stdout)
        with self._killed_in_time():
            ready = self._read(len(READY))
        if ready != READY:
            with suppress(subprocess.TimeoutExpired):
                self.child.wait(timeout=1)
            self.end()
            raise _fault(f"it ends with code {self.child.returncode}")

    def ask(self, said: bytes) -> Taken:
        """Give a mail and take what it says; raises _EndedError."""
        rest = memoryview(said)
        with self._killed_in_time() as late:
            try:
                while rest:
                    rest = rest[self._given.write(rest) :]
                answer = unpack(self._read)
                taken = None if answer is None else to_taken(answer[0])
            except (OSError, ValueError, KeyError, TypeError):
                taken = None
        if taken is None:
            raise self._ended(late=late.is_set())
        self.mails += 1
        return taken

    def _read(self, size: int) -> bytes:
        """Return so many bytes, fewer where the process has ended."""
        if size > _MOST_AT_ONCE:
            raise ValueError(f"{size} bytes in an answer")
        pieces: list[bytes] = []
        while size and (piece := self._taken.read(size)):
            pieces.append(piece)
            size -= len(piece)
        return b"".join(pieces)

    @contextmanager
    def _killed_in_time(self) -> Iterator[threading.Event]:
        late = threading.Event()

        def kill() -> None:
            late.set()
            self.child.kill()

        timer = threading.Timer(self._limits.seconds, kill)
        timer.start()
        try:
            yield late
        finally:
            timer.cancel()

    def _ended(self, *, late: bool) -> _EndedError:
        with suppress(subprocess.TimeoutExpired):
            self.child.wait(timeout=1)
        self.end()
        code = self.child.returncode
        if late:
            return _EndedError(f"more than {self._limits.seconds:g} seconds", costly=True)
        if confined.ran_out_of_time(code):
            most = self._limits.processor_seconds
            return _EndedError(f"more than {most} seconds of processor time", costly=True)
        if code == 0:
            return _EndedError("more than the memory that it may have", costly=True)
        return _EndedError(f"its process ended with code {code}", costly=False)


def _end(child: subprocess.Popen[bytes]) -> None:
    child.kill()
    with child:  # its pipes are closed, and it is waited for
        pass


def _fault(why: str) -> EnvironmentFault:
    return EnvironmentFault(
        f"the process that reads mails does not work: {why}.",
        where=sys.executable,
        todo="Check the installation with culmina doctor, and the free memory of the machine.",
    )

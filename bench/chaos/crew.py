"""The processes of the service: started, killed, looked after as a service manager does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from multiprocessing.process import BaseProcess
from pathlib import Path
from random import Random
from time import monotonic, sleep

from sqlalchemy import select

from bench.chaos.ground import Ground
from bench.chaos.process import forked
from core.errors import EnvironmentFault
from models.outbox import ItemState, OutboxItem
from models.session import Session

ROLES = ("clock", "clock", "receive", "receive", "work", "work", "send", "send", "send")
ALL_LOOPS = ""  # the one process of SQLite
STARTED = '"event": "started"'
FIRST_START_SECONDS = 300.0
START_SECONDS = 15.0  # in which a process that begins asks the database
STOP_SECONDS = 30.0
RESTART_SECONDS = 1.0


@dataclass(slots=True)
class Member:
    """A process, started again and again under the same name."""

    name: str
    role: str
    log: Path
    process: BaseProcess
    since: float
    starts: int = 1
    ended: float | None = None


@dataclass
class Crew:
    """All processes of a run.

    `on_wires` are the messages that were on a wire when a process was killed. `refused` counts
    processes that ended by themselves because the database was away when they began, `fell` names
    those that ended otherwise.
    """

    ground: Ground
    random: Random
    kills: int = 0
    refused: int = 0
    fell: list[str] = field(default_factory=list)
    on_wires: set[int] = field(default_factory=set)
    _members: list[Member] = field(default_factory=list)
    _outage_ended: float = -START_SECONDS
    _is_away: bool = False
    _to_look: bool = False

    def begin(self, roles: Iterable[str]) -> None:
        """Start a process for each role."""
        for number, role in enumerate(roles, start=1):
            name = f"{role or 'culmina'}-{number}"
            log = self.ground.folder / f"{name}.1.log"
            process = self._start(role, log)
            self._members.append(Member(name, role, log, process, monotonic()))

    def wait(self) -> None:
        """Wait until all work, as long as it takes on a machine at work."""
        until = monotonic() + FIRST_START_SECONDS
        while not all(_works(member) for member in self._members):
            if monotonic() > until:
                raise EnvironmentFault(
                    f"the processes did not start within {FIRST_START_SECONDS:.0f} s."
                )
            sleep(0.1)

    def kill_one(self) -> None:
        """Kill a process at random, as `kill -9` does, note what was on a wire, and start it."""
        member = self.random.choice(self._members)
        if member.process.exitcode is not None:
            return
        self._kill(member)
        self.look()
        self._again(member)

    def kill_after(self, seconds: float) -> None:
        """Kill each process that has worked for so long, and start it again."""
        for member in self._members:
            if member.process.exitcode is None and self._has_worked(member, seconds):
                self._kill(member)
                self.look()
                self._again(member)

    def look(self) -> None:
        """Note which messages are on a wire; while the database is away that is done later."""
        self._to_look = self._is_away
        if not self._is_away:
            self.on_wires |= self.ground.ask(_on_wires)

    def away(self) -> None:
        """Take note that the database is away."""
        self._is_away = True

    def back(self) -> None:
        """Take note that the database is back."""
        self._is_away, self._outage_ended = False, monotonic()
        if self._to_look:
            self.look()

    def tend(self) -> None:
        """Start again what has ended by itself."""
        now = monotonic()
        for member in self._members:
            if member.process.exitcode is None:
                continue
            if member.ended is None:
                member.ended = now
                self._note_end(member, now)
            if now - member.ended >= RESTART_SECONDS:
                self._again(member)

    def stop(self) -> None:
        """Ask all to stop as a service manager does; who does not, fell."""
        for member in self._members:
            member.process.terminate()
        for member in self._members:
            member.process.join(STOP_SECONDS)
            if code := member.process.exitcode:
                self.fell.append(f"{member.name} stopped with {code}: {last_words(member.log)}")
            elif code is None:
                self.fell.append(f"{member.name} did not stop within {STOP_SECONDS:.0f} s")
                member.process.kill()
        self._members.clear()

    def end(self) -> None:
        """End whatever still runs."""
        for member in self._members:
            member.process.kill()
            member.process.join()
        self._members.clear()

    def finish(self, at: datetime) -> None:
        """Let one process do what is due at a later instant."""
        log = self.ground.folder / "finish.log"
        process = self._run(("--until-idle",), log, at)
        process.join()
        if process.exitcode:
            self.fell.append(f"--until-idle ended with {process.exitcode}: {last_words(log)}")

    def _kill(self, member: Member) -> None:
        member.process.kill()
        member.process.join()
        self.kills += 1

    def _has_worked(self, member: Member, seconds: float) -> bool:
        """Tell whether it has been up for some seconds, its start not counted."""
        if not _works(member):
            member.since = monotonic()
        return monotonic() - member.since >= seconds

    def _note_end(self, member: Member, now: float) -> None:
        began_in_outage = self._is_away or self._outage_ended > member.since - START_SECONDS
        if began_in_outage and not _works(member):
            self.refused += 1
            return
        lived = now - member.since
        code = member.process.exitcode
        self.fell.append(f"{member.name} ended with {code}, {lived:.0f} s after its start: "
                         f"{last_words(member.log)}")  # fmt: skip

    def _again(self, member: Member) -> None:
        member.starts += 1
        member.log = self.ground.folder / f"{member.name}.{member.starts}.log"
        member.process = self._start(member.role, member.log)
        member.since, member.ended = monotonic(), None

    def _start(self, role: str, log: Path) -> BaseProcess:
        only = ("--only", role) if role else ()
        return self._run(only, log, self.ground.clock.now())

    def _run(self, words: Sequence[str], log: Path, at: datetime) -> BaseProcess:
        words = ("--config", str(self.ground.config), "run", *words, "--at", at.isoformat())
        return forked(words, self.ground.folder, log, log, {})


def _works(member: Member) -> bool:
    return member.log.exists() and STARTED in member.log.read_text("utf-8", "replace")


def last_words(log: Path) -> str:
    """Return the last line of a log."""
    lines = log.read_text("utf-8", "replace").splitlines() if log.exists() else []
    return lines[-1][:400] if lines else "it said nothing"


def _on_wires(session: Session) -> set[int]:
    found = select(OutboxItem.id).where(
        OutboxItem.state == ItemState.SENDING, OutboxItem.handed_over_at.is_not(None)
    )
    return set(session.scalars(found))

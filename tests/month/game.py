"""One game: its town, its time, its service, and whom things have reached."""

from __future__ import annotations

import time
from datetime import datetime
from pathlib import Path

from demo.botapi import BotApiServer
from demo.smtp import SmtpServer
from tests.month import clock as times
from tests.month.clock import GameClock, shown
from tests.month.mailboxes import Mailboxes
from tests.month.phones import Phones, Seen
from tests.month.product import SERVICE_LOG, Product
from tests.month.town import DOMAIN, Citizen, citizens
from tests.month.watch import Watch

SETTLE_SECONDS = 30.0
PASS_SECONDS = 40.0
QUIET_LOOKS = 4
_LOOK_AGAIN = 0.12
News = dict[str, tuple[Seen, int]]


class Game:
    """A town in its folder, at its time; what its commands return is shown to the player."""

    def __init__(
        self,
        folder: Path,
        clock: GameClock,
        telegram: BotApiServer,
        smtp: SmtpServer,
        door: int,
    ) -> None:
        self.folder = folder
        self.clock = clock
        self.citizens = citizens()
        self.telegram = telegram
        self.product = Product(folder, clock)
        self.phones = Phones(telegram, self.citizens, folder / "received")
        self.mailboxes = Mailboxes(smtp, self.citizens, clock, door, folder / "received")
        self.watch = Watch(folder / "culmina.db")

    def at(self) -> str:
        """Show the time."""
        state = "runs" if self.product.runs else "is stopped"
        return f"{shown(self.clock.now())} · the service {state}"

    def until(self, instant: str) -> str:
        """Let time pass, with the service at work at each stop on the way."""
        target = times.read_instant(instant)
        lines = []
        for stop in times.stops(self.clock.local(), target):
            before = self.seen()
            self._move(stop)
            lines.append(f"{shown(stop)}  {self.whom(before) or '-'}")
        return "\n".join(lines)

    def _move(self, at: datetime) -> None:
        self.product.stop()
        self.clock.go(at)
        if self.product.wanted:
            self.up_and_quiet()

    def up_and_quiet(self) -> None:
        """Start the service, and wait for the first pass of its clock and what follows of it."""
        since, deadline = self.clock.now(), time.monotonic() + PASS_SECONDS
        self.product.start()
        while self.product.runs and not self.watch.has_passed(since):
            if time.monotonic() > deadline:
                break
            time.sleep(_LOOK_AGAIN)
        self.wait()

    def wait(self) -> bool:
        """Wait until the product has done what there is to do; tell whether it has."""
        deadline, quiet = time.monotonic() + SETTLE_SECONDS, 0
        while quiet < QUIET_LOOKS and time.monotonic() < deadline:
            self.mailboxes.pump()
            busy = bool(self.telegram.unconfirmed) or self.mailboxes.waiting > 0
            idle = not busy and self.watch.is_idle(self.clock.now())
            quiet = quiet + 1 if idle or not self.product.runs else 0
            time.sleep(_LOOK_AGAIN)
        return quiet >= QUIET_LOOKS

    def settle(self) -> str:
        """Wait, and tell whom something has reached meanwhile."""
        before = self.seen()
        self.wait()
        return self.whom(before)

    def people(self) -> str:
        """Show everybody."""
        return "\n".join(
            f"{one.key:9} {one.name:22} {one.office or '-':32} {one.email or '-':32} {one.channel}"
            for one in self.citizens.values()
        )

    def service(self, what: str) -> str:
        """Start or stop the service, or show the end of its log."""
        if what == "start":
            self.up_and_quiet()
        elif what == "stop":
            self.product.wanted = False
            self.product.stop()
            self.product.renew()
        else:
            log = self.folder / SERVICE_LOG
            lines = log.read_text("utf-8").splitlines() if log.exists() else []
            return "\n".join(lines[-20:])
        return self.at()

    def newcomer(self, person: str, name: str, channel: str) -> str:
        """Let somebody new come to the town; the product does not know her yet."""
        if person in self.citizens:
            raise ValueError(f"there is a {person} already")
        email = "" if channel == "telegram" else f"{person}@{DOMAIN}"
        chat = 0 if channel == "correo" else 5100 + len(self.citizens)
        self.citizens[person] = Citizen(person, name, email, "", "", chat)
        return self.people()

    def seen(self) -> News:
        """Return what everybody has now, to be compared with later."""
        return {key: (self.phones.seen(key), len(self.mailboxes.of(key))) for key in self.citizens}

    def news(self, person: str, before: News) -> str:
        """Return what has come to somebody since `before`, as she sees it."""
        chat, mails = before[person]
        found = (self.phones.news(person, chat), self.mailboxes.news(person, mails))
        return "\n".join(filter(None, found))

    def whom(self, before: News, but: str = "") -> str:
        """Tell whom something has reached since `before`, and how much."""
        return ", ".join(
            f"{key}: {told}" for key in before if key != but and (told := self._told(key, before))
        )

    def _told(self, person: str, before: News) -> str:
        chat, mails = before[person]
        now = self.phones.seen(person)
        written = sum(now[one] != chat.get(one) for one in now)
        came = len(self.mailboxes.of(person)) - mails
        said = (f"{written} on Telegram" if written else "", f"{came} by mail" if came else "")
        return " and ".join(filter(None, said))

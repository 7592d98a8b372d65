"""What is to come, as pages show it: the messages of the next working day, and those of the year;
found apart from everything else, one at a time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

import structlog

from core.errors import EnvironmentFault

log = structlog.get_logger("web")


@dataclass(frozen=True, slots=True)
class PlannedMessage:
    """A message that would go out: to whom, where, of how many activities, and its text."""

    person_id: int | None
    person: str
    channel: str
    recipient: str
    welcome: bool
    activities: int
    text: str


@dataclass(frozen=True, slots=True)
class NextDay:
    """What goes out on the next working day, or why nothing does; `more` messages are not shown."""

    on: date
    why_nothing: str
    messages: tuple[PlannedMessage, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class OfficeYear:
    """How many messages an office gets in each month."""

    office: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class YearAhead:
    """What goes out until a day if nobody answers; `most` on the `busiest` day, None where nothing
    goes out. `nowhere` are people without an address that works."""

    since: date
    until: date
    messages: int
    people: int
    busiest: date | None
    most: int
    months: tuple[str, ...]
    offices: tuple[OfficeYear, ...]
    totals: tuple[int, ...]
    nowhere: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FirstDays:
    """What goes out on the first days after the trial, as one page to hand round."""

    page: str


class Ahead(StrEnum):
    """What can be looked at."""

    NEXT_DAY = "next_day"
    YEAR = "year"
    FIRST_DAYS = "first_days"


Found = NextDay | YearAhead | FirstDays


# Is told how far it has come: the day that was played, and the last one.
Told = Callable[[date, date], None]


class Foresees(Protocol):
    """Plays days to come apart from the service, whose data it leaves as they are."""

    async def look(self, what: Ahead, told: Told) -> Found:
        """Return what is to come; raises EnvironmentFault where it cannot be found in time."""
        ...


@dataclass
class Looking:
    """One look ahead: since when, how far it is, and what was found; `failed`: it broke off."""

    began: datetime
    first: date
    task: asyncio.Task[None] | None = None
    at: date | None = None
    until: date | None = None
    found: Found | None = None
    failed: bool = False

    @property
    def is_done(self) -> bool:
        """Tell whether it has ended, in one way or another."""
        return self.found is not None or self.failed

    @property
    def percent(self) -> int:
        """How much of the days has been played."""
        if self.at is None or self.until is None or self.until <= self.first:
            return 0
        return min(99, 100 * (self.at - self.first).days // (self.until - self.first).days)


@dataclass
class Looks:
    """The looks ahead of this process: the last of each kind, and one at a time."""

    foresees: Foresees | None = None
    last: dict[Ahead, Looking] = field(default_factory=dict)
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def first_days(self) -> FirstDays:
        """Return what goes out after the trial, found for one visitor after another; raises
        EnvironmentFault where it cannot be found."""
        async with self._turn:
            found = None
            if self.foresees is not None:
                found = await self.foresees.look(Ahead.FIRST_DAYS, lambda *_: None)
        if not isinstance(found, FirstDays):
            raise EnvironmentFault(
                "nothing plays the days to come here.", where="pages", todo="Start `culmina run`."
            )
        return found

    @property
    def busy(self) -> bool:
        """Tell whether somebody looks ahead now."""
        return any(not one.is_done for one in self.last.values())

    def begin(self, what: Ahead, now: datetime, today: date) -> bool:
        """Begin a look; tell whether it was begun: not while another one goes on."""
        if self.busy or self.foresees is None:
            return False
        looking = Looking(now, today)
        self.last[what] = looking
        looking.task = asyncio.create_task(_look(self.foresees, what, looking))
        return True


async def _look(foresees: Foresees, what: Ahead, looking: Looking) -> None:
    def told(at: date, until: date) -> None:
        looking.at, looking.until = at, until

    try:
        looking.found = await foresees.look(what, told)
    except EnvironmentFault as fault:
        log.warning("not_foreseen", what=what.value, error=fault.sentence())
        looking.failed = True
    except Exception:  # the edge of what goes on beside the pages: its page says that it broke off
        log.exception("not_foreseen", what=what.value)
        looking.failed = True

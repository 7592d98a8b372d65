"""What happens in a run, and when: drawn by a seed before it begins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from random import Random

from bench.town import Town, handle_of

# Above all that the town has reported, so that nobody is asked whether the work has gone back.
FIRST_TENTH, LAST_TENTH = 610, 999
MOST_EACH = LAST_TENTH - FIRST_TENTH
OUTAGE_SECONDS = 2.0
KILLS_BEFORE_THE_END = 0.9  # of the time: the last ones that are killed are up again at its end


@dataclass(frozen=True, slots=True)
class Size:
    """How large a run is; `kill_every` and `fault_every` in seconds, none where it is 0.

    `kill_every` counts from kill to kill, on SQLite from the start of the one process.
    """

    seed: int = 1
    people: int = 200
    messages: int = 2000
    seconds: float = 100.0
    sqlite: bool = False
    kill_every: float = 3.0
    fault_every: float = 0.3
    outages: int = 2


class What(StrEnum):
    """What happens at an instant."""

    SAY = "say"
    KILL = "kill"
    FAULT = "fault"
    AWAY = "away"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class Saying:
    """What a person writes: the figure, in tenths of a percent, of an activity."""

    person: int
    activity: int
    tenths: int

    @property
    def figure(self) -> str:
        """Return the figure as people write it."""
        whole, tenth = divmod(self.tenths, 10)
        return f"{whole},{tenth} %" if tenth else f"{whole} %"

    @property
    def text(self) -> str:
        """Return the message."""
        return f"{handle_of(self.activity)} en {self.figure}"


@dataclass(frozen=True, slots=True)
class Event:
    """What happens `at` so many seconds after the beginning."""

    at: float
    what: What
    saying: Saying | None = None


@dataclass(frozen=True, slots=True)
class HalfByMail(Town):
    """A town whose leads are reached by mail and on Telegram in turn.

    Of three times as many activities as people the first third owes a step today. Of the others
    those of the people on Telegram are open and due in some months: of these they write.
    """

    def channel_of(self, person: int) -> str:
        """Return on which channel a person is written to."""
        return "email" if person % 2 else "telegram"

    @property
    def activities(self) -> int:
        """Return how many activities the plan has."""
        return 3 * self.leads

    @property
    def on_telegram(self) -> range:
        """Return the people on Telegram."""
        return range(2, self.leads + 1, 2)

    def reported_by(self, person: int) -> int:
        """Return the activity of which a person on Telegram writes."""
        return self.leads + person


def town_of(size: Size) -> HalfByMail:
    """Return the town of a run; raises ValueError where its people cannot say so much."""
    town = HalfByMail(leads=max(2, size.people + size.people % 2), channel="")
    if size.messages > MOST_EACH * len(town.on_telegram):
        raise ValueError(f"each person writes {MOST_EACH} messages at most: take more people.")
    return town


def events(size: Size, town: HalfByMail, random: Random) -> list[Event]:
    """Return what happens in a run, in order."""
    drawn = [
        *_said(size, town, random),
        *_often(What.FAULT, size.fault_every, size.seconds, random),
        *_outages(size),
    ]
    if not size.sqlite:
        kills = size.seconds * KILLS_BEFORE_THE_END
        drawn += _often(What.KILL, size.kill_every, kills, random)
    return sorted(drawn, key=lambda event: event.at)


def _said(size: Size, town: HalfByMail, random: Random) -> Iterator[Event]:
    """Yield the messages, each person's figures from low to high."""
    people = [
        person
        for some in range(0, size.messages, len(town.on_telegram))
        for person in random.sample(town.on_telegram, len(town.on_telegram))[: size.messages - some]
    ]
    figures = {
        person: sorted(random.sample(range(FIRST_TENTH, LAST_TENTH), people.count(person)))
        for person in town.on_telegram
    }
    instants = sorted(random.uniform(0, size.seconds) for _ in people)
    for at, person in zip(instants, people, strict=True):
        said = Saying(person, town.reported_by(person), figures[person].pop(0))
        yield Event(at, What.SAY, said)


def _often(what: What, every: float, until: float, random: Random) -> Iterator[Event]:
    """Yield events whose pauses are `every` on average."""
    at = 0.0
    while every and (at := at + random.uniform(0.3, 1.7) * every) < until:
        yield Event(at, what)


def _outages(size: Size) -> Iterator[Event]:
    if size.sqlite:
        return
    for number in range(size.outages):
        begins = size.seconds * (number + 1) / (size.outages + 1)
        yield Event(begins, What.AWAY)
        yield Event(begins + OUTAGE_SECONDS, What.BACK)

"""What happens in a run, and when: drawn by a seed before it begins."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from random import Random

from bench.town import Town, handle_of

# Above all that the towns have reported, so that nobody is asked whether the work has gone back.
FIRST_TENTH, LAST_TENTH = 610, 999
MOST_EACH = 15  # who writes more mails in an hour is taken for a machine
MAILBOXES = 3  # entities that read one
OUTAGE_SECONDS = 2.0
LEAST_SECONDS = 12.0
KILL_EVERY_ON_SQLITE = 3.0  # from the start of the one process: it has to come to do something
QUIET_UNTIL = (
    0.25  # of the time: nobody writes, the reminders leave; a pass waits until all is heard
)
KILLS_BEFORE_THE_END = 0.9  # of the time: the last ones that are killed are up again at its end


@dataclass(frozen=True, slots=True)
class Size:
    """How large a run is; `kill_every` and `fault_every` in seconds, none where it is 0.

    There are `people` in each entity; all together they write `answers`. `kill_every` counts from
    kill to kill, on SQLite from the start of the one process.
    """

    seed: int = 1
    entities: int = 20
    people: int = 100
    answers: int = 4000
    seconds: float = 240.0
    sqlite: bool = False
    kill_every: float = 1.0
    fault_every: float = 0.2
    outages: int = 2

    @property
    def messages(self) -> int:
        """Return how many messages there are: a reminder for each, answers, and their receipts."""
        return self.entities * self.people + 2 * self.answers


def shared(share: float, seconds: float | None, *, seed: int, sqlite: bool) -> Size:
    """Return a share of the usual size, at least two entities; it takes `seconds`."""
    usual = Size()
    entities = max(2, round(usual.entities * share))
    people = round(usual.entities * usual.people * share / entities)
    return replace(
        usual,
        seed=seed,
        entities=entities,
        people=max(4, people - people % 4),
        answers=max(1, round(usual.answers * share)),
        seconds=seconds or max(LEAST_SECONDS, usual.seconds * share),
        sqlite=sqlite,
        kill_every=usual.kill_every if not sqlite else KILL_EVERY_ON_SQLITE,
    )


class What(StrEnum):
    """What happens at an instant."""

    SAY = "say"
    KILL = "kill"
    FAULT = "fault"
    AWAY = "away"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class Figure:
    """The figure, in tenths of a percent, of an activity; entities are numbered from 0."""

    entity: int
    activity: int
    tenths: int

    def __str__(self) -> str:
        """Return it as people write it."""
        whole, tenth = divmod(self.tenths, 10)
        return f"{whole},{tenth} %" if tenth else f"{whole} %"


@dataclass(frozen=True, slots=True)
class Saying:
    """What a person of an entity writes."""

    person: int
    figure: Figure

    @property
    def text(self) -> str:
        """Return the message."""
        return f"{handle_of(self.figure.activity)} en {self.figure}"


@dataclass(frozen=True, slots=True)
class Event:
    """What happens `at` so many seconds after the beginning."""

    at: float
    what: What
    saying: Saying | None = None


@dataclass(frozen=True, slots=True)
class HalfByMail(Town):
    """A town of which two in four are reached by mail and two on Telegram.

    Of twice as many activities as people the first half owes a step today. Of the others those of
    the people with even numbers are open and due in some months: of these they write.
    """

    def channel_of(self, person: int) -> str:
        """Return on which channel a person is written to."""
        return "telegram" if person % 4 in {0, 1} else "email"

    @property
    def activities(self) -> int:
        """Return how many activities the plan has."""
        return 2 * self.leads

    @property
    def on_telegram(self) -> list[int]:
        """Return the people on Telegram."""
        return [one for one in range(1, self.leads + 1) if self.channel_of(one) == "telegram"]

    def writers(self, *, by_mail: bool) -> list[int]:
        """Return who writes, where there is a mailbox also `by_mail`."""
        even = range(2, self.leads + 1, 2)
        return [one for one in even if by_mail or self.channel_of(one) == "telegram"]

    def reported_by(self, person: int) -> int:
        """Return the activity of which a person writes."""
        return self.leads + person


def town_of(size: Size) -> HalfByMail:
    """Return the town of each entity; raises ValueError where their people cannot say so much."""
    town = HalfByMail(leads=max(4, size.people), channel="")
    if town.leads % 4:
        raise ValueError("the people of an entity are a multiple of four.")
    if size.answers > MOST_EACH * len(writers(size, town)):
        raise ValueError(f"each person writes {MOST_EACH} messages at most: take more people.")
    return town


def writers(size: Size, town: HalfByMail) -> list[tuple[int, int]]:
    """Return who writes: entity and person."""
    return [
        (entity, person)
        for entity in range(size.entities)
        for person in town.writers(by_mail=entity < MAILBOXES)
    ]


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
    turns = _turns(writers(size, town), size.answers, random)
    often = Counter(turns)
    figures = {
        writer: sorted(random.sample(range(FIRST_TENTH, LAST_TENTH), often[writer]))
        for writer in sorted(often)
    }
    first = size.seconds * QUIET_UNTIL
    instants = sorted(random.uniform(first, size.seconds) for _ in turns)
    for at, (entity, person) in zip(instants, turns, strict=True):
        tenths = figures[entity, person].pop(0)
        figure = Figure(entity, town.reported_by(person), tenths)
        yield Event(at, What.SAY, Saying(person, figure))


def _turns(
    everybody: Sequence[tuple[int, int]], answers: int, random: Random
) -> list[tuple[int, int]]:
    """Return who writes, one message after the other: all once, then all again."""
    rounds = range(0, answers, len(everybody))
    return [one for _ in rounds for one in random.sample(everybody, len(everybody))][:answers]


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

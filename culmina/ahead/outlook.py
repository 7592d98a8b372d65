"""What will happen once the trial ends: ten days of messages, samples, and whom nothing reaches."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from core.channels import LABELS, Envelope
from culmina.ahead import preview
from culmina.channels.registry import Channels
from culmina.passes import week_figures
from culmina.wiring import Installation
from reports import shown
from reports.weekly import UnreachableOffice
from scheduler import directory
from scheduler.message.folding import Planned
from scheduler.tick import TickResult
from texts.catalog import Texts

MOST_SAMPLES = 3


@dataclass(frozen=True, slots=True)
class Day:
    """A working day: how many messages of each kind go out, or why none does."""

    on: date
    welcomes: int
    reminders: int
    why_nothing: str

    @property
    def messages(self) -> int:
        """Return how many go out."""
        return self.welcomes + self.reminders


@dataclass(frozen=True, slots=True)
class Sent:
    """A message of the first day: to whom, where, and of how many activities it speaks."""

    person: str
    channel: str
    recipient: str
    welcome: bool
    activities: int


@dataclass(frozen=True, slots=True)
class Sample:
    """A message as the person will read it."""

    person: str
    channel: str
    text: str


@dataclass(frozen=True, slots=True)
class Outlook:
    """What will happen: `people` are written to within the days, `nowhere` is who has no address,
    `unreachable` are the offices that nobody receives for."""

    entity: str
    on: date
    days: tuple[Day, ...]
    first: tuple[Sent, ...]
    samples: tuple[Sample, ...]
    people: int
    unreachable: tuple[UnreachableOffice, ...]
    nowhere: tuple[str, ...]
    names_a_policy: bool


def look(installation: Installation) -> Outlook:
    """Rehearse the first ten working days and take everything back."""
    results = preview.first_days(installation)
    first = next((one for one in results if one.messages), None)
    with installation.database.reading() as session:
        now = installation.clock.now()
        figures = week_figures(session, installation, now, compares=False)
        contacts = directory.load(session, installation.context(), now).contacts.values()
    return Outlook(
        entity=installation.settings.entity.name,
        on=installation.today(),
        days=tuple(map(_day, results)),
        first=tuple(map(_sent, first.messages)) if first else (),
        samples=asyncio.run(_samples(installation, first)) if first else (),
        people=len({one.person for result in results for one in result.messages}),
        unreachable=figures.unreachable_offices,
        nowhere=tuple(sorted(one.name for one in contacts if one.lost)),
        names_a_policy=bool(installation.settings.privacy.policy_url),
    )


def as_text(outlook: Outlook, texts: Texts) -> str:
    """Return it for a terminal."""
    return texts.render("live/page.txt", **_values(outlook))


def as_page(outlook: Outlook, texts: Texts) -> str:
    """Return it as one page to hand round: nothing is loaded and nothing runs in it."""
    return texts.render("live/page.html", **_values(outlook))


def _values(outlook: Outlook) -> dict[str, Any]:
    return {"seen": outlook, "reasons": shown.REASONS, "ask_for": shown.ASK_FOR}


def _day(result: TickResult) -> Day:
    welcomes = Counter(one.content.welcome for one in result.messages)
    return Day(result.today, welcomes[True], welcomes[False], result.why_nothing)


def _sent(planned: Planned) -> Sent:
    return Sent(
        planned.person,
        LABELS[planned.channel],
        planned.recipient,
        planned.content.welcome,
        len(planned.content.lines),
    )


async def _samples(installation: Installation, result: TickResult) -> tuple[Sample, ...]:
    """Return the longest message of each kind on each channel, as the channel makes it."""
    channels = Channels(installation)
    try:
        read = partial(read_out, installation, channels, result.today)
        return tuple(Sample(one.person, LABELS[one.channel], read(one)) for one in _chosen(result))
    finally:
        await channels.close()


def _chosen(result: TickResult) -> Sequence[Planned]:
    kinds: dict[tuple[str, bool], Planned] = {}
    for one in sorted(result.messages, key=lambda each: -len(each.content.lines)):
        kinds.setdefault((one.channel, one.content.welcome), one)
    return list(kinds.values())[:MOST_SAMPLES]


def read_out(installation: Installation, channels: Channels, today: date, one: Planned) -> str:
    """Return the text of a message that would go out, as its reader gets it."""
    envelope = Envelope(
        key=f"sample:{one.outbox_id}",
        entity=installation.settings.entity.name,
        address=one.recipient,
        person=one.person,
        today=today,
    )
    return channels.read_out(one.channel, one.content, envelope)

"""A campaign on Telegram: how long those who write meanwhile wait for their receipts, and how near
to what Telegram takes two senders come."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from statistics import quantiles
from threading import Event
from time import monotonic
from urllib.request import urlopen

from bench.lines import helper
from bench.many.sizes import sized
from bench.many.waiting import until
from bench.results import Row
from bench.servers import made, required
from bench.town import NOW, Town, add_activities, chat_of, handle_of, settle
from demo.botapi import BotApiServer
from demo.botapi.people import Person
from demo.loops import running
from models.migrations import runner
from models.session import Database
from scheduler import tick

PART = "(h) many entities: a campaign on Telegram"
REMINDERS, SAYINGS = 2_000, 200
REMINDERS_AT_THE_LIMIT = 1_200
A_SECOND = 4.0  # sayings
CALM = 40  # sayings before the campaign
TELEGRAM_TAKES = 30.0  # messages a second of one bot, by the Bot API's FAQ
FIRST_PERCENT = 61  # above all that the town has reported


@dataclass(frozen=True)
class Stage:
    """A town on Telegram; of its people those after the first `reminded` can write."""

    database: Database
    town: Town
    reminded: int
    server: BotApiServer
    people: dict[int, Person]

    @property
    def talkers(self) -> range:
        """Return who can write: each leads an open activity of her own number, due in months."""
        return range(self.reminded + 2, self.town.leads + 1, 2)

    def remind(self) -> None:
        """Let the clock begin the campaign."""
        with self.database.transaction() as session:
            made_here = len(tick.run(session, self.town.context(), NOW).messages)
        if made_here != self.reminded:
            raise RuntimeError(f"the pass made {made_here} reminders, not {self.reminded}")

    def sent(self) -> list[tuple[int, datetime]]:
        """Return chat and instant of each message that the bot has sent."""
        return [
            (int(str(call.params["chat_id"])), call.at)
            for call in list(self.server.sent)
            if call.method == "sendMessage"
        ]

    def reminders(self) -> list[datetime]:
        """Return when each reminder was sent."""
        chats = set(map(chat_of, range(1, self.reminded + 1)))
        return sorted(at for chat, at in self.sent() if chat in chats)


def rows(share: float) -> list[Row]:
    """Measure, and say what is required."""
    return [*_receipts(share), *_at_the_limit(share)]


def _receipts(share: float) -> list[Row]:
    sayings = sized(SAYINGS, share)
    with _stage(sized(REMINDERS, share), sayings, "receive,work", "send") as stage:
        calm = _talk(stage, sized(CALM, share), 0)
        stage.remind()
        until(stage.reminders)
        busy = _talk(stage, sayings, 1)
        if len(stage.reminders()) >= stage.reminded:
            raise RuntimeError("the campaign was over before all had been answered")
    return [
        Row(PART, "receipt, nothing else to send: p50", "ms", [_centile(calm, 50)]),
        Row(PART, "receipt during the campaign: p50", "ms", [_centile(busy, 50)]),
        Row(PART, "receipt during the campaign: p99", "ms", [_centile(busy, 99)]).at_most(2000),
    ]


def _at_the_limit(share: float) -> list[Row]:
    with _stage(sized(REMINDERS_AT_THE_LIMIT, share), 0, "send", "send") as stage:
        stage.remind()
        until(lambda: len(stage.reminders()) >= stage.reminded)
        at = stage.reminders()
        refused = len(stage.server.refused)
    rate = (len(at) - 1) / (at[-1] - at[0]).total_seconds()
    return [
        Row(PART, "two senders at Telegram's limit", "/s", [rate])
        .beside(rate / TELEGRAM_TAKES, f"of {TELEGRAM_TAKES:g}")
        .at_least(0.97),
        # Messages that are 1/29.5 s apart have 30 in a second; one may be late, or overtake.
        Row(PART, "most within any one second", "", [_most_in_a_second(at)]).at_most(31),
        Row(PART, "refused by the server", "", [refused]).at_most(0),
    ]


@contextmanager
def _stage(reminded: int, sayings: int, *processes: str) -> Iterator[Stage]:
    """Prepare a town with as many as are reminded and some who talk, and start the processes."""
    leads = reminded + 2 * max(1, sayings // 2)
    town = Town(leads=leads, channel="telegram")
    server = BotApiServer()
    with ExitStack() as stack:
        database = stack.enter_context(made(required()))
        runner.upgrade(database)
        with database.transaction() as session:
            settle(session, town)
            add_activities(session, town, total=leads, due=reminded)
        stack.enter_context(running(server))
        chats = {person: chat_of(person) for person in range(1, leads + 1)}
        people = {one: server.user(chat, "Marta Lucía") for one, chat in chats.items()}
        for person in people.values():
            person.starts()
        urlopen(f"{server.base_url}{server.token}/deleteWebhook", b"drop_pending_updates=true")
        url = database.url.render_as_string(hide_password=False)
        began = datetime.now(UTC).isoformat()
        for loops in processes:
            words = (url, began, loops, server.base_url, server.token, "0")
            stack.enter_context(helper("bench.many.loops", *words))
        yield Stage(database, town, reminded, server, people)


def _talk(stage: Stage, sayings: int, turn: int) -> list[float]:
    """Let the people write, one after the other; return the milliseconds until each receipt."""
    began, never = monotonic(), Event()
    before = len(stage.sent())
    said: list[tuple[int, datetime]] = []
    talkers = list(stage.talkers)
    for number in range(sayings):
        never.wait(max(0.0, began + number / A_SECOND - monotonic()))
        person = talkers[number % len(talkers)]
        percent = FIRST_PERCENT + 12 * turn + 2 * (number // len(talkers))
        text = f"{handle_of(person)} vamos en {percent} %, falta la firma del contrato"
        said.append((chat_of(person), stage.people[person].says(text).at))
    chats = {chat for chat, _ in said}

    def answers() -> list[tuple[int, datetime]]:
        found = [(chat, at) for chat, at in stage.sent()[before:] if chat in chats]
        return found if len(found) >= len(said) else []

    until(answers)
    at_of: dict[int, list[datetime]] = {}
    for chat, at in answers():
        at_of.setdefault(chat, []).append(at)
    return [(at_of[chat].pop(0) - at).total_seconds() * 1000 for chat, at in said]


def _centile(waits: Sequence[float], which: int) -> float:
    return quantiles(waits, n=100, method="inclusive")[which - 1]


def _most_in_a_second(at: Sequence[datetime]) -> int:
    """Return how many were sent in the second in which most were."""
    seconds = [one.timestamp() for one in at]
    most = first = 0
    for last, instant in enumerate(seconds):
        while instant - seconds[first] > 1:
            first += 1
        most = max(most, last - first + 1)
    return most

"""(b) Mails from the outbox to accepted and recorded, beside loops that do less.

`python -m bench.mails FOLDER` says the mails per second of each run in one line of JSON.
"""

from __future__ import annotations

import asyncio
import gc
import sys
import time
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import aiosmtplib
from sqlalchemy import delete, func, select, update

from bench.lines import Helper, helper, say
from bench.town import ENTITY, NAME, NOW, TODAY, Town, add_activities, settle
from bot.email.sender import EmailChannel
from bot.email.servers.settings import SmtpSettings
from core.channels import Envelope, Part
from core.clock import ShiftedClock
from core.entity.context import EntityContext
from core.messages import Content
from models.migrations import runner
from models.outbox import ItemState, OutboxItem, OutboxPart
from models.running.turns import Kind
from models.session import Database
from scheduler import tick
from scheduler.dispatcher import Dispatcher
from scheduler.engine.interface import NextItem, Wakes
from scheduler.engine.on_claims import claim_engine
from scheduler.message.folding import Planned
from texts.catalog import Texts

MAILS = 300
ACTIVITIES_EACH = 5
ROUNDS = 7
CONNECTIONS = (1, 4)
SENDER = "culmina@puertoesperanza.example"

T = TypeVar("T")


@dataclass(frozen=True)
class Bench:
    """One outbox full of reminders, and the same reminders as contents and as bytes."""

    database: Database
    context: EntityContext
    port: int
    contents: Sequence[tuple[Content, Envelope]]
    parts: list[tuple[str, Part]]
    texts: Texts

    def channel(self, connections: int) -> EmailChannel:
        """Return a new channel, without connections yet."""
        settings = SmtpSettings(
            host="127.0.0.1",
            port=self.port,
            security="none",
            sender=SENDER,
            connections=connections,
        )
        return EmailChannel(settings, self.texts, ShiftedClock(NOW), self.context.refs)

    async def bare(self, connections: int) -> None:
        """Send the bytes with aiosmtplib and nothing else."""
        left = iter(self.parts)

        async def one() -> None:
            client = aiosmtplib.SMTP(hostname="127.0.0.1", port=self.port, start_tls=False)
            async with client:
                for address, part in left:
                    await client.sendmail(SENDER, [address], part.body)

        await asyncio.gather(*(one() for _ in range(connections)))

    async def stage(self, connections: int) -> None:
        """Send the bytes through our channel: the sending stage alone."""
        channel = self.channel(connections)
        await _share(connections, self.parts, lambda one: channel.send(*one))
        await channel.close()

    async def rendering(self, connections: int) -> None:
        """Render each content and send it."""
        channel = self.channel(connections)

        async def render_and_send(one: tuple[Content, Envelope]) -> None:
            for part in channel.render(*one):
                await channel.send(one[1].address, part)

        await _share(connections, self.contents, render_and_send)
        await channel.close()

    async def whole(self, connections: int) -> None:
        """Let the dispatcher empty the outbox: claim, render, send, record."""
        channel = self.channel(connections)
        clock = ShiftedClock(NOW)

        def sender(next_item: NextItem, _: Wakes) -> Dispatcher:
            return Dispatcher(
                self.database, self.context, {channel.name: channel}, clock, next_item
            )

        hands = {Kind.SEND: sender}
        async with claim_engine(
            self.database, {self.context.entity_id: hands}, clock, alone=True
        ) as engine:
            await engine.drain([Kind.SEND])
        await channel.close()

    def put_back(self) -> None:
        """Make the outbox full again; raises RuntimeError unless all of it had been sent."""
        made = OutboxItem.created_at == NOW
        with self.database.transaction() as session:
            sent = select(func.count()).where(made, OutboxItem.state == ItemState.SENT)
            if session.scalar(sent) != MAILS:
                raise RuntimeError("not every mail was recorded as sent")
            session.execute(delete(OutboxPart))
            session.execute(
                update(OutboxItem).where(made).values(state=ItemState.PENDING, attempts=0)
            )


async def _share(lanes: int, things: Iterable[T], work: Callable[[T], Awaitable[object]]) -> None:
    left = iter(things)

    async def one() -> None:
        for thing in left:
            await work(thing)

    await asyncio.gather(*(one() for _ in range(lanes)))


def _prepare(folder: str, port: int) -> Bench:
    database = Database(f"sqlite:///{Path(folder) / 'mails.db'}")
    runner.upgrade(database)
    town = Town(leads=MAILS, channel="email")
    context = town.context()
    with database.transaction() as session:
        settle(session, town)
        total = MAILS * ACTIVITIES_EACH
        add_activities(session, town, total=total, due=total)
        planned = tick.run(session, context, NOW).messages
    contents = [(one.content, _envelope(one)) for one in planned]
    bench = Bench(database, context, port, contents, [], Texts())
    channel = bench.channel(1)
    bench.parts.extend((one[1].address, channel.render(*one)[0]) for one in contents)
    return bench


def _envelope(planned: Planned) -> Envelope:
    return Envelope(
        key=f"{ENTITY}:{planned.outbox_id}",
        entity=NAME,
        address=planned.recipient,
        person=planned.person,
        today=TODAY,
        item_id=planned.outbox_id,
    )


def _per_second(way: Callable[[int], Awaitable[None]], connections: int, far: Helper) -> float:
    async def run() -> None:
        await way(connections)

    gc.collect()
    start = time.perf_counter()
    asyncio.run(run())
    seconds = time.perf_counter() - start
    if far.ask()["taken"] != MAILS:
        raise RuntimeError(f"the server did not take {MAILS} mails")
    return MAILS / seconds


def main(folder: str) -> None:
    """Measure all ways in turn, round after round; the first round only warms up."""
    with helper("bench.far", "smtp") as far:
        bench = _prepare(folder, far.hello["port"])
        ways = [bench.bare, bench.stage, bench.rendering, bench.whole]
        found: dict[str, dict[int, list[float]]] = {
            way.__name__: {count: [] for count in CONNECTIONS} for way in ways
        }
        for number in range(ROUNDS + 1):
            for count in CONNECTIONS:
                for way in ways:
                    rate = _per_second(way, count, far)
                    if number:
                        found[way.__name__][count].append(rate)
                bench.put_back()
    bench.database.close()
    say(per_second=found)


if __name__ == "__main__":
    main(*sys.argv[1:])

"""A whole dialogue over HTTP: the real library, receiver, worker and dispatcher of one process."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta

from bot.telegram.client import TelegramClient
from bot.telegram.intake import Intake
from bot.telegram.meant_for import Sharing
from bot.telegram.receiver import Receiver
from bot.telegram.sender import TelegramChannel
from core.clock import FixedClock
from core.entity.calendar import Calendar
from core.entity.context import EntityContext
from core.entity.policy import Policy
from core.refs import Refs
from demo.botapi import BotApiServer, ChatMessage, Person
from models.session import Database
from scheduler import tick
from tests.channels.telegram.far_side import MARTA, a_client, settings_for
from tests.support.builders import BOGOTA, ENTITY, NOW, a_holder, a_person, an_entity, an_office
from tests.support.engines import handling, sending
from tests.unit.bot.telegram.contents import TEXTS

AT_ONCE = timedelta(0)


@dataclass
class Dialogue:
    """Marta's telephone and the process that answers it; each action is followed to its end."""

    database: Database
    context: EntityContext
    clock: FixedClock
    client: TelegramClient
    marta: Person
    office: int
    seen: int = 0

    async def restart(self) -> None:
        """Handle and send all that waits, with loops that remember nothing."""
        with self.database.transaction() as session:
            holder = a_holder(session)
        intake = Intake(
            self.client,
            self.database,
            entities=Sharing((self.context,)),
            clock=self.clock,
            wake=lambda: None,
            refusal=TEXTS.render("telegram/toast_not_yours.html"),
        )
        receiver = Receiver(self.client, intake, poll=AT_ONCE)
        worker = handling(
            self.database, self.context, self.clock, holder_id=holder, replied=lambda: None
        )
        channel = TelegramChannel(self.client.bot, TEXTS)
        dispatcher = sending(
            self.database,
            self.context,
            {"telegram": channel},
            self.clock,
            holder_id=holder,
            lanes=1,
        )
        while await receiver.receive(AT_ONCE):
            await worker.drain()
        await worker.drain()
        await dispatcher.drain()

    async def says(self, text: str) -> list[str]:
        """Write a text; return what the bot has said since."""
        self.marta.says(text)
        return await self.hears()

    async def presses(self, label: str) -> list[str]:
        """Press the newest button with this label; return what the bot has said since."""
        self.marta.presses(label)
        return await self.hears()

    async def edits(self, message: ChatMessage, text: str) -> list[str]:
        """Change one of her messages; return what the bot has said since."""
        self.marta.edits(message, text)
        return await self.hears()

    async def ticks(self) -> list[str]:
        """Let a pass of the clock be made; return what the bot has said since."""
        with self.database.transaction() as session:
            tick.run(session, self.context, self.clock.now())
        return await self.hears()

    async def hears(self) -> list[str]:
        """Let everything happen that waits; return the new messages of the bot."""
        await self.restart()
        told = [one for one in self.marta.messages if one.from_bot and one.message_id > self.seen]
        self.seen = max((one.message_id for one in told), default=self.seen)
        return [one.text for one in told]


@asynccontextmanager
async def a_dialogue(server: BotApiServer, database: Database) -> AsyncIterator[Dialogue]:
    """Write a town in which Marta leads planning and has started the bot."""
    with database.transaction() as session:
        entity = an_entity(session)
        office = an_office(session, entity)
        a_person(session, entity, office=office, telegram=str(MARTA))
    context = EntityContext(
        entity_id=entity,
        entity_name=ENTITY,
        zone=BOGOTA,
        calendar=Calendar(),
        policy=Policy(),
        refs=Refs("a key for tests"),
        channels=("telegram",),
        editable=frozenset([TelegramChannel.name]),
        trial_people=frozenset(),
    )
    marta = server.user(MARTA, "Marta", "Rincón")
    async with a_client(settings_for(server)) as client:
        dialogue = Dialogue(database, context, FixedClock(NOW), client, marta, office)
        yield dialogue

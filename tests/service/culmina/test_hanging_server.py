"""A mail server that takes connections and never answers holds up nobody but those who write to
it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import select

from core.messages import Note, store_content
from core.words import OutboxKind
from culmina.run import Loop
from models.outbox import ItemState, OutboxItem
from models.running.channel_state import ChannelState
from models.session import Database
from tests.service.culmina.test_many_entities import CHAT, Province, a_province, eventually
from tests.support.builders import an_outbox_item

MAILS = 12
# Longer than the test waits: nothing gets on because a connection was given up.
MAIL = '[smtp]\nhost = "127.0.0.1"\nport = {port}\nsecurity = "none"\nsender = "c@e.example"\n'
MAIL += "timeout = 300\n"
LOOPS = frozenset({Loop.SEND, Loop.WORK, Loop.RECEIVE})


class Hanging:
    """A mail server that takes connections and never says a word."""

    def __init__(self) -> None:
        self.port = 0
        self.connections = 0
        self._end = asyncio.Event()

    async def _take(self, _: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        await self._end.wait()
        writer.close()

    @asynccontextmanager
    async def listening(self) -> AsyncIterator[Hanging]:
        """Listen while the block lasts."""
        server = await asyncio.start_server(self._take, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        try:
            yield self
        finally:
            self._end.set()
            server.close()


def queue_mails(town: Province, number: int) -> None:
    """Queue mails of an entity to as many people."""
    with town.database.transaction() as session:
        for one in range(MAILS):
            an_outbox_item(
                session,
                town.ids[number],
                channel="email",
                recipient=f"p{one}@e.example",
                kind=OutboxKind.NOTE,
                opens=False,
                content=store_content(Note(name="courtesy")),
            )


def is_answered(town: Province, number: int) -> bool:
    """Tell whether the bot of an entity has written to Marta."""
    return any(one.from_bot for one in town.bots[number].messages(CHAT))


@pytest.mark.parametrize(("entities", "most"), [(1, 2), (5, 4)])
async def test_while_a_mail_server_hangs_the_chats_of_all_are_answered(
    database: Database, tmp_path: Path, entities: int, most: int
) -> None:
    async with (
        Hanging().listening() as server,
        a_province(database, tmp_path, *[MAIL.format(port=server.port)] * entities, "") as town,
    ):
        for number in range(entities):
            queue_mails(town, number)
        async with town.serving(LOOPS):
            await eventually(lambda: server.connections >= most)
            for number in (0, entities):
                town.say(number, "la rampa va en el 60 %")
            for number in (entities, 0):
                await eventually(partial(is_answered, town, number))
            assert server.connections == most

        with database.reading() as session:
            brakes = session.scalars(select(ChannelState.braked_until)).all()
            mails = select(OutboxItem.state).where(OutboxItem.channel == "email")
            states = set(session.scalars(mails))
    assert any(brakes)
    assert ItemState.FAILED not in states

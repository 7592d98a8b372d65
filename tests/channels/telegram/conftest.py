"""Fixtures: the stand-in, the real library connected to it, and Marta with her telephone."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.telegram.client import TelegramClient
from bot.telegram.sender import TelegramChannel
from demo.botapi import BotApiServer, Person
from tests.channels.telegram.far_side import MARTA, a_client, settings_for
from tests.unit.bot.telegram.contents import TEXTS


@pytest.fixture
async def server() -> AsyncIterator[BotApiServer]:
    """The stand-in, listening."""
    async with BotApiServer() as started:
        yield started


@pytest.fixture
async def client(server: BotApiServer) -> AsyncIterator[TelegramClient]:
    """The real library, connected to the stand-in."""
    async with a_client(settings_for(server)) as opened:
        yield opened


@pytest.fixture
def channel(client: TelegramClient) -> TelegramChannel:
    """The channel under test."""
    return TelegramChannel(client.bot, TEXTS)


@pytest.fixture
async def marta(server: BotApiServer) -> Person:
    """Marta, who has started the bot."""
    person = server.user(MARTA, "Marta", "Rincón")
    person.starts()
    return person

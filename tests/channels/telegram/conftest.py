"""Fixtures: the stand-in, the real library connected to it, and Marta with her telephone."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.telegram.client import TelegramClient
from bot.telegram.sender import TelegramChannel
from core.clock import FixedClock
from demo.botapi import BotApiServer, Person
from models.session import Database
from tests.channels.telegram.far_side import MARTA, a_client, settings_for
from tests.channels.telegram.fetching import Installation
from tests.support.builders import NOW, a_holder, a_person, an_entity
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


@pytest.fixture
def here(client: TelegramClient, database: Database, tmp_path: Path) -> Installation:
    """An installation in which Marta is known, and nobody else."""
    with database.transaction() as session:
        entity, holder = an_entity(session), a_holder(session)
        a_person(session, entity, telegram=str(MARTA))
    clock = FixedClock(NOW)
    return Installation(client, database, tmp_path / "evidence", entity, holder, clock)

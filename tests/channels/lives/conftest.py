"""Fixtures: a town between both far sides."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import pytest

from demo.botapi import BotApiServer
from demo.smtp import SmtpServer
from models.session import Database
from tests.channels.lives.story import Story, a_story


@pytest.fixture
def opened(sqlite_url: str) -> Iterator[Database]:
    """An open SQLite file: what is lived does not depend on the database."""
    database = Database(sqlite_url)
    yield database
    database.close()


@pytest.fixture
async def story(opened: Database) -> AsyncIterator[Story]:
    """A town of two offices without people."""
    async with (
        BotApiServer() as telegram,
        SmtpServer() as smtp,
        a_story(telegram, smtp, opened) as made,
    ):
        yield made

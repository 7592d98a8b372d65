"""Fixtures: the local endpoint, and the client connected to it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.model.client import ModelClient
from bot.model.usage import Usage
from demo.modelapi import ModelApi
from tests.channels.model.far_side import Hand, settings_for


@pytest.fixture
async def api() -> AsyncIterator[ModelApi]:
    """The endpoint, listening."""
    async with ModelApi() as started:
        yield started


@pytest.fixture
def hand() -> Hand:
    """The clock of the breaker."""
    return Hand()


@pytest.fixture
def spent() -> list[Usage]:
    """What was counted."""
    return []


@pytest.fixture
async def client(api: ModelApi, hand: Hand, spent: list[Usage]) -> AsyncIterator[ModelClient]:
    """The client under test."""

    async def note(usage: Usage) -> None:
        spent.append(usage)

    opened = ModelClient(settings_for(api), note, hand)
    yield opened
    await opened.close()

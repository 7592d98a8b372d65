"""The town in which the conversations take place, on each of the two databases."""

from __future__ import annotations

import pytest

from models.session import Database
from tests.service.bot.chat import PEDRO, Chat, Town, a_town


@pytest.fixture
def town(database: Database) -> Town:
    """Puerto Esperanza with Marta and Pedro, and no activities."""
    return a_town(database)


@pytest.fixture
def marta(town: Town) -> Chat:
    """The chat of Marta, who leads planning."""
    return Chat(town)


@pytest.fixture
def pedro(town: Town) -> Chat:
    """The chat of Pedro, who leads finance."""
    return Chat(town, PEDRO, "Pedro")

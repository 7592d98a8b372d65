"""An entity without anything, for plans to be loaded into."""

from __future__ import annotations

import pytest

from models.session import Database
from tests.support.builders import an_entity


@pytest.fixture
def entity(database: Database) -> int:
    """The id of the invented municipality."""
    with database.transaction() as session:
        return an_entity(session)

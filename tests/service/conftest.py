"""Fixtures of the service tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from models.session import Database


@pytest.fixture
def sqlite_database(sqlite_url: str) -> Iterator[Database]:
    """An open SQLite file with the newest schema: for what does not depend on the database."""
    opened = Database(sqlite_url)
    yield opened
    opened.close()

"""The filled databases: made once per test process, and copied for each test."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path

import pytest

from models.session import Database
from tests.contracts.isolation.twins import Twins
from tests.contracts.isolation.worlds import World, without_other
from tests.support.databases import copy_sqlite


@pytest.fixture(scope="session")
def filled(
    sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Path, World]:
    """Two SQLite files, with the other entity and without it, and what is in the first."""
    folder = tmp_path_factory.mktemp("filled")
    database = Database(copy_sqlite(sqlite_template, folder / "full.db"))
    world = World.filled(database)
    database.close()
    copy_sqlite(folder / "full.db", folder / "twin.db")
    twin = Database(f"sqlite:///{folder / 'twin.db'}")
    without_other(twin, world.other)
    twin.close()
    return folder / "full.db", folder / "twin.db", world


@pytest.fixture
def twins(filled: tuple[Path, Path, World], tmp_path: Path) -> Iterator[Twins]:
    """The two worlds, each in a folder of its own."""
    full, twin, world = filled
    opened = []
    for name, file in (("full", full), ("twin", twin)):
        (tmp_path / name).mkdir()
        url = copy_sqlite(file, tmp_path / name / "culmina.db")
        opened.append(World(Database(url), deepcopy(world.own), deepcopy(world.other)))
    yield Twins(tmp_path, *opened)
    for one in opened:
        one.database.close()

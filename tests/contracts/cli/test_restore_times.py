"""culmina restore --stopped-at: not before the service still worked, as the backup knows it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from models.owed import TickRun
from tests.contracts.cli.conftest import Place, Ran
from tests.contracts.cli.test_backup import elsewhere, restored

Command = Callable[..., Ran]
LAST_PASS = datetime(2026, 5, 12, 13, 1, tzinfo=UTC)


@pytest.fixture
def file(place: Place, culmina: Command, tmp_path: Path) -> Path:
    """A backup of a service that made its last pass on 12 May 2026 at 08:01."""
    with place.database.transaction() as session:
        session.add(TickRun(entity_id=place.entity, at=LAST_PASS, steps=0, messages=0))
    file = tmp_path / "copia.tar.gz"
    assert culmina("backup", str(file)).code == 0
    return file


def test_a_day_before_the_last_pass_is_refused_and_nothing_is_left(
    place: Place, culmina: Command, file: Path
) -> None:
    config = elsewhere(place)

    ran = restored(culmina, file, config, "--stopped-at", "2026-05-11T10:00")

    assert ran.code == 2
    assert "el servicio trabajó todavía el 2026-05-12 08:01" in ran.error
    assert [path.name for path in config.parent.iterdir()] == ["config.toml"]


def test_an_instant_after_it_is_taken(place: Place, culmina: Command, file: Path) -> None:
    ran = restored(culmina, file, elsewhere(place), "--stopped-at", "2026-05-12T10:00")

    assert (ran.code, ran.error) == (0, "")

"""culmina restore --stopped-at: not before the service still worked, as the backup knows it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from culmina.keeping.backup import last_at
from models.audit import Actor, Change
from models.audit_actions import BACKED_UP, RESTORED
from models.owed import TickRun
from tests.contracts.cli.conftest import Place, Ran
from tests.contracts.cli.test_backup import elsewhere, restored

Command = Callable[..., Ran]
LAST_PASS = datetime(2026, 5, 12, 13, 1, tzinfo=UTC)
EARLIER, LATER = LAST_PASS - timedelta(days=3), LAST_PASS + timedelta(days=3)


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


@pytest.mark.parametrize(("back", "last"), [(LATER, LATER), (EARLIER, LAST_PASS)])
def test_the_backup_that_was_put_back_counts_as_one(
    place: Place, back: datetime, last: datetime
) -> None:
    with place.database.transaction() as session:
        assert last_at(session, place.entity) is None
        for at, action, after in (
            (LAST_PASS, BACKED_UP, {"bytes": 1}),
            (LATER + timedelta(days=9), RESTORED, {"backed_up_at": back.isoformat()}),
        ):
            change = Change(session, place.entity, Actor("technician", "cli"), at)
            change.audit(action, "entity", place.entity, after=after)

        assert last_at(session, place.entity) == last

"""culmina prune lets go what the periods of [keep] no longer keep, and shows it before."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from sqlalchemy import func, select

from core.clock import FixedClock
from culmina import pruning
from culmina.settings import KeepSettings, read_settings
from culmina.wiring import Installation
from models.outbox import ItemState, OutboxItem
from models.session import Database
from tests.contracts.cli.conftest import Place, Ran
from tests.support.builders import an_inbound, an_outbox_item
from tests.support.dump import everything

Command = Callable[..., Ran]

OLD = datetime.now(UTC) - timedelta(days=365 * 3)


def some_history(place: Place, messages: int = 3) -> None:
    with place.database.transaction() as session:
        for _ in range(messages):
            an_outbox_item(session, place.entity, at=OLD, state=ItemState.SENT)
        an_inbound(session, place.entity, "Gracias", at=OLD, outcome="answered")


def left(database: Database) -> int:
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(OutboxItem)) or 0


def test_a_dry_run_counts_and_writes_nothing(place: Place, culmina: Command) -> None:
    some_history(place)
    before = everything(place.database)

    ran = culmina("prune", "--dry-run")

    assert "mensajes enviados: 3 pueden borrarse" in ran.out
    assert "contenidos de mensajes recibidos: 1 pueden borrarse" in ran.out
    assert everything(place.database) == before


def test_what_may_go_is_gone_and_a_second_time_there_is_nothing(
    place: Place, culmina: Command
) -> None:
    some_history(place)

    ran = culmina("prune")

    assert "mensajes enviados: 3 borrados" in ran.out
    assert left(place.database) == 0
    assert "mensajes enviados: 0 borrados" in culmina("prune").out


def test_a_period_of_zero_keeps_for_ever(place: Place, culmina: Command) -> None:
    some_history(place)
    kept = "[keep]\n" + "".join(f"{name} = 0\n" for name in KeepSettings.model_fields)
    place.config.write_text(place.config.read_text("utf-8") + kept, "utf-8")

    ran = culmina("prune")

    assert ran.out == "Todos los plazos de [keep] son 0: todo se conserva.\n"
    assert left(place.database) == 3


def test_a_night_lets_go_a_part_and_the_next_one_the_rest(place: Place) -> None:
    some_history(place, messages=5)
    now = datetime.now(UTC)
    installation = Installation.of(read_settings(place.config), place.database, FixedClock(now))

    for rest in (3, 1, 0):
        asyncio.run(pruning.prune(installation, now, most=2, pause=0))
        assert left(place.database) == rest

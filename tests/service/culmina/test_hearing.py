"""Tests: a pass of the clock hears first who has answered, on both databases."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from bot.model.settings import UnderstandingSettings
from core.clock import FixedClock
from culmina.hearing import by_hand, hear
from culmina.wiring import Installation
from demo.modelapi import ModelApi
from demo.modelapi.answers import an_answer, an_update, says
from demo.modelapi.server import MODEL
from models.inbox import Inbound, InboundState
from models.progress import ProgressReport
from models.running import holders
from models.running.holders import DEAD_AFTER_SECONDS, DatabaseNow, Holder
from models.session import Database
from tests.service.culmina.test_passes import MONDAY, an_installation
from tests.support.builders import a_person, an_activity, an_inbound, an_office, instant

NOW = instant(MONDAY)
MINUTE = timedelta(minutes=1)
MANY, FEW = 20.0, 0.3  # seconds
WAITING = (InboundState.NEW, InboundState.HANDLING, InboundState.FETCHING)


def said(
    database: Database,
    entity: int,
    state: InboundState = InboundState.NEW,
    text: str = "Hola",
    **overrides: Any,
) -> None:
    """Write a message that came in a minute ago and stands in `state`."""
    with database.transaction() as session:
        an_inbound(session, entity, text, at=NOW - MINUTE, state=state, **overrides)


def states(database: Database) -> list[InboundState]:
    """Return where the messages stand, the oldest first."""
    with database.reading() as session:
        return list(session.scalars(select(Inbound.state).order_by(Inbound.id)))


def handle_all(session: Session) -> None:
    session.execute(update(Inbound).values(state=InboundState.DONE))


async def heard_while(installation: Installation, work: Callable[[Session], None]) -> int:
    """Hear while another process does `work`; return how many messages were left."""
    waits = asyncio.create_task(hear(installation, MANY))
    await asyncio.sleep(0)
    await installation.database.in_transaction(work)
    return await waits


@pytest.mark.parametrize("state", WAITING)
def test_it_waits_for_whoever_handles_what_was_said(
    database: Database, state: InboundState
) -> None:
    installation = an_installation(database)
    said(database, installation.entity_id, state)

    assert asyncio.run(heard_while(installation, handle_all)) == 0


@pytest.mark.parametrize("state", WAITING)
def test_it_does_not_wait_for_ever_and_tells_how_much_is_left(
    database: Database, state: InboundState
) -> None:
    installation = an_installation(database)
    for sender in ("5551001", "5551002"):
        said(database, installation.entity_id, state, sender=sender)

    assert asyncio.run(hear(installation, FEW)) == 2


@pytest.mark.parametrize("state", [InboundState.DONE, InboundState.SET_ASIDE])
def test_it_waits_for_nothing_that_nobody_will_handle(
    database: Database, state: InboundState
) -> None:
    installation = an_installation(database)
    said(database, installation.entity_id, state)

    assert asyncio.run(asyncio.wait_for(hear(installation, MANY), MANY / 2)) == 0


def test_it_waits_for_nothing_that_is_said_to_have_come_later(sqlite_database: Database) -> None:
    installation = an_installation(sqlite_database)
    said(sqlite_database, installation.entity_id)
    earlier = Installation.of(
        installation.settings, sqlite_database, FixedClock(NOW - timedelta(hours=1))
    )

    assert asyncio.run(asyncio.wait_for(hear(earlier, MANY), MANY / 2)) == 0


def test_a_stop_ends_the_wait(sqlite_database: Database) -> None:
    installation = an_installation(sqlite_database)
    said(sqlite_database, installation.entity_id)

    async def stopped() -> int:
        stop = asyncio.Event()
        stop.set()
        return await asyncio.wait_for(hear(installation, MANY, stop=stop), MANY / 2)

    assert asyncio.run(stopped()) == 1


def test_where_nobody_else_handles_it_is_handled_here(database: Database) -> None:
    installation = an_installation(database)
    entity = installation.entity_id
    with database.transaction() as session:
        office = an_office(session, entity)
        a_person(session, entity, "Marta", office=office, telegram="5551001")
        an_activity(session, entity, due=MONDAY, office=office, handle="A-01", code="A-01")
    said(database, entity, text="A-01 60 %")
    said(database, entity, text="A-01 80 %")

    assert asyncio.run(by_hand(installation, MANY)) == 0

    assert states(database) == [InboundState.DONE, InboundState.DONE]
    with database.reading() as session:
        percents = select(ProgressReport.percent).order_by(ProgressReport.id)
        told = session.scalars(percents).all()
        ended = session.scalars(select(Holder.ended_at)).all()
    assert told == [Decimal(60), Decimal(80)]
    assert None not in ended


def test_what_another_process_has_in_hand_is_left_to_it(sqlite_database: Database) -> None:
    installation = an_installation(sqlite_database)
    said(sqlite_database, installation.entity_id, InboundState.HANDLING)

    assert asyncio.run(by_hand(installation, FEW)) == 1

    assert states(sqlite_database) == [InboundState.HANDLING]


def test_what_a_dead_process_had_in_hand_is_handled_here(database: Database) -> None:
    installation = an_installation(database)
    dead = None
    if database.is_sqlite:  # on PostgreSQL a row in hand without a job is a dead process's
        with database.transaction() as session:
            dead = holders.register(session, host="casa", pid=1)
            silent = DatabaseNow(-DEAD_AFTER_SECONDS - 1)
            session.execute(update(Holder).values(seen_at=silent))
    said(database, installation.entity_id, InboundState.HANDLING, holder_id=dead)

    assert asyncio.run(by_hand(installation, MANY)) == 0

    assert states(database) == [InboundState.DONE]


def test_with_nothing_to_hear_no_process_is_written_down(sqlite_database: Database) -> None:
    installation = an_installation(sqlite_database)

    assert asyncio.run(by_hand(installation, MANY)) == 0

    with sqlite_database.reading() as session:
        assert session.scalars(select(Holder.id)).all() == []


@pytest.mark.parametrize("named", [True, False])
async def test_a_command_has_the_model_read_along_as_the_service_does_where_one_is_named(
    sqlite_database: Database, tmp_path: Path, *, named: bool
) -> None:
    plain = an_installation(sqlite_database)
    entity = plain.entity_id
    with sqlite_database.transaction() as session:
        office = an_office(session, entity)
        a_person(session, entity, "Marta", office=office, telegram="5551001")
        an_activity(session, entity, due=MONDAY, office=office, handle="1.2", code="1.2")
    said(sqlite_database, entity, text="la 1.2 va en 60 %")
    async with ModelApi() as api:
        api.script(says(an_answer(an_update("la 1.2 va en 60 %", "1.2", 60))))
        model = UnderstandingSettings(
            base_url=api.base_url, model=MODEL, api_key=SecretStr(api.key),
            usage_file=str(tmp_path / "usage.json"),
        )  # fmt: skip
        settings = plain.settings.model_copy(update={"understanding": model} if named else {})

        assert await by_hand(Installation.of(settings, sqlite_database, plain.clock), MANY) == 0

        assert len(api.asked) == int(named)
    with sqlite_database.reading() as session:
        told = session.scalars(select(ProgressReport.percent)).all()
    assert told == [Decimal(60)]

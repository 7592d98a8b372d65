"""The service while its database is away: it waits, says so once for each loop, and goes on."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, MutableMapping, Sequence
from threading import Event
from typing import Any

import psycopg
import pytest
from pydantic import SecretStr
from sqlalchemy import select
from sqlalchemy.engine import make_url
from structlog.testing import capture_logs

from core.clock import FixedClock
from core.inbound import Inbound
from culmina.run import Loop, service
from culmina.settings import DatabaseSettings, EntitySettings, SecuritySettings, Settings
from culmina.wiring import Installation
from models import inbox
from models.inbox import InboundState
from models.session import Database
from tests.support import locks
from tests.support.builders import ENTITY, NOW, an_entity
from tests.support.locks import Failures

SOON = 30.0


def an_installation(database: Database) -> Installation:
    """Return an installation without channels."""
    with database.transaction() as session:
        an_entity(session)
    settings = Settings(
        entity=EntitySettings(name=ENTITY),
        database=DatabaseSettings(url=database.url.render_as_string(hide_password=False)),
        security=SecuritySettings(key=SecretStr("una-clave-de-prueba-de-al-menos-32-letras")),
    )
    return Installation.of(settings, database, FixedClock(NOW))


async def eventually(condition: Callable[[], object]) -> None:
    """Look until `condition` holds."""
    never = Event()
    async with asyncio.timeout(SOON):
        while not condition():
            await asyncio.to_thread(never.wait, 0.02)


def admit(url: str, *, connections: bool) -> None:
    """Let a server admit connections to a database, or end those it has and refuse others."""
    made = make_url(url)
    dsn = made.set(drivername="postgresql", database="postgres").render_as_string(False)
    with psycopg.connect(dsn, autocommit=True) as server:
        server.execute(f'ALTER DATABASE "{made.database}" WITH ALLOW_CONNECTIONS {connections}')
        if not connections:
            server.execute(
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = %s",
                [made.database],
            )


def say(database: Database, installation: Installation) -> None:
    """Let a stranger say something."""
    message = Inbound(external_id="1:1:1", sender="1", sent_at=NOW, text="Buenos días")
    with database.transaction() as session:
        inbox.accept(
            session,
            entity_id=installation.entity_id,
            channel="telegram",
            external_id=message.external_id,
            sender=message.sender,
            payload=message.model_dump(mode="json"),
            now=NOW,
        )


def is_handled(database: Database) -> bool:
    """Tell whether what was said has been handled."""
    with database.reading() as session:
        return session.scalars(select(inbox.Inbound.state)).all() == [InboundState.DONE]


@pytest.mark.postgres
async def test_a_server_that_is_away_is_told_briefly_and_the_work_goes_on_when_it_is_back(
    postgres_url: str,
) -> None:
    database = Database(postgres_url)
    installation, stop = an_installation(database), asyncio.Event()
    loops = frozenset({Loop.WORK, Loop.SEND})
    with capture_logs() as events:
        async with service(installation) as built:
            task = asyncio.create_task(built.run(loops, stop))
            failures = Failures(database, enough=3)
            admit(postgres_url, connections=False)
            await asyncio.wait_for(failures.enough.wait(), SOON)
            admit(postgres_url, connections=True)
            say(database, installation)
            await eventually(lambda: is_handled(database))
            await eventually(lambda: "queue_away" in back(events))
            stop.set()
            await asyncio.wait_for(task, SOON)
    database.close()

    told = Counter(str(one["event"]) for one in events)
    # The server ends the connections, then it admits none: two reasons at most.
    assert 1 <= told["queue_away"] <= 2
    assert told["works_again"] == 1
    assert not any("exc_info" in one for one in events)


def back(events: Sequence[MutableMapping[str, Any]]) -> set[str]:
    """Return which loops have said that they work again."""
    return {str(one["after"]) for one in events if one["event"] == "works_again"}


async def test_a_heartbeat_that_meets_a_lock_does_not_end_the_service(sqlite_url: str) -> None:
    stop = asyncio.Event()
    with locks.hasty(sqlite_url) as database, capture_logs() as events:
        async with service(an_installation(database)) as built:
            with locks.locked(sqlite_url, "holder"):
                failures = Failures(database, enough=2)
                task = asyncio.create_task(built.run(frozenset(), stop))
                await asyncio.wait_for(failures.enough.wait(), SOON)
                assert not task.done()
            await eventually(lambda: "works_again" in {one["event"] for one in events})
            stop.set()
            await asyncio.wait_for(task, SOON)

    told = [one["event"] for one in events if one["event"] != "nobody_can_be_written_to"]
    assert told == ["no_heartbeat", "works_again"]

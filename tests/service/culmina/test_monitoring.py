"""What the service tells of itself: the heartbeat after each pass, /healthz, /metrics."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from threading import Event

import aiohttp
import pytest
from aiohttp import web
from prometheus_client.parser import text_string_to_metric_families
from pydantic import SecretStr
from sqlalchemy import text
from sqlalchemy.orm import Session
from structlog.testing import capture_logs

from core.channels import Part, SendError, SendErrorKind
from core.clock import FixedClock
from core.errors import EnvironmentFault
from core.inbound import Inbound
from culmina.monitoring.heartbeat import Heartbeat
from culmina.monitoring.metrics import Metrics
from culmina.monitoring.monitor import LATE, Monitor
from culmina.monitoring.settings import MonitorSettings
from culmina.monitoring.timed import TimedChannel
from culmina.run import Loop, service
from culmina.settings import DatabaseSettings, EntitySettings, SecuritySettings, Settings
from culmina.wiring import Installation
from models import inbox
from models.outbox import ItemState
from models.owed import TickRun
from models.running.turns import Kind
from models.session import Database
from tests.service.culmina.test_outage import SOON, eventually
from tests.support import builders
from tests.support.builders import ENTITY, NOW
from tests.support.certificates import Certificate, make_certificate
from tests.support.dovecot import free_port
from tests.support.far_side import FarSide
from tests.support.proxy import a_proxy

SECRET = "la-clave-del-latido"
SAID = "La rampa va en el 60"


def an_installation(database: Database, monitor: MonitorSettings) -> Installation:
    """Return an installation without channels that is watched."""
    with database.transaction() as session:
        builders.an_entity(session)
    settings = Settings(
        entity=EntitySettings(name=ENTITY),
        database=DatabaseSettings(url=database.url.render_as_string(hide_password=False)),
        security=SecuritySettings(key=SecretStr("una-clave-de-prueba-de-al-menos-32-letras")),
        monitor=monitor,
    )
    return Installation.of(settings, database, FixedClock(NOW))


class Watcher:
    """A server that counts the heartbeats; `status` is what it answers."""

    def __init__(self) -> None:
        self.beats: list[str] = []
        self.status = 200

    async def take(self, request: web.Request) -> web.Response:
        """Count a heartbeat and answer it."""
        self.beats.append(request.path_qs)
        return web.Response(status=self.status)


@asynccontextmanager
async def a_watcher(
    certificate: Certificate | None = None,
) -> AsyncIterator[tuple[Watcher, MonitorSettings]]:
    """Give a watcher that listens, over TLS with a certificate, and the settings that name it."""
    watcher, port = Watcher(), free_port()
    app = web.Application()
    app.router.add_get(f"/{SECRET}", watcher.take)
    runner = web.AppRunner(app)
    await runner.setup()
    context = certificate.for_server() if certificate else None
    await web.TCPSite(runner, "127.0.0.1", port, ssl_context=context).start()
    url = SecretStr(f"http{'s' if certificate else ''}://127.0.0.1:{port}/{SECRET}")
    try:
        yield watcher, MonitorSettings(heartbeat_url=url)
    finally:
        await runner.cleanup()


@asynccontextmanager
async def asking(monitor: Monitor, port: int) -> AsyncIterator[aiohttp.ClientSession]:
    """Give who asks a monitor that listens."""
    stop = asyncio.Event()
    running = asyncio.create_task(monitor.run(stop))
    never = Event()
    async with aiohttp.ClientSession(base_url=f"http://127.0.0.1:{port}") as client:
        async with asyncio.timeout(SOON):
            while not await answers(client):
                await asyncio.to_thread(never.wait, 0.02)
        yield client
    stop.set()
    await running


@contextmanager
def a_silent_port() -> Iterator[int]:
    """Give a port that is taken, and takes connections without a word."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        yield int(taken.getsockname()[1])


async def get(client: aiohttp.ClientSession, path: str) -> tuple[int, str]:
    """Return the status and the text of a page."""
    async with client.get(path) as answer:
        return answer.status, await answer.text()


async def answers(client: aiohttp.ClientSession) -> bool:
    """Tell whether anybody answers."""
    with suppress(aiohttp.ClientConnectorError):
        await get(client, "/healthz")
        return True
    return False


def figures(page: str) -> dict[str, float]:
    """Return what a page says, by name and labels, as a collector reads it."""
    return {
        one.name + "".join(f"[{value}]" for value in one.labels.values()): one.value
        for family in text_string_to_metric_families(page)
        for one in family.samples
    }


async def test_each_pass_of_the_clock_is_told_to_the_watcher(database: Database) -> None:
    async with a_watcher() as (watcher, settings):
        async with service(an_installation(database, settings)) as built:
            for _ in range(2):
                await built.tick()
                await built.engine.drain([Kind.TICK])

        assert watcher.beats == [f"/{SECRET}"] * 2


async def test_a_pass_that_fails_as_a_whole_is_not_told_to_the_watcher(
    sqlite_database: Database,
) -> None:
    async with a_watcher() as (watcher, settings):
        async with service(an_installation(sqlite_database, settings)) as built:
            with sqlite_database.transaction() as session:
                session.execute(text("ALTER TABLE tick_run RENAME TO gone"))
            with pytest.raises(EnvironmentFault):
                await built.tick()

        assert watcher.beats == []


async def test_the_heartbeat_goes_through_the_proxy_and_believes_the_own_authority(
    tmp_path: Path,
) -> None:
    made = make_certificate(tmp_path)
    async with a_watcher(made) as (watcher, settings), a_proxy() as proxy:
        own = {"proxy": SecretStr(proxy.url), "ca_file": str(made.certificate)}
        await Heartbeat(settings.model_copy(update=own)).beat()

        assert watcher.beats == [f"/{SECRET}"]
        assert len(proxy.asked) == 1

        with capture_logs() as events:
            await Heartbeat(settings).beat()
        assert [one["event"] for one in events] == ["heartbeat_not_taken"]
        assert len(watcher.beats) == len(proxy.asked) == 1


@pytest.mark.parametrize("refuses", [True, False])
async def test_a_watcher_that_takes_no_heartbeat_is_logged_once_and_without_its_address(
    refuses: bool,
) -> None:
    async with a_watcher() as (watcher, settings):
        watcher.status = 500
        if not refuses:
            nobody = f"http://127.0.0.1:{free_port()}/{SECRET}"
            settings = MonitorSettings(heartbeat_url=SecretStr(nobody))
        heartbeat = Heartbeat(settings)
        with capture_logs() as events:
            await heartbeat.beat()
            await heartbeat.beat()
            watcher.status = 200
            await heartbeat.beat()

    names = [one["event"] for one in events]
    assert names == ["heartbeat_not_taken", "works_again"][: 2 if refuses else 1]
    assert SECRET not in str(events)


async def test_a_watcher_that_says_nothing_holds_no_pass_up_for_long(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # The five seconds of the real limit are not waited for.
    monkeypatch.setattr("culmina.monitoring.heartbeat.WITHIN_SECONDS", 0.2)
    with a_silent_port() as port, capture_logs() as events:
        url = SecretStr(f"http://127.0.0.1:{port}/")
        await asyncio.wait_for(Heartbeat(MonitorSettings(heartbeat_url=url)).beat(), 20)

    assert [one["event"] for one in events] == ["heartbeat_not_taken"]


async def test_metrics_tell_queues_the_clock_and_questions_and_no_words(
    database: Database,
) -> None:
    port = free_port()
    at = an_installation(database, MonitorSettings(port=port))
    with database.transaction() as session:
        person = builders.a_person(session, at.entity_id, email="ana@entidad.example")
        for number, (state, minutes) in enumerate(
            [(ItemState.PENDING, 9), (ItemState.PENDING, -5), (ItemState.SENT, 60)]
        ):
            builders.an_outbox_item(
                session,
                at.entity_id,
                at=NOW - timedelta(minutes=minutes),
                state=state,
                person_id=person,
                key=f"k{number}",
            )
        say(session, at.entity_id)
        session.add(
            TickRun(entity_id=at.entity_id, at=NOW - timedelta(minutes=4), steps=0, messages=0)
        )
    monitor = Monitor(at)
    monitor.heard("recorded")
    async with asking(monitor, port) as client:
        _, page = await get(client, "/metrics")

    found = figures(page)
    assert found["culmina_database_up"] == 1
    assert found["culmina_outbox_messages[pending]"] == 2
    assert found["culmina_outbox_messages[sent]"] == 1
    assert found["culmina_outbox_messages[failed]"] == 0
    assert found["culmina_outbox_due"] == 1
    assert found["culmina_outbox_oldest_due_seconds"] == 9 * 60
    assert found["culmina_inbox_due"] == 1
    assert found["culmina_clock_lag_seconds"] == 4 * 60
    assert found["culmina_answers_total[recorded]"] == 1
    assert SAID not in page
    assert "ana@" not in page


def say(session: Session, entity_id: int) -> None:
    """Let somebody say something."""
    message = Inbound(external_id="1:1:1", sender="1", sent_at=NOW, text=SAID)
    inbox.accept(
        session,
        entity_id=entity_id,
        channel="telegram",
        external_id=message.external_id,
        sender=message.sender,
        payload=message.model_dump(mode="json"),
        now=NOW,
    )


async def test_metrics_go_on_without_the_tables_while_the_database_is_away(
    sqlite_database: Database,
) -> None:
    port = free_port()
    at = an_installation(sqlite_database, MonitorSettings(port=port))
    with sqlite_database.transaction() as session:
        session.execute(text("ALTER TABLE tick_run RENAME TO gone"))
    async with asking(Monitor(at), port) as client:
        found = figures((await get(client, "/metrics"))[1])
        health, said = await get(client, "/healthz")

    assert found["culmina_database_up"] == 0
    assert "culmina_outbox_due" not in found
    assert health == 503
    assert json.loads(said) == {"ok": False, "why": "the database does not answer"}


@pytest.mark.parametrize(("ago", "status"), [(LATE - timedelta(seconds=1), 200), (2 * LATE, 503)])
async def test_healthz_is_well_as_long_as_passes_are_made(
    database: Database, ago: timedelta, status: int
) -> None:
    port = free_port()
    at = an_installation(database, MonitorSettings(port=port))
    with database.transaction() as session:
        session.add(TickRun(entity_id=at.entity_id, at=NOW - ago, steps=0, messages=0))
    new, old = Monitor(at), Monitor(at, began=-LATE.total_seconds())

    async with asking(old, port) as client:
        assert (await get(client, "/healthz"))[0] == status
    # Who has just started has the time for a first pass.
    async with asking(new, port) as client:
        assert (await get(client, "/healthz"))[0] == 200


async def test_a_port_that_is_taken_stops_nothing(sqlite_database: Database) -> None:
    stop = asyncio.Event()
    with a_silent_port() as port, capture_logs() as events:
        async with service(an_installation(sqlite_database, MonitorSettings(port=port))) as built:
            running = asyncio.create_task(built.run(frozenset({Loop.CLOCK}), stop))
            await eventually(lambda: "monitor_not_listening" in {one["event"] for one in events})
            assert not running.done()
            stop.set()
            await running


async def test_only_this_machine_reaches_the_pages(sqlite_database: Database) -> None:
    port = free_port()
    at = an_installation(sqlite_database, MonitorSettings(port=port))
    async with asking(Monitor(at), port):
        with socket.socket() as other:
            # Another address is free: where all of them were listened on, it would be taken.
            other.bind(("127.0.0.2", port))


async def test_a_provider_is_timed_from_the_hand_over_by_what_came_of_it() -> None:
    far, metrics = FarSide(), Metrics()
    told: list[str] = []
    channel = TimedChannel(far, metrics.took)
    part, hand_over = Part("1.1", b"1.1"), partial(_hand_over, told)
    far.script("2", SendError(SendErrorKind.UNCERTAIN, "cut"))

    await channel.send("1", part, hand_over)
    with pytest.raises(SendError):
        await channel.send("2", part, hand_over)
    with pytest.raises(LookupError):
        await channel.send("3", part, _refuse)

    found = figures(metrics.page(None, NOW).decode())
    counted = {name: value for name, value in found.items() if "seconds_count" in name}
    assert counted == {
        "culmina_provider_seconds_count[telegram][taken]": 1,
        "culmina_provider_seconds_count[telegram][uncertain]": 1,
    }
    assert len(told) == 2


async def _hand_over(told: list[str]) -> None:
    told.append("handed over")


async def _refuse() -> None:
    raise LookupError("another process has it")


async def test_what_people_said_is_counted_by_what_came_of_it(sqlite_database: Database) -> None:
    port = free_port()
    at = an_installation(sqlite_database, MonitorSettings(port=port))
    with sqlite_database.transaction() as session:
        say(session, at.entity_id)
    async with service(replace(at, clock=FixedClock(NOW))) as built:
        await built.engine.drain([Kind.HANDLE])
        async with asking(built.monitor, port) as client:
            found = figures((await get(client, "/metrics"))[1])

    assert found["culmina_answers_total[unknown]"] == 1
    assert found["culmina_inbox_messages[done]"] == 1

"""One process serves many entities: each has its own rows, and a faulty one disturbs no other."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from datetime import timedelta
from http import HTTPStatus
from pathlib import Path
from threading import Event

import pytest
from aiohttp import ClientSession
from sqlalchemy import func, select
from structlog.testing import capture_logs

from core.clock import FixedClock
from culmina import status
from culmina.entities import entity_files, roster
from culmina.monitoring import standing
from culmina.run import Loop, run_all, services
from culmina.wiring import TECHNICIAN
from demo.botapi.server import BotApiServer
from models.audit import Change
from models.inbox import Inbound, InboundState
from models.outbox import ItemState, OutboxItem
from models.owed import TickRun
from models.progress import ProgressReport
from models.running import pausing
from models.session import Database
from models.tables import metadata
from tests.support.builders import (
    BOGOTA,
    NOW,
    a_person,
    a_plan,
    a_tick,
    an_activity,
    an_entity,
    an_inbound,
    an_office,
    an_outbox_item,
)
from tests.support.dovecot import free_port

CHAT = 5551001  # of a person whom every entity knows
ALL = frozenset(Loop)
SOON = 30.0  # seconds


class Province:
    """An installation with many entities: their files, rows, and a bot of each."""

    def __init__(self, database: Database, folder: Path) -> None:
        self.database = database
        self.folder = folder
        self.ids: list[int] = []
        self.bots: list[BotApiServer] = []
        self.clock = FixedClock(NOW)
        url = database.url.render_as_string(hide_password=False)
        (folder / "entities").mkdir()
        (folder / "config.toml").write_text(
            f'[entities]\nfolder = "entities"\n[database]\nurl = "{url}"\n', encoding="utf-8"
        )

    @property
    def files(self) -> entity_files.EntityFiles:
        """Return the settings files."""
        found = entity_files.found(self.folder / "config.toml")
        assert found is not None
        return found

    async def add(self, stack: AsyncExitStack, more: str = "") -> int:
        """Add an entity with a bot, and with Marta, who leads one activity; return its number."""
        number = len(self.ids)
        bot = BotApiServer(f"{900000 + number}:clave", clock=self.clock)
        await stack.enter_async_context(bot)
        name = f"Municipio {number:02}"
        with self.database.transaction() as session:
            entity = an_entity(session, name=name)
            office = an_office(session, entity)
            a_person(session, entity, office=office, telegram=str(CHAT))
            a_plan(session, entity)
            an_activity(session, entity, office=office, title="Construir la rampa de acceso")
        self.file(number).write_text(
            f'[entity]\nname = "{name}"\n'
            f'[security]\nkey = "una-clave-de-prueba-de-al-menos-32-letras-{number}"\n'
            f'[telegram]\ntoken = "{bot.token}"\nusername = "{bot.username}"\n'
            f'base_url = "{bot.base_url}"\nbase_file_url = "{bot.base_file_url}"\n{more}',
            encoding="utf-8",
        )
        self.ids.append(entity)
        self.bots.append(bot)
        return number

    def file(self, number: int) -> Path:
        """Return the settings file of an entity."""
        return self.folder / "entities" / f"m{number:02}.toml"

    def say(self, number: int, text: str) -> None:
        """Let Marta write to the bot of an entity."""
        person = self.bots[number].user(CHAT, "Marta")
        with suppress(ValueError):
            person.starts()
        person.says(text)

    def reports(self) -> list[int]:
        """Return of how many reports of each entity the database knows."""
        return [self._count(ProgressReport, one) for one in self.ids]

    def passes(self) -> list[bool]:
        """Tell of each entity whether a pass of the clock was made."""
        return [self._count(TickRun, one) > 0 for one in self.ids]

    def messages(self, number: int) -> list[InboundState]:
        """Return where what was said to an entity stands."""
        query = select(Inbound.state).where(Inbound.entity_id == self.ids[number])
        with self.database.reading() as session:
            return list(session.scalars(query.order_by(Inbound.id)))

    def rows(self, number: int) -> dict[str, int]:
        """Return how many rows of each table are an entity's."""
        found = {}
        with self.database.reading() as session:
            for table in metadata.sorted_tables:
                if "entity_id" in table.c:
                    mine = table.c.entity_id == self.ids[number]
                    count = select(func.count()).select_from(table).where(mine)
                    found[table.name] = session.scalar(count) or 0
        return found

    def change(self, number: int, what: Callable[[Change], bool]) -> None:
        """Pause or resume an entity."""
        with self.database.transaction() as session:
            assert what(Change(session, self.ids[number], TECHNICIAN, NOW))

    def _count(self, model: type, entity: int) -> int:
        rows = select(func.count()).select_from(model).where(model.entity_id == entity)  # type: ignore[attr-defined]
        with self.database.reading() as session:
            return session.scalar(rows) or 0

    @asynccontextmanager
    async def serving(self, loops: frozenset[Loop] = ALL) -> AsyncIterator[None]:
        """Run the service while the block lasts."""
        stop = asyncio.Event()
        with roster.served(self.files, self.clock) as installations:
            async with services(installations) as built:
                running = asyncio.create_task(run_all(built, loops, stop))
                try:
                    yield
                finally:
                    stop.set()
                    await running


@asynccontextmanager
async def a_province(database: Database, folder: Path, *settings: str) -> AsyncIterator[Province]:
    """Give an installation with an entity, and its bot, for each of these further settings."""
    province = Province(database, folder)
    async with AsyncExitStack() as stack:
        for more in settings:
            await province.add(stack, more)
        yield province


async def eventually(condition: Callable[[], object]) -> None:
    """Look until `condition` holds."""
    never = Event()
    async with asyncio.timeout(SOON):
        while not condition():
            await asyncio.to_thread(never.wait, 0.02)


async def test_who_writes_to_one_entity_changes_nothing_of_the_other(
    database: Database, tmp_path: Path
) -> None:
    async with a_province(database, tmp_path, "", "") as town, town.serving(ALL - {Loop.CLOCK}):
        before = town.rows(0)
        town.say(1, "la rampa va en el 60 %")
        await eventually(lambda: town.reports() == [0, 1])
        await eventually(lambda: len(town.bots[1].sent) > 0)

    assert town.rows(0) == before
    assert not town.bots[0].messages(CHAT)


async def test_twenty_entities_answer_in_one_process(database: Database, tmp_path: Path) -> None:
    async with a_province(database, tmp_path, *[""] * 20) as town, town.serving():
        for number in range(20):
            town.say(number, "la rampa va en el 60 %")
        await eventually(lambda: town.reports() == [1] * 20)
        await eventually(lambda: all(town.passes()))


async def test_what_comes_in_for_a_paused_entity_waits_until_it_resumes(
    database: Database, tmp_path: Path
) -> None:
    async with a_province(database, tmp_path, "", "") as town:
        town.change(0, pausing.pause)
        with database.transaction() as session:
            waiting = an_outbox_item(session, town.ids[0], opens=False, recipient=str(CHAT))
        async with town.serving():
            town.say(0, "la rampa va en el 60 %")
            town.say(1, "la rampa va en el 60 %")
            await eventually(lambda: town.reports() == [0, 1])
            await eventually(lambda: InboundState.NEW in town.messages(0))
            await eventually(lambda: town.passes()[1])
            assert town.passes() == [False, True]
            assert item_state(database, waiting) is ItemState.PENDING

            town.change(0, pausing.resume)
            await eventually(lambda: town.reports() == [1, 1])
            await eventually(lambda: item_state(database, waiting) is not ItemState.PENDING)


def item_state(database: Database, item: int) -> ItemState:
    """Return where a message stands."""
    with database.reading() as session:
        return session.get_one(OutboxItem, item).state


async def test_entities_that_cannot_be_served_disturb_no_other(
    database: Database, tmp_path: Path
) -> None:
    dead = '[smtp]\nhost = "127.0.0.1"\nport = 9\nsender = "c@entidad.example"\n'
    async with a_province(database, tmp_path, "", "", "[nada]\n", dead) as town:
        wrong = town.file(1).read_text(encoding="utf-8").replace(":clave", ":otra")
        town.file(1).write_text(wrong, encoding="utf-8")
        with capture_logs() as events:
            async with town.serving():
                for number in (0, 3):
                    town.say(number, "la rampa va en el 60 %")
                await eventually(lambda: town.reports() == [1, 0, 0, 1])

    left_out = [one["entity"] for one in events if one["event"] == "entity_left_out"]
    assert sorted(left_out) == ["Municipio 01", "m02"]
    with database.reading() as session:
        (trouble,) = status.read(session, town.ids[1], NOW, BOGOTA).troubles
    assert trouble.channel == "telegram"


async def test_of_two_with_the_same_key_one_is_left_out(database: Database, tmp_path: Path) -> None:
    async with a_province(database, tmp_path, "", "") as town:
        second = town.file(1).read_text(encoding="utf-8")
        town.file(1).write_text(second.replace("32-letras-1", "32-letras-0"), encoding="utf-8")

        read, faults = town.files.all_settings

    assert list(read) == ["m00"]
    assert "[security] key: es lo mismo que tiene «m00»" in faults["m01"].sentence()


async def test_the_pages_of_each_entity_are_under_its_own_host(
    sqlite_database: Database, tmp_path: Path
) -> None:
    port = free_port()
    addresses = [f'[web]\nurl = "https://m{number}.example"\n' for number in range(2)]
    listening = f'[web]\nlisten = "127.0.0.1:{port}"\n'
    async with a_province(sqlite_database, tmp_path, *addresses) as town:
        with (tmp_path / "config.toml").open("a", encoding="utf-8") as config:
            config.write(listening)
        async with town.serving(), ClientSession() as client:

            async def page(host: str) -> tuple[int, str]:
                url = f"http://127.0.0.1:{port}/entrar"
                async with client.get(url, headers={"Host": host}) as answer:
                    return answer.status, await answer.text()

            await eventually(lambda: is_open(port))
            for number in range(2):
                status_code, text = await page(f"m{number}.example")
                assert status_code == HTTPStatus.OK
                assert f"Municipio {number:02}" in text
            assert (await page("m2.example"))[0] == HTTPStatus.NOT_FOUND


def is_open(port: int) -> bool:
    """Tell whether somebody listens there."""
    with socket.socket() as caller:
        return caller.connect_ex(("127.0.0.1", port)) == 0


async def test_entities_are_told_of_together_and_a_paused_one_is_not_late(
    database: Database, tmp_path: Path
) -> None:
    async with a_province(database, tmp_path, "", "", "") as town:
        with database.transaction() as session:
            for entity, ago in zip(town.ids, (1, 2, 90), strict=True):
                a_tick(session, entity, at=NOW - timedelta(minutes=ago))
                an_outbox_item(session, entity)
        town.change(2, pausing.pause)

        with database.reading() as session:
            found = standing.read(session, town.ids, NOW)

        assert found.outbox["pending"] == found.sending.due == 3
        assert found.last_pass == NOW - timedelta(minutes=2)


@pytest.mark.parametrize("number", [0, 1])
async def test_a_command_handles_what_came_for_its_entity_alone(
    database: Database, tmp_path: Path, number: int
) -> None:
    async with a_province(database, tmp_path, "", "") as town:
        with database.transaction() as session:
            for entity in town.ids:
                an_inbound(
                    session,
                    entity,
                    "la rampa va en el 60 %",
                    state=InboundState.NEW,
                    outcome="",
                    handled_at=None,
                )
        with roster.served(town.files, town.clock) as installations:
            async with services([installations[number]]) as (one,):
                await one.until_idle()

    assert town.reports() == [int(number == 0), int(number == 1)]

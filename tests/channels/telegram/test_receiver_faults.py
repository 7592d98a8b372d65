"""Tests: what passes is waited for, what cannot be read or stored is set aside; nothing is lost."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator, MutableMapping, Sequence
from typing import Any

import pytest
from aiohttp import web
from sqlalchemy import event, select, text
from structlog.testing import capture_logs

from bot.telegram.client import TelegramClient
from bot.telegram.parse import NOBODY
from bot.telegram.storing import read_again
from core.inbound import Inbound, Outcome
from demo.botapi import BotApiServer
from models import inbox
from models.inbox import InboundState
from models.incoming import tray
from models.incoming.files import ReceivedFile
from models.incoming.tray import Waiting
from models.session import Database
from tests.channels.telegram.far_side import MARTA, Handler, a_client, answering, ok
from tests.channels.telegram.test_receiver import AT_ONCE, Bell, a_receiver, running, words
from tests.support import locks
from tests.support.builders import NOW, an_entity
from tests.support.locks import ENOUGH, Failures

TEN = [f"1.{number} ya quedó" for number in range(10)]


@pytest.fixture
def hasty(database_url: str) -> Iterator[Database]:
    """A database whose statements wait for a lock no longer than a moment."""
    with locks.hasty(database_url) as database:
        yield database


@pytest.fixture
def entity(hasty: Database) -> int:
    """The invented municipality."""
    with hasty.transaction() as session:
        return an_entity(session)


def the_tray(database: Database, entity: int) -> list[Waiting]:
    """Return what waits for a person."""
    with database.reading() as session:
        return tray.waiting(session, entity)


async def test_while_the_database_is_locked_ten_answers_wait_and_none_is_lost(
    client: TelegramClient, server: BotApiServer, hasty: Database, entity: int, database_url: str
) -> None:
    person, bell = server.user(MARTA, "Marta"), Bell()
    for said in TEN:
        person.says(said)
    with capture_logs() as events:
        with locks.locked(database_url, "inbound"):
            failures = Failures(hasty)
            loop = running(a_receiver(client, hasty, entity, bell))
            await loop.__aenter__()
            await asyncio.wait_for(failures.enough.wait(), 20)
            kept = len(server.unconfirmed)
        await bell.rung()
        await loop.__aexit__(None, None, None)

    assert kept == 10
    assert words(hasty) == TEN
    assert the_tray(hasty, entity) == []
    assert [one["event"] for one in events] == ["not_received", "works_again"]
    assert "locked by another program" in events[0]["error"]


@pytest.mark.postgres
async def test_a_server_that_ends_the_connection_while_it_stores_loses_nothing(
    client: TelegramClient, server: BotApiServer, postgres_url: str
) -> None:
    database, other = Database(postgres_url), Database(postgres_url)
    with database.transaction() as session:
        entity_id = an_entity(session)
    person, bell = server.user(MARTA, "Marta"), Bell()
    ended: list[object] = []
    for said in TEN:
        person.says(said)

    def end(connection: Any, *execution: Any) -> None:
        if "INSERT INTO inbound" in execution[1] and len(ended) < ENOUGH:
            ended.append(connection)
            pid = connection.connection.driver_connection.info.backend_pid
            with other.transaction() as session:
                session.execute(text(f"SELECT pg_terminate_backend({pid}, 5000)"))

    event.listen(database.engine, "before_cursor_execute", end)
    async with running(a_receiver(client, database, entity_id, bell)):
        await bell.rung()

    assert len(ended) == ENOUGH
    assert words(database) == TEN
    assert the_tray(database, entity_id) == []
    database.close()
    other.close()


# What a person said, and what no version of Telegram's documentation foresees.
GOOD: dict[str, Any] = {
    "message_id": 77,
    "from": {"id": MARTA, "is_bot": False, "first_name": "Marta"},
    "chat": {"id": MARTA, "type": "private", "first_name": "Marta"},
    "date": 1778504400,
    "text": "1.2 va en 60 %",
}
UNREADABLE = {
    "no-date": {"from": {"id": MARTA}, "text": "1.3 va en 20 %", "odd": "\x00 \ud800"},
    "no-message": 12,
    "number-as-text": {**GOOD, "message_id": 78, "text": 5},
    "name-as-number": {
        **GOOD,
        "text": "el acta",
        "document": {"file_id": "x", "file_unique_id": "y", "file_name": 7},
    },
}


class Updates:
    """A Bot API server that hands out these updates, as getUpdates does with its offset."""

    def __init__(self, *messages: Any) -> None:
        self.left = [
            {"update_id": 700 + place, "message": message} for place, message in enumerate(messages)
        ]
        self.stopped = asyncio.Event()

    async def __call__(self, request: web.BaseRequest) -> web.Response:
        """Answer any method."""
        if not request.path.endswith("getUpdates"):
            return ok(True)
        form = await request.post()
        first = int(str(form.get("offset", 0)))
        self.left = [one for one in self.left if one["update_id"] >= first]
        if not self.left:
            await asyncio.wait_for(self.stopped.wait(), 30)
        return ok(self.left)


async def received(
    updates: Handler, database: Database, entity: int, rings: int
) -> Sequence[MutableMapping[str, Any]]:
    """Let the loop run until it has called the worker `rings` times; return what it logged."""
    bell = Bell()
    with capture_logs() as events:
        async with answering(updates) as settings, a_client(settings) as client:
            async with running(a_receiver(client, database, entity, bell)):
                for _ in range(rings):
                    await bell.rung()
            if isinstance(updates, Updates):
                updates.stopped.set()
    return events


@pytest.mark.parametrize("odd", UNREADABLE.values(), ids=UNREADABLE)
async def test_an_update_that_cannot_be_read_is_stored_as_it_came_and_set_aside(
    hasty: Database, entity: int, odd: Any
) -> None:
    updates = Updates(GOOD, odd, {**GOOD, "message_id": 80, "text": "1.4 ya quedó"})

    events = await received(updates, hasty, entity, 1)

    [aside] = the_tray(hasty, entity)
    message = Inbound.model_validate(aside.payload)
    assert json.loads(message.raw) == {"update_id": 701, "message": odd}
    assert "cannot be read" in aside.why
    assert [text for text in words(hasty) if text != message.text] == [
        "1.2 va en 60 %",
        "1.4 ya quedó",
    ]
    assert [one["event"] for one in events] == ["update_set_aside"]


async def test_of_what_cannot_be_read_the_tray_shows_who_wrote_and_what(
    hasty: Database, entity: int
) -> None:
    await received(Updates(UNREADABLE["no-date"]), hasty, entity, 1)

    [aside] = the_tray(hasty, entity)
    assert (aside.sender, aside.channel) == (str(MARTA), "telegram")
    assert aside.payload["text"] == "1.3 va en 20 %"


async def test_an_update_that_comes_again_is_set_aside_once_and_another_one_anew(
    hasty: Database, entity: int
) -> None:
    for message in (UNREADABLE["no-message"], UNREADABLE["no-message"], UNREADABLE["no-date"]):
        async with answering(Updates(message)) as settings, a_client(settings) as client:
            await a_receiver(client, hasty, entity).receive(AT_ONCE)

    assert len(the_tray(hasty, entity)) == 2


REFUSING = {
    "postgresql": """
CREATE FUNCTION refuse() RETURNS trigger AS $$ BEGIN
  IF {condition} THEN RAISE EXCEPTION 'no'; END IF; RETURN NEW;
END $$ LANGUAGE plpgsql;
CREATE TRIGGER refusing BEFORE INSERT ON inbound FOR EACH ROW EXECUTE FUNCTION refuse()
""",
    "sqlite": """
CREATE TRIGGER refusing BEFORE INSERT ON inbound WHEN {condition}
BEGIN SELECT RAISE(ABORT, 'no'); END
""",
}
AS_READ = "NEW.payload ->> 'text' = 'poison' AND NEW.payload ->> 'raw' = ''"
IN_ANY_FORM = "NEW.payload ->> 'text' = 'poison'"


def refuse(database: Database, condition: str) -> Callable[[], None]:
    """Let the database refuse some rows; return what makes it take them again."""
    made = REFUSING[database.url.get_backend_name()].format(condition=condition)
    on_table = "" if database.is_sqlite else " ON inbound"
    with database.transaction() as session:
        session.execute(text(made))

    def take_again() -> None:
        with database.transaction() as session:
            session.execute(text(f"DROP TRIGGER refusing{on_table}"))

    return take_again


async def test_what_the_database_refuses_again_and_again_is_set_aside_and_silences_nobody(
    client: TelegramClient, server: BotApiServer, hasty: Database, entity: int
) -> None:
    refuse(hasty, AS_READ)
    person, bell = server.user(MARTA, "Marta"), Bell()
    for said in ("antes", "poison", "después"):
        person.says(said)

    with capture_logs() as events:
        async with running(a_receiver(client, hasty, entity, bell)):
            for _ in range(3):
                await bell.rung()

    assert words(hasty) == ["antes", "poison", "después"]
    [aside] = the_tray(hasty, entity)
    assert json.loads(aside.payload["raw"])["message"]["text"] == "poison"
    assert aside.why.startswith("cannot be stored: ")
    assert [one["event"] for one in events] == ["not_received", "update_set_aside", "works_again"]


async def test_what_is_not_stored_in_any_form_is_not_confirmed(
    client: TelegramClient, server: BotApiServer, hasty: Database, entity: int
) -> None:
    take_again = refuse(hasty, IN_ANY_FORM)
    person, bell = server.user(MARTA, "Marta"), Bell()
    for said in ("antes", "poison", "después"):
        person.says(said)

    with capture_logs() as events:
        async with running(a_receiver(client, hasty, entity, bell)):
            await bell.rung()
            failures = Failures(hasty)
            await asyncio.wait_for(failures.enough.wait(), 20)
            kept = len(server.unconfirmed)
            take_again()
            await bell.rung()

    assert kept == 2
    assert words(hasty) == ["antes", "poison", "después"]
    assert len(events) <= 3


async def test_what_was_set_aside_is_read_again_once_it_can_be(
    client: TelegramClient, server: BotApiServer, hasty: Database, entity: int
) -> None:
    take_again = refuse(hasty, AS_READ)
    person, receiver = server.user(MARTA, "Marta"), a_receiver(client, hasty, entity)
    person.sends_file("acta.pdf", b"%PDF-1.4", content_type="application/pdf", caption="poison")
    for _ in range(2):
        with pytest.raises(Exception, match="no"):
            await receiver.receive(AT_ONCE)
    await receiver.receive(AT_ONCE)

    def again() -> tuple[int, int]:
        with hasty.transaction() as session:
            return read_again(session, entity_id=entity, me=NOBODY, now=NOW)

    assert again() == (0, 1)
    take_again()
    assert again() == (1, 0)
    assert again() == (0, 0)
    assert the_tray(hasty, entity) == []
    with hasty.reading() as session:
        aside, message = session.scalars(select(inbox.Inbound).order_by(inbox.Inbound.id))
        assert (aside.state, aside.outcome) == (InboundState.DONE, Outcome.READ_AGAIN)
        assert (message.state, message.payload["raw"]) == (InboundState.NEW, "")
        assert message.received_at == aside.received_at
        assert session.scalars(select(ReceivedFile.inbound_id)).all() == [message.id]


async def test_what_still_cannot_be_read_stays_in_the_tray(hasty: Database, entity: int) -> None:
    await received(Updates(UNREADABLE["no-date"]), hasty, entity, 1)
    with hasty.transaction() as session:
        assert read_again(session, entity_id=entity, me=NOBODY, now=NOW) == (0, 1)

    assert len(the_tray(hasty, entity)) == 1

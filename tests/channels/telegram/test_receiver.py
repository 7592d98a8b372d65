"""Tests: what people say is stored before Telegram forgets it, whatever happens in between."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from structlog.testing import capture_logs
from telegram.error import Conflict, NetworkError

from bot.telegram.client import TelegramClient
from bot.telegram.intake import Intake
from bot.telegram.meant_for import Sharing
from bot.telegram.receiver import Receiver
from bot.telegram.webhook import Webhook
from core.clock import FixedClock
from core.errors import EnvironmentFault
from core.inbound import Inbound
from demo.botapi import BotApiServer, Failure, Person
from models import inbox
from models.migrations import runner
from models.session import Database
from tests.channels.telegram.far_side import MARTA
from tests.support.botapi import a_bot
from tests.support.builders import NOW, an_entity
from tests.support.scheduling import a_context
from tests.unit.bot.telegram.contents import a_button

AT_ONCE = timedelta(0)
LONG = timedelta(seconds=30)
SOON = 10.0  # seconds within which anything must have happened
WAITS = (timedelta(milliseconds=10),)


class Bell:
    """Counts the calls that wake the worker, and lets a test wait for one."""

    def __init__(self) -> None:
        self.rings: asyncio.Queue[None] = asyncio.Queue()

    def __call__(self) -> None:
        self.rings.put_nowait(None)

    async def rung(self) -> None:
        """Wait for the next call."""
        await asyncio.wait_for(self.rings.get(), SOON)


@pytest.fixture
def entity(database: Database) -> int:
    """The invented municipality."""
    with database.transaction() as session:
        return an_entity(session)


def an_intake(
    client: TelegramClient, database: Database, entity_id: int, bell: Bell | None = None
) -> Intake:
    """Return what stores updates, and rings the bell."""
    return Intake(
        client,
        database,
        entities=Sharing((a_context(entity_id),)),
        clock=FixedClock(NOW),
        wake=bell or Bell(),
    )


def a_receiver(
    client: TelegramClient,
    database: Database,
    entity_id: int,
    bell: Bell | None = None,
    waits: Sequence[timedelta] = WAITS,
    webhook: Webhook | None = None,
) -> Receiver:
    """Return a receiver that waits little after a failure."""
    return Receiver(
        client,
        an_intake(client, database, entity_id, bell),
        poll=LONG,
        waits=waits,
        webhook=webhook,
    )


@asynccontextmanager
async def running(receiver: Receiver) -> AsyncIterator[asyncio.Task[None]]:
    """Run the loop while the block lasts."""
    stop = asyncio.Event()
    task = asyncio.create_task(receiver.run(stop))
    try:
        yield task
    finally:
        stop.set()
        await asyncio.wait_for(task, SOON)


def stored(database: Database) -> list[Inbound]:
    """Return what was stored, in order, as the worker reads it."""
    with database.reading() as session:
        rows = session.scalars(select(inbox.Inbound.payload).order_by(inbox.Inbound.id))
        return [Inbound.model_validate(payload) for payload in rows]


def words(database: Database) -> list[str]:
    """Return the texts that were stored."""
    return [inbound.text for inbound in stored(database)]


async def test_a_message_is_stored_then_forgotten_by_telegram(
    client: TelegramClient, server: BotApiServer, database: Database, entity: int, marta: Person
) -> None:
    marta.says("1.2 va en 60 %")
    receiver = a_receiver(client, database, entity)

    new = await receiver.receive(AT_ONCE)
    kept_until_the_next_poll = len(server.unconfirmed)
    await receiver.receive(AT_ONCE)

    assert new == kept_until_the_next_poll == 2
    assert server.unconfirmed == []
    assert words(database) == ["/start", "1.2 va en 60 %"]
    assert stored(database)[0].sender == str(MARTA)


async def test_what_was_stored_but_not_confirmed_comes_again_and_is_stored_once(
    client: TelegramClient, database: Database, entity: int, marta: Person
) -> None:
    marta.says("1.2 va en 60 %")
    killed, restarted = (a_receiver(client, database, entity, bell := Bell()) for _ in range(2))
    await killed.receive(AT_ONCE)

    again = await restarted.receive(AT_ONCE)

    assert again == 0
    assert bell.rings.empty()
    assert len(stored(database)) == 2


async def test_what_could_not_be_stored_stays_with_telegram(
    client: TelegramClient, server: BotApiServer, marta: Person, tmp_path: Path
) -> None:
    """A database without its schema: nothing is stored, nothing is acknowledged, then all is."""
    database = Database(f"sqlite:///{tmp_path / 'empty.db'}")
    marta.says("1.2 va en 60 %")
    receiver = a_receiver(client, database, 1)

    for _ in range(2):
        with pytest.raises(EnvironmentFault):
            await receiver.receive(AT_ONCE)
    kept = len(server.unconfirmed)
    runner.upgrade(database)
    with database.transaction() as session:
        an_entity(session)
    await receiver.receive(AT_ONCE)

    assert kept == 2
    assert words(database) == ["/start", "1.2 va en 60 %"]
    database.close()


async def test_the_loop_wakes_the_worker_for_what_is_new(
    client: TelegramClient, server: BotApiServer, database: Database, entity: int
) -> None:
    bell = Bell()
    async with running(a_receiver(client, database, entity, bell)):
        person = server.user(MARTA, "Marta")
        for number in range(3):
            person.says(f"1.{number} ya quedó")
            await bell.rung()

    assert words(database) == [f"1.{number} ya quedó" for number in range(3)]


async def test_the_loop_stops_at_once_in_the_middle_of_a_poll(
    client: TelegramClient, database: Database, entity: int, marta: Person
) -> None:
    bell, stop = Bell(), asyncio.Event()
    task = asyncio.create_task(a_receiver(client, database, entity, bell).run(stop))
    await bell.rung()
    marta.says("1.2 ya quedó")
    await bell.rung()

    stop.set()

    await asyncio.wait_for(task, SOON)
    assert words(database) == ["/start", "1.2 ya quedó"]


async def test_a_loop_that_waits_after_a_failure_stops_at_once_too(
    client: TelegramClient, server: BotApiServer, database: Database, entity: int
) -> None:
    server.script("deleteWebhook", Failure.internal(), times=100)
    receiver = a_receiver(client, database, entity, waits=(timedelta(minutes=5),))
    stop = asyncio.Event()
    task = asyncio.create_task(receiver.run(stop))
    await server.wait_for(lambda: server.refused)

    stop.set()

    await asyncio.wait_for(task, SOON)
    assert len(server.refused) == 1


async def test_the_loop_outlives_an_outage_of_telegram(
    client: TelegramClient, server: BotApiServer, database: Database, entity: int
) -> None:
    bell = Bell()
    async with running(a_receiver(client, database, entity, bell)):
        person = server.user(MARTA, "Marta")
        person.says("antes")
        await bell.rung()
        await server.stop()
        await server.start()
        server.script("getUpdates", Failure.internal(), times=2)
        server.script("getUpdates", Failure.cut())
        person.says("después")
        await bell.rung()

    assert words(database) == ["antes", "después"]


async def test_a_poll_whose_answer_is_lost_is_repeated(
    client: TelegramClient, server: BotApiServer, database: Database, entity: int, marta: Person
) -> None:
    server.script("getUpdates", Failure.cut_after_accepting())
    receiver = a_receiver(client, database, entity)

    with pytest.raises(NetworkError):
        await receiver.receive(AT_ONCE)
    await receiver.receive(AT_ONCE)

    assert words(database) == [message.text for message in marta.messages] == ["/start"]


async def test_two_pollers_do_not_end_the_loop(
    client: TelegramClient, server: BotApiServer, database: Database, entity: int
) -> None:
    bell = Bell()
    with capture_logs() as events:
        async with running(a_receiver(client, database, entity, bell)), a_bot(server) as other:
            await server.wait_for(lambda: server.sent)
            # Each new poll ends the one before it: after the first round ours waits, and the
            # second one must have ended it.
            for _ in range(2):
                with pytest.raises(Conflict):
                    await other.get_updates(timeout=30)
            server.user(MARTA, "Marta").says("1.2 ya quedó")
            await bell.rung()

    assert words(database) == ["1.2 ya quedó"]
    assert any("Conflict" in event.get("error", "") for event in events)


async def test_a_wait_that_telegram_asks_for_is_obeyed(
    client: TelegramClient, server: BotApiServer, database: Database, entity: int
) -> None:
    bell = Bell()
    server.script("getUpdates", Failure.too_many(1))
    with capture_logs() as events:
        async with running(a_receiver(client, database, entity, bell)):
            server.user(MARTA, "Marta").says("1.2 ya quedó")
            await bell.rung()

    assert events[0]["wait_seconds"] == pytest.approx(1.0)
    assert [event["event"] for event in events] == ["not_received", "works_again"]


async def test_a_press_is_stored_and_its_clock_is_stopped(
    client: TelegramClient, server: BotApiServer, database: Database, entity: int, marta: Person
) -> None:
    button = a_button("60 %", "pct", 12, "60")
    async with a_bot(server) as bot:
        keyboard = {"inline_keyboard": [[{"text": button.label, "callback_data": button.ref}]]}
        card = await bot.send_message(MARTA, "¿Cómo va?", api_kwargs={"reply_markup": keyboard})
    press = marta.presses("60 %")

    await a_receiver(client, database, entity).receive(AT_ONCE)
    await server.wait_for(lambda: server.toasts)

    heard = stored(database)[-1]
    assert heard.pressed == button.ref
    assert heard.replies_to == f"{MARTA}:{card.message_id}"
    assert heard.sent_at == NOW
    assert press.toast is not None


async def test_a_press_that_was_not_stored_is_not_answered(
    client: TelegramClient, server: BotApiServer, marta: Person, tmp_path: Path
) -> None:
    async with a_bot(server) as bot:
        keyboard = {"inline_keyboard": [[{"text": "60 %", "callback_data": "x"}]]}
        await bot.send_message(MARTA, "¿Cómo va?", api_kwargs={"reply_markup": keyboard})
    marta.presses("60 %")
    database = Database(f"sqlite:///{tmp_path / 'empty.db'}")

    with pytest.raises(EnvironmentFault):
        await a_receiver(client, database, 1).receive(AT_ONCE)
    await client.username()

    assert server.toasts == []
    database.close()


async def test_a_press_that_is_too_old_to_be_answered_still_counts(
    client: TelegramClient, server: BotApiServer, database: Database, entity: int, marta: Person
) -> None:
    async with a_bot(server) as bot:
        keyboard = {"inline_keyboard": [[{"text": "60 %", "callback_data": "x"}]]}
        await bot.send_message(MARTA, "¿Cómo va?", api_kwargs={"reply_markup": keyboard})
    marta.presses("60 %")
    server.expire_presses()

    new = await a_receiver(client, database, entity).receive(AT_ONCE)
    await server.wait_for(lambda: [one for one in server.refused if "Callback" in one.method])

    assert new == 2
    assert stored(database)[-1].pressed == "x"


async def test_an_edit_and_a_deep_link_are_told_apart_from_plain_words(
    client: TelegramClient, server: BotApiServer, database: Database, entity: int
) -> None:
    person = server.user(MARTA, "Marta", "Rincón")
    person.starts("aB3-x_9")
    said = person.says("1.2 va en 60 %")
    person.edits(said, "1.2 va en 70 %")
    person.sends_file("acta.pdf", b"%PDF-1.4", content_type="application/pdf", caption="el acta")
    person.says("y falta la firma", reply_to=said)

    await a_receiver(client, database, entity).receive(AT_ONCE)

    heard = stored(database)
    assert [one.start for one in heard] == ["aB3-x_9", None, None, None, None]
    assert [one.edits is not None for one in heard] == [False, False, True, False, False]
    assert [one.text for one in heard[1:]] == [
        "1.2 va en 60 %",
        "1.2 va en 70 %",
        "el acta",
        "y falta la firma",
    ]
    assert heard[-1].replies_to == f"{MARTA}:{said.message_id}"


async def test_what_is_not_for_us_is_acknowledged_and_forgotten(
    client: TelegramClient, server: BotApiServer, database: Database, entity: int, marta: Person
) -> None:
    marta.blocks()
    marta.unblocks()
    receiver = a_receiver(client, database, entity)

    await receiver.receive(AT_ONCE)
    await receiver.receive(AT_ONCE)

    assert server.unconfirmed == []
    assert words(database) == ["/start"]


async def test_a_hundred_answers_are_stored_in_the_order_in_which_they_were_written(
    client: TelegramClient, server: BotApiServer, database: Database, entity: int
) -> None:
    people = [server.user(6000 + number, "Jorge") for number in range(5)]
    for number in range(150):
        people[number % 5].says(f"1.{number} ya quedó")
    receiver = a_receiver(client, database, entity)

    counts = [await receiver.receive(AT_ONCE) for _ in range(3)]

    assert counts == [100, 50, 0]
    assert words(database) == [f"1.{number} ya quedó" for number in range(150)]

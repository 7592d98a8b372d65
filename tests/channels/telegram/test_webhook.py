"""Tests: what Telegram brings to the webhook is stored before it is told so, and nothing else is
taken; the stand-in delivers over a real socket, as the entity's proxy would hand it on."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest
from pydantic import SecretStr

from bot.telegram.client import WANTED, TelegramClient
from bot.telegram.receiver import Receiver
from bot.telegram.settings import TelegramSettings
from bot.telegram.webhook import MOST_BYTES, SECRET_HEADER, Webhook, secret_of
from core.errors import EnvironmentFault
from culmina.channels import telegram
from culmina.channels.way import Caution
from culmina.opened_once import OpenedOnce
from culmina.settings import EntitySettings, SecuritySettings, Settings
from demo.botapi import BotApiServer, Person
from models.migrations import runner
from models.session import Database
from tests.channels.telegram.far_side import MARTA, settings_for
from tests.channels.telegram.test_receiver import (
    LONG,
    SOON,
    Bell,
    a_receiver,
    an_intake,
    entity,
    running,
    words,
)
from tests.support.builders import ENTITY, an_entity
from tests.support.dovecot import free_port

__all__ = ["entity"]

KEY = "una-clave-de-prueba-de-32-letras-o-mas"
PUBLIC = "https://plan.entidad.example"


@pytest.fixture
async def settings(server: BotApiServer) -> TelegramSettings:
    """Settings with a webhook, behind a proxy that hands on to a free port."""
    listen = f"127.0.0.1:{free_port()}"
    server.proxy(PUBLIC, f"http://{listen}")
    return settings_for(server).model_copy(
        update={"webhook_url": f"{PUBLIC}/telegram", "webhook_listen": listen}
    )


def by_webhook(
    client: TelegramClient,
    database: Database,
    entity_id: int,
    settings: TelegramSettings,
    bell: Bell | None = None,
) -> Receiver:
    """Return a receiver that Telegram brings updates to."""
    intake = an_intake(client, database, entity_id, bell)
    webhook = Webhook(client, intake, settings, KEY)
    return Receiver(client, intake, poll=LONG, webhook=webhook)


@asynccontextmanager
async def brought(receiver: Receiver, server: BotApiServer) -> AsyncIterator[None]:
    """Run the receiver while the block lasts, from when Telegram knows the webhook."""
    async with running(receiver):
        await server.wait_for(lambda: server.webhook.url, SOON)
        yield


async def posted(settings: TelegramSettings, path: str = "/telegram", **options: object) -> int:
    """Bring something to the webhook; return the status of the answer."""
    url = f"http://{settings.webhook_listen}{path}"
    async with aiohttp.ClientSession() as session, session.post(url, **options) as answer:  # type: ignore[arg-type]
        return answer.status


def shown(secret: str) -> dict[str, str]:
    """Return the header that shows a secret."""
    return {SECRET_HEADER: secret}


def of_doctor(settings: TelegramSettings) -> Settings:
    """Return the settings of an installation without a database."""
    return Settings(
        entity=EntitySettings(name=ENTITY),
        telegram=settings.model_copy(update={"username": "culmina_local_bot"}),
        security=SecuritySettings(key=SecretStr(KEY)),
    )


async def doctor(settings: TelegramSettings, folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return what `culmina doctor` says of Telegram."""
    monkeypatch.chdir(folder)
    with OpenedOnce(of_doctor(settings)) as at:
        ((_, ask),) = telegram.checks(at)
        return await ask()


async def test_what_waited_is_fetched_and_what_comes_then_is_brought_and_stored_once(
    client: TelegramClient,
    server: BotApiServer,
    database: Database,
    entity: int,
    marta: Person,
    settings: TelegramSettings,
) -> None:
    bell = Bell()
    async with brought(by_webhook(client, database, entity, settings, bell), server):
        await bell.rung()
        for number in range(3):
            marta.says(f"1.{number} ya quedó")
            await bell.rung()
        await server.wait_for(lambda: not server.unconfirmed, SOON)

    assert words(database) == ["/start", "1.0 ya quedó", "1.1 ya quedó", "1.2 ya quedó"]
    (told,) = [call.params for call in server.sent if call.method == "setWebhook"]
    assert told["allowed_updates"] == list(WANTED) == server.polls[0].params["allowed_updates"]
    assert "drop_pending_updates" not in told
    assert server.webhook.secret == secret_of(KEY, settings.bot_id)


async def test_with_a_wrong_secret_or_none_nothing_is_taken(
    client: TelegramClient,
    server: BotApiServer,
    database: Database,
    entity: int,
    settings: TelegramSettings,
) -> None:
    update = {"update_id": 7, "message": {"text": "1.2 ya quedó"}}
    async with brought(by_webhook(client, database, entity, settings), server):
        refused = [
            await posted(settings, json=update, headers=headers)
            for headers in ({}, shown("x"), shown("ñ"), shown(secret_of(KEY, "2")))
        ]
        nothing = words(database)
        taken = await posted(settings, json=update, headers=shown(server.webhook.secret))

    assert refused == [403, 403, 403, 403]
    assert nothing == []
    assert taken == 200
    assert words(database) == ["1.2 ya quedó"]


async def test_other_paths_long_bodies_and_what_is_no_update_are_refused(
    client: TelegramClient,
    server: BotApiServer,
    database: Database,
    entity: int,
    settings: TelegramSettings,
) -> None:
    async def endless() -> AsyncIterator[bytes]:
        for _ in range(MOST_BYTES // 1000 + 2):
            yield b"x" * 1000

    async with brought(by_webhook(client, database, entity, settings), server):
        right = shown(server.webhook.secret)
        elsewhere = await posted(settings, "/healthz", json={"update_id": 7}, headers=right)
        odd = [
            await posted(settings, data=data, headers=right) for data in (b"{", b"[]", b'{"a": 1}')
        ]
        unannounced = await posted(settings, data=endless(), headers=right)
        announced = await refused_before_it_is_sent(settings, right)

    assert elsewhere == 404
    assert odd == [400, 400, 400]
    assert unannounced == 413
    assert announced.startswith(b"HTTP/1.1 413 ")
    assert words(database) == []


async def refused_before_it_is_sent(settings: TelegramSettings, headers: dict[str, str]) -> bytes:
    """Announce a long body, send none of it, and return what is answered."""
    host, _, port = settings.webhook_listen.partition(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    lines = [f"{name}: {value}" for name, value in headers.items()]
    head = ["POST /telegram HTTP/1.1", "Host: x", f"Content-Length: {MOST_BYTES + 1}", *lines]
    writer.write("\r\n".join([*head, "", ""]).encode())
    try:
        return await asyncio.wait_for(reader.readline(), SOON)
    finally:
        writer.close()


async def test_what_cannot_be_stored_stays_with_telegram_and_is_brought_again(
    client: TelegramClient, server: BotApiServer, settings: TelegramSettings, tmp_path: Path
) -> None:
    """A database without its schema: Telegram is told so, and brings it until it is stored."""
    database, bell = Database(f"sqlite:///{tmp_path / 'empty.db'}"), Bell()
    async with brought(by_webhook(client, database, 1, settings, bell), server):
        server.user(MARTA, "Marta").says("1.2 va en 60 %")
        await server.wait_for(lambda: "503" in server.webhook.said, SOON)
        kept = len(server.unconfirmed)
        runner.upgrade(database)
        with database.transaction() as session:
            an_entity(session)
        await bell.rung()

    assert kept == 1
    assert words(database) == ["1.2 va en 60 %"]
    database.close()


async def test_who_fetches_again_removes_the_webhook_and_loses_nothing(
    client: TelegramClient,
    server: BotApiServer,
    database: Database,
    entity: int,
    settings: TelegramSettings,
) -> None:
    async with brought(by_webhook(client, database, entity, settings), server):
        pass
    kept = server.webhook.url
    server.user(MARTA, "Marta").says("1.2 ya quedó")

    await a_receiver(client, database, entity).receive()

    assert kept == settings.webhook_url
    assert server.webhook.url == ""
    assert words(database) == ["1.2 ya quedó"]


async def test_a_port_that_is_taken_is_told(
    client: TelegramClient, database: Database, entity: int, settings: TelegramSettings
) -> None:
    host, _, port = settings.webhook_listen.partition(":")
    other = await asyncio.start_server(lambda *_: None, host, int(port))
    async with other:
        with pytest.raises(EnvironmentFault, match="nothing can listen there") as told:
            await by_webhook(client, database, entity, settings).run(asyncio.Event())

    assert settings.webhook_listen in told.value.where


async def test_the_secret_is_in_no_log(
    client: TelegramClient,
    server: BotApiServer,
    database: Database,
    entity: int,
    settings: TelegramSettings,
    caplog: pytest.LogCaptureFixture,
    capsys: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(logging.DEBUG)
    bell = Bell()
    async with brought(by_webhook(client, database, entity, settings, bell), server):
        server.user(MARTA, "Marta").says("1.2 ya quedó")
        await bell.rung()
        await posted(settings, json={}, headers=shown("otro"))

    said = caplog.text + "".join(capsys.readouterr())
    assert "webhook_set" in said
    assert secret_of(KEY, settings.bot_id) not in said


async def test_doctor_says_where_telegram_brings_what_people_say(
    client: TelegramClient,
    server: BotApiServer,
    database: Database,
    entity: int,
    settings: TelegramSettings,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = await doctor(settings, tmp_path, monkeypatch)
    async with brought(by_webhook(client, database, entity, settings), server):
        while_it_runs = await doctor(settings, tmp_path, monkeypatch)
    fetching = await doctor(settings_for(server), tmp_path, monkeypatch)
    server.user(MARTA, "Marta").says("1.2 ya quedó")
    await server.wait_for(lambda: server.webhook.said, SOON)
    with pytest.raises(EnvironmentFault) as stopped:
        await doctor(settings, tmp_path, monkeypatch)
    await client.bot.delete_webhook()

    assert isinstance(before, Caution)
    assert "nowhere" in before
    assert (
        while_it_runs
        == f"@culmina_local_bot answers, and brings what people say to {PUBLIC}/telegram"
    )
    assert isinstance(fetching, Caution)
    assert "plan.entidad.example" in fetching
    assert "1 waiting" in stopped.value.what
    assert await doctor(settings_for(server), tmp_path, monkeypatch) == "@culmina_local_bot answers"

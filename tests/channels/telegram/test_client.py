"""Tests: the connection to Telegram, and what it says when it cannot be made."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from aiohttp import web
from pydantic import SecretStr
from telegram.error import TelegramError

from bot.telegram.client import WANTED, TelegramClient
from bot.telegram.settings import TelegramSettings
from core.errors import EnvironmentFault
from demo.botapi import BotApiServer, Failure
from tests.channels.telegram.far_side import TOKEN, a_client, answering, ok, settings_for
from tests.support.certificates import Certificate, make_certificate
from tests.support.proxy import a_proxy

NOW = timedelta(0)
MESSAGE = {
    "message_id": 77,
    "from": {"id": 5001, "is_bot": False, "first_name": "Marta"},
    "chat": {"id": 5001, "type": "private", "first_name": "Marta"},
    "date": 1778504400,
    "text": "1.2 va en 60 %",
}


@pytest.fixture
def certificate(tmp_path: Path) -> Certificate:
    """A certificate of the entity's own authority."""
    return make_certificate(tmp_path)


async def test_the_bot_says_its_name(client: TelegramClient, server: BotApiServer) -> None:
    assert await client.username() == server.username


async def test_a_token_with_a_line_break_from_a_file_still_fits(server: BotApiServer) -> None:
    async with a_client(settings_for(server, token=f"{server.token}\n")) as client:
        assert await client.username() == server.username


async def test_a_wrong_token_is_a_sentence_without_the_token(server: BotApiServer) -> None:
    async with a_client(settings_for(server, token=TOKEN)) as client:
        with pytest.raises(EnvironmentFault) as failed:
            await client.username()

    assert failed.value.where == "[telegram] token"
    assert "secret" not in failed.value.sentence()
    assert failed.value.__suppress_context__


async def test_a_server_that_is_away_is_a_sentence(
    client: TelegramClient, server: BotApiServer
) -> None:
    await server.stop()

    with pytest.raises(EnvironmentFault, match="Telegram cannot be reached"):
        await client.username()


async def test_the_named_proxy_is_used(server: BotApiServer) -> None:
    asked: list[str] = []

    async def relay(request: web.BaseRequest) -> web.Response:
        asked.append(request.path)
        return ok({"id": 1, "is_bot": True, "first_name": "x", "username": "behind_the_proxy"})

    async with answering(relay) as proxy:
        address = proxy.base_url.removesuffix("/bot")
        async with a_client(settings_for(server, proxy=address)) as client:
            assert await client.username() == "behind_the_proxy"

    assert len(asked) == 1
    assert server.sent == []


async def test_the_proxy_of_the_environment_is_not_asked_for_this_machine(
    server: BotApiServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")

    async with a_client(settings_for(server)) as client:
        assert await client.username() == server.username


async def test_a_named_proxy_carries_what_is_encrypted_without_opening_it(
    certificate: Certificate,
) -> None:
    async def telegram(_: web.BaseRequest) -> web.Response:
        return ok({"id": 1, "is_bot": True, "first_name": "x", "username": "through_the_proxy"})

    async with a_proxy(login="ana:clave") as proxy, answering(telegram, certificate) as settings:
        own = {"proxy": SecretStr(proxy.url), "ca_file": str(certificate.certificate)}
        async with a_client(settings.model_copy(update=own)) as client:
            assert await client.username() == "through_the_proxy"

        assert proxy.asked == [settings.base_url.removeprefix("https://").removesuffix("/bot")]


def test_a_proxy_of_the_environment_that_cannot_be_used_is_a_sentence_without_its_password(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.setenv("https_proxy", "socks5://user:hidden@proxy.example:1")
    with pytest.raises(EnvironmentFault) as failed:
        TelegramClient(TelegramSettings(token=SecretStr(TOKEN)))

    assert failed.value.where == "https_proxy"
    assert "hidden" not in failed.value.sentence()


async def test_an_update_that_the_library_cannot_read_does_not_hide_the_others(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def updates(_: web.BaseRequest) -> web.Response:
        good = {"update_id": 700, "message": MESSAGE}
        odd = {"update_id": 701, "message": {"text": "no chat, no date"}}
        return ok([good, odd, good | {"update_id": 702}])

    async with answering(updates) as settings, a_client(settings) as client:
        received = await client.updates(None, NOW)

    assert [(one.update_id, one.update is None) for one in received] == [
        (700, False),
        (701, True),
        (702, False),
    ]
    assert received[1].raw["message"] == {"text": "no chat, no date"}
    assert caplog.records == []


PAGE = "<html><body>" + "El proxy de la entidad no responde. " * 200 + "</body></html>"


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (200, PAGE),
        (502, PAGE),
        (403, PAGE),
        (200, "[]"),
        (200, '{"ok": true}'),
        (200, '{"ok": true, "result": [{"message": {}}]}'),
        (200, '{"ok": true, "result": [' + "[" * 100_000),
    ],
    ids=["page", "502", "403", "list", "no-result", "no-number", "deep"],
)
async def test_what_is_no_answer_of_telegrams_is_one_short_error(
    status: int, body: str, caplog: pytest.LogCaptureFixture
) -> None:
    async def page(_: web.BaseRequest) -> web.Response:
        return web.Response(status=status, text=body, content_type="text/html")

    async with answering(page) as settings, a_client(settings) as client:
        with pytest.raises(TelegramError) as failed:
            await client.updates(None, NOW)

    assert len(str(failed.value)) < 500
    assert caplog.records == []


@pytest.mark.parametrize("status", [200, 403, 502])
async def test_a_page_instead_of_an_answer_to_a_message_is_one_short_error(
    status: int, caplog: pytest.LogCaptureFixture
) -> None:
    async def page(_: web.BaseRequest) -> web.Response:
        return web.Response(status=status, text=PAGE, content_type="text/html")

    async with answering(page) as settings, a_client(settings) as client:
        with pytest.raises(TelegramError) as failed:
            await client.bot.send_message(5001, "1.2")

    assert len(str(failed.value)) < 500
    assert caplog.records == []


async def test_updates_are_fetched_from_the_offset_and_only_of_the_kinds_we_read(
    client: TelegramClient, server: BotApiServer
) -> None:
    await client.updates(None, NOW)  # from here on the server keeps only what is asked for
    person = server.user(5001, "Marta")
    person.says("uno")
    person.says("dos")
    person.blocks()

    first = await client.updates(None, NOW)
    rest = await client.updates(first[0].update_id + 1, NOW)

    assert len(first) == 3
    assert [one.update_id for one in rest] == [one.update_id for one in first[1:]]
    assert len(server.unconfirmed) == 2
    assert {str(poll.params["allowed_updates"]) for poll in server.polls} == {str([*WANTED])}


async def test_a_failed_poll_is_the_librarys_own_error(
    client: TelegramClient, server: BotApiServer
) -> None:
    server.script("getUpdates", Failure.internal())

    with pytest.raises(Exception, match="Internal Server Error"):
        await client.updates(None, NOW)

"""Failures that a test orders from the stand-in, as the real library meets them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import httpx
import pytest
from telegram import Bot
from telegram.error import BadRequest, NetworkError, RetryAfter, TimedOut

from demo.botapi import BotApiServer, Failure, Person
from demo.loops import running
from tests.support.botapi import a_bot, post


@pytest.fixture
async def server() -> AsyncIterator[BotApiServer]:
    """A running stand-in."""
    async with BotApiServer() as started:
        yield started


@pytest.fixture
async def ana(server: BotApiServer) -> Person:
    """A person who has started the bot."""
    person = server.user(501, "Ana")
    person.starts()
    return person


@pytest.fixture
async def bot(server: BotApiServer) -> AsyncIterator[Bot]:
    """The real library, connected to the stand-in."""
    async with a_bot(server) as connected:
        yield connected


def said_to(person: Person) -> list[str]:
    return [message.text for message in person.messages if message.from_bot]


async def test_too_many_requests_says_how_long_to_wait(
    server: BotApiServer, bot: Bot, ana: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    # without it the library warns of a change to come whenever it makes this error
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    server.script("sendMessage", Failure.too_many(7), times=2)
    with pytest.raises(RetryAfter) as caught:
        await bot.send_message(501, "a")
    assert caught.value.retry_after == timedelta(seconds=7)
    response = await post(server, "sendMessage", {"chat_id": 501, "text": "b"})
    assert (response.status_code, response.headers["Retry-After"]) == (429, "7")
    assert response.json() == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 7",
        "parameters": {"retry_after": 7},
    }
    await bot.send_message(501, "c")
    assert said_to(ana) == ["c"]
    assert [call.scripted for call in server.refused] == [True, True]


async def test_an_internal_error_does_nothing(server: BotApiServer, bot: Bot, ana: Person) -> None:
    server.script("sendMessage", Failure.internal())
    with pytest.raises(NetworkError, match="Internal Server Error"):
        await bot.send_message(501, "a")
    assert said_to(ana) == []
    await bot.send_message(501, "a")
    assert said_to(ana) == ["a"]


async def test_any_answer_can_be_ordered(server: BotApiServer, bot: Bot, ana: Person) -> None:
    server.script("editMessageText", Failure.answer(400, "Bad Request: MESSAGE_ID_INVALID"))
    sent = await bot.send_message(501, "a")
    with pytest.raises(BadRequest, match="Message_id_invalid"):
        await bot.edit_message_text("b", 501, sent.message_id)
    await bot.edit_message_text("b", 501, sent.message_id)
    assert said_to(ana) == ["b"]


async def test_a_failure_can_be_ordered_for_one_chat_only(
    server: BotApiServer, bot: Bot, ana: Person
) -> None:
    luz = server.user(502, "Luz")
    luz.starts()
    server.script("sendMessage", Failure.internal(), chat_id=502)
    await bot.send_message(501, "a")
    with pytest.raises(NetworkError):
        await bot.send_message(502, "a")
    assert (said_to(ana), said_to(luz)) == (["a"], [])


async def test_a_misspelled_method_cannot_be_scripted(server: BotApiServer) -> None:
    with pytest.raises(KeyError):
        server.script("sendMesage", Failure.internal())
    server.script("sendmessage", Failure.internal())
    assert server.refused == []


async def test_a_connection_cut_after_the_message_was_accepted_leaves_the_message(
    server: BotApiServer, bot: Bot, ana: Person
) -> None:
    server.script("sendMessage", Failure.cut_after_accepting())
    with pytest.raises(NetworkError) as caught:
        await bot.send_message(501, "a")
    assert isinstance(caught.value.__cause__, httpx.ReadError | httpx.RemoteProtocolError)
    assert said_to(ana) == ["a"]
    assert [call.method for call in server.sent if call.method == "sendMessage"] == ["sendMessage"]
    assert server.refused == []


async def test_a_connection_cut_before_the_deed_leaves_nothing(
    server: BotApiServer, bot: Bot, ana: Person
) -> None:
    server.script("sendMessage", Failure.cut())
    with pytest.raises(NetworkError):
        await bot.send_message(501, "a")
    assert said_to(ana) == []
    assert [(call.method, call.scripted) for call in server.refused] == [("sendMessage", True)]


async def test_a_slow_server_has_done_the_deed_when_the_client_gives_up(
    server: BotApiServer, ana: Person
) -> None:
    server.script("sendMessage", Failure.slow(60))
    async with a_bot(server, read_timeout=0.2) as impatient:
        with pytest.raises(TimedOut):
            await impatient.send_message(501, "a")
    assert said_to(ana) == ["a"]
    server.script("sendMessage", Failure.slow(0.05))
    async with a_bot(server) as patient:
        await patient.send_message(501, "b")
    assert said_to(ana) == ["a", "b"]


async def test_a_server_that_stops_does_not_wait_for_slow_answers(
    server: BotApiServer, bot: Bot, ana: Person
) -> None:
    server.script("sendMessage", Failure.slow(60))
    sending = asyncio.create_task(bot.send_message(501, "a"))
    await server.wait_for(lambda: said_to(ana))
    await asyncio.wait_for(server.stop(), 5)
    with pytest.raises(NetworkError):
        await sending


async def test_updates_whose_answer_was_cut_come_again(
    server: BotApiServer, bot: Bot, ana: Person
) -> None:
    server.script("getUpdates", Failure.cut_after_accepting())
    with pytest.raises(NetworkError):
        await bot.get_updates()
    (update,) = await bot.get_updates()
    assert update.message is not None
    assert update.message.text == ana.messages[0].text


async def test_waiting_ends_with_the_call_that_makes_the_condition_true(
    server: BotApiServer, bot: Bot, ana: Person
) -> None:
    async def two() -> None:
        await bot.send_message(501, "uno")
        await bot.send_message(501, "dos")

    sending = asyncio.create_task(two())
    call = await server.wait_for(
        lambda: next((c for c in server.sent if c.params.get("text") == "dos"), None)
    )
    assert call is not None
    assert said_to(ana) == ["uno", "dos"]
    await sending


async def test_waiting_in_vain_tells_the_last_calls(server: BotApiServer, bot: Bot) -> None:
    await bot.get_me()
    with pytest.raises(TimeoutError, match="getMe"):
        await server.wait_for(lambda: server.messages(501)[0], 0.05)


def test_a_synchronous_test_can_run_the_server_on_a_thread() -> None:
    server = BotApiServer()
    ana = server.user(501, "Ana")
    with running(server) as thread:
        ana.starts()
        url = f"{server.base_url}{server.token}/sendMessage"
        assert httpx.post(url, data={"chat_id": "501", "text": "hola"}).json()["ok"]
        assert thread.run(server.wait_for(lambda: said_to(ana))) == ["hola"]
        assert len(server.unconfirmed) == 1
        ana.blocks()
        assert httpx.post(url, data={"chat_id": "501", "text": "hola"}).status_code == 403
    with pytest.raises(httpx.ConnectError):
        httpx.post(url, data={"chat_id": "501", "text": "hola"})


def test_what_goes_wrong_on_the_thread_is_raised_where_it_was_asked() -> None:
    server = BotApiServer()
    ana = server.user(501, "Ana")
    with running(server) as thread:
        with pytest.raises(LookupError):
            ana.presses("Sí")
        with pytest.raises(TimeoutError):
            thread.run(server.wait_for(lambda: said_to(ana), 0.01))
    assert ana.messages == []

"""getUpdates of the stand-in: what confirms, what comes again, who may ask."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from telegram import Bot, Update
from telegram.error import Conflict, NetworkError

from demo.botapi import BotApiServer, Person
from tests.support.botapi import a_bot, refusal


@pytest.fixture
async def server() -> AsyncIterator[BotApiServer]:
    """A running stand-in."""
    async with BotApiServer() as running:
        yield running


@pytest.fixture
async def ana(server: BotApiServer) -> Person:
    """A person who may write."""
    return server.user(501, "Ana")


@pytest.fixture
async def bot(server: BotApiServer) -> AsyncIterator[Bot]:
    """The real library, connected to the stand-in."""
    async with a_bot(server) as connected:
        yield connected


def texts(updates: tuple[Update, ...]) -> list[str | None]:
    return [update.message.text for update in updates if update.message is not None]


async def test_unconfirmed_updates_come_again_and_confirmed_ones_do_not(
    bot: Bot, ana: Person
) -> None:
    for text in ("uno", "dos", "tres"):
        ana.says(text)
    first = await bot.get_updates()
    assert texts(first) == ["uno", "dos", "tres"]
    assert texts(await bot.get_updates()) == ["uno", "dos", "tres"]
    rest = await bot.get_updates(offset=first[1].update_id)
    assert texts(rest) == ["dos", "tres"]
    assert texts(await bot.get_updates()) == ["dos", "tres"]
    assert await bot.get_updates(offset=first[2].update_id + 1) == ()
    assert await bot.get_updates() == ()


async def test_an_offset_of_the_future_confirms_nothing(bot: Bot, ana: Person) -> None:
    ana.says("uno")
    (update,) = await bot.get_updates()
    assert texts(await bot.get_updates(offset=update.update_id + 100)) == ["uno"]
    assert await bot.get_updates(offset=update.update_id + 1) == ()


async def test_a_negative_offset_keeps_the_newest_and_forgets_the_rest(
    server: BotApiServer, bot: Bot, ana: Person
) -> None:
    for text in ("uno", "dos", "tres"):
        ana.says(text)
    assert texts(await bot.get_updates(offset=-2)) == ["dos", "tres"]
    assert len(server.unconfirmed) == 2
    assert texts(await bot.get_updates()) == ["dos", "tres"]


async def test_the_limit_cuts_the_answer_without_losing_the_rest(bot: Bot, ana: Person) -> None:
    for number in range(101):
        ana.says(str(number))
    assert len(await bot.get_updates()) == 100
    assert texts(await bot.get_updates(limit=2)) == ["0", "1"]
    assert len(await bot.get_updates(limit=100)) == 100


@pytest.mark.parametrize("arguments", [{"limit": 0}, {"limit": 101}, {"timeout": -1}])
async def test_limits_and_timeouts_out_of_range_are_refused(
    server: BotApiServer, arguments: dict[str, int]
) -> None:
    code, description = await refusal(server, "getUpdates", arguments)
    assert (code, description.split('"')[1]) == (400, next(iter(arguments)))


async def test_a_long_poll_is_answered_as_soon_as_somebody_writes(
    server: BotApiServer, bot: Bot, ana: Person
) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=30))
    await server.wait_for(lambda: server.waits == 1)
    await bot.get_me()  # another call goes through while the poll waits
    assert not poll.done()
    ana.says("hola")
    assert texts(await asyncio.wait_for(poll, 5)) == ["hola"]
    assert [call.result for call in server.polls] == [1]


async def test_a_long_poll_without_news_ends_empty_after_its_timeout(
    server: BotApiServer, bot: Bot
) -> None:
    assert await bot.get_updates(timeout=1) == ()
    assert [call.result for call in server.polls] == [0]


async def test_the_second_poller_ends_the_first_with_a_conflict(
    server: BotApiServer, bot: Bot, ana: Person
) -> None:
    async with a_bot(server) as other:
        first = asyncio.create_task(bot.get_updates(timeout=30))
        await server.wait_for(lambda: server.waits == 1)
        second = asyncio.create_task(other.get_updates(timeout=30))
        with pytest.raises(Conflict, match="make sure that only one bot instance is running"):
            await asyncio.wait_for(first, 5)
        ana.says("hola")
        assert texts(await asyncio.wait_for(second, 5)) == ["hola"]


async def test_a_poller_that_died_is_no_second_poller(
    server: BotApiServer, bot: Bot, ana: Person
) -> None:
    host, port = server.base_url.removeprefix("http://").removesuffix("/bot").split(":")
    _, writer = await asyncio.open_connection(host, int(port))
    request = f"GET /bot{server.token}/getUpdates?timeout=30 HTTP/1.1\r\nHost: {host}\r\n\r\n"
    writer.write(request.encode())
    await server.wait_for(lambda: server.waits == 1)
    writer.transport.abort()
    await bot.get_me()
    poll = asyncio.create_task(bot.get_updates(timeout=30))
    await server.wait_for(lambda: server.waits == 2)
    ana.says("hola")
    assert texts(await asyncio.wait_for(poll, 5)) == ["hola"]
    assert server.refused == []


async def test_two_short_polls_do_not_conflict(server: BotApiServer, bot: Bot) -> None:
    async with a_bot(server) as other:
        mine, others = await asyncio.gather(bot.get_updates(), other.get_updates())
    assert mine == others == ()
    assert server.refused == []


async def test_only_the_allowed_kinds_come_and_what_is_queued_stays(bot: Bot, ana: Person) -> None:
    ana.says("uno")
    assert texts(await bot.get_updates(allowed_updates=["callback_query"])) == ["uno"]
    ana.says("dos")
    assert texts(await bot.get_updates()) == ["uno"]
    await bot.get_updates(allowed_updates=[])
    ana.says("tres")
    assert texts(await bot.get_updates()) == ["uno", "tres"]


async def test_pending_updates_are_dropped_only_on_request(bot: Bot, ana: Person) -> None:
    ana.says("uno")
    await bot.delete_webhook()
    assert texts(await bot.get_updates()) == ["uno"]
    await bot.delete_webhook(drop_pending_updates=True)
    assert await bot.get_updates() == ()


async def test_a_server_that_stops_ends_the_poll_and_keeps_what_was_not_confirmed(
    server: BotApiServer, bot: Bot, ana: Person
) -> None:
    url = server.base_url
    poll = asyncio.create_task(bot.get_updates(timeout=30))
    await server.wait_for(lambda: server.waits == 1)
    await server.stop()
    with pytest.raises(NetworkError):
        await asyncio.wait_for(poll, 5)
    with pytest.raises(NetworkError):
        await bot.get_me()
    ana.says("¿hay alguien?")
    assert await server.start() == url
    assert texts(await bot.get_updates(timeout=5)) == ["¿hay alguien?"]

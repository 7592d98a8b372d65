"""Tests: the Telegram channel sends to the stand-in, and each failure has its kind."""

from __future__ import annotations

import asyncio
import json
import logging
from datetime import timedelta

import pytest
import structlog
from aiohttp import web

from bot.telegram.client import MOST_SENDS
from bot.telegram.sender import TelegramChannel
from core.channels import Part, SendError, SendErrorKind
from core.messages import (
    Card,
    Content,
    Digest,
    Listing,
    Note,
    NoticeItem,
    Question,
    Receipt,
    Undone,
)
from demo.botapi import BotApiServer, Failure, Person, facts
from tests.channels.telegram.far_side import MARTA, TOKEN, a_client, answering, ok, settings_for
from tests.support.botapi import a_bot
from tests.support.sayings import last_said
from tests.unit.bot.telegram.contents import (
    TEXTS,
    TODAY,
    a_button,
    a_line,
    a_record,
    a_reminder,
    an_envelope,
    labels,
)
from tests.unit.reports.samples import an_ordinary_week


def a_part(channel: TelegramChannel) -> Part:
    """Return a small message."""
    (part,) = channel.render(Note(name="courtesy"), an_envelope())
    return part


async def kind_of(channel: TelegramChannel, part: Part, address: str = str(MARTA)) -> SendErrorKind:
    """Send a part that must fail, and return what the failure means."""
    with pytest.raises(SendError) as failed:
        await channel.send(address, part)
    return failed.value.kind


async def test_a_reminder_arrives_with_its_words_and_buttons(
    channel: TelegramChannel, marta: Person
) -> None:
    content = a_reminder(a_line("1.2"), a_line("1.3"), buttons=(a_button("Ver todas", "all", 0),))
    (part,) = channel.render(content, an_envelope())

    sent = await channel.send(str(MARTA), part)

    message = marta.messages[-1]
    assert sent.provider_id == f"{MARTA}:{message.message_id}"
    assert message.text.startswith("Marta, el lunes 18 de mayo vencen 1.2 y 1.3: ¿cómo van?")
    assert message.labels == ["1.2", "1.3", "Ver todas"]
    assert message.buttons[0].data == content.lines[0].button.ref  # type: ignore[union-attr] # set


@pytest.mark.parametrize(
    "content",
    [
        a_reminder(*(a_line(f"1.{n}", due_is_suggested=True) for n in range(1, 9)), welcome=True),
        a_reminder(
            a_line(),
            notices=(
                NoticeItem(
                    name="unreachable",
                    values={"office": "Hacienda", "reason": "blocked", "handles": "1.2"},
                ),
            ),
        ),
        Listing(
            lines=tuple(a_line(f"{n}", said=last_said("<avance> & «más»")) for n in range(1, 101))
        ),
        Card(line=a_line(), buttons=labels(["25 %", "50 %", "Sin avance", "Otra cifra"])),
        Question(name="activity", words="ya quedó", buttons=labels(["1.2 Mapa de riesgos"])),
        Receipt(records=(a_record(),), still_open=2, undo=a_button("Deshacer", "undo", 9)),
        Undone(lines=(a_line(),)),
        Note(name="help"),
        Digest(on=TODAY, figures=an_ordinary_week().model_dump(mode="json")),
    ],
    ids=lambda content: content.kind,
)
async def test_telegram_takes_every_kind_of_content(
    channel: TelegramChannel, marta: Person, content: Content
) -> None:
    parts = channel.render(content, an_envelope())

    for part in parts:
        await channel.send(str(MARTA), part)

    assert len([message for message in marta.messages if message.from_bot]) == len(parts)


async def test_an_answer_hangs_under_the_message_of_the_person(
    channel: TelegramChannel, marta: Person
) -> None:
    asked = marta.says("gracias")
    (part,) = channel.render(
        Note(name="courtesy"), an_envelope(reply_to=f"{MARTA}:{asked.message_id}:1778504400")
    )
    (orphan,) = channel.render(
        Note(name="courtesy"), an_envelope(reply_to=f"{MARTA}:99999:1778504400")
    )

    await channel.send(str(MARTA), part)
    await channel.send(str(MARTA), orphan)

    assert [message.reply_to for message in marta.messages[-2:]] == [asked.message_id, None]


async def test_a_person_who_blocked_the_bot_has_a_dead_address(
    channel: TelegramChannel, marta: Person
) -> None:
    marta.blocks()

    assert await kind_of(channel, a_part(channel)) is SendErrorKind.ADDRESS_DEAD


async def test_a_chat_that_telegram_does_not_know_is_a_dead_address(
    channel: TelegramChannel, server: BotApiServer
) -> None:
    server.user(6002, "Jorge")

    assert await kind_of(channel, a_part(channel), "7003") is SendErrorKind.ADDRESS_DEAD
    assert await kind_of(channel, a_part(channel), "6002") is SendErrorKind.ADDRESS_DEAD


async def test_a_group_that_became_a_supergroup_tells_where_it_is_now(
    channel: TelegramChannel, server: BotApiServer
) -> None:
    server.group(-77, "Planeación").migrates(-100123)

    with pytest.raises(SendError) as caught:
        await channel.send("-77", a_part(channel))
    assert (caught.value.kind, caught.value.moved_to) == (SendErrorKind.TRY_AGAIN, "-100123")


async def test_a_group_where_the_bot_may_not_write_is_a_dead_address(
    channel: TelegramChannel, server: BotApiServer
) -> None:
    server.group(-77, "Planeación").mutes()

    assert await kind_of(channel, a_part(channel), "-77") is SendErrorKind.ADDRESS_DEAD


async def test_a_note_that_leaves_is_said_and_then_the_group_is_left(
    channel: TelegramChannel, server: BotApiServer
) -> None:
    group = server.group(-77, "Planeación")
    note = Note(name="group_leaving", leaves=True)

    for part in channel.render(note, an_envelope(address="-77")):
        await channel.send("-77", part)

    assert [message.from_bot for message in group.messages] == [True]
    assert not group.has_bot


@pytest.mark.parametrize(
    "text", ["<b>half a tag", "x" * 4097, "<u onclick='x'>no</u>"], ids=["tag", "long", "attribute"]
)
async def test_a_message_that_telegram_refuses_does_not_kill_the_address(
    channel: TelegramChannel, marta: Person, text: str
) -> None:
    body = json.dumps({"text": text, "parse_mode": "HTML"}).encode()

    assert await kind_of(channel, Part(text, body)) is SendErrorKind.MESSAGE_REFUSED
    await channel.send(str(MARTA), a_part(channel))
    assert marta.messages[-1].text == "Con gusto."


async def test_too_many_requests_are_obeyed_to_the_second(
    channel: TelegramChannel, server: BotApiServer, marta: Person
) -> None:
    server.script("sendMessage", Failure.too_many(17), chat_id=MARTA)

    with pytest.raises(SendError) as failed:
        await channel.send(str(MARTA), a_part(channel))

    assert failed.value.kind is SendErrorKind.SLOW_DOWN
    assert failed.value.retry_after == timedelta(seconds=17)
    assert len(marta.messages) == 1


async def test_a_connection_cut_after_the_message_was_taken_is_uncertain(
    channel: TelegramChannel, server: BotApiServer, marta: Person
) -> None:
    server.script("sendMessage", Failure.cut_after_accepting())

    assert await kind_of(channel, a_part(channel)) is SendErrorKind.UNCERTAIN
    assert marta.messages[-1].text == "Con gusto."


@pytest.mark.parametrize("failure", [Failure.cut(), Failure.internal()], ids=["cut", "500"])
async def test_a_request_that_left_and_got_no_answer_is_uncertain(
    channel: TelegramChannel, server: BotApiServer, marta: Person, failure: Failure
) -> None:
    server.script("sendMessage", failure)

    assert await kind_of(channel, a_part(channel)) is SendErrorKind.UNCERTAIN
    assert len(marta.messages) == 1


async def test_an_answer_that_does_not_come_in_time_is_uncertain(
    server: BotApiServer, marta: Person
) -> None:
    server.script("sendMessage", Failure.slow(5))
    async with a_bot(server, read_timeout=0.2) as bot:
        channel = TelegramChannel(bot, TEXTS)

        assert await kind_of(channel, a_part(channel)) is SendErrorKind.UNCERTAIN

    assert marta.messages[-1].text == "Con gusto."


async def test_a_server_that_does_not_listen_is_tried_again(
    channel: TelegramChannel, server: BotApiServer, marta: Person
) -> None:
    await server.stop()

    assert await kind_of(channel, a_part(channel)) is SendErrorKind.TRY_AGAIN

    await server.start()
    await channel.send(str(MARTA), a_part(channel))
    assert marta.messages[-1].text == "Con gusto."


async def test_a_wrong_token_is_our_own_trouble_and_kills_no_address(
    server: BotApiServer, marta: Person
) -> None:
    async with a_client(settings_for(server, token=TOKEN)) as client:
        channel = TelegramChannel(client.bot, TEXTS)

        assert await kind_of(channel, a_part(channel)) is SendErrorKind.TRY_AGAIN

    assert len(marta.messages) == 1


@pytest.mark.parametrize("status", [400, 403])
async def test_a_firewall_between_us_and_telegram_kills_no_address(status: int) -> None:
    async def refuse(_: web.BaseRequest) -> web.Response:
        return web.Response(status=status, text="<html>Acceso denegado</html>")

    async with answering(refuse) as settings, a_client(settings) as client:
        channel = TelegramChannel(client.bot, TEXTS)

        assert await kind_of(channel, a_part(channel)) is SendErrorKind.TRY_AGAIN


async def test_an_answer_that_the_library_cannot_read_is_uncertain() -> None:
    async def mumble(_: web.BaseRequest) -> web.Response:
        return ok({"message_id": 1})

    async with answering(mumble) as settings, a_client(settings) as client:
        channel = TelegramChannel(client.bot, TEXTS)

        assert await kind_of(channel, a_part(channel)) is SendErrorKind.UNCERTAIN


async def test_requests_are_bounded_however_many_messages_wait() -> None:
    running, full, go_on = 0, asyncio.Event(), asyncio.Event()

    async def hold(request: web.BaseRequest) -> web.Response:
        nonlocal running
        if request.path.endswith("/getMe"):
            return ok({"id": 1, "is_bot": True, "first_name": "Culmina", "username": "c_bot"})
        running += 1
        if running == MOST_SENDS:
            full.set()
        await go_on.wait()
        chat = {"id": MARTA, "type": "private", "first_name": "Marta"}
        return ok({"message_id": 1, "date": 1778504400, "chat": chat, "text": "x"})

    leaving = 0

    async def hand_over() -> None:
        nonlocal leaving
        leaving += 1

    async with answering(hold) as settings, a_client(settings) as client:
        channel = TelegramChannel(client.bot, TEXTS)
        part = a_part(channel)
        sends = asyncio.gather(*(channel.send(str(MARTA), part, hand_over) for _ in range(200)))
        await full.wait()

        # Other requests still find a connection; and had one more been sent, it would be here.
        assert await client.username() == "c_bot"
        assert running == leaving == MOST_SENDS, "what waits for its turn is not leaving yet"

        go_on.set()
        assert len(await sends) == 200


@pytest.mark.usefixtures("marta")
async def test_the_token_reaches_no_log_even_when_everything_is_logged(
    server: BotApiServer, caplog: pytest.LogCaptureFixture
) -> None:
    settings = settings_for(server)
    async with a_client(settings) as client:
        # Somebody turns everything up after the client was made: the filter still stands.
        for name in ("", "httpx", "httpcore", "telegram"):
            caplog.set_level(logging.DEBUG, logger=name)
        channel = TelegramChannel(client.bot, TEXTS)
        server.script("sendMessage", Failure.answer(403, facts.BLOCKED))
        with structlog.testing.capture_logs() as events:
            with pytest.raises(SendError) as refused:
                await channel.send(str(MARTA), a_part(channel))
            await channel.send(str(MARTA), a_part(channel))
            await server.stop()
            with pytest.raises(SendError) as failed:
                await channel.send(str(MARTA), a_part(channel))

    secret = server.token.partition(":")[2]
    assert "HTTP Request: POST" in caplog.text
    assert "<token>" in caplog.text
    assert secret not in caplog.text
    ours = [record for record in caplog.records if not record.name.startswith("aiohttp")]
    assert secret not in repr([record.__dict__ for record in ours])
    assert secret not in f"{events} {refused.value!r} {failed.value!r}"
    assert failed.value.__cause__ is None

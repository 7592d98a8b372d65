"""The people at the other end of the stand-in: what they do reaches the bot as in real life."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import httpx
import pytest
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    MessageOriginHiddenUser,
    MessageOriginUser,
    Update,
)
from telegram.error import BadRequest, NetworkError

from core.clock import FixedClock
from demo.botapi import BotApiServer, Failure, Person
from demo.botapi.server import DOWNLOAD
from tests.support.botapi import a_bot

MORNING = datetime(2026, 4, 7, 13, 0, tzinfo=UTC)


@pytest.fixture
async def server() -> AsyncIterator[BotApiServer]:
    """A running stand-in that lives on a morning of April."""
    async with BotApiServer(username="alcaldia_bot", clock=FixedClock(MORNING)) as running:
        yield running


@pytest.fixture
async def ana(server: BotApiServer) -> Person:
    """A person who has not started the bot."""
    return server.user(501, "Ana", "Rojas", "anarojas")


@pytest.fixture
async def bot(server: BotApiServer) -> AsyncIterator[Bot]:
    """The real library, connected to the stand-in."""
    async with a_bot(server) as connected:
        yield connected


def buttons(*labels: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(label, callback_data=f"d:{label}")] for label in labels]
    )


async def newest(bot: Bot) -> Update:
    return (await bot.get_updates(offset=-1))[-1]


async def test_what_a_person_says_arrives_with_her_name_the_hour_and_the_message_answered(
    bot: Bot, ana: Person
) -> None:
    ana.says("buenas")
    sent = await bot.send_message(501, "¿Cómo va la 1.2?")
    ana.says("en 60", reply_to=sent.message_id)
    message = (await newest(bot)).message
    assert message is not None
    assert message.from_user is not None
    assert message.from_user.full_name == "Ana Rojas"
    assert (message.text, message.chat.type, message.date) == ("en 60", "private", MORNING)
    assert message.reply_to_message is not None
    assert message.reply_to_message.text == "¿Cómo va la 1.2?"


async def test_a_deep_link_starts_the_bot_with_its_payload(bot: Bot, ana: Person) -> None:
    ana.follows("https://t.me/alcaldia_bot?start=Abc-12_3")
    message = (await newest(bot)).message
    assert message is not None
    assert message.text == "/start Abc-12_3"
    assert [entity.type for entity in message.entities] == ["bot_command"]
    ana.starts()
    assert ana.messages[-1].text == "/start"


@pytest.mark.parametrize(
    "link",
    [
        "https://t.me/otro_bot?start=abc",
        "https://t.me/alcaldia_bot?start=" + "a" * 65,
        "https://t.me/alcaldia_bot?start=a.b",
        "https://example.org/alcaldia_bot?start=abc",
    ],
)
async def test_a_link_that_a_telephone_would_not_follow_is_a_mistake(
    server: BotApiServer, ana: Person, link: str
) -> None:
    with pytest.raises(ValueError, match=r"deep link|another bot"):
        ana.follows(link)
    assert server.unconfirmed == []


async def test_a_press_arrives_with_its_data_and_its_message_and_is_answered_once(
    server: BotApiServer, bot: Bot, ana: Person
) -> None:
    ana.starts()
    sent = await bot.send_message(501, "¿Cuánto?", reply_markup=buttons("50 %", "75 %"))
    press = ana.presses("75 %")
    query = (await newest(bot)).callback_query
    assert query is not None
    assert (query.id, query.data) == (press.query_id, "d:75 %")
    assert query.message is not None
    assert query.message.message_id == sent.message_id
    assert server.toasts == []
    await query.answer("Recibido")
    assert press.toast is not None
    assert [(toast.text, toast.alert) for toast in server.toasts] == [("Recibido", False)]
    with pytest.raises(BadRequest, match="Query is too old"):
        await query.answer("otra vez")
    assert len(server.toasts) == 1


async def test_unknown_and_expired_presses_cannot_be_answered(
    server: BotApiServer, bot: Bot, ana: Person
) -> None:
    ana.starts()
    await bot.send_message(501, "¿Cuánto?", reply_markup=buttons("50 %"))
    press = ana.presses("d:50 %")
    with pytest.raises(BadRequest, match="Query is too old and response timeout expired"):
        await bot.answer_callback_query("12345")
    server.expire_presses()
    with pytest.raises(BadRequest, match="Query is too old"):
        await bot.answer_callback_query(press.query_id)
    assert server.toasts == []


async def test_a_toast_has_a_limit(bot: Bot, ana: Person) -> None:
    ana.starts()
    await bot.send_message(501, "¿Cuánto?", reply_markup=buttons("50 %"))
    press = ana.presses("50 %")
    with pytest.raises(BadRequest, match="Message_too_long"):
        await bot.answer_callback_query(press.query_id, "a" * 201)
    assert await bot.answer_callback_query(press.query_id, "a" * 200, show_alert=True)
    assert press.toast is not None
    assert press.toast.alert


async def test_the_newest_message_with_the_button_is_pressed_unless_another_is_named(
    bot: Bot, ana: Person
) -> None:
    ana.starts()
    first = await bot.send_message(501, "1.1", reply_markup=buttons("50 %"))
    second = await bot.send_message(501, "1.2", reply_markup=buttons("50 %"))
    assert ana.presses("50 %").message_id == second.message_id
    assert ana.presses("50 %", first.message_id).message_id == first.message_id


async def test_a_button_that_is_not_to_be_seen_cannot_be_pressed(
    server: BotApiServer, bot: Bot, ana: Person
) -> None:
    ana.starts()
    sent = await bot.send_message(501, "1.1", reply_markup=buttons("50 %"))
    with pytest.raises(LookupError, match="50 %"):
        ana.presses("75 %")
    await bot.edit_message_reply_markup(501, sent.message_id)
    with pytest.raises(LookupError):
        ana.presses("50 %")
    with pytest.raises(LookupError):
        ana.presses("50 %", 99_999)
    assert len(server.unconfirmed) == 1


async def test_an_edited_message_arrives_as_an_edit(bot: Bot, ana: Person) -> None:
    said = ana.says("60")
    ana.edits(said, "70")
    update = await newest(bot)
    assert update.message is None
    assert update.edited_message is not None
    assert (update.edited_message.text, update.edited_message.message_id) == (
        "70",
        said.message_id,
    )
    sent = await bot.send_message(501, "recibido")
    with pytest.raises(ValueError, match="her own"):
        ana.edits(sent.message_id, "otra cosa")


async def test_a_file_of_a_person_can_be_fetched(bot: Bot, ana: Person) -> None:
    ana.sends_file("acta.pdf", b"%PDF-1.7", content_type="application/pdf", caption="el acta")
    message = (await newest(bot)).message
    assert message is not None
    assert message.document is not None
    assert (message.document.file_name, message.caption) == ("acta.pdf", "el acta")
    fetched = await (await message.document.get_file()).download_as_bytearray()
    assert bytes(fetched) == b"%PDF-1.7"


async def test_a_file_is_given_only_once_the_bot_has_asked_where_it_lies(
    server: BotApiServer, bot: Bot, ana: Person
) -> None:
    sent = ana.sends_photo(b"\xff\xd8\xff", caption="el acta")
    assert sent.file is not None
    place = f"{server.base_file_url}{server.token}/{sent.file.path}"
    async with httpx.AsyncClient() as client:
        early = await client.get(place)
        await bot.get_file(sent.file.file_id)
        asked, posted = await client.get(place), await client.post(place)
    assert (early.status_code, posted.status_code) == (404, 404)
    assert asked.content == b"\xff\xd8\xff"


async def test_a_file_over_the_limit_is_refused_by_get_file(bot: Bot, ana: Person) -> None:
    sent = ana.sends_file("v.mp4", bytes(20_000_001), content_type="video/mp4")
    assert sent.file is not None
    with pytest.raises(BadRequest, match="File is too big"):
        await bot.get_file(sent.file.file_id)


async def test_a_download_fails_as_the_script_says(
    server: BotApiServer, bot: Bot, ana: Person
) -> None:
    sent = ana.sends_voice(b"OggS" * 1000)
    assert sent.file is not None
    server.script(DOWNLOAD, Failure.internal())
    server.script(DOWNLOAD, Failure.cut())
    for _ in range(2):
        with pytest.raises(NetworkError):
            await (await bot.get_file(sent.file.file_id)).download_as_bytearray()
    fetched = await (await bot.get_file(sent.file.file_id)).download_as_bytearray()
    assert bytes(fetched) == b"OggS" * 1000


async def test_an_album_is_a_message_per_picture_under_one_name(bot: Bot, ana: Person) -> None:
    ana.sends_album(b"\xff\xd8\xff1", b"\xff\xd8\xff2", caption="las dos", on=1)
    updates = await bot.get_updates()
    messages = [update.message for update in updates if update.message is not None]
    assert len({message.media_group_id for message in messages}) == 1
    assert [message.caption for message in messages] == [None, "las dos"]
    assert all(len(message.photo) == 2 for message in messages)
    with pytest.raises(ValueError, match="two to ten"):
        ana.sends_album(b"\xff\xd8\xff")


async def test_the_bot_hears_of_a_block_once_and_of_its_end(bot: Bot, ana: Person) -> None:
    ana.starts()
    ana.blocks()
    ana.blocks()
    change = (await newest(bot)).my_chat_member
    assert change is not None
    assert change.new_chat_member.status == "kicked"
    with pytest.raises(ValueError, match="unblock"):
        ana.says("hola")
    ana.unblocks()
    change = (await newest(bot)).my_chat_member
    assert change is not None
    assert change.new_chat_member.status == "member"


@pytest.mark.parametrize("text", ["", "  ", "a" * 4097])
async def test_a_telephone_does_not_send_empty_or_endless_texts(
    server: BotApiServer, ana: Person, text: str
) -> None:
    with pytest.raises(ValueError, match="telephone"):
        ana.says(text)
    assert server.unconfirmed == []
    assert ana.says("a" * 4096).message_id in {message.message_id for message in ana.messages}


async def test_the_same_person_can_be_asked_for_twice(server: BotApiServer, ana: Person) -> None:
    ana.says("hola")
    assert server.user(501, "Ana").messages == ana.messages
    assert server.messages(999) == []


async def test_what_is_passed_on_tells_whose_words_they_are(
    server: BotApiServer, bot: Bot, ana: Person
) -> None:
    ana.forwards("1.2 en 60", server.user(502, "Marta", "Rincón"))
    known = (await newest(bot)).message
    ana.forwards("1.2 en 60", "Marta Rincón")
    hidden = (await newest(bot)).message

    assert known is not None
    assert isinstance(known.forward_origin, MessageOriginUser)
    assert known.forward_origin.sender_user.id == 502
    assert hidden is not None
    assert isinstance(hidden.forward_origin, MessageOriginHiddenUser)
    assert hidden.forward_origin.sender_user_name == "Marta Rincón"

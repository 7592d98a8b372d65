"""The Bot API stand-in answers calls as the real server does, or more strictly."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from telegram import Bot, BotCommand, InlineKeyboardButton, InlineKeyboardMarkup, ReplyParameters
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken

from demo.botapi import BotApiServer, Person
from tests.support.botapi import a_bot, post, refusal

ANA = 501
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 20


@pytest.fixture
async def server() -> AsyncIterator[BotApiServer]:
    """A running stand-in."""
    async with BotApiServer() as running:
        yield running


@pytest.fixture
async def ana(server: BotApiServer) -> Person:
    """A person who has started the bot."""
    person = server.user(ANA, "Ana", "Rojas")
    person.starts()
    return person


@pytest.fixture
async def bot(server: BotApiServer) -> AsyncIterator[Bot]:
    """The real library, connected to the stand-in."""
    async with a_bot(server) as connected:
        yield connected


def keyboard(*rows: list[dict[str, Any]]) -> str:
    return json.dumps({"inline_keyboard": list(rows)})


async def test_the_bot_learns_who_it_is(server: BotApiServer, bot: Bot) -> None:
    assert (await bot.get_me()).username == server.username
    assert bot.id == int(server.token.split(":", maxsplit=1)[0])


async def test_a_wrong_token_is_unauthorized(server: BotApiServer) -> None:
    assert await refusal(server, "getMe", token="1000001:wrong") == (401, "Unauthorized")
    with pytest.raises(InvalidToken):
        async with Bot("1000001:wrong", base_url=server.base_url):
            pytest.fail("the token was taken")


async def test_an_unknown_method_and_an_unknown_path_are_not_found(server: BotApiServer) -> None:
    assert await refusal(server, "sendLove") == (404, "Not Found: method not found")
    async with httpx.AsyncClient() as client:
        response = await client.get(server.base_url.removesuffix("/bot") + "/other")
    assert response.json() == {"ok": False, "error_code": 404, "description": "Not Found"}


async def test_method_names_and_requests_may_be_written_in_every_documented_way(
    server: BotApiServer, ana: Person
) -> None:
    url = f"{server.base_url}{server.token}/SENDMESSAGE"
    arguments: dict[str, Any] = {"chat_id": ANA, "text": "hola", "disable_notification": True}
    markup = {"inline_keyboard": [[{"text": "Sí", "callback_data": "s"}]]}
    async with httpx.AsyncClient() as client:
        as_json = await client.post(url, json={**arguments, "reply_markup": markup})
        as_query = await client.get(url, params={**arguments, "disable_notification": "true"})
    assert as_json.status_code == as_query.status_code == 200
    assert [message.text for message in ana.messages[1:]] == ["hola", "hola"]
    assert ana.messages[1].labels == ["Sí"]


@pytest.mark.parametrize("body", [b"[1]", b"{", b"\xff\xfe"])
async def test_a_body_that_cannot_be_read_is_refused(server: BotApiServer, body: bytes) -> None:
    url = f"{server.base_url}{server.token}/getMe"
    async with httpx.AsyncClient() as client:
        response = await client.post(
            url, content=body, headers={"Content-Type": "application/json"}
        )
    assert response.status_code == 400


@pytest.mark.parametrize(
    ("method", "arguments", "sentence"),
    [
        ("getMe", {"verbose": "1"}, 'parameter "verbose" is unknown'),
        ("sendMessage", {"chat_id": ANA, "text": "a", "txt": "b"}, 'parameter "txt" is unknown'),
        (
            "sendMessage",
            {"chat_id": ANA, "text": "a", "link_preview_options": '{"disabled":true}'},
            'parameter "link_preview_options.disabled" is unknown',
        ),
        ("editMessageText", {"chat_id": ANA, "text": "a"}, 'parameter "message_id" is missing'),
        (
            "editMessageText",
            {"chat_id": ANA, "text": "a", "message_id": "x"},
            'parameter "message_id" must be of type Integer',
        ),
        (
            "sendMessage",
            {"chat_id": ANA, "text": "a", "protect_content": "yes please"},
            'parameter "protect_content" must be of type Boolean',
        ),
        (
            "getUpdates",
            {"allowed_updates": "{}"},
            'parameter "allowed_updates" must be of type Arr',
        ),
    ],
)
async def test_unknown_missing_and_mistyped_parameters_are_refused(
    server: BotApiServer, ana: Person, method: str, arguments: dict[str, Any], sentence: str
) -> None:
    code, description = await refusal(server, method, arguments)
    assert code == 400
    assert description.startswith(f"Bad Request: {sentence}")
    assert len(ana.messages) == 1
    assert [call.method for call in server.refused] == [method]


async def test_a_message_is_shown_as_the_person_reads_it(
    server: BotApiServer, bot: Bot, ana: Person
) -> None:
    question = ana.says("¿cómo voy?")
    sent = await bot.send_message(
        ANA,
        "  <b>1.2</b> · 60 % &lt;antes 40 %&gt;\n",
        parse_mode="HTML",
        reply_parameters=ReplyParameters(question.message_id),
        reply_markup=InlineKeyboardMarkup([[InlineKeyboardButton("Deshacer", callback_data="u")]]),
    )
    assert sent.text == "1.2 · 60 % <antes 40 %>"
    assert [(e.type, e.offset, e.length) for e in sent.entities] == [("bold", 0, 3)]
    assert sent.reply_to_message is not None
    assert sent.reply_to_message.message_id == question.message_id
    shown = server.messages(ANA)[-1]
    assert (shown.text, shown.labels, shown.from_bot) == (sent.text, ["Deshacer"], True)
    assert server.sent[-1].method == "sendMessage"
    assert str(server.sent[-1].params["text"]).startswith("  <b>")


async def test_writing_to_an_unknown_chat_is_refused_with_the_real_sentence(
    server: BotApiServer, bot: Bot, ana: Person
) -> None:
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(999, "hola")
    assert await refusal(server, "sendMessage", {"chat_id": "@nadie", "text": "a"}) == (
        400,
        "Bad Request: chat not found",
    )
    assert await refusal(server, "sendMessage", {"text": "a"}) == (
        400,
        "Bad Request: chat_id is empty",
    )
    assert len(ana.messages) == 1


async def test_the_bot_cannot_write_before_the_person_has_started_it(
    server: BotApiServer, bot: Bot
) -> None:
    luz = server.user(502, "Luz")
    with pytest.raises(Forbidden, match="can't initiate conversation"):
        await bot.send_message(502, "hola")
    luz.says("buenas")
    assert (await bot.send_message(502, "hola")).text == "hola"


async def test_a_person_who_blocked_the_bot_is_not_reached_until_she_unblocks_it(
    server: BotApiServer, bot: Bot, ana: Person
) -> None:
    ana.blocks()
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(ANA, "hola")
    assert len(server.messages(ANA)) == 1
    ana.unblocks()
    await bot.send_message(ANA, "hola")
    assert server.messages(ANA)[-1].text == "hola"


async def test_a_group_that_became_a_supergroup_tells_its_new_id(
    server: BotApiServer, bot: Bot
) -> None:
    group = server.group(-77, "Planeación")
    await bot.send_message(-77, "antes")
    new = group.migrates(-100_077)
    with pytest.raises(ChatMigrated) as caught:
        await bot.send_message(-77, "después")
    assert caught.value.new_chat_id == new.chat_id
    await bot.send_message(new.chat_id, "después")
    said = [message for message in server.messages(-77) if not message.service]
    assert [message.text for message in said] == ["antes"]
    said = [message for message in server.messages(-100_077) if not message.service]
    assert [message.text for message in said] == ["después"]


@pytest.mark.parametrize(
    ("text", "parse_mode", "sentence"),
    [
        ("", "", "message text is empty"),
        (" \n ", "", "text must be non-empty"),
        ("<b> </b>", "HTML", "text must be non-empty"),
        ("a" * 4097, "", "message is too long"),
        ("😀" * 2049, "", "message is too long"),
        ("<b>" + "a" * 4097 + "</b>", "HTML", "message is too long"),
        ("a" * 40_000, "", "text is too long"),
        ("<b>a", "HTML", "can't parse entities: Can't find end tag corresponding to start tag"),
        ("*a*", "MarkdownV2", "unsupported parse_mode"),
    ],
)
async def test_bad_texts_are_refused_with_the_real_sentences(
    server: BotApiServer, ana: Person, text: str, parse_mode: str, sentence: str
) -> None:
    arguments = {"chat_id": ANA, "text": text, "parse_mode": parse_mode}
    code, description = await refusal(server, "sendMessage", arguments)
    assert code == 400
    assert description.startswith(f"Bad Request: {sentence}")
    assert len(ana.messages) == 1


@pytest.mark.parametrize(
    ("text", "parse_mode"), [("a" * 4096, ""), ("<b>" + "a" * 4096 + "</b>", "HTML")]
)
async def test_the_limit_holds_for_the_text_without_its_tags(
    server: BotApiServer, ana: Person, text: str, parse_mode: str
) -> None:
    arguments = {"chat_id": ANA, "text": text, "parse_mode": parse_mode}
    assert (await post(server, "sendMessage", arguments)).status_code == 200
    assert ana.messages[-1].text == "a" * 4096


@pytest.mark.parametrize(
    ("markup", "sentence"),
    [
        ("{", "can't parse reply keyboard markup JSON object"),
        ("[]", "object expected as reply markup"),
        ('{"keyboard":[]}', 'parameter "reply_markup.keyboard" is unknown'),
        ('{"inline_keyboard":[{}]}', 'field "inline_keyboard" of the InlineKeyboardMarkup must be'),
        (keyboard([{"callback_data": "a"}]), "can't parse inline keyboard button: Can't find fie"),
        (
            keyboard([{"text": " ", "callback_data": "a"}]),
            "inline keyboard button text must be non",
        ),
        (keyboard([{"text": "a"}]), "can't parse inline keyboard button: Text buttons are unallow"),
        (
            keyboard([{"text": "a", "callback_data": 7}]),
            "can't parse inline keyboard button: Field",
        ),
        (keyboard([{"text": "a", "callback_data": "á" * 33}]), "BUTTON_DATA_INVALID"),
        (keyboard([{"text": "a", "url": "sin esquema"}]), "BUTTON_URL_INVALID"),
        (
            keyboard([{"text": "a", "callback_data": "b", "url": "https://a.example"}]),
            "can't parse inline keyboard button: exactly one",
        ),
        (keyboard([{"text": "a", "callback_data": "b"}] * 9), "reply markup is too long"),
        (keyboard(*[[{"text": "a", "callback_data": "b"}]] * 101), "reply markup is too long"),
    ],
)
async def test_malformed_keyboards_are_refused(
    server: BotApiServer, ana: Person, markup: str, sentence: str
) -> None:
    arguments = {"chat_id": ANA, "text": "a", "reply_markup": markup}
    code, description = await refusal(server, "sendMessage", arguments)
    assert code == 400
    assert description.startswith(f"Bad Request: {sentence}")
    assert len(ana.messages) == 1


async def test_a_keyboard_at_its_limits_is_taken(server: BotApiServer, ana: Person) -> None:
    rows = [[{"text": "a", "callback_data": "b" * 64}] * 8] * 12
    rows.append([{"text": "Ver", "url": "https://puertoesperanza.example/plan"}])
    arguments = {"chat_id": ANA, "text": "a", "reply_markup": keyboard(*rows)}
    assert (await post(server, "sendMessage", arguments)).status_code == 200
    assert len(ana.messages[-1].buttons) == 97


async def test_an_edit_changes_text_and_keyboard_in_the_chat(bot: Bot, ana: Person) -> None:
    markup = InlineKeyboardMarkup([[InlineKeyboardButton("Sí", callback_data="s")]])
    sent = await bot.send_message(ANA, "¿60 %?", reply_markup=markup)
    edited = await bot.edit_message_text("Registrado: 60 %", ANA, sent.message_id)
    assert getattr(edited, "edit_date", None) is not None
    shown = ana.messages[-1]
    assert (shown.text, shown.buttons, shown.message_id) == (
        "Registrado: 60 %",
        [],
        sent.message_id,
    )
    await bot.edit_message_reply_markup(ANA, sent.message_id, reply_markup=markup)
    assert ana.messages[-1].labels == ["Sí"]


async def test_an_edit_that_changes_nothing_is_refused(bot: Bot, ana: Person) -> None:
    sent = await bot.send_message(ANA, "igual")
    with pytest.raises(BadRequest, match="Message is not modified: specified new message content"):
        await bot.edit_message_text("igual", ANA, sent.message_id)
    with pytest.raises(BadRequest, match="Message is not modified"):
        await bot.edit_message_reply_markup(ANA, sent.message_id)
    assert ana.messages[-1].edited_at is None


async def test_only_messages_of_the_bot_that_exist_can_be_edited(
    server: BotApiServer, bot: Bot, ana: Person
) -> None:
    hers = ana.says("hola")
    with pytest.raises(BadRequest, match="Message to edit not found"):
        await bot.edit_message_text("a", ANA, 99_999)
    with pytest.raises(BadRequest, match="Message can't be edited"):
        await bot.edit_message_text("a", ANA, hers.message_id)
    document = await bot.send_document(ANA, b"%PDF", filename="a.pdf")
    with pytest.raises(BadRequest, match="There is no text in the message to edit"):
        await bot.edit_message_text("a", ANA, document.message_id)
    long = {"chat_id": ANA, "message_id": document.message_id, "text": "a" * 4097}
    assert await refusal(server, "editMessageText", long) == (
        400,
        "Bad Request: MESSAGE_TOO_LONG",
    )


async def test_an_answer_needs_a_message_that_exists(bot: Bot, ana: Person) -> None:
    with pytest.raises(BadRequest, match="Message to be replied not found"):
        await bot.send_message(ANA, "a", reply_parameters=ReplyParameters(99_999))
    lenient = ReplyParameters(99_999, allow_sending_without_reply=True)
    await bot.send_message(ANA, "a", reply_parameters=lenient)
    assert ana.messages[-1].reply_to is None


async def test_files_are_sent_and_fetched_whole(
    server: BotApiServer, bot: Bot, ana: Person
) -> None:
    content = b"acta\n" * 400_000  # more than aiohttp takes by default
    sent = await bot.send_document(ANA, content, filename="acta.txt", caption="Acta de cierre")
    assert sent.document is not None
    fetched = await (await bot.get_file(sent.document.file_id)).download_as_bytearray()
    assert bytes(fetched) == content
    shown = ana.messages[-1]
    assert shown.file is not None
    assert (shown.file.name, shown.text) == ("acta.txt", "Acta de cierre")
    again = await bot.send_document(ANA, sent.document.file_id)
    assert again.document is not None
    photo = await bot.send_photo(ANA, PNG, filename="g.png")
    assert photo.photo[-1].file_size == len(PNG)
    await bot.get_file(photo.photo[-1].file_id)
    with pytest.raises(BadRequest, match="Wrong file_id"):
        await bot.get_file(photo.photo[0].file_id)  # the small one, which nobody should want
    wrong = server.base_file_url + "1000001:wrong/documents/file_1.txt"
    async with httpx.AsyncClient() as client:
        assert (await client.get(wrong)).status_code == 401
        missing = f"{server.base_file_url}{server.token}/documents/file_9.txt"
        assert (await client.get(missing)).status_code == 404


async def test_files_that_the_server_would_not_take_are_refused(
    server: BotApiServer, bot: Bot, ana: Person
) -> None:
    with pytest.raises(BadRequest, match="Message caption is too long"):
        await bot.send_document(ANA, b"x", filename="a.txt", caption="a" * 1025)
    with pytest.raises(BadRequest, match="Image_process_failed"):
        await bot.send_photo(ANA, b"not a picture", filename="g.png")
    with pytest.raises(BadRequest, match="Wrong file_id"):
        await bot.send_document(ANA, "file-99")
    assert await refusal(server, "sendDocument", {"chat_id": ANA}) == (
        400,
        "Bad Request: there is no document in the request",
    )
    assert len(ana.messages) == 1


async def test_the_menu_takes_good_commands_only(server: BotApiServer, bot: Bot) -> None:
    assert await bot.set_my_commands([BotCommand("pendientes", "Ver lo que está abierto")])
    with pytest.raises(BadRequest, match="Bot_command_invalid"):
        await bot.set_my_commands([BotCommand("Ver Todo", "x")])
    assert [call.method for call in server.sent if call.method == "setMyCommands"] == [
        "setMyCommands"
    ]


async def test_the_bot_can_show_that_it_is_writing(
    server: BotApiServer, bot: Bot, ana: Person
) -> None:
    assert await bot.send_chat_action(ana.chat_id, "typing")
    assert await refusal(server, "sendChatAction", {"chat_id": ANA, "action": "dancing"}) == (
        400,
        "Bad Request: wrong parameter action in request",
    )

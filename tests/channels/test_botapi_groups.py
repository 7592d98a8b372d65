"""The stand-in's groups: what a bot hears in privacy mode, and how it comes and goes."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
from telegram import Bot, BotCommand, BotCommandScopeAllGroupChats, BotCommandScopeChat
from telegram.error import BadRequest, ChatMigrated, Forbidden

from demo.botapi import BotApiServer, Group, Person
from tests.support.botapi import a_bot, refusal

GROUP, SUPERGROUP = -77, -100_123
MENU = [BotCommand("pendientes", "Lo que tiene pendiente")]


@pytest.fixture
async def server() -> AsyncIterator[BotApiServer]:
    """A server of its own."""
    async with BotApiServer(username="culmina_bot") as started:
        yield started


@pytest.fixture
async def bot(server: BotApiServer) -> AsyncIterator[Bot]:
    """The real library's bot."""
    async with a_bot(server) as connected:
        yield connected


@pytest.fixture
async def marta(server: BotApiServer) -> Person:
    """Somebody who is in the group."""
    return server.user(5001, "Marta")


@pytest.fixture
async def group(server: BotApiServer) -> Group:
    """A group that the bot is in."""
    return server.group(GROUP, "Planeación")


def heard(server: BotApiServer, kind: str = "message") -> list[Any]:
    """Return the updates of a kind that wait for the bot."""
    return [update[kind] for update in server.unconfirmed if kind in update]


@pytest.mark.parametrize(
    ("text", "reaches"),
    [
        ("¿quién trae el café?", False),
        ("@culmina_bot la 1.2 va en 60", True),
        ("hola @otro_bot", False),
        ("escriba a ana@culmina_bot.example", False),
        ("/pendientes@culmina_bot", True),
        ("/pendientes@otro_bot", False),
        ("/pendientes", False),  # nobody knows for which bot: ours has never written here
    ],
)
async def test_only_what_is_for_the_bot_reaches_it(
    server: BotApiServer, group: Group, marta: Person, text: str, *, reaches: bool
) -> None:
    group.says(marta, text)

    assert [message["text"] for message in heard(server)] == ([text] if reaches else [])
    assert [message.text for message in group.messages] == [text]


async def test_replies_to_the_bot_and_bare_commands_after_it_reach_it(
    server: BotApiServer, bot: Bot, group: Group, marta: Person
) -> None:
    ours = await bot.send_message(GROUP, "¿Cómo va la 1.2?")
    theirs = group.says(marta, "yo miro")
    group.says(marta, "dale", reply_to=theirs)
    group.says(marta, "va en 60 %", reply_to=ours.message_id)
    group.says(marta, "/pendientes")

    first, second = heard(server)
    assert (first["text"], first["reply_to_message"]["from"]["is_bot"]) == ("va en 60 %", True)
    assert (first["chat"]["type"], first["from"]["id"]) == ("group", marta.chat_id)
    assert second["entities"] == [{"type": "bot_command", "offset": 0, "length": 11}]


async def test_an_administrator_hears_everything(
    server: BotApiServer, group: Group, marta: Person
) -> None:
    group.promotes_bot(marta)
    group.says(marta, "😀 ¿y @culmina_bot?")

    (message,) = heard(server)
    assert message["entities"] == [{"type": "mention", "offset": 6, "length": 12}]


async def test_coming_and_going_is_told(server: BotApiServer, marta: Person) -> None:
    group = server.group(GROUP, "Planeación", with_bot=False)
    group.follows(marta, "https://t.me/culmina_bot?startgroup=abc")
    group.removes_bot(marta)

    added, removed = heard(server, "my_chat_member")
    assert (added["old_chat_member"]["status"], added["new_chat_member"]["status"]) == (
        "left",
        "member",
    )
    assert removed["new_chat_member"]["status"] == "kicked"
    assert added["from"]["id"] == marta.chat_id
    service, start = heard(server)
    assert service["new_chat_members"][0]["username"] == "culmina_bot"
    assert start["text"] == "/start@culmina_bot abc"


async def test_a_bot_that_leaves_is_told_so_and_cannot_write_any_more(
    server: BotApiServer, bot: Bot, group: Group, marta: Person
) -> None:
    marta.starts()
    assert await bot.leave_chat(GROUP)

    assert not group.has_bot
    (left,) = heard(server, "my_chat_member")
    assert (left["from"]["is_bot"], left["new_chat_member"]["status"]) == (True, "left")
    with pytest.raises(Forbidden, match="not a member of the group chat"):
        await bot.send_message(GROUP, "¿hola?")
    with pytest.raises(Forbidden, match="not a member"):
        await bot.leave_chat(GROUP)
    with pytest.raises(BadRequest):
        await bot.leave_chat(marta.chat_id)


async def test_a_bot_that_was_thrown_out_or_silenced_is_told_why(
    bot: Bot, group: Group, marta: Person
) -> None:
    group.mutes()
    with pytest.raises(BadRequest, match=r"[Nn]ot enough rights"):
        await bot.send_message(GROUP, "¿hola?")
    group.removes_bot(marta)
    with pytest.raises(Forbidden, match="was kicked from the group chat"):
        await bot.send_message(GROUP, "¿hola?")


async def test_a_supergroup_is_told_in_both_chats_and_to_who_writes_to_the_old_one(
    server: BotApiServer, bot: Bot, group: Group
) -> None:
    group.migrates(SUPERGROUP)

    old, new = heard(server)
    assert (old["chat"]["id"], old["migrate_to_chat_id"]) == (GROUP, SUPERGROUP)
    assert (new["chat"]["type"], new["migrate_from_chat_id"]) == ("supergroup", GROUP)
    with pytest.raises(ChatMigrated) as caught:
        await bot.send_message(GROUP, "¿hola?")
    assert caught.value.new_chat_id == SUPERGROUP
    assert (await bot.send_message(SUPERGROUP, "hola")).chat.type == "supergroup"


async def test_who_presses_in_a_group_is_told(
    server: BotApiServer, bot: Bot, group: Group, marta: Person
) -> None:
    keyboard = {"inline_keyboard": [[{"text": "60 %", "callback_data": "pct:1:60"}]]}
    await bot.send_message(GROUP, "¿Cómo va?", api_kwargs={"reply_markup": keyboard})
    group.presses(marta, "60 %")

    (press,) = heard(server, "callback_query")
    assert (press["from"]["id"], press["message"]["chat"]["id"]) == (marta.chat_id, GROUP)
    with pytest.raises(LookupError):
        group.presses(marta, "70 %")


async def test_menus_are_kept_by_scope_and_language(
    server: BotApiServer, bot: Bot, marta: Person
) -> None:
    await bot.set_my_commands(MENU, scope=BotCommandScopeAllGroupChats(), language_code="es")
    await bot.set_my_commands(MENU * 2, scope=BotCommandScopeChat(marta.chat_id))

    shown = [("pendientes", "Lo que tiene pendiente")]
    assert server.menu("all_group_chats", language="es") == shown
    assert server.menu("chat", chat_id=marta.chat_id) == shown * 2
    assert server.menu() == server.menu("all_group_chats") == []
    with pytest.raises(BadRequest, match=r"[Cc]hat not found"):
        await bot.set_my_commands(MENU, scope=BotCommandScopeChat(404))
    with pytest.raises(BadRequest, match="language"):
        await bot.set_my_commands(MENU, language_code="español")
    commands = '[{"command": "ayuda", "description": "x"}]'
    for scope, told in (
        ('{"type": "everybody"}', "Unsupported type specified"),
        ("{}", 'Can\'t find field "type"'),
    ):
        code, sentence = await refusal(
            server, "setMyCommands", {"commands": commands, "scope": scope}
        )
        assert (code, sentence) == (400, f"Bad Request: can't parse BotCommandScope: {told}")

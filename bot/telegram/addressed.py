"""What is meant for the bot in a group: replies to it, mentions of it, and commands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from telegram import Message, MessageEntity


@dataclass(frozen=True, slots=True)
class Me:
    """The bot, as others address it."""

    id: int = 0
    username: str = ""


def words_for(me: Me, message: Message, text: str) -> str | None:
    """Return what a message in a group says to the bot, without its name; None when it is not.

    An administrator's bot hears everything: what is between others is none of its business.
    """
    names = _names(message)
    called = any(name.casefold() == f"@{me.username}".casefold() for name in names if me.username)
    answered = message.reply_to_message
    replies = bool(answered and answered.from_user and answered.from_user.id == me.id)
    if not (called or replies or _is_command(message, me, text)):
        return None
    if not me.username:
        return text
    mention = rf"(?<![\w/])@{re.escape(me.username)}\b[,:]?"
    return re.sub(mention, " ", text, flags=re.IGNORECASE).strip()


def _names(message: Message) -> Iterator[str]:
    """Yield the names that a message mentions; entities count in UTF-16 code units.

    Not by the library's own way, which stumbles over an entity that ends within a character.
    """
    units = (message.text or message.caption or "").encode("utf-16-le", "surrogatepass")
    for one in message.entities or message.caption_entities:
        if one.type == MessageEntity.MENTION:
            name = units[2 * one.offset : 2 * (one.offset + one.length)]
            yield name.decode("utf-16-le", "replace")


def _is_command(message: Message, me: Me, text: str) -> bool:
    entities = message.entities or message.caption_entities
    first = next((one for one in entities if one.offset == 0), None)
    if first is None or first.type != MessageEntity.BOT_COMMAND:
        return False
    _, at, bot = text[: first.length].partition("@")
    return not at or bot.casefold() == me.username.casefold()

"""The menus of commands that Telegram shows beside the text box, by kind of chat."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import structlog
from sqlalchemy.orm import Session
from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)
from telegram.error import BadRequest

from bot.conversation import oversight
from core.rights import Right
from models.session import Database
from texts.catalog import Texts

log = structlog.get_logger("telegram")

CHANNEL = "telegram"
# A menu that somebody has once set for the language alone would hide the one for everybody.
LANGUAGES = ("", "es")


@dataclass(frozen=True, slots=True)
class Menu:
    """The commands of one kind of chat."""

    scope: BotCommandScope
    commands: tuple[BotCommand, ...]


class Menus:
    """Registers the menus: everybody's, those of groups, and of the chats that oversee plans."""

    def __init__(self, bot: Bot, texts: Texts, database: Database, *, entity_id: int) -> None:
        self._bot = bot
        self._texts = texts
        self._database = database
        self._entity_id = entity_id

    async def register(self) -> None:
        """Tell Telegram all menus; raises telegram.error.TelegramError."""
        seeing, writing = await self._database.in_reading(self._chats)
        for menu in menus(self._texts, seeing, writing):
            for language in LANGUAGES:
                await self._set(menu, language)

    def _chats(self, session: Session) -> list[list[str]]:
        return [
            oversight.chats(session, self._entity_id, CHANNEL, right)
            for right in (Right.SEE, Right.BROADCAST)
        ]

    async def _set(self, menu: Menu, language: str) -> None:
        try:
            await self._bot.set_my_commands(
                menu.commands, scope=menu.scope, language_code=language or None
            )
        except BadRequest as error:  # one chat that is gone must not keep others from their menu
            log.warning("menu_not_set", error=str(error))


def menus(texts: Texts, seeing: list[str], writing: list[str]) -> Iterator[Menu]:
    """Yield the menus; in the chats of `seeing` the plans can be looked at, in those of `writing`
    all offices be written to."""
    everybody = _read(texts, "menu_private")
    yield Menu(BotCommandScopeAllPrivateChats(), everybody)
    yield Menu(BotCommandScopeAllGroupChats(), _read(texts, "menu_group"))
    for chat in seeing:
        oversees = _read(texts, "menu_oversight") if chat in writing else ()
        own = (*_read(texts, "menu_reading"), *oversees, *everybody)
        yield Menu(BotCommandScopeChat(chat), own)


def _read(texts: Texts, name: str) -> tuple[BotCommand, ...]:
    lines = texts.render(f"telegram/{name}.html").splitlines()
    pairs = (line.partition(": ") for line in lines)
    return tuple(BotCommand(command, description) for command, _, description in pairs)

"""The menus of commands that Telegram shows beside the text box, by kind of chat."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
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
from core.rights import LOOKING, Right
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
        for menu in menus(self._texts, await self._database.in_reading(self._chats)):
            for language in LANGUAGES:
                await self._set(menu, language)

    def _chats(self, session: Session) -> dict[Right, list[str]]:
        return {right: oversight.chats(session, self._entity_id, CHANNEL, right) for right in Right}

    async def _set(self, menu: Menu, language: str) -> None:
        try:
            await self._bot.set_my_commands(
                menu.commands, scope=menu.scope, language_code=language or None
            )
        except BadRequest as error:  # one chat that is gone must not keep others from their menu
            log.warning("menu_not_set", error=str(error))


def menus(texts: Texts, chats: Mapping[Right, Collection[str]]) -> Iterator[Menu]:
    """Yield the menus; `chats` are those in which a right is held.

    Who may only look at the plans is offered nothing that would be refused to her.
    """
    always = _read(texts, "menu_always")
    everybody = (*_read(texts, "menu_private"), *always)
    yield Menu(BotCommandScopeAllPrivateChats(), everybody)
    yield Menu(BotCommandScopeAllGroupChats(), _read(texts, "menu_group"))
    acting = {chat for right, some in chats.items() if right not in LOOKING for chat in some}
    for chat in chats[Right.SEE]:
        oversees = _read(texts, "menu_oversight") if chat in chats[Right.BROADCAST] else ()
        rest = everybody if chat in acting else always
        yield Menu(BotCommandScopeChat(chat), (*_read(texts, "menu_reading"), *oversees, *rest))


def _read(texts: Texts, name: str) -> tuple[BotCommand, ...]:
    lines = texts.render(f"telegram/{name}.html").splitlines()
    pairs = (line.partition(": ") for line in lines)
    return tuple(BotCommand(command, description) for command, _, description in pairs)

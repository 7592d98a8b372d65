"""The menus of commands that Telegram shows beside the text box, by kind of chat."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

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

from core.channels import TELEGRAM
from core.entity.context import EntityContext
from core.entity.rights import LOOKING, Right
from models.session import Database
from models.staff import rights
from texts.catalog import Texts

log = structlog.get_logger("telegram")

# A menu that somebody has once set for the language alone would hide the one for everybody.
LANGUAGES = ("", "es")


@dataclass(frozen=True, slots=True)
class Menu:
    """The commands of one kind of chat; without any, what everybody has shows there."""

    scope: BotCommandScope
    commands: tuple[BotCommand, ...]


class Menus:
    """Registers the menus: everybody's, those of groups, and of the chats that oversee plans.

    `contexts` are the entities of the bot. What each chat was given last is kept in mind, so that a
    role that changes changes its menu.
    """

    def __init__(
        self, bot: Bot, texts: Texts, database: Database, contexts: Sequence[EntityContext]
    ) -> None:
        self._bot = bot
        self._texts = texts
        self._database = database
        self._contexts = contexts
        self._given: dict[str, Menu] = {}
        self._one_at_a_time = asyncio.Lock()  # what was read first is set first

    async def register(self) -> None:
        """Tell Telegram all menus; raises telegram.error.TelegramError."""
        async with self._one_at_a_time:
            for menu in common_menus(self._texts):
                await self._set(menu)
            held = await self._database.in_reading(self._rights)
            overseeing = {chat: may for chat, may in held.items() if Right.SEE in may}
            await self._give(overseeing)

    async def follow(self, chats: Collection[str]) -> None:
        """Set the menus of chats anew where they are not what their owners may do any more.

        After a start each is set once: what it was given before is not known. Raises
        telegram.error.TelegramError.
        """
        async with self._one_at_a_time:
            await self._give(await self._database.in_reading(partial(self._rights, chats=chats)))

    def _rights(
        self, session: Session, chats: Collection[str] | None = None
    ) -> dict[str, frozenset[Right]]:
        held: dict[str, frozenset[Right]] = {}
        for context in self._contexts:
            for chat, may in rights.rights_in(session, context, TELEGRAM.name, chats).items():
                held[chat] = held.get(chat, frozenset()) | may
        return held

    async def _give(self, held: Mapping[str, frozenset[Right]]) -> None:
        for chat, may in held.items():
            menu = menu_of(self._texts, chat, may)
            if self._given.get(chat) != menu:
                await self._set(menu)
                self._given[chat] = menu

    async def _set(self, menu: Menu) -> None:
        for language in LANGUAGES:
            code = language or None
            try:
                if menu.commands:
                    await self._bot.set_my_commands(menu.commands, menu.scope, code)
                else:
                    await self._bot.delete_my_commands(menu.scope, code)
            except BadRequest as error:  # one chat that is gone must not keep others from theirs
                log.warning("menu_not_set", error=str(error))


def common_menus(texts: Texts) -> Iterator[Menu]:
    """Yield the menus of private chats and of groups."""
    yield Menu(BotCommandScopeAllPrivateChats(), _everybodys(texts))
    yield Menu(BotCommandScopeAllGroupChats(), _read(texts, "menu_group"))


def menu_of(texts: Texts, chat: str, held: Collection[Right]) -> Menu:
    """Return the menu of a chat by what may be done there: none of its own without overseeing.

    Who may only look at the plans is offered nothing that would be refused to her.
    """
    commands: tuple[BotCommand, ...] = ()
    if Right.SEE in held:
        oversees = _read(texts, "menu_oversight") if Right.BROADCAST in held else ()
        traces = _read(texts, "menu_tracing") if Right.ADDRESSES in held else ()
        rest = _read(texts, "menu_always") if LOOKING.issuperset(held) else _everybodys(texts)
        commands = (*_read(texts, "menu_reading"), *oversees, *traces, *rest)
    return Menu(BotCommandScopeChat(chat), commands)


def _everybodys(texts: Texts) -> tuple[BotCommand, ...]:
    return (*_read(texts, "menu_private"), *_read(texts, "menu_always"))


def _read(texts: Texts, name: str) -> tuple[BotCommand, ...]:
    lines = texts.render(f"telegram/{name}.html").splitlines()
    pairs = (line.partition(": ") for line in lines)
    return tuple(BotCommand(command, description) for command, _, description in pairs)

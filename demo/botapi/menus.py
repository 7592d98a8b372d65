"""setMyCommands and deleteMyCommands: the menus of commands, one for each scope and language."""

from __future__ import annotations

import re

from demo.botapi import facts
from demo.botapi.params import Arguments
from demo.botapi.refusals import bad
from demo.botapi.world import MenuKey, World

_COMMAND = re.compile(rf"[a-z0-9_]{{1,{facts.COMMAND_NAME_MAX}}}")
_LANGUAGE = re.compile(r"(?:[a-z]{2})?")


def set_my_commands(world: World, arguments: Arguments) -> object:
    """Keep the commands of one scope and language."""
    commands = [_checked(one) for one in _listed(arguments["commands"])]
    world.menus[_key(world, arguments)] = commands
    return True


def delete_my_commands(world: World, arguments: Arguments) -> object:
    """Forget the commands of one scope and language; those of the wider scope show again."""
    world.menus.pop(_key(world, arguments), None)
    return True


def _key(world: World, arguments: Arguments) -> MenuKey:
    language = arguments.get("language_code", "")
    if not isinstance(language, str) or not _LANGUAGE.fullmatch(language):
        raise bad(facts.BAD_LANGUAGE)
    kind, chat_id = _scope(world, arguments.get("scope"))
    return MenuKey(kind, chat_id, language)


def _listed(given: object) -> list[object]:
    if not isinstance(given, list) or len(given) > facts.COMMANDS_MAX:
        raise bad(facts.BAD_COMMAND)
    return given


def _checked(command: object) -> tuple[str, str]:
    if not isinstance(command, dict) or set(command) != {"command", "description"}:
        raise bad(facts.BAD_COMMAND)
    name, description = str(command["command"]), str(command["description"])
    if not _COMMAND.fullmatch(name):
        raise bad(facts.BAD_COMMAND)
    if not 1 <= len(description) <= facts.COMMAND_TEXT_MAX:
        raise bad(facts.BAD_COMMAND_TEXT)
    return name, description


def _scope(world: World, given: object) -> tuple[str, int | None]:
    if given is None:
        return "default", None
    if not isinstance(given, dict):
        raise bad(facts.BAD_SCOPE.format("BotCommandScope must be an Object"))
    kind = given.get("type")
    if not isinstance(kind, str):
        raise bad(facts.BAD_SCOPE.format('Can\'t find field "type"'))
    if kind not in facts.SCOPES:
        raise bad(facts.BAD_SCOPE.format("Unsupported type specified"))
    if set(given) != {"type", *facts.SCOPES[kind]}:
        raise bad(facts.UNKNOWN_PARAMETER.format("scope"))
    if kind != "chat":
        return kind, None
    chat = world.chats.get(int(str(given["chat_id"])))
    if chat is None:
        raise bad(facts.NO_CHAT)
    return kind, chat.chat_id

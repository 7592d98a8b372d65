"""A strict local stand-in for Telegram's Bot API, over real sockets, with people who answer."""

from demo.botapi.failures import Failure
from demo.botapi.groups import Group
from demo.botapi.keyboard import Button
from demo.botapi.people import Person
from demo.botapi.server import BotApiServer
from demo.botapi.world import Call, ChatMessage, Press, Toast

__all__ = [
    "BotApiServer",
    "Button",
    "Call",
    "ChatMessage",
    "Failure",
    "Group",
    "Person",
    "Press",
    "Toast",
]

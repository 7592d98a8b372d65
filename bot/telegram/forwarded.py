"""Whose words a forwarded message holds (https://core.telegram.org/bots/api#messageorigin)."""

from __future__ import annotations

from telegram import (
    Message,
    MessageOrigin,
    MessageOriginChannel,
    MessageOriginChat,
    MessageOriginHiddenUser,
    MessageOriginUser,
)

from core.clock import as_utc
from core.inbound import Forwarded


def origin_of(message: Message) -> Forwarded | None:
    """Return who wrote a message that was passed on, None where it was not.

    The number of a person is also that of her private chat, which is her address; who hides it is
    known by the name alone.
    """
    origin = message.forward_origin
    if origin is None:
        return None
    name, address = _author(origin)
    bot = isinstance(origin, MessageOriginUser) and origin.sender_user.is_bot
    at = as_utc(origin.date)
    return Forwarded(name=name, address=address, sent_at=at, by_machine=bot)


def _author(origin: MessageOrigin) -> tuple[str, str | None]:
    match origin:
        case MessageOriginUser(sender_user=user):
            return user.full_name, str(user.id)
        case MessageOriginHiddenUser(sender_user_name=name):
            return name, None
        case MessageOriginChat(sender_chat=chat) | MessageOriginChannel(chat=chat):
            return chat.title or "", None
    return "", None

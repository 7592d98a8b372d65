"""From an update of Telegram to a message that every channel has in common."""

from __future__ import annotations

import re
from datetime import datetime

from telegram import CallbackQuery, Message, Update
from telegram.constants import ChatType

from bot.telegram.files import files_of
from bot.telegram.forwarded import origin_of
from core.clock import as_utc
from core.messages import Forwarded, Inbound, InboundFile

_START = re.compile(r"/start(?:@\w+)?\s+([A-Za-z0-9_-]{1,64})\s*")
# Telegram's texts may hold what no database column takes.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def provider_id(chat_id: int, message_id: int) -> str:
    """Return how culmina names a message of Telegram: `chat:message`."""
    return f"{chat_id}:{message_id}"


def message_id_of(named: str, chat: str) -> int | None:
    """Return the message's number in `chat` out of a name made here, None for any other name."""
    head, _, rest = named.partition(":")
    number = rest.partition(":")[0]
    return int(number) if head == chat and number.isdecimal() else None


def to_inbound(update: Update, now: datetime) -> Inbound | None:
    """Return what a person said in a private chat, or None: groups, bots, service messages.

    `now` stands in for the time of a pressed button, which Telegram does not tell. A message
    without words (a photo, a voice note) has an empty text: the conversation answers it.
    """
    if update.callback_query is not None:
        return _pressed(update.callback_query, now)
    if update.message is not None:
        return _said(update.message)
    if update.edited_message is not None:
        return _edited(update.edited_message, update.update_id)
    return None


def _said(message: Message) -> Inbound | None:
    text = _text(message)
    if not _is_private(message) or not (text or _worth_an_answer(message)):
        return None
    start = _START.fullmatch(text)
    return Inbound(
        external_id=_external_id(message),
        sender=str(message.chat.id),
        sent_at=as_utc(message.date),
        text=text,
        replies_to=_answered(message),
        start=start.group(1) if start else None,
        sender_name=_name(message),
        files=_files(message),
        album=_clean(message.media_group_id) if message.media_group_id else None,
        forwarded=_origin(message),
    )


def _origin(message: Message) -> Forwarded | None:
    origin = origin_of(message)
    return origin and origin.model_copy(update={"name": _clean(origin.name)})


def _edited(message: Message, update_id: int) -> Inbound | None:
    text = _text(message)
    # A live location is "edited" for hours: only new words count.
    if not _is_private(message) or not text:
        return None
    return Inbound(
        external_id=f"{_external_id(message)}:edit:{update_id}",
        sender=str(message.chat.id),
        sent_at=as_utc(message.edit_date or message.date),
        text=text,
        replies_to=_answered(message),
        sender_name=_name(message),
        edits=_external_id(message),
    )


def _is_private(message: Message) -> bool:
    person = message.from_user
    return message.chat.type == ChatType.PRIVATE and person is not None and not person.is_bot


def _worth_an_answer(message: Message) -> bool:
    return bool(message.effective_attachment)


def _text(message: Message) -> str:
    return _clean(message.text or message.caption or "")


def _files(message: Message) -> tuple[InboundFile, ...]:
    return tuple(
        one.model_copy(update={"name": _clean(one.name), "media_type": _clean(one.media_type)})
        for one in files_of(message)
    )


def _answered(message: Message) -> str | None:
    answered = message.reply_to_message
    return provider_id(message.chat.id, answered.message_id) if answered else None


def _external_id(message: Message) -> str:
    """Return a name that is the same whenever the same message is fetched.

    The number of the update would not do: after a quiet week Telegram begins anywhere. The time is
    in it because another bot of the entity would number the messages of a chat anew.
    """
    named = provider_id(message.chat.id, message.message_id)
    return f"{named}:{int(message.date.timestamp())}"


def _name(message: Message) -> str:
    return _clean(message.from_user.full_name) if message.from_user else ""


def _pressed(query: CallbackQuery, now: datetime) -> Inbound | None:
    message = query.message
    if message is None or message.chat.type != ChatType.PRIVATE or not query.data:
        return None
    return Inbound(
        external_id=f"press:{query.id}",
        sender=str(message.chat.id),
        sent_at=as_utc(now),
        pressed=_clean(query.data),
        replies_to=provider_id(message.chat.id, message.message_id),
        sender_name=_clean(query.from_user.full_name),
    )


def _clean(text: str) -> str:
    return _UNSTORABLE.sub("\ufffd", text)

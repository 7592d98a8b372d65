"""From an update of Telegram to a message that every channel has in common."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from telegram import CallbackQuery, Chat, ChatMember, ChatMemberUpdated, Message, Update
from telegram.constants import ChatType

from bot.telegram.addressed import Me, words_for
from bot.telegram.files import files_of
from bot.telegram.forwarded import origin_of
from core.clock import as_utc
from core.inbound import Forwarded, GroupEvent, Inbound, InboundFile

_START = re.compile(r"/start(?:@\w+)?\s+([A-Za-z0-9_-]{1,64})\s*")
NOBODY = Me()
LONGEST_TITLE = 200
_IN = frozenset({ChatMember.MEMBER, ChatMember.ADMINISTRATOR, ChatMember.RESTRICTED})
# Telegram's texts may hold what no database column takes.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def provider_id(chat_id: int, message_id: int) -> str:
    """Return how culmina names a message of Telegram: `chat:message`."""
    return f"{chat_id}:{message_id}"


def press_id(query_id: str) -> str:
    """Return how culmina names the press of a button."""
    return f"press:{query_id}"


def message_id_of(named: str, chat: str) -> int | None:
    """Return the message's number in `chat` out of a name made here, None for any other name."""
    head, _, rest = named.partition(":")
    number = rest.partition(":")[0]
    return int(number) if head == chat and number.isdecimal() else None


def to_inbound(update: Update, now: datetime, me: Me = NOBODY) -> Inbound | None:
    """Return what a person said to the bot `me`, or what happened to it in a group; else None.

    `now` stands in for the time of a pressed button, which Telegram does not tell. A message
    without words (a photo, a voice note) has an empty text: the conversation answers it.
    """
    if update.callback_query is not None:
        return _pressed(update.callback_query, now)
    if update.message is not None:
        return _said(update.message, me)
    if update.edited_message is not None:
        return _edited(update.edited_message, update.update_id, me)
    if update.my_chat_member is not None:
        return _came_or_went(update.my_chat_member)
    return None


def _said(message: Message, me: Me) -> Inbound | None:
    if message.migrate_to_chat_id is not None:
        return _moved(message, message.migrate_to_chat_id)
    text = _heard(message, me)
    if text is None or not (text or _worth_an_answer(message)):
        return None
    start = _START.fullmatch(text)
    return Inbound(
        external_id=_external_id(message),
        **_who_and_where(message),
        sent_at=as_utc(message.date),
        text=text,
        replies_to=_answered(message),
        start=start.group(1) if start else None,
        sender_name=_name(message),
        files=_files(message),
        album=clean(message.media_group_id) if message.media_group_id else None,
        forwarded=_origin(message),
    )


def _origin(message: Message) -> Forwarded | None:
    origin = origin_of(message)
    return origin and origin.model_copy(update={"name": clean(origin.name)})


def _edited(message: Message, update_id: int, me: Me) -> Inbound | None:
    text = _heard(message, me)
    # A live location is "edited" for hours: only new words count.
    if not text:
        return None
    return Inbound(
        external_id=f"{_external_id(message)}:edit:{update_id}",
        **_who_and_where(message),
        sent_at=as_utc(message.edit_date or message.date),
        text=text,
        replies_to=_answered(message),
        sender_name=_name(message),
        edits=_external_id(message),
    )


def _heard(message: Message, me: Me) -> str | None:
    """Return the words of a person for the bot: in a group only those that are meant for it."""
    person = message.from_user
    if person is None or person.is_bot or message.chat.type == ChatType.CHANNEL:
        return None
    text = _text(message)
    return text if message.chat.type == ChatType.PRIVATE else words_for(me, message, text)


def _who_and_where(message: Message) -> dict[str, Any]:
    """Return whose message it is, and the group where it was said."""
    if message.chat.type == ChatType.PRIVATE or message.from_user is None:
        return {"sender": str(message.chat.id)}
    return {"sender": str(message.from_user.id), **_group(message.chat)}


def _group(chat: Chat) -> dict[str, str]:
    return {"chat": str(chat.id), "chat_title": clean(chat.title or "")[:LONGEST_TITLE]}


def _moved(message: Message, new_id: int) -> Inbound:
    """Return that a group has become a supergroup, with another chat."""
    return Inbound(
        external_id=_external_id(message),
        sender=str(message.chat.id),
        sent_at=as_utc(message.date),
        event=GroupEvent(kind="moved", moved_to=str(new_id)),
        **_group(message.chat),
    )


def _came_or_went(change: ChatMemberUpdated) -> Inbound | None:
    """Return that the bot was taken into a group or is in it no more; promotions change nothing."""
    was_in = change.old_chat_member.status in _IN
    is_in = change.new_chat_member.status in _IN
    if change.chat.type == ChatType.PRIVATE or was_in == is_in:
        return None
    at = int(change.date.timestamp())
    return Inbound(
        external_id=f"member:{change.chat.id}:{at}:{change.new_chat_member.status}",
        sender=str(change.from_user.id),
        sent_at=as_utc(change.date),
        sender_name=clean(change.from_user.full_name),
        event=GroupEvent(kind="added" if is_in else "removed"),
        **_group(change.chat),
    )


def _worth_an_answer(message: Message) -> bool:
    return bool(message.effective_attachment)


def _text(message: Message) -> str:
    return clean(message.text or message.caption or "")


def _files(message: Message) -> tuple[InboundFile, ...]:
    return tuple(
        one.model_copy(update={"name": clean(one.name), "media_type": clean(one.media_type)})
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
    return clean(message.from_user.full_name) if message.from_user else ""


def _pressed(query: CallbackQuery, now: datetime) -> Inbound | None:
    message = query.message
    if message is None or not query.data:
        return None
    private = message.chat.type == ChatType.PRIVATE
    return Inbound(
        external_id=press_id(query.id),
        sender=str(query.from_user.id),
        **({} if private else _group(message.chat)),
        sent_at=as_utc(now),
        pressed=clean(query.data),
        replies_to=provider_id(message.chat.id, message.message_id),
        sender_name=clean(query.from_user.full_name),
    )


def clean(text: str) -> str:
    """Return a text as every database takes it."""
    return _UNSTORABLE.sub("\ufffd", text)

"""What each method does, once its arguments have the right types."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from demo.botapi import facts
from demo.botapi.keyboard import read_keyboard
from demo.botapi.markup import Formatted, read_text
from demo.botapi.menus import delete_my_commands, set_my_commands
from demo.botapi.params import Arguments, Upload
from demo.botapi.refusals import Refusal, bad, forbidden, migrated
from demo.botapi.webhook import delete_webhook, get_webhook_info, set_webhook
from demo.botapi.world import Chat, ChatMessage, StoredFile, Toast, World

_IMAGES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
_PREVIEW = frozenset(
    {"is_disabled", "url", "prefer_small_media", "prefer_large_media", "show_above_text"}
)
_REPLY = frozenset({"message_id", "allow_sending_without_reply"})


def get_me(world: World, _: Arguments) -> object:
    """Return the bot's User object."""
    return world.bot


async def get_updates(world: World, arguments: Arguments) -> object:
    """Return updates from `offset` on; the only method that may wait."""
    if world.webhook.url:
        raise Refusal(409, facts.WEBHOOK_ACTIVE)
    offset, limit = _number(arguments, "offset", 0), _number(arguments, "limit", facts.UPDATES_MAX)
    seconds = _number(arguments, "timeout", 0)
    if not facts.UPDATES_MIN <= limit <= facts.UPDATES_MAX:
        raise bad(facts.OUT_OF_RANGE.format("limit", facts.UPDATES_MIN, facts.UPDATES_MAX))
    if seconds < 0:
        raise bad(facts.OUT_OF_RANGE.format("timeout", 0, facts.POLL_SECONDS_MAX))
    kinds = arguments.get("allowed_updates")
    if isinstance(kinds, list):
        world.updates.allow(kinds)
    return await world.updates.poll(offset, limit, seconds)


def send_message(world: World, arguments: Arguments) -> object:
    """Put a message of the bot into a chat and return it."""
    formatted = _message_text(arguments, too_long=facts.TEXT_LONG)
    chat = _writable(world, arguments)
    return world.message_json(_send(world, chat, formatted, arguments))


def edit_message_text(world: World, arguments: Arguments) -> object:
    """Change text and keyboard of a message; without reply_markup the keyboard goes away."""
    formatted = _message_text(arguments, too_long=facts.EDIT_LONG)
    rows = read_keyboard(_text(arguments, "reply_markup"))
    message = _editable(world, arguments)
    if message.file is not None:
        raise bad(facts.NO_TEXT_TO_EDIT)
    before = (message.text, message.entities, message.keyboard)
    if before == (formatted.text, formatted.entities, rows):
        raise bad(facts.NOT_MODIFIED)
    message.text, message.entities, message.keyboard = formatted.text, formatted.entities, rows
    message.edited_at = world.clock.now()
    return world.message_json(message)


def edit_message_reply_markup(world: World, arguments: Arguments) -> object:
    """Change or take away the keyboard of a message."""
    rows = read_keyboard(_text(arguments, "reply_markup"))
    message = _editable(world, arguments)
    if message.keyboard == rows:
        raise bad(facts.NOT_MODIFIED)
    message.keyboard = rows
    message.edited_at = world.clock.now()
    return world.message_json(message)


def answer_callback_query(world: World, arguments: Arguments) -> object:
    """Answer a pressed button, once."""
    text = _text(arguments, "text") or ""
    if len(text) > facts.TOAST_MAX:
        raise bad(facts.TOAST_LONG)
    press = world.presses.get(str(arguments["callback_query_id"]))
    if press is None or press.expired or press.toast is not None:
        raise bad(facts.QUERY_OLD)
    alert = bool(arguments.get("show_alert", False))
    press.toast = Toast(press.chat_id, press.query_id, text, alert, world.clock.now())
    world.toasts.append(press.toast)
    return True


def leave_chat(world: World, arguments: Arguments) -> object:
    """Leave a group; the bot is told of it like of every change of its own membership."""
    chat = _known(world, arguments)
    if chat.kind == "private":
        raise bad(facts.LEAVES_GROUPS_ONLY)
    _require_member(chat)
    world.change_membership(chat, world.bot, "left")
    return True


def send_chat_action(world: World, arguments: Arguments) -> object:
    """Show that the bot is doing something."""
    if arguments["action"] not in facts.ACTIONS:
        raise bad(facts.BAD_ACTION)
    _writable(world, arguments)
    return True


def send_document(world: World, arguments: Arguments) -> object:
    """Send a file, new or known by its id."""
    return _send_file(world, arguments, "document")


def send_photo(world: World, arguments: Arguments) -> object:
    """Send a picture, new or known by its id."""
    return _send_file(world, arguments, "photo")


def get_file(world: World, arguments: Arguments) -> object:
    """Say where a file can be fetched."""
    stored = world.files.get(str(arguments["file_id"]))
    if stored is None:
        raise bad(facts.BAD_FILE_ID)
    if len(stored.content) > facts.DOWNLOAD_MAX:
        raise bad(facts.FILE_BIG)
    stored.asked_for = True
    return {**stored.to_json(), "file_path": stored.path}


HANDLERS: Final[Mapping[str, Callable[[World, Arguments], object]]] = {
    "getMe": get_me,
    "sendMessage": send_message,
    "editMessageText": edit_message_text,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "answerCallbackQuery": answer_callback_query,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
    "setMyCommands": set_my_commands,
    "deleteMyCommands": delete_my_commands,
    "leaveChat": leave_chat,
    "sendChatAction": send_chat_action,
    "sendDocument": send_document,
    "sendPhoto": send_photo,
    "getFile": get_file,
}


def _writable(world: World, arguments: Arguments) -> Chat:
    chat = _known(world, arguments)
    if chat.migrated_to is not None:
        raise migrated(chat.migrated_to)
    if chat.kind != "private":
        _require_member(chat)
        if chat.muted:
            raise bad(facts.MUTED)
    if chat.blocked:
        raise forbidden(facts.BLOCKED)
    if not chat.started:
        raise forbidden(facts.NOT_STARTED)
    return chat


def _require_member(chat: Chat) -> None:
    if chat.bot_status == "kicked":
        raise forbidden(facts.KICKED.format(chat.kind))
    if chat.bot_status == "left":
        raise forbidden(facts.NOT_MEMBER.format(chat.kind))


def _known(world: World, arguments: Arguments) -> Chat:
    chat_id = arguments.get("chat_id", "")
    if chat_id == "":
        raise bad(facts.NO_CHAT_ID)
    chat = world.chats.get(chat_id) if isinstance(chat_id, int) else None
    if chat is None:
        raise bad(facts.NO_CHAT)
    return chat


def _editable(world: World, arguments: Arguments) -> ChatMessage:
    chat = _writable(world, arguments)
    message = chat.messages.get(_number(arguments, "message_id", 0))
    if message is None:
        raise bad(facts.NOTHING_TO_EDIT)
    if not message.from_bot:
        raise bad(facts.CANNOT_EDIT)
    return message


def _message_text(arguments: Arguments, *, too_long: str) -> Formatted:
    _only("link_preview_options", arguments, _PREVIEW)
    text = _text(arguments, "text")
    if not text:
        raise bad(facts.TEXT_EMPTY)
    formatted = read_text(text, _text(arguments, "parse_mode"))
    if not formatted.text:
        raise bad(facts.TEXT_BLANK)
    if formatted.length > facts.TEXT_MAX:
        raise bad(too_long)
    return formatted


def _send(world: World, chat: Chat, formatted: Formatted, arguments: Arguments) -> ChatMessage:
    rows = read_keyboard(_text(arguments, "reply_markup"))
    reply_to = _replied(chat, arguments)
    message = world.add_message(chat, formatted, from_bot=True, at=world.clock.now())
    message.keyboard, message.reply_to = rows, reply_to
    return message


def _replied(chat: Chat, arguments: Arguments) -> int | None:
    parameters = arguments.get("reply_parameters")
    if not isinstance(parameters, dict) or not parameters:
        return None
    _only("reply_parameters", arguments, _REPLY)
    message_id = parameters.get("message_id")
    if isinstance(message_id, int) and message_id in chat.messages:
        return message_id
    if parameters.get("allow_sending_without_reply") is True:
        return None
    raise bad(facts.NO_REPLIED)


def _send_file(world: World, arguments: Arguments, kind: str) -> object:
    caption = read_text(_text(arguments, "caption") or "", _text(arguments, "parse_mode"))
    if caption.length > facts.CAPTION_MAX:
        raise bad(facts.CAPTION_LONG)
    chat = _writable(world, arguments)
    stored = _stored(world, arguments.get(kind), kind)
    message = _send(world, chat, caption, arguments)
    message.file = stored
    return world.message_json(message)


def _stored(world: World, given: object, kind: str) -> StoredFile:
    if not given:
        raise bad(facts.NO_FILE.format(kind))
    if not isinstance(given, Upload):
        if (known := world.files.get(str(given))) is None:
            raise bad(facts.BAD_FILE_ID)
        return known
    photo = kind == "photo"
    if len(given.content) > (facts.PHOTO_MAX if photo else facts.UPLOAD_MAX):
        raise Refusal(413, facts.ENTITY_LARGE)
    if photo and not given.content.startswith(_IMAGES):
        raise bad(facts.BAD_IMAGE)
    return world.add_file(given.name, given.content, given.content_type, kind=kind)


def _only(name: str, arguments: Arguments, known: frozenset[str]) -> None:
    value = arguments.get(name)
    if isinstance(value, dict) and (unknown := set(value) - known):
        raise bad(facts.UNKNOWN_PARAMETER.format(f"{name}.{min(unknown)}"))


def _text(arguments: Arguments, name: str) -> str | None:
    value = arguments.get(name)
    return value if isinstance(value, str) else None


def _number(arguments: Arguments, name: str, default: int) -> int:
    value = arguments.get(name, default)
    return value if isinstance(value, int) else default

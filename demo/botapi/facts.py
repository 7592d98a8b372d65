"""What the stand-in knows of the Bot API: each limit and sentence, where it stands, when read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final, TypeVar

T = TypeVar("T", int, str)

CHECKED: Final = date(2026, 11, 20)

# Where a fact was read. Sections are those of https://core.telegram.org/bots/api (version 10.0).
SERVER: Final = "source of Telegram's own Bot API server, 10.0 (commit 01a3679c of 2026-05-07)"
LIBRARY: Final = "python-telegram-bot 22.8, telegram.constants (Bot API 10.0)"
TDLIB: Final = "source of TDLib, which the Bot API server is built on"
SEEN: Final = "bodies of real answers quoted in public issue threads"
OURS: Final = "our own strictness: the real server is silent or lenient here"


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing known of the Bot API: its `section` there, and the `evidence` where it was read."""

    name: str
    value: int | str
    section: str
    evidence: str
    checked: date


FACTS: Final[dict[str, Fact]] = {}


def _fact(name: str, value: T, section: str, evidence: str) -> T:
    FACTS[name] = Fact(name, value, section, evidence, CHECKED)
    return value


# Limits. Characters are counted in UTF-16 code units, as entities are: never fewer than the real
# server counts.
TEXT_MAX = _fact("TEXT_MAX", 4096, "sendMessage: text, after entities parsing", LIBRARY)
RAW_TEXT_MAX = _fact("RAW_TEXT_MAX", 32768, "sendMessage: bytes before parsing", SERVER)
CAPTION_MAX = _fact("CAPTION_MAX", 1024, "sendDocument: caption, after entities parsing", LIBRARY)
ENTITIES_MAX = _fact("ENTITIES_MAX", 100, "MessageEntity: the rest is dropped in silence", LIBRARY)
CALLBACK_DATA_MAX = _fact("CALLBACK_DATA_MAX", 64, "InlineKeyboardButton: bytes", LIBRARY)
BUTTONS_MAX = _fact("BUTTONS_MAX", 100, "InlineKeyboardMarkup: buttons in all", LIBRARY)
ROW_MAX = _fact("ROW_MAX", 8, "InlineKeyboardMarkup: buttons per row", LIBRARY)
TOAST_MAX = _fact("TOAST_MAX", 200, "answerCallbackQuery: text", LIBRARY)
UPDATES_MIN = _fact("UPDATES_MIN", 1, "getUpdates: limit", LIBRARY)
UPDATES_MAX = _fact("UPDATES_MAX", 100, "getUpdates: limit", LIBRARY)
POLL_SECONDS_MAX = _fact("POLL_SECONDS_MAX", 50, "getUpdates: timeout, more is cut to this", SERVER)
UPLOAD_MAX = _fact("UPLOAD_MAX", 50_000_000, "sendDocument: bytes", LIBRARY)
PHOTO_MAX = _fact("PHOTO_MAX", 10_000_000, "sendPhoto: bytes", LIBRARY)
DOWNLOAD_MAX = _fact("DOWNLOAD_MAX", 20_000_000, "getFile: bytes", LIBRARY)
ALBUM_MIN = _fact("ALBUM_MIN", 2, "sendMediaGroup: items", LIBRARY)
ALBUM_MAX = _fact("ALBUM_MAX", 10, "sendMediaGroup: items", LIBRARY)
COMMANDS_MAX = _fact("COMMANDS_MAX", 100, "setMyCommands: commands", LIBRARY)
COMMAND_NAME_MAX = _fact("COMMAND_NAME_MAX", 32, "BotCommand: command", LIBRARY)
COMMAND_TEXT_MAX = _fact("COMMAND_TEXT_MAX", 256, "BotCommand: description", LIBRARY)
START_MAX = _fact("START_MAX", 64, "Deep linking: start parameter, A-Z a-z 0-9 _ -", LIBRARY)
START_PATTERN = _fact("START_PATTERN", r"[A-Za-z0-9_-]{1,64}", "Deep linking", LIBRARY)

# Sentences: the `description` of an answer that is not ok.
UNAUTHORIZED = _fact("UNAUTHORIZED", "Unauthorized", "Making requests", SERVER)
NOT_FOUND = _fact("NOT_FOUND", "Not Found", "Making requests: no such path", SERVER)
NO_METHOD = _fact("NO_METHOD", "Not Found: method not found", "Making requests", SERVER)
NO_CHAT_ID = _fact("NO_CHAT_ID", "Bad Request: chat_id is empty", "sendMessage", SERVER)
NO_CHAT = _fact("NO_CHAT", "Bad Request: chat not found", "sendMessage", SERVER)
BLOCKED = _fact("BLOCKED", "Forbidden: bot was blocked by the user", "sendMessage", SERVER)
NOT_STARTED = _fact(
    "NOT_STARTED", "Forbidden: bot can't initiate conversation with a user", "sendMessage", SEEN
)
MIGRATED = _fact(
    "MIGRATED",
    "Bad Request: group chat was upgraded to a supergroup chat",
    "ResponseParameters: migrate_to_chat_id",
    SERVER,
)
TOO_MANY = _fact(
    "TOO_MANY", "Too Many Requests: retry after {}", "ResponseParameters: retry_after", SERVER
)
INTERNAL = _fact("INTERNAL", "Internal Server Error", "Making requests", SERVER)
TEXT_EMPTY = _fact("TEXT_EMPTY", "Bad Request: message text is empty", "sendMessage", SERVER)
TEXT_BLANK = _fact("TEXT_BLANK", "Bad Request: text must be non-empty", "sendMessage", SEEN)
TEXT_LONG = _fact("TEXT_LONG", "Bad Request: message is too long", "sendMessage", SEEN)
TEXT_HUGE = _fact("TEXT_HUGE", "Bad Request: text is too long", "sendMessage", SERVER)
EDIT_LONG = _fact("EDIT_LONG", "Bad Request: MESSAGE_TOO_LONG", "editMessageText", SEEN)
CAPTION_LONG = _fact(
    "CAPTION_LONG", "Bad Request: message caption is too long", "sendDocument", SEEN
)
BAD_PARSE_MODE = _fact(
    "BAD_PARSE_MODE", "Bad Request: unsupported parse_mode", "Formatting options", SERVER
)
BAD_ENTITIES = _fact("BAD_ENTITIES", "Bad Request: can't parse entities: {}", "HTML style", TDLIB)
NOT_MODIFIED = _fact(
    "NOT_MODIFIED",
    "Bad Request: message is not modified: specified new message content and reply markup are "
    "exactly the same as a current content and reply markup of the message",
    "editMessageText",
    SERVER,
)
NOTHING_TO_EDIT = _fact(
    "NOTHING_TO_EDIT", "Bad Request: message to edit not found", "editMessageText", SERVER
)
NO_TEXT_TO_EDIT = _fact(
    "NO_TEXT_TO_EDIT",
    "Bad Request: there is no text in the message to edit",
    "editMessageText",
    SEEN,
)
CANNOT_EDIT = _fact("CANNOT_EDIT", "Bad Request: message can't be edited", "editMessageText", SEEN)
NO_REPLIED = _fact(
    "NO_REPLIED", "Bad Request: message to be replied not found", "ReplyParameters", SERVER
)
QUERY_OLD = _fact(
    "QUERY_OLD",
    "Bad Request: query is too old and response timeout expired or query ID is invalid",
    "answerCallbackQuery",
    SERVER,
)
TOAST_LONG = _fact("TOAST_LONG", "Bad Request: MESSAGE_TOO_LONG", "answerCallbackQuery", SEEN)
BUTTON_DATA = _fact("BUTTON_DATA", "Bad Request: BUTTON_DATA_INVALID", "InlineKeyboardButton", SEEN)
BUTTON_URL = _fact("BUTTON_URL", "Bad Request: BUTTON_URL_INVALID", "InlineKeyboardButton", SEEN)
BUTTON_TEXT = _fact(
    "BUTTON_TEXT",
    "Bad Request: inline keyboard button text must be non-empty",
    "InlineKeyboardButton",
    TDLIB,
)
BAD_BUTTON = _fact(
    "BAD_BUTTON",
    "Bad Request: can't parse inline keyboard button: {}",
    "InlineKeyboardButton",
    SERVER,
)
BAD_KEYBOARD = _fact(
    "BAD_KEYBOARD",
    'Bad Request: field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
    "InlineKeyboardMarkup",
    SERVER,
)
BAD_MARKUP_JSON = _fact(
    "BAD_MARKUP_JSON",
    "Bad Request: can't parse reply keyboard markup JSON object",
    "InlineKeyboardMarkup",
    SERVER,
)
BAD_MARKUP = _fact(
    "BAD_MARKUP", "Bad Request: object expected as reply markup", "InlineKeyboardMarkup", SERVER
)
MARKUP_LONG = _fact(
    "MARKUP_LONG", "Bad Request: reply markup is too long", "InlineKeyboardMarkup", SERVER
)
BAD_ACTION = _fact(
    "BAD_ACTION", "Bad Request: wrong parameter action in request", "sendChatAction", SERVER
)
BAD_IMAGE = _fact("BAD_IMAGE", "Bad Request: IMAGE_PROCESS_FAILED", "sendPhoto", SEEN)
NO_FILE = _fact("NO_FILE", "Bad Request: there is no {} in the request", "Sending files", SERVER)
BAD_FILE_ID = _fact(
    "BAD_FILE_ID",
    "Bad Request: wrong file_id or the file is temporarily unavailable",
    "getFile",
    SERVER,
)
FILE_BIG = _fact("FILE_BIG", "Bad Request: file is too big", "getFile", SERVER)
ENTITY_LARGE = _fact("ENTITY_LARGE", "Request Entity Too Large", "Sending files", SEEN)
BAD_COMMAND = _fact("BAD_COMMAND", "Bad Request: BOT_COMMAND_INVALID", "BotCommand", SEEN)
BAD_COMMAND_TEXT = _fact(
    "BAD_COMMAND_TEXT", "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID", "BotCommand", SEEN
)
BAD_SCOPE = _fact(
    "BAD_SCOPE", "Bad Request: can't parse BotCommandScope: {}", "BotCommandScope", SERVER
)
BAD_LANGUAGE = _fact(
    "BAD_LANGUAGE", "Bad Request: invalid language code specified", "setMyCommands", TDLIB
)
NOT_MEMBER = _fact(
    "NOT_MEMBER", "Forbidden: bot is not a member of the {} chat", "sendMessage: groups", SEEN
)
KICKED = _fact("KICKED", "Forbidden: bot was kicked from the {} chat", "sendMessage: groups", SEEN)
MUTED = _fact(
    "MUTED",
    "Bad Request: not enough rights to send text messages to the chat",
    "sendMessage: groups",
    SEEN,
)
LEAVES_GROUPS_ONLY = _fact(
    "LEAVES_GROUPS_ONLY", "Bad Request: only groups and channels can be left", "leaveChat", OURS
)
TWO_POLLERS = _fact(
    "TWO_POLLERS",
    "Conflict: terminated by other getUpdates request; make sure that only one bot instance "
    "is running",
    "getUpdates",
    SERVER,
)
WEBHOOK_ACTIVE = _fact(
    "WEBHOOK_ACTIVE",
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete "
    "the webhook first",
    "getUpdates",
    SEEN,
)
WEBHOOK_NO_TLS = _fact(
    "WEBHOOK_NO_TLS",
    "Bad Request: bad webhook: An HTTPS URL must be provided for webhook",
    "setWebhook",
    SEEN,
)
WEBHOOK_BAD_PORT = _fact(
    "WEBHOOK_BAD_PORT",
    "Bad Request: bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443",
    "setWebhook",
    SEEN,
)
WEBHOOK_BAD_SECRET = _fact(
    "WEBHOOK_BAD_SECRET",
    "Bad Request: secret token contains unallowed characters",
    "setWebhook",
    SEEN,
)
UNKNOWN_PARAMETER = _fact(
    "UNKNOWN_PARAMETER", 'Bad Request: parameter "{}" is unknown', "every method", OURS
)
MISSING_PARAMETER = _fact(
    "MISSING_PARAMETER", 'Bad Request: parameter "{}" is missing', "every method", OURS
)
WRONG_TYPE = _fact(
    "WRONG_TYPE", 'Bad Request: parameter "{}" must be of type {}', "every method", OURS
)
OUT_OF_RANGE = _fact(
    "OUT_OF_RANGE", 'Bad Request: parameter "{}" must be from {} to {}', "getUpdates", OURS
)


class Kind(Enum):
    """The type that a parameter has in the API; the value is its name there."""

    INTEGER = "Integer"
    BOOLEAN = "Boolean"
    STRING = "String"
    CHAT = "Integer or String"
    OBJECT = "JSON-serialized object"
    ARRAY = "Array"
    MARKUP = "JSON-serialized InlineKeyboardMarkup"
    FILE = "InputFile or String"


@dataclass(frozen=True, slots=True)
class Method:
    """What one method accepts; documented parameters that are not imitated are absent."""

    name: str
    parameters: Mapping[str, Kind]
    required: frozenset[str]


_SENDING: Final = {
    "chat_id": Kind.CHAT,
    "parse_mode": Kind.STRING,
    "disable_notification": Kind.BOOLEAN,
    "protect_content": Kind.BOOLEAN,
    "reply_parameters": Kind.OBJECT,
    "reply_markup": Kind.MARKUP,
}
_MEDIA: Final = {**_SENDING, "caption": Kind.STRING}


def _method(name: str, parameters: Mapping[str, Kind], *required: str) -> Method:
    return Method(name, parameters, frozenset(required))


METHODS: Final[dict[str, Method]] = {
    method.name.lower(): method
    for method in (
        _method("getMe", {}),
        _method(
            "getUpdates",
            {
                "offset": Kind.INTEGER,
                "limit": Kind.INTEGER,
                "timeout": Kind.INTEGER,
                "allowed_updates": Kind.ARRAY,
            },
        ),
        _method(
            "sendMessage",
            {**_SENDING, "text": Kind.STRING, "link_preview_options": Kind.OBJECT},
        ),
        _method(
            "editMessageText",
            {
                "chat_id": Kind.CHAT,
                "message_id": Kind.INTEGER,
                "text": Kind.STRING,
                "parse_mode": Kind.STRING,
                "link_preview_options": Kind.OBJECT,
                "reply_markup": Kind.MARKUP,
            },
            "message_id",
        ),
        _method(
            "editMessageReplyMarkup",
            {"chat_id": Kind.CHAT, "message_id": Kind.INTEGER, "reply_markup": Kind.MARKUP},
            "message_id",
        ),
        _method(
            "answerCallbackQuery",
            {
                "callback_query_id": Kind.STRING,
                "text": Kind.STRING,
                "show_alert": Kind.BOOLEAN,
                "url": Kind.STRING,
                "cache_time": Kind.INTEGER,
            },
            "callback_query_id",
        ),
        _method(
            "setWebhook",
            {
                "url": Kind.STRING,
                "max_connections": Kind.INTEGER,
                "allowed_updates": Kind.ARRAY,
                "drop_pending_updates": Kind.BOOLEAN,
                "secret_token": Kind.STRING,
            },
            "url",
        ),
        _method("getWebhookInfo", {}),
        _method("deleteWebhook", {"drop_pending_updates": Kind.BOOLEAN}),
        _method(
            "setMyCommands",
            {"commands": Kind.ARRAY, "scope": Kind.OBJECT, "language_code": Kind.STRING},
            "commands",
        ),
        _method("deleteMyCommands", {"scope": Kind.OBJECT, "language_code": Kind.STRING}),
        _method("leaveChat", {"chat_id": Kind.CHAT}),
        _method("sendChatAction", {"chat_id": Kind.CHAT, "action": Kind.STRING}, "action"),
        _method("sendDocument", {**_MEDIA, "document": Kind.FILE}),
        _method("sendPhoto", {**_MEDIA, "photo": Kind.FILE}),
        _method("getFile", {"file_id": Kind.STRING}, "file_id"),
    )
}

# sendChatAction: the actions that it documents.
ACTIONS: Final = frozenset(
    [
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    ]
)
# BotCommandScope: those that are imitated, and what else each must hold.
SCOPES: Final[Mapping[str, frozenset[str]]] = {
    "default": frozenset(),
    "all_private_chats": frozenset(),
    "all_group_chats": frozenset(),
    "chat": frozenset({"chat_id"}),
}
# getUpdates: without allowed_updates, or with an empty list, all kinds come but these three.
UPDATES_ON_REQUEST: Final = frozenset({"chat_member", "message_reaction", "message_reaction_count"})

# HTML style: the tags that are understood, and the attributes that each may carry.
TAGS: Final[Mapping[str, tuple[str, frozenset[str]]]] = {
    "b": ("bold", frozenset()),
    "strong": ("bold", frozenset()),
    "i": ("italic", frozenset()),
    "em": ("italic", frozenset()),
    "u": ("underline", frozenset()),
    "ins": ("underline", frozenset()),
    "s": ("strikethrough", frozenset()),
    "strike": ("strikethrough", frozenset()),
    "del": ("strikethrough", frozenset()),
    "tg-spoiler": ("spoiler", frozenset()),
    "span": ("spoiler", frozenset({"class"})),
    "a": ("text_link", frozenset({"href"})),
    "code": ("code", frozenset({"class"})),
    "pre": ("pre", frozenset()),
    "blockquote": ("blockquote", frozenset({"expandable"})),
}

# Known of the real server and left out, because only waiting would be imitated: it answers a
# getUpdates repeated with the same offset within 0.5 s with one update only, and one repeated
# within 3 s not before 3 s; it holds a second 409 back for 3 s; it limits messages to about one
# per second and chat and thirty per second in all (script a 429 for that).

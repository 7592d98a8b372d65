"""All that the stand-in remembers: chats and what they show, presses, files, the log of calls."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count

from core.clock import Clock
from demo.botapi import keyboard
from demo.botapi.keyboard import Button, Keyboard
from demo.botapi.markup import Entity, Formatted
from demo.botapi.refusals import Refusal
from demo.botapi.updates import UpdateQueue
from demo.loops import OnLoop

Json = dict[str, object]


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the bot: what it asked, what it got, when. `error` is set where it was refused.

    `scripted` tells a failure that a test ordered from one that the bot earned.
    """

    method: str
    params: Mapping[str, object]
    result: object
    at: datetime
    error: Refusal | None = None
    scripted: bool = False


@dataclass(slots=True)
class StoredFile:
    """A file that somebody sent; `path` is where getFile says that it can be fetched.

    `kind` is the member of a message that holds it: photo, document, video, voice. It can be
    fetched once getFile has been `asked_for` it.
    """

    file_id: str
    name: str
    content: bytes
    content_type: str
    path: str
    kind: str
    asked_for: bool = False

    def to_json(self) -> Json:
        """Return the members that the API's objects for files share."""
        return {
            "file_id": self.file_id,
            "file_unique_id": f"u{self.file_id}",
            "file_size": len(self.content),
        }


@dataclass(slots=True)
class ChatMessage:
    """One message as it stands in a chat now, with edits; `text` is what the person reads."""

    message_id: int
    chat_id: int
    from_bot: bool
    text: str
    entities: list[Entity]
    at: datetime
    keyboard: Keyboard = ()
    reply_to: int | None = None
    file: StoredFile | None = None
    album: str | None = None
    edited_at: datetime | None = None
    author: Chat | None = None  # who says it in a group; in a private chat its person does
    service: Json = field(default_factory=dict)

    @property
    def buttons(self) -> list[Button]:
        """The buttons under the message, row after row."""
        return [button for row in self.keyboard for button in row]

    @property
    def labels(self) -> list[str]:
        """What stands on the buttons."""
        return [button.label for button in self.buttons]


@dataclass(slots=True)
class Chat:
    """A chat that the bot may know: a person's private one, or a group."""

    chat_id: int
    kind: str
    names: Mapping[str, str]  # title, or first_name, last_name, username
    started: bool = False
    blocked: bool = False
    migrated_to: int | None = None
    bot_status: str = "member"
    muted: bool = False
    messages: dict[int, ChatMessage] = field(default_factory=dict)

    def to_json(self) -> Json:
        """Return the API's Chat object."""
        return {"id": self.chat_id, "type": self.kind, **self.names}

    def as_user(self) -> Json:
        """Return the API's User object of the person whose private chat this is."""
        return {"id": self.chat_id, "is_bot": False, "language_code": "es", **self.names}


@dataclass(frozen=True, slots=True)
class Toast:
    """The answer to a pressed button, as the person sees it; without text only the clock stops."""

    chat_id: int
    query_id: str
    text: str
    alert: bool
    at: datetime


@dataclass(slots=True)
class Press:
    """A button that a person pressed; `toast` is the bot's answer, once there is one."""

    query_id: str
    chat_id: int
    message_id: int
    data: str
    at: datetime
    toast: Toast | None = None
    expired: bool = False


@dataclass(slots=True)
class Webhook:
    """Where updates are brought; no url: nowhere. `said` is why the last one was not taken."""

    url: str = ""
    secret: str = ""
    connections: int = 40
    said: str = ""
    failed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class MenuKey:
    """Whom a menu of commands is for; `chat_id` is set in the scope "chat" only."""

    scope: str
    chat_id: int | None
    language: str


_FOLDERS = {"photo": "photos", "document": "documents", "video": "videos", "voice": "voice"}


class World(OnLoop):
    """The state behind the server; every change to it happens on the server's loop."""

    def __init__(self, bot_id: int, username: str, clock: Clock) -> None:
        super().__init__()
        self.clock = clock
        self.bot: Json = {
            "id": bot_id,
            "is_bot": True,
            "first_name": "Culmina",
            "username": username,
            "can_join_groups": True,
            "can_read_all_group_messages": False,
            "supports_inline_queries": False,
        }
        self.chats: dict[int, Chat] = {}
        self.presses: dict[str, Press] = {}
        self.files: dict[str, StoredFile] = {}
        self.menus: dict[MenuKey, list[tuple[str, str]]] = {}
        self.updates = UpdateQueue(on_wait=self.changed)
        self.webhook = Webhook()
        self.sent: list[Call] = []
        self.refused: list[Call] = []
        self.polls: list[Call] = []
        self.toasts: list[Toast] = []
        # as in the real world, ids of messages run through all private chats and groups of a bot
        self._message_ids = count(101)
        self._file_ids = count(1)
        self._album_ids = count(13_900_000_000_000_001)
        self._query_ids = count(4_382_000_001)

    def add_message(
        self, chat: Chat, formatted: Formatted, *, from_bot: bool, at: datetime
    ) -> ChatMessage:
        """Put a message into `chat` and return it."""
        message = ChatMessage(
            message_id=next(self._message_ids),
            chat_id=chat.chat_id,
            from_bot=from_bot,
            text=formatted.text,
            entities=formatted.entities,
            at=at,
        )
        chat.messages[message.message_id] = message
        return message

    def add_file(self, name: str, content: bytes, content_type: str, *, kind: str) -> StoredFile:
        """Keep a file and return it with its new id."""
        number = next(self._file_ids)
        folder = _FOLDERS[kind]
        suffix = name.rpartition(".")[2] if "." in name else "bin"
        path = f"{folder}/file_{number}.{suffix}"
        stored = StoredFile(f"file-{number}", name, content, content_type, path, kind)
        self.files[stored.file_id] = stored
        return stored

    def next_album(self) -> str:
        """Return the name of a new album."""
        return str(next(self._album_ids))

    def add_press(self, message: ChatMessage, data: str, at: datetime) -> Press:
        """Note that the person of the message's chat pressed the button with `data`."""
        press = Press(str(next(self._query_ids)), message.chat_id, message.message_id, data, at)
        self.presses[press.query_id] = press
        return press

    def change_membership(self, chat: Chat, by: Json, status: str) -> None:
        """Let the bot become `status` in a chat, through `by`, and tell it (my_chat_member)."""
        before, chat.bot_status = chat.bot_status, status
        self.updates.put(
            "my_chat_member",
            {
                "chat": chat.to_json(),
                "from": by,
                "date": int(self.clock.now().timestamp()),
                "old_chat_member": self._as_member(before),
                "new_chat_member": self._as_member(status),
            },
        )
        self.changed()

    def _as_member(self, status: str) -> Json:
        more = {"until_date": 0} if status == "kicked" else {}
        return {"user": self.bot, "status": status, **more}

    def message_json(self, message: ChatMessage, *, nested: bool = False) -> Json:
        """Return the API's Message object; a `nested` one does not hold the one it answers."""
        chat = self.chats[message.chat_id]
        json: Json = {
            "message_id": message.message_id,
            "from": self.bot if message.from_bot else (message.author or chat).as_user(),
            "chat": chat.to_json(),
            "date": int(message.at.timestamp()),
        }
        json.update(_content(message) | message.service)
        if message.edited_at is not None:
            json["edit_date"] = int(message.edited_at.timestamp())
        if message.keyboard:
            json["reply_markup"] = keyboard.to_json(message.keyboard)
        answered = chat.messages.get(message.reply_to or 0)
        if answered is not None and not nested:
            json["reply_to_message"] = self.message_json(answered, nested=True)
        return json


def _content(message: ChatMessage) -> Json:
    prefix = "" if message.file is None else "caption_"
    json: Json = {}
    if message.file is not None:
        json.update(_file(message.file))
    if message.album is not None:
        json["media_group_id"] = message.album
    if message.text:
        json["caption" if prefix else "text"] = message.text
    if message.entities:
        json[f"{prefix}entities"] = message.entities
    return json


def _file(file: StoredFile) -> Json:
    """Return the member that holds a file; a photo comes in two sizes, the second one whole."""
    known = file.to_json()
    if file.kind == "photo":
        small = {"file_id": f"{file.file_id}-s", "file_unique_id": f"s{file.file_id}"}
        thumb = {**small, "file_size": 1, "width": 1, "height": 1}
        return {"photo": [thumb, {**known, "width": 2, "height": 2}]}
    known["mime_type"] = file.content_type
    if file.kind == "voice":
        return {"voice": {**known, "duration": 1}}
    known["file_name"] = file.name
    if file.kind == "video":
        return {"video": {**known, "width": 2, "height": 2, "duration": 1}}
    return {"document": known}

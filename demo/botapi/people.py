"""The other end of the chat: what people do with a telephone in their hand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from demo.botapi import facts
from demo.botapi.markup import Entity, Formatted, utf16_length
from demo.botapi.world import Chat, ChatMessage, Json, Press, World

_COMMAND = re.compile(r"/[A-Za-z0-9_]{1,32}")
_START = re.compile(facts.START_PATTERN)


@dataclass(frozen=True, slots=True)
class Sending:
    """A file on its way out of a telephone."""

    kind: str
    name: str
    content: bytes
    content_type: str
    caption: str = ""
    reply_to: ChatMessage | int | None = None
    album: str | None = None


class Person:
    """Somebody with a private chat; before she writes or starts, the bot cannot write to her.

    Her actions may come from any thread. What a telephone would not let her do is a ValueError.
    """

    def __init__(self, world: World, chat: Chat) -> None:
        self._world = world
        self._chat = chat

    @property
    def chat_id(self) -> int:
        """The id of her chat, which is also her user id."""
        return self._chat.chat_id

    @property
    def chat(self) -> Chat:
        """Her private chat, by which groups know her."""
        return self._chat

    def as_user(self) -> Json:
        """Return the API's User object of her."""
        return self._chat.as_user()

    @property
    def messages(self) -> list[ChatMessage]:
        """What stands in her chat now, oldest first, with edits applied."""
        return self._world.do(lambda: list(self._chat.messages.values()))

    def says(self, text: str, reply_to: ChatMessage | int | None = None) -> ChatMessage:
        """Send `text`, as an answer to a message of the chat if one is given."""
        if not text.strip() or utf16_length(text) > facts.TEXT_MAX:
            raise ValueError("a telephone sends neither empty texts nor texts over the limit")
        return self._world.do(lambda: self._say(text, reply_to))

    def forwards(self, text: str, author: Person | str) -> ChatMessage:
        """Pass on what a person wrote elsewhere; of one who hides her number only the name goes."""
        return self._world.do(lambda: self._forward(text, author))

    def starts(self, payload: str = "") -> ChatMessage:
        """Press "Start", with the payload of a deep link if there is one."""
        if payload and not _START.fullmatch(payload):
            raise ValueError(f"{payload!r} cannot stand in a deep link")
        return self.says(f"/start {payload}".strip())

    def follows(self, link: str) -> ChatMessage:
        """Open `https://t.me/<this bot>?start=<payload>` and press "Start"."""
        parts = urlsplit(link)
        if (parts.netloc, parts.path) != ("t.me", f"/{self._world.bot['username']}"):
            raise ValueError(f"{link} leads to another bot")
        return self.starts(parse_qs(parts.query).get("start", [""])[0])

    def presses(self, button: str, message: ChatMessage | int | None = None) -> Press:
        """Press the button with this data or label, under `message` or under the newest with it.

        Raises LookupError where no such button is to be seen.
        """
        return self._world.do(lambda: self._press(button, message))

    def edits(self, message: ChatMessage | int, text: str) -> ChatMessage:
        """Change one of her own messages."""
        return self._world.do(lambda: self._edit(_id(message), text))

    def deletes(self, message: ChatMessage | int) -> None:
        """Delete a message for both sides; the bot is not told."""
        self._world.do(lambda: self._delete(_id(message)))

    def sends_file(
        self,
        name: str,
        content: bytes,
        *,
        content_type: str,
        caption: str = "",
        reply_to: ChatMessage | int | None = None,
    ) -> ChatMessage:
        """Send a document."""
        sent = Sending("document", name, content, content_type, caption, reply_to)
        return self._world.do(lambda: self._send_file(sent))

    def sends_photo(
        self, content: bytes, caption: str = "", reply_to: ChatMessage | int | None = None
    ) -> ChatMessage:
        """Send a picture, as the telephone shrinks it: without a name."""
        sent = Sending("photo", "photo.jpg", content, "image/jpeg", caption, reply_to)
        return self._world.do(lambda: self._send_file(sent))

    def sends_voice(self, content: bytes, caption: str = "") -> ChatMessage:
        """Send a voice note."""
        sent = Sending("voice", "voice.oga", content, "audio/ogg", caption)
        return self._world.do(lambda: self._send_file(sent))

    def sends_album(self, *photos: bytes, caption: str = "", on: int = 0) -> list[ChatMessage]:
        """Send pictures together: a message each, the caption under the picture number `on`."""
        if not facts.ALBUM_MIN <= len(photos) <= facts.ALBUM_MAX:
            raise ValueError("a telephone groups from two to ten pictures")
        return self._world.do(lambda: self._send_album(photos, caption, on))

    def blocks(self) -> None:
        """Block the bot: it hears of it, and whatever it sends is refused with a 403."""
        self._world.do(lambda: self._set_blocked(blocked=True))

    def unblocks(self) -> None:
        """Let the bot write again."""
        self._world.do(lambda: self._set_blocked(blocked=False))

    def _say(self, text: str, reply_to: ChatMessage | int | None) -> ChatMessage:
        message = self._add(Formatted(text, _commands(text)))
        message.reply_to = None if reply_to is None else self._visible(_id(reply_to)).message_id
        self._put("message", self._world.message_json(message))
        return message

    def _forward(self, text: str, author: Person | str) -> ChatMessage:
        message = self._add(Formatted(text, []))
        date = {"date": int(message.at.timestamp())}
        if isinstance(author, str):
            origin = {"type": "hidden_user", "sender_user_name": author}
            message.service = {"forward_origin": origin | date}
        else:
            message.service = {
                "forward_origin": {"type": "user", "sender_user": author.as_user()} | date
            }
        self._put("message", self._world.message_json(message))
        return message

    def _add(self, formatted: Formatted) -> ChatMessage:
        if self._chat.blocked:
            raise ValueError("she has blocked the bot: her telephone asks her to unblock it first")
        self._chat.started = True
        world = self._world
        return world.add_message(self._chat, formatted, from_bot=False, at=world.clock.now())

    def _press(self, button: str, message: ChatMessage | int | None) -> Press:
        if message is None:
            candidates = list(reversed(self._chat.messages.values()))
        else:
            candidates = [self._visible(_id(message))]
        for candidate in candidates:
            for shown in candidate.buttons:
                if shown.data is not None and button in {shown.data, shown.label}:
                    return self._pressed(candidate, shown.data)
        seen = [label for candidate in candidates for label in candidate.labels]
        raise LookupError(f"no button {button!r} in the chat of {self.chat_id}, only {seen}")

    def _pressed(self, message: ChatMessage, data: str) -> Press:
        press = self._world.add_press(message, data, self._world.clock.now())
        query = {
            "id": press.query_id,
            "from": self._chat.as_user(),
            "message": self._world.message_json(message),
            "chat_instance": str(self.chat_id),
            "data": data,
        }
        self._put("callback_query", query)
        return press

    def _edit(self, message_id: int, text: str) -> ChatMessage:
        message = self._visible(message_id)
        if message.from_bot:
            raise ValueError("only her own messages can be edited")
        message.text, message.entities = text, _commands(text)
        message.edited_at = self._world.clock.now()
        self._put("edited_message", self._world.message_json(message))
        return message

    def _delete(self, message_id: int) -> None:
        del self._chat.messages[self._visible(message_id).message_id]

    def _send_file(self, sent: Sending) -> ChatMessage:
        message = self._add(Formatted(sent.caption))
        message.file = self._world.add_file(
            sent.name, sent.content, sent.content_type, kind=sent.kind
        )
        message.album = sent.album
        if sent.reply_to is not None:
            message.reply_to = self._visible(_id(sent.reply_to)).message_id
        self._put("message", self._world.message_json(message))
        return message

    def _send_album(self, photos: Sequence[bytes], caption: str, on: int) -> list[ChatMessage]:
        album = self._world.next_album()
        return [
            self._send_file(
                Sending(
                    "photo",
                    f"{place}.jpg",
                    content,
                    "image/jpeg",
                    caption if place == on else "",
                    album=album,
                )
            )
            for place, content in enumerate(photos)
        ]

    def _set_blocked(self, *, blocked: bool) -> None:
        if self._chat.blocked == blocked:
            return
        self._chat.blocked = blocked
        member, kicked = {"status": "member"}, {"status": "kicked", "until_date": 0}
        before, after = (member, kicked) if blocked else (kicked, member)
        change = {
            "chat": self._chat.to_json(),
            "from": self._chat.as_user(),
            "date": int(self._world.clock.now().timestamp()),
            "old_chat_member": {"user": self._world.bot, **before},
            "new_chat_member": {"user": self._world.bot, **after},
        }
        self._put("my_chat_member", change)

    def _visible(self, message_id: int) -> ChatMessage:
        message = self._chat.messages.get(message_id)
        if message is None:
            raise LookupError(f"no message {message_id} in the chat of {self.chat_id}")
        return message

    def _put(self, kind: str, payload: object) -> None:
        self._world.updates.put(kind, payload)
        self._world.changed()


def _id(message: ChatMessage | int) -> int:
    return message if isinstance(message, int) else message.message_id


def _commands(text: str) -> list[Entity]:
    match = _COMMAND.match(text)
    return [{"type": "bot_command", "offset": 0, "length": match.end()}] if match else []

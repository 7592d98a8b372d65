"""What people do on Telegram, and what they then see in their chats."""

from __future__ import annotations

import mimetypes
from collections.abc import Mapping
from pathlib import Path

from demo.botapi import BotApiServer, ChatMessage, Person
from tests.month.clock import shown
from tests.month.town import Citizen

VOICE = b"OggS" + bytes(2000)
_PICTURES = {".jpg", ".jpeg", ".png"}
Seen = dict[int, object]


class Phones:
    """The telephones of a game."""

    def __init__(self, telegram: BotApiServer, people: Mapping[str, Citizen], folder: Path) -> None:
        self._telegram = telegram
        self._people = people
        self._folder = folder

    def of(self, key: str) -> Person:
        """Return somebody's telephone; LookupError for who has no Telegram."""
        citizen = self._people[key]
        if not citizen.chat:
            raise LookupError(f"{key} does not use Telegram")
        first, _, last = citizen.name.partition(" ")
        return self._telegram.user(citizen.chat, first, last)

    def messages(self, key: str) -> list[ChatMessage]:
        """Return what stands in somebody's chat; nothing for who has none."""
        return self._telegram.messages(self._people[key].chat)

    def seen(self, key: str) -> Seen:
        """Return how the bot's messages stand now, to be compared with later."""
        return {
            one.message_id: (one.text, tuple(one.labels))
            for one in self.messages(key)
            if one.from_bot
        }

    def press(self, key: str, label: str, number: int | None) -> str:
        """Press the newest button with this label, or with the only one that holds it."""
        phone, found = self.of(key), []
        for message in reversed(self.messages(key)):
            if number is not None and message.message_id != number:
                continue
            same = [one for one in message.labels if one == label]
            found = same or [one for one in message.labels if label.lower() in one.lower()]
            if len(found) == 1:
                return self._press(phone, message, found[0])
            if found:
                raise LookupError(f"{label!r} may be any of {found}")
        raise LookupError(f"no button {label!r} is to be seen; look at: chat {key}")

    def _press(self, phone: Person, message: ChatMessage, label: str) -> str:
        button = next(one for one in message.buttons if one.label == label)
        if button.url is not None:
            return f"[{label}] opens {button.url}"
        press = phone.presses(label, message)
        return press.query_id

    def toast(self, query_id: str) -> str:
        """Return what appeared over the chat for a moment after a press."""
        said = [one.text for one in self._telegram.toasts if one.query_id == query_id]
        return f"(shown for a moment: {said[-1]})" if said and said[-1] else ""

    def send_file(self, key: str, file: Path, caption: str, reply_to: int | None = None) -> None:
        """Send a picture as the telephone sends it, anything else as a document."""
        if file.suffix.lower() in _PICTURES:
            self.of(key).sends_photo(file.read_bytes(), caption, reply_to)
            return
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        self.of(key).sends_file(
            file.name, file.read_bytes(), content_type=kind, caption=caption, reply_to=reply_to
        )

    def shown(self, key: str, last: int = 6) -> str:
        """Return the last messages of a chat as she sees them."""
        messages = self.messages(key)
        if not messages:
            return f"({key}'s chat is empty)"
        return "\n".join(self._shown(key, one) for one in messages[-last:])

    def news(self, key: str, before: Seen) -> str:
        """Return what the bot has written or changed since `before`."""
        now = self.seen(key)
        new = [
            one
            for one in self.messages(key)
            if now.get(one.message_id) != before.get(one.message_id)
        ]
        return "\n".join(self._shown(key, one) for one in new)

    def _shown(self, key: str, message: ChatMessage) -> str:
        who = "culmina" if message.from_bot else key
        head = f"── {message.message_id} · {who} · {shown(message.at)}"
        if message.edited_at is not None:
            head += f" · edited {shown(message.edited_at)}"
        if message.reply_to is not None:
            head += f" · answers {message.reply_to}"
        rows = ["  ".join(_button(one.label, one.url) for one in row) for row in message.keyboard]
        file = [] if message.file is None else [self._file(message)]
        links = [str(one["url"]) for one in message.entities if one.get("url")]
        return "\n".join([head, *file, message.text, *links, *rows])

    def _file(self, message: ChatMessage) -> str:
        file = message.file
        assert file is not None
        if not message.from_bot:
            return f"({file.kind}: {file.name})"
        self._folder.mkdir(exist_ok=True)
        path = self._folder / f"{message.message_id}-{Path(file.name).name}"
        path.write_bytes(file.content)
        return f"({file.kind}: {file.name}, saved as {path})"


def _button(label: str, url: str | None) -> str:
    return f"[{label}]" if url is None else f"[{label} → {url}]"

"""A group: who is in it, what the bot hears of it, how it is added and thrown out."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

from demo.botapi.markup import Entity, Formatted, utf16_length
from demo.botapi.people import Person
from demo.botapi.world import Chat, ChatMessage, Json, Press, World

_COMMAND = re.compile(r"/[A-Za-z0-9_]{1,32}(?:@(?P<bot>[A-Za-z0-9_]+))?")
_MENTION = re.compile(r"(?<![\w/@])@(?P<bot>[A-Za-z0-9_]{5,32})")


class Group:
    """A group; the bot hears only what privacy mode lets it hear, unless it is an administrator.

    With privacy mode ("Bot features: Privacy mode") these reach the bot: replies to its messages,
    commands for it by name, other commands where it has written before, and texts that mention it.
    Service messages and presses of its buttons always do.
    """

    def __init__(self, world: World, chat: Chat) -> None:
        self._world = world
        self._chat = chat

    @property
    def chat_id(self) -> int:
        """The id of the group, negative."""
        return self._chat.chat_id

    @property
    def messages(self) -> list[ChatMessage]:
        """What stands in the group now, oldest first, with edits applied."""
        return self._world.do(lambda: list(self._chat.messages.values()))

    @property
    def has_bot(self) -> bool:
        """Whether the bot is in the group."""
        return self._chat.bot_status in {"member", "administrator"}

    def says(
        self, person: Person, text: str, reply_to: ChatMessage | int | None = None
    ) -> ChatMessage:
        """Let a member write; the bot gets it only where privacy mode lets it."""
        return self._world.do(lambda: self._say(person, text, reply_to))

    def presses(self, person: Person, button: str) -> Press:
        """Let a member press the newest button with this data or label."""
        return self._world.do(lambda: self._press(person, button))

    def adds_bot(self, person: Person) -> None:
        """Let somebody take the bot in: it is told as of its membership, and in the group."""

        def act() -> None:
            self._world.change_membership(self._chat, person.as_user(), "member")
            self._serve(person, {"new_chat_members": [self._world.bot]})

        self._world.do(act)

    def follows(self, person: Person, link: str) -> ChatMessage:
        """Open `https://t.me/<this bot>?startgroup=<code>`: the bot comes in, with "/start"."""
        parts = urlsplit(link)
        bot = self._world.bot["username"]
        if (parts.netloc, parts.path) != ("t.me", f"/{bot}"):
            raise ValueError(f"{link} leads to another bot")
        (code,) = parse_qs(parts.query)["startgroup"]
        if not self.has_bot:
            self.adds_bot(person)
        return self.says(person, f"/start@{bot} {code}")

    def removes_bot(self, person: Person) -> None:
        """Throw the bot out: whatever it sends is refused with a 403 from now on."""
        self._world.do(
            lambda: self._world.change_membership(self._chat, person.as_user(), "kicked")
        )

    def promotes_bot(self, person: Person) -> None:
        """Make the bot an administrator: from now on it hears everything."""
        self._world.do(
            lambda: self._world.change_membership(self._chat, person.as_user(), "administrator")
        )

    def mutes(self) -> None:
        """Let nobody but administrators write."""
        self._chat.muted = True

    def migrates(self, new_id: int) -> Group:
        """Become a supergroup with `new_id`: who writes to the old id is told the new one."""

        def act() -> Group:
            chat = Chat(new_id, "supergroup", self._chat.names, started=True)
            self._world.chats[new_id] = chat
            self._chat.migrated_to = new_id
            new = Group(self._world, chat)
            self._serve(None, {"migrate_to_chat_id": new_id})
            new._serve(None, {"migrate_from_chat_id": self.chat_id})
            return new

        return self._world.do(act)

    def _say(self, person: Person, text: str, reply_to: ChatMessage | int | None) -> ChatMessage:
        entities = _entities(text)
        heard = self._is_heard(text, reply_to)
        message = self._add(person, Formatted(text, entities))
        if reply_to is not None:
            number = reply_to if isinstance(reply_to, int) else reply_to.message_id
            message.reply_to = self._chat.messages[number].message_id
        if heard:
            self._put("message", self._world.message_json(message))
        return message

    def _is_heard(self, text: str, reply_to: ChatMessage | int | None) -> bool:
        if not self.has_bot:
            return False
        if self._chat.bot_status == "administrator":
            return True
        number = reply_to.message_id if isinstance(reply_to, ChatMessage) else reply_to
        if number is not None and self._chat.messages[number].from_bot:
            return True
        name = str(self._world.bot["username"])
        if any(found["bot"] == name for found in _MENTION.finditer(text)):
            return True
        command = _COMMAND.match(text)
        if command is None:
            return False
        if command["bot"] is not None:
            return command["bot"] == name
        return any(message.from_bot for message in self._chat.messages.values())

    def _press(self, person: Person, button: str) -> Press:
        for message in reversed(self._chat.messages.values()):
            for shown in message.buttons:
                if shown.data is not None and button in {shown.data, shown.label}:
                    return self._pressed(person, message, shown.data)
        raise LookupError(f"no button {button!r} in the group {self.chat_id}")

    def _pressed(self, person: Person, message: ChatMessage, data: str) -> Press:
        press = self._world.add_press(message, data, self._world.clock.now())
        query = {
            "id": press.query_id,
            "from": person.as_user(),
            "message": self._world.message_json(message),
            "chat_instance": str(self.chat_id),
            "data": data,
        }
        self._put("callback_query", query)
        return press

    def _serve(self, person: Person | None, service: Json) -> None:
        message = self._add(person, Formatted(""))
        message.service = service
        self._put("message", self._world.message_json(message))

    def _add(self, person: Person | None, formatted: Formatted) -> ChatMessage:
        world = self._world
        message = world.add_message(self._chat, formatted, from_bot=False, at=world.clock.now())
        message.author = person.chat if person is not None else _ANONYMOUS
        return message

    def _put(self, kind: str, payload: object) -> None:
        self._world.updates.put(kind, payload)
        self._world.changed()


# Who upgrades a group is shown as this account of Telegram's own.
_ANONYMOUS = Chat(1087968824, "private", {"first_name": "Group", "username": "GroupAnonymousBot"})


def _entities(text: str) -> list[Entity]:
    found: list[Entity] = []
    command = _COMMAND.match(text)
    if command is not None:
        found.append({"type": "bot_command", "offset": 0, "length": command.end()})
    found += [
        {
            "type": "mention",
            "offset": utf16_length(text[: mention.start()]),
            "length": utf16_length(mention.group()),
        }
        for mention in _MENTION.finditer(text)
    ]
    return found

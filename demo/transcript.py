"""The conversation as it happens: what each side says, printed and kept."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from pathlib import Path

from core.spanish import plural
from demo.botapi import ChatMessage
from demo.cast import Player
from demo.smtp import Mail

WIDTH = 92
INDENT = "      "


class Transcript:
    """Prints the story line by line; chats are shown whole, mails by their subject."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._seen: dict[int, int] = {}
        self._texts: dict[tuple[int, int], str] = {}
        self.mails_told = 0

    def scene(self, text: str) -> None:
        """Begin a scene."""
        self._print(f"\n── {text} " + "─" * max(0, WIDTH - len(text) - 4))

    def note(self, text: str) -> None:
        """Tell what happens off stage."""
        self._print(textwrap.fill(text, WIDTH, initial_indent="   ", subsequent_indent="   "))

    def acts(self, player: Player, what: str) -> None:
        """Tell what a person does on her phone."""
        self._print(f" ► {player.first_name}: {what}")

    def chat(self, player: Player, messages: list[ChatMessage]) -> None:
        """Print what culmina has written in a person's chat since the last look, or changed."""
        self._told(player.chat, f"{player.first_name} (Telegram)", messages)

    def group(self, chat: int, messages: list[ChatMessage]) -> None:
        """Print what culmina has written in a group since the last look."""
        self._told(chat, "el grupo (Telegram)", messages)

    def mails(self, mails: list[Mail], shown: int = 3) -> None:
        """Print the subjects of the mails that went out since the last look."""
        new = mails[self.mails_told :]
        self.mails_told = len(mails)
        for mail in new[:shown]:
            to = ", ".join(mail.recipients)
            self._print(f" ◄ culmina → {to} (correo): {mail.message['Subject']}")
        if len(new) > shown:
            self._print(f"   … y {plural(len(new) - shown, 'correo más', 'correos más')}")

    def letter(self, mail: Mail) -> None:
        """Print the plain text of one mail."""
        body = mail.message.get_body(("plain",))
        self._print(f" ◄ {', '.join(mail.recipients)} lee (correo): {mail.message['Subject']}")
        if body is not None:
            self._block(body.get_content().strip())

    def printed(self, command: str, lines: Iterable[str]) -> None:
        """Tell what a command prints on the server."""
        self._print(f" $ {command}")
        self._block("\n".join(lines))

    def pass_over(self, chat: int, messages: list[ChatMessage]) -> None:
        """Count what a chat holds as told."""
        self._seen[chat] = len(messages)
        self._remember(chat, messages)

    def pass_over_mails(self, mails: list[Mail]) -> None:
        """Count the mails so far as told."""
        self.mails_told = len(mails)

    def save(self, path: Path) -> None:
        """Write all that was printed to a file."""
        path.write_text("\n".join(self._lines) + "\n", encoding="utf-8")

    def _told(self, chat: int, to: str, messages: list[ChatMessage]) -> None:
        first_new = self._seen.get(chat, 0)
        for place, message in enumerate(messages):
            was = self._texts.get((chat, message.message_id))
            if not message.from_bot or (place < first_new and was == message.text):
                continue
            changed = "" if place >= first_new else ", el mismo mensaje, corregido"
            self._print(f" ◄ culmina → {to}{changed}")
            if message.file is not None:
                self._print(f"{INDENT}({message.file.name})")
            self._block(message.text)
            for row in _rows(message.labels):
                self._print(f"{INDENT}{row}")
        self._seen[chat] = len(messages)
        self._remember(chat, messages)

    def _remember(self, chat: int, messages: list[ChatMessage]) -> None:
        self._texts |= {(chat, message.message_id): message.text for message in messages}

    def _block(self, text: str) -> None:
        for line in text.splitlines():
            wrapped = textwrap.wrap(line, WIDTH - len(INDENT)) or [""]
            for piece in wrapped:
                self._print(INDENT + piece)

    def _print(self, line: str) -> None:
        self._lines.append(line)
        print(line, flush=True)


def _rows(labels: Iterable[str]) -> list[str]:
    joined = "  ".join(f"[{label}]" for label in labels)
    return textwrap.wrap(joined, WIDTH - len(INDENT), break_on_hyphens=False) if joined else []

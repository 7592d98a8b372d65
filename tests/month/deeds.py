"""What a player may let the people of her game do; each deed returns what is then to be seen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from tests.month.game import Game
from tests.month.phones import VOICE


class Deeds:
    """The commands of a game that are done by one person."""

    def __init__(self, game: Game) -> None:
        self._game = game
        self._phones = game.phones
        self._mailboxes = game.mailboxes

    def start(self, person: str, link: str | None) -> str:
        """Press Start."""
        phone = self._phones.of(person)
        return self._done(person, lambda: phone.follows(link) if link else phone.starts())

    def tg(self, person: str, text: str) -> str:
        """Write to the bot."""
        return self._done(person, lambda: self._phones.of(person).says(text))

    def reply(self, person: str, number: int, text: str) -> str:
        """Write as an answer to a message."""
        return self._done(person, lambda: self._phones.of(person).says(text, number))

    def edit(self, person: str, number: int, text: str) -> str:
        """Change a message."""
        return self._done(person, lambda: self._phones.of(person).edits(number, text))

    def forward(self, person: str, author: str, text: str) -> str:
        """Forward what somebody wrote elsewhere: of who has no Telegram only the name goes."""
        writer = self._game.citizens.get(author)
        known = writer is not None and writer.chat
        told = self._phones.of(author) if known else writer.name if writer else author
        return self._done(person, lambda: self._phones.of(person).forwards(text, told))

    def photo(self, person: str, file: str, caption: str | None, number: int | None) -> str:
        """Send a picture or a document."""
        path = Path(file)
        return self._done(
            person, lambda: self._phones.send_file(person, path, caption or "", number)
        )

    def voice(self, person: str) -> str:
        """Send a voice note."""
        return self._done(person, lambda: self._phones.of(person).sends_voice(VOICE))

    def block(self, person: str) -> str:
        """Block the bot, or let it write again."""
        phone = self._phones.of(person)
        if phone.chat.blocked:
            return f"the bot may write again\n{self._done(person, phone.unblocks)}"
        return f"the bot is blocked\n{self._done(person, phone.blocks)}"

    def press(self, person: str, button: str, number: int | None) -> str:
        """Press a button."""
        query_id = ""

        def act() -> None:
            nonlocal query_id
            query_id = self._phones.press(person, button, number)

        said = self._done(person, act)
        return "\n".join(filter(None, (self._phones.toast(query_id), said)))

    def chat(self, person: str, last: int | None) -> str:
        """Show a chat."""
        return self._phones.shown(person, last or 6)

    def mail(self, person: str, subject: str, text: str, files: Sequence[str]) -> str:
        """Write a new mail."""
        paths = [*map(Path, files)]
        return self._done(person, lambda: self._mailboxes.write(person, subject, text, paths))

    def answer(self, person: str, number: int, text: str, files: Sequence[str]) -> str:
        """Answer a mail."""
        paths = [*map(Path, files)]
        return self._done(person, lambda: self._mailboxes.answer(person, number, text, paths))

    def box(self, person: str, number: int | None) -> str:
        """Show a mailbox, or one mail."""
        if number is None:
            return self._mailboxes.shown(person)
        return self._mailboxes.opened(person, number)

    def click(self, person: str, number: int, link: str, text: str | None) -> str:
        """Follow a link of a mail: a written mail is sent, the bot is started."""
        target = self._mailboxes.link(person, number, link).target
        if target.startswith("https://t.me/"):
            return self.start(person, target)
        if not target.startswith("mailto:"):
            return f"it leads to {target}"
        sent = ""

        def act() -> None:
            nonlocal sent
            sent = self._mailboxes.follow(person, target, text or "")

        said = self._done(person, act)
        return f"{sent}\n{said}"

    def away(self, person: str, text: str | None) -> str:
        """Let a mailbox answer by itself, or no more."""
        self._mailboxes.leave(person, text or "")
        return f"{person}'s mailbox answers by itself" if text else f"{person} is back"

    def refuse(self, person: str) -> str:
        """Let the mail server refuse an address."""
        self._mailboxes.refuse(person)
        return f"what goes to {person}'s address is refused from now on"

    def _done(self, person: str, act: Callable[[], object]) -> str:
        """Do something, wait, and return what she is answered and whom else it reached."""
        before = self._game.seen()
        act()
        settled = self._game.wait()
        said = self._game.news(person, before) or "(no answer)"
        others = self._game.whom(before, but=person)
        late = "" if settled else "(the product has not finished yet)"
        return "\n".join(filter(None, (said, f"also reached: {others}" if others else "", late)))

"""The entity's mail: everybody's mailbox, and the server that hands over to the product."""

from __future__ import annotations

import smtplib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from email.message import EmailMessage
from email.utils import parseaddr
from pathlib import Path

from demo.smtp import Mail, SmtpServer
from tests.month import letters
from tests.month.clock import GameClock, shown
from tests.month.town import AUTHSERV_ID, DOMAIN, MAILBOX, Citizen

_BOX = MAILBOX.partition("@")[0]


class Mailboxes:
    """The mailboxes of a game. What the product cannot take now waits, as at a real server."""

    def __init__(
        self,
        smtp: SmtpServer,
        people: Mapping[str, Citizen],
        clock: GameClock,
        door: int,
        folder: Path,
    ) -> None:
        self._smtp = smtp
        self._people = people
        self._clock = clock
        self._door = door
        self._folder = folder
        self._looked_at = 0
        self._waiting: list[tuple[str, str, bytes]] = []
        self._away: dict[str, str] = {}
        self._told: set[tuple[str, date]] = set()

    @property
    def waiting(self) -> int:
        """How many mails the product has not taken yet."""
        return len(self._waiting)

    def of(self, key: str) -> list[Mail]:
        """Return the mails in somebody's mailbox, oldest first."""
        email = self._people[key].email
        return self._smtp.mails_to(email) if email else []

    def send(self, mail: EmailMessage, files: Sequence[Path] = ()) -> None:
        """Let a mail go to the product."""
        letters.attach(mail, files)
        writer = parseaddr(str(mail["From"]))[1]
        self._waiting.append((writer, parseaddr(str(mail["To"]))[1], mail.as_bytes()))
        self.pump()

    def write(self, key: str, subject: str, text: str, files: Sequence[Path]) -> None:
        """Let somebody write a new mail."""
        self.send(letters.new(self._owner(key), MAILBOX, subject, text, self._clock.now()), files)

    def answer(self, key: str, number: int, text: str, files: Sequence[Path]) -> None:
        """Let somebody answer mail `number` of her mailbox."""
        mail = self._mail(key, number).message
        self.send(letters.answer(self._owner(key), mail, text, self._clock.now()), files)

    def link(self, key: str, number: int, text: str) -> letters.Link:
        """Return the only link of a mail that shows `text`; "text#2" is the second of them."""
        found = letters.links(self._mail(key, number).message)
        label, _, place = text.partition("#")
        same = [one for one in found if one.text == label]
        same = same or [one for one in found if label.lower() in one.text.lower()]
        if place.isdecimal():
            same = same[int(place) - 1 : int(place)]
        if len({one.target for one in same}) != 1:
            raise LookupError(f"{text!r} is not one link only, of: {[one.text for one in found]}")
        return same[0]

    def follow(self, key: str, target: str, text: str) -> str:
        """Open the mail that a link has written, send it, and return what was sent."""
        mail = letters.draft(self._owner(key), target, text, self._clock.now())
        said = f"sent to {mail['To']} · subject: {mail['Subject']}\n{letters.part(mail, 'plain')}"
        self.send(mail)
        return said

    def leave(self, key: str, text: str) -> None:
        """Let somebody's mailbox answer by itself, once a day; without text it stops."""
        self._owner(key)
        if text:
            self._away[key] = text
        else:
            self._away.pop(key, None)

    def refuse(self, key: str) -> None:
        """Let the server refuse whatever goes to somebody's address from now on."""
        self._smtp.refuse(self._owner(key).email)

    def pump(self) -> None:
        """Do what mail servers do by themselves: hand over, send back, answer for who is away."""
        new = self._smtp.messages[self._looked_at :]
        self._looked_at += len(new)
        for mail in new:
            for recipient in mail.recipients:
                self._arrived(mail, recipient)
        while self._waiting and self._hand_over(*self._waiting[0]):
            self._waiting.pop(0)

    def _arrived(self, mail: Mail, recipient: str) -> None:
        """Answer a mail for who is away; what the product sends to itself comes back to it."""
        name, _, domain = recipient.partition("@")
        if domain == DOMAIN and name.partition("+")[0] == _BOX:
            head = f"Authentication-Results: {AUTHSERV_ID}; dmarc=pass header.from={DOMAIN}\r\n"
            self._waiting.append((mail.sender, recipient, head.encode() + mail.raw))
        today = self._clock.local().date()
        for key, text in self._away.items():
            owner = self._people[key]
            if owner.email == recipient and (key, today) not in self._told:
                self._told.add((key, today))
                made = letters.automatic(owner, mail.message, text, self._clock.now())
                self._waiting.append(("", parseaddr(str(made["To"]))[1], made.as_bytes()))

    def _hand_over(self, sender: str, recipient: str, raw: bytes) -> bool:
        try:
            with smtplib.LMTP("127.0.0.1", self._door, timeout=10) as client:
                client.sendmail(sender, [recipient], raw)
        except (OSError, smtplib.SMTPException):
            return False
        return True

    def shown(self, key: str) -> str:
        """Return the list of a mailbox."""
        lines = list(self._lines(key, 0))
        return "\n".join(lines) or f"({key}'s mailbox is empty)"

    def news(self, key: str, before: int) -> str:
        """Return the lines of the mails that have come since there were `before`."""
        return "\n".join(self._lines(key, before))

    def _lines(self, key: str, before: int) -> Iterator[str]:
        for number, mail in enumerate(self.of(key)[before:], before + 1):
            files = [part.get_filename() for part in mail.message.iter_attachments()]
            more = f" · files: {', '.join(map(str, files))}" if files else ""
            yield f"{number:3} · {shown(mail.at)} · {mail.message['Subject']}{more}"

    def opened(self, key: str, number: int) -> str:
        """Return a mail as text; its page and its files are saved."""
        mail = self._mail(key, number).message
        self._folder.mkdir(exist_ok=True)
        saved = []
        for name, content in _files(mail):
            path = self._folder / f"{key}-{number}-{name}"
            path.write_bytes(content)
            saved.append(str(path))
        shows = [f"[{one.text}]" for one in letters.links(mail)]
        head = [f"{name}: {mail[name]}" for name in ("From", "Reply-To", "Date", "Subject")]
        return "\n".join(
            [*head, "", letters.part(mail, "plain"), "", *map("saved: {}".format, saved),
             f"links of the page: {' '.join(shows) or 'none'}"]
        )  # fmt: skip

    def _mail(self, key: str, number: int) -> Mail:
        mails = self.of(key)
        if not 1 <= number <= len(mails):
            raise LookupError(f"{key} has no mail {number}; look at: box {key}")
        return mails[number - 1]

    def _owner(self, key: str) -> Citizen:
        owner = self._people[key]
        if not owner.email:
            raise LookupError(f"{key} has no mailbox")
        return owner


def _files(mail: EmailMessage) -> Iterator[tuple[str, bytes]]:
    """Give what a mail holds beside its text: its page, and its files."""
    if page := letters.part(mail, "html"):
        yield "page.html", page.encode()
    for attached in mail.iter_attachments():
        content = attached.get_payload(decode=True)
        if isinstance(content, bytes):
            yield Path(str(attached.get_filename() or "file")).name, content

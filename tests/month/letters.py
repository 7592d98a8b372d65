"""How mails of a mail program look: answers above the quoted text, links, what a page shows."""

from __future__ import annotations

import mimetypes
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, make_msgid, parseaddr
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from tests.month.clock import ZONE
from tests.month.town import AUTHSERV_ID, Citizen

_DAYS = ("lun", "mar", "mié", "jue", "vie", "sáb", "dom")
_MONTHS = ("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sept", "oct", "nov", "dic")


@dataclass(frozen=True, slots=True)
class Link:
    """A link of a mail: what stands on it and where it leads."""

    text: str
    target: str


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Link] = []
        self._target = ""
        self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self._target, self._text = dict(attrs).get("href") or "", ""

    def handle_data(self, data: str) -> None:
        self._text += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._target:
            self.found.append(Link(" ".join(self._text.split()), self._target))
            self._target = ""


def part(mail: EmailMessage, kind: str) -> str:
    """Return the part "plain" or "html" of a mail, empty where it has none."""
    body = mail.get_body((kind,))
    return "" if body is None else str(body.get_content())


def links(mail: EmailMessage) -> list[Link]:
    """Return the links of a mail's page, in their order."""
    reader = _Links()
    reader.feed(part(mail, "html"))
    return reader.found


def new(writer: Citizen, to: str, subject: str, text: str, at: datetime) -> EmailMessage:
    """Return a new mail as the entity's server has received it."""
    mail = EmailMessage(policy=SMTP)
    domain = writer.email.partition("@")[2]
    mail["Authentication-Results"] = f"{AUTHSERV_ID}; dmarc=pass header.from={domain}"
    mail["From"] = f"{writer.name} <{writer.email}>"
    mail["To"] = to
    mail["Subject"] = subject
    mail["Date"] = format_datetime(at.astimezone(ZONE))
    mail["Message-ID"] = make_msgid(domain=domain)
    mail.set_content(text)
    return mail


def answer(writer: Citizen, mail: EmailMessage, text: str, at: datetime) -> EmailMessage:
    """Return the answer to a mail, above its quoted text."""
    subject = str(mail["Subject"])
    subject = subject if subject.lower().startswith("re:") else f"Re: {subject}"
    quoted = "\n".join(f"> {line}".rstrip() for line in part(mail, "plain").splitlines())
    made = new(
        writer, _replies_to(mail), subject, f"{text}\n\n{_introduction(mail)}\n\n{quoted}\n", at
    )
    made["In-Reply-To"] = str(mail["Message-ID"])
    made["References"] = " ".join(filter(None, (mail["References"], mail["Message-ID"])))
    return made


def automatic(writer: Citizen, mail: EmailMessage, text: str, at: datetime) -> EmailMessage:
    """Return what the mailbox of somebody who is away answers by itself."""
    made = new(writer, _replies_to(mail), f"Respuesta automática: {mail['Subject']}", text, at)
    made["Auto-Submitted"] = "auto-replied"
    made["In-Reply-To"] = made["References"] = str(mail["Message-ID"])
    return made


def draft(writer: Citizen, target: str, text: str, at: datetime) -> EmailMessage:
    """Return the mail that a mailto link opens, with `text` above what it holds already."""
    parts = urlsplit(target)
    fields = {name.lower(): values[0] for name, values in parse_qs(parts.query).items()}
    body = "\n\n".join(filter(None, (text, fields.get("body", ""))))
    return new(writer, unquote(parts.path), fields.get("subject", ""), body, at)


def attach(mail: EmailMessage, files: Sequence[Path]) -> None:
    """Attach files to a mail."""
    for file in files:
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        main, _, sub = kind.partition("/")
        mail.add_attachment(file.read_bytes(), maintype=main, subtype=sub, filename=file.name)


def _replies_to(mail: EmailMessage) -> str:
    return parseaddr(str(mail["Reply-To"] or mail["From"]))[1]


def _introduction(mail: EmailMessage) -> str:
    at = mail["Date"].datetime.astimezone(ZONE)
    day = f"{_DAYS[at.weekday()]}, {at.day} {_MONTHS[at.month - 1]} {at.year}"
    return f"El {day} a las {at:%H:%M}, {mail['From']} escribió:"

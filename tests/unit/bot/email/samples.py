"""Contents, envelopes and channels of the invented municipality, for the tests of mail."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from bot.email.sender import EmailChannel
from bot.email.servers.settings import SmtpSettings
from core.buttons import Button
from core.channels import Envelope, Part
from core.clock import FixedClock
from core.messages import Content, Line, NoticeItem, Recorded
from core.refs import Refs
from models.incoming.mail import Ways
from texts.catalog import Texts

ENTITY = "Alcaldía de Puerto Esperanza"
SENDER = "culmina@puertoesperanza.example"
MAILBOX = "plan@puertoesperanza.example"
ANA = "ana.rojas@puertoesperanza.example"
TODAY = date(2026, 6, 16)
NOW = datetime(2026, 6, 16, 13, 0, tzinfo=UTC)
SIGNER = Refs("a key of the tests, longer than thirty-two")
TEXTS = Texts()
PLUS = Ways(own_message_id=True, plus_address=True)


def a_line(**changes: Any) -> Line:
    values: dict[str, Any] = {
        "activity_id": 7,
        "handle": "1.2",
        "code": "1.2",
        "title": "Publicar la matriz de riesgos",
        "office": "Secretaría de Planeación",
        "due": date(2026, 6, 30),
    }
    return Line(**(values | changes))


def a_record(**changes: Any) -> Recorded:
    values: dict[str, Any] = {
        "line": a_line(),
        "percent": Decimal(60),
        "before": Decimal(40),
        "status": "in_progress",
        "description": "falta la firma",
    }
    return Recorded(**(values | changes))


def a_notice(name: str, **values: str | int | None) -> NoticeItem:
    about: dict[str, str | int | None] = {
        "handle": "1.4",
        "title": "Rendir cuentas",
        "office": "Oficina Jurídica",
    }
    return NoticeItem(name=name, values=about | values)


def buttons(*labels: str) -> tuple[Button, ...]:
    return tuple(Button(label=label, ref=f"ref-{label}") for label in labels)


def an_envelope(**changes: Any) -> Envelope:
    values: dict[str, Any] = {
        "key": "1:day:3:2026-06-16",
        "entity": ENTITY,
        "address": ANA,
        "person": "Ana María Rojas",
        "today": TODAY,
    }
    return Envelope(**(values | changes))


def a_channel(*, ways: Ways = PLUS, **settings: Any) -> EmailChannel:
    """Return a channel; it needs a server only when it sends."""
    settings = {"host": "127.0.0.1", "sender": SENDER, **settings}
    return EmailChannel(SmtpSettings(**settings), TEXTS, FixedClock(NOW), SIGNER, ways=ways)


def the_part(content: Content, channel: EmailChannel | None = None, **envelope: Any) -> Part:
    (part,) = (channel or a_channel()).render(content, an_envelope(**envelope))
    return part


def parsed(part: Part) -> EmailMessage:
    message = message_from_bytes(part.body, policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message


def body_of(message: EmailMessage, kind: str) -> str:
    found = message.get_body((kind,))
    assert found is not None
    return str(found.get_content()).replace("\r\n", "\n")

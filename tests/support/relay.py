"""A mail server that delivers into a Dovecot mailbox, as well or as badly as a test wants."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.support.dovecot import HOST, Dovecot

_MESSAGE_ID = re.compile(rb"^Message-ID: .*$", re.MULTILINE)
_PLUS = re.compile(rb"\+[a-z0-9]+@")


@dataclass
class Relay:
    """What the server does to messages; `port` is where it listens."""

    mailbox: Dovecot
    keeps_message_id: bool = True
    keeps_plus: bool = True
    knows_plus: bool = True
    takes_other_senders: bool = True
    delivers: bool = True
    port: int = field(default=0, init=False)
    senders: list[str] = field(default_factory=list, init=False)

    async def handle_MAIL(  # noqa: N802 - the name is aiosmtpd's
        self, _: SMTP, __: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Take a sender, or only the one that logged in."""
        if "+" in address and not self.takes_other_senders:
            return "550 5.7.60 You may not send as this sender"
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 2.1.0 Ok"

    async def handle_RCPT(  # noqa: N802 - the name is aiosmtpd's
        self, _: SMTP, __: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Take a recipient."""
        if "+" in address and not self.knows_plus:
            return "550 5.1.1 No such mailbox"
        envelope.rcpt_tos.append(address)
        envelope.rcpt_options.extend(options)
        return "250 2.1.5 Ok"

    async def handle_DATA(  # noqa: N802 - the name is aiosmtpd's
        self, _: SMTP, __: Session, envelope: Envelope
    ) -> str:
        """Deliver."""
        raw = envelope.original_content or b""
        self.senders.append(envelope.mail_from or "")
        head = f"Return-Path: <{envelope.mail_from}>\r\nDelivered-To: {envelope.rcpt_tos[0]}\r\n"
        raw = head.encode() + raw
        if not self.keeps_message_id:
            raw = _MESSAGE_ID.sub(b"Message-ID: <another@relay.example>", raw, count=1)
        if not self.keeps_plus:
            raw = _PLUS.sub(b"@", raw)
        if self.delivers:
            self.mailbox.deliver(raw)
        return "250 2.0.0 Ok"


@asynccontextmanager
async def a_relay(mailbox: Dovecot, **behaviour: bool) -> AsyncIterator[Relay]:
    """Run a mail server before the mailbox while the block lasts."""
    relay = Relay(mailbox, **behaviour)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(relay, loop=loop), HOST, 0)
    relay.port = server.sockets[0].getsockname()[1]
    try:
        yield relay
    finally:
        server.close()
        await server.wait_closed()

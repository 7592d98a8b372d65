"""One SMTP session of the stand-in: aiosmtpd's, stricter, faster, and failing as it is told."""

from __future__ import annotations

import asyncio
import re
import ssl
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from enum import Enum
from functools import cached_property
from typing import Final, Literal, Protocol

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword
from aiosmtpd.smtp import Session as State

from core.clock import Clock

Tls = Literal["none", "starttls", "implicit"]

NAME: Final = "mx.puertoesperanza.example"
LINE_MAX: Final = 998  # RFC 5321, 4.5.3.1.6, without the line end
_STUFFED: Final = re.compile(rb"(^|\r\n)\.")
_ADDRESS: Final = re.compile(r"<([A-Za-z0-9._%+=-]+@[A-Za-z0-9.-]+)>(.*)")
_TOO_BIG: Final = "552 5.3.4 Message size exceeds fixed limit"
_TOO_LONG: Final = "500 5.2.3 Line too long"
_BARE: Final = "554 5.6.0 Bare CR or LF is not allowed"
_NO_LOGIN: Final = "530 5.7.0 Authentication required"


class Stage(Enum):
    """The moments of a session at which it can be made to fail."""

    CONNECT = "CONNECT"
    AUTH = "AUTH"
    MAIL = "MAIL"
    RCPT = "RCPT"
    DATA = "DATA"
    END = "END"  # the message is there, the reply to its final dot is not


@dataclass(frozen=True, slots=True)
class SmtpFailure:
    """How a stage goes wrong; made with the class methods, given to `SmtpServer.script`."""

    reply: str = ""
    keeps: bool = False
    seconds: float = 0.0

    @classmethod
    def answer(cls, reply: str) -> SmtpFailure:
        """Answer with `reply`, like "451 4.7.1 Greylisted", and do nothing."""
        return cls(reply=reply)

    @classmethod
    def cut(cls) -> SmtpFailure:
        """Close the connection without a reply; nothing is kept."""
        return cls()

    @classmethod
    def cut_after_accepting(cls) -> SmtpFailure:
        """At `Stage.END`: keep the message, and close the connection instead of replying."""
        return cls(keeps=True)

    @classmethod
    def slow(cls, seconds: float) -> SmtpFailure:
        """Go on as usual, `seconds` later; at `Stage.END` the message is kept at once."""
        return cls(keeps=True, seconds=seconds)


@dataclass(frozen=True)
class Mail:
    """One accepted message: its envelope, its bytes, and the session it came through."""

    sender: str
    recipients: tuple[str, ...]
    raw: bytes
    at: datetime
    connection: int  # counted from 1: two mails with the same number shared a connection
    encrypted: bool
    user: str | None

    @cached_property
    def message(self) -> EmailMessage:
        """The message, parsed back, with line ends as Python has them."""
        message = message_from_bytes(self.raw.replace(b"\r\n", b"\n"), policy=policy.default)
        assert isinstance(message, EmailMessage)
        return message


class Far(Protocol):
    """What a session asks its server."""

    tls: Tls
    context: ssl.SSLContext | None
    size_limit: int
    clock: Clock

    @property
    def is_closed_to_strangers(self) -> bool:
        """Say whether a session has to authenticate before it may send."""

    def take(self, stage: Stage) -> SmtpFailure | None:
        """Return how this arrival at `stage` fails, if it does."""

    def refusal(self, address: str) -> str | None:
        """Return the reply that refuses the recipient, if there is one."""

    def admits(self, user: str, password: str) -> bool:
        """Say whether these credentials are the right ones."""

    def joined(self, session: Session) -> int:
        """Note a new connection and return its number."""

    def left(self, session: Session) -> None:
        """Note that a connection is gone."""

    def keep(self, mail: Mail) -> None:
        """Keep an accepted message."""


class _Hooks:
    """Who may send, and to whom: what aiosmtpd asks its handler."""

    def __init__(self, far: Far) -> None:
        self._far = far

    async def handle_MAIL(  # noqa: N802 - the name is aiosmtpd's
        self, _: SMTP, session: State, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        # aiosmtpd's own auth_required warns, and warnings are errors in the tests
        if self._far.is_closed_to_strangers and not session.authenticated:
            return _NO_LOGIN
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 2.1.0 Sender ok"

    async def handle_RCPT(  # noqa: N802 - the name is aiosmtpd's
        self, _: SMTP, __: State, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if refusal := self._far.refusal(address):
            return refusal
        envelope.rcpt_tos.append(address)
        envelope.rcpt_options.extend(options)
        return "250 2.1.5 Recipient ok"


class Session(SMTP):
    """One connection. DATA is read in large pieces: aiosmtpd reads it line by line, much slower."""

    line_length_limit = 1 << 26  # of the buffer; lines are measured when the message is there

    def __init__(self, far: Far, loop: asyncio.AbstractEventLoop) -> None:
        offers_login = far.is_closed_to_strangers and far.tls != "starttls"
        super().__init__(
            _Hooks(far),
            hostname=NAME,
            ident="ESMTP",
            data_size_limit=far.size_limit,
            enable_SMTPUTF8=True,
            tls_context=far.context if far.tls == "starttls" else None,
            require_starttls=far.tls == "starttls",
            auth_require_tls=not offers_login,
            authenticator=self._check_login,
            loop=loop,
        )
        self._far = far
        self._number = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        if self.transport is None:  # STARTTLS comes here a second time
            self._number = self._far.joined(self)
        super().connection_made(transport)

    def connection_lost(self, error: Exception | None) -> None:
        self._far.left(self)
        super().connection_lost(error)

    def abort(self) -> asyncio.Future[None]:
        """Cut the connection and return the task that ends with it."""
        transport = self._original_transport or self.transport
        if isinstance(transport, asyncio.WriteTransport):
            transport.abort()
        assert self._handler_coroutine is not None
        return self._handler_coroutine

    async def _handle_client(self) -> None:
        if not await self._fails(Stage.CONNECT):
            await super()._handle_client()
        elif self.transport is not None:
            self.transport.close()

    async def smtp_AUTH(self, arg: str) -> None:  # noqa: N802 - the name is aiosmtpd's
        if not await self._fails(Stage.AUTH):
            await super().smtp_AUTH(arg)

    async def smtp_MAIL(self, arg: str | None) -> None:  # noqa: N802 - the name is aiosmtpd's
        if not await self._fails(Stage.MAIL):
            await super().smtp_MAIL(arg)

    async def smtp_RCPT(self, arg: str | None) -> None:  # noqa: N802 - the name is aiosmtpd's
        if not await self._fails(Stage.RCPT):
            await super().smtp_RCPT(arg)

    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802 - the name is aiosmtpd's
        assert self.envelope is not None
        if arg or not self.envelope.rcpt_tos:
            await self.push("501 Syntax: DATA" if arg else "503 Error: need RCPT command")
            return
        if await self._fails(Stage.DATA):
            return
        await self.push("354 End data with <CR><LF>.<CR><LF>")
        await self.push(await self._finish(await self._receive()))
        self.envelope = self._create_envelope()

    async def _receive(self) -> bytes:
        """Return the message up to its final dot; empty when it is over the size limit."""
        reader, kept, size = self._reader, bytearray(), 0
        while True:
            piece = await reader.readuntil(b".\r\n")
            size += len(piece)
            kept += piece
            if kept == b".\r\n" or kept.endswith(b"\r\n.\r\n"):
                return b"" if size > self._far.size_limit + 3 else bytes(kept[:-3])
            if size > self._far.size_limit:
                del kept[:-5]

    async def _finish(self, stuffed: bytes) -> str:
        """Keep the message, fail as ordered, and return the reply to its final dot."""
        if not stuffed:
            return _TOO_BIG
        lines = stuffed.split(b"\r\n")
        joined = b"".join(lines)
        if b"\n" in joined or b"\r" in joined:
            return _BARE
        if max(map(len, lines)) > LINE_MAX:
            return _TOO_LONG
        failure = self._far.take(Stage.END)
        if failure is not None and failure.reply:
            return failure.reply
        if failure is None or failure.keeps:
            self._far.keep(self._mail(_STUFFED.sub(rb"\1", stuffed)))
        if failure is not None:
            await self._wait_or_cut(failure)
        return "250 2.0.0 Ok: queued"

    def _mail(self, raw: bytes) -> Mail:
        assert self.envelope is not None
        assert self.session is not None
        login = self.session.auth_data
        return Mail(
            sender=self.envelope.mail_from or "",
            recipients=tuple(self.envelope.rcpt_tos),
            raw=raw,
            at=self._far.clock.now(),
            connection=self._number,
            encrypted=self._far.tls != "none",
            user=login.login.decode() if isinstance(login, LoginPassword) else None,
        )

    async def _fails(self, stage: Stage) -> bool:
        """Fail as ordered for `stage`; False when the session goes on as usual."""
        failure = self._far.take(stage)
        if failure is None:
            return False
        if failure.reply:
            await self.push(failure.reply)
            return True
        await self._wait_or_cut(failure)
        return False

    async def _wait_or_cut(self, failure: SmtpFailure) -> None:
        if failure.seconds:
            await asyncio.sleep(failure.seconds)
            return
        self.abort()
        # the end of the connection cancels this task; until then nothing may be written
        await asyncio.get_running_loop().create_future()

    def _getaddr(self, arg: str) -> tuple[str | None, str | None]:
        # aiosmtpd parses with the grammar of mail headers: a third of the whole session's time
        if match := _ADDRESS.fullmatch(arg):
            return match.group(1), match.group(2)
        return super()._getaddr(arg)

    def _check_login(self, *call: object) -> AuthResult:
        data = call[-1]  # before it: server, session, envelope and mechanism
        known = isinstance(data, LoginPassword) and self._far.admits(
            data.login.decode(), data.password.decode()
        )
        return AuthResult(success=known, handled=False, auth_data=data)

"""A door for the entity's own mail server: LMTP or SMTP; what is answered 250 is on the disk."""

from __future__ import annotations

import asyncio
import logging
import re
from functools import partial
from pathlib import Path
from typing import AnyStr

import structlog
from aiosmtpd.lmtp import LMTP
from aiosmtpd.smtp import SMTP, Envelope, Session

from bot.email.intake import Delivery, Intake
from bot.email.servers.receiving import LmtpSettings
from core.errors import EnvironmentFault
from core.running.outage import Outage

log = structlog.get_logger("lmtp")

TAKEN = "250 2.0.0 Ok: stored"
TRY_AGAIN = "451 4.3.0 The message cannot be stored now, try again"
TOO_MANY = "452 4.5.3 Too many recipients"
TAKEN_RECIPIENT = "250 2.1.5 Ok"

# Each may hold a message of the largest size in memory.
MOST_CONNECTIONS = 10
_BUSY = "421 4.3.2 Too many connections, try again"
_LINE_MAX = 1 << 20  # some servers send lines that are longer than RFC 5321, 4.5.3.1.6, allows
_IDLE_SECONDS = 300.0  # RFC 5321, 4.5.3.2.7: how long a server waits for the next command
_FAREWELL = 2.0
_ANGLES = re.compile(r"[\r\n<>]")


class Door:
    """Listens for the entity's own mail server, which tries again what is answered with 4xx.

    What passes is stored with the envelope in front, as a final delivery writes it down (RFC 5321,
    4.4): who is told of failures, and for whom it came.
    """

    def __init__(self, settings: LmtpSettings, intake: Intake) -> None:
        self._settings = settings
        self._intake = intake
        self.outage = Outage(log, "mail_not_stored")  # its pauses are the other server's own
        self._server: asyncio.Server | None = None
        self._sessions: set[_Smtp] = set()

    @property
    def port(self) -> int:
        """The port it listens on; 0 while it is closed, and where it listens on a path."""
        if self._server is None or self._settings.path is not None:
            return 0
        return int(self._server.sockets[0].getsockname()[1])

    async def run(self, stop: asyncio.Event) -> None:
        """Stand open until `stop` is set. Raises EnvironmentFault where it cannot listen."""
        await self.open()
        try:
            await stop.wait()
        finally:
            await self.close()

    async def open(self) -> None:
        """Listen. Raises EnvironmentFault."""
        # it tells every command, and warns of an attribute that only itself uses
        logging.getLogger("mail.log").setLevel(logging.ERROR)
        loop = asyncio.get_running_loop()
        make = partial(_session, self, self._settings, self._intake)
        path = self._settings.path
        try:
            if path is not None:
                self._server = await loop.create_unix_server(make, path)
                await asyncio.to_thread(Path(path).chmod, 0o660)
            else:
                host, port = self._settings.address
                self._server = await loop.create_server(make, host, port)
        except OSError as error:
            raise EnvironmentFault(
                f"nothing can listen there: {error.strerror}.",
                where=f"[lmtp] listen = {self._settings.listen}",
                todo="Choose another port or path, or end the program that holds it.",
            ) from error
        log.info("door_open", listen=self._settings.listen, protocol=self._settings.protocol)

    async def close(self) -> None:
        """Take no more; what is being stored is finished first."""
        if self._server is None:
            return
        self._server.close()
        busy = [task for one in self._sessions if (task := one._handler_coroutine) is not None]
        for session in list(self._sessions):
            session.end()
        if busy:
            await asyncio.wait(busy, timeout=_FAREWELL)
        self._server = None

    @property
    def is_full(self) -> bool:
        """Tell whether there are more connections than are served at once."""
        return len(self._sessions) > MOST_CONNECTIONS

    def came(self, session: _Smtp) -> None:
        """Remember a connection."""
        self._sessions.add(session)

    def went(self, session: _Smtp) -> None:
        """Forget a connection."""
        self._sessions.discard(session)


class _Hooks:
    """What aiosmtpd asks its handler; it looks at every attribute, so there is nothing else."""

    def __init__(self, intake: Intake, max_recipients: int, outage: Outage) -> None:
        self._intake = intake
        self._max_recipients = max_recipients
        self._outage = outage

    async def handle_RCPT(  # noqa: N802 - the name is aiosmtpd's
        self, _: SMTP, __: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Take a recipient, up to the limit."""
        if len(envelope.rcpt_tos) >= self._max_recipients:
            return TOO_MANY
        envelope.rcpt_tos.append(address)
        envelope.rcpt_options.extend(options)
        return TAKEN_RECIPIENT

    async def handle_DATA(  # noqa: N802 - the name is aiosmtpd's
        self, _: SMTP, __: Session, envelope: Envelope
    ) -> str:
        """Store a message; only then it is taken."""
        content = envelope.original_content or b""
        raw = _trace(envelope) + content
        try:
            await asyncio.shield(self._intake.take(Delivery(raw, len(content))))
        except Exception as error:  # noqa: BLE001 - the server keeps the message and comes again
            self._outage.failed(error)
            return TRY_AGAIN
        self._outage.over()
        return TAKEN


class _Smtp(SMTP):
    """A connection that the door knows of."""

    line_length_limit = _LINE_MAX
    door: Door

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.door.came(self)
        super().connection_made(transport)

    def connection_lost(self, error: Exception | None) -> None:
        self.door.went(self)
        super().connection_lost(error)

    async def _handle_client(self) -> None:
        if self.door.is_full:
            await self.push(_BUSY)
            self.end()
        else:
            await super()._handle_client()

    def end(self) -> None:
        """Take no more commands; an answer that is on its way arrives."""
        if self.transport is not None:
            self.transport.close()


class _Lmtp(_Smtp, LMTP):
    """The same, answering once for each recipient after the message (RFC 2033, 4.2)."""

    _answers = 1

    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802 - the name is aiosmtpd's
        recipients = self.envelope.rcpt_tos if self.envelope is not None else []
        self._answers = max(1, len(recipients))
        try:
            await super().smtp_DATA(arg)
        finally:
            self._answers = 1

    async def push(self, status: AnyStr) -> None:
        """Send an answer; the one after the message as often as it has recipients."""
        times = 1 if status[:3] in {"354", b"354"} else self._answers
        for _ in range(times):
            await super().push(status)


def _session(door: Door, settings: LmtpSettings, intake: Intake) -> SMTP:
    kind = _Lmtp if settings.protocol == "lmtp" else _Smtp
    session = kind(
        _Hooks(intake, settings.max_recipients, door.outage),
        hostname="culmina",
        ident="culmina",
        data_size_limit=intake.settings.max_bytes,
        enable_SMTPUTF8=True,
        timeout=_IDLE_SECONDS,
        loop=asyncio.get_running_loop(),
    )
    session.door = door
    return session


def _trace(envelope: Envelope) -> bytes:
    lines = [f"Return-Path: <{_ANGLES.sub('', envelope.mail_from or '')}>"]
    lines += [f"Delivered-To: {_ANGLES.sub('', address)}" for address in envelope.rcpt_tos]
    return "".join(f"{line}\r\n" for line in lines).encode("utf-8", "surrogateescape")

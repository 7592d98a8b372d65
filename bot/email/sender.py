"""The email channel: contents become one message each, handed to the mail server over SMTP."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Awaitable
from dataclasses import replace
from email.utils import format_datetime
from typing import TypeVar

import aiosmtplib

from bot.email import mime, threads
from bot.email.answering import ReplyTo, reply_to
from bot.email.errors import Stage, to_send_error
from bot.email.render import Writer
from bot.email.servers.oauth import Tokens
from bot.email.servers.pool import Lease, Pool
from bot.email.servers.room import Room
from bot.email.servers.settings import SmtpSettings
from core.channels import (
    EMAIL,
    CannotEdit,
    Envelope,
    HandOver,
    Limit,
    Part,
    SendError,
    SendErrorKind,
    Sent,
    no_record,
)
from core.clock import Clock
from core.files import Contents, no_contents
from core.messages import Content
from core.refs import Refs
from models.incoming.mail import Ways
from texts.catalog import Texts

T = TypeVar("T")

# Servers scan a message before they answer: to give up early would send it twice.
_DATA_PATIENCE = 4
_MOST_HEADERS = 8192
# The reply address as `mime.mailbox_header` writes it, where it holds a reference.
_REPLY_TO = re.compile(
    rb"\r\nReply-To:[^<\r]*(?:\r\n )?<?([^\s<>+]{1,64}\+[a-z2-7]{24}@[^\s<>]{1,255})>?\r\n"
)


MINUTE = 60.0  # seconds


class EmailChannel:
    """Reaches people by mail; an address is a mailbox, the provider's id is our Message-ID.

    `settings.host` must not be empty. `signer` makes the references in reply addresses, `contents`
    gives the files that messages carry; `tokens` log in where the settings say so; `room` is what
    several entities share of a mail server. `ways` is what
    the mail servers were seen to leave as it is: where they do not keep plus-addresses, a short
    reference in the subject carries the match.
    """

    name = EMAIL.name
    can_edit = EMAIL.can_edit

    def __init__(
        self,
        settings: SmtpSettings,
        texts: Texts,
        clock: Clock,
        signer: Refs,
        *,
        tokens: Tokens | None = None,
        room: Room | None = None,
        contents: Contents = no_contents,
        ways: Ways = Ways(),  # noqa: B008 - it never changes
    ) -> None:
        self._settings = settings
        self._ways = ways
        self._domain = settings.sender_address.rpartition("@")[2]
        self._writer = Writer(texts, clock, self._domain, contents)
        self._clock = clock
        self._signer = signer
        self._pool = Pool(settings, tokens, room)

    def limits(self, address: str) -> tuple[Limit, ...]:
        """Return what the server takes in a minute; a fifth of it is for answers."""
        del address
        most, at = self._settings.per_minute, f"{self._settings.host}:{self._settings.port}"
        if not most:
            return ()
        answers = max(1, most // 5)
        every = MINUTE / max(1, most - answers)
        return (Limit(f"smtp {at}", every, at_once=answers, for_answers=answers - 1),)

    def render(self, content: Content, envelope: Envelope) -> tuple[Part, ...]:
        """Make the one part of a message: its text begins with the subject, a line of its own."""
        answers = self._answers(envelope)
        written = self._writer.write(content, envelope, answers)
        subject = threads.subject_of(written.subject, envelope)
        if answers is not None:
            subject = answers.in_subject(subject)
        written = replace(written, subject=subject)
        headers = self._headers(envelope, written, answers)
        headers.append(threads.headers(content, envelope, self._domain))
        body = mime.build(self._message_id(envelope), headers, written)
        return (Part(text=f"{written.subject}\n\n{written.text}", body=body),)

    async def send(self, address: str, part: Part, hand_over: HandOver = no_record) -> Sent:
        """Hand a part to the mail server for `address`; raises SendError.

        Before DATA the server cannot have taken the message: `hand_over` is awaited there.
        """
        recipient = _recipient(address)
        async with self._pool.lease() as lease:
            try:
                client = await self._begin(lease, self._envelope_sender(part.body))
                await _at(Stage.RECIPIENT, client.rcpt(recipient))
                await hand_over()
                patience = self._settings.timeout * _DATA_PATIENCE
                await _at(Stage.DATA, client.data(part.body, timeout=patience))
            except SendError:
                await _reset(lease)
                raise
        return Sent(mime.message_id_of(part.body))

    async def edit(
        self, address: str, provider_id: str, part: Part, hand_over: HandOver = no_record
    ) -> Sent:
        """Raise CannotEdit: a mail that is out is in somebody else's hands."""
        del address, part, hand_over
        raise CannotEdit(f"{provider_id} is a mail")

    async def close(self) -> None:
        """Close the connections that no message uses."""
        await self._pool.close()

    async def _begin(self, lease: Lease, sender: str) -> aiosmtplib.SMTP:
        """Name the sender. Where a used connection does not take it, a new one is asked, once.

        Servers drop connections that rested, some silently, some with a 421 or 451: the first
        command finds out, and nothing of the message has left yet.
        """
        if lease.used is not None:
            try:
                await _at(Stage.SENDER, lease.used.mail(sender))
            except SendError as error:
                if error.kind is not SendErrorKind.TRY_AGAIN:
                    raise
            else:
                return lease.used
        client = await _at(Stage.OPEN, lease.renew())
        await _at(Stage.SENDER, client.mail(sender))
        return client

    def _answers(self, envelope: Envelope) -> ReplyTo | None:
        """Return where a message is answered, None where answers are not read."""
        mailbox = self._settings.reply_to
        if not mailbox:
            return None
        return reply_to(mailbox, envelope, self._signer, plus=self._ways.plus_address)

    def _envelope_sender(self, body: bytes) -> str:
        """Return to whom a failure is told: with the message's reference, where that survives."""
        if self._ways.verp:
            found = _REPLY_TO.search(body, 0, _MOST_HEADERS)
            if found is not None:
                return found[1].decode("ascii")
        return self._settings.sender_address

    def _message_id(self, envelope: Envelope) -> str:
        """Return the same id for every attempt: a mail that went out twice is known as one."""
        named = f"{envelope.entity}\n{envelope.key}".encode()
        return f"<culmina.{hashlib.sha256(named).hexdigest()[:32]}@{self._domain}>"

    def _headers(
        self, envelope: Envelope, written: mime.Written, answers: ReplyTo | None
    ) -> list[str]:
        settings = self._settings
        name = settings.sender_name or envelope.entity
        headers = [
            mime.mailbox_header("From", name, settings.sender_address),
            mime.mailbox_header("To", envelope.person, envelope.address),
            mime.header("Subject", written.subject),
            f"Date: {format_datetime(self._clock.now())}\r\n",
            "Auto-Submitted: auto-generated\r\n",
        ]
        if answers is not None:
            headers.append(mime.mailbox_header("Reply-To", name, answers.mailbox))
        return headers


async def _at(stage: Stage, command: Awaitable[T]) -> T:
    """Await a command; raises SendError for whatever goes wrong with it."""
    try:
        return await command
    except Exception as error:
        raise to_send_error(error, stage) from error


def _recipient(address: str) -> str:
    try:
        return mime.ascii_address(address)
    except ValueError as error:
        raise SendError(SendErrorKind.ADDRESS_DEAD, str(error)) from error


async def _reset(lease: Lease) -> None:
    """Make the connection ready for the next message, or drop it."""
    if lease.client is None or not lease.client.is_connected:
        return
    try:
        await lease.client.rset()
    except (aiosmtplib.SMTPException, OSError):
        lease.drop()

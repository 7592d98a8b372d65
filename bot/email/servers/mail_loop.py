"""Messages to the own mailbox and back: what the servers on the way leave as it was."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from email import policy
from email.message import Message
from email.parser import BytesHeaderParser
from email.utils import format_datetime
from functools import partial

import aiosmtplib

from bot.email import mime
from bot.email.servers.connection import Connection, open_mailbox
from bot.email.servers.imap import FAILURES, Mailbox
from bot.email.servers.oauth import Tokens
from bot.email.servers.pool import open_connection
from bot.email.servers.receiving import ImapSettings
from bot.email.servers.settings import SmtpSettings
from bot.email.tokens import plus_address
from core.errors import EnvironmentFault
from models.incoming.mail import Ways

PATIENCE = timedelta(minutes=3)
LOOK_EVERY = timedelta(seconds=3)

# Who writes for whom a message came; the first that holds the reference is enough.
_ADDRESSED = ("Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To", "To")
_SUBJECT = "culmina doctor"


@dataclass(frozen=True, slots=True)
class Mailing:
    """How mail is sent and read: the sections, and the tokens of each where it logs in by them."""

    smtp: SmtpSettings
    imap: ImapSettings
    smtp_tokens: Tokens | None = None
    imap_tokens: Tokens | None = None


@dataclass(frozen=True, slots=True)
class _Trial:
    """One message: what it tries, and how it is told from others."""

    name: str
    mark: str
    envelope_from: str
    to: str
    message_id: str

    def raw(self, sender: str, now: datetime) -> bytes:
        """Return the message."""
        headers = [
            mime.mailbox_header("From", "", sender),
            mime.mailbox_header("To", "", self.to),
            mime.header("Subject", f"{_SUBJECT} {self.mark}"),
            f"Date: {format_datetime(now)}\r\n",
            # So that nobody answers it: RFC 3834, 5.
            "Auto-Submitted: auto-generated\r\n",
        ]
        text = "culmina doctor --mail-loop"
        return mime.build(self.message_id, headers, mime.Written("", text, f"<p>{text}</p>"))


async def try_the_way(
    mailing: Mailing,
    now: datetime,
    *,
    patience: timedelta = PATIENCE,
    pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
) -> Ways:
    """Send three messages to the own mailbox, read them there, and tell what survived.

    They are deleted afterwards. Raises EnvironmentFault where not even the plain one arrives.
    """
    trials = _trials(mailing.smtp)
    try:
        sent = await _send(mailing, trials, now)
        found = await _read_back(mailing, sent, patience, pause)
    except (aiosmtplib.SMTPException, *FAILURES) as error:
        raise EnvironmentFault(
            f"the way of a mail cannot be tried: {mime.one_line(str(error)).rstrip('.')}.",
            where="[smtp], [imap]",
            todo="See what culmina doctor says of both.",
        ) from error
    if "plain" not in found:
        raise EnvironmentFault(
            f"a message to {mailing.smtp.reply_to} did not arrive within"
            f" {patience.total_seconds():.0f} s.",
            where="[imap]",
            todo="Check that [smtp] reply_to is the mailbox of [imap], and its folders.",
        )
    plain, plus, verp = trials
    return Ways(
        own_message_id=found["plain"]["Message-ID"] == plain.message_id,
        plus_address=_is_addressed(found.get("plus"), plus.to),
        verp=_came_back_to(found.get("verp"), verp.envelope_from),
    )


def _trials(smtp: SmtpSettings) -> tuple[_Trial, _Trial, _Trial]:
    domain = smtp.sender_address.rpartition("@")[2]
    reference = secrets.token_hex(12)

    def trial(name: str, envelope_from: str, to: str) -> _Trial:
        mark = secrets.token_hex(8)
        return _Trial(name, mark, envelope_from, to, f"<culmina.loop.{mark}@{domain}>")

    mailbox, sender = smtp.reply_to, smtp.sender_address
    marked = plus_address(mailbox, reference)
    return (
        trial("plain", sender, mailbox),
        trial("plus", sender, marked),
        trial("verp", marked, mailbox),
    )


async def _send(mailing: Mailing, trials: tuple[_Trial, ...], now: datetime) -> list[_Trial]:
    """Send each; one that the server refuses is not waited for. The plain one must be taken."""
    sent = []
    client = await open_connection(mailing.smtp, mailing.smtp_tokens)
    try:
        for trial in trials:
            raw = trial.raw(mailing.smtp.sender_address, now)
            try:
                await client.sendmail(trial.envelope_from, [trial.to], raw)
            except (aiosmtplib.SMTPResponseException, aiosmtplib.SMTPRecipientsRefused):
                if trial.name == "plain":
                    raise
            else:
                sent.append(trial)
        await client.quit()
    finally:
        client.close()
    return sent


async def _read_back(
    mailing: Mailing,
    sent: list[_Trial],
    patience: timedelta,
    pause: Callable[[float], Awaitable[None]],
) -> dict[str, Message]:
    """Look until all are there, or the patience ends; return the headers of what came."""
    near = await open_mailbox(mailing.imap, mailing.imap_tokens)
    try:
        return await _wait_for(near, mailing.imap, sent, patience, pause)
    finally:
        await near.close()


async def _wait_for(
    near: Connection,
    imap: ImapSettings,
    sent: list[_Trial],
    patience: timedelta,
    pause: Callable[[float], Awaitable[None]],
) -> dict[str, Message]:
    found: dict[str, Message] = {}
    waited = 0.0
    while True:
        for trial in sent:
            if trial.name not in found and (head := await _look(near, imap, trial)) is not None:
                found[trial.name] = head
        if len(found) == len(sent) or waited >= patience.total_seconds():
            return found
        await pause(LOOK_EVERY.total_seconds())
        waited += LOOK_EVERY.total_seconds()


async def _look(near: Connection, imap: ImapSettings, trial: _Trial) -> Message | None:
    """Return the header of a message where it has come, and delete it there."""
    folders = (*imap.folders, imap.handled_folder)  # a running service may have moved it
    for name in dict.fromkeys(folder for folder in folders if folder):
        raw = await near.do(partial(Mailbox.take_out, folder=name, word=trial.mark))
        if raw is not None:
            return BytesHeaderParser(policy=policy.compat32).parsebytes(raw)
    return None


def _is_addressed(head: Message | None, address: str) -> bool:
    """Tell whether a message still shows the plus-address to which it was sent."""
    if head is None:
        return False
    written = [str(value) for name in _ADDRESSED for value in head.get_all(name, [])]
    return any(address.casefold() in value.casefold() for value in written)


def _came_back_to(head: Message | None, address: str) -> bool:
    """Tell whether failures of a message would be told to the address that was given."""
    return head is not None and address.casefold() in str(head.get("Return-Path", "")).casefold()

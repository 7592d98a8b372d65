"""Whether the mail servers can be used as the settings say: what `culmina doctor` asks."""

from __future__ import annotations

import ssl

import aiosmtplib

from bot.email.mime import one_line
from bot.email.servers.connection import open_mailbox
from bot.email.servers.imap import FAILURES, Mailbox
from bot.email.servers.oauth import Tokens
from bot.email.servers.pool import open_connection
from bot.email.servers.receiving import ImapSettings
from bot.email.servers.settings import SmtpSettings
from core.errors import EnvironmentFault


async def check(settings: SmtpSettings, tokens: Tokens | None = None) -> None:
    """Connect, encrypt, log in and take leave; raises EnvironmentFault. Nothing is sent."""
    try:
        client = await open_connection(settings, tokens)
        try:
            await client.noop()
            await client.quit()
        finally:
            client.close()
    except (aiosmtplib.SMTPException, OSError) as error:
        what, todo = _explain(error, settings)
        where = f"[smtp] {settings.host}:{settings.port}"
        raise EnvironmentFault(what, where=where, todo=todo) from error


async def check_mailbox(settings: ImapSettings, tokens: Tokens | None = None) -> str:
    """Log in and look for the folders; tell what is read. Raises EnvironmentFault."""
    where = f"[imap] {settings.host}:{settings.port}"
    try:
        near = await open_mailbox(settings, tokens)
        try:
            there = await near.do(Mailbox.folders)
            announced = near.idles
        finally:
            await near.close()
    except FAILURES as error:
        what, todo = _explain_mailbox(error, settings)
        raise EnvironmentFault(what, where=where, todo=todo) from error
    missing = [name for name in settings.folders if not _holds(there, name)]
    if missing:
        raise EnvironmentFault(
            f"the mailbox has no folder {missing[0]!r}.",
            where="[imap] folders",
            todo=f"It has: {', '.join(there)}.",
        )
    how = "new mail is announced" if announced else f"looked at every {settings.poll_seconds} s"
    return f"{settings.host}:{settings.port}, {', '.join(settings.folders)}, {how}"


def _holds(there: list[str], name: str) -> bool:
    return name in there or (name.upper() == "INBOX" and "INBOX" in map(str.upper, there))


def _explain_mailbox(error: Exception, settings: ImapSettings) -> tuple[str, str]:
    said = one_line(str(error)).rstrip(".")
    if isinstance(error, ssl.SSLCertVerificationError):
        return (
            f"the mail server's certificate is not valid: {error.verify_message.rstrip('.')}.",
            "Write host as its certificate does, or give the authority that signed it"
            " in [imap] ca_file.",
        )
    if isinstance(error, ssl.SSLError):
        return (
            f"the mail server does not work with security = {settings.security!r}: {said}.",
            "Use tls with port 993, starttls or none with port 143.",
        )
    if isinstance(error, OSError):
        return (f"the mail server cannot be reached: {said}.", "Check host, port and the firewall.")
    return (
        f"the mail server refuses the login of {settings.username!r}: {said}.",
        "Check username and password, or the tokens of [oauth].",
    )


def _explain(error: aiosmtplib.SMTPException | OSError, settings: SmtpSettings) -> tuple[str, str]:
    cause = error.__cause__ or error
    said = one_line(str(error)).rstrip(".")
    if isinstance(error, aiosmtplib.SMTPAuthenticationError):
        return (
            f"the mail server refuses the login of {settings.username!r}: {said}.",
            "Check username and password.",
        )
    if isinstance(cause, ssl.SSLCertVerificationError):
        return (
            f"the mail server's certificate is not valid: {cause.verify_message.rstrip('.')}.",
            "Write host as its certificate does, or give the authority that signed it"
            " in [smtp] ca_file.",
        )
    if isinstance(cause, ssl.SSLError) or not isinstance(error, OSError):
        return (
            f"the mail server does not work with security = {settings.security!r}: {said}.",
            "Use starttls with port 587, tls with port 465, none with port 25.",
        )
    return (f"the mail server cannot be reached: {said}.", "Check host, port and the firewall.")

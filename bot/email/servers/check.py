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
from bot.email.servers.tunnel import ProxyRefused
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
        refused = isinstance(error, aiosmtplib.SMTPAuthenticationError)
        raise _fault(error, settings, "smtp", refused=refused) from error


async def check_mailbox(settings: ImapSettings, tokens: Tokens | None = None) -> str:
    """Log in and look for the folders; tell what is read. Raises EnvironmentFault."""
    try:
        near = await open_mailbox(settings, tokens)
        try:
            there = await near.do(Mailbox.folders)
            announced = near.idles
        finally:
            await near.close()
    except FAILURES as error:
        refused = not isinstance(error, OSError)
        raise _fault(error, settings, "imap", refused=refused) from error
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


_SMTP_PORTS = "Use starttls with port 587, tls with port 465, none with port 25."
_IMAP_PORTS = "Use tls with port 993, starttls or none with port 143."


def _fault(
    error: Exception, settings: SmtpSettings | ImapSettings, section: str, *, refused: bool
) -> EnvironmentFault:
    """Return what an error in reaching the server of a section means; `refused`: its login."""
    cause = error.__cause__ or error
    said = one_line(str(error)).rstrip(".")
    imap = isinstance(settings, ImapSettings)
    if refused:
        what = f"the mail server refuses the login of {settings.username!r}: {said}."
        todo = f"Check username and password{', or the tokens of [oauth]' if imap else ''}."
    elif isinstance(cause, ssl.SSLCertVerificationError):
        why = cause.verify_message.rstrip(".")
        what = f"the mail server's certificate is not valid: {why}."
        todo = (
            "Write host as its certificate does, or give the authority that signed it"
            f" in [{section}] ca_file."
        )
    elif isinstance(cause, ssl.SSLError) or not isinstance(error, OSError):
        what = f"the mail server does not work with security = {settings.security!r}: {said}."
        todo = _IMAP_PORTS if imap else _SMTP_PORTS
    elif isinstance(error, ProxyRefused):
        what = f"the way to the mail server is shut: {said}."
        todo = (
            f"Ask who keeps the proxy to allow CONNECT to {settings.host} port {settings.port},"
            f" or check user and password in [{section}] proxy."
        )
    else:
        what = f"the mail server cannot be reached: {said}."
        todo = "Check host, port and the firewall."
    return EnvironmentFault(what, where=f"[{section}] {settings.host}:{settings.port}", todo=todo)

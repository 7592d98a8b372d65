"""Whether the mail server can be used as the settings say: what `culmina doctor` asks."""

from __future__ import annotations

import ssl

import aiosmtplib

from bot.email.mime import one_line
from bot.email.pool import open_connection
from bot.email.settings import SmtpSettings
from core.errors import EnvironmentFault


async def check(settings: SmtpSettings) -> None:
    """Connect, encrypt, log in and take leave; raises EnvironmentFault. Nothing is sent."""
    try:
        client = await open_connection(settings)
        try:
            await client.noop()
            await client.quit()
        finally:
            client.close()
    except (aiosmtplib.SMTPException, OSError) as error:
        what, todo = _explain(error, settings)
        where = f"[smtp] {settings.host}:{settings.port}"
        raise EnvironmentFault(what, where=where, todo=todo) from error


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
            "Write host as its certificate does, or install the authority that signed it.",
        )
    if isinstance(cause, ssl.SSLError) or not isinstance(error, OSError):
        return (
            f"the mail server does not work with security = {settings.security!r}: {said}.",
            "Use starttls with port 587, tls with port 465, none with port 25.",
        )
    return (f"the mail server cannot be reached: {said}.", "Check host, port and the firewall.")

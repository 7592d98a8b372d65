"""What a failed attempt to send a mail means: aiosmtplib's errors as kinds of SendError."""

from __future__ import annotations

import logging
import re
import ssl
from enum import Enum

import aiosmtplib

from bot.email.mime import one_line
from core.channels import SendError, SendErrorKind

_LOG = logging.getLogger(__name__)

# RFC 3463: the second and third number say what is wrong, in every answer that has them.
_ENHANCED = re.compile(r"5\.(\d{1,3})\.(\d{1,3})\b")

# RFC 3463 and the registry of RFC 5248. Not X.1.7 and X.1.8: these speak of the sender. X.2.1 is a
# mailbox switched off, X.1.10 a domain that takes no mail (RFC 7505), and X.4.1 is how Exchange
# Online says that it knows no such recipient.
_DEAD = frozenset({"1.0", "1.1", "1.2", "1.3", "1.4", "1.6", "1.10", "2.1", "4.1"})
# "No such mailbox", of servers that give no enhanced number (RFC 5321, 4.2.3; RFC 7504).
_DEAD_PLAIN = frozenset({550, 551, 553, 556})
# Somebody has to log in, or to encrypt first (RFC 4954, 6).
_LOGIN_NEEDED = frozenset({530, 534, 535, 538})
_TOO_LARGE = 552
_FINAL = 500


class Stage(Enum):
    """How far an attempt had come: from DATA on the server may have the message."""

    OPEN = "connecting"
    SENDER = "MAIL"
    RECIPIENT = "RCPT"
    DATA = "DATA"


def to_send_error(error: Exception, stage: Stage) -> SendError:
    """Return what an error of aiosmtplib, or any other, means for the message.

    By class, code and stage: what the server answered is final or passing; before DATA the message
    never left, from DATA on nobody knows. What is wrong with the server or the settings, and not
    with this message, is tried again and logged loudly: no message is given up for it.
    """
    if isinstance(error, aiosmtplib.SMTPResponseException) and error.code > 0:
        return _answered(error, stage)
    detail = _detail(stage, str(error) or type(error).__name__)
    if stage is Stage.DATA:
        if not isinstance(error, OSError):
            _LOG.error("an unknown error while sending a mail", exc_info=error)
        return SendError(SendErrorKind.UNCERTAIN, detail)
    if stage is Stage.RECIPIENT and isinstance(error, ValueError):
        return SendError(SendErrorKind.ADDRESS_DEAD, detail)
    if not isinstance(error, OSError) or isinstance(error.__cause__ or error, ssl.SSLError):
        # neither a connection nor a time-out: no STARTTLS, no way to log in, a wrong certificate
        return _ours(detail)
    return SendError(SendErrorKind.TRY_AGAIN, detail)


def _answered(error: aiosmtplib.SMTPResponseException, stage: Stage) -> SendError:
    detail = _detail(stage, f"{error.code} {error.message}")
    if error.code in _LOGIN_NEEDED or isinstance(error, aiosmtplib.SMTPAuthenticationError):
        return _ours(detail)
    if error.code < _FINAL:
        return SendError(SendErrorKind.TRY_AGAIN, detail)
    if stage is Stage.OPEN or (stage is Stage.SENDER and error.code != _TOO_LARGE):
        return _ours(detail)
    if _names_a_dead_address(error, stage):
        return SendError(SendErrorKind.ADDRESS_DEAD, detail)
    return SendError(SendErrorKind.MESSAGE_REFUSED, detail)


def _names_a_dead_address(error: aiosmtplib.SMTPResponseException, stage: Stage) -> bool:
    """Tell whether a final answer says that the mailbox does not exist.

    After DATA only the enhanced number is proof: there a bare 550 may be about the content.
    """
    found = _ENHANCED.match(error.message)
    if found is not None:
        return f"{int(found[1])}.{int(found[2])}" in _DEAD
    return stage is Stage.RECIPIENT and error.code in _DEAD_PLAIN


def _ours(detail: str) -> SendError:
    _LOG.error(
        "the mail server takes nothing from culmina: %s. Check [smtp] with culmina doctor.",
        detail,
        extra={"action": "smtp_environment"},
    )
    return SendError(SendErrorKind.TRY_AGAIN, detail)


def _detail(stage: Stage, said: str) -> str:
    return one_line(f"{stage.value}: {said}")

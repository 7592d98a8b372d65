"""What a failed attempt to send a mail means: aiosmtplib's errors as kinds of SendError."""

from __future__ import annotations

import logging
import ssl
from datetime import timedelta
from enum import Enum

import aiosmtplib

from bot.email.mime import one_line
from bot.email.reading.machines.refusals import outcome_of
from core.channels import SendError, SendErrorKind
from core.inbound import Returned

_LOG = logging.getLogger(__name__)

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

    By class, code and stage: what the server answered is final or passing, and what is final means
    what it would mean in a bounce; before DATA the message never left, from DATA on nobody knows.
    What is wrong with the server or the settings, and not with this message, is tried again and
    logged loudly: no message is given up for it.
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
    returned = outcome_of(f"{error.code} {error.message}")
    gone = returned is Returned.GONE
    kind = SendErrorKind.ADDRESS_DEAD if gone else SendErrorKind.MESSAGE_REFUSED
    return SendError(kind, detail, returned=returned)


def _ours(detail: str) -> SendError:
    _LOG.error(
        "the mail server takes nothing from culmina: %s. Check [smtp] with culmina doctor.",
        detail,
        extra={"action": "smtp_environment"},
    )
    pause = timedelta(minutes=5)  # a server may lock an account whose login fails again and again
    return SendError(SendErrorKind.TRY_AGAIN, detail, retry_after=pause, brakes_channel=True)


def _detail(stage: Stage, said: str) -> str:
    return one_line(f"{stage.value}: {said}")

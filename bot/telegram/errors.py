"""What Telegram's refusals and the network's failures mean for a message."""

from __future__ import annotations

from datetime import timedelta

import httpx
import structlog
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.telegram.secrecy import TokenFilter
from core.channels import SendError, SendErrorKind
from core.errors import EnvironmentFault

log = structlog.get_logger("telegram")

# The request certainly never left this machine, or no further than the proxy.
NEVER_LEFT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
    httpx.InvalidURL,
)

# A 400 says only in words that it is the address and not the message; compared without case.
# Sources: "chat not found" is written by Telegram's own Bot API server (telegram-bot-api,
# Client.cpp); PEER_ID_INVALID comes from Telegram behind it and is handed on as it is.
# "not enough rights" is said of a group in which only administrators may write.
DEAD_ADDRESS = ("chat not found", "peer_id_invalid", "not enough rights to send")

# Why a message that is out cannot be changed, in the words of a 400 to editMessageText. The first
# is said of what is too old or not the bot's, the second and the last of what was deleted, the
# third of a message that is a file.
# Sources: as above; MESSAGE_ID_INVALID comes from Telegram behind it.
_STAYS_AS_IT_IS = (
    "message can't be edited",
    "message to edit not found",
    "there is no text in the message to edit",
    "message_id_invalid",
)
_IS_ALREADY_SO = "message is not modified"


class WrongToken(EnvironmentFault):
    """Telegram has answered, and does not know the token: no waiting mends that."""


def to_send_error(error: Exception, guard: TokenFilter) -> SendError:
    """Return what a failed request means; `guard` keeps the token out of the reason.

    By class and cause: what the provider answered is final or says when to try again; what
    certainly never left is tried again; everything else is uncertain.
    """
    detail = guard.redact(f"{type(error).__name__}: {error}")
    match error:
        case RetryAfter():
            wait = as_duration(error.retry_after)
            return SendError(SendErrorKind.SLOW_DOWN, detail, retry_after=wait, brakes_channel=True)
        case ChatMigrated():
            moved_to = str(error.new_chat_id)
            return SendError(SendErrorKind.TRY_AGAIN, detail, moved_to=moved_to)
        case InvalidToken() | Conflict():
            return _ours(detail)
        case Forbidden() | BadRequest() if error.__cause__ is not None:
            # Not in Telegram's words: a proxy or a firewall refuses, and nobody has blocked us.
            return _ours(detail)
        case Forbidden():
            return SendError(SendErrorKind.ADDRESS_DEAD, detail)
        case BadRequest():
            return SendError(_refused(error), detail)
        case _:
            return SendError(_unfinished(error, detail), detail)


def stays_as_it_is(error: Exception) -> bool:
    """Tell whether a failed edit means that this message can be changed no more."""
    return any(sign in _said(error) for sign in _STAYS_AS_IT_IS)


def is_already_so(error: Exception) -> bool:
    """Tell whether an edit failed only because the message reads like that already."""
    return _IS_ALREADY_SO in _said(error)


def _said(error: Exception) -> str:
    """Return Telegram's own words in a 400; nothing where a proxy or a firewall refuses."""
    if not isinstance(error, BadRequest) or error.__cause__ is not None:
        return ""
    return error.message.casefold()


def _refused(error: BadRequest) -> SendErrorKind:
    said = error.message.casefold()
    if any(sign in said for sign in DEAD_ADDRESS):
        return SendErrorKind.ADDRESS_DEAD
    return SendErrorKind.MESSAGE_REFUSED


def _unfinished(error: Exception, detail: str) -> SendErrorKind:
    if isinstance(error.__cause__, NEVER_LEFT):
        return SendErrorKind.TRY_AGAIN
    if not isinstance(error, NetworkError):
        # Without its traceback: those frames hold the URL, and the URL holds the token.
        log.error("unknown_send_error", detail=detail)
    return SendErrorKind.UNCERTAIN


def _ours(detail: str) -> SendError:
    log.error(
        "requests_not_taken",
        detail=detail,
        todo="Check [telegram] token, base_url and proxy: culmina doctor",
    )
    return SendError(SendErrorKind.TRY_AGAIN, detail)


def as_duration(seconds: float | timedelta) -> timedelta:
    """Return what RetryAfter holds as a duration: the library may give either."""
    return seconds if isinstance(seconds, timedelta) else timedelta(seconds=seconds)


def fault_of(error: TelegramError, guard: TokenFilter) -> EnvironmentFault:
    """Return the sentence for an error outside of any message: at the start, or for doctor."""
    if isinstance(error, InvalidToken):
        return WrongToken(
            "Telegram does not know this token.",
            where="[telegram] token",
            todo="Copy it again from @BotFather; [telegram] base_url must end in /bot.",
        )
    return EnvironmentFault(
        f"Telegram cannot be reached ({guard.redact(str(error)).rstrip('.')}).",
        where="[telegram] base_url",
        todo="Check the network and, where there is one, [telegram] proxy.",
    )

"""Tests: what each refusal of Telegram and each failure of the network means."""

from __future__ import annotations

from datetime import timedelta

import httpx
import pytest
from structlog.testing import capture_logs
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.telegram.errors import fault_of, to_send_error
from bot.telegram.secrecy import TokenFilter
from core.channels import SendErrorKind
from demo.botapi import facts

TOKEN = "1000001:a-secret-that-nobody-may-read"
GUARD = TokenFilter(TOKEN)


def caused(error: TelegramError, cause: Exception) -> TelegramError:
    """Return an error as the library raises it: from what happened below."""
    error.__cause__ = cause
    return error


NEVER_LEFT = [
    httpx.ConnectError("refused"),
    httpx.ConnectTimeout("late"),
    httpx.PoolTimeout("full"),
    httpx.ProxyError("407"),
    httpx.UnsupportedProtocol("ftp"),
]
MAY_HAVE_LEFT = [
    httpx.ReadTimeout("late"),
    httpx.WriteTimeout("late"),
    httpx.ReadError("reset"),
    httpx.WriteError("reset"),
    httpx.RemoteProtocolError("server disconnected"),
]


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (Forbidden(facts.BLOCKED), SendErrorKind.ADDRESS_DEAD),
        (Forbidden(facts.NOT_STARTED), SendErrorKind.ADDRESS_DEAD),
        (Forbidden("Forbidden: user is deactivated"), SendErrorKind.ADDRESS_DEAD),
        (BadRequest(facts.NO_CHAT), SendErrorKind.ADDRESS_DEAD),
        (BadRequest("Bad Request: PEER_ID_INVALID"), SendErrorKind.ADDRESS_DEAD),
        (ChatMigrated(-100123), SendErrorKind.TRY_AGAIN),
        (BadRequest(facts.TEXT_LONG), SendErrorKind.MESSAGE_REFUSED),
        (BadRequest(facts.BAD_ENTITIES), SendErrorKind.MESSAGE_REFUSED),
        (InvalidToken("Unauthorized"), SendErrorKind.TRY_AGAIN),
        (Conflict(facts.TWO_POLLERS), SendErrorKind.TRY_AGAIN),
        (NetworkError(facts.INTERNAL), SendErrorKind.UNCERTAIN),
        (TelegramError("Invalid server response"), SendErrorKind.UNCERTAIN),
        (KeyError("message_id"), SendErrorKind.UNCERTAIN),
        *((caused(TimedOut(), one), SendErrorKind.TRY_AGAIN) for one in NEVER_LEFT),
        *((caused(TimedOut(), one), SendErrorKind.UNCERTAIN) for one in MAY_HAVE_LEFT),
        *((caused(NetworkError("x"), one), SendErrorKind.TRY_AGAIN) for one in NEVER_LEFT),
        *((caused(NetworkError("x"), one), SendErrorKind.UNCERTAIN) for one in MAY_HAVE_LEFT),
    ],
    ids=repr,
)
def test_each_error_has_its_kind(error: Exception, kind: SendErrorKind) -> None:
    assert to_send_error(error, GUARD).kind is kind


@pytest.mark.parametrize("error", [Forbidden("Forbidden (403)"), BadRequest("Bad Request (400)")])
def test_a_firewall_that_refuses_kills_no_address(error: TelegramError) -> None:
    """The library chains its parsing error when the answer is not Telegram's JSON."""
    refused = caused(error, TelegramError("Invalid server response"))

    assert to_send_error(refused, GUARD).kind is SendErrorKind.TRY_AGAIN


def test_too_many_requests_says_how_long_to_wait() -> None:
    error = to_send_error(RetryAfter(17), GUARD)

    assert error.kind is SendErrorKind.SLOW_DOWN
    assert error.retry_after == timedelta(seconds=17)


def test_a_group_that_moved_leaves_its_new_number_in_the_reason() -> None:
    assert "-100123" in to_send_error(ChatMigrated(-100123), GUARD).detail
    assert to_send_error(ChatMigrated(-100123), GUARD).moved_to == "-100123"


def test_the_reason_never_holds_the_token() -> None:
    error = to_send_error(NetworkError(f"cannot reach http://x/bot{TOKEN}/sendMessage"), GUARD)

    assert error.detail == "NetworkError: cannot reach http://x/bot<token>/sendMessage"


def test_a_wrong_token_is_told_loudly_and_a_blocked_bot_is_not() -> None:
    with capture_logs() as loud:
        to_send_error(InvalidToken("Unauthorized"), GUARD)
    with capture_logs() as quiet:
        to_send_error(Forbidden(facts.BLOCKED), GUARD)

    assert [(event["event"], event["log_level"]) for event in loud] == [
        ("requests_not_taken", "error")
    ]
    assert quiet == []


def test_a_fault_at_the_start_says_what_to_do() -> None:
    wrong = fault_of(InvalidToken("Unauthorized"), GUARD)
    away = fault_of(caused(NetworkError("httpx.ConnectError: refused"), NEVER_LEFT[0]), GUARD)

    assert wrong.where == "[telegram] token"
    assert "@BotFather" in wrong.sentence()
    assert away.sentence() == (
        "[telegram] base_url: Telegram cannot be reached (httpx.ConnectError: refused). Check the "
        "network and, where there is one, [telegram] proxy."
    )

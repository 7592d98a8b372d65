"""Tests: the token is taken out of whatever is logged."""

from __future__ import annotations

import logging
import sys

import pytest
import structlog

from bot.telegram.secrecy import GUARDED, QUIET, TokenFilter, guard_logs

TOKEN = "1000001:a-secret-that-nobody-may-read"
SECRET = TOKEN.partition(":")[2]
GUARD = TokenFilter(TOKEN)


def a_record(message: str, *args: object, exc_info: bool = False) -> logging.LogRecord:
    """Return a record as a library makes it."""
    info = sys.exc_info() if exc_info else None
    return logging.LogRecord("httpx", logging.INFO, __file__, 1, message, args, info)


def written(record: logging.LogRecord) -> str:
    """Return what a handler writes of a record that passed the filter."""
    assert GUARD.filter(record)
    return logging.Formatter().format(record)


@pytest.mark.parametrize(
    "record",
    [
        a_record(f"POST https://api.telegram.org/bot{TOKEN}/sendMessage"),
        a_record("HTTP Request: %s %s", "POST", f"https://api.telegram.org/bot{TOKEN}/getMe"),
        a_record("%r", {"url": f"/bot1000001%3A{SECRET}/getMe"}),
    ],
)
def test_a_record_with_the_token_is_written_without_it(record: logging.LogRecord) -> None:
    text = written(record)

    assert SECRET not in text
    assert "<token>" in text


def test_a_traceback_with_the_token_is_written_without_it() -> None:
    try:
        int(f"cannot read {TOKEN}")
    except ValueError:
        record = a_record("it failed", exc_info=True)

    text = written(record)

    assert SECRET not in text
    assert "cannot read <token>" in text


def test_other_records_are_left_as_they_are() -> None:
    record = a_record("chat %s has the number %d", "x", 1000001)

    assert written(record) == "chat x has the number 1000001"
    assert record.args == ("x", 1000001)


def test_an_event_of_structlog_is_cleaned_before_it_is_rendered() -> None:
    logger = structlog.wrap_logger(
        structlog.ReturnLogger(), processors=[GUARD, structlog.processors.JSONRenderer()]
    )

    text = logger.info("not_sent", url=f"http://x/bot{TOKEN}/getMe", attempts=3)

    assert text == '{"url": "http://x/bot<token>/getMe", "attempts": 3, "event": "not_sent"}'


def test_the_libraries_are_quiet_and_guarded_once() -> None:
    guard_logs(TOKEN)
    guard_logs(TOKEN)

    for name in QUIET:
        assert logging.getLogger(name).getEffectiveLevel() == logging.WARNING
    for name in GUARDED:
        assert logging.getLogger(name).filters.count(GUARD) == 1

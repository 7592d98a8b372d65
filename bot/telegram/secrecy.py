"""Keeps the bot's token out of every log: the libraries log URLs, and the URL holds the token."""

from __future__ import annotations

import logging
from collections.abc import MutableMapping
from dataclasses import dataclass
from typing import Any

from structlog.typing import EventDict

INSTEAD = "<token>"

# httpx logs each request's URL at INFO, python-telegram-bot its base URL at DEBUG.
QUIET = ("httpx", "httpcore", "telegram")
# A filter of a logger does not see what its children log, so each one that writes is named.
GUARDED = (
    *QUIET,
    "httpcore.connection",
    "httpcore.http11",
    "httpcore.proxy",
    "telegram.Bot",
    "telegram.BaseRequest",
    "telegram.HTTPXRequest",
)


@dataclass(frozen=True, slots=True)
class TokenFilter:
    """Takes a token out of log records: out of their text and out of their tracebacks."""

    token: str

    def redact(self, text: str) -> str:
        """Return `text` without the token."""
        # The part behind the colon is the secret; the number before it is the bot's public id.
        secret = self.token.partition(":")[2] or self.token
        return text.replace(self.token, INSTEAD).replace(secret, INSTEAD)

    def filter(self, record: logging.LogRecord) -> bool:
        """Clean `record` in place; every record passes."""
        said = record.getMessage()
        clean = self.redact(said)
        if clean != said:
            record.msg, record.args = clean, None
        if record.exc_info and record.exc_info[0] is not None:
            told = record.exc_text or logging.Formatter().formatException(record.exc_info)
            clean = self.redact(told)
            if clean != told:
                record.exc_text, record.exc_info = clean, None
        return True

    def __call__(self, _logger: Any, _method: str, event: MutableMapping[str, Any]) -> EventDict:
        """Clean an event of structlog; stands between the formatting of errors and the renderer."""
        return {
            key: self.redact(value) if isinstance(value, str) else value
            for key, value in event.items()
        }


def guard_logs(token: str) -> TokenFilter:
    """Quieten the libraries, and filter them and today's handlers of the root logger.

    Call it before the first object of the library is made; a second call with the same token
    changes nothing.
    """
    guard = TokenFilter(token)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    for name in GUARDED:
        logging.getLogger(name).addFilter(guard)
    for handler in logging.getLogger().handlers:
        handler.addFilter(guard)
    return guard

"""The service's log: one line per event on stderr, for a person or for a collector."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterable, MutableMapping
from typing import Any, TypeGuard

import structlog
from pydantic import SecretStr
from structlog.typing import EventDict, Processor

from culmina.settings import Settings

INSTEAD = "<secret>"
# Shorter ones would take harmless letters out of every line.
LEAST_HIDDEN = 6


def configure(level: str, hidden: Iterable[str] = ()) -> None:
    """Write events from `level` on to stderr: in colour to a terminal, else as JSON lines.

    What libraries log takes the same form, from warnings on. The texts `hidden` are never shown,
    whatever quotes them: the URL of a failed request holds the bot's token.
    """
    number = logging.getLevelNamesMapping()[level.upper()]
    renderer: Processor = structlog.processors.JSONRenderer(ensure_ascii=False)
    if sys.stderr.isatty():
        renderer = structlog.dev.ConsoleRenderer()
    common: list[Processor] = [
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
        _Hider(tuple(text for text in hidden if len(text) >= LEAST_HIDDEN)),
    ]
    structlog.configure(
        processors=[*common, renderer],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=common,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
        )
    )
    logging.basicConfig(level=max(number, logging.WARNING), handlers=[handler], force=True)


def secrets_of(*each: Settings) -> list[str]:
    """Return every secret of some settings, as `configure` hides them."""
    return [secret for settings in each for secret in _secrets(settings)]


def _secrets(settings: Settings) -> list[str]:
    found = []
    for section in Settings.model_fields:
        for _, value in getattr(settings, section):
            several = value if isinstance(value, tuple) else (value,)
            found += [one.get_secret_value().strip() for one in several if _is_secret(one)]
    # The part of a token behind the colon is the secret; the number before it is the bot's id.
    token = settings.telegram.token.get_secret_value().strip()
    return [*found, token.partition(":")[2]]


def _is_secret(value: object) -> TypeGuard[SecretStr]:
    return isinstance(value, SecretStr)


class _Hider:
    """Takes texts out of an event, the longest first."""

    def __init__(self, hidden: tuple[str, ...]) -> None:
        self._hidden = sorted(hidden, key=len, reverse=True)

    def __call__(self, _logger: Any, _method: str, event: MutableMapping[str, Any]) -> EventDict:
        return {
            name: self._clean(value) if isinstance(value, str) else value
            for name, value in event.items()
        }

    def _clean(self, text: str) -> str:
        for secret in self._hidden:
            text = text.replace(secret, INSTEAD)
        return text

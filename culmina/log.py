"""The service's log: one line per event on stderr, for a person or for a collector."""

from __future__ import annotations

import logging
import sys

import structlog


def configure(level: str) -> None:
    """Write events from `level` on to stderr: in colour to a terminal, else as JSON lines."""
    number = logging.getLevelNamesMapping()[level.upper()]
    renderer: structlog.typing.Processor = structlog.processors.JSONRenderer(ensure_ascii=False)
    if sys.stderr.isatty():
        renderer = structlog.dev.ConsoleRenderer()
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    logging.basicConfig(level=max(number, logging.WARNING), stream=sys.stderr)

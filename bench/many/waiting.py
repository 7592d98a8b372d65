"""Waiting for what other processes do."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from time import monotonic

SOON = 120.0  # seconds
LOOK_AGAIN = 0.2


def until(condition: Callable[[], object]) -> None:
    """Look until the condition holds; raises TimeoutError."""
    end, never = monotonic() + SOON, Event()
    while not condition():
        if monotonic() > end:
            raise TimeoutError(f"what was to be sent was not within {SOON:g} s")
        never.wait(LOOK_AGAIN)

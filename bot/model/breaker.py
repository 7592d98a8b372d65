"""A breaker: after some failures one after another, nobody is asked for a while."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

FAILURES = 5
REST_SECONDS = 60.0
MOST_REST_SECONDS = 600.0


class Breaker:
    """Opens after `FAILURES` in a row; after its rest one more failure opens it again."""

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        self._now = now
        self._failures = 0
        self._until = 0.0

    def is_open(self) -> bool:
        """Whether nobody is to be asked now."""
        return self._now() < self._until

    def failed(self, *, wait: float = 0.0) -> None:
        """Take note of a failure; `wait` seconds are what the endpoint itself has asked for."""
        self._failures += 1
        rest = REST_SECONDS if self._failures >= FAILURES else 0.0
        rest = max(rest, min(wait, MOST_REST_SECONDS))
        self._until = max(self._until, self._now() + rest)

    def worked(self) -> None:
        """Take note of an answer."""
        self._failures = 0

"""An outage of what a loop needs: waits that grow, and a line where it begins and where it ends."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from datetime import timedelta
from time import monotonic
from typing import Any

from core.errors import CulminaError

WAITS = tuple(timedelta(seconds=seconds) for seconds in (1, 2, 5, 10, 20))
CALM_SECONDS = 60.0  # how long it has to work until the waits begin with the shortest again
NO_MISHAP = 3  # failures one after another
MOST_REASONS = 5  # reasons that are told of one outage; the rest would say the same


class Outage:
    """Failures of a loop, one after another: how long to wait, and what the log is told.

    The log hears `event` once for each reason, however often it fails, and "works_again" at the
    end: a sentence for what is known, a traceback for what is not. Several lanes of a loop may
    share one; what fails while it pauses makes the wait no longer.
    """

    def __init__(self, logger: Any, event: str, waits: Sequence[timedelta] = WAITS) -> None:
        self._logger = logger
        self._event = event
        self._waits = waits
        self._failures = 0
        self._since: float | None = None
        self._ended = 0.0
        self._until = 0.0
        self._told: set[str] = set()

    @property
    def pauses(self) -> bool:
        """Tell whether nothing is to be tried now."""
        return monotonic() < self._until

    @property
    def lasts(self) -> bool:
        """Tell whether it has failed so often that nobody should wait for it."""
        return self._since is not None and self._failures >= NO_MISHAP

    def failed(self, error: Exception, *, said: str = "", wait: timedelta = timedelta(0)) -> None:
        """Take note of a failure, whose sentence is `said` where it is another's error; begins a
        pause, longer each time and at least `wait`."""
        now = monotonic()
        if self._since is None:
            self._since = now
            if now - self._ended > CALM_SECONDS:
                self._failures = 0
        if not self.pauses:
            longer = self._waits[min(self._failures, len(self._waits) - 1)]
            self._failures += 1
            self._until = now + longer.total_seconds()
        self._until = max(self._until, now + wait.total_seconds())
        self._tell(
            error, said or (error.sentence() if isinstance(error, CulminaError) else ""), now
        )

    def over(self) -> None:
        """Take note that it works, unless that was tried before the pause which lasts yet."""
        if self._since is None or self.pauses:
            return
        now = monotonic()
        self._logger.warning(
            "works_again", after=self._event, away_seconds=round(now - self._since, 1)
        )
        self._since, self._ended = None, now
        self._told.clear()

    async def pause(self, stop: asyncio.Event) -> None:
        """Wait until the pause ends, or `stop` is set."""
        await rest(stop, self._until - monotonic())

    def _tell(self, error: Exception, sentence: str, now: float) -> None:
        reason = sentence or type(error).__name__
        if reason in self._told or len(self._told) >= MOST_REASONS:
            return
        self._told.add(reason)
        wait = round(self._until - now, 3)
        if sentence:
            self._logger.warning(self._event, error=sentence, wait_seconds=wait)
        else:
            self._logger.error(self._event, exc_info=error, wait_seconds=wait)


async def rest(stop: asyncio.Event, seconds: float) -> None:
    """Wait some seconds, or until `stop` is set."""
    if seconds <= 0:
        return
    with suppress(TimeoutError):
        await asyncio.wait_for(stop.wait(), seconds)

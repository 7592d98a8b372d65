"""The queue of updates with the semantics of getUpdates: offsets confirm, one poller at a time."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from itertools import islice

from demo.botapi import facts
from demo.botapi.refusals import Refusal

Update = dict[str, object]

FIRST_ID = 700_000_001  # the real server starts anywhere, too; small numbers would hide mistakes


class UpdateQueue:
    """Updates that the bot has not confirmed yet, oldest first."""

    def __init__(self, on_wait: Callable[[], None]) -> None:
        self.waits = 0
        self.came = asyncio.Event()  # set when one is queued; who delivers them clears it
        self._on_wait = on_wait
        self._pending: deque[tuple[int, Update]] = deque()
        self._next_id = FIRST_ID
        self._allowed: frozenset[str] = frozenset()  # empty: all but those on request
        self._poll: asyncio.Future[None] | None = None

    @property
    def allowed(self) -> list[str]:
        """The kinds that were asked for; empty: all but those on request."""
        return sorted(self._allowed)

    def confirm(self, update: Update) -> None:
        """Forget an update that a webhook has taken."""
        if self._pending and self._pending[0][1] is update:
            self._pending.popleft()

    @property
    def pending(self) -> list[Update]:
        """The updates that would be delivered (again) to a poll without offset."""
        return [update for _, update in self._pending]

    def allow(self, kinds: list[object]) -> None:
        """Take these kinds of update from now on; what is queued already stays."""
        self._allowed = frozenset(str(kind) for kind in kinds)

    def put(self, kind: str, payload: object) -> int | None:
        """Queue an update and return its id; None when the bot does not ask for this kind."""
        wanted = kind in self._allowed if self._allowed else kind not in facts.UPDATES_ON_REQUEST
        if not wanted:
            return None
        update_id, self._next_id = self._next_id, self._next_id + 1
        self._pending.append((update_id, {"update_id": update_id, kind: payload}))
        self.came.set()
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(None)
        return update_id

    def clear(self) -> None:
        """Forget every update (deleteWebhook with drop_pending_updates)."""
        self._pending.clear()

    async def poll(self, offset: int, limit: int, seconds: int) -> list[Update]:
        """Return up to `limit` updates, waiting up to `seconds` for one.

        A poll that starts to wait ends the one that waited before it, with a 409.
        """
        updates = self._take(offset, limit)
        if updates or seconds <= 0:
            return updates
        self._end_poll(Refusal(409, facts.TWO_POLLERS))
        poll = self._poll = asyncio.get_running_loop().create_future()
        self.waits += 1
        self._on_wait()
        try:
            async with asyncio.timeout(min(seconds, facts.POLL_SECONDS_MAX)):
                await poll
        except TimeoutError:
            pass
        finally:
            if self._poll is poll:
                self._poll = None
        return self._take(offset, limit)

    def _end_poll(self, error: Exception) -> None:
        if self._poll is not None and not self._poll.done():
            self._poll.set_exception(error)

    def _take(self, offset: int, limit: int) -> list[Update]:
        pending = self._pending
        if offset < 0:
            while len(pending) > -offset:
                pending.popleft()
        elif offset <= self._next_id:  # an offset of the future confirms nothing
            while pending and pending[0][0] < offset:
                pending.popleft()
        return [update for _, update in islice(pending, limit)]

"""A channel whose provider is timed: from the instant a part is handed over to its word."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from time import monotonic

from core.channels import (
    CannotEdit,
    Channel,
    Envelope,
    HandOver,
    Limit,
    Part,
    SendError,
    Sent,
    no_record,
)
from core.messages import Content

Took = Callable[[str, str, float], None]  # the channel, what came of it, seconds
TAKEN, NOT_EDITED, UNKNOWN = "taken", "not_edited", "unknown"


class TimedChannel:
    """Does what its channel does, and tells `took` of each part that was handed over."""

    def __init__(self, channel: Channel, took: Took) -> None:
        self._channel = channel
        self._took = took
        self.name = channel.name
        self.can_edit = channel.can_edit

    def limits(self, address: str) -> tuple[Limit, ...]:
        """Return those of the channel."""
        return self._channel.limits(address)

    def render(self, content: Content, envelope: Envelope) -> tuple[Part, ...]:
        """Make the parts of a message."""
        return self._channel.render(content, envelope)

    async def send(self, address: str, part: Part, hand_over: HandOver = no_record) -> Sent:
        """Send a part; raises SendError."""
        async with self._timed(hand_over) as timed:
            return await self._channel.send(address, part, timed)

    async def edit(
        self, address: str, provider_id: str, part: Part, hand_over: HandOver = no_record
    ) -> Sent:
        """Change what is out; raises SendError and CannotEdit."""
        async with self._timed(hand_over) as timed:
            return await self._channel.edit(address, provider_id, part, timed)

    @asynccontextmanager
    async def _timed(self, hand_over: HandOver) -> AsyncIterator[HandOver]:
        """Give a hand-over that starts the watch; what never got so far is not counted."""
        began: float | None = None
        outcome = UNKNOWN

        async def start() -> None:
            nonlocal began
            await hand_over()
            began = monotonic()

        try:
            yield start
            outcome = TAKEN
        except SendError as error:
            outcome = error.kind.value
            raise
        except CannotEdit:
            outcome = NOT_EDITED
            raise
        finally:
            if began is not None:
                self._took(self.name, outcome, monotonic() - began)

"""Makes one pass of the clock of an entity: the one who works on a job of that kind."""

from __future__ import annotations

from collections.abc import Awaitable, Callable


class Passer:
    """Makes the pass that is owed, once; while the database is away it stays owed."""

    def __init__(self, make: Callable[[], Awaitable[object]]) -> None:
        self._make = make
        self._is_owed = True

    async def take(self) -> bool | None:
        """Return True while the pass is owed, None once it was made."""
        return self._is_owed or None

    async def attempt(self, owed: bool, /) -> None:
        """Make the pass; raises what that raises."""
        await self._make()
        self._is_owed = not owed

    async def record(self) -> None:
        """There is nothing to record."""

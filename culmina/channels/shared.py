"""What the entities of one process share outside: room at mail servers, and bots."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from bot.email.servers.room import Rooms
from culmina.channels.way import Receiver
from culmina.wiring import Installation


class Shared:
    """What the entities that the process serves have in common; `rooms` where there are several."""

    def __init__(self, *, several: bool = False) -> None:
        self.rooms = Rooms() if several else None
        self._sharing: dict[str, list[Installation]] = defaultdict(list)
        self._receivers: dict[str, Receiver] = {}

    def serve(self, installation: Installation) -> None:
        """Count an entity among those of its bot, in the order of the calls."""
        self._sharing[installation.settings.telegram.bot_id].append(installation)

    def receiver(
        self, bot_id: str, build: Callable[[Sequence[Installation]], Receiver]
    ) -> tuple[Receiver, bool]:
        """Return who fetches what is said to a bot, for all its entities, and whether it was made
        now: whoever had it made runs it."""
        is_new = bot_id not in self._receivers
        if is_new:
            self._receivers[bot_id] = build(self._sharing[bot_id])
        return self._receivers[bot_id], is_new

"""How often one place on the network may try to enter, so that codes cannot be guessed."""

from __future__ import annotations

from collections import OrderedDict
from datetime import datetime, timedelta

MOST, WITHIN = 20, timedelta(minutes=10)
_PLACES = 10_000


class Limits:
    """Counts tries by place, in this process; the oldest places are forgotten first."""

    def __init__(self) -> None:
        self._tries: OrderedDict[str, list[datetime]] = OrderedDict()

    def allow(self, place: str, now: datetime) -> bool:
        """Count a try; tell whether it is one of the first MOST within WITHIN."""
        tries = [at for at in self._tries.pop(place, ()) if at > now - WITHIN]
        allowed = len(tries) < MOST
        if allowed:
            tries.append(now)
        self._tries[place] = tries
        while len(self._tries) > _PLACES:
            self._tries.popitem(last=False)
        return allowed

"""How many messages may leave in a minute: who comes too early is told when to come back."""

from __future__ import annotations

from collections import deque

WINDOW = 60.0
# Of the minute's room this much goes to those who wait; the rest keeps answers from waiting behind
# a morning's reminders.
_SHARE = 0.8
_FORGOTTEN_AFTER = 600.0


class Pace:
    """At most `per_minute` messages within any 60 seconds; 0: as many as there are.

    Times are seconds of any one clock that never goes back.
    """

    def __init__(self, per_minute: int) -> None:
        self._most = per_minute
        self._left: deque[float] = deque()
        self._booked: dict[str, float] = {}
        self._last_booked = float("-inf")

    def ask(self, message: str, now: float) -> float:
        """Return 0 where the message may leave now, and count it; else how long it has to wait.

        A message that has waited is let through; one that was never asked for again is forgotten.
        """
        if not self._most:
            return 0.0
        while self._left and self._left[0] <= now - WINDOW:
            self._left.popleft()
        at = self._booked.get(message)
        if len(self._left) < self._most and (at is None or at <= now):
            self._booked.pop(message, None)
            self._left.append(now)
            return 0.0
        if at is None or at <= now:
            at = self._book(message, now)
        return at - now

    def _book(self, message: str, now: float) -> float:
        self._booked = {
            name: at for name, at in self._booked.items() if at > now - _FORGOTTEN_AFTER
        }
        free = self._left[0] + WINDOW
        at = max(free, self._last_booked + WINDOW / (self._most * _SHARE))
        self._booked[message] = self._last_booked = at
        return at

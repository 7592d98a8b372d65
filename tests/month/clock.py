"""The time of a game: the machine's, moved by an offset, and the stops on the way to a day."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

ZONE: Final = ZoneInfo("America/Bogota")
BEGIN: Final = datetime(2026, 3, 2, 7, 40, tzinfo=ZONE)
# When the service is at work on the way: after the hour of the day's message, and some hours later;
# on days without work once, to see that it keeps quiet.
ON_WORKING_DAYS: Final = (time(8, 1), time(14, 0))
ON_WEEKENDS: Final = (time(9, 0),)
_SATURDAY: Final = 5


class GameClock:
    """The machine's clock moved by whole seconds: what libfaketime shows to the product."""

    def __init__(self, at: datetime) -> None:
        self.seconds = 0
        self.go(at)

    def now(self) -> datetime:
        """Return the game's present instant, aware, in UTC."""
        return datetime.now(UTC) + timedelta(seconds=self.seconds)

    def local(self) -> datetime:
        """Return the same in the entity's zone."""
        return self.now().astimezone(ZONE)

    def go(self, at: datetime) -> None:
        """Move to an instant; time runs on from there."""
        self.seconds = round((at - datetime.now(UTC)).total_seconds())


def stops(now: datetime, target: datetime) -> list[datetime]:
    """Return where time stops on the way from `now` to `target`, which is the last one."""
    if target <= now:
        raise ValueError(f"it is {shown(now)} already: time only goes forward")
    days = (now.date() + timedelta(days=n) for n in range((target.date() - now.date()).days + 1))
    found = [
        datetime.combine(day, at, ZONE)
        for day in days
        for at in (ON_WEEKENDS if day.weekday() >= _SATURDAY else ON_WORKING_DAYS)
    ]
    return [*(stop for stop in found if now < stop < target), target]


def read_instant(text: str) -> datetime:
    """Return the local instant that "YYYY-MM-DD HH:MM" means."""
    return datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=ZONE)


def shown(at: datetime) -> str:
    """Return an instant as the game shows it."""
    return at.astimezone(ZONE).strftime("%a %Y-%m-%d %H:%M")

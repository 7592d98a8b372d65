"""The time, given to those who need it: aware UTC instants, and the entity's local day."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from core.errors import SettingsError


class Clock(Protocol):
    """Who wants the time is given one of these; nobody asks the system."""

    def now(self) -> datetime:
        """Return the present instant, aware, in UTC."""


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """Return the present instant, aware, in UTC."""
        return datetime.now(UTC)


class ShiftedClock:
    """The machine's clock set to another day: it starts at `start` and runs on from there."""

    def __init__(self, start: datetime) -> None:
        self._shift: timedelta = as_utc(start) - datetime.now(UTC)

    def now(self) -> datetime:
        """Return the present instant, shifted, aware, in UTC."""
        return datetime.now(UTC) + self._shift


class FixedClock:
    """A clock that stands still until it is set: for tests and the demonstration."""

    def __init__(self, at: datetime) -> None:
        self._at = as_utc(at)

    def now(self) -> datetime:
        """Return the instant it was last set to."""
        return self._at

    def set(self, at: datetime) -> None:
        """Set the clock to the aware instant `at`."""
        self._at = as_utc(at)


def as_utc(instant: datetime) -> datetime:
    """Return an aware instant in UTC; a naive one is a mistake of the caller (ValueError)."""
    if instant.tzinfo is None:
        raise ValueError("a naive datetime has no place in culmina")
    return instant.astimezone(UTC)


def zone(name: str) -> ZoneInfo:
    """Return the time zone called `name`; a zone that cannot be loaded stops the start."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise SettingsError(
            f"the time zone {name!r} cannot be loaded.",
            where="[entity] timezone",
            todo="Use a name like America/Bogota.",
        ) from error


def at_hour(day: date, hour: time, tz: ZoneInfo) -> datetime:
    """Return the instant (UTC) at which people of the zone `tz` have `hour` on `day`."""
    return as_utc(datetime.combine(day, hour, tzinfo=tz))


def local_day(instant: datetime, tz: ZoneInfo) -> date:
    """Return the day that people of the zone `tz` have at `instant`."""
    return as_utc(instant).astimezone(tz).date()

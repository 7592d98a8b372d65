"""Working days, Colombian holidays and office hours of one entity."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

import holidays

_DAY = timedelta(days=1)
_SATURDAY = 5


@lru_cache(maxsize=64)
def _holidays(year: int) -> frozenset[date]:
    """Return Colombia's public holidays of `year`, made once: it costs about a millisecond."""
    return frozenset(holidays.country_holidays("CO", years=year))


@dataclass(frozen=True, slots=True)
class Calendar:
    """On which days and at which hours an entity works.

    Days off are Saturdays, Sundays, Colombia's public holidays and the entity's own
    `extra_days_off`. `office_hours` are local: from the first time, up to but not at the second.
    """

    extra_days_off: frozenset[date] = frozenset()
    office_hours: tuple[time, time] = (time(8), time(17))

    def is_working_day(self, day: date) -> bool:
        """Tell whether the entity works on `day`."""
        return not (
            day.weekday() >= _SATURDAY or day in self.extra_days_off or day in _holidays(day.year)
        )

    def working_day_on_or_before(self, day: date) -> date:
        """Return `day`, or the last working day before it when it is a day off."""
        while not self.is_working_day(day):
            day -= _DAY
        return day

    def working_day_on_or_after(self, day: date) -> date:
        """Return `day`, or the first working day after it when it is a day off."""
        while not self.is_working_day(day):
            day += _DAY
        return day

    def next_working_day(self, day: date) -> date:
        """Return the first working day strictly after `day`."""
        return self.working_day_on_or_after(day + _DAY)

    def add_working_days(self, day: date, count: int) -> date:
        """Return the `count`-th working day after `day`, itself for 0; raises ValueError below
        that."""
        if count < 0:
            raise ValueError("working days are added, not taken away")
        for _ in range(count):
            day = self.next_working_day(day)
        return day

    def within_hours(self, local: datetime) -> bool:
        """Tell whether the aware instant `local`, in the entity's zone, is in office hours."""
        if local.tzinfo is None:
            raise ValueError("a naive datetime has no place in culmina")
        opens, closes = self.office_hours
        return opens <= local.time() < closes and self.is_working_day(local.date())

    def next_opening(self, local: datetime) -> datetime:
        """Return `local` itself, aware, when it is in office hours, else the next instant that
        opens them."""
        if self.within_hours(local):
            return local
        opens, _ = self.office_hours
        first = local.date() if local.time() < opens else local.date() + _DAY
        return datetime.combine(self.working_day_on_or_after(first), opens, tzinfo=local.tzinfo)

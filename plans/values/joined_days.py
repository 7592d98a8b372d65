"""Two days that a dash joins in one cell: the two ends of a span, or two deadlines."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from plans.values.dates import in_month, read_dates

_DASH = re.compile(r"\s{0,2}[-–—]\s{0,2}")
_MOST_DASHES = 8
_LONGEST = 80
_MONTHS = 12
_FIRST_DAYS, _LAST_DAYS = 5, 25
Pair = tuple[date, date]


@lru_cache(maxsize=4096)
def joined_days(text: str, year: int | None) -> Pair | None:
    """Return the two days that a dash joins, the earlier first, where a cell holds nothing else;
    days without a year are those of `year`."""
    if len(text) > _LONGEST:
        return None
    dashes = list(_DASH.finditer(text))
    for dash in dashes if len(dashes) <= _MOST_DASHES else ():
        last = _day(text[dash.end() :], year)
        first = _day(text[: dash.start()], last.year if last else year)
        if first and last and first < last:
            return first, last
    return None


def is_surely_span(pair: Pair) -> bool:
    """Tell whether two days are evidently the ends of a span: it begins where a month does, or is
    within one."""
    first, last = pair
    if (first.year, first.month) == (last.year, last.month):
        return True
    return first.day == 1 or (first.day <= _FIRST_DAYS and last.day >= _LAST_DAYS)


def _day(text: str, year: int | None) -> date | None:
    """Return the one day that a text is."""
    reading = read_dates(text.strip())
    if reading.only_dates and len(reading.days) == 1 and not reading.impossible:
        return reading.days[0]
    if reading.days or len(reading.yearless) != 1 or year is None:
        return None
    day, month = reading.yearless[0]
    real = 1 <= month <= _MONTHS and in_month(day, month, year).day == day
    return date(year, month, day) if real else None

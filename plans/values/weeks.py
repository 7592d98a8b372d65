"""Weeks as plans name them below a month, by their days: "MARZO" over "09-13" and "30-03"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from core.spanish import MONTHS
from plans.values.periods import period_at_end, read_period

# More than half a month is no week.
_MOST_DAYS = 16
# Days, from a Friday to the Tuesday after a holiday.
_WEEKEND = 4
_MONDAY = 0
_MONTHS = 12
_LONGEST_MONTH = 31
# In folded words without signs: "semana del", "s3", with the days behind the month or before it.
_NAME = r"(?:(?:s|sem|semana)(?: ?[1-6] | ))?(?:del? )?"
_BEHIND = re.compile(
    rf"(?P<month>.*?) {_NAME}(?P<first>\d{{1,2}}) (?:al? )?(?P<last>\d{{1,2}})",
)
_BEFORE = re.compile(
    rf"(?:(?:[a-z]+|20\d\d) )*?{_NAME}(?P<first>\d{{1,2}}) (?:de (?P<begins>[a-z]{{3,10}}) )?"
    r"(?:al? )?(?P<last>\d{1,2}) de (?P<month>[a-z]{3,10})(?P<year>(?: del?)? 20\d\d)?"
)
# "marzo s1 06 03 2026": a numbered week with one day of it printed below.
_WITH_DAY = re.compile(
    r"(?P<month>.+?) (?:s|sem|semana) ?[1-6] (?P<day>\d{1,2}) (?P<of>\d{1,2}) (?P<year>20\d\d)"
)
_FRIDAY = timedelta(days=4)
_LABEL = re.compile(r"(?P<month>.+) (?P<first>\d{1,2})-(?P<last>\d{1,2})")


@dataclass(frozen=True, slots=True)
class Week:
    """The days of a column of a plan of weeks, mostly from a Monday to a Friday."""

    first: date
    last: date

    def follows(self, other: Week) -> bool:
        """Tell whether no more than a weekend, with a holiday, is between two weeks."""
        return 0 < (self.first - other.last).days <= _WEEKEND


def week_at_end(words: str) -> str:
    """Return the week with which the folded words of a heading end, by the month in which it stands
    or begins, as "marzo 9-13", with the year where that is printed; "" for none."""
    if found := _WITH_DAY.fullmatch(words):
        return _week_of_day(found)
    if found := _BEFORE.fullmatch(words):
        month = f"{found['begins'] or found['month']}{found['year'] or ''}"
    elif found := _BEHIND.fullmatch(words):
        month = period_at_end(found["month"])
    else:
        return ""
    period = read_period(month)
    first, last = int(found["first"]), int(found["last"])
    days = last - first if first <= last else last - first + _LONGEST_MONTH
    real = min(first, last) > 0 and max(first, last) <= _LONGEST_MONTH
    if period is None or period.months > 1 or not real or not 0 < days < _MOST_DAYS:
        return ""
    return f"{month} {first}-{last}"


def _week_of_day(found: re.Match[str]) -> str:
    """Return the week in which the day of a heading stands: from its Monday to that day, or to its
    Friday where the day is the Monday; "" where it is none of the month above."""
    period = read_period(period_at_end(found["month"]))
    try:
        day = date(int(found["year"]), int(found["of"]), int(found["day"]))
    except ValueError:
        return ""
    if period is None or period.months > 1 or period.number != day.month:
        return ""
    first = day - timedelta(days=day.weekday())
    last = first + _FRIDAY if day == first else day
    return f"{MONTHS[first.month - 1]} {first.year} {first.day}-{last.day}"


def read_week(label: str, year: int | None) -> Week | None:
    """Return the week that `week_at_end` named, in its own year or else the one given; None where
    it names none, or days that do not exist.

    A week over the end of a month stands below the one in which it begins; below the other where
    only there its first day is a Monday.
    """
    found = _LABEL.fullmatch(label)
    period = read_period(found["month"]) if found else None
    own = period.year or year if period else None
    if found is None or period is None or own is None:
        return None
    first, last = int(found["first"]), int(found["last"])
    months = _MONTHS * own + period.number - 1
    if first < last:
        return _week(months, first, months, last)
    begun = _week(months, first, months + 1, last)
    before = _week(months - 1, first, months, last)
    monday = before is not None and before.first.weekday() == _MONDAY
    return before if monday and (begun is None or begun.first.weekday() != _MONDAY) else begun


def _week(month: int, first: int, other: int, last: int) -> Week | None:
    """Return the week from the day of one month to that of another, months counted from year 0."""
    try:
        begins = date(month // _MONTHS, 1 + month % _MONTHS, first)
        return Week(begins, date(other // _MONTHS, 1 + other % _MONTHS, last))
    except ValueError:
        return None

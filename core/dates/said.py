"""What a rule of spoken days makes, and the steps through the calendar that the rules share."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from core.dates.lengths import months_later
from core.dates.tokens import Found, Shape
from core.dates.written import MARCH, Written, valid, with_year

WEEK = timedelta(days=7)
_HOURS = ("am", "pm", "h", "hs", "hrs", "hora", "horas")
LAST = 0  # of a month: "el último viernes"


@dataclass(frozen=True, slots=True)
class Said:
    """A day that depends on today."""

    find: Callable[[date], date | None]
    exact: bool = True
    sure: bool = True
    whole_month: bool = False

    def on(self, today: date) -> date | None:
        """Return the day, None where it cannot be told for certain."""
        try:
            return self.find(today)
        except (OverflowError, ValueError):  # beyond the calendar
            return None


def said(find: Callable[[date], date | None], *, exact: bool = True, sure: bool = True) -> Found:
    """Return what a rule makes of a day that is seen from today."""
    return "R", 0, Said(find, exact, sure)


def _nowhere(today: date) -> None:
    del today


UNSURE = Said(_nowhere)
TODAY = Said(lambda today: today)


def monday_of(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def end_of(first: date) -> date:
    """Return the last day of a month."""
    return first.replace(day=calendar.monthrange(first.year, first.month)[1])


def coming(today: date, weekday: int) -> date:
    """Return the next such weekday, never today."""
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def last(today: date, weekday: int) -> date:
    """Return the last such weekday, never today."""
    return today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)


def next_number(today: date, number: int) -> date | None:
    """Return the next day with this number, `today` included."""
    firsts = (months_later(today.replace(day=1), months) for months in range(3))
    days = (valid(first.year, first.month, number) for first in firsts)
    return next((day for day in days if day is not None and day >= today), None)


def weekday_of(shape: Shape, match: re.Match[str]) -> int:
    """Return the weekday that a match names."""
    token = shape.tokens[match.start("weekday")]
    return 1 if token.letter == "X" else token.value


def which_of(shape: Shape, match: re.Match[str]) -> int:
    """Return which week or day of a month a match names."""
    token = shape.tokens[match.start("which")]
    return LAST if token.letter == "u" else token.value


def is_code(shape: Shape, at: int) -> bool:
    """Tell whether a number is a piece of a longer one: the 2 of "1.2"."""
    return shape.touch(at) and shape.letter(at - 1) in {".", ","}


def is_hour(shape: Shape, at: int) -> bool:
    """Tell whether what stands at a place makes an hour of the number before: "9 a. m."."""
    dotted = "".join(shape.text(place) for place in range(at, at + 3))
    return shape.text(at) in _HOURS or dotted in ("a.m", "p.m")


def is_percentage(shape: Shape, at: int) -> bool:
    """Tell whether what stands at a place makes a percentage of the number before: "22 por
    ciento"; not "el 22 por favor"."""
    return shape.text(at) == "por" and shape.letter(at + 1) in ("#", "N")


def month_of(shape: Shape, match: re.Match[str]) -> Callable[[date], date | None]:
    """Return what finds the first day of the month that a match names."""
    token = shape.tokens[match.start("month")]
    if token.letter in "Kkj":
        return lambda today: months_later(today.replace(day=1), token.value)
    first = with_year(shape, match, Written(1, MARCH if token.letter == "X" else token.value))

    def find(today: date) -> date | None:
        return first.on(today.replace(day=1))

    return find

"""Lengths of time: "15 días", "dos semanas", "un mes", "10 días hábiles"."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from core.dates.tokens import Shape, shape_of

WorkingDays = Callable[[date, int], date]
LENGTH = r"(?P<count>[N#1]|x)(?P<unit>[DUskj])(?P<working>b)?"
_LENGTH = re.compile(LENGTH)
_WEEK, _FORTNIGHT, _MONTHS_IN_YEAR = 7, 15, 12
_A_WEEK_AS_SAID = 8  # "en ocho días"
_MOST_FIGURES = 3


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time: `unit` is "dias", "habiles" or "meses"."""

    start: int
    end: int
    count: int
    unit: str

    def after(self, day: date, working_days: WorkingDays) -> date:
        """Return the day that lies this length of time after `day`."""
        if self.unit == "habiles":
            return working_days(day, self.count)
        return self.from_day(day)

    def from_day(self, day: date, *, back: bool = False) -> date:
        """Return the day that lies so many days or months after `day`, or before it."""
        count = -self.count if back else self.count
        return months_later(day, count) if self.unit == "meses" else day + timedelta(days=count)


def find_lengths(text: str) -> list[Length]:
    """Return the lengths of time in a text; "ocho días" is a week."""
    shape = shape_of(text)
    found = (length_of(shape, match) for match in _LENGTH.finditer(shape.letters))
    return [length for length in found if length is not None]


def length_of(shape: Shape, match: re.Match[str]) -> Length | None:
    """Return what a match of LENGTH says, None for a large number and for a piece of a length."""
    counted, unit = shape.tokens[match.start("count")], shape.text(match.start("unit"))
    if len(counted.text) > _MOST_FIGURES and counted.letter == "#":
        return None
    if is_piece(shape, match):
        return None
    if counted.letter == "x" and counted.text not in ("otro", "otra"):
        return None
    count = counted.value if counted.letter in "N#" else 1
    kind = "dias"
    if unit.startswith("dia"):
        kind = "habiles" if match["working"] else "dias"
        count = _WEEK if (count, kind) == (_A_WEEK_AS_SAID, "dias") else count
    elif unit.startswith("semana"):
        count *= _WEEK
    elif unit.startswith("mes"):
        kind, count = ("dias", _FORTNIGHT) if counted.text == "medio" else ("meses", count)
    else:
        kind, count = "meses", count * _MONTHS_IN_YEAR
    return Length(counted.start, shape.tokens[match.end() - 1].end, count, kind)


def is_piece(shape: Shape, match: re.Match[str]) -> bool:
    """Tell whether a match of LENGTH is half of one: "un mes y medio", "8 o 15 días"."""
    start, end = match.start("count"), match.end()
    link, then = shape.letter(end), shape.letter(end + 1)
    goes_on = (link == "&" and shape.text(end + 1) in ("medio", "media")) or (
        then in {*"N1"} and (link == "o" or (link == "&" and shape.letter(end + 2) in {*"Uskj"}))
    )
    before, link = shape.letter(start - 2), shape.letter(start - 1)
    return (
        goes_on or (link in {*"&o"} and before in {*"Uskjb"}) or (link == "o" and before in {*"N1"})
    )


def months_later(day: date, months: int) -> date:
    """Return the same day some months later, or the last of that month where it is shorter."""
    index = day.year * _MONTHS_IN_YEAR + day.month - 1 + months
    year, month = divmod(index, _MONTHS_IN_YEAR)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))

"""The one reader of days in Spanish: answers, decisions, absences and plan cells use it.

A text becomes a shape, one letter for each word, number and sign (`tokens.py`); the rules of
`written.py` and `spoken.py` are patterns over those letters. What names a day and cannot be read
for certain is found too, with no day: nobody may take another day in its stead.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from core.dates.lengths import find_lengths
from core.dates.spoken import read_spoken
from core.dates.tokens import Day, Shape, shape_of, shorten
from core.dates.written import WRITTEN, Written, read_written, valid

COMING = timedelta(days=240)  # a day further ahead was rather the last one
FAR = timedelta(days=304)  # ten months: a day so far ahead passed less than two months ago


@dataclass(frozen=True, slots=True)
class SaidDate:
    """A day that `text[start:end]` names, None where it cannot be told which.

    `exact` is False for a month or a week as a whole. `sure` is False where the words may mean
    another thing ("el 15", "3/5"): to be used only where a day is asked for. `whole_month`: a
    month was said alone ("en abril"), and `day` is its last day.
    """

    start: int
    end: int
    day: date | None
    exact: bool = True
    sure: bool = True
    whole_month: bool = False

    def begins(self, today: date) -> date | None:
        """Return the first day to come of what is named: "en abril" begins on 1 April."""
        first = self.day.replace(day=1) if self.day is not None and self.whole_month else None
        return first if first is not None and first > today else self.day


@dataclass(frozen=True, slots=True)
class WrittenDay:
    """A day and month that are written out in `text[start:end]`, whether they exist or not."""

    start: int
    end: int
    day: int
    month: int
    year: int | None


class Doubt(StrEnum):
    """Why a day that is written out may not be taken as a new date."""

    NO_SUCH_DAY = "no_such_day"  # "31 de febrero"
    NO_YEAR = "no_year"  # "1 de febrero", said on 3 February


def find_dates(text: str, today: date) -> list[SaidDate]:
    """Return the days that a text names, in its order; past ones included."""
    return [
        SaidDate(start, end, day.on(today), day.exact, day.sure, day.whole_month)
        for start, end, day in _days(text)
    ]


def date_spans(text: str) -> list[tuple[int, int]]:
    """Return where a text surely names a day, a month or a week."""
    return [(start, end) for start, end, day in _days(text) if day.sure]


def blanked(text: str, spans: Iterable[tuple[int, int]], blank: str = " ") -> str:
    """Return a text with blanks in the place of `spans`: everything else stands where it stood."""
    for start, end in spans:
        text = text[:start] + blank * (end - start) + text[end:]
    return text


def without_days(text: str, today: date) -> str:
    """Return a text with blanks in the place of the days and the lengths of time that it names."""
    days = [(one.start, one.end) for one in find_dates(text, today)]
    return blanked(text, days + [(one.start, one.end) for one in find_lengths(text)])


def find_written(text: str) -> list[WrittenDay]:
    """Return the days that are written out with day and month, weekday aside."""
    return [
        WrittenDay(token.start, token.end, day.day, day.month, day.year)
        for token in shorten(shape_of(text), WRITTEN).tokens
        if isinstance(day := token.day, Written) and day.ahead is None
    ]


def doubt_of(text: str, today: date) -> Doubt | None:
    """Return what is doubtful about the days that are written out in a text.

    A day without its year that has just passed may be meant of this year, by mistake, or of next.
    """
    for said in find_written(text):
        day = valid(said.year or today.year, said.month, said.day)
        if day is None:
            return Doubt.NO_SUCH_DAY
        again = None if said.year else valid(today.year + 1, said.month, said.day)
        if day < today and again is not None and again - today > FAR:
            return Doubt.NO_YEAR
    return None


def is_asked_day(said: SaidDate, today: date) -> bool:
    """Tell whether a day may answer "until when?": one to come, or one that must be asked for."""
    return said.day is None or said.day > today


@lru_cache(maxsize=512)
def _days(text: str) -> tuple[tuple[int, int, Day], ...]:
    shape: Shape = read_spoken(read_written(shape_of(text)))
    return tuple((t.start, t.end, t.day) for t in shape.tokens if t.day is not None)

"""Dates as people write them in the cells of a plan; the day comes first, always."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

from core.spanish import MONTHS, WEEKDAYS, fold, month_number

# A plan speaks of its year, of what was prepared the year before and reported the year after.
NEAR_YEARS = 1

_EARLIEST, _LATEST = 1990, 2100
_CENTURY = 2000
_MONTHS_IN_YEAR = 12
_LONGEST_MONTH = 31


def _month_pattern(shortest: int) -> str:
    """Return a pattern of month names and their shortenings: "ago", "sept", "ab"."""
    ways = []
    for name in (*MONTHS, "setiembre"):
        lengths = range(len(name), shortest - 1, -1)
        ways += [name[:length] for length in lengths if month_number(name[:length])]
    return "(?:" + "|".join(sorted(ways, key=len, reverse=True)) + ")"


_ISO = r"(?P<iso_year>(?:19|20)\d\d)-(?P<iso_month>\d{1,2})-(?P<iso_day>\d{1,2})"
_FIGURES = (
    r"(?P<day>\d{1,2})\s?(?P<mark>[/.-])\s?(?P<month>\d{1,2})\s?(?P=mark)\s?"
    r"(?P<year>\d{4}|\d\d)"
)
_SHORT = (
    rf"(?P<s_day>\d{{1,2}})(?:\s?[-/.]\s?(?P<s_month>{_month_pattern(2)})\.?\s?[-/.]\s?"
    rf"|\s(?P<b_month>{_month_pattern(3)})\.?\s)(?P<s_year>\d{{4}}|\d\d)"
)
_WORDS = (
    rf"(?P<w_day>\d{{1,2}})[°ºo]?\s+de\s+(?P<w_month>{_month_pattern(3)})\.?"
    r"(?:\s+del?\s+año|\s+del?|,)?\s+(?P<w_year>\d{4})"
)
_MONTH_FIRST = (
    rf"\b(?P<m_month>{_month_pattern(3)})\s+(?P<m_day>\d{{1,2}})(?:\s+del?|,)?"
    r"\s+(?P<m_year>\d{4})"
)
_DATE = re.compile(
    rf"(?<!\d)(?:{_ISO}|{_FIGURES}|{_WORDS}|{_SHORT}|{_MONTH_FIRST})(?!\d)", re.IGNORECASE
)
_SIGNS = ",;/|•*.():–—- \t"
_LINKS = frozenset({"y", "e", "a", "al", "el", "hasta", *(fold(day) for day in WEEKDAYS)})
_RHYTHM = re.compile(
    r"\b(?:permanente|continu[oa]|por demanda|cuando (?:aplique|se requiera)|segun (?:demanda|"
    r"cronograma|necesidad)|diari[oa]|semanal|quincenal|mensual|bimestral|bimensual|trimestral|"
    r"cuatrimestral|semestral|anual|(?:tri|cuatri|se|bi)mestre|vigencia)(?:mente|es|s)?\b"
)


@dataclass(frozen=True, slots=True)
class ImpossibleDate:
    """A date that is printed and does not exist, and the last day of its month."""

    text: str
    last: date


@dataclass(frozen=True, slots=True)
class DateReading:
    """What a date cell says: the days in the order printed, and what could not be a day."""

    days: tuple[date, ...] = ()
    printed: tuple[str, ...] = ()
    impossible: tuple[ImpossibleDate, ...] = ()
    rhythm: str = ""
    rest: str = ""

    @property
    def only_dates(self) -> bool:
        """Tell whether the cell holds dates, possible or not, and nothing else."""
        return bool(self.days or self.impossible) and not (self.rhythm or self.rest)


def read_dates(text: str) -> DateReading:
    """Read a date cell: one or several dates in any separation, or a rhythm ("cuatrimestral").

    `days` and `printed` go together. Impossible dates (31/11/2021) are no days; what is neither
    date nor rhythm comes back in `rest`.
    """
    days: list[date] = []
    printed: list[str] = []
    impossible: list[ImpossibleDate] = []
    rest: list[str] = []
    position = 0
    for found in _DATE.finditer(text):
        value = _value(found)
        if value is None:
            continue
        rest.append(text[position : found.start()])
        position = found.end()
        if isinstance(value, date):
            days.append(value)
            printed.append(found.group())
        else:
            impossible.append(value)
    rest.append(text[position:])
    left = " ".join(piece for piece in map(_without_edges, rest) if piece)
    if left and _RHYTHM.search(fold(left)):
        return DateReading(tuple(days), tuple(printed), tuple(impossible), rhythm=left)
    return DateReading(tuple(days), tuple(printed), tuple(impossible), rest=left)


def first_date(text: str) -> date | None:
    """Return the first date that stands anywhere in a line of text, or None."""
    reading = read_dates(text)
    return reading.days[0] if reading.days else None


def is_far(day: date, year: int) -> bool:
    """Tell whether a date lies further from the plan's year than a plan speaks of."""
    return abs(day.year - year) > NEAR_YEARS


def in_year(day: date, year: int) -> date:
    """Return the same day and month in another year; 29 February becomes the 28th."""
    return date(year, day.month, min(day.day, calendar.monthrange(year, day.month)[1]))


def _without_edges(text: str) -> str:
    """Return a text without the signs and linking words that only stand between dates."""
    words = text.split()
    start, end = 0, len(words)
    while start < end and _is_between(words[start]):
        start += 1
    while start < end and _is_between(words[end - 1]):
        end -= 1
    return " ".join(words[start:end]).strip(_SIGNS)


def _is_between(word: str) -> bool:
    return not word.strip(_SIGNS) or fold(word) in _LINKS


def _value(found: re.Match[str]) -> date | ImpossibleDate | None:
    """Return the date of a match, the fault of an impossible one, None for no date at all."""
    part = found.groupdict()
    day_text = _printed(part, ("iso_day", "day", "w_day", "s_day", "m_day"))
    year_text = _printed(part, ("iso_year", "year", "w_year", "s_year", "m_year"))
    month = _month(part)
    day, year = int(day_text), int(year_text)
    year = year + _CENTURY if len(year_text) == len("17") else year
    if month is None or not _EARLIEST <= year <= _LATEST or not 1 <= day <= _LONGEST_MONTH:
        return None
    last = calendar.monthrange(year, month)[1]
    if day > last:
        return ImpossibleDate(found.group(), date(year, month, last))
    return date(year, month, day)


def _month(part: dict[str, str | None]) -> int | None:
    figure = part["iso_month"] or part["month"]
    if figure:
        return int(figure) if 1 <= int(figure) <= _MONTHS_IN_YEAR else None
    return month_number(_printed(part, ("w_month", "s_month", "b_month", "m_month")))


def _printed(part: dict[str, str | None], names: tuple[str, ...]) -> str:
    """Return the one of the named pieces that the match has."""
    return next(text for name in names if (text := part[name]))

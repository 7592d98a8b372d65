"""Dates as people write them in the cells of a plan; the day comes first, always."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

from core.spanish import MONTHS, WEEKDAYS, fold, month_number
from plans.periods import Period, read_periods

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
# "22 al 28 de abril": days printed before a date that lend its month and year, or its month's own.
_MONTH = _month_pattern(3)
_DAY_BEFORE = re.compile(
    rf"(?P<open>\b(?:del?|entre)\s+(?:el\s+)?)?(?<!\d)(?P<day>\d{{1,2}})[°ºo]?"
    rf"(?:\s+de\s+(?P<month>{_MONTH}))?"
    r"(?P<link>\s*(?:,|-|–|/|\b(?:y|e|al?|hasta)\b)\s*(?:el\s+)?)$",
    re.IGNORECASE,
)
_YEARLESS = re.compile(
    rf"(?<!\d)(?:(?P<day>\d{{1,2}})[°ºo]?(?:\s+de\s+|\s?[-/]\s?|\s)(?P<month>{_MONTH})\b\.?"
    rf"|\b(?P<m_month>{_MONTH})\s+(?P<m_day>\d{{1,2}})(?!\d))",
    re.IGNORECASE,
)
# A year, or a month, whose last figures a narrow column put on the next line.
_CUT = re.compile(
    rf"(?<!\d)(?P<before>\d{{1,2}}\s?[/.-]\s?(?:\d{{1,2}}|{_month_pattern(2)})\s?[/.-]\s?)"
    r"(?P<year>\d{1,3})\s(?P<rest>\d{1,3})(?![\d/.-])"
    r"|(?<!\d)(?P<day>\d{1,2}[/-]1)\s(?P<month>[0-2][/-]\d{4})(?!\d)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d|\d\d")
_MONTH_LEADS = re.compile(
    r"(?<!\d)(?P<month>0?[1-9]|1[0-2])[/-](?P<day>\d{1,2})[/-](?P<year>(?:19|20)\d\d)(?!\d)"
)
_RANGE = re.compile(r"(?:a|al|hasta)(?: (?:el|dia))*")
_TIME = re.compile(r"(?<=\d)[T ]\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?(?!\d)")
# The days that Excel counts from 30 December 1899: those of 2000 to 2049.
_SERIAL = re.compile(
    r"(?:3652[6-9]|365[3-9]\d|36[6-9]\d\d|3[7-9]\d{3}|4\d{4}|5[0-4]\d{3})(?:\.0+)?"
)
_SERIAL_DAY = date(1899, 12, 30)
_SIGNS = ",;/|•*.():–—- \t"
_LINKS = frozenset(
    {"y", "e", "a", "al", "el", "hasta", "del", "desde", "entre", *(fold(day) for day in WEEKDAYS)}
)
# "2.026" for a year, and "06/2026" for a month.
_DOTTED_YEAR = re.compile(r"(?<![\d.,])2\.0(?=\d\d(?![\d.,]))")
_MONTH_OF_YEAR = re.compile(r"(?<![\d/-])(0?[1-9]|1[0-2])\s?/\s?(?=20\d\d(?![\d/-]))")
_RHYTHM = re.compile(
    r"\b(?:permanente|continu[oa]|(?:por )?demanda|todo el ano|cada (?:mes|ano|semana|dia)|"
    r"cuando (?:aplique|se requiera)|segun (?:demanda|cronograma|necesidad)|diari[oa]|semanal|"
    r"quincenal|mensual|bimestral|bimensual|trimestral|cuatrimestral|semestral|anual|"
    r"(?:tri|cuatri|se|bi)mestre|vigencia)(?:mente|es|s)?\b"
)


@dataclass(frozen=True, slots=True)
class ImpossibleDate:
    """A date that is printed and does not exist, and the last day of its month."""

    text: str
    last: date


@dataclass(frozen=True, slots=True)
class DateReading:
    """What a date cell says: the days in the order printed, and what could not be a day.

    `rhythm` is what is printed of a term ("cuatrimestral", "II semestre", "Enero 2021"), `periods`
    the parts of a year that it names. `yearless` are days printed without their year.
    """

    days: tuple[date, ...] = ()
    printed: tuple[str, ...] = ()
    impossible: tuple[ImpossibleDate, ...] = ()
    rhythm: str = ""
    rest: str = ""
    periods: tuple[Period, ...] = ()
    yearless: tuple[tuple[int, int], ...] = ()

    @property
    def only_dates(self) -> bool:
        """Tell whether the cell holds dates, possible or not, and nothing else."""
        some = bool(self.days or self.impossible or self.yearless)
        return some and not (self.rhythm or self.rest)


@dataclass(slots=True)
class _Found:
    """The dates of a cell as they are found, and the text between them."""

    days: list[tuple[date, str]] = field(default_factory=list)
    impossible: list[ImpossibleDate] = field(default_factory=list)
    rest: list[str] = field(default_factory=list)
    last: date | ImpossibleDate | None = None

    def add(self, value: date | ImpossibleDate, printed: str) -> None:
        self.last = value
        if isinstance(value, date):
            self.days.append((value, printed))
        else:
            self.impossible.append(value)

    def drop_last(self) -> None:
        """Forget the date found last: it was only the beginning of a range."""
        if isinstance(self.last, date):
            self.days.pop()
        elif self.last is not None:
            self.impossible.pop()


@lru_cache(maxsize=8192)
def read_dates(text: str) -> DateReading:
    """Read a date cell: one or several dates in any separation, or a rhythm ("cuatrimestral").

    `days` and `printed` go together. Of a range the end counts. Impossible dates (31/11/2021) are
    no days; what is neither date nor rhythm comes back in `rest`.
    """
    if is_serial(text):
        day = _SERIAL_DAY + timedelta(days=int(float(text)))
        return DateReading((day,), (text.strip(),))
    text = _DOTTED_YEAR.sub("20", _CUT.sub(_whole, _TIME.sub("", text)))
    found = _Found()
    position = 0
    for match in _DATE.finditer(text):
        value = _value(match)
        if value is None:
            continue
        before = _lending(text[position : match.start()], match, found)
        if found.last is not None and _RANGE.fullmatch(fold(before.strip(_SIGNS))):
            found.drop_last()
        else:
            found.rest.append(before)
        position = match.end()
        found.add(value, match.group())
    found.rest.append(text[position:])
    return _reading(found)


def _whole(cut: re.Match[str]) -> str:
    """Return a date in one piece; what makes no year stays as it is."""
    pieces = [text or "" for text in cut.groups()]
    year = pieces[1] + pieces[2]
    return "".join(pieces) if not year or _YEAR.fullmatch(year) else cut.group()


def _lending(before: str, match: re.Match[str], found: _Found) -> str:
    """Read the days before a written date that share its month and year; return what is left.

    "22 al 28 de abril de 2017" is its end, "22 y 28 de abril de 2017" two days.
    """
    if not match.groupdict()["w_day"]:
        return before
    shared = _value(match)
    own = shared.last if isinstance(shared, ImpossibleDate) else shared
    earlier: list[tuple[date, str]] = []
    while own is not None and (one := _DAY_BEFORE.search(before)):
        link = fold(one.group("link")).split()[:1]
        starts = link and (link[0] in {"a", "al", "hasta", "-", "–"} or bool(one.group("open")))
        month = month_number(one.group("month")) if one.group("month") else own.month
        day = _day(int(one.group("day")), month, own.year)
        if day is None:
            break
        before = before[: one.start()]
        if not starts:
            earlier.insert(0, (day, one.group("day")))
    for day, printed in earlier:
        found.add(day, printed)
    return before


def _reading(found: _Found) -> DateReading:
    """Return what was found, and what the rest of the text says."""
    days = tuple(day for day, _ in found.days)
    printed = tuple(text for _, text in found.days)
    impossible = tuple(found.impossible)
    yearless: tuple[tuple[int, int], ...] = ()
    left = " ".join(piece for piece in map(_without_edges, found.rest) if piece)
    periods = read_periods(_MONTH_OF_YEAR.sub(_named_month, left))
    if left and (periods or _RHYTHM.search(fold(left))):
        return DateReading(days, printed, impossible, left, periods=periods)
    if left:
        yearless = _yearless(left)
    return DateReading(days, printed, impossible, rest=left, yearless=yearless)


def _named_month(found: re.Match[str]) -> str:
    return f"{MONTHS[int(found.group(1)) - 1]} "


def _yearless(text: str) -> tuple[tuple[int, int], ...]:
    """Return the days and months that a text without a year consists of."""
    found: list[tuple[int, int]] = []
    position = 0
    for match in _YEARLESS.finditer(text):
        between = _without_edges(text[position : match.start()])
        if between:
            return ()
        if found and _RANGE.search(fold(text[position : match.start()])):
            found.pop()
        day = int(match.group("day") or match.group("m_day"))
        month = month_number(match.group("month") or match.group("m_month"))
        if month is None or not 1 <= day <= _LONGEST_MONTH:
            return ()
        found.append((day, month))
        position = match.end()
    return tuple(found) if found and not _without_edges(text[position:]) else ()


def month_first(text: str) -> tuple[date, ...]:
    """Return the days of a text that puts the month first, where that is sure: "11/25/2021".

    Never a reading: only what may be proposed for a text that is no date.
    """
    found = [one.groupdict() for one in _MONTH_LEADS.finditer(text)]
    if not found or _without_edges(_MONTH_LEADS.sub(" ", text)):
        return ()
    days = (_day(int(one["day"]), int(one["month"]), int(one["year"])) for one in found)
    return tuple(day for day in days if day is not None and day.day > _MONTHS_IN_YEAR)


def is_serial(text: str) -> bool:
    """Tell whether a text is a day as Excel counts them: "45260"."""
    return bool(_SERIAL.fullmatch(text.strip()))


def in_month(day: int, month: int, year: int) -> date:
    """Return a day of a month, or the month's last where it has fewer days."""
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))


def _day(day: int, month: int | None, year: int) -> date | None:
    if month is None or not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return date(year, month, day)


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

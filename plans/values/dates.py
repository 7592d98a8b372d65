"""Dates as people write them in the cells of a plan; the day comes first, always."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise

from core.dates.reader import WrittenDay, find_written
from core.spanish import MONTHS, WEEKDAYS, fold, month_number
from plans.values.periods import Period, read_periods

# What is prepared in the last months before a plan's year, and reported in the first ones after.
_PREPARED, REPORTED = frozenset({10, 11, 12}), frozenset({1, 2, 3})

_EARLIEST, _LATEST = 1990, 2100
_MONTHS_IN_YEAR = 12
_LONGEST_MONTH = 31

# "22 al 28 de abril": days printed before a date that lend its month and year, or its month's own.
_OF_A_MONTH = re.compile(r"\d{1,2}[.°ºo]*\s+de\s", re.IGNORECASE)
_DAY_BEFORE = re.compile(
    r"(?P<open>\b(?:del?|entre)\s+(?:el\s+)?)?(?<!\d)(?<![a-zñ.][-/])(?P<day>\d{1,2})[°ºo]?"
    r"(?:\s+de\s+(?P<month>[a-zñ]{3,10}))?"
    r"(?P<link>\s*(?:,|-|–|/|\b(?:y|e|al?|hasta)\b)\s*(?:el\s+)?)$",
    re.IGNORECASE,
)
# Between days of a list: "Abril 30, junio 30 y octubre 30".
_LISTED_BEFORE = re.compile(r"(?:[,;/]|\b[ye])$", re.IGNORECASE)
# A year, or a month, whose last figures a narrow column put on the next line.
_CUT = re.compile(
    r"(?<!\d)(?P<before>\d{1,2}\s?[/.-]\s?(?:\d{1,2}|[a-zñ]{2,10})\s?[/.-]\s?)"
    r"(?P<year>\d{1,3})\s(?P<rest>\d{1,3})(?![\d/.-]|\sde\s)"
    r"|(?<!\d)(?P<day>\d{1,2}[/-]1)\s(?P<month>[0-2][/-]\d{4})(?!\d)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d|\d\d")
_MONTH_LEADS = re.compile(
    r"(?<!\d)(?P<month>0?[1-9]|1[0-2])[/-](?P<day>\d{1,2})[/-](?P<year>(?:19|20)\d\d)(?!\d)"
)
_RANGE = re.compile(r"(?:a|al|hasta)(?: (?:el|dia))*")
# Between the first day of a span and its last: "01/08/2026 - 30/10/2026", "Inicio: … Fin: …".
_DASH = re.compile(r"[ ]?[-–—][ ]?")
_UNTIL = re.compile(r"(?:y )?(?:hasta|fin|final|finaliza|termina|terminacion|culmina)(?: el)?")
_BEGUN = re.compile(
    r"(?:.*\b)?(?:entre|desde|inicio|inicia|a partir)(?: (?:el|del?|dia|fecha|inicio))*"
)
_AND = re.compile(r"y(?: el)?(?: dia)?")
_TIME = re.compile(r"(?<=\d)[T ]\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?(?!\d)")
# The days that Excel counts from 30 December 1899: those of 2000 to 2049.
_SERIAL = re.compile(
    r"(?:3652[6-9]|365[3-9]\d|36[6-9]\d\d|3[7-9]\d{3}|4\d{4}|5[0-4]\d{3})(?:\.0+)?"
)
_SERIAL_DAY = date(1899, 12, 30)
_SIGNS = ",;/|•*.():–—- \t"
_WEEKDAYS = [fold(day) for day in WEEKDAYS]
_LINKS = frozenset({"y", "e", "a", "al", "el", "hasta", "del", "desde", "entre", *_WEEKDAYS})
# "2.026" for a year, and "06/2026" for a month.
_DOTTED_YEAR = re.compile(r"(?<![\d.,])2\.0(?=\d\d(?![\d.,]))")
_MONTH_OF_YEAR = re.compile(r"(?<![\d/-])(0?[1-9]|1[0-2])\s?/\s?(?=20\d\d(?![\d/-]))")
_RHYTHM = re.compile(
    r"\b(?:permanente|continu[oa]|(?:por )?demanda|todo el ano|cada (?:mes|ano|semana|dia|vez)|"
    r"cada \d{1,2} (?:dia|mes|semana)|cuando|segun|siempre que|durante|una vez|a solicitud|"
    r"eventual|periodic[oa]|diari[oa]|semanal|semana del?|mediados|"
    r"(?:primera?|segunda|tercera?|cuarta|ultima|[1-4]a?) (?:semana|quincena)|"
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
    the parts of a year that it names. `yearless` are days printed without their year,
    `contradicted` those whose printed weekday is another: what is printed, it, and the day.
    """

    days: tuple[date, ...] = ()
    printed: tuple[str, ...] = ()
    impossible: tuple[ImpossibleDate, ...] = ()
    rhythm: str = ""
    rest: str = ""
    periods: tuple[Period, ...] = ()
    yearless: tuple[tuple[int, int], ...] = ()
    contradicted: tuple[tuple[str, str, date], ...] = ()

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
    contradicted: list[tuple[str, str, date]] = field(default_factory=list)

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
    """Read a date cell: dates in any separation, of a range the end, or a rhythm."""
    if is_serial(text):
        day = _SERIAL_DAY + timedelta(days=int(float(text)))
        return DateReading((day,), (text.strip(),))
    text = _DOTTED_YEAR.sub("20", _CUT.sub(_whole, _TIME.sub("", text)))
    found = _Found()
    position = 0
    for written in find_written(text):
        value = None if written.year is None else _value(written, text)
        if value is None:
            continue
        before, printed = text[position : written.start], text[written.start : written.end]
        weekday = _weekday_beside(before, text[written.end :])
        if weekday is not None and isinstance(value, date) and weekday != value.weekday():
            found.contradicted.append((printed, WEEKDAYS[weekday], value))
        if _OF_A_MONTH.match(printed):
            before = _lending(before, value, found)
        elif isinstance(value, date):
            before = _in_same_year(before, value, found)
        if found.last is not None and _RANGE.fullmatch(fold(before.strip(_SIGNS))):
            found.drop_last()
        else:
            found.rest.append(before)
        position = written.end
        found.add(value, printed)
    found.rest.append(text[position:])
    return replace(_reading(found), contradicted=tuple(found.contradicted))


def read_deadline(text: str) -> DateReading:
    """Read the one date cell of a row: of the two days of a span only the last is its deadline, and
    a day from which on something is done is none."""
    reading = read_dates(text)
    first = reading.days[0] if reading.days else None
    if first is None or reading.rhythm:
        return reading
    before, _, behind = text.partition(reading.printed[0])
    opened = _BEGUN.fullmatch(fold(before).strip(_SIGNS))
    ends = list(zip(reading.days[1:], reading.printed[1:], strict=True))
    ends += [(one.last, one.text) for one in reading.impossible]
    if not ends and opened and not fold(behind).strip(_SIGNS):
        return DateReading(rest=text.strip())
    if len(ends) != 1:
        return reading
    ((last, printed),) = ends
    link, found, after = behind.partition(printed)
    if not found or first >= last or not _spans(link, first, bool(opened)):
        return reading
    wrong = tuple(one for one in reading.contradicted if one[2] != first)
    left = _without_edges(f"{'' if opened else before} {after}")
    return replace(
        reading,
        days=reading.days[1:],
        printed=reading.printed[1:],
        rest=left,
        contradicted=wrong,
    )


def _spans(link: str, first: date, opened: bool) -> bool:
    """Tell whether the text between two days makes them a span: two ends of months with a dash
    between them are two deadlines."""
    if _DASH.fullmatch(link):
        return not is_last_of_month(first)
    words = fold(link).strip(_SIGNS)
    return bool(_UNTIL.fullmatch(words) or (opened and _AND.fullmatch(words)))


def is_last_of_month(day: date) -> bool:
    """Tell whether a month ends on a day."""
    return day.day == calendar.monthrange(day.year, day.month)[1]


def _weekday_beside(before: str, after: str) -> int | None:
    """Return the weekday that stands before a date, or behind it in brackets."""
    words, bracket = fold(before).split(), after.lstrip()
    if bracket.startswith("("):
        words.append(fold(bracket[1:].partition(")")[0]))
    word = words[-1].strip(_SIGNS) if words else ""
    return _WEEKDAYS.index(word) if word in _WEEKDAYS else None


def _whole(cut: re.Match[str]) -> str:
    """Return a date in one piece; what makes no year stays as it is."""
    pieces = [text or "" for text in cut.groups()]
    year = pieces[1] + pieces[2]
    return "".join(pieces) if not year or _YEAR.fullmatch(year) else cut.group()


def _lending(before: str, shared: date | ImpossibleDate, found: _Found) -> str:
    """Read the days before a written date that share its month and year; return what is left."""
    own = shared.last if isinstance(shared, ImpossibleDate) else shared
    earlier: list[tuple[date, str]] = []
    while own is not None and (one := _DAY_BEFORE.search(before)):
        link = fold(one.group("link")).split()[:1]
        starts = link and (link[0] in {"a", "al", "hasta", "-", "–"} or bool(one.group("open")))
        month = month_number(one.group("month")) if one.group("month") else own.month
        # "16 de mayo, 12 de septiembre y 16 de enero de 2026": the last of a year comes in January.
        before_it = bool(one.group("month")) and own.month == 1 < (month or 0)
        day = _day(int(one.group("day")), month, own.year - before_it)
        if day is None:
            break
        before = before[: one.start()]
        # "12 y 13 de diciembre" is one event of two days.
        apart = one.group("month") or earlier or link != ["y"]
        goes_on = not apart and day + timedelta(days=1) == own
        if not (starts or goes_on):
            earlier.insert(0, (day, one.group("day")))
    for day, printed in earlier:
        found.add(day, printed)
    return before


def _in_same_year(before: str, last: date, found: _Found) -> str:
    """Read the days that stand before a written date, month first and without their own year, in
    order: "Abril 30 y octubre 30 de 2026"; return what is left."""
    listed = _LISTED_BEFORE.search(before.rstrip())
    pairs = _yearless(before[: listed.start()]) if listed else ()
    days = [_day(day, month, last.year) for day, month in pairs]
    known = [day for day in days if day is not None]
    if not known or len(known) < len(days) or any(a >= b for a, b in pairwise([*known, last])):
        return before
    for day in known:
        found.add(day, f"{day.day}")
    return ""


def _reading(found: _Found) -> DateReading:
    """Return what was found, and what the rest of the text says."""
    days = tuple(day for day, _ in found.days)
    printed = tuple(text for _, text in found.days)
    impossible = tuple(found.impossible)
    left = " ".join(piece for piece in map(_without_edges, found.rest) if piece)
    named = _MONTH_OF_YEAR.sub(lambda month: f"{MONTHS[int(month[1]) - 1]} ", left)
    periods = read_periods(named)
    if left and (periods or _RHYTHM.search(fold(left))):
        return DateReading(days, printed, impossible, left, periods=periods)
    return DateReading(days, printed, impossible, rest=left, yearless=_yearless(left))


def _yearless(text: str) -> tuple[tuple[int, int], ...]:
    """Return the days and months that a text without a year consists of."""
    found: list[tuple[int, int]] = []
    position = 0
    for written in find_written(text):
        between = text[position : written.start]
        if _without_edges(between) or written.year is not None:
            return ()
        if found and _RANGE.search(fold(between)):
            found.pop()
        if not 1 <= written.day <= _LONGEST_MONTH or not 1 <= written.month <= _MONTHS_IN_YEAR:
            return ()
        found.append((written.day, written.month))
        position = written.end
    return tuple(found) if found and not _without_edges(text[position:]) else ()


def month_first(text: str) -> tuple[date, ...]:
    """Return the days of a text that puts the month first for sure: to be proposed, not read."""
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


def mistyped(day: date, year: int) -> date | None:
    """Return the day that is meant where the year of a date is evidently not the plan's; None for
    one that a plan of `year` may speak of."""
    before, after = day.year == year - 1, day.year == year + 1
    near = (before and day.month in _PREPARED) or (after and day.month in REPORTED)
    return None if day.year == year or near else in_month(day.day, day.month, year)


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
    bare = word.strip(_SIGNS)
    return not bare or fold(bare) in _LINKS


def _value(written: WrittenDay, text: str) -> date | ImpossibleDate | None:
    """Return the date that is written, the fault of an impossible one, None for no date at all."""
    day, month, year = written.day, written.month, written.year
    if year is None or not _EARLIEST <= year <= _LATEST or not 1 <= month <= _MONTHS_IN_YEAR:
        return None
    if not 1 <= day <= _LONGEST_MONTH:
        return None
    last = calendar.monthrange(year, month)[1]
    if day > last:
        return ImpossibleDate(text[written.start : written.end], date(year, month, last))
    return date(year, month, day)

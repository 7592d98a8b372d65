"""What a deadline without a single day proposes: days without a year, weeks, series of a year."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from core.dates.reader import find_written
from core.numerals import ORDINALS
from core.spanish import fold, month_number
from plans.values.dates import is_last_of_month
from plans.values.periods import Period, read_periods

_LONGEST = 200
_MONTHS = 12
# What is named begins there: it is no deadline.
_BEGINS = re.compile(r"\b(?:a partir|desde|despues|luego|inicia\w{0,6})\b")
_RANGE = re.compile(r"\W*(?:a|al|hasta)(?: el)?\W*")
_DASHED = re.compile(r"\s[-–—]\s")
_OPENED = re.compile(r"entre\b[^;,]{4,40}\by\b")
_BOTH = 2
_LAST_WEEK = 4
_PLACES = {name: place for name, place in ORDINALS.items() if place <= _LAST_WEEK} | {
    str(place): place for place in range(1, _LAST_WEEK + 1)
}
_WEEK = re.compile(
    r"\b(?P<which>primera?|segunda|tercera?|cuarta|ultima|[1-4])a? ?"
    r"(?P<part>semana|quincena) (?:del? )?(?:mes de )?(?P<month>[a-z]{3,10})\b"
)
_WEEKS = {name: 7 * place for name, place in _PLACES.items()}
_HALVES = {name: 15 for name, place in _PLACES.items() if place == 1}
# How many months the parts of a series have.
_RHYTHMS = {"mensual": 1, "bimestral": 2, "bimensual": 2, "trimestral": 3, "cuatrimestral": 4,
            "semestral": 6, "anual": 12}  # fmt: skip
_RHYTHM = re.compile(rf"(?P<rhythm>{'|'.join(_RHYTHMS)})(?:mente|es)?")
_LEADING = re.compile(r"^(?:(?:a|al|el|en|para|hacia|antes|de|del) ){1,3}")
_EVERY_MONTH = re.compile(r"(?:cada mes|todos los meses)")

# What goes on, or happens when it happens: it has no end.
_OPEN = re.compile(
    r"\b(?:permanente|continu[oa]|demanda|cada (?:vez|que|\d)|cuando|segun|siempre que|durante|"
    r"una vez|a solicitud|eventual|semanal|diari[oa]|(?:tod[oa]s )?l[oa]s (?:\w{1,12} )?(?:dias|"
    r"semanas|lunes|martes|miercoles|jueves|viernes|sabados|domingos))"
)
_BETWEEN = re.compile(r"\bentre (?P<first>[\w ]{1,60}?) y (?=[\w ]{1,60})")


def is_open(text: str) -> bool:
    """Tell whether a term says that the activity has no last day."""
    return bool(_OPEN.search(fold(text)))


def begins_open(text: str) -> bool:
    """Tell whether a text begins as such a term does: "Cada vez que …"."""
    return bool(_OPEN.match(fold(text)))


def proposed(text: str, year: int, start: date | None = None) -> tuple[date, ...]:
    """Return the days that a term of a plan of `year` proposes, () where it names none; what would
    end before the activity's `start` is no deadline."""
    if len(text) > _LONGEST:
        return ()
    folded = " ".join(re.sub(r"[().:;]", " ", fold(text)).split())
    folded = _BETWEEN.sub(" ", folded).strip()
    begins = _BEGINS.search(folded)
    days = _end_of_span(text, _days(text, year)) or _weeks(folded, year) or _months(folded, year)
    if begins or (start and any(day < start for day in days)):
        return ()
    if days:
        return days
    return tuple(day for day in _series(folded, year) if start is None or day >= start)


def _end_of_span(text: str, days: tuple[date, ...]) -> tuple[date, ...]:
    """Return the last of two days of which the first is where something begins."""
    dashed = _DASHED.search(text) and not is_last_of_month(days[0]) if days else False
    spans = len(days) == _BOTH and days[0] < days[1] and (dashed or _OPENED.match(fold(text)))
    return days[1:] if spans else days


def _days(text: str, year: int) -> tuple[date, ...]:
    """Return the days written without a year, of a range the end; () where one does not exist."""
    found: list[date] = []
    position = 0
    for written in find_written(text):
        real = 1 <= written.month <= _MONTHS
        if not real or not 1 <= written.day <= monthrange(year, written.month)[1]:
            return ()
        if written.year is not None:
            return ()
        if found and _RANGE.fullmatch(fold(text[position : written.start])):
            found.pop()
        found.append(date(year, written.month, written.day))
        position = written.end
    return tuple(found)


def _weeks(folded: str, year: int) -> tuple[date, ...]:
    """Return the last days of the weeks and half months that are named."""
    found = []
    for one in _WEEK.finditer(folded):
        month = month_number(one["month"])
        if month is None:
            return ()
        ends = _WEEKS if one["part"] == "semana" else _HALVES
        last = monthrange(year, month)[1]
        found.append(date(year, month, ends.get(one["which"], last)))
    return tuple(found)


def _months(folded: str, year: int) -> tuple[date, ...]:
    """Return the ends of the periods that are named, alone or beside a rhythm."""
    bare = _LEADING.sub("", _RHYTHM.sub(" ", folded).strip(" ,-")) or folded
    return _ends(read_periods(bare), year)


def _ends(periods: tuple[Period, ...], year: int) -> tuple[date, ...]:
    ends = [end for one in periods if (end := one.last_day(year))]
    return tuple(ends) if ends == sorted(ends) else ()


def _series(folded: str, year: int) -> tuple[date, ...]:
    """Return the ends of the parts of the year, where the whole text is their rhythm."""
    rhythm = _RHYTHM.fullmatch(folded)
    if rhythm is None and not _EVERY_MONTH.fullmatch(folded):
        return ()
    months = _RHYTHMS[rhythm["rhythm"]] if rhythm else 1
    parts = tuple(Period(months, number) for number in range(1, 1 + _MONTHS // months))
    return _ends(parts, year)

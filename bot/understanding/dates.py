"""Days and lengths of time as people say them: "el 30 de junio", "la otra semana", "15 días"."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bot.understanding.reading import phrase
from core.spanish import MONTHS, WEEKDAYS, fold

MONTH = "|".join(MONTHS)
WEEKDAY = "|".join(fold(day) for day in WEEKDAYS)
_WEEKS_AHEAD = 26
_WEEKDAYS = [fold(day) for day in WEEKDAYS]
WorkingDays = Callable[[date, int], date]


@dataclass(frozen=True, slots=True)
class SaidDate:
    """A day that `plain[start:end]` names; `exact` is False for a month or a week as a whole."""

    start: int
    end: int
    day: date | None
    exact: bool = True


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
        if self.unit == "meses":
            return _months_later(day, self.count)
        return day + timedelta(days=self.count)


_NUMERIC = phrase(
    rf"(?:(?:el )?(?:{WEEKDAY}) (?:, )?)?"
    r"(?:(?P<iso>20\d\d[/-]\d{1,2}[/-]\d{1,2})|(?P<dmy>\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}))"
)
_DAY_OF_MONTH = phrase(
    rf"(?:(?:(?:el|este|proximo) ){{0,2}}(?:{WEEKDAY}) (?:, )?(?=\d))?"
    rf"(?:(?P<part>fin|fines|final|finales|mediados|comienzos|inicios|principios) de (?:el )?)?"
    rf"(?:(?P<day>\d{{1,2}}|primero)(?: \d{{1,2}})? de )?(?P<month>{MONTH})"
    rf"(?: (?P<after>\d{{1,2}})(?! (?:%|de|/)))?(?: (?:de|del|del año)? ?(?P<year>20\d\d))?"
)
_FROM_TO = phrase(
    rf"(?:del? )?(?:\d{{1,2}} ,? ?){{0,4}}\d{{1,2}} (?:al|a|y|-"
    rf"|hasta el) (?=\d{{1,2}} de (?:{MONTH}))"
)
_WEEKDAY = phrase(
    rf"(?:(?:el|este|proximo|otro) ){{0,3}}(?P<weekday>{WEEKDAY})"
    r"(?P<past> pasado| anterior)?(?: (?:que viene|proximo|entrante))?"
    rf"(?: (?P<number>\d{{1,2}})(?! (?:%|/|por|puntos|de (?!{MONTH}))))?"
)
_TOMORROW = phrase(r"(?<!la )(?<!esta )(?:(?P<after>pasado) )?mañana|(?P<today>hoy(?: mismo)?)")
_NEXT_WEEK = phrase(
    r"(?:(?:la|esta) )?(?:otra|proxima|siguiente) semana|(?:la )?semana (?:entrante|siguiente"
    r"|proxima"
    r"|que viene|que entra)"
)
_NEXT_MONTH = phrase(
    r"(?:el )?(?:otro|proximo|siguiente) mes|(?:el )?mes (?:entrante|que viene|proximo)"
)
_END_OF_MONTH = phrase(
    r"(?:a )?(?:fin|fines|final|finales) de(?: este| el)? mes|fin de(?: este)? año"
)
_IN_SOME_TIME = phrase(r"(?:en|dentro de)(?= (?:\d{1,3}|un|una|unos) (?:dias?|semanas?|mes|meses))")
_DAY_ALONE = phrase(rf"(?:el|al)(?: dia)? (?P<day>\d{{1,2}})(?! (?:%|de (?:{MONTH})|puntos))")
_LENGTH = phrase(
    r"(?P<count>\d{1,3}|un|una|otro|otra|medio) (?P<unit>dias?|semanas?|mes|meses|año)"
    r"(?: (?P<working>habiles|laborales))?"
)


def find_dates(plain: str, today: date) -> list[SaidDate]:
    """Return the days that `plain` names, in the order of the text; past ones included."""
    found: list[SaidDate] = []
    for finder in (_numeric, _of_a_month, _weekdays, _near_days, _in_some_time):
        found.extend(
            said
            for said in finder(plain, today)
            if not any(said.start < o.end and o.start < said.end for o in found)
        )
    return sorted(found, key=lambda said: said.start)


def find_day_alone(plain: str, today: date) -> SaidDate | None:
    """Return "el 15" as the next such day; only where nothing but a day can be meant."""
    found = _DAY_ALONE.search(plain)
    if found is None:
        return None
    for months in range(3):
        first = _months_later(today.replace(day=1), months)
        day = _valid(first.year, first.month, int(found["day"]))
        if day is not None and day > today:
            return SaidDate(found.start(), found.end(), day)
    return None


def find_lengths(plain: str) -> list[Length]:
    """Return the lengths of time in `plain`; "ocho días" is a week."""
    return [_length(found) for found in _LENGTH.finditer(plain)]


def _length(found: re.Match[str]) -> Length:
    count = int(found["count"]) if found["count"].isdigit() else 1
    if found["unit"].startswith("dia"):
        unit = "habiles" if found["working"] else "dias"
        count = 7 if (count, unit) == (8, "dias") else count
    elif found["unit"].startswith("semana"):
        unit, count = "dias", count * 7
    elif found["unit"].startswith("mes"):
        unit, count = ("dias", 15) if found["count"] == "medio" else ("meses", count)
    else:
        unit, count = "meses", count * 12
    return Length(found.start(), found.end(), count, unit)


def _numeric(plain: str, today: date) -> Iterator[SaidDate]:
    del today
    for found in _NUMERIC.finditer(plain):
        parts = [int(part) for part in re.split(r"[/.-]", found["iso"] or found["dmy"])]
        year, month, day = parts if found["iso"] else (parts[2], parts[1], parts[0])
        said = _valid(year + 2000 if year < 100 else year, month, day)
        yield SaidDate(found.start(), found.end(), said)


def _of_a_month(plain: str, today: date) -> Iterator[SaidDate]:
    for found in _FROM_TO.finditer(plain):
        yield SaidDate(found.start(), found.end() - 1, None)
    for found in _DAY_OF_MONTH.finditer(plain):
        yield _one_of_a_month(found, today)


def _one_of_a_month(found: re.Match[str], today: date) -> SaidDate:
    month = MONTHS.index(found["month"]) + 1
    said = found["day"] or found["after"]
    day = 1 if said == "primero" else int(said) if said else None
    exact = day is not None or found["part"] is not None
    for year in [int(found["year"])] if found["year"] else [today.year, today.year + 1]:
        last = calendar.monthrange(year, month)[1]
        in_month = {"mediados": 15, "comienzos": 5, "inicios": 5, "principios": 5}
        chosen = _valid(year, month, day or in_month.get(found["part"] or "", last))
        if chosen is not None and (found["year"] or chosen >= today):
            return SaidDate(found.start(), found.end(), chosen, exact)
    return SaidDate(found.start(), found.end(), None, exact)


def _weekdays(plain: str, today: date) -> Iterator[SaidDate]:
    for found in _WEEKDAY.finditer(plain):
        ahead = (_WEEKDAYS.index(found["weekday"]) - today.weekday() - 1) % 7 + 1
        day = None if found["past"] else today + timedelta(days=ahead)
        if day is not None and found["number"]:
            day = _with_number(day, int(found["number"]))
        yield SaidDate(found.start(), found.end(), day)


def _with_number(day: date, number: int) -> date | None:
    """Return the next such weekday with this number: "el viernes 12"; None if none is near."""
    weeks = (day + timedelta(days=7 * n) for n in range(_WEEKS_AHEAD))
    return next((one for one in weeks if one.day == number), None)


def _near_days(plain: str, today: date) -> Iterator[SaidDate]:
    for found in _TOMORROW.finditer(plain):
        ahead = 0 if found["today"] else 2 if found["after"] else 1
        yield SaidDate(found.start(), found.end(), today + timedelta(days=ahead))
    for found in _NEXT_WEEK.finditer(plain):
        monday = today + timedelta(days=7 - today.weekday())
        yield SaidDate(found.start(), found.end(), monday, exact=False)
    for found in _NEXT_MONTH.finditer(plain):
        first = _months_later(today.replace(day=1), 1)
        yield SaidDate(found.start(), found.end(), first, exact=False)
    for found in _END_OF_MONTH.finditer(plain):
        month = 12 if found.group().endswith("ano") else today.month
        last = calendar.monthrange(today.year, month)[1]
        yield SaidDate(found.start(), found.end(), date(today.year, month, last))


def _in_some_time(plain: str, today: date) -> Iterator[SaidDate]:
    for found in _IN_SOME_TIME.finditer(plain):
        length = _LENGTH.match(plain, found.end() + 1)
        if length is not None:
            said = _length(length)
            day = None if said.unit == "habiles" else said.after(today, _no_working_days)
            yield SaidDate(found.start(), said.end, day)


def _no_working_days(day: date, count: int) -> date:
    raise AssertionError((day, count))  # pragma: no cover - only called for calendar days


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _months_later(day: date, months: int) -> date:
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))

"""The days that words name as a whole: "esta semana", "el próximo mes", "marzo". Pure."""

from __future__ import annotations

import re
from datetime import date, timedelta

from bot.understanding.wordlists import DAYS_OF_A_WEEK, MONTH, WEEKDAY
from core.dates.lengths import find_lengths, months_later
from core.dates.reader import find_dates, without_days
from core.dates.said import end_of, monday_of
from core.spanish import fold, month_number

_NEXT = r"(?:proxim[oa]|siguiente|entrante|que (?:viene|entra)|otr[oa])"
_THIS = r"(?:est[ae]|presente|lo que queda del?)"
_DAYS = re.compile(
    r"(?:(?:en|para|de|el|la|mes de|l[ao]s) )*(?:"
    r"(?P<today>hoy)|(?P<tomorrow>manana)"
    rf"|(?:(?P<ahead>{_NEXT}) |{_THIS} )?(?:la )?(?P<unit>semana|mes|ano)(?P<after> {_NEXT})?"
    rf"|(?P<month>{MONTH})(?: (?:de |del )?(?P<year>20\d\d))?)"
)
_AND_NEXT = re.compile(
    rf"(?P<this>.{{0,20}}\b(?P<unit>semana|mes)) [yo] (?:en )?(?:la |el )?{_NEXT}(?: (?P=unit))?"
)
_BEFORE = re.compile(
    r"(?:hasta|(?P<short>antes del?)|(?:de(?:sde)? )?(?:aqui|ahora|hoy) (?:al?|hasta)) (?:el )?"
)
# "del 1 al 10 de junio", "entre hoy y el viernes"
_BETWEEN = re.compile(
    r"(?:de|del|desde|en|entre) (?:el )?(?P<first>[a-z0-9 ]{1,30}?) (?:y|al?|hasta) (?:el )?"
    r"(?P<last>[a-z0-9 ]{1,30})"
)
_AHEAD = re.compile(rf"(?:en |de )?(?:l[oa]s )?{_NEXT}s? [a-z0-9]{{1,10}} (?:dias|semanas|meses)")
_WEEKDAY = re.compile(WEEKDAY)
_DECEMBER = 12
_LAST = r"(?:pasad[oa]|anterior)"
_PASSED = re.compile(
    r"\b(?:(?P<today>hoy|esta (?:manana|tarde|noche))"
    r"|(?P<before>antier|anteayer|antes de ayer)|(?P<yesterday>ayer)"
    r"|(?:ultim[oa]s|est[oa]s) (?P<lately>(?:[a-z0-9]{1,9} )?dias)"
    rf"|(?P<since>desde )?d?el (?P<weekday>{WEEKDAY})"
    rf"|(?P<last>ultim[oa] )?(?P<unit>semana|mes|ano)(?P<past> {_LAST})?"
    rf"|(?P<month>{MONTH})(?: (?:de |del )?(?P<year>20\d\d))?)\b"
)


def days_of(words: str, today: date) -> tuple[date, date] | None:
    """Return the first and the last day that words name, None where they name something else.

    A month without its year is the one that comes; what is left of this year begins today.
    """
    plain = " ".join(fold(words).split())
    if both := _AND_NEXT.fullmatch(plain):
        spans = [days_of(one, today) for one in (both["this"], f"la otra {both['unit']}")]
        return None if None in spans else (spans[0][0], spans[1][1])  # type: ignore[index]
    found = _DAYS.fullmatch(plain)
    before = _BEFORE.match(plain)
    if before and _DAYS.fullmatch(plain, before.end()):
        span = days_of(plain[before.end() :], today)
        last = span and (span[0] - timedelta(days=1) if before["short"] else span[1])
        return (today, last) if last and last >= today else None
    if found is None:
        return _by_dates(plain, today)
    if found["today"] or found["tomorrow"]:
        day = today + timedelta(days=1 if found["tomorrow"] else 0)
        return day, day
    if found["month"]:
        return _month(month_number(found["month"]) or 0, found["year"], today)
    ahead = 1 if found["ahead"] or found["after"] else 0
    if found["unit"] == "semana":
        monday = monday_of(today) + timedelta(weeks=ahead)
        return monday, monday + timedelta(days=6)
    if found["unit"] == "mes":
        first = months_later(today.replace(day=1), ahead)
        return first, end_of(first)
    year = today.year + ahead
    return date(year, 1, 1) if ahead else today, date(year, _DECEMBER, 31)


def _by_dates(plain: str, today: date) -> tuple[date, date] | None:
    """Return the days that words name by their dates, or by how many they are from today."""
    if _AHEAD.fullmatch(plain) and (lengths := find_lengths(plain)):
        return today, lengths[0].from_day(today)
    both = None if _BEFORE.match(plain) else _BETWEEN.fullmatch(plain)
    return _between(both, today) if both else _to_a_day(plain, today)


def _between(both: re.Match[str], today: date) -> tuple[date, date] | None:
    """Return the days from one to another, or of two months; a number alone is of the month of the
    last, or of the one before it, and a day of the week comes after the first."""
    spans = [days_of(one, today) for one in both.groups() if _DAYS.fullmatch(one)]
    if len(spans) > 1 and spans[0] and spans[1]:
        return spans[0][0], spans[1][1]
    last = _the_day(both["last"], today)
    if last is None:
        return None
    if both["first"].isdigit():
        day = int(both["first"])
        month = last if day <= last.day else months_later(last, -1)
        first: date | None = month.replace(day=max(1, min(day, end_of(month).day)))
    else:
        first = _the_day(both["first"], today)
    if first is not None and first > last and _WEEKDAY.fullmatch(both["last"]):
        last += timedelta(weeks=1)
    return None if first is None or first > last else (first, last)


def _the_day(words: str, today: date) -> date | None:
    """Return the one day that words name and nothing else, None where they do not."""
    named = f"el {words}"  # a number alone is a day only behind "el"
    said = find_dates(named, today)
    alone = len(said) == 1 and said[0].exact and without_days(named, today).strip() in {"", "el"}
    return said[0].day if alone else None


def _to_a_day(words: str, today: date) -> tuple[date, date] | None:
    """Return the one day to come that words name, "el viernes"; and from today, "antes del 20"."""
    before = _BEFORE.match(words)
    rest = words[before.end() :] if before else words.removeprefix("el ")
    day = _the_day(rest, today)
    last = day and day - timedelta(days=1 if before and before["short"] else 0)
    return None if last is None or last < today else (last if before is None else today, last)


def _month(number: int, year: str | None, today: date) -> tuple[date, date]:
    passed = 1 if number < today.month else 0
    first = date(int(year) if year else today.year + passed, number, 1)
    return first, end_of(first)


def days_before(words: str, today: date) -> tuple[date, date]:
    """Return the first and the last day of what words name of the time until today; a month
    without its year is the last one that has begun, and no words mean this year."""
    found = _PASSED.search(" ".join(fold(words).split()))
    if found is None:
        return today.replace(month=1, day=1), today
    if found["today"] or found["yesterday"] or found["before"]:
        day = today - timedelta(days=2 if found["before"] else 1 if found["yesterday"] else 0)
        return day, day
    if found["weekday"]:
        back = (today.weekday() - DAYS_OF_A_WEEK.index(found["weekday"])) % 7
        day = today - timedelta(days=back)
        return day, today if found["since"] else day
    if found["lately"]:
        lengths = find_lengths(found["lately"])
        ahead = lengths[0].from_day(today) - today if lengths else timedelta(weeks=1)
        return today - ahead, today
    if found["month"]:
        number = month_number(found["month"]) or 0
        passed = 1 if number > today.month else 0
        first = date(int(found["year"]) if found["year"] else today.year - passed, number, 1)
        return min(first, today), min(end_of(first), today)
    first, last = _unit_before(found["unit"], 1 if found["past"] else 0, today)
    if found["last"]:  # "la última semana" begins a week ago
        first = min(first, today - timedelta(days=(last - first).days))
    return first, min(last, today)


def names_days_before(words: str) -> bool:
    """Tell whether words name days of the time until today: "esta semana", "en marzo"."""
    return _PASSED.search(" ".join(fold(words).split())) is not None


def _unit_before(unit: str, back: int, today: date) -> tuple[date, date]:
    if unit == "semana":
        monday = monday_of(today) - timedelta(weeks=back)
        return monday, monday + timedelta(days=6)
    if unit == "mes":
        first = months_later(today.replace(day=1), -back)
        return first, end_of(first)
    year = today.year - back
    return date(year, 1, 1), date(year, _DECEMBER, 31)

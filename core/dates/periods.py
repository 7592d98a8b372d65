"""Weeks, months and parts of them: "la semana del 8 de junio", "el otro mes", "finales de mayo"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from core.dates.lengths import months_later
from core.dates.said import (
    LAST,
    UNSURE,
    WEEK,
    Said,
    end_of,
    is_code,
    monday_of,
    month_of,
    next_number,
    said,
    which_of,
)
from core.dates.tokens import Found, Rule, Shape
from core.dates.written import YEAR, Written, valid

_SUNDAY = 6
_MIDDLE, _BEGINNING = 15, 5
_MONTH_FROM_NOW = re.compile(r"[eE]?(?P<next>xk(?!d[MBX])|kx|kqv)|(?P<this>[tP]k|ki?c)")
_WEEK_FROM_NOW = re.compile(r"[eEtP]{0,2}(?:(?P<next>xs|sx|sqv)|(?P<this>(?<=[tP])s)|(?P<last>sz))")
_WEEK_OF_DAY = re.compile(r"[eE]?sd[eE]?(?:(?P<from>N)(?:a|&|-))?(?P<day>R|N)")
_WEEK_OF_MONTH = re.compile(rf"[eE]?(?P<which>[Ou])sde?(?P<month>M|[BX]|K|k)(?:{YEAR})?")
_PART = re.compile(rf"a?[eE]?(?P<part>p)de?[tP]?(?:kd)?(?P<month>M|[BX]|K|k|j)(?:{YEAR})?")
_NEXT_MONTH = re.compile(r"K")
_MONTH = re.compile(rf"(?:kd)?(?P<month>M|[BX](?=d?Y))(?:{YEAR})?")
_MONTH_IN_FIGURES = re.compile(r"(?P<number>N)/(?P<year>Y)")
_DASHED_MONTH = re.compile(r"[MB][-/]N")
_DAYS_OF_MONTH = re.compile(r"[MB]N-N")


def _month_from_now(shape: Shape, match: re.Match[str]) -> Found:
    del shape
    return "K", 1 if match["next"] else 0, None


def _week_from_now(shape: Shape, match: re.Match[str]) -> Found | None:
    if shape.letter(match.start() - 2) == "p":
        return "r", 0, None  # "fin de la próxima semana" names no day
    weeks = 1 if match["next"] else 0 if match["this"] else -1
    return "S", 0, Said(lambda today: monday_of(today) + weeks * WEEK, exact=False)


def _week_of_day(shape: Shape, match: re.Match[str]) -> Found:
    """Read "la semana del 8 de junio", "la semana del 8 al 12 de junio"."""
    token = shape.tokens[match.start("day")]
    first = shape.tokens[match.start("from")].value if match["from"] else None
    if isinstance(token.day, Written):
        whole = token.day if first is None else replace(token.day, day=first)
        return "S", 0, Said(whole.on, exact=False)
    day = first or token.value
    return "S", 0, Said(lambda today: next_number(today, day), exact=False)


def _week_of_month(shape: Shape, match: re.Match[str]) -> Found:
    """Read "la segunda semana de junio": its Monday, where all count the weeks alike."""
    which = which_of(shape, match)
    month = month_of(shape, match)
    return "S", 0, Said(lambda today: _nth_week(month(today), which), exact=False)


def _nth_week(first: date | None, which: int) -> date | None:
    """Return the Monday of a week of a month.

    None where the month begins, or for its last week ends, within a week: some count that piece
    as a week and some do not.
    """
    if first is None:
        return None
    last = end_of(first)
    if which == LAST:
        monday = last - timedelta(days=last.weekday())
        return monday if last.weekday() in (4, 5, _SUNDAY) else None
    monday = first + timedelta(days=-first.weekday() % 7) + (which - 1) * WEEK
    whole = first.weekday() in (0, 5, _SUNDAY)
    return monday if whole and monday.month == first.month else None


def _part_of_month(shape: Shape, match: re.Match[str]) -> Found | None:
    """Read "a mediados de junio", "finales del otro mes", "fin de año"."""
    part, month = shape.text(match.start("part")), month_of(shape, match)
    whole_year = shape.letters[match.start("month")] == "j"
    said_year = any(match[name] for name in ("year", "short", "this", "next"))
    if whole_year and not part.startswith("fin"):
        return "R", 0, UNSURE

    def find(today: date) -> date | None:
        first = month(today)
        if first is None:
            return None
        if part.startswith("fin"):
            return date(first.year, 12, 31) if whole_year else end_of(first)
        day = first.replace(day=_MIDDLE if part.startswith("m") else _BEGINNING)
        return day if said_year or day >= today else None

    return said(find)


def _next_month(shape: Shape, match: re.Match[str]) -> Found | None:
    """Read "el otro mes" as its first day; "este mes" names none."""
    ahead = shape.tokens[match.start()].value
    if not ahead:
        return None
    if _is_unread(shape, match.start()):
        return "R", 0, UNSURE
    return said(lambda today: months_later(today.replace(day=1), ahead), exact=False)


def _month_alone(shape: Shape, match: re.Match[str]) -> Found:
    """Read "junio", "junio de 2026": its last day; none where more was written that is unread."""
    past = shape.letter(match.end()) == "z" and shape.letter(match.end() + 1) != "T"
    if past or _is_unread(shape, match.start()):
        return "R", 0, UNSURE
    month = month_of(shape, match)

    def find(today: date) -> date | None:
        first = month(today)
        return None if first is None else end_of(first)

    return "R", 0, Said(find, exact=False, whole_month=True)


def _is_unread(shape: Shape, at: int) -> bool:
    """Tell whether words that no rule reads stand before a month: "la quincena de", "pasado"."""
    before = at - 1
    while shape.letter(before) in {"d", "e", "E", "k"}:
        before -= 1
    if shape.letter(before) in {*"Ourbz"}:
        return True
    if before == at - 1:
        return False
    number = shape.letter(before) == "N" and not is_code(shape, before)
    return number or shape.letter(before) in {*"KSDsUWwzR"}


def _days_of_month(shape: Shape, match: re.Match[str]) -> Found | None:
    """Find "junio 15-26": two days, or a day and a year."""
    joined = shape.touch(match.end() - 2) and shape.touch(match.end() - 1)
    return ("R", 0, UNSURE) if joined else None


def _month_in_figures(shape: Shape, match: re.Match[str]) -> Found | None:
    """Read "06/2026" as its last day."""
    number, year = shape.tokens[match.start("number")].value, shape.tokens[match.start("year")]
    first = valid(year.value, number, 1)
    if first is None or shape.letter(match.start() - 1) in {"/", "-"}:
        return None
    written = Written(end_of(first).day, first.month, first.year)
    return said(written.on, exact=False)


def unread(shape: Shape, match: re.Match[str]) -> Found:
    """Make a day that cannot be told of what a rule finds."""
    del shape, match
    return "R", 0, UNSURE


FROM_NOW: tuple[Rule, ...] = (
    (_WEEK_OF_DAY, _week_of_day), (_MONTH_FROM_NOW, _month_from_now),
    (_WEEK_FROM_NOW, _week_from_now),
)  # fmt: skip
WEEKS_OF_MONTHS: tuple[Rule, ...] = ((_WEEK_OF_MONTH, _week_of_month),)
PARTS: tuple[Rule, ...] = ((_PART, _part_of_month),)
MONTHS: tuple[Rule, ...] = (
    (_MONTH_IN_FIGURES, _month_in_figures), (_DASHED_MONTH, unread),
    (_DAYS_OF_MONTH, _days_of_month), (_NEXT_MONTH, _next_month),
    (_MONTH, _month_alone),
)  # fmt: skip

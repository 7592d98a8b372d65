"""Days beside a day: counted from one, ranges, one or the other; and a number alone."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from core.dates.lengths import LENGTH, length_of
from core.dates.said import (
    TODAY,
    UNSURE,
    Said,
    coming,
    is_code,
    is_hour,
    is_percentage,
    next_number,
    said,
)
from core.dates.tokens import Found, Rule, Shape, Token, weekday_number
from core.dates.written import Written, valid

_WEEKDAY_AFTER = re.compile(r"(?P<day>R)(?P<comma>,)?(?P<weekday>R)")
_COUNTED = re.compile(
    rf"{LENGTH}(?P<more>&(?:[1_]|[N1][Uskj]))?,?_?,?(?:a?g|(?P<later>L)|(?P<back>A))d?[eE]?(?P<base>[RG])"
)
_RANGE = re.compile(r"d?e?(?P<first>N)(?:,N){0,8},?(?P<link>a|&|-|o|/|he?)(?P<day>R)")
_TO_WEEKDAY = re.compile(r"(?P<first>R)(?P<link>a|h)(?P<last>R)")
_RANGE_BACK = re.compile(r"(?P<first>R)(?P<link>a|he?)D?(?P<day>N)(?![-/%:'dDskjbMBURY]|\.N)")
_THE_OTHER = re.compile(r"R,?(?P<no>[_m]),?ex(?=[;,.f&]|$)")
_EITHER = re.compile(r"R(?:,(?:R|N[-/]N)){0,8},?oe?(?:R|N[-/]N)")
_DAY_ALONE = re.compile(r"(?P<lead>[ea]?D?)(?P<day>N|O(?=[;,.]|$))")


def _weekday_after(shape: Shape, match: re.Match[str]) -> Found | None:
    """Read "el 5 de junio (viernes)", "hoy martes": one day, none where the two contradict."""
    token = shape.tokens[match.start("day")]
    weekday = _bare_weekday(shape.tokens[match.start("weekday")])
    goes_on = match["comma"] and shape.letter(match.end()) not in {"", "i", *",;.:"}
    if weekday is None or goes_on:
        return None
    base = token.day
    if isinstance(base, Written):
        agree = base.weekday in (None, weekday)
        return "R", 0, replace(base, weekday=weekday, sure=True) if agree else UNSURE
    if base is None or not token.text.endswith(("hoy", "manana")):
        return None

    def find(today: date) -> date | None:
        day = base.on(today)
        return day if day is not None and day.weekday() == weekday else None

    return said(find)


def _counted(shape: Shape, match: re.Match[str]) -> Found | None:
    """Read "3 semanas a partir de mañana", "10 días antes del 15 de junio"."""
    if match["more"]:
        return "R", 0, UNSURE
    token, length = shape.tokens[match.start("base")], length_of(shape, match)
    base = TODAY if token.letter == "G" else token.day
    if length is None or base is None:
        return None
    if length.unit == "habiles":
        return "R", 0, UNSURE

    def find(today: date) -> date | None:
        day = base.on(today)
        return None if day is None else length.from_day(day, back=bool(match["back"]))

    return said(find)


def _range(shape: Shape, match: re.Match[str]) -> Found | None:
    """Read "del 4 al 22 de mayo" as its end, and "el 4 o 5 de mayo" as no day."""
    day, first = shape.tokens[match.start("day")].day, shape.tokens[match.start("first")]
    named = isinstance(day, Written) and day.named and day.weekday is None
    if not named or not 1 <= first.value <= 31 or is_code(shape, match.start("first")):
        return None
    return "R", 0, UNSURE if match["link"] in ("o", "/") else day


def _to_weekday(shape: Shape, match: re.Match[str]) -> Found | None:
    """Read "del lunes al viernes" as its end; "de lunes a viernes" names no day."""
    first = shape.tokens[match.start("first")]
    began, said_weekday = first.day, _bare_weekday(first) is not None
    weekday = _bare_weekday(shape.tokens[match.start("last")])
    if weekday is None or began is None or not began.exact:
        return None
    if said_weekday and shape.text(match.start("link")) == "a":
        return "r", 0, None

    def find(today: date) -> date | None:
        day = began.on(today)
        # "Del martes al viernes" on a Tuesday may begin today.
        if day is None or (said_weekday and day.weekday() == today.weekday()):
            return None
        return coming(day, weekday)

    return said(find)


def _bare_weekday(token: Token) -> int | None:
    """Return the weekday of "viernes", "el viernes", "(vie.)"; none of "este viernes"."""
    return weekday_number(token.text.removeprefix("el ").removesuffix(" ."))


def _range_back(shape: Shape, match: re.Match[str]) -> Found | None:
    """Read "del 1 de junio al 30": the second day has the first one's month."""
    first, number = shape.tokens[match.start("first")].day, shape.tokens[match.start("day")].value
    if not isinstance(first, Written) or number > 31 or shape.text(match.start("link")) == "a":
        return None
    began = first

    def find(today: date) -> date | None:
        day = began.on(today)
        if day is None or number <= day.day:
            return None
        return valid(day.year, day.month, number)

    return said(find)


def _either(shape: Shape, match: re.Match[str]) -> Found:
    """Read "el 15 de junio o el 20", "el 20/11, 22/11 o 25/11" as no day."""
    first = shape.tokens[match.start()].day
    return "R", 0, Said(UNSURE.find, sure=first is not None and first.sure)


def _the_other(shape: Shape, match: re.Match[str]) -> Found | None:
    """Read "este viernes no, el otro" as no day."""
    return ("R", 0, UNSURE) if shape.text(match.start("no")) in ("no", "sino") else None


def _day_alone(shape: Shape, match: re.Match[str]) -> Found | None:
    """Read "el 15", "el 4.º" as the next such day, `today` too; none where more was written."""
    end, day = match.end(), shape.tokens[match.start("day")].value
    after, then = shape.letter(end), shape.letter(end + 1)
    if not match["lead"] or shape.text(match.start()) == "a" or day > 31:
        return None
    if not shape.text(match.start("day")).isdigit():
        return None  # "el primero"
    if after in {*"%:'UDskjb#"} or shape.text(end) == "puntos" or is_hour(shape, end):
        return None
    if is_percentage(shape, end):
        return None
    if after in {".", ","} and then == "N" and shape.touch(end + 1):
        return None
    begun = after in {*"dMBmXY"} and shape.text(end) != "no"  # "el 13 no más"
    unread = begun or (after in {"-", "/"} and then in {*"NYMBmX#"})
    either = after == "o" and then in {*"NeR"}
    if unread or either:
        return "R", 0, Said(UNSURE.find, sure=False)
    return said(lambda today: next_number(today, day), sure=False)


WEEKDAY_AFTER: tuple[Rule, ...] = ((_WEEKDAY_AFTER, _weekday_after),)
BESIDE: tuple[Rule, ...] = (
    (_COUNTED, _counted), (_RANGE, _range), (_TO_WEEKDAY, _to_weekday), (_RANGE_BACK, _range_back),
)  # fmt: skip
ALONE: tuple[Rule, ...] = ((_DAY_ALONE, _day_alone),)
EITHER: tuple[Rule, ...] = ((_EITHER, _either), (_THE_OTHER, _the_other))

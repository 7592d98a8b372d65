"""Days as people say them, seen from today: "el lunes", "la semana del 8 de junio", "el otro mes".

The rules work in rounds: each round reads what it can and puts one letter in its place, so that
the next may build on it: "el miércoles" of "la próxima semana", "3 días a partir de" a day.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from core.dates.beside import ALONE, BESIDE, EITHER, WEEKDAY_AFTER
from core.dates.lengths import LENGTH, is_piece, length_of, months_later
from core.dates.periods import FROM_NOW, MONTHS, PARTS, WEEKS_OF_MONTHS, unread
from core.dates.said import (
    LAST,
    UNSURE,
    WEEK,
    coming,
    end_of,
    is_hour,
    is_percentage,
    last,
    monday_of,
    month_of,
    said,
    weekday_of,
    which_of,
)
from core.dates.tokens import Found, Rule, Shape, shorten
from core.dates.written import YEAR, valid

_WEEKS_AHEAD = 26
_ONE_DAY = timedelta(days=1)
_EIGHT, _FIFTEEN = 8, 15
_IN_WEEK = re.compile(r"[etx]{0,6}(?P<weekday>W|w\.?|X),?d?(?P<week>S)")
_WEEK_THEN_DAY = re.compile(r"(?P<week>S),?e?(?P<weekday>W|w\.?)(?:D?(?P<number>N))?")
_IN_MONTH = re.compile(
    r"[ea]{0,4}D?(?P<day>[NO])(?:d(?:e?(?P<month>K)|t?(?P<plain>k)|E?(?P<now>P)(?=[;,.fh]|$))"
    r"|(?P<bare>K))"
)
_NTH_DAY = re.compile(
    rf"[ea]{{0,4}}(?P<which>[Ou])(?:(?P<weekday>W)|D)(?P<working>b)?d[eE]?"
    rf"(?P<month>M|[BX]|K|k|j)(?:{YEAR})?"
)
_WEEKDAY_NUMBER = re.compile(
    r"[etx]{0,6}(?P<ago>z)?(?P<weekday>W|w\.?)(?:,?eD?)?(?P<number>N)"
    r"(?:(?P<past>z(?!T))|de?(?P<month>K)|dt?(?P<plain>k))?"
)
_IN_EIGHT = re.compile(
    r"(?:H|(?P<tomorrow>T)|[et]{0,2}(?P<weekday>W|w\.?))i(?P<count>N)"
    r"(?:(?P<unit>U)(?!b)|(?=[;,.]|$))"
)
_WEEKDAY_BY_FEAST = re.compile(r"[etx]{0,6}(?:W|w\.?)(?:(?:,?[LA]d|xa)[eE]?[Rrs]|r)")
_WEEKDAY = re.compile(r"[eEtx]{0,6}(?P<ago>z)?(?P<weekday>W|w\.?)(?P<past>z)?(?:x|qv)?")
_TOMORROW = re.compile(r"(?P<after>z)?T")
_AFTER_TOMORROW = re.compile(r"[eE]?D?LdT")
_DAY_AFTER = re.compile(r"(?:[ea]?Dx|e?xD)(?![bdN])")
_TODAY = re.compile(r"H")
_TWO_DAYS = re.compile(r"[et]D?N[&,]e?N(?=_)")
_WAS_DONE = re.compile(r"se|nos|hubo|\w+(?:[ai]mos|aron|ieron)")
_WORKING_DAY = re.compile(r"[eE]?[NOu]Db(?:d[eE]?(?:M|K|k|j))?")
_IN_SOME_TIME = re.compile(rf"(?:i|ld){LENGTH}(?!_?(?:a?g|L))")


def _in_week(shape: Shape, match: re.Match[str]) -> Found | None:
    """Read "el miércoles de la próxima semana", "la próxima semana el miércoles"."""
    week, weekday = shape.tokens[match.start("week")].day, weekday_of(shape, match)
    number = match.groupdict().get("number")
    if week is None:
        return None
    if number and is_hour(shape, match.end()):
        number = None

    def find(today: date) -> date | None:
        first = week.on(today)
        if first is None:
            return None
        day = monday_of(first) + timedelta(days=weekday)
        told = shape.tokens[match.start("number")].value if number else day.day
        return day if day.day == told else None

    return said(find)


def _in_month(shape: Shape, match: re.Match[str]) -> Found | None:
    """Read "el 15 del mes entrante", "el 15 este mes"; "el 15 de cada mes" is no day."""
    day, ahead = shape.tokens[match.start("day")].value, 0
    if (
        match["bare"]
        and match.start("day") == match.start()
        and shape.text(match.start() - 1) != "del"
    ):
        return None  # "llevamos 3 este mes"
    if match["month"] or match["bare"]:
        ahead = shape.tokens[match.end() - 1].value

    def find(today: date) -> date | None:
        first = months_later(today.replace(day=1), ahead)
        return valid(first.year, first.month, day)

    return said(find, sure=not match.group().startswith("N"))


def _nth_day(shape: Shape, match: re.Match[str]) -> Found:
    """Read "el primer lunes de junio", "el último día del mes"; a working day needs a calendar."""
    if match["working"]:
        return "R", 0, UNSURE
    which, month = which_of(shape, match), month_of(shape, match)
    weekday = weekday_of(shape, match) if match["weekday"] else None

    def find(today: date) -> date | None:
        first = month(today)
        if first is None:
            return None
        if weekday is None:
            return end_of(first) if which == LAST else valid(first.year, first.month, which)
        return _nth_weekday(first, weekday, which)

    return said(find)


def _nth_weekday(first: date, weekday: int, which: int) -> date | None:
    if which == LAST:
        last = end_of(first)
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    day = first + timedelta(days=(weekday - first.weekday()) % 7) + (which - 1) * WEEK
    return day if day.month == first.month else None


def _weekday_and_number(shape: Shape, match: re.Match[str]) -> Found | None:
    """Read "el viernes 12": the next Friday with this number, today too."""
    end, weekday = match.end(), weekday_of(shape, match)
    number, after = shape.tokens[match.start("number")].value, shape.letter(end)
    if (
        after in {"%", "/", ":"}
        or is_percentage(shape, end)
        or shape.text(end) == "puntos"
        or is_hour(shape, end)
    ):
        return None
    if after == "." and shape.letter(end + 1) == "N" and shape.touch(end + 1):
        return None  # "el viernes 1.2"
    if after == "d" and not (match["month"] or match["plain"]):
        return "R", 0, UNSURE
    month = shape.tokens[match.start("month")].value if match["month"] else 0
    past = match["ago"] or match["past"]

    def find(today: date) -> date | None:
        if match["month"] or match["plain"]:
            first = months_later(today.replace(day=1), month)
            day = valid(first.year, first.month, number)
            return day if day is not None and day.weekday() == weekday else None
        first, step = today + timedelta(days=(weekday - today.weekday()) % 7), WEEK
        if past:
            first, step = last(today, weekday), -WEEK
        weeks = (first + n * step for n in range(_WEEKS_AHEAD))
        return next((day for day in weeks if day.day == number), None)

    return said(find)


def _in_eight(shape: Shape, match: re.Match[str]) -> Found | None:
    """Read "de hoy en ocho", "el viernes en ocho días": a week later; "en quince" may be 14.

    "Hoy en 15" without "de" and "días" may be a percentage.
    """
    count = shape.tokens[match.start("count")].value
    other_unit = match["unit"] and not shape.text(match.start("unit")).startswith("dia")
    figure = (match["tomorrow"] or not match["unit"]) and shape.letter(match.start() - 1) != "d"
    if count not in (_EIGHT, _FIFTEEN) or other_unit or figure:
        return None
    if count == _FIFTEEN:
        return "R", 0, UNSURE
    weekday = weekday_of(shape, match) if match["weekday"] else None
    ahead = WEEK + _ONE_DAY if match["tomorrow"] else WEEK

    def find(today: date) -> date | None:
        return ahead + (today if weekday is None else coming(today, weekday))

    return said(find)


def _weekday_by_feast(shape: Shape, match: re.Match[str]) -> Found | None:
    """Find "el martes después del puente", "el lunes festivo", which need a calendar."""
    last = shape.tokens[match.end() - 1]
    feast = last.text in ("festivo", "puente") if last.letter == "r" else True
    holy_week = shape.text(match.end()) == "santa" if last.letter == "s" else True
    apart = last.letter == "R" and "," in match.group()
    return ("R", 0, UNSURE) if feast and holy_week and not apart else None


def _weekday_alone(shape: Shape, match: re.Match[str]) -> Found | None:
    """Read "el viernes", "el viernes que viene", "el viernes pasado"; "los viernes" is no day."""
    words = [shape.text(at) for at in range(match.start() - 1, match.end())]
    if "los" in words or "cada" in words:
        return None
    if match.group()[0] in "Ww" and shape.letter(match.start() - 1) in {"O", "u"}:
        return "R", 0, UNSURE  # "el primer lunes por la tarde de junio", "el último viernes"
    weekday, past = weekday_of(shape, match), match["ago"] or match["past"]
    letters = match.group()
    is_next = "t" not in letters and ("x" in letters or "v" in letters)
    other = "otro" in words or (is_next and ("proximo" in words or "siguiente" in words))

    def find(today: date) -> date | None:
        day = coming(today, weekday)
        if past:
            return last(today, weekday)
        # Nobody can tell whether these are this one or the next: "el próximo viernes" in the same
        # week, which some begin on Sunday, "el viernes que viene" on the day before.
        same_week = day < monday_of(today + _ONE_DAY) + WEEK
        return None if (other and same_week) or (is_next and day - today == _ONE_DAY) else day

    return said(find)


def _after_tomorrow(shape: Shape, match: re.Match[str]) -> Found:
    """Read "el día después de mañana"."""
    del shape, match
    return said(lambda today: today + timedelta(days=2))


def _day_after(shape: Shape, match: re.Match[str]) -> Found | None:
    """Read "al día siguiente", which in a longer text may be another one's; "otro día" is none."""
    if shape.text(match.end() - 2) == "otro" and shape.text(match.start() - 1) != "al":
        return None
    return said(lambda today: today + timedelta(days=1), sure=False)


def _today(shape: Shape, match: re.Match[str]) -> Found:
    del shape, match
    return said(lambda today: today)


def _tomorrow(shape: Shape, match: re.Match[str]) -> Found | None:
    """Read "mañana" and "pasado mañana"; "en la mañana" is a part of a day."""
    before = shape.text(match.start() - 1)
    if before in ("la", "las", "una", "esta", "toda", "cada"):
        return None
    ahead = timedelta(days=2 if match["after"] else 1)
    return said(lambda today: today + ahead)


def _two_days(shape: Shape, match: re.Match[str]) -> Found | None:
    """Find "el 17 y 18" of what was done then: "este 17 y 18 hicimos dos jornadas"."""
    done = _WAS_DONE.fullmatch(shape.text(match.end()))
    return None if done is None else ("R", 0, UNSURE)


def _in_some_time(shape: Shape, match: re.Match[str]) -> Found | None:
    """Read "en 15 días", counted from today; working days need a calendar."""
    if is_piece(shape, match):
        return "R", 0, UNSURE
    length = length_of(shape, match)
    if length is None or length.unit == "habiles":
        return None
    return said(length.from_day)


_DAYS: tuple[Rule, ...] = (
    (_IN_WEEK, _in_week), (_WEEK_THEN_DAY, _in_week), (_WORKING_DAY, unread),
    (_IN_EIGHT, _in_eight), (_WEEKDAY_BY_FEAST, _weekday_by_feast),
    (_IN_MONTH, _in_month), (_NTH_DAY, _nth_day),
    *PARTS, (_AFTER_TOMORROW, _after_tomorrow), (_TOMORROW, _tomorrow), (_DAY_AFTER, _day_after),
    (_TODAY, _today), (_IN_SOME_TIME, _in_some_time),
    (_TWO_DAYS, _two_days), (_WEEKDAY_NUMBER, _weekday_and_number), (_WEEKDAY, _weekday_alone),
    *MONTHS,
)  # fmt: skip
_ROUNDS = (FROM_NOW, WEEKS_OF_MONTHS, _DAYS, WEEKDAY_AFTER, BESIDE, ALONE, EITHER)


def read_spoken(shape: Shape) -> Shape:
    """Return the shape with each day that is said as one letter R, a week as S, a month as K."""
    for rules in _ROUNDS:
        shape = shorten(shape, rules)
    return shape

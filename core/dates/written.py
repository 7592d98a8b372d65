"""Days that are written out: "15/06", "15-jun-2026", "junio 15", "1ro de junio del año entrante".

The day comes before the month, always. Each rule is a pattern over the letters of a shape.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date

from core.dates.tokens import FEASTS, Found, Rule, Shape, Token, shorten

MONTHS_IN_YEAR = 12
_LONGEST_MONTH = 31
_CENTURY = 2000
MARCH = 3  # "mar", where no Tuesday is meant
_YEARS_OF_TWO_FIGURES = 3  # years from today that "15-06-27" may lie away


@dataclass(frozen=True, slots=True)
class Written:
    """A day and month as written; `year` None where none was, `ahead` years from this one.

    `weekday` (0–6) is what was written before it; `named` tells that the month is a word. What is
    not `sure` ("15/06" without a word that leads to a day) may be a fraction; what is `vague`
    ("mar 15") may be a Tuesday; what is `past` ("el pasado 15 de marzo") lies before today.
    """

    day: int
    month: int
    year: int | None = None
    ahead: int | None = None
    weekday: int | None = None
    short_year: bool = False
    named: bool = True
    sure: bool = True
    vague: bool = False
    past: bool = False

    @property
    def exact(self) -> bool:
        """A day that is written out is one day."""
        return True

    @property
    def whole_month(self) -> bool:
        """A day that is written out is no month."""
        return False

    def on(self, today: date) -> date | None:
        """Return the day; without a year the next such one, `today` included.

        None where there is no such day, or where it falls on another weekday than was written.
        """
        day = None if self.vague else self._on(today)
        return day if day is None or self.weekday in (None, day.weekday()) else None

    def _on(self, today: date) -> date | None:
        if self.ahead is not None:
            return valid(today.year + self.ahead, self.month, self.day)
        if self.year is None:
            this = valid(today.year, self.month, self.day)
            passed = (self.month, self.day) < (today.month, today.day)
            if self.past:
                return this if passed else valid(today.year - 1, self.month, self.day)
            return valid(today.year + 1, self.month, self.day) if passed else this
        far = abs(self.year - today.year) > _YEARS_OF_TWO_FIGURES
        return None if self.short_year and far else valid(self.year, self.month, self.day)


def valid(year: int, month: int, day: int) -> date | None:
    """Return a day of the calendar, None where it has no such day."""
    if not (1 <= month <= MONTHS_IN_YEAR and 1 <= day <= calendar.monthrange(year, month)[1]):
        return None
    return date(year, month, day)


_DAY = r"(?P<day>[NO])(?:\.?o\.?(?=d))?"  # "1.º", which a folded text spells "1.o", and "1o."
_OF_MONTH = r"(?:d[xtP]?k)?d?"  # "15 de", "15 del mes de", "15 del próximo mes de"
_MONTH = r"(?P<month>M|[BX]\.?)"
# "2026", ", 2026", "/2026", "del año 2026", "'26", "de este año", "del año en curso",
# "del presente", "del año entrante"
YEAR = (
    r"(?:[,/-]?d?(?:[eE]?j)?(?P<year>Y)|d?(?:[eE]?j)?'(?P<short>N)"
    r"|d(?P<this>[eE]?[tP]j|[eE]?ji?c|E?P(?=[;,.fh]|$))|d(?P<next>[eE]?xj|[eE]?jx|[eE]?jqv))"
)
_ISO = re.compile(r"(?P<year>Y)(?P<mark>[-/.])(?P<month>N)(?P=mark)(?P<day>N)")
_FIGURES = re.compile(r"(?P<day>N)(?P<mark>[-/.])(?P<month>N)(?P=mark)(?P<year>[YN])")
_DASHED = re.compile(r"(?P<day>N)[-/.](?P<month>m|M|[BX])\.?(?:[-/.](?P<year>[YN])|(?P<apart>Y))")
_OTHER_ORDER = re.compile(  # "sep-23-2026", "2026/23/sep", "23-2026-septiembre"
    r"Y[-/.](?:N[-/.][MB]|[MB][-/.]N)|[MB][-/.](?:N[-/.]Y|Y[-/.]N)|N[-/.]Y[-/.][MB]"
)
_DAY_MONTH_YEAR = re.compile(rf"{_DAY}{_OF_MONTH}{_MONTH}{YEAR}")
_DAY_MONTH_SHORT = re.compile(rf"{_DAY}(?P<of>d?){_MONTH}(?P<link>[d/]?)(?P<short>N)")
_DAY_MONTH = re.compile(rf"{_DAY}(?P<link>[-/.]?){_OF_MONTH}(?P<month>[MBX])")
_MONTH_DAY_YEAR = re.compile(rf"{_MONTH}{_DAY}{YEAR}")
_MONTH_DAY_SHORT = re.compile(rf"{_MONTH}(?P<day>[NO])/(?P<short>N)(?=[;,.fh]|$)")
_MONTH_DAY = re.compile(rf"{_MONTH}(?P<day>[NO])")
_FEAST = re.compile(rf"[eE]?(?:(?:Dd)?(?:(?P<feast>F)|(?P<new>jn))|(?P<work>D_?dE?I))(?:{YEAR})?")
_DAY_OF_NUMBER = re.compile(
    r"(?P<day>N)(?P<link>d)(?P<month>N)(?:d(?:[eE]?j)?(?P<year>Y)|(?=[;,.if]|$))"
)
_DAY_MONTH_FIGURES = re.compile(r"(?P<day>N)(?P<mark>[-/.])(?P<month>N)")

# "abr-26 / ago-26": what stands behind a month is its year, or its day, and never the next one's.
_OF_MONTH_BEFORE = re.compile(r"(?:[MBX]\.?[-/']|[MB]\.?)$")

# What leads to a day for certain, and what may lead to one where a day is asked for.
_SURE_LEAD = re.compile(r"(?:[etx]|D|[WwX]\.?,?|g|gd)$")
_LEAD = re.compile(r"[afhx:]$")
_ASKS_FOR_DAY = re.compile(r"(?:recuerd|recorda|acuerd|avis|escrib|llam|pregunt|aplaz|pospo)")
_NO_DAY_AFTER = frozenset("%U'")
_YEARS_AS_NEXT = range(20, 50)


def _in_figures(shape: Shape, match: re.Match[str]) -> Found | None:
    """Read "15/06/2026" and "2026-06-15"; a year of two figures needs two."""
    mark, end = match["mark"], match.end()
    year = shape.tokens[match.start("year")]
    if _in_series(shape, match.start(), mark):
        return None
    if year.letter == "N" and (
        len(year.text) != len("26")
        or (shape.letter(end) == mark and shape.letter(end + 1) in {"N", "#", "Y"})
    ):
        return None
    return _found(_short(Written(_value(shape, match, "day"), _value(shape, match, "month")), year))


def _dashed(shape: Shape, match: re.Match[str]) -> Found | None:
    """Read "15-jun-2026", "15/jun/26", "28-ab-17"."""
    day = _value(shape, match, "day")
    year = shape.tokens[match.start("year" if match["year"] else "apart")]
    next_day = year.letter == "N" and _is_joined_to_month(shape, match.end())  # "26-abr / 26-ago"
    if not _is_day(day) or len(year.text) == 1 or next_day:
        return None
    if _is_of_month_before(shape, match.start()):
        return None
    return _found(_short(Written(day, _value(shape, match, "month")), year))


def _in_other_order(shape: Shape, match: re.Match[str]) -> Found | None:
    """Read day, month in letters and year of four figures, in whatever order they stand."""
    at, end = match.span()
    value = {token.letter: token.value for token in shape.tokens[at:end]}
    glued = all(shape.touch(place) for place in range(at + 1, end))
    if not glued or not _is_day(value["N"]) or _in_series(shape, at, "-/."):
        return None
    if _is_joined_to_month(shape, end) or _is_of_month_before(shape, at):
        return None
    return _found(Written(value["N"], value.get("M") or value["B"], value["Y"]))


def _named_day(shape: Shape, match: re.Match[str]) -> Found | None:
    """Read "15 de junio", "15-jun", "15 junio 2026", "1.º de junio, 2026"."""
    at, day = match.start(), _value(shape, match, "day")
    if not _is_day(day) or _is_decimal(shape, at) or _begins_a_date(shape, match):
        return None
    if match.groupdict().get("link") and _in_series(shape, at, match["link"]):
        return None
    if "d" not in match.group() and _is_of_month_before(shape, at):
        return None
    return _found(with_year(shape, match, Written(day, _value(shape, match, "month"))))


def _named_day_with_short_year(shape: Shape, match: re.Match[str]) -> Found | None:
    """Read "15 de junio del 26", "15 jun/26" and "15 jun 26"; "de 20 a 30" is no year."""
    year, after = shape.tokens[match.start("short")], shape.letter(match.end())
    linked = not match["link"] or shape.text(match.start("link")) in ("del", "/")
    goes_on = shape.letter(match.end() + 1) == "N" and after and after in "-."
    if not linked or len(year.text) != len("26") or goes_on or after in {*"%U/:dMB"}:
        return None
    if match["link"] and after == "a":
        return None  # "15 de junio del 26 al 30"
    if year.value not in _YEARS_AS_NEXT if match["link"] else match["of"]:
        return None
    return _named_day(shape, match)


def _begins_a_date(shape: Shape, match: re.Match[str]) -> bool:
    """Tell whether the year of a match is the next date's: "oct. 3 2026-11-05"."""
    if not match.groupdict().get("year"):
        return False
    iso = _ISO.match(shape.letters, match.start("year"))
    return (
        iso is not None
        and shape.tokens[iso.start("month")].value <= MONTHS_IN_YEAR
        and all(shape.touch(at) for at in range(iso.start() + 1, iso.end()))
    )


def _month_first(shape: Shape, match: re.Match[str]) -> Found | None:
    """Read "junio 15", "junio 15 de 2026"; "mar 15" may be a Tuesday."""
    day, month = _value(shape, match, "day"), shape.letters[match.start()]
    said_year = "year" in match.re.groupindex
    if said_year and _begins_a_date(shape, match):
        return None
    after = shape.letter(match.end())
    then = shape.letter(match.end() + 1)
    again = after in {"M", "B"} and then != "N"  # "abril 30 junio 30"
    goes_on = after in {*"%d:U"} or (after in {"/", "-"} and then == "N")
    if not _is_day(day) or (not said_year and (goes_on or again)):
        return None
    if not said_year and after == "." and shape.letter(match.end() + 1) == "N":
        return None
    vague = month == "X" and not said_year
    written = Written(day, _value(shape, match, "month"), vague=vague)
    return _found(with_year(shape, match, written))


def _month_first_with_short_year(shape: Shape, match: re.Match[str]) -> Found | None:
    """Read "junio 15/26", which may be a count of that month."""
    day, year = _value(shape, match, "day"), shape.tokens[match.start("short")]
    if not _is_day(day) or year.value not in _YEARS_AS_NEXT:
        return None
    return _found(_short(Written(day, _value(shape, match, "month"), sure=False), year))


def _day_and_month_in_figures(shape: Shape, match: re.Match[str]) -> Found | None:
    """Read "15/06" where the words before it lead to a day; "3/5" alone is a fraction."""
    mark, at, end = match["mark"], match.start(), match.end()
    after = (shape.letter(end), shape.letter(end + 1))
    if (after[0] in {"-", "/"} and after[1] in {*"NY#"}) or after[0] in _NO_DAY_AFTER:
        return None
    goes_on = after in {(".", "N"), (":", "N")} and shape.touch(end + 1)
    if goes_on or _in_series(shape, at, "-/."):
        return None
    if after[0] == "d" and after[1] in {*"MBX"}:
        return None  # "10-12 de junio"
    sure = _is_led(shape, at, match)
    asked = _LEAD.search(shape.letters[:at]) or _ASKS_FOR_DAY.match(shape.text(at - 1))
    alone = not shape.letters[:at].strip(";") and after[0] in {"", *";,."}
    if not (sure or asked or alone or shape.text(at - 1) == "del"):
        return None
    day, month = _value(shape, match, "day"), _value(shape, match, "month")
    possible = _is_day(day) and 1 <= month <= MONTHS_IN_YEAR
    if not (possible or sure) or (mark == "." and not _is_dotted_day(shape, at, end)):
        return None
    return _found(Written(day, month, named=False, sure=sure))


def _day_of_numbered_month(shape: Shape, match: re.Match[str]) -> Found | None:
    """Read "el 17 del 11", "el 9 de 8 de 2026"."""
    led = shape.letter(match.start() - 1) == "e"
    led = led and (match["year"] is not None or shape.text(match.start("link")) == "del")
    day, month = _value(shape, match, "day"), _value(shape, match, "month")
    if not led or not (_is_day(day) and 1 <= month <= MONTHS_IN_YEAR):
        return None
    written = Written(day, month, named=False, sure=match["year"] is not None)
    return _found(with_year(shape, match, written))


def _feast(shape: Shape, match: re.Match[str]) -> Found | None:
    """Read "navidad", "año nuevo", "el día del trabajo"; "antes de navidad" is no day."""
    if shape.letter(match.start() - 1) == "d":
        return None
    number = 3 if match["new"] else 4 if match["work"] else shape.tokens[match.start("feast")].value
    month, day = FEASTS[number]
    return _found(with_year(shape, match, Written(day, month, named=False, sure=False)))


def _is_led(shape: Shape, at: int, match: re.Match[str]) -> bool:
    """Tell whether nothing but a day can be meant: "el 15/06", "lunes 15/06", "05/06"."""
    figures = (shape.text(at), shape.text(match.end() - 1))
    zero = match["mark"] == "/" and any(one[0] == "0" and one != "0" for one in figures)
    return zero or _SURE_LEAD.search(shape.letters[:at]) is not None


def _is_dotted_day(shape: Shape, at: int, end: int) -> bool:
    """Tell "15.06" from the code "1.2" and from the end of a sentence."""
    day, month = shape.tokens[at], shape.tokens[end - 1]
    glued = shape.touch(at + 1) and shape.touch(end - 1)
    return glued and len(month.text) == len("06") and day.value > 0 and shape.letter(at - 1) != "d"


WRITTEN: tuple[Rule, ...] = (
    (_ISO, _in_figures), (_FIGURES, _in_figures), (_DASHED, _dashed),
    (_OTHER_ORDER, _in_other_order),
    (_DAY_MONTH_YEAR, _named_day), (_DAY_MONTH_SHORT, _named_day_with_short_year),
    (_DAY_MONTH, _named_day), (_MONTH_DAY_YEAR, _month_first),
    (_MONTH_DAY_SHORT, _month_first_with_short_year), (_MONTH_DAY, _month_first),
    (_DAY_MONTH_FIGURES, _day_and_month_in_figures),
)  # fmt: skip
_SPOKEN_ONLY: tuple[Rule, ...] = ((_FEAST, _feast), (_DAY_OF_NUMBER, _day_of_numbered_month))
_PAST = re.compile(r"z(?P<after>R)|(?P<before>R)z(?!T)")
_WITH_WEEKDAY = re.compile(r"(?P<weekday>[WwX])\.?,?(?:eD?)?(?P<day>R)")


def read_written(shape: Shape) -> Shape:
    """Return the shape with each day that is written out as one letter R, its weekday with it."""
    shape = shorten(shape, (*WRITTEN, *_SPOKEN_ONLY))
    return shorten(shorten(shape, ((_WITH_WEEKDAY, _with_weekday),)), ((_PAST, _past),))


def _with_weekday(shape: Shape, match: re.Match[str]) -> Found | None:
    day = shape.tokens[match.start("day")].day
    if not isinstance(day, Written):
        return None
    token = shape.tokens[match.start()]
    return _found(replace(day, weekday=1 if token.letter == "X" else token.value, sure=True))


def _past(shape: Shape, match: re.Match[str]) -> Found | None:
    """Read "el pasado 15 de marzo", "el 15 de marzo pasado"."""
    day = shape.tokens[match.start("after" if match["after"] else "before")].day
    return _found(replace(day, past=True, sure=True)) if isinstance(day, Written) else None


def _found(written: Written) -> Found:
    return "R", 0, written


def _short(written: Written, year: Token) -> Written:
    """Return a day with a year of two or four figures."""
    short = year.letter == "N"
    value = year.value + _CENTURY if short else year.value
    return replace(written, year=value, short_year=short)


def _value(shape: Shape, match: re.Match[str], name: str) -> int:
    token = shape.tokens[match.start(name)]
    return MARCH if token.letter == "X" else token.value


def with_year(shape: Shape, match: re.Match[str], written: Written) -> Written:
    """Return a day with the year that stands after it."""
    part = match.groupdict()
    if part.get("this") or part.get("next"):
        return replace(written, ahead=0 if part["this"] else 1)
    for name in ("year", "short"):
        if part.get(name):
            return _short(written, shape.tokens[match.start(name)])
    return written


def _is_day(value: int) -> bool:
    return 1 <= value <= _LONGEST_MONTH


def _is_decimal(shape: Shape, at: int) -> bool:
    """Tell whether a number is the end of another: the 2 of "1.2 junio"."""
    joined = shape.letter(at - 1) in {".", ","} and shape.letter(at - 2) in {"N", "#"}
    return joined and shape.touch(at) and shape.touch(at - 1)


def _in_series(shape: Shape, at: int, marks: str) -> bool:
    """Tell whether one of `marks` joins a number to the one before it: "112-15-06-2026"."""
    joined = shape.letter(at - 2) in {"N", "#"} and shape.touch(at)
    return joined and shape.letter(at - 1) in marks


def _is_of_month_before(shape: Shape, at: int) -> bool:
    """Tell whether a number belongs to the month that stands right before it: the first 26 of
    "abr-26 / ago-26"."""
    return _OF_MONTH_BEFORE.search(shape.letters, 0, at) is not None


def _is_joined_to_month(shape: Shape, at: int) -> bool:
    """Tell whether a sign joins what ends at a place to the name of a month behind it."""
    return shape.letter(at) in {*"-/."} and shape.letter(at + 1) in {*"MBX"}

"""Parts of a year as plans name them: "CUATRIMESTRE 1", "II semestre", "marzo", "Enero 2021"."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

from core.numerals import ORDINALS
from core.spanish import MONTHS, fold, month_number

_KINDS = {"mes": 1, "bimestre": 2, "trimestre": 3, "cuatrimestre": 4, "semestre": 6}
_MONTHS_IN_YEAR = 12
_CENTURY = 2000
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_MOST_IN_WORDS = 6
# "Último trimestre": as many as a year has.
_LAST = 0
_IN_SHORT = (
    ("1er", "1ro", "1ra", "1o", "1a"), ("2do", "2da", "2o", "2a"),
    ("3er", "3ro", "3ra", "3o", "3a"), ("4to", "4ta", "4o", "4a"), ("5to", "5ta"), ("6to", "6ta"),
)  # fmt: skip
_ORDINALS = (
    {str(number): number for number in range(1, _MONTHS_IN_YEAR + 1)}
    | {word: number for number, word in enumerate(_ROMAN, start=1)}
    | {word: number for number, words in enumerate(_IN_SHORT, start=1) for word in words}
    | {word: number for word, number in ORDINALS.items() if number <= _MOST_IN_WORDS}
    | {"ultimo": _LAST}
)
_ORDINAL = "|".join(sorted(_ORDINALS, key=len, reverse=True))
_KIND = r"(?:bim|trim|cuatrim|sem)(?:estre)?s?|mes(?:es)?"
_MONTH = "|".join(
    sorted(
        {name[:length] for name in (*MONTHS, "setiembre") for length in (3, 4, len(name))},
        key=len,
        reverse=True,
    )
)
# In a folded text, where no two blanks follow each other.
_YEAR = r"(?: ?[-/,]? ?(?:del? )?(?:ano )?'?(?P<year>(?:19|20)\d\d|(?<=[-/'])\d\d))?"
_NAMED = re.compile(
    rf"(?:(?P<first>{_ORDINAL})(?: ?[,y/] ?(?P<second>{_ORDINAL}))? (?P<kind>{_KIND})"
    rf"|(?P<kind_first>{_KIND}) (?P<after>{_ORDINAL})"
    rf"|(?P<month>{_MONTH}))\.?{_YEAR}(?![\w])"
)
_BETWEEN = re.compile(
    r"[\s,;/.:()|-]*(?:\b(?:y|e|mes|meses|fin(?:al)?|finales|durante|en|el|la|los|las|de|del|"
    r"primera|segunda|quincena|corte|vigencia)\b[\s,;/.:()|-]*)*"
)
_RANGE = re.compile(r"\s*(?:a|al|hasta|-|–)\s*")


@dataclass(frozen=True, slots=True)
class Period:
    """A part of a year: the `number`-th piece of `months` months, of `year` where that is said."""

    months: int
    number: int
    year: int | None = None

    def last_day(self, year: int | None) -> date | None:
        """Return the day on which the period ends, in its own year or else the one given."""
        own = self.year or year
        month = self.months * self.number
        if own is None or not 1 <= month <= _MONTHS_IN_YEAR:
            return None
        return date(own, month, calendar.monthrange(own, month)[1])

    def follows(self, other: Period) -> bool:
        """Tell whether the period begins where one of its kind ends, in that year or the next."""
        parts = _MONTHS_IN_YEAR // self.months
        turned = (self.number, other.number) == (1, parts) and self.year != other.year
        return self.months == other.months and (self.number == other.number + 1 or turned)


def read_periods(text: str) -> tuple[Period, ...]:
    """Return the periods that a text consists of, of a range its end; () for anything else."""
    folded = fold(text)
    found: list[Period] = []
    position = 0
    for match in _NAMED.finditer(folded):
        between = folded[position : match.start()]
        if found and _RANGE.fullmatch(between):
            found.pop()
        elif not _BETWEEN.fullmatch(between):
            return ()
        found += _periods(match)
        position = match.end()
    if not found or not _BETWEEN.fullmatch(folded[position:]):
        return ()
    years = {one.year for one in found if one.year}
    shared = years.pop() if len(years) == 1 else None
    return tuple(Period(one.months, one.number, one.year or shared) for one in found)


def read_period(text: str) -> Period | None:
    """Return the one period that a text names and nothing else, or None."""
    found = read_periods(text)
    return found[0] if len(found) == 1 else None


def period_at_end(folded: str) -> str:
    """Return the period with which a folded text ends, as it is printed; "" for none."""
    at = 0
    while match := _NAMED.search(folded, at):
        whole = match.start() == 0 or not folded[match.start() - 1].isalnum()
        if whole and match.end() == len(folded) and _periods(match):
            return match.group()
        at = match.start() + 1  # the end of a year before it is no "6 trimestre"
    return ""


def _periods(match: re.Match[str]) -> list[Period]:
    part = match.groupdict()
    year = int(part["year"]) if part["year"] else None
    if year is not None and year < _CENTURY // 2:
        year += _CENTURY
    if part["month"]:
        number = month_number(part["month"])
        return [Period(1, number, year)] if number else []
    if part["first"] and part["first"].isdigit() and part["kind"].endswith("es"):
        return []  # "3 meses" is how long
    kind = (part["kind"] or part["kind_first"])[:3]
    months = next(months for name, months in _KINDS.items() if name.startswith(kind))
    ordinals = [part[name] for name in ("first", "second", "after") if part[name]]
    numbers = [_ORDINALS[word] or _MONTHS_IN_YEAR // months for word in ordinals]
    return [Period(months, one, year) for one in numbers if months * one <= _MONTHS_IN_YEAR]

"""The days of a table without lines: one for each row, where a column holds nothing else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from core.spanish import MONTHS, fold
from plans.readers.pdf.text import Line

_MONTH = rf"(?:{'|'.join((*MONTHS, 'setiembre', *(name[:3] for name in MONTHS)))})\.?"
_YEAR = r"(?:(?: ?[-/,]? ?| de | del )20\d\d)"
# Of folded text: a day, or what a plan says in its place.
_DAY = re.compile(
    rf"\d{{1,2}}(?:º|°)?(?: de |[-/ ]){_MONTH}{_YEAR}?|{_MONTH} \d{{1,2}}{_YEAR}?|"
    r"\d{1,2}[-/.]\d{1,2}[-/.](?:20)?\d\d|20\d\d[-/.]\d{1,2}[-/.]\d{1,2}|"
    r"(?:(?:primer|segundo|tercer|cuarto|[1-4])\w{0,2} )?(?:tri|se)mestre"
    rf"(?: i{{1,3}}v?)?{_YEAR}?|{_MONTH}{_YEAR}?|"
    r"permanente(?:mente)?|mensual(?:mente)?|bimestral|trimestral|semestral|anual|"
    r"diari[oa]|semanal|quincenal|continu[oa]|(?:toda la|durante la) vigencia|por demanda|"
    r"segun (?:demanda|necesidad|cronograma)|cuando se requiera"
)
# A day goes on in the next line with these.
_GOES_ON = re.compile(r"(?:del? )?20\d\d|de \S+|del? \S+ (?:de )?20\d\d")
_MOST_LINES = 3
# In letters' heights: the blank between two lines of one day.
_NEXT_LINE = 0.75


class Day(NamedTuple):
    """Where the day of a row stands: the middles of its first and its last line."""

    first: float
    last: float


def days_of(parts: Sequence[Line], width: int, fewest: int) -> list[Day]:
    """Return the days of the one column that, below its heading, holds nothing but these; [] where
    none does, or several do and differ, or they are fewer than `fewest`."""
    found = [_days([line for line in parts if line.column == n]) for n in range(width)]
    found = [days for days in found if days]
    most = max(map(len, found), default=0)
    if most < fewest or any(len(days) != most for days in found):
        return []
    return found[-1]


def _days(column: Sequence[Line]) -> list[Day]:
    """Return the days of a column, [] where something else stands among them."""
    days: list[Day] = []
    at = 0
    while at < len(column):
        lines = _day_at(column, at)
        if lines:
            days.append(Day(column[at].middle, column[at + lines - 1].middle))
        elif days:
            return []
        at += lines or 1
    return days


def _day_at(column: Sequence[Line], at: int) -> int:
    """Return how many lines the day has that begins with a line, 0 for no day."""
    lines = column[at : at + _MOST_LINES]
    steps = enumerate(pairwise(lines), start=1)
    apart = (n for n, (above, below) in steps if _is_apart(above, below))
    near = next(apart, len(lines))
    texts = [fold(line.text) for line in lines[:near]]
    whole = [n for n in range(1, near + 1) if _DAY.fullmatch(" ".join(texts[:n]))]
    longest = whole[-1] if whole else 0
    if longest > 1 and _DAY.fullmatch(" ".join(texts[1:longest])):
        # "Julio" over "2 de mayo": two days.
        return whole[0] if not _GOES_ON.match(texts[1]) else longest
    return longest


def _is_apart(above: Line, below: Line) -> bool:
    return below.top - above.bottom > _NEXT_LINE * (above.bottom - above.top)

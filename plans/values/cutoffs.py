"""The day that a follow-up speaks of, as its heading says it: "SEGUIMIENTO ABRIL 30"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from core.spanish import fold, month_number
from plans.values.dates import first_date, in_month
from plans.values.periods import Period, read_period

_TOKEN = re.compile(r"'?\d+|[a-z]+")
_PERIOD = re.compile(
    r"\b(?:[ivx]+|\d|primer|segundo|tercer|cuarto|[1-6](?:er|do|to|ro))\s+"
    r"(?:bim|trim|cuatrim|sem)\w*|\b(?:(?:bim|trim|cuatrim|sem)estre|(?:bim|trim|cuatrim)\.?)"
    r"\s+(?:[ivx]+|\d)\b"
)
_SHORTEST_MONTH = 3
_LONGEST_MONTH = 31
_MONTHS_IN_YEAR = 12
_YEAR = re.compile(r"(?:19|20)\d\d|'\d\d")
_CENTURY = 2000
_COMMON_YEAR = 2026  # whose February has 28 days


@dataclass(frozen=True, slots=True)
class CutoffHint:
    """What a heading says of its day; a month alone means its last day."""

    month: int
    day: int | None = None
    year: int | None = None

    def on(self, year: int | None) -> date | None:
        """Return the day, in the heading's own year or else the one given."""
        own = self.year or year
        return None if own is None else in_month(self.day or _LONGEST_MONTH, self.month, own)

    def is_same(self, other: CutoffHint | None) -> bool:
        """Tell whether another heading names the same day: "30 de abril" and "abril"."""
        if other is None or (self.year and other.year and self.year != other.year):
            return False
        year = self.year or other.year or _COMMON_YEAR
        return self.on(year) == other.on(year)


def hint_of(heading: str) -> CutoffHint | None:
    """Return the day or month that a heading names, or None for none, or for two at once."""
    whole = first_date(heading)
    if whole is not None:
        return CutoffHint(whole.month, whole.day, whole.year)
    words = _TOKEN.findall(fold(heading))
    months = [(at, one) for at, word in enumerate(words) if (one := _month(word))]
    year = next((_year(word) for word in words if _YEAR.fullmatch(word)), None)
    if len(months) == 1:
        return _of_month(words, *months[0], year)
    found = None if months else _PERIOD.search(fold(heading))
    period: Period | None = read_period(found.group().replace(".", "")) if found else None
    month = period.months * period.number if period else 0
    return CutoffHint(month, year=year) if 1 <= month <= _MONTHS_IN_YEAR else None


def in_order(hints: Sequence[CutoffHint | None]) -> list[int]:
    """Return the places of follow-ups from the earliest day on; as they stand where a day between
    others is not told, or only some tell the year. Those without a day behind all stay there."""
    told = len(list(takewhile(bool, hints)))
    dated = [hint for hint in hints if hint is not None]
    places = list(range(len(hints)))
    if len(dated) > told or len({hint.year is None for hint in dated}) > 1:
        return places
    days = [hint.on(_COMMON_YEAR) or date.max for hint in dated]
    return [*sorted(places[:told], key=days.__getitem__), *places[told:]]


def is_only_cutoff(heading: str, *, of_periods: bool) -> bool:
    """Tell whether a heading says nothing but a cut-off's day or number: "CORTE 31/03/2026". Months
    and quarters alone are some only where their figures are known to be those `of_periods`."""
    hint = hint_of(heading)
    named = fold(heading).startswith("corte")
    said = named or (hint is not None and (of_periods or hint.day is not None))
    return said and not without_day(heading).strip("ivx ")


def without_day(heading: str) -> str:
    """Return a folded heading without the day, month, period or year that it names."""
    folded = _PERIOD.sub(" ", fold(heading))
    kept = [w for w in _TOKEN.findall(folded) if w not in {"corte", "a", "al"} and not _month(w)]
    words = [word for word in kept if not word.lstrip("'").isdigit()]
    while words and words[-1] in {"de", "del", "en", "el", "la", "con"}:
        words.pop()
    return " ".join(words)


def _month(word: str) -> int | None:
    return month_number(word) if len(word) >= _SHORTEST_MONTH and word.isalpha() else None


def _year(word: str) -> int:
    digits = int(word.lstrip("'"))
    return digits if digits >= _CENTURY // 2 else digits + _CENTURY


def _of_month(words: list[str], at: int, month: int, year: int | None) -> CutoffHint:
    """Find the day beside the month: "ABRIL 30", "30 DE ABRIL"."""
    after = words[at + 1 : at + 2]
    before = [word for word in words[max(0, at - 2) : at] if word not in {"de", "del"}][-1:]
    for word in (*after, *before):
        if word.isdigit() and 1 <= int(word) <= _LONGEST_MONTH:
            return CutoffHint(month, int(word), year)
    return CutoffHint(month, None, year)

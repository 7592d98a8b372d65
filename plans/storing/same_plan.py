"""Whether a plan file is a newer version of a plan that is stored, or a plan of its own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from core.numerals import ORDINALS
from core.spanish import MONTHS, fold

# With titles alike a few common activities are enough; without, half of them must be common.
_ALIKE = 80
_COMMON_WITH_TITLE = 0.2
_COMMON = 0.5

_WORD = re.compile(r"[^\W\d_]+")
# What changes in a plan's title from one follow-up to the next.
_PASSING = frozenset({
    *MONTHS, *ORDINALS, "seguimiento", "corte", "version", "vigencia",
    "de", "del", "al", "a", "el", "la", "y", "final", "copia", "txt", "xlsx", "docx", "pdf", "csv",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Version:
    """What a plan is recognised by: its title, its year and the titles of its activities."""

    title: str
    year: int | None
    activities: tuple[str, ...]


def all_like(stored: Sequence[tuple[int, Version]], newer: Version) -> list[int]:
    """Return which of the stored plans (by id) `newer` may be a version of, the one with most
    activities in common first."""
    fitting = [
        (shared, plan_id)
        for plan_id, older in stored
        if (shared := _shared_if_same(older, newer)) is not None
    ]
    return [plan_id for _, plan_id in sorted(fitting, reverse=True)]


def _shared_if_same(older: Version, newer: Version) -> float | None:
    if older.year is not None and newer.year is not None and older.year != newer.year:
        return None
    shared = _shared(older.activities, newer.activities)
    alike = fuzz.token_set_ratio(_kind(older.title), _kind(newer.title)) >= _ALIKE
    return shared if shared >= (_COMMON_WITH_TITLE if alike else _COMMON) else None


def _shared(old: Sequence[str], new: Sequence[str]) -> float:
    """Return which share of the smaller plan's activities stands in the other, by title."""
    one, other = (Counter(fold(title) for title in titles) for titles in (old, new))
    return (one & other).total() / (min(one.total(), other.total()) or 1)


def _kind(title: str) -> str:
    return " ".join(word for word in _WORD.findall(fold(title)) if word not in _PASSING)

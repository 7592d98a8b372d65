"""Two versions of a plan side by side: what is the same, new, gone, changed, or to be decided."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from rapidfuzz import fuzz, process

from core.numerals import ORDINALS
from core.rules import WHOLE
from core.spanish import MONTHS, fold
from plans.storing.stored_rows import FIELDS, Read

# Likeness of two titles, 0–100: as much makes one activity of two rows …
EDITED_SAME_CODE = 75
EDITED_WITHOUT_CODE = 85
RENUMBERED = 90
# … and as much is asked about where no code tells them apart.
ASKED_WITHOUT_CODE = 60

_WORD = re.compile(r"\w+")
# Words that make two activities of one text: "Primer seguimiento" is not "Segundo seguimiento".
_TELLING = frozenset({
    *MONTHS, *ORDINALS, "no", "sin", "interna", "interno", "externa", "externo",
    "i", "ii", "iii", "iv", "v", "vi",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Known:
    """An activity that is stored: its handle, what its file said of it (`as_read`), and the dates
    that it has now (None: those of the file)."""

    handle: str
    read: Read
    due: Sequence[str] | None = None


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field that another version of the file has otherwise; of dates, `before` are those that
    stand, whatever the older file said."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Pair:
    """A stored activity and the row (by its number from 0) that is, or may be, the same."""

    handle: str
    row: int
    changes: tuple[FieldChange, ...] = ()

    def change(self, field: str) -> FieldChange | None:
        """Return what is different in a field, None when nothing is."""
        return next((one for one in self.changes if one.field == field), None)


@dataclass(frozen=True, slots=True)
class Difference:
    """Every stored activity and every row of the newer file, each in exactly one group.

    `distinct` (same code, another text) and `renumbered` (same text, another code) wait for a
    decision; `back` are activities that an earlier version had taken out.
    """

    same: tuple[Pair, ...] = ()
    changed: tuple[Pair, ...] = ()
    distinct: tuple[Pair, ...] = ()
    renumbered: tuple[Pair, ...] = ()
    back: tuple[Pair, ...] = ()
    new: tuple[int, ...] = ()
    gone: tuple[str, ...] = ()

    @property
    def open(self) -> tuple[Pair, ...]:
        """Return the pairs that wait for a decision."""
        return (*self.distinct, *self.renumbered)

    @property
    def kept(self) -> tuple[Pair, ...]:
        """Return the pairs that are one activity each."""
        return (*self.same, *self.changed, *self.back)

    @property
    def nothing(self) -> bool:
        """Tell whether both versions say the same."""
        return not (self.changed or self.open or self.back or self.new or self.gone)


class _Tier(StrEnum):
    """How a pair was found."""

    SAME = "same"
    DISTINCT = "distinct"
    RENUMBERED = "renumbered"


@dataclass(frozen=True, slots=True)
class _Match:
    tier: _Tier
    rank: tuple[Any, ...]
    known: int
    row: int


def difference(
    known: Sequence[Known],
    rows: Sequence[Read],
    told: Mapping[str, int | None] | None = None,
    archived: Sequence[Known] = (),
) -> Difference:
    """Compare the stored activities `known` with the `rows` of a newer version of their file.

    `told` is what a person decided: the row that a handle is, or None where it is none of them. Of
    `archived` those that are printed again in the same words come back.
    """
    told = told or {}
    sides = _Sides(known, rows)
    pairs = [
        _Match(_Tier.SAME, (), number, row)
        for number, one in enumerate(known)
        if (row := told.get(one.handle)) is not None
    ]
    refused = {number for number, one in enumerate(known) if told.get(one.handle, 0) is None}
    free = _Free(set(range(len(known))) - refused, set(range(len(rows))))
    free.take(pairs)
    for stage in (_exact, _alike, _same_code):
        pairs += free.best(stage(sides, free))
    left = _Sides(archived, rows)
    free_back = _Free(set(range(len(archived))), free.rows)
    back = [one for one in free_back.best(_exact(left, free_back)) if one.tier is _Tier.SAME]
    returned = {one.row for one in back}
    grouped: dict[_Tier, list[Pair]] = defaultdict(list)
    for one in pairs:
        grouped[one.tier].append(_pair(sides, one))
    certain = _in_order(grouped[_Tier.SAME])
    return Difference(
        same=tuple(one for one in certain if not one.changes),
        changed=tuple(one for one in certain if one.changes),
        distinct=_in_order(grouped[_Tier.DISTINCT]),
        renumbered=_in_order(grouped[_Tier.RENUMBERED]),
        back=_in_order(_pair(left, one) for one in back),
        new=tuple(sorted(free.rows - returned)),
        gone=tuple(known[number].handle for number in sorted(free.known | refused)),
    )


def changes(before: Read, after: Read) -> tuple[FieldChange, ...]:
    """Return the fields in which two versions of an activity differ, in the order of `FIELDS`."""
    return tuple(
        FieldChange(name, before.get(name), after.get(name))
        for name in FIELDS
        if before.get(name) != after.get(name)
    )


def likeness(one: str, other: str) -> float:
    """Return how alike two titles are (0–100): not as one where a number or a month differs."""
    first, second = fold(one), fold(other)
    if first == second:
        return float(WHOLE)
    alike: float = fuzz.ratio(first, second)
    return alike if _marks(first) == _marks(second) else min(alike, EDITED_SAME_CODE - 1.0)


def _marks(text: str) -> Counter[str]:
    words = _WORD.findall(text)
    return Counter(word for word in words if word in _TELLING or any(map(str.isdigit, word)))


class _Sides:
    """The activities of both versions, folded once."""

    def __init__(self, known: Sequence[Known], rows: Sequence[Read]) -> None:
        self.known = known
        self.rows = rows
        self.old = [_Face(one.read) for one in known]
        self.new = [_Face(one) for one in rows]

    def detail(self, known: int, row: int) -> int:
        """Return how many fields two rows share: what tells rows of one title apart."""
        return len(FIELDS) - len(changes(self.known[known].read, self.rows[row]))

    def by_code(self, rows: Iterable[int]) -> dict[str, list[int]]:
        """Return the rows of each printed code."""
        found: dict[str, list[int]] = defaultdict(list)
        for row in rows:
            if self.new[row].code:
                found[self.new[row].code].append(row)
        return found

    def tie(self, known: int, row: int) -> tuple[str, str]:
        """Return what decides between equals, whatever the order of the rows."""
        return self.known[known].handle, self.new[row].whole


class _Face:
    """What an activity is known by."""

    def __init__(self, read: Read) -> None:
        self.code = fold(str(read.get("code") or "")).strip(" .")
        self.title = fold(str(read.get("title") or ""))
        self.product = fold(str(read.get("product") or ""))
        self.component = fold(str(read.get("component") or ""))
        self.whole = json.dumps(read, sort_keys=True, ensure_ascii=False)


class _Free:
    """What is not matched yet, on both sides."""

    def __init__(self, known: set[int], rows: set[int]) -> None:
        self.known = known
        self.rows = rows

    def take(self, matches: Iterable[_Match]) -> None:
        """Note that these are matched."""
        for one in matches:
            self.known.discard(one.known)
            self.rows.discard(one.row)

    def best(self, matches: Iterable[_Match]) -> list[_Match]:
        """Take the best matches, each activity and each row once."""
        found = []
        for one in sorted(matches, key=lambda one: one.rank):
            if one.known in self.known and one.row in self.rows:
                self.take([one])
                found.append(one)
        return found


def _exact(sides: _Sides, free: _Free) -> Iterator[_Match]:
    """Yield the pairs of one title: of one code first, then of one product."""
    titles: dict[str, list[int]] = defaultdict(list)
    for row in free.rows:
        titles[sides.new[row].title].append(row)
    for known in free.known:
        old = sides.old[known]
        for row in titles.get(old.title, ()):
            new = sides.new[row]
            same_product = old.product == new.product
            if old.code == new.code:
                tier, order = _Tier.SAME, 0 if same_product else 2
            elif not (old.code and new.code):
                tier, order = _Tier.SAME, 3
            else:
                tier, order = _Tier.RENUMBERED, 1 if same_product else 4
            yield _match(sides, tier, (order, -sides.detail(known, row)), known, row)


def _alike(sides: _Sides, free: _Free) -> Iterator[_Match]:
    """Yield the pairs of nearly one title."""
    rows = {row: sides.new[row].title for row in free.rows if sides.new[row].title}
    by_code = sides.by_code(free.rows)
    for known in free.known:
        old = sides.old[known]
        # Not only the nearest: which of several equals are left out would depend on their order.
        near = process.extract(
            old.title, rows, scorer=fuzz.ratio, score_cutoff=ASKED_WITHOUT_CODE, limit=None
        )
        same_code = by_code.get(old.code, ())
        for row in {*(row for _, _, row in near), *same_code}:
            alike = likeness(old.title, sides.new[row].title)
            tier = _tier(old.code, sides.new[row].code, alike)
            if tier is not None:
                asked = tier is _Tier.DISTINCT
                rank = (asked, -alike, old.code != sides.new[row].code, -sides.detail(known, row))
                yield _match(sides, tier, rank, known, row)


def _tier(code: str, other: str, alike: float) -> _Tier | None:
    """Tell what two rows are by their codes and the likeness of their titles; None: two rows."""
    if code and other:
        if code == other:
            return _Tier.SAME if alike >= EDITED_SAME_CODE else None
        return _Tier.RENUMBERED if alike >= RENUMBERED else None
    if alike >= EDITED_WITHOUT_CODE:
        return _Tier.SAME
    return _Tier.DISTINCT if alike >= ASKED_WITHOUT_CODE else None


def _same_code(sides: _Sides, free: _Free) -> Iterator[_Match]:
    """Yield the pairs of one code and another text; a code that repeats needs its component."""
    old_codes = Counter(face.code for face in sides.old)
    new_codes = Counter(face.code for face in sides.new)
    by_code = sides.by_code(free.rows)
    for known in free.known:
        old = sides.old[known]
        for row in by_code.get(old.code, ()):
            new = sides.new[row]
            once = old_codes[old.code] == new_codes[old.code] == 1
            if once or old.component == new.component:
                rank = (-likeness(old.title, new.title), -sides.detail(known, row))
                yield _match(sides, _Tier.DISTINCT, rank, known, row)


def _match(sides: _Sides, tier: _Tier, rank: tuple[Any, ...], known: int, row: int) -> _Match:
    return _Match(tier, (*rank, *sides.tie(known, row), row), known, row)


def _pair(sides: _Sides, match: _Match) -> Pair:
    one = sides.known[match.known]
    found = changes(one.read, sides.rows[match.row])
    if one.due is not None:
        found = tuple(replace(c, before=one.due) if c.field == "due" else c for c in found)
    return Pair(one.handle, match.row, found)


def _in_order(pairs: Iterable[Pair]) -> tuple[Pair, ...]:
    return tuple(sorted(pairs, key=lambda one: one.row))

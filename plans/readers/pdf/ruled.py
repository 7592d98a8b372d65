"""Ruled tables of a page: lines into a lattice, fields without a line between them into cells."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from plans.readers.pdf.page import NARROWEST, NEAR, Glyph, Printed, joined_rules
from plans.readers.pdf.text import FIGURE, Line, lines_of, text_of, words_of
from plans.readers.pdf.windows import Rule

# A table without its outer lines goes on beyond the last ones by more than this.
_OPEN_END = 12.0
# So much of a side has to be drawn to part two cells; the underline of a link is less.
_DRAWN = 0.7
# So many lines, in letters' heights, stay free at the end of a page so that no line stands alone.
_LAST_LINES = 3.0
# One row may list dates of beginning and end; no two cells of it hold so many figures.
_MOST_LISTS = 2
_MANY_LINES = 4
# Rows of one table share at least so many of their columns' lines.
_IN_COMMON = 0.5
# Texts that stand apart by more than this part of their height are of several cells; of a row so
# many.
_APART = 0.8
_FEWEST_CELLS = 3


@dataclass(frozen=True, slots=True)
class Slot:
    """One field of a table's part on a page.

    `anchor` is the (row, column) of the first of its cell where that covers several fields;
    `full` tells that the text goes down to about the end of the cell.
    """

    text: str
    anchor: tuple[int, int] | None = None
    full: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """The part of a table on one page: its columns' lines, and its fields row by row; `ys` are its
    rows' lines where they are drawn, `lines` what is printed in its rows where they are not."""

    page: int
    top: float
    xs: tuple[float, ...]
    rows: tuple[tuple[Slot, ...], ...]
    ys: tuple[float, ...] = ()
    lines: tuple[tuple[Line, ...], ...] = ()

    @property
    def width(self) -> int:
        """Return the number of columns."""
        return len(self.xs) - 1

    @property
    def tied(self) -> int:
        """Return how many rows, from the first on, merged cells tie together."""
        tied = [
            any(slot.anchor and slot.anchor[0] < n for slot in row)
            for n, row in enumerate(self.rows)
        ]
        return 1 + len(list(takewhile(bool, tied[1:])))


class Lattice:
    """The lines of one table, as the columns and rows that they make."""

    def __init__(self, level: Sequence[Rule], upright: Sequence[Rule]) -> None:
        self._level, self._upright = level, upright
        self.xs = _with_ends(upright, level)
        self.ys = _with_ends(level, upright)
        # Lines that part nothing are left out, as the underline of a link.
        self.ys = _parting(self.ys, self._level, self.xs)
        self.xs = _parting(self.xs, self._upright, self.ys)
        self._sides = [_drawn(upright, x, self.ys) for x in self.xs]
        self._edges = [_drawn(level, y, self.xs) for y in self.ys]

    def holds(self, glyph: Glyph) -> bool:
        """Tell whether a letter stands in the table."""
        return self.xs[0] <= glyph.across <= self.xs[-1] and self.ys[0] <= glyph.down <= self.ys[-1]

    def bands(self) -> list[Lattice]:
        """Return the tables that stand right below each other: few columns' lines are shared."""
        tops = [0]
        lines: set[int] = set()
        for row in range(len(self.ys) - 1):
            here = {n for n in range(1, len(self.xs) - 1) if self._sides[n][row]}
            fewer = min(len(here), len(lines))
            if fewer > 1 and len(here & lines) < _IN_COMMON * fewer:
                tops.append(row)
                lines = set()
            lines |= here
        if len(tops) == 1:
            return [self]
        ends = [self.ys[row] for row in (*tops, len(self.ys) - 1)]
        return [self._band(top, bottom) for top, bottom in pairwise(ends)]

    def _band(self, top: float, bottom: float) -> Lattice:
        level = [rule for rule in self._level if top - NEAR <= rule.at <= bottom + NEAR]
        cut = (Rule(rule.at, max(rule.start, top), min(rule.end, bottom)) for rule in self._upright)
        return Lattice(level, [rule for rule in cut if rule.end - rule.start > NARROWEST])

    def cells(self) -> list[list[int]]:
        """Return the number of the cell that each field belongs to, row by row."""
        rows, columns = len(self.ys) - 1, len(self.xs) - 1
        cell = list(range(rows * columns))

        def first(field: int) -> int:
            while cell[field] != field:
                field = cell[field]
            return field

        for row in range(rows):
            for column in range(columns):
                here = row * columns + column
                if column + 1 < columns and not self._sides[column + 1][row]:
                    _unite(cell, first(here), first(here + 1))
                if row + 1 < rows and not self._edges[row + 1][column]:
                    _unite(cell, first(here), first(here + columns))
        return [[first(row * columns + n) for n in range(columns)] for row in range(rows)]


def lattices(page: Printed) -> list[Lattice]:
    """Return the tables that the lines of a page make, from the top; frames are none."""
    level, upright = joined_rules(page.level), joined_rules(page.upright)
    found = []
    for some_level, some_upright in _touching(level, upright):
        if len(some_level) > 1 or len(some_upright) > 1:
            whole = Lattice(some_level, some_upright)
            found += [one for one in whole.bands() if len(one.xs) > 2 and len(one.ys) > 1]
    return sorted(found, key=lambda one: (one.ys[0], one.xs[0]))


def piece_of(lattice: Lattice, glyphs: Iterable[Glyph], page: int) -> Piece:
    """Return the part of a table on a page; the text of merged fields stands in their first."""
    cells = lattice.cells()
    columns = len(lattice.xs) - 1
    letters: defaultdict[int, list[Glyph]] = defaultdict(list)
    for glyph in glyphs:
        row = min(max(bisect_right(lattice.ys, glyph.down) - 1, 0), len(cells) - 1)
        column = min(max(bisect_right(lattice.xs, glyph.across) - 1, 0), columns - 1)
        letters[cells[row][column]].append(glyph)
    fields: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for row, numbers in enumerate(cells):
        for column, number in enumerate(numbers):
            fields[number].append((row, column))
    slots: dict[tuple[int, int], Slot] = {}
    for number, places in fields.items():
        some = letters.get(number, [])
        anchor = places[0] if len(places) > 1 else None
        full = bool(some) and _is_full(some, lattice.ys[places[-1][0] + 1])
        for place in places:
            text = text_of(some) if place == places[0] else ""
            slots[place] = Slot(text, anchor, full)
    rows = tuple(tuple(slots[row, n] for n in range(columns)) for row in range(len(cells)))
    return Piece(page, lattice.ys[0], tuple(lattice.xs), rows, tuple(lattice.ys))


def rows_between(tables: Sequence[Lattice], glyphs: Sequence[Glyph]) -> bool:
    """Tell whether texts stand apart, as in a row, below the first of some shaded tables and in
    none of them: then every other row is shaded, cell by cell."""
    if not tables:
        return False
    first = tables[0]
    outside = [
        glyph
        for glyph in glyphs
        if glyph.middle > first.ys[-1]
        and first.xs[0] <= glyph.across <= first.xs[-1]
        and not any(table.holds(glyph) for table in tables)
    ]
    return any(_texts_apart(line) >= _FEWEST_CELLS for line in lines_of(outside))


def _texts_apart(line: Sequence[Glyph]) -> int:
    words = words_of(line)
    gaps = sum(a.x0 - b.x1 > _APART * (a.bottom - a.top) for b, a in pairwise(words))
    return gaps + 1


def is_banded(lattice: Lattice, glyphs: Sequence[Glyph]) -> bool:
    """Tell whether what is shaded are rows, or every other row, and not the cells: texts that stand
    apart are then in one field."""
    columns = len(lattice.xs) - 1
    if columns < _FEWEST_CELLS:
        return True
    cells = lattice.cells()
    wide = [max(Counter(row).values()) > columns / 2 for row in cells]
    for line in lines_of(glyphs):
        row = min(max(bisect_right(lattice.ys, line[0].middle) - 1, 0), len(cells) - 1)
        if wide[row] and _texts_apart(line) >= _FEWEST_CELLS:
            return True
    return False


def rows_are_undrawn(piece: Piece) -> bool:
    """Tell whether only columns are drawn: several columns of one row hold several figures."""
    for row in piece.rows:
        cells = (slot.text.splitlines() for slot in row)
        counts = [len(lines) for lines in cells if lines and all(map(FIGURE.fullmatch, lines))]
        if sum(count > 1 for count in counts) > _MOST_LISTS:
            return True
        if sum(count >= _MANY_LINES for count in counts) > 1:
            return True
    return False


def _is_full(letters: Sequence[Glyph], bottom: float) -> bool:
    """Tell whether the letters end near the end of the cell."""
    last = max(letters, key=lambda one: one.bottom)
    return bottom - last.bottom < _LAST_LINES * last.size


def _unite(cell: list[int], one: int, other: int) -> None:
    cell[max(one, other)] = min(one, other)


def _drawn(rules: Sequence[Rule], at: float, ends: Sequence[float]) -> list[bool]:
    """Tell, for each stretch between two ends, whether a line stands at `at` along most of it."""
    near = [rule for rule in rules if abs(rule.at - at) <= NARROWEST]
    return [
        sum(max(0.0, min(end, rule.end) - max(start, rule.start)) for rule in near)
        >= _DRAWN * (end - start)
        for start, end in pairwise(ends)
    ]


def _parting(
    lines: Sequence[float], rules: Sequence[Rule], crossing: Sequence[float]
) -> list[float]:
    """Return the outer lines, and the inner ones that are drawn along some stretch."""
    return [
        at
        for number, at in enumerate(lines)
        if number in {0, len(lines) - 1} or any(_drawn(rules, at, crossing))
    ]


def _with_ends(rules: Sequence[Rule], crossing: Sequence[Rule]) -> list[float]:
    """Return where lines stand, in order and once each, with the ends of the crossing lines."""
    start, end = min(rule.start for rule in crossing), max(rule.end for rule in crossing)
    result: list[float] = []
    for rule in sorted(rules):
        if not result or rule.at - result[-1] > NARROWEST:
            result.append(rule.at)
    if start < result[0] - _OPEN_END:
        result.insert(0, start)
    if end > result[-1] + _OPEN_END:
        result.append(end)
    return result


def _touching(
    level: Sequence[Rule], upright: Sequence[Rule]
) -> list[tuple[list[Rule], list[Rule]]]:
    """Return the lines that hang together, level and upright; lines alone are left out."""
    group = list(range(len(level) + len(upright)))

    def first(one: int) -> int:
        while group[one] != one:
            group[one] = group[group[one]]
            one = group[one]
        return one

    for i, flat in enumerate(level):
        for j, tall in enumerate(upright, start=len(level)):
            meets = (
                flat.start - NEAR <= tall.at <= flat.end + NEAR
                and tall.start - NEAR <= flat.at <= tall.end + NEAR
            )
            if meets:
                _unite(group, first(i), first(j))
    result: defaultdict[int, tuple[list[Rule], list[Rule]]] = defaultdict(lambda: ([], []))
    for i, flat in enumerate(level):
        result[first(i)][0].append(flat)
    for j, tall in enumerate(upright, start=len(level)):
        result[first(j)][1].append(tall)
    return [both for both in result.values() if both[0] and both[1]]

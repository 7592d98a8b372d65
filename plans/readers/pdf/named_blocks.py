"""Names in the middle of blocks that go on over pages, in tables without lines.

A page by itself does not say where a block begins that goes on from the page before. All pages
together do: by the codes, whose first numbers are the group's, or by the names' places, for each
name stands in the middle of its block, and the blocks follow each other from the first row to the
last. Names of a level above, on lines over the columns, part them: no block goes over one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from statistics import median
from typing import NamedTuple

from core.spanish import fold
from plans.readers.pdf.centred import row_ends
from plans.readers.pdf.ruled import Piece, Slot
from plans.readers.pdf.text import Line
from plans.readers.pdf.unlined.from_tops import Block, blocks_from_tops

# So many of the rows have text in a column that is none of groups, and a code in that of codes.
_FILLED = 0.9
_CODE = re.compile(r"(\d{1,3}(?:\.\d{1,3}){1,4})\.?(?:\s|$)")
_NUMBER = re.compile(r"\d{1,3}(?:[.-]\d{1,3}){0,4}[.)]?")
# Of folded text: the last rows may sum up the others.
_TOTAL = re.compile(r"(?:sub)?total(?:es)?\b|promedio\b")
_FEWEST_ROWS = 3
# So many names that stand at the tops of rows that are taller tell that all stand at tops.
_FEWEST_LOWER = 2
# In letters' heights: how far from a row's end a block may end.
_NEAR = 0.6
Fields = dict[tuple[int, int, int], Slot]


@dataclass(frozen=True, slots=True)
class _Row:
    """A row below the heading: its part of the table, the stretch between names over the columns in
    which it is, its number in the part, what is printed in it, and where it begins and ends if all
    pages were one."""

    part: int
    stretch: int
    number: int
    lines: tuple[Line, ...]
    top: float
    bottom: float
    above: float

    def named(self, column: int) -> list[Line]:
        """Return the lines of a column."""
        return [line for line in self.lines if line.column == column]

    def text(self, column: int) -> str:
        """Return what is printed in a column."""
        return "\n".join(line.text for line in self.named(column))


class Named(NamedTuple):
    """The parts of a table with the names of groups over the rows that are theirs; the names of
    which it is not certain which these are, each with its page, and those of columns about which
    nothing is known."""

    pieces: list[Piece]
    doubts: list[tuple[int, str]]
    unknown: list[tuple[int, str]]


def with_blocks(pieces: Sequence[Piece]) -> Named | None:
    """Return the parts of a table, one for each page between two names over its columns, with the
    names of groups over their rows, as far as these are certain; None where the rows do not tell
    it of any."""
    parts = _parts(pieces)
    groups = _groups([pieces[part] for part in parts])
    rows = _rows(pieces, parts, groups) if groups else []
    if len(rows) < _FEWEST_ROWS:
        return None
    cut = _is_cut(rows, groups, pieces[0].width)
    slots: Fields = {}
    doubts: list[tuple[int, str]] = []
    unknown: list[tuple[int, str]] = []
    depth = 0
    above = [0, *(n for n, (one, row) in enumerate(pairwise(rows), 1) if one.stretch < row.stretch)]
    for column in groups:
        ends, depth = ([], depth) if cut else _by_codes(rows, column, depth)
        blocks = _blocks(rows, column, ends) or _by_their_places(rows, column, groups, above, cut)
        for one in blocks or ():
            slots |= _block(rows[one.start : one.end], column, one.name)
            doubts += [] if one.sure else [(pieces[rows[one.start].part].page, one.name)]
        if not blocks:
            told = [(pieces[row.part].page, text) for row in rows if (text := row.text(column))]
            (doubts if blocks is None else unknown).extend(told)
        if blocks is None:
            slots |= {(row.part, row.number, column): Slot(row.text(column)) for row in rows}
        above += [one.start for one in blocks or ()]
    if not slots:
        return None
    done = [_with_slots(piece, part, slots) for part, piece in enumerate(pieces)]
    return Named(done, doubts, unknown)


def _blocks(rows: Sequence[_Row], column: int, ends: Sequence[int]) -> list[Block]:
    return [Block(start, end, _name(rows[start:end], column)) for start, end in pairwise(ends)]


def _by_their_places(
    rows: Sequence[_Row], column: int, groups: Sequence[int], above: Sequence[int], cut: bool
) -> list[Block] | None:
    """Return the blocks of a column whose names stand in the middle of these, or where their first
    row is; [] where they stand in another way, None where they may stand in either."""
    middles = _blocks(rows, column, [] if cut else _by_places(rows, column))
    firsts = blocks_from_tops(rows, column, groups, above)
    others = firsts or blocks_from_tops(rows, column, groups, above, few=True)
    if not middles or not others or [one[:2] for one in middles] == [one[:2] for one in others]:
        return middles or firsts
    return firsts if sum(one.lower for one in firsts) >= _FEWEST_LOWER else None


def _with_slots(piece: Piece, part: int, slots: Fields) -> Piece:
    rows = (
        tuple(
            replace(slots.get((part, number, column), slot), full=slot.full)
            for column, slot in enumerate(row)
        )
        for number, row in enumerate(piece.rows)
    )
    return replace(piece, rows=tuple(rows))


def _heading(piece: Piece, first: Piece) -> int:
    same = [slot.text for slot in piece.rows[0]] == [slot.text for slot in first.rows[0]]
    return piece.tied if same else 0


def _parts(pieces: Sequence[Piece]) -> dict[int, int]:
    """Return the numbers of the pieces that hold rows, each with that of the stretch between names
    over the columns, or totals, in which it is; none where a stretch has two parts on a page."""
    parts: dict[int, int] = {}
    stretch = 0
    for number, piece in enumerate(pieces):
        if not piece.lines or _is_total(piece.lines[0]):
            stretch += 1
        else:
            parts[number] = stretch
    pages = {(pieces[number].page, stretch) for number, stretch in parts.items()}
    return parts if len(pages) == len(parts) else {}


def _is_total(row: Sequence[Line]) -> bool:
    return any(_TOTAL.match(fold(line.text)) for line in row)


def _groups(pieces: Sequence[Piece]) -> list[int]:
    """Return the columns that hold names of groups: the first ones that not all rows fill, and
    those behind the rows' codes or numbers."""
    width = pieces[0].width if pieces else 0
    body = [row for piece in pieces for row in piece.lines[_heading(piece, pieces[0]) :]]
    columns = [[[one.text for one in row if one.column == n] for row in body] for n in range(width)]
    groups: list[int] = []
    for number, column in enumerate(columns):
        if sum(map(bool, column)) < _FILLED * len(body):
            groups.append(number)
        elif not all(all(map(_NUMBER.fullmatch, texts)) for texts in column):
            break
    return groups


def _rows(pieces: Sequence[Piece], parts: Mapping[int, int], groups: Sequence[int]) -> list[_Row]:
    """Return the rows of all pages; [] where a page's rows are not those that are printed."""
    rows: list[_Row] = []
    for part, stretch in parts.items():
        piece = pieces[part]
        first = _heading(piece, pieces[next(iter(parts))])
        printed = [list(row) for row in piece.lines]
        own = [[line for line in row if line.column not in groups] for row in printed]
        if len(printed) != len(piece.rows) or not all(own[first:]):
            return []
        if not own[first:]:
            continue
        ends = row_ends(own[first:], [[] for _ in own[first:]])
        above = (rows[-1].bottom if rows else 0.0) - ends[0]
        for number, (top, bottom) in enumerate(pairwise(ends), start=first):
            lines = tuple(printed[number])
            rows.append(_Row(part, stretch, number, lines, top + above, bottom + above, above))
    while rows and _is_total(rows[-1].lines):
        rows.pop()
    return rows


def _is_cut(rows: Sequence[_Row], groups: Sequence[int], width: int) -> bool:
    """Tell whether a page may begin with the rest of a row: it lacks what nearly all rows have."""
    filled = [
        n
        for n in range(width)
        if n not in groups and sum(bool(row.named(n)) for row in rows) >= _FILLED * len(rows)
    ]
    pairs = [(one, row) for one, row in pairwise(rows) if one.stretch == row.stretch]
    firsts = [row for one, row in pairs if one.part < row.part]
    return not filled or any(not row.named(n) for row in firsts for n in filled)


def _by_codes(rows: Sequence[_Row], column: int, above: int) -> tuple[list[int], int]:
    """Return where the blocks of a column begin and end, and how many of the codes' numbers are the
    group's, more than those of the column before; [] where the names are others."""
    for codes in range(column + 1, max(line.column for row in rows for line in row.lines) + 1):
        found = [_CODE.match(row.text(codes)) for row in rows]
        if sum(one is not None for one in found) < len(rows):
            continue
        numbers = [one.group(1).split(".") for one in found if one]
        for depth in range(above + 1, max(map(len, numbers))):
            keys = [tuple(one[:depth]) for one in numbers]
            ends = [0, *(n for n in range(1, len(keys)) if keys[n] != keys[n - 1]), len(keys)]
            if len({*keys}) == len(ends) - 1 and all(
                _one_name([row for row in rows[a:b] if row.named(column)])
                for a, b in pairwise(ends)
            ):
                return ends, depth
        break
    return [], above


def _one_name(rows: Sequence[_Row]) -> bool:
    """Tell whether the rows in which something stands have one name: on each page at most once."""
    parts = [row.part for row in rows]
    return bool(parts) and len({*parts}) == len(parts)


def _by_places(rows: Sequence[_Row], column: int) -> list[int]:
    """Return where blocks begin and end whose names stand in their middles, one after another; []
    where that does not go on to the last row of each stretch."""
    ends = [0]
    for _, some in groupby(rows, key=lambda row: row.stretch):
        found = _in_stretch(list(some), column)
        if not found:
            return []
        ends += [ends[-1] + end for end in found[1:]]
    return ends


def _in_stretch(rows: Sequence[_Row], column: int) -> list[int]:
    """Return where the blocks of a stretch begin and end, the first with it and the last too."""
    tops = [row.top for row in rows] + [rows[-1].bottom]
    near = _NEAR * median(line.bottom - line.top for row in rows for line in row.lines)
    ends = [0]
    for row in rows:
        name = row.named(column)
        if not name:
            continue
        middle = (name[0].top + name[-1].bottom) / 2 + row.above
        at = 2 * middle - tops[ends[-1]]
        end = min(range(len(tops)), key=lambda number: abs(tops[number] - at))
        if end <= ends[-1] or abs(tops[end] - at) > near:
            return []
        ends.append(end)
    return ends if ends[-1] == len(rows) else []


def _name(rows: Sequence[_Row], column: int) -> str:
    return _whole([text for row in rows if (text := row.text(column))])


def _block(rows: Sequence[_Row], column: int, name: str) -> Fields:
    """Return the fields of a block: on each page one cell, with the whole name where it begins and
    where something of it is printed."""
    slots: Fields = {}
    for part, within in groupby(rows, key=lambda row: row.part):
        some = list(within)
        numbers = [row.number for row in some]
        printed = part == rows[0].part or any(row.text(column) for row in some)
        anchor = (numbers[0], column) if len(numbers) > 1 else None
        for number in numbers:
            slots[part, number, column] = Slot(
                name if printed and number == numbers[0] else "", anchor
            )
    return slots


def _whole(parts: Sequence[str]) -> str:
    """Return a name that stands on several pages: on each as a whole, or on each in part."""
    longest = max(parts, key=len)
    if all(part in longest for part in parts):
        return longest
    return "\n".join(parts)

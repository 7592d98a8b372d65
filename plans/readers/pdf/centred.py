"""Names in the middle of their blocks, in tables without lines: which rows each of them spans.

A merged cell is printed without its lines, but its text stands in its middle: from the top of the
page, each name says where its block ends. Where the blocks so found fill the page, they are it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from statistics import median

from plans.readers.pdf.text import Line

# A column that so many rows fill holds no merged cells.
_MOST_FILLED = 0.9
# In letters' heights: how far from a row's end a block may end; a name that is nearer than this to
# the middle or the top of a row may stand in that row alone.
_NEAR = 0.6
_ALIGNED = 0.2
_MOST_TEXT = 0.5
_MOST_HEADINGS = 3


@dataclass(frozen=True, slots=True)
class Span:
    """A merged cell: its column, its rows from `first` to before `end`, the row of its text."""

    column: int
    first: int
    end: int
    printed: int


def spans(rows: Sequence[Sequence[Line]], columns: int) -> list[Span]:
    """Return the merged cells of the first columns, where names stand in the middle of blocks; none
    where one of these columns holds names that stand in another way."""
    groups = groups_of(rows, columns)
    own = [[line for line in row if line.column not in groups] for row in rows]
    if not groups or not all(own):
        return []
    found: list[Span] = []
    for column in groups:
        names = [[line for line in row if line.column == column] for row in rows]
        some = max(_fillings(own, names, column), key=_fullness, default=[])
        if not some and sum(map(bool, names)) > 1:
            return []
        found += some
    between = any(_stands_between(_name(rows, one), own) for one in found)
    return found if between else []


def groups_of(rows: Sequence[Sequence[Line]], columns: int) -> list[int]:
    """Return the first columns, as far as not every row fills them: they hold names of groups. What
    holds most of the text is what rows say, however it was put into these."""
    filled = [sum(any(line.column == n for line in row) for row in rows) for n in range(columns)]
    letters = [sum(len(one.text) for row in rows for one in row if one.column == n)
               for n in range(columns)]  # fmt: skip
    most = _MOST_TEXT * sum(letters)
    names = (filled[n] < _MOST_FILLED * len(rows) and letters[n] <= most for n in range(columns))
    return [n for n, _ in takewhile(lambda one: one[1], enumerate(names))]


def with_cut_names(
    rows: Sequence[Sequence[Line]], columns: int
) -> tuple[list[list[Line]], list[str]]:
    """Return the rows, and the names that a page break cuts: what stands of them beyond the first
    or the last row of the page is given to that row."""
    done = [list(row) for row in rows]
    # In a small table the parts of names would make every column look half empty.
    whole = [row for row in rows if 2 * len({line.column for line in row}) > columns]
    groups = groups_of(whole or rows, columns)
    names: list[str] = []
    for at, beside in ((len(done) - 1, len(done) - 2), (1, 2), (0, 1)):
        if len(done) > _MOST_HEADINGS and all(line.column in groups for line in done[at]):
            names.append(" ".join(line.text for line in done[at]))
            done[beside] = sorted([*done[beside], *done[at]], key=lambda line: line.middle)
            del done[at]
    return done, names


def _fullness(found: Sequence[Span]) -> tuple[int, int]:
    """Return how many rows the blocks of a column leave out between them and the page's top."""
    return sum(one.end - one.first for one in found), -found[0].first


def _name(rows: Sequence[Sequence[Line]], one: Span) -> list[Line]:
    return [line for line in rows[one.printed] if line.column == one.column]


def _fillings(
    own: Sequence[Sequence[Line]], names: Sequence[Sequence[Line]], column: int
) -> Iterator[list[Span]]:
    """Yield the ways in which the names of a column follow each other without a gap."""
    ends = row_ends(own, names)
    near = _NEAR * median(line.bottom - line.top for row in own for line in row)
    named = [number for number, name in enumerate(names) if name]
    heads = len(
        list(takewhile(lambda row: row < _MOST_HEADINGS and bool(names[row]), range(len(names))))
    )
    for skipped in range(heads + 1):
        printed = named[skipped:]
        for first in range(skipped, printed[0] + 1) if printed else ():
            found = _following(names, ends, printed, first, near, column)
            rest = first > skipped or (found and found[-1].end < len(names))
            if found and (len(found) > 1 or not rest):
                yield found


def row_ends(own: Sequence[Sequence[Line]], names: Sequence[Sequence[Line]]) -> list[float]:
    """Return where each row begins, and where the last ends: in the middle of what is blank."""
    tops, bottoms = [], []
    for row, name in zip(own, names, strict=True):
        top, bottom = min(line.top for line in row), max(line.bottom for line in row)
        if name and name[-1].bottom - name[0].top > bottom - top:
            top, bottom = min(top, name[0].top), max(bottom, name[-1].bottom)
        tops.append(top)
        bottoms.append(bottom)
    gaps = [top - bottom for bottom, top in zip(bottoms, tops[1:], strict=False)]
    half = median(gaps) / 2 if gaps else 0.0
    between = [bottom + gap / 2 for bottom, gap in zip(bottoms, gaps, strict=False)]
    return [tops[0] - half, *between, bottoms[-1] + half]


def _following(
    names: Sequence[Sequence[Line]],
    ends: Sequence[float],
    printed: Sequence[int],
    first: int,
    near: float,
    column: int,
) -> list[Span]:
    """Return the blocks of the names if the first begins with a row; [] if one ends in none."""
    found: list[Span] = []
    for row in printed:
        name = names[row]
        at = name[0].top + name[-1].bottom - ends[first]
        end = min(range(len(ends)), key=lambda number: abs(ends[number] - at))
        if abs(ends[end] - at) > near or end <= row or first > row:
            return []
        found.append(Span(column, first, end, row))
        first = end
    return found


def _stands_between(name: Sequence[Line], own: Sequence[Sequence[Line]]) -> bool:
    """Tell whether a name stands as no cell of any one row would: neither at its top nor middle."""
    least = _ALIGNED * (name[0].bottom - name[0].top)
    top, middle = name[0].top, (name[0].top + name[-1].bottom) / 2
    return not any(
        abs(row[0].top - top) < least
        or abs((min(a.top for a in row) + max(a.bottom for a in row)) / 2 - middle) < least
        for row in own
    )

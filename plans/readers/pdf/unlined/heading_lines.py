"""The lines of a heading above the names and codes of a table without lines, as one row.

Its lines may be farther from each other than those of the rows, begin at several heights, and a
name over two columns may stand above what these are called.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from core.grouping import grouped
from plans.readers.pdf.ruled import Piece
from plans.readers.pdf.text import Line

# Points. Lines of one text stand no farther from each other than its others do by this.
_EVEN = 1.0
# In letters' heights: texts at one height differ by less; the next line of a text is no farther.
_LEVEL = 0.4
_NEXT_LINE = 1.6


class NameWithin(NamedTuple):
    """A name over two columns, in the heading's lines of one of them, and the first of both."""

    line: Line
    start: int


def is_whole(heading: Sequence[Line]) -> bool:
    """Tell whether each column of a heading has one text, or one below a name over two columns."""
    names = [name.line for name in names_within(heading)]
    rest = [line for line in heading if line not in names]
    step = _step(heading)
    return all(_is_one(cell, step) for cell in _cells(rest).values())


def is_same(heading: Sequence[Line], before: Piece) -> bool:
    """Tell whether some lines are the heading that a part of a table on an earlier page has."""
    cells = _cells(heading)
    texts = ["\n".join(line.text for line in cells.get(n, [])) for n in range(before.width)]
    return texts == [slot.text for slot in before.rows[0]]


def names_within(heading: Sequence[Line]) -> list[NameWithin]:
    """Return the names over two columns: each stands apart above the text of one, level with which
    the other begins. Where it may be over others too, it is none."""
    cells, step = _cells(heading), _step(heading)
    found = []
    for column, (first, *below) in cells.items():
        if not below or below[0].middle - first.middle < step + _EVEN:
            continue
        near = _LEVEL * (first.bottom - first.top)
        beside = [n for n in (column - 1, column + 1)
                  if n in cells and abs(cells[n][0].middle - below[0].middle) < near]  # fmt: skip
        if len(beside) == 1 and _is_one(below, step):
            found.append(NameWithin(first, min(column, *beside)))
    starts = sorted(name.start for name in found)
    return found if all(after - one > 1 for one, after in pairwise(starts)) else []


def _step(heading: Sequence[Line]) -> float:
    """Return the distance between the lines of a heading's texts."""
    steps = [
        below.middle - above.middle
        for cell in _cells(heading).values()
        for above, below in pairwise(cell)
    ]
    return min([*steps, _NEXT_LINE * median(line.bottom - line.top for line in heading)])


def _is_one(cell: Sequence[Line], step: float) -> bool:
    return all(below.middle - above.middle < step + _EVEN for above, below in pairwise(cell))


def _cells(heading: Sequence[Line]) -> dict[int, list[Line]]:
    return grouped((line.column, line) for line in sorted(heading, key=lambda one: one.top))

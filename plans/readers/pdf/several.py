"""Several tables without lines on one page, each with columns of its own.

Where the whole page makes no certain table, it may hold two: they are parted at one of its widest
gaps, and each has to be certain by itself and to begin with a heading.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from plans.readers.pdf.page import Printed
from plans.readers.pdf.ruled import Piece
from plans.readers.pdf.text import FIGURE, Word
from plans.readers.pdf.unruled import FEWEST_COLUMNS, Unruled, read_unruled

# So many gaps are tried, on pages of so many lines.
_MOST_GAPS = 5
_MOST_LINES = 300
_Lines = list[list[Word]]


def read_tables(lines: _Lines, page: Printed, before: Piece | None) -> Unruled:
    """Return the tables that stand in some lines of text, without lines around their cells;
    `before` is the first part, on an earlier page, of one that may go on."""
    whole = read_unruled(lines, page, before)
    if not whole.doubts or len(lines) > _MOST_LINES:
        return whole
    ends = [0, *_gaps(lines), len(lines)]
    # What of the page, from its top to a gap, is certain, in the fewest tables.
    best: dict[int, list[Unruled]] = {0: []}
    for n, end in enumerate(ends[1:], start=1):
        for start in ends[:n]:
            if start in best and (end not in best or len(best[start]) + 1 < len(best[end])):
                found = read_unruled(lines[start:end], page, None if start else before)
                if _is_certain(found, lines[start:end], first=start == 0):
                    best[end] = [*best[start], found]
    return _together(best[len(lines)]) if len(lines) in best else whole


def _gaps(lines: _Lines) -> list[int]:
    """Return the lines above which the widest gaps of the page are."""
    blanks = [
        (min(w.top for w in below) - max(w.bottom for w in above), n)
        for n, (above, below) in enumerate(pairwise(lines), start=1)
    ]
    return sorted(n for blank, n in sorted(blanks, reverse=True)[:_MOST_GAPS] if blank > 0)


def _is_certain(found: Unruled, lines: _Lines, *, first: bool) -> bool:
    """Tell whether the lines are a table, or hold none; one below another has a heading."""
    if found.doubts:
        return False
    if not found.pieces:
        return not any(_is_broken(line) for line in lines)
    rows = found.pieces[0].rows
    heading = [slot.text for slot in rows[0] if slot.text]
    headed = len(heading) >= FEWEST_COLUMNS and not any(map(FIGURE.fullmatch, heading))
    return len(rows) > 1 and (first or headed)


def _is_broken(line: Sequence[Word]) -> bool:
    """Tell whether a line stands in columns, as the rows of a table do."""
    gaps = sum(w.x0 - b.x1 > w.bottom - w.top for b, w in pairwise(line))
    return gaps + 1 >= FEWEST_COLUMNS


def _together(parts: Sequence[Unruled]) -> Unruled:
    pieces: list[Piece] = []
    last = 0
    for part in parts:
        last = len(pieces) if part.pieces else last
        pieces += part.pieces
    outside = [line for part in parts for line in part.outside]
    return Unruled(pieces, outside, [], [name for part in parts for name in part.groups], last)

"""Several tables without lines on one page, each with columns of its own.

Where the whole page makes no certain table, it may hold two: they are parted where a
title stands below a gap wider than any between rows, and each has to be certain by itself and to
begin with a heading.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from plans.readers.pdf.page import Printed
from plans.readers.pdf.ruled import Piece
from plans.readers.pdf.text import FEWEST_COLUMNS, FIGURE, Word, line_of, runs_of, text_in
from plans.readers.pdf.unruled import Unruled, piece_of_lines, read_unruled

# So many gaps are tried, on pages of so many lines.
_MOST_GAPS = 8
_MOST_LINES = 300
# Points: texts of a column begin at one place.
_STRAIGHT = 1.5
# A gap between two tables is wider by so much than those between rows.
_WIDER = 1.2
_Lines = list[list[Word]]


def read_tables(lines: _Lines, page: Printed, before: Piece | None, last: int = 0) -> Unruled:
    """Return the tables that stand in some lines of text, without lines around their cells;
    `before` is the first part, on an earlier page, of one that may go on, `last` the number of its
    last group."""
    whole = read_unruled(lines, page, before, last)
    if not whole.doubts or len(lines) > _MOST_LINES:
        return whole
    ends = [0, *_gaps(lines), len(lines)]
    # What of the page, from its top to a gap, is certain, in the fewest tables.
    best: dict[int, list[Unruled]] = {0: []}
    for n, end in enumerate(ends[1:], start=1):
        for start in ends[:n]:
            if start in best and (end not in best or len(best[start]) + 1 < len(best[end])):
                apart = _stands_apart(lines, start, end)
                first = start == 0
                found = _certain(lines[start:end], page, before, first=first) if apart else None
                if found is not None:
                    best[end] = [*best[start], found]
    return _together(best[len(lines)]) if len(lines) in best else whole


def _gaps(lines: _Lines) -> list[int]:
    """Return the lines above which the widest gaps of the page are, and which may be titles."""
    left = min((line[0].x0 for line in lines if _is_broken(line)), default=0.0)
    blanks = [
        (_blank_above(lines, n), n)
        for n, line in enumerate(lines)
        if n and len(runs_of(line)) == 1 and line[0].x0 <= left + _STRAIGHT
    ]
    return sorted(n for blank, n in sorted(blanks, reverse=True)[:_MOST_GAPS] if blank > 0)


def _blank_above(lines: _Lines, number: int) -> float:
    above = max(word.bottom for word in lines[number - 1])
    return min(word.top for word in lines[number]) - above


def _stands_apart(lines: _Lines, start: int, end: int) -> bool:
    """Tell whether the gaps around a table are wider than any within it: else they part rows."""
    broken = [n for n in range(start, end) if _is_broken(lines[n])]
    if not broken:
        return all(len(runs_of(line)) == 1 for line in lines[start:end])
    inner = max((_blank_above(lines, n) for n in range(broken[0] + 1, broken[-1] + 1)), default=0.0)
    around = [_blank_above(lines, n) for n in (start, end) if 0 < n < len(lines)]
    return all(blank > _WIDER * inner for blank in around)


def _certain(lines: _Lines, page: Printed, before: Piece | None, *, first: bool) -> Unruled | None:
    """Return what some lines hold where that is certain, with their titles or without them."""
    titles = next((n for n, line in enumerate(lines) if _is_broken(line)), 0)
    if (first and before) or any(len(runs_of(line)) > 1 for line in lines[:titles]):
        titles = 0
    for start in sorted({0, titles}):
        found = read_unruled(lines[start:], page, before if first else None)
        if _is_certain(found, lines[start:], first=first):
            return replace(found, outside=[*lines[:start], *found.outside])
    return _line_by_line(lines, titles, page.number)


def _line_by_line(lines: _Lines, titles: int, page: int) -> Unruled | None:
    """Return a small table in which every line is a row: all have as many texts, that begin at the
    same places, and all but the first a number."""
    rows = [runs_of(line) for line in lines[titles:]]
    starts = [run[0].x0 for run in rows[0]] if rows else []
    aligned = len(rows) > 1 and all(
        len(row) == len(starts)
        and all(abs(run[0].x0 - x) <= _STRAIGHT for run, x in zip(row, starts, strict=True))
        for row in rows
    )
    if not aligned or len(starts) < FEWEST_COLUMNS or not all(map(_has_figure, rows[1:])):
        return None
    done = [[line_of(n, run) for n, run in enumerate(row)] for row in rows]
    piece = piece_of_lines(done, [x - _STRAIGHT for x in starts[1:]], page)
    return Unruled([piece], [list(line) for line in lines[:titles]])


def _has_figure(row: Sequence[Sequence[Word]]) -> bool:
    return any(FIGURE.fullmatch(text_in(run)) for run in row)


def _is_certain(found: Unruled, lines: _Lines, *, first: bool) -> bool:
    """Tell whether the lines are a table, or hold none; one below another has a heading."""
    if found.doubts or found.left_out:
        return False
    if not found.pieces:
        return not any(_is_broken(line) for line in lines)
    rows = found.pieces[0].rows
    heading = [slot.text for slot in rows[0] if slot.text]
    headed = len(heading) >= FEWEST_COLUMNS and not any(map(FIGURE.fullmatch, heading))
    return len(rows) > 1 and (first or headed)


def _is_broken(line: Sequence[Word]) -> bool:
    """Tell whether a line stands in columns, as the rows of a table do."""
    return len(runs_of(line)) >= FEWEST_COLUMNS


def _together(parts: Sequence[Unruled]) -> Unruled:
    pieces: list[Piece] = []
    last = 0
    for part in parts:
        last = len(pieces) if part.pieces else last
        pieces += part.pieces
    outside = [line for part in parts for line in part.outside]
    return Unruled(pieces, outside, [], [name for part in parts for name in part.groups], last)

"""Names over several headings of a table without lines, on a line right above these."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from plans.readers.pdf.ruled import Piece, Slot
from plans.readers.pdf.text import FEWEST_COLUMNS, FIGURE, Line, Word, line_of, runs_of
from plans.readers.pdf.unlined.ends import is_title
from plans.readers.pdf.unlined.heading_lines import names_within

# In letters' heights: the blank between the names and the headings, and how alike letters are.
_CLOSE = 0.6
_ALIKE = 0.15
# A text over more of the columns is a title.
_MOST = 0.6
# It is over a column where it is over so much of it, or so much of the text is.
_LEAST, _LEAST_OF_TEXT = 0.4, 0.25


def with_names_over(
    pieces: Sequence[Piece], outside: Sequence[list[Word]]
) -> tuple[list[Piece], list[list[Word]]]:
    """Return the parts of a page's table, the heading of the first with the names over several of
    its columns, and the lines that are then left outside."""
    if within := _names_within(pieces[0]):
        return [within, *pieces[1:]], list(outside)
    line = _right_above(pieces[0], outside)
    spans = [_span(run, pieces[0]) for run in runs_of(line)]
    columns = [column for span in spans for column in span]
    most = _MOST * pieces[0].width
    if not spans or not all(spans) or len({*columns}) < len(columns) or max(map(len, spans)) > most:
        return list(pieces), list(outside)
    names = {
        span.start: line_of(span.start, run) for span, run in zip(spans, runs_of(line), strict=True)
    }
    starts = {column: span.start for span in spans for column in span}
    first = _headed(pieces[0], names, starts)
    return [first, *pieces[1:]], [one for one in outside if one is not line]


def _names_within(piece: Piece) -> Piece | None:
    """Return a part of a table with the names over two columns that stand within the lines of its
    heading above it; None where there are none."""
    printed = [line for row in piece.lines for line in row]
    own: list[Line] = []
    for column, slot in enumerate(piece.rows[0]):
        lines = sorted((one for one in printed if one.column == column), key=lambda one: one.top)
        own += lines[: len(slot.text.splitlines())]
    found = names_within(own)
    if not found:
        return None
    slots = list(piece.rows[0])
    for name in found:
        column = name.line.column
        _, rest = slots[column].text.split("\n", 1)
        slots[column] = replace(slots[column], text=rest)
    names = {name.start: replace(name.line, column=name.start) for name in found}
    starts = {column: start for start in names for column in (start, start + 1)}
    return _headed(replace(piece, rows=(tuple(slots), *piece.rows[1:])), names, starts)


def _right_above(piece: Piece, outside: Sequence[list[Word]]) -> list[Word]:
    """Return the line right above a table that begins with a heading; none where it does not."""
    heading = piece.rows[0]
    texts = [slot.text for slot in heading if slot.text]
    words = sum(not FIGURE.fullmatch(text) for text in texts)
    if words < FEWEST_COLUMNS or any(slot.anchor for slot in heading) or not piece.lines:
        return []
    height = min(line.bottom - line.top for line in piece.lines[0])
    for line in outside:
        own = max(word.bottom - word.top for word in line)
        blank = piece.top - max(word.bottom for word in line)
        close = abs(own - height) < _ALIKE * height and -height < blank < _CLOSE * height
        if close and not is_title(line):
            return line
    return []


def _span(run: Sequence[Word], piece: Piece) -> range:
    """Return the columns over whose inner ends a text goes, of those at its ends only what it is
    over for the most part; none where it is over one alone."""
    inner = piece.xs[1:-1]
    first, last = bisect_right(inner, run[0].x0), bisect_right(inner, run[-1].x1)
    while first < last and _is_beside(run, piece, first):
        first += 1
    while first < last and _is_beside(run, piece, last):
        last -= 1
    return range(first, last + 1) if last > first else range(0)


def _is_beside(run: Sequence[Word], piece: Piece, column: int) -> bool:
    """Tell whether a column has a heading of its own and little of a text over it."""
    start, end = piece.xs[column], piece.xs[column + 1]
    over = min(run[-1].x1, end) - max(run[0].x0, start)
    little = over < _LEAST * (end - start) and over < _LEAST_OF_TEXT * (run[-1].x1 - run[0].x0)
    return little and bool(piece.rows[0][column].text)


def _headed(piece: Piece, names: dict[int, Line], starts: dict[int, int]) -> Piece:
    """Return a part of a table with one row more above its heading: names in cells over several
    columns, and what has no name over it in cells down both rows."""
    heading = piece.rows[0]
    upper, lower = list(heading), list(heading)
    for column, slot in enumerate(heading):
        start = starts.get(column)
        if start is None:
            upper[column] = replace(slot, anchor=(0, column))
            lower[column] = Slot("", (0, column))
        else:
            upper[column] = Slot(names[start].text if column == start else "", (0, start))
    below = (tuple(map(_lower, row)) for row in piece.rows[1:])
    printed = tuple(names.values())
    return replace(
        piece,
        top=min(line.top for line in printed),
        rows=(tuple(upper), tuple(lower), *below),
        lines=(printed, *piece.lines),
    )


def _lower(slot: Slot) -> Slot:
    return replace(slot, anchor=(slot.anchor[0] + 1, slot.anchor[1])) if slot.anchor else slot

"""Whether the rows and columns found in a table without lines are the only ones that fit.

What is found by where words stand is a proposal. It is certain where a blank band, or a drawn line,
goes across the whole table between any two rows, wider than any blank within a row; where every
cell is one block of text; and where no text goes over from one column to another.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from core.grouping import grouped
from plans.readers.pdf.centred import groups_of, spans
from plans.readers.pdf.text import FIGURE, Line, Word, has_figure

# In parts of the letters' height: a band between rows is wider than the blanks within by so much,
# the blank between two words of one cell is no wider than this, and no narrower between cells.
_MARGIN = 0.2
_WORDS_APART = 1.3
_COLUMNS_APART = 0.5
_CLOSE = 0.08
# Points, for the left edge of a column; so many of its lines begin there, of so many at least.
_STRAIGHT = 0.7
_FEWEST_BESIDE = 8
_MOST_BESIDE = 0.8
# Points. Lines of one text stand no farther from each other than its others do by this.
_EVEN = 1.0
_LONGEST_QUOTE = 60
# So many names that begin with taller rows tell that the page's names do.
_FEWEST_CLEAR = 2
# Of a heading that is wider than its column so much stands in it; points beside what is below it.
_MOST_OWN = 0.7
_NEAR = 2.0
_SINGLE = re.compile(
    r"\d{1,3}(?:[.,]\d+)?\s?%|\d+(?:[.,]\d*)?|N/?A|[xX✓✔]|\d{1,3}(?:\.\d{1,3}){2,4}|"
    r"[A-Z]{1,4}\d{0,2}[-.]\d{1,3}",
    re.IGNORECASE,
)
# What stands before a text of a list, apart from it: "1.", "a)", "-".
_LISTED = re.compile(r"[\w.]{1,4}[.):]|\W{1,2}|[a-zA-Z]")


def doubtful_rows(
    rows: Sequence[Sequence[Line]], width: int, seams: Sequence[float]
) -> Iterator[str]:
    """Yield what is printed in rows that may be others; `seams` are the lines drawn across."""
    yield from (quote_of(rows[number]) for number in doubtful_at(rows, width, seams))


def doubtful_at(
    rows: Sequence[Sequence[Line]], width: int, seams: Sequence[float]
) -> Iterator[int]:
    """Yield the numbers of the rows that may be others, some of them twice."""
    groups = groups_of(rows, width)
    own = [[line for line in row if line.column not in groups] for row in rows]
    if not all(own):
        yield from (number for number, row in enumerate(own) if not row)
        return
    height = median(line.bottom - line.top for row in own for line in row)
    leading = _leading(own)
    torn = [_is_torn(row, leading + _EVEN) or _holds_several(row) for row in own]
    yield from (number for number, one in enumerate(torn) if one)
    inner = max((gap for row in own for gap in _blanks(row)), default=leading)
    for number, (above, below) in enumerate(pairwise(own)):
        end, start = max(line.bottom for line in above), min(line.top for line in below)
        drawn = any(end - _EVEN <= seam <= start + _EVEN for seam in seams)
        if not drawn and start - end < max(inner, leading) + _MARGIN * height:
            yield from (number, number + 1)


def told_by_figures(rows: Sequence[Sequence[Line]], width: int) -> bool:
    """Tell whether a column holds one date, number or percentage, on one line, in each row below
    the heading: rows that shaded bands part are then no more and no fewer."""
    body = [[line for line in row if FIGURE.fullmatch(line.text)] for row in rows[1:]]
    counts = [[sum(one.column == n for one in row) for row in body] for n in range(width)]
    return len(body) > 1 and any(all(count == 1 for count in column) for column in counts)


def doubtful_groups(sections: Sequence[Sequence[Sequence[Line]]], width: int) -> list[str]:
    """Return the names of groups that may begin in other rows than the ones they stand in;
    `sections` are the rows between the lines of text that part a page's table.

    A name is certain where it begins with its row, which is taller, or is the only one of its
    group, and where it stands in the middle of a block and the blocks fill the page. One that is as
    tall as its row is certain where others of the page begin with taller rows, and none does not.
    """
    stands = [one for rows in sections for one in _stands(rows, width)]
    clear = sum(one.begins and one.taller for one in stands)
    if clear >= _FEWEST_CLEAR and all(one.begins for one in stands):
        return []
    return [one.quote for one in stands if not (one.begins and one.taller)]


@dataclass(frozen=True, slots=True)
class _Stand:
    """Where a name of a group stands: whether it begins with its row, and whether the row is taller
    than the name."""

    quote: str
    begins: bool
    taller: bool


def _stands(rows: Sequence[Sequence[Line]], width: int) -> Iterator[_Stand]:
    """Yield how those names stand that are not the only ones of their groups."""
    columns = groups_of(rows, width)
    own = _own(rows, width)
    if not columns or len(own) < len(rows):
        return
    height = median(line.bottom - line.top for row in own for line in row)
    merged = spans(rows, width)
    for column in columns:
        spanned = {n for one in merged if one.column == column for n in range(one.first, one.end)}
        if spanned >= set(range(1, len(rows))):
            continue
        names = [[line for line in row if line.column == column] for row in rows]
        for number, name in enumerate(names):
            alone = number + 1 == len(rows) or bool(names[number + 1])
            if not name or alone or number == 0:
                continue
            top = min(one.top for one in own[number])
            bottom = max(one.bottom for one in own[number])
            begins = abs(name[0].top - top) < _MARGIN * height
            yield _Stand(quote_of(name), begins, bottom - name[-1].bottom >= height / 2)


def doubtful_columns(
    lines: Sequence[Sequence[Word]], cuts: Sequence[float]
) -> Iterator[tuple[float, str]]:
    """Yield what goes over from one column to another, or stands in two, and at which height.

    Two texts side by side may stand close to each other where the right one begins as its column
    does, and no blank is printed that joins them.
    """
    edges = _edges(lines, cuts)
    first = next((n for n, line in enumerate(lines) if has_figure(line)), 0)
    for number, line in enumerate(lines):
        wide = {word for word in line if number < first and _is_wide(word, lines[first:], cuts)}
        for before, word in pairwise(line):
            gap, height = word.x0 - before.x1, word.bottom - word.top
            column = bisect_right(cuts, _across(word) if word in wide else word.x0)
            parted = column > bisect_right(cuts, _across(before) if before in wide else before.x1)
            begins = abs(word.x0 - edges.get(column, -_EVEN)) < _STRAIGHT and not word.follows
            least = _CLOSE if begins or word.apart else _COLUMNS_APART
            two = word.apart and not _LISTED.fullmatch(before.text)
            if (gap < least * height) if parted else (two or gap > _WORDS_APART * height):
                yield word.middle, f"{before.text} {word.text}"
        for word in line:
            if word not in wide and any(word.x0 < cut < word.x1 for cut in cuts):
                yield word.middle, word.text


def _across(word: Word) -> float:
    return (word.x0 + word.x1) / 2


def _is_wide(word: Word, below: Sequence[Sequence[Word]], cuts: Sequence[float]) -> bool:
    """Tell whether a heading is a word wider than its column: all that stands below in the column
    in which most of it stands is narrower than it."""
    if not any(word.x0 < cut < word.x1 for cut in cuts):
        return False
    column = bisect_right(cuts, _across(word))
    left, right = [-math.inf, *cuts, math.inf][column : column + 2]
    own = [one for line in below for one in line if left < _across(one) < right]
    most = min(word.x1, right) - max(word.x0, left) > _MOST_OWN * (word.x1 - word.x0)
    narrower = all(word.x0 - _NEAR < one.x0 and one.x1 < word.x1 + _NEAR for one in own)
    return bool(own) and most and narrower


def _edges(lines: Sequence[Sequence[Word]], cuts: Sequence[float]) -> dict[int, float]:
    """Return where the texts of each column begin, as far as nearly all of them begin there."""
    begins: dict[int, list[float]] = {}
    for line in lines:
        columns = grouped((bisect_right(cuts, word.x0), word.x0) for word in line)
        for column, places in columns.items():
            begins.setdefault(column, []).append(places[0])
    edges = {}
    for column, places in begins.items():
        edge = median(places)
        same = sum(abs(place - edge) < _STRAIGHT for place in places)
        if len(places) >= _FEWEST_BESIDE and same >= _MOST_BESIDE * len(places):
            edges[column] = edge
    return edges


def _own(rows: Sequence[Sequence[Line]], width: int) -> list[list[Line]]:
    """Return the rows without the first columns, as far as these hold names of groups."""
    groups = groups_of(rows, width)
    own = [[line for line in row if line.column not in groups] for row in rows]
    return [row for row in own if row]


def _cells(row: Sequence[Line]) -> list[list[Line]]:
    cells = grouped((line.column, line) for line in row)
    return [sorted(cell, key=lambda line: line.top) for cell in cells.values()]


def _leading(rows: Sequence[Sequence[Line]]) -> float:
    """Return the blank between two lines of one text, as most texts have it."""
    gaps = [
        below.top - above.bottom
        for row in rows
        for cell in _cells(row)
        for above, below in pairwise(cell)
    ]
    return median(gaps) if gaps else 0.0


def _is_torn(row: Sequence[Line], most: float) -> bool:
    """Tell whether a cell of the row holds texts that stand apart."""
    return any(
        below.top - above.bottom > most for cell in _cells(row) for above, below in pairwise(cell)
    )


def _holds_several(row: Sequence[Line]) -> bool:
    """Tell whether a cell holds several figures below each other, of which a row has one."""
    return any(sum(bool(_SINGLE.fullmatch(line.text)) for line in cell) > 1 for cell in _cells(row))


def _blanks(row: Sequence[Line]) -> Iterator[float]:
    """Yield the blanks that go across the row from side to side."""
    lines = sorted(row, key=lambda line: line.top)
    bottom = lines[0].bottom
    for line in lines[1:]:
        if line.top > bottom:
            yield line.top - bottom
        bottom = max(bottom, line.bottom)


def quote_of(row: Sequence[Line]) -> str:
    """Return what a row says, as far as it is quoted: its longest text."""
    text = " ".join(line.text for line in max(_cells(row), key=len))
    return text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE].rsplit(' ', 1)[0]} …"

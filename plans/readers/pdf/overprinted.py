"""Letters printed over other letters in a cell: what they say cannot be told."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from core.grouping import grouped
from plans.readers.grid import Cell, Row
from plans.readers.pdf.page import Glyph
from plans.readers.pdf.ruled import Lattice
from plans.readers.pdf.text import lines_of

# So many letters of a line stand, by more than this part of their width, over the one before.
_FEWEST = 3
_OVER = 0.4
_LONGEST_QUOTE = 60
# A table's heading has at most so many rows here: what is printed over it is none of a row's.
_HEADING_ROWS = 2
Quote = tuple[int, str]


def overprinted(lattice: Lattice, glyphs: Sequence[Glyph]) -> Iterator[str]:
    """Yield the lines of a table in whose cells texts are printed over each other."""
    level = [glyph for glyph in glyphs if not glyph.turn and glyph.seen and glyph.text.strip()]
    columns = grouped((bisect_right(lattice.xs, glyph.across), glyph) for glyph in level)
    for column in columns.values():
        for line in lines_of(column):
            if sum(_stands_over(*both) for both in pairwise(line)) >= _FEWEST:
                yield "".join(glyph.text for glyph in line if glyph.text.strip())[:_LONGEST_QUOTE]


def without_overprinted(
    rows: Sequence[Row], over: Sequence[Quote]
) -> tuple[list[Row], list[Quote]]:
    """Return the rows without the cells below a heading that hold letters over other letters, and
    what of these is so left out."""
    lost: list[Quote] = []
    done: list[Row] = []
    above: dict[int, int] = {}
    for row in rows:
        page = row.page or 0
        above[page] = above.get(page, 0) + (not row.loose)
        lines = {text for number, text in over if number == page}
        if lines and not row.loose and above[page] > _HEADING_ROWS:
            bad = [_lines(cell) & lines for cell in row.cells]
            lost += [(page, line) for some in bad for line in some]
            cells = zip(row.cells, bad, strict=True)
            row = replace(
                row, cells=tuple(replace(cell, text="") if some else cell for cell, some in cells)
            )
        done.append(row)
    return done, lost


def _lines(cell: Cell) -> set[str]:
    return {"".join(line.split())[:_LONGEST_QUOTE] for line in cell.text.splitlines()}


def _stands_over(before: Glyph, glyph: Glyph) -> bool:
    width = min(before.x1 - before.x0, glyph.x1 - glyph.x0)
    return before.text != glyph.text and before.x1 - glyph.x0 > _OVER * width

"""Letters printed over other letters in a cell: what they say cannot be told."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from core.grouping import grouped
from plans.readers.pdf.page import Glyph
from plans.readers.pdf.ruled import Lattice
from plans.readers.pdf.text import lines_of

# So many letters of a line stand, by more than this part of their width, over the one before.
_FEWEST = 3
_OVER = 0.4
_LONGEST_QUOTE = 60


def overprinted(lattice: Lattice, glyphs: Sequence[Glyph]) -> Iterator[str]:
    """Yield the lines of a table in whose cells texts are printed over each other."""
    level = [glyph for glyph in glyphs if not glyph.turn and glyph.text.strip()]
    columns = grouped((bisect_right(lattice.xs, glyph.across), glyph) for glyph in level)
    for column in columns.values():
        for line in lines_of(column):
            if sum(_stands_over(*both) for both in pairwise(line)) >= _FEWEST:
                yield "".join(glyph.text for glyph in line)[:_LONGEST_QUOTE]


def _stands_over(before: Glyph, glyph: Glyph) -> bool:
    width = min(before.x1 - before.x0, glyph.x1 - glyph.x0)
    return before.text != glyph.text and before.x1 - glyph.x0 > _OVER * width

"""Names of groups in capitals, on lines of their own between rows that are not in capitals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from core.spanish import fold
from plans.readers.named_levels import named_level
from plans.readers.pdf.text import FEWEST_COLUMNS, Word, runs_of, text_in
from plans.readers.pdf.unlined.totals import is_total

# Points: a name begins so near to where the table does, or has its middle so near to the table's.
_NEAR = 6.0
_CENTRED = 15.0
# In letters' heights: what stands nearer to the line above may be of its text.
_NEXT_LINE = 1.5
# Headings may be in capitals; of the lines of rows no more than this part.
_MOST_CAPITALS = 0.25
# The last line of a page is a name where it stands no farther below the rows than others do.
_FARTHER = 1.2
# Of folded text: what begins so is said of the table.
NO_NAME = re.compile(
    r"(?:notas?|fuente|convencion(?:es)?|observacion(?:es)?|firmas?|pagina|"
    r"(?:elabor|proyect|revis|aprob)(?:o|ado))\b"
)
_Line = Sequence[Word]


def titles_of(
    lines: Sequence[_Line], cuts: Sequence[float], heads: int, sides: tuple[float, float]
) -> list[_Line]:
    """Return the lines that name groups by their capitals, below the heading, which begins with the
    line `heads`, in a table from side to side whose columns part at `cuts`. One of them at least
    goes over a cut: in a column alone such a text may be a cell's. Where levels are named, as in
    "EJE 1", which of these a name is below is not known: then it is none."""
    rows = [line for line in lines[heads:] if len(runs_of(line)) >= FEWEST_COLUMNS]
    capitals = sum(text_in(row).isupper() for row in rows)
    leveled = any(named_level(text_in(line)) for line in lines[heads:] if len(runs_of(line)) == 1)
    if not cuts or not rows or leveled or capitals > _MOST_CAPITALS * len(rows):
        return []
    pairs = list(pairwise(lines[heads:]))
    found = [(above, line) for above, line in pairs if _may_name(above, line, sides)]
    own = [(above, line) for above, line in found if line[0].top < rows[-1][0].top]
    widest = max((_step(above, line) for above, line in own), default=0.0)
    own += [pair for pair in found[len(own) :] if pair == pairs[-1]]
    own = [(above, line) for above, line in own if _step(above, line) <= _FARTHER * widest]
    over = any(line[0].x0 < cut < line[-1].x1 for _, line in own for cut in cuts)
    return [line for _, line in own] if over else []


def _step(above: _Line, line: _Line) -> float:
    return line[0].middle - above[0].middle


def _may_name(above: _Line, line: _Line, sides: tuple[float, float]) -> bool:
    """Tell whether a line is one text in capitals apart from the line above, at the table's left or
    middle."""
    text = text_in(line)
    start, end = line[0].x0, line[-1].x1
    apart = _step(above, line) > _NEXT_LINE * (line[0].bottom - line[0].top)
    centred = abs(start + end - sum(sides)) <= 2 * _CENTRED
    placed = abs(start - sides[0]) <= _NEAR or centred
    named = text.isupper() and not NO_NAME.match(fold(text)) and not is_total(line)
    return apart and placed and named and len(runs_of(line)) == 1

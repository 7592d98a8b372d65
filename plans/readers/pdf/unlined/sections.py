"""The sections into which names of groups part a page's table without lines, and their rows.

Codes, dates and figures of the whole page tell how many rows each section has. Below a name a row
begins: what stands above its code is its own. Whether texts begin, end or have their middle at the
height of their row's code is the same in all sections of a page.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from plans.readers.pdf.rows import pitch_of
from plans.readers.pdf.text import Line
from plans.readers.pdf.unlined.anchored import (
    CODE,
    DAY,
    WAYS,
    Rows,
    Way,
    anchors_of,
    doubled,
)

_FEWEST_ROWS = 3
_FAR = 100_000.0


class Sections:
    """The sections of a page's table, each as the lines of its columns, from the top."""

    def __init__(self, sections: Sequence[list[Line]], width: int) -> None:
        self.sections, self._width = sections, width
        self._parts = sorted(
            (line for some in sections for line in some), key=lambda line: line.middle
        )
        self._height = median(line.bottom - line.top for line in self._parts)
        self._pitch = pitch_of(self._parts, width, self._height)
        figures = anchors_of(self._parts, width, self._height, _FEWEST_ROWS)
        self._figures = bool(figures)
        self._codes = figures or _codes(self._parts)

    def torn(self, rows: Rows) -> set[int]:
        """Return the numbers of the rows that hold more codes than one, or none, where a name
        stands between rows, and codes tell them."""
        if len(self.sections) == 1 or not self._codes:
            return set()
        below = [n for n, row in enumerate(rows) if row[-1].bottom > self._codes[0]]
        return {n for n in below if len(self._within(rows[n])) != 1}

    def rows_of(self, own: Sequence[Line]) -> tuple[Rows, Rows]:
        """Return the rows of a section below a name, and those of them that may be two; nothing
        where they are not certain."""
        if len(self.sections) == 1 or not self._within(own):
            return [], []
        found: list[Rows] = []
        for way in WAYS:
            fitting = [self._fitting(some, way) for some in self.sections]
            if all(rows is not None for rows in fitting):
                pairs = zip(self.sections, fitting, strict=True)
                rows = next(one for some, one in pairs if some is own)
                found += [rows] if rows and rows not in found else []
        if len(found) > 1:
            found = [rows for rows in found if _is_tight(rows)]
        if len(found) != 1 or not (self._figures or _has_days(found[0], self._width)):
            return [], []
        rows = [row for row in found[0] if row]
        return rows, doubled(found[0], self._parts, self._width)

    def _within(self, lines: Sequence[Line]) -> list[float]:
        """Return the heights of the codes among some lines."""
        top, bottom = min(one.top for one in lines), max(one.bottom for one in lines)
        return [at for at in self._codes if top <= at <= bottom]

    def _fitting(self, section: Sequence[Line], way: Way) -> Rows | None:
        """Return the rows of a section, first what stands above them, if its texts stand in one
        way; [] where it holds no codes."""
        own = self._within(section)
        if not own:
            return []
        found: list[Rows] = []
        for rows in way(section, own, self._pitch, self._height, self._width):
            if rows not in found and not rows[0]:
                found.append(rows)
        return found[0] if len(found) == 1 else None


def _codes(parts: Sequence[Line]) -> list[float]:
    """Return the heights of the codes of the first column, where below the heading nothing else
    stands in it, and none comes twice."""
    first = min(line.column for line in parts)
    column = [line for line in parts if line.column == first]
    top = next((n for n, line in enumerate(column) if CODE.fullmatch(line.text)), len(column))
    codes = column[top:]
    single = len({line.text for line in codes}) == len(codes) >= _FEWEST_ROWS
    whole = single and all(CODE.fullmatch(line.text) for line in codes)
    return [line.middle for line in codes] if whole else []


def _has_days(rows: Rows, width: int) -> bool:
    """Tell whether in some column each of the rows has one day, on one line or several."""
    columns = ([" ".join(one.text for one in row if one.column == n) for row in rows if row]
               for n in range(width))  # fmt: skip
    return any(all(map(DAY.fullmatch, texts)) for texts in columns)


def _is_tight(rows: Rows) -> bool:
    """Tell whether the lines of each text stand nearer to each other than to other rows."""
    columns = {line.column for row in rows for line in row}
    inner, outer = [0.0], [_FAR]
    for column in columns:
        cells = [[one.middle for one in row if one.column == column] for row in rows]
        cells = [cell for cell in cells if cell]
        inner += [below - above for cell in cells for above, below in pairwise(cell)]
        outer += [below[0] - above[-1] for above, below in pairwise(cells)]
    return max(inner) < min(outer)

"""The sections into which names of groups part a page's table without lines, and their rows.

Codes, dates and figures of the whole page tell how many rows each section has. Below a name a row
begins: what stands above its code is its own. Whether texts begin, end or have their middle at the
height of their row's code is the same in all sections of a page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
# Points. Blanks of one kind differ by no more than this.
_EVEN = 1.5


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
        self._room = self._between_rows(sections)

    def is_above_codes(self, own: Sequence[Line]) -> bool:
        """Tell whether a section stands above the codes of all rows, and its lines nearer to each
        other than the rows of the others do, which room parts."""
        codes = _codes(self._parts)
        room = self._between_rows([some for some in self.sections if some is not own])
        near = all(blank < room for blank in _blanks(own))
        return near and bool(codes) and max(line.bottom for line in own) < codes[0]

    def torn(self, rows: Rows) -> set[int]:
        """Return the numbers of the rows that are no rows for certain, where a name stands between
        rows: codes tell these, and one holds several or none, or the room between rows does, and
        less parts them."""
        if len(self.sections) == 1 or not self._codes:
            return set()
        below = [n for n, row in enumerate(rows) if row[-1].bottom > self._codes[0]]
        others = {n for n in below if len(self._within(rows[n])) != 1}
        close = (n for n in below[1:] if _blank(rows[n - 1], rows[n]) < self._room)
        return others | {number for n in close for number in (n - 1, n)}

    def rows_of(self, own: Sequence[Line]) -> tuple[Rows, Rows]:
        """Return the rows of a section below a name, and those of them that may be two; nothing
        where they are not certain."""
        if len(self.sections) == 1:
            return [], []
        if not self._within(own):
            return [], []
        apart = self._apart(own)
        if apart and not self.torn(apart):
            return apart, []
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

    def _between_rows(self, sections: Sequence[list[Line]]) -> float:
        """Return what the blanks between the rows of some sections are wider than; 0 where blanks
        do not tell rows."""
        leading = self._pitch - self._height + _EVEN
        return _room([blank for some in sections for blank in _blanks(some)], leading)

    def _apart(self, own: Sequence[Line]) -> Rows:
        """Return the rows of a section, where room parts them on the whole page."""
        rows: Rows = []
        for line in sorted(own, key=lambda line: line.top) if self._room else ():
            if not rows or line.top - max(one.bottom for one in rows[-1]) > self._room:
                rows.append([])
            rows[-1].append(line)
        return [sorted(row, key=lambda line: line.middle) for row in rows]

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


def _blanks(lines: Sequence[Line]) -> Iterator[float]:
    """Yield the blanks that go across some lines from side to side."""
    ordered = sorted(lines, key=lambda line: line.top)
    bottom = ordered[0].bottom
    for line in ordered[1:]:
        if line.top > bottom:
            yield line.top - bottom
        bottom = max(bottom, line.bottom)


def _blank(above: Sequence[Line], below: Sequence[Line]) -> float:
    return min(line.top for line in below) - max(line.bottom for line in above)


def _room(blanks: Sequence[float], leading: float) -> float:
    """Return what the blanks between rows are wider than, where they are all alike and the others
    are those between the lines of a text; 0 where blanks do not tell rows."""
    ordered = sorted(blanks)
    jumps = [(below - above, n) for n, (above, below) in enumerate(pairwise(ordered), start=1)]
    widest, at = max(jumps, default=(0.0, 0))
    alike = at > 0 and ordered[-1] - ordered[at] <= _EVEN and ordered[at - 1] <= leading
    return (ordered[at - 1] + ordered[at]) / 2 if alike and widest > _EVEN else 0.0


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

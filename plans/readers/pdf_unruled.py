"""Tables without lines: columns where no letter stands from top to bottom, rows where gaps are."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from plans.readers.pdf_page import Rule
from plans.readers.pdf_ruled import Piece, Slot
from plans.readers.pdf_text import Word

# In parts of the letters' height: the blank between two columns, and one that needs no more proof.
_GUTTER = 0.5
_WIDE_GUTTER = 1.3
# Titles cross the columns; so many lines of a page may.
_CROSSING = 0.2
_ALIGNED = 0.4
# Points: lines of a column begin at one place.
_STRAIGHT = 1.5
FEWEST_COLUMNS = 3
_FEWEST_LINES = 2
# A gap between rows is larger than the one between a row's lines by more than this (points).
_ROW_GAP = 1.5
# A column with so few texts beside the fullest one holds names of groups, printed anywhere.
_SPARSE = 0.6
_NEXT_LINE = 1.35
_RULED_ACROSS = 0.6
_FEWEST_RULES = 3
_FIGURE = re.compile(r"(?=.*\d)[\d\s.,:/%()-]{1,14}|N/?A", re.IGNORECASE)
_FIGURES = 0.6
_MISSED_ROWS = 1.3


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text in one column."""

    column: int
    text: str
    top: float
    bottom: float

    @property
    def middle(self) -> float:
        """Return the height at which the line stands."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Unruled:
    """The table of a page, if it has one, and the words that stand outside it, line by line."""

    piece: Piece | None
    outside: list[list[Word]]


def read_unruled(
    lines: list[list[Word]], level: Sequence[Rule], page: int, before: Sequence[float] | None
) -> Unruled:
    """Return the table that stands in some lines of text, without lines around its cells.

    `before` are the columns' lines of the page before: they hold where nothing crosses them.
    `level` are the level lines of the page; where they go across, they part the rows.
    """
    if len(lines) < _FEWEST_LINES:
        return Unruled(None, lines)
    size = median(word.bottom - word.top for line in lines for word in line)
    cuts = _kept(lines, before) or _columns(lines, size)
    if len(cuts) + 1 < FEWEST_COLUMNS:
        return Unruled(None, lines)
    inside, outside = _parted(lines, cuts)
    if not inside:
        return Unruled(None, lines)
    parts = _column_lines(inside, cuts)
    rows = _by_rules(parts, level) or _by_gaps(parts, len(cuts) + 1)
    return Unruled(_piece(rows, cuts, inside, page), outside)


def _kept(lines: Sequence[Sequence[Word]], before: Sequence[float] | None) -> list[float]:
    """Return the inner columns' lines of the page before, if they suit this page too."""
    cuts = list(before[1:-1]) if before else []
    crossing = sum(_crosses(line, cuts) for line in lines)
    return cuts if crossing <= _CROSSING * len(lines) else []


def _columns(lines: Sequence[Sequence[Word]], size: float) -> list[float]:
    """Return where the columns part: the middles of the blanks that go down the table."""
    rough = _gutters(lines, _GUTTER * size, int(_CROSSING * len(lines)))
    middles = [(start + end) / 2 for start, end in rough]
    body = [line for line in lines if not _crosses(line, middles)]
    if len(body) < _FEWEST_LINES:
        return []
    return [
        (start + end) / 2
        for start, end in _gutters(body, _GUTTER * size, 0)
        if end - start >= _WIDE_GUTTER * size or _is_straight(body, start, end)
    ]


def _gutters(
    lines: Sequence[Sequence[Word]], narrowest: float, most: int
) -> list[tuple[float, float]]:
    """Return the blanks between words, at least so wide, that at most `most` lines cross."""
    edges: list[tuple[float, int]] = []
    for line in lines:
        for word in line:
            edges += [(word.x0, 1), (word.x1, -1)]
    edges.sort()
    found: list[tuple[float, float]] = []
    covered, start = 0, edges[0][0]
    for at, change in edges:
        if covered <= most < covered + change and at - start >= narrowest and start > edges[0][0]:
            found.append((start, at))
        if covered > most >= covered + change:
            start = at
        covered += change
    return found


def _crosses(line: Sequence[Word], cuts: Sequence[float]) -> bool:
    return any(word.x0 < cut < word.x1 for cut in cuts for word in line)


def _is_straight(lines: Sequence[Sequence[Word]], start: float, end: float) -> bool:
    """Tell whether the words after a blank begin at one place, or those before it end at one."""
    first = [min((w.x0 for w in line if w.x0 >= end - 0.1), default=None) for line in lines]
    last = [max((w.x1 for w in line if w.x1 <= start + 0.1), default=None) for line in lines]
    begins = [x for x in first if x is not None and x - end < _WIDE_GUTTER * (end - start) * 9]
    ends = [x for x in last if x is not None]
    return _share(begins, end) >= _ALIGNED or _share(ends, start) >= _ALIGNED


def _share(places: Sequence[float], at: float) -> float:
    return sum(abs(one - at) <= _STRAIGHT for one in places) / len(places) if places else 0.0


def _parted(
    lines: Sequence[Sequence[Word]], cuts: Sequence[float]
) -> tuple[list[Sequence[Word]], list[list[Word]]]:
    """Return the lines of the table and those outside: titles, notes, what crosses the columns."""
    counts = [len({bisect_right(cuts, (w.x0 + w.x1) / 2) for w in line}) for line in lines]
    crossing = [_crosses(line, cuts) for line in lines]
    full = [n for n, count in enumerate(counts) if count >= FEWEST_COLUMNS and not crossing[n]]
    if not full:
        return [], [list(line) for line in lines]
    inside: list[Sequence[Word]] = []
    outside: list[list[Word]] = []
    first = _first_line(lines, crossing, full[0])
    for n, line in enumerate(lines):
        if n < first or (crossing[n] and _is_one_run(line)):
            outside.append(list(line))
        else:
            inside.append(line)
    return inside, outside


def _first_line(lines: Sequence[Sequence[Word]], crossing: Sequence[bool], full: int) -> int:
    """Return the line on which the heading row begins: close above its first full line."""
    first = full
    while first and not crossing[first - 1]:
        above, below = lines[first - 1], lines[first]
        height = below[0].bottom - below[0].top
        if below[0].middle - above[0].middle > _NEXT_LINE * height:
            break
        first -= 1
    return first


def _is_one_run(line: Sequence[Word]) -> bool:
    """Tell whether the words of a line follow each other as in a sentence."""
    size = line[0].bottom - line[0].top
    return all(b.x0 - a.x1 < size for a, b in itertools.pairwise(line))


def _column_lines(lines: Sequence[Sequence[Word]], cuts: Sequence[float]) -> list[Line]:
    parts: list[Line] = []
    for line in lines:
        columns: dict[int, list[Word]] = {}
        for word in line:
            columns.setdefault(bisect_right(cuts, (word.x0 + word.x1) / 2), []).append(word)
        for column, words in columns.items():
            text = " ".join(word.text for word in words)
            top, bottom = min(w.top for w in words), max(w.bottom for w in words)
            parts.append(Line(column, text, top, bottom))
    return sorted(parts, key=lambda one: (one.middle, one.column))


def _by_rules(parts: Sequence[Line], level: Sequence[Rule]) -> list[list[Line]]:
    """Return the lines by rows where level lines part these; nothing where they do not."""
    longest = max((rule.end - rule.start for rule in level), default=0.0)
    seams = sorted({rule.at for rule in level if rule.end - rule.start > _RULED_ACROSS * longest})
    inner = [at for at in seams if parts[0].middle < at < parts[-1].middle]
    if len(inner) < _FEWEST_RULES:
        return []
    rows: list[list[Line]] = [[] for _ in range(len(seams) + 1)]
    for line in parts:
        rows[bisect_right(seams, line.middle)].append(line)
    return [row for row in rows if row]


def _by_gaps(parts: Sequence[Line], width: int) -> list[list[Line]]:
    """Return the lines by rows: a row ends where no column goes on within a line's distance."""
    height = median(line.bottom - line.top for line in parts)
    pitch = _pitch(parts, width, height)
    blocks = [_blocks([p for p in parts if p.column == n], pitch) for n in range(width)]
    most = max(len(column) for column in blocks)
    dense = {n for n, column in enumerate(blocks) if len(column) >= _SPARSE * most}
    starts = _starts([line for line in parts if line.column in dense], pitch - height)
    figures = _figures(parts, width)
    if len(figures) > _MISSED_ROWS * len(starts):
        starts = sorted({*starts[:1], *(line.top - height / 4 for line in figures)})
    rows: list[list[Line]] = [[] for _ in starts]
    for column in blocks:
        for block in column:
            whole = (block[0].top + block[-1].bottom) / 2
            for line in block:
                at = line.middle if line.column in dense else whole
                rows[max(bisect_right(starts, at) - 1, 0)].append(line)
    return [sorted(row, key=lambda one: one.middle) for row in rows if row]


def _pitch(parts: Sequence[Line], width: int, height: float) -> float:
    """Return the distance between the lines of one text: the usual small one."""
    steps: list[float] = []
    for column in range(width):
        middles = [line.middle for line in parts if line.column == column]
        steps += [b - a for a, b in itertools.pairwise(middles)]
    close = sorted(step for step in steps if step < 2 * height)
    return close[len(close) // 4] if close else height * 1.2


def _blocks(lines: Sequence[Line], pitch: float) -> list[list[Line]]:
    """Return the lines of a column, those together that follow at a line's distance."""
    blocks: list[list[Line]] = []
    for line in lines:
        if blocks and line.middle - blocks[-1][-1].middle <= pitch + _ROW_GAP:
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return blocks


def _starts(lines: Sequence[Line], leading: float) -> list[float]:
    """Return the tops of the rows: after every gap wider than the one between lines."""
    starts: list[float] = []
    bottom = 0.0
    for line in sorted(lines, key=lambda one: one.top):
        if not starts or line.top - bottom > leading + _ROW_GAP:
            starts.append(line.top - 0.1)
            bottom = line.bottom
        bottom = max(bottom, line.bottom)
    return starts


def _figures(parts: Sequence[Line], width: int) -> list[Line]:
    """Return the dates or percentages of the column that has most of them: one per row."""
    best: list[Line] = []
    for column in range(width):
        lines = [line for line in parts if line.column == column]
        figures = [line for line in lines if _FIGURE.fullmatch(line.text)]
        if len(figures) >= _FIGURES * len(lines) and len(figures) > len(best):
            best = figures
    return best


def _piece(
    rows: Sequence[Sequence[Line]],
    cuts: Sequence[float],
    lines: Iterable[Sequence[Word]],
    page: int,
) -> Piece:
    words = [word for line in lines for word in line]
    xs = (min(w.x0 for w in words), *cuts, max(w.x1 for w in words))
    done = tuple(
        tuple(_slot([line for line in row if line.column == n], row) for n in range(len(xs) - 1))
        for row in rows
    )
    return Piece(page, min(word.top for word in words), xs, done)


def _slot(lines: Sequence[Line], row: Sequence[Line]) -> Slot:
    if not lines:
        return Slot("")
    last = lines[-1]
    end = max(line.bottom for line in row)
    return Slot(
        "\n".join(line.text for line in lines), full=end - last.bottom < last.bottom - last.top
    )

"""Where the rows of a table without lines begin: by level lines, by gaps, by what begins anew.

Rows may be set apart by more room than lines are. Where they are not, a row begins on the line on
which most columns have text and one of them had none on the line above.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence, Sized
from itertools import pairwise
from statistics import median

from plans.readers.pdf.middle import middle_starts
from plans.readers.pdf.text import FIGURE, Line
from plans.readers.pdf.windows import Rule

# A gap between rows is larger than the one between a row's lines by more than this (points).
_ROW_GAP = 1.5
_SAME_LINE = 0.4
# Lines of one text are no nearer than this, in parts of their height.
_CLOSE = 0.75
_USUAL = 0.03
# So many of the columns that a full line has are filled on the first line of a row.
_FILLED = 0.6
# A column that is filled on fewer first lines holds names of groups, printed anywhere.
_SPARSE = 0.5
_FULL = 0.8
_ONE_FIGURE = 0.7
# Rows are set apart by gaps when the longest text has so many parts, beside the other columns.
_SET_APART = 0.8
_BRIDGING = 0.6
_WHOLE = 0.9
_OFF = 0.15
_FARTHEST = 6
_RULED_ACROSS = 0.6
_FEWEST_RULES = 3
_PERCENT = re.compile(r"\d{1,3}(?:[.,]\d+)?\s?%|N/?A", re.IGNORECASE)


def rows_of(
    parts: Sequence[Line],
    level: Sequence[Rule],
    width: int,
    *,
    drawn: bool = True,
    pitch: float | None = None,
) -> list[list[Line]]:
    """Return the lines of a table by rows, from the top; `level` are the level lines of the page.
    Those that are only the ends of shaded boxes (not `drawn`) part rows if each then holds one.
    `pitch` is the distance between the lines of one text, where the whole page tells it."""
    rows = _by_rules(parts, level, width)
    if not drawn and any(_lines_of_figures(row) > 1 for row in rows):
        rows = []
    return rows or _by_text(parts, width, pitch)


def _by_rules(parts: Sequence[Line], level: Sequence[Rule], width: int) -> list[list[Line]]:
    """Return the lines by rows where level lines part these; nothing where they do not."""
    seams = sorted(seams_of(level))
    inner = [at for at in seams if parts[0].middle < at < parts[-1].middle]
    if len(inner) < _FEWEST_RULES:
        return []
    rows: list[list[Line]] = [[] for _ in range(len(seams) + 1)]
    height = median(line.bottom - line.top for line in parts)
    pitch = pitch_of(parts, width, height)
    columns = [[line for line in parts if line.column == n] for n in range(width)]
    filled = [{bisect_right(seams, line.middle) for line in column} for column in columns]
    first = _first_whole(filled, max(map(len, filled)))
    for number, column in enumerate(columns):
        for text in _blocks(column, pitch) if number < first else [[line] for line in column]:
            rows[bisect_right(seams, (text[0].top + text[-1].bottom) / 2)] += text
    return [sorted(row, key=_middle) for row in rows if row]


def with_heading_parted(rows: Sequence[list[Line]]) -> list[list[Line]]:
    """Return the rows between shaded bands; where the first holds dates or figures, a heading that
    stands above the first band is parted from the row below it, at the widest blank."""
    first = sorted(rows[0], key=lambda line: line.top)
    bottom, widest, at = first[0].bottom, 0.0, 0
    for number, line in enumerate(first[1:], start=1):
        if line.top - bottom > widest:
            widest, at = line.top - bottom, number
        bottom = max(bottom, line.bottom)
    heading, body = first[:at], first[at:]
    if at == 0 or any(FIGURE.fullmatch(line.text) for line in heading):
        return list(rows)
    if not any(FIGURE.fullmatch(line.text) for line in body):
        return list(rows)
    return [sorted(heading, key=_middle), sorted(body, key=_middle), *rows[1:]]


def seams_of(level: Sequence[Rule]) -> set[float]:
    """Return where level lines go across most of a table."""
    longest = max((rule.end - rule.start for rule in level), default=0.0)
    return {rule.at for rule in level if rule.end - rule.start > _RULED_ACROSS * longest}


def _lines_of_figures(row: Sequence[Line]) -> int:
    """Return on how many lines of a row several columns have a date, a number or a percentage."""
    figures = [line for line in row if FIGURE.fullmatch(line.text)]
    height = row[0].bottom - row[0].top
    return sum(len(columns) > 1 for columns in _grid(figures, height))


def _by_text(parts: Sequence[Line], width: int, pitch: float | None) -> list[list[Line]]:
    height = median(line.bottom - line.top for line in parts)
    pitch = pitch or pitch_of(parts, width, height)
    blocks = [_blocks([p for p in parts if p.column == n], pitch) for n in range(width)]
    middle = middle_starts(parts, pitch)
    if middle:
        starts = [min(parts[0].top, middle[0] - height), *middle]
        return _distributed(blocks, starts, _filling(parts, starts, width), set())
    # The second most: in one column there may be gaps between paragraphs.
    most = sorted(len(column) for column in blocks)[-2:][0]
    longest = max(blocks, key=lambda column: sum(len(block) for block in column))
    first = _first_whole(blocks, most)
    dense = {n for n in range(first, width) if len(blocks[n]) >= _BRIDGING * most}
    starts = _gap_starts([line for line in parts if line.column in dense], pitch - height)
    starts = _without_paragraphs(starts, parts, longest[0][0].column)
    apart = len(longest) if _crossed(starts, longest) else max(len(starts), len(longest))
    gaps = len(starts) >= _BRIDGING * most
    if (apart >= _SET_APART * most and gaps) or _off_the_grid(parts, width, pitch):
        return _distributed(blocks, starts, dense, set())
    grid = _grid(parts, height)
    if _stand_low(grid):
        rows = _by_text(sorted(map(_upside_down, parts), key=_middle), width, pitch)
        return [sorted(map(_upside_down, row), key=_middle) for row in reversed(rows)]
    return _by_first_lines(parts, width, blocks, grid, pitch, height)


def _crossed(starts: Sequence[float], texts: Sequence[Sequence[Line]]) -> bool:
    """Tell whether one of the texts goes on where a row begins."""
    return any(text[0].bottom < start < text[-1].top for start in starts for text in texts)


def _first_whole(blocks: Sequence[Sized], most: float) -> int:
    """Return the first column with a text in nearly every row: those before it name groups."""
    whole = (n for n, column in enumerate(blocks) if len(column) >= _WHOLE * most)
    return next(whole, 0)


def _filling(parts: Sequence[Line], starts: Sequence[float], width: int) -> set[int]:
    """Return the columns that have text in about every row: the others may hold names of groups."""
    rows = [
        {bisect_right(starts, line.middle) for line in parts if line.column == n}
        for n in range(width)
    ]
    return {n for n in range(width) if len(rows[n]) >= _SPARSE * len(starts)}


def _by_first_lines(
    parts: Sequence[Line],
    width: int,
    blocks: Sequence[Sequence[Sequence[Line]]],
    grid: Sequence[dict[int, Line]],
    pitch: float,
    height: float,
) -> list[list[Line]]:
    """Return rows that no gaps part, by the lines on which most columns have text."""
    full = _full_lines(grid, pitch, set(range(width)))
    share = _shares(grid, full, width)
    # What begins in a column of groups begins no row.
    full = _full_lines(grid, pitch, {n for n in range(width) if share[n] >= _SPARSE})
    share = _shares(grid, full, width)
    dense = {n for n in range(width) if share[n] >= _SPARSE}
    sure = {n for n in range(width) if share[n] >= _FULL}
    starts = _gap_starts([line for line in parts if line.column in dense], pitch - height)
    firsts = (min(line.top for line in grid[k].values()) - 0.1 for k in full)
    starts = _apart([*starts, *firsts], height / 2) or [parts[0].top]
    rows = _distributed(blocks, starts, sure, dense - sure)
    more = _second_figures(rows, width)
    if not more:
        return rows
    return _distributed(blocks, _apart([*starts, *more], height / 2), sure, dense - sure)


def _second_figures(rows: Sequence[Sequence[Line]], width: int) -> list[float]:
    """Return where a second percentage stands: there another row begins."""
    found: list[float] = []
    for column in range(width):
        figures = [
            [line for line in row if line.column == column and _PERCENT.fullmatch(line.text)]
            for row in rows
        ]
        single = sum(len(some) == 1 for some in figures)
        several = [some for some in figures if len(some) > 1]
        if single >= _ONE_FIGURE * (single + len(several)) and single >= _FEWEST_RULES:
            found += [line.top - 0.1 for some in several for line in some[1:]]
    return found


def _off_the_grid(parts: Sequence[Line], width: int, pitch: float) -> bool:
    """Tell whether rows are set apart: then their distances are no multiples of a line's."""
    steps = [
        (after.middle - before.middle) / pitch
        for column in range(width)
        for before, after in pairwise([line for line in parts if line.column == column])
    ]
    wide = [step for step in steps if 1 + _OFF < step < _FARTHEST]
    off = sum(abs(step - round(step)) > _OFF for step in wide)
    return off > len(wide) / 2


def _without_paragraphs(
    starts: Sequence[float], parts: Sequence[Line], longest: int
) -> list[float]:
    """Leave out the starts below which only the longest text goes on: its next paragraph."""
    columns: list[set[int]] = [set() for _ in starts]
    for line in parts:
        columns[max(bisect_right(starts, line.middle) - 1, 0)].add(line.column)
    kept = [n for n in range(len(starts)) if n == 0 or columns[n] != {longest}]
    return [starts[n] for n in kept]


def _stand_low(grid: Sequence[dict[int, Line]]) -> bool:
    """Tell whether texts stand at the bottom of rows: the last line is full, and not the first."""
    need = _FILLED * max(len(line) for line in grid)
    return len(grid[0]) < need <= len(grid[-1])


def _upside_down(line: Line) -> Line:
    return Line(line.column, line.text, -line.bottom, -line.top)


def _middle(line: Line) -> float:
    return line.middle


def _shares(grid: Sequence[dict[int, Line]], lines: Sequence[int], width: int) -> list[float]:
    """Return on how many of these lines each column has text, from 0 to 1."""
    return [sum(n in grid[k] for k in lines) / max(len(lines), 1) for n in range(width)]


def _distributed(
    blocks: Sequence[Sequence[Sequence[Line]]],
    starts: Sequence[float],
    dense: set[int],
    unsure: set[int],
) -> list[list[Line]]:
    """Put the lines into the rows that begin at `starts`: in a `dense` column each line by itself,
    in others a text as a whole, `unsure` ones where it begins with no row."""
    rows: list[list[Line]] = [[] for _ in starts]
    for block in (block for column in blocks for block in column):
        number, height = block[0].column, block[0].bottom - block[0].top
        begins = any(abs(start - block[0].top) < height / 2 for start in starts)
        by_line = number in dense or (number in unsure and begins)
        whole = (block[0].top + block[-1].bottom) / 2
        for line in block:
            at = line.middle if by_line else whole
            rows[max(bisect_right(starts, at) - 1, 0)].append(line)
    return [sorted(row, key=_middle) for row in rows if row]


def pitch_of(parts: Sequence[Line], width: int, height: float) -> float:
    """Return the distance between the lines of one text: the smallest that is no exception."""
    steps: list[float] = []
    for column in range(width):
        middles = [line.middle for line in parts if line.column == column]
        steps += [after - before for before, after in pairwise(middles)]
    close = sorted(step for step in steps if _CLOSE * height < step < 2 * height)
    usual = max(2, int(_USUAL * len(close)))
    for first, last in zip(close, close[usual - 1 :], strict=False):
        if last - first < _ROW_GAP / 2:
            return (first + last) / 2
    return height * 1.2


def _blocks(lines: Sequence[Line], pitch: float) -> list[list[Line]]:
    """Return the lines of a column, those together that follow at a line's distance."""
    blocks: list[list[Line]] = []
    for line in lines:
        if blocks and line.middle - blocks[-1][-1].middle <= pitch + _ROW_GAP:
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return blocks


def _grid(parts: Sequence[Line], height: float) -> list[dict[int, Line]]:
    """Return the lines that stand at one height together, by column."""
    grid: list[dict[int, Line]] = []
    at = 0.0
    for line in parts:
        if not grid or line.middle - at > _SAME_LINE * height:
            grid.append({})
            at = line.middle
        grid[-1][line.column] = line
    return grid


def _full_lines(grid: Sequence[dict[int, Line]], pitch: float, columns: set[int]) -> list[int]:
    """Return the lines on which most of the columns have text and one of them begins anew."""
    shown = [{n: one for n, one in line.items() if n in columns} for line in grid]
    counts = sorted(len(line) for line in shown)
    need = _FILLED * counts[len(counts) * 9 // 10]
    found = []
    for number, line in enumerate(shown):
        above = shown[number - 1] if number else {}
        begins = any(
            column not in above or one.middle - above[column].middle > pitch + _ROW_GAP
            for column, one in line.items()
        )
        # Rows of one line each have no column that begins anew: their figures tell them.
        figures = {column for column, one in line.items() if FIGURE.fullmatch(one.text)}
        follows = len(line) >= len(above) and bool(figures & set(above))
        heads = not any(FIGURE.fullmatch(one.text) for one in above.values())
        if line and len(line) >= need and (begins or follows or (heads and len(figures) > 1)):
            found.append(number)
    return found


def _gap_starts(lines: Sequence[Line], leading: float) -> list[float]:
    """Return the tops of the rows: after every gap wider than the one between lines."""
    starts: list[float] = []
    bottom = 0.0
    for line in sorted(lines, key=lambda one: one.top):
        if not starts or line.top - bottom > leading + _ROW_GAP:
            starts.append(line.top - 0.1)
            bottom = line.bottom
        bottom = max(bottom, line.bottom)
    return starts


def _apart(places: Sequence[float], least: float) -> list[float]:
    result: list[float] = []
    for place in sorted(places):
        if not result or place - result[-1] > least:
            result.append(place)
    return result

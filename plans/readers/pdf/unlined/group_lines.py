"""Names of groups on lines of their own between the rows of a table without lines or bands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from plans.readers.named_levels import named_level
from plans.readers.pdf.text import FEWEST_COLUMNS, Word, runs_of, text_in

# Points: a name begins so near to where the table does, or has its middle so near to the table's,
# whose last column ends somewhere behind its texts.
_NEAR = 6.0
_CENTRED = 15.0
# In parts of the letters' height: a blank between columns, and the lines of one name.
_GUTTER = 0.3
_NEXT_LINE = 1.5
_MOST_LINES = 3
_NUMBERED = re.compile(r"(?P<number>\d{1,2})[.)] \D")
_Lines = Sequence[Sequence[Word]]


class GroupLines(NamedTuple):
    """The names, each as its lines, and what is said of those that may go on in the line below."""

    names: list[_Lines]
    doubts: list[str]


def group_lines_of(lines: _Lines) -> GroupLines:
    """Return the lines that go over the columns and begin with a level's word and its number or a
    colon, or with the number with which the codes of the rows below begin."""
    broken = [line for line in lines if len(runs_of(line)) >= FEWEST_COLUMNS]
    if len(broken) <= 1:
        return GroupLines([], [])
    left, right = min(one[0].x0 for one in broken), max(one[-1].x1 for one in broken)
    size = median(word.bottom - word.top for line in broken for word in line)
    edges = _edges(broken, _GUTTER * size)
    names: list[_Lines] = []
    doubts: list[str] = []
    number = 0
    while number < len(lines):
        line = lines[number]
        above = lines[number - 1] if number else None
        number += 1
        if not _is_over(line, above, (left, right), edges) or not _is_name(line, lines[number:]):
            continue
        name = [line]
        while number < len(lines) and len(name) < _MOST_LINES and _follows(name[-1], lines[number]):
            if not _fills(name[-1], lines[number], right - left):
                doubts.append(text_in(line))
                # In the first column it may be a row's.
                if lines[number][0].x0 - left <= _NEAR:
                    break
            name.append(lines[number])
            number += 1
        names.append(name)
    return GroupLines(names, doubts)


def without_names(lines: list[list[Word]], names: Sequence[_Lines]) -> list[list[Word]]:
    """Return the lines that are none of some names'."""
    return [line for line in lines if not any(line in name for name in names)]


def _edges(lines: _Lines, narrowest: float) -> list[float]:
    """Return where the columns of some lines begin, the first left out."""
    found: list[float] = []
    end = None
    for word in sorted((word for line in lines for word in line), key=lambda one: one.x0):
        if end is not None and word.x0 - end >= narrowest:
            found.append(word.x0)
        end = word.x1 if end is None else max(end, word.x1)
    return found


def _is_over(
    line: Sequence[Word],
    above: Sequence[Word] | None,
    sides: tuple[float, float],
    edges: Sequence[float],
) -> bool:
    """Tell whether a line is one text that goes on into another column, and begins at the table's
    left or has its middle at the table's, apart from the line above."""
    start, end = line[0].x0, line[-1].x1
    height = line[0].bottom - line[0].top
    apart = above is None or line[0].middle - above[0].middle > _NEXT_LINE * height
    centred = apart and abs(start + end - sum(sides)) <= 2 * _CENTRED
    placed = abs(start - sides[0]) <= _NEAR or centred
    return placed and any(start < edge < end for edge in edges) and len(runs_of(line)) == 1


def _is_name(line: Sequence[Word], below: _Lines) -> bool:
    text = text_in(line)
    if named_level(text):
        return True
    numbered = _NUMBERED.match(text)
    row = next((one for one in below if len(runs_of(one)) >= FEWEST_COLUMNS), None)
    return bool(numbered and row and row[0].text.startswith(f"{numbered['number']}."))


def _follows(line: Sequence[Word], below: Sequence[Word]) -> bool:
    """Tell whether the line below may be the rest of a name: one text, as near as a name's lines
    are to each other, that begins or has its middle where it does, in letters of its size."""
    height, own = line[0].bottom - line[0].top, below[0].bottom - below[0].top
    near = below[0].middle - line[0].middle < _NEXT_LINE * height
    begins = abs(line[0].x0 - below[0].x0) <= _NEAR
    middle = abs(line[0].x0 + line[-1].x1 - below[0].x0 - below[-1].x1) <= 2 * _NEAR
    alike = near and (begins or middle) and abs(height - own) < 1
    return alike and len(runs_of(below)) == 1 and not named_level(text_in(below))


def _fills(line: Sequence[Word], below: Sequence[Word], width: float) -> bool:
    """Tell whether a line has no room for the next word."""
    blank = (line[0].bottom - line[0].top) / 4
    return line[-1].x1 - line[0].x0 + blank + below[0].x1 - below[0].x0 > width

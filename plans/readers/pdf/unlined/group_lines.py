"""Names of groups on lines of their own between the rows of a table without lines or bands."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from core.spanish import fold
from plans.readers.named_levels import named_level
from plans.readers.pdf.text import FEWEST_COLUMNS, Word, has_figure, runs_of, text_in
from plans.readers.pdf.unlined.anchored import CODE
from plans.readers.pdf.unlined.styled import styled_names
from plans.readers.pdf.unlined.titles import NO_NAME, titles_of

# Points: a name begins so near to where the table does, or has its middle so near to the table's,
# whose last column ends somewhere behind its texts.
_NEAR = 6.0
_CENTRED = 15.0
_SAME_MIDDLE = 1.0
# Points: so alike are the places of names of one level.
_SAME = 1.0
_BEGINS = 3.0
# In parts of the letters' height: a blank between columns, and the lines of one name.
_GUTTER = 0.3
_NEXT_LINE = 1.5
_MOST_LINES = 3
# Of folded text: what a level weighs in the plan, or how far it is.
_WEIGHT = re.compile(
    r"(?:(?:ponderacion|peso|participacion|avance|cumplimiento)\b[^\d%]{0,20})?\d{1,3}(?:[.,]\d+)?\s?%"
)
_NUMBERED = re.compile(r"(?P<number>\d{1,2})[.)] \D")
_Lines = Sequence[Sequence[Word]]


class GroupLines(NamedTuple):
    """The names, each as its lines, what is said of those that may go on in the line below, and the
    number of the last, where they are numbered from 1. `depths` are those of names that their
    letters tell, by their first lines' heights."""

    names: list[_Lines]
    doubts: list[str]
    last: int = 0
    depths: Mapping[float, int] = {}


def group_lines_of(lines: _Lines, cuts: Sequence[float] = (), last: int = 0) -> GroupLines:
    """Return the lines that go over the columns and begin with a level's word and its number or a
    colon, with the number with which the codes of the rows below begin, or with the next number
    after `last`: the first of these stands below the heading; those in capitals; and those below
    the name of a level as others of the page, which say theirs, are below one.

    Columns that part at `cuts` are certain: what goes over one is no row's, wherever it begins.
    """
    broken = [line for line in lines if len(runs_of(line)) >= FEWEST_COLUMNS]
    if not broken or (len(broken) == 1 and not cuts):
        return GroupLines([], [], last)
    left, right = min(one[0].x0 for one in broken), max(one[-1].x1 for one in broken)
    size = median(word.bottom - word.top for line in broken for word in line)
    edges = _edges(broken, _GUTTER * size)
    ends = [*cuts, right]
    first = next((n for n, line in enumerate(lines) if has_figure(line)), len(lines))
    heads = lines.index(broken[0])
    styled = {id(lines[n]): depth for n, depth in styled_names(lines, heads).items()}
    titled = titles_of(lines, cuts, heads, (left, right))
    lower = _lower_names(lines)
    short = _short_names(lines, cuts)
    names: list[_Lines] = []
    doubts: list[str] = []
    number = 0
    while number < len(lines):
        line = lines[number]
        above = lines[number - 1] if number else None
        number += 1
        over = _goes_over(line, cuts) or _is_over(line, above, (left, right), edges)
        over = over or _is_centred(line, lines, cuts) or line in short
        counted = bool(cuts) and (last > 0 or heads < number - 1 <= first)
        following = _number_of(line) == last + 1
        named = (counted and following) or _is_name(line, lines[number:]) or line in lower
        if not (over and named) and line not in titled and id(line) not in styled:
            continue
        last += following
        name = [line]
        while number < len(lines) and len(name) < _MOST_LINES:
            if not _follows(name[-1], lines[number]) or _is_in_column(lines[number], cuts):
                break
            if not any(_fills(name[-1], lines[number], end - left) for end in ends):
                doubts.append(text_in(line))
                # In the first column it may be a row's.
                if lines[number][0].x0 - left <= _NEAR:
                    break
            name.append(lines[number])
            number += 1
        names.append(name)
    depths = {one[0][0].top: styled[id(one[0])] for one in names if id(one[0]) in styled}
    return GroupLines(names, doubts, last, depths)


def _short_names(lines: _Lines, cuts: Sequence[float]) -> list[Sequence[Word]]:
    """Return the lines of one text that name a level within the first column, and begin where those
    do, in letters alike, that name the same and go over a cut."""
    named = [(line, fold(named_level(text_in(line)))) for line in lines if len(runs_of(line)) == 1]
    told = [(line[0], level) for line, level in named if level and _goes_over(line, cuts)]
    return [
        line
        for line, level in named
        for first, own in told
        if level == own and line[0].style == first.style and abs(line[0].x0 - first.x0) < _SAME
    ]


def _lower_names(lines: _Lines) -> list[Sequence[Word]]:
    """Return the lines below the name of a level that name the one below it without its word: they
    stand as those do that say it, and over a row that begins with a code."""
    pairs = [
        (number, above, line)
        for number, (above, line) in enumerate(pairwise(lines), start=2)
        if len(runs_of(above)) == len(runs_of(line)) == 1 and named_level(text_in(above))
    ]
    told = [_placed(above, line) for _, above, line in pairs if _is_other_level(above, line)]
    return [
        line
        for number, above, line in pairs
        if any(map(_placed(above, line).is_as, told))
        and _may_be_lower(above, line)
        and _is_over_code(lines[number:])
    ]


class _Placed(NamedTuple):
    """Where a name begins, how high its letters are, how far below the line above it stands."""

    start: float
    height: float
    step: float

    def is_as(self, other: _Placed) -> bool:
        return all(abs(one - two) < _SAME for one, two in zip(self, other, strict=True))


def _placed(above: Sequence[Word], line: Sequence[Word]) -> _Placed:
    height, step = line[0].bottom - line[0].top, line[0].middle - above[0].middle
    return _Placed(line[0].x0, height, step)


def _is_other_level(above: Sequence[Word], line: Sequence[Word]) -> bool:
    level = fold(named_level(text_in(line)))
    return bool(level) and level != fold(named_level(text_in(above)))


def _may_be_lower(above: Sequence[Word], line: Sequence[Word]) -> bool:
    """Tell whether a line is no note, no sentence and no rest of the name above it."""
    text = text_in(line)
    said = NO_NAME.match(fold(text)) or text.endswith((".", ":", ";"))
    return text[:1].isupper() and not said and not _follows(above, line)


def _is_over_code(below: _Lines) -> bool:
    """Tell whether the next row begins with a code."""
    row = next((one for one in below if len(runs_of(one)) >= FEWEST_COLUMNS), None)
    return row is not None and CODE.fullmatch(text_in(runs_of(row)[0])) is not None


def weights_apart(lines: list[list[Word]]) -> tuple[list[list[Word]], list[list[Word]]]:
    """Return the lines, those that name a level without the weights or figures printed behind the
    name, and these: "PROGRAMA I: Agua", "Ponderación 40%"."""
    names: list[list[Word]] = []
    weights: list[list[Word]] = []
    for line in lines:
        name, *behind = runs_of(line)
        said = bool(behind) and bool(named_level(text_in(name)))
        if said and all(_WEIGHT.fullmatch(fold(text_in(run))) for run in behind):
            names.append(name)
            weights.append([word for run in behind for word in run])
        else:
            names.append(line)
    return names, weights


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


def _goes_over(line: Sequence[Word], cuts: Sequence[float]) -> bool:
    return len(runs_of(line)) == 1 and any(line[0].x0 < cut < line[-1].x1 for cut in cuts)


def _is_centred(line: Sequence[Word], lines: _Lines, cuts: Sequence[float]) -> bool:
    """Tell whether a line is one text in one column, with its middle where lines over several
    columns have theirs."""
    others = (one for one in lines if _goes_over(one, cuts))
    middle = line[0].x0 + line[-1].x1
    near = (abs(middle - one[0].x0 - one[-1].x1) < 2 * _SAME_MIDDLE for one in others)
    return len(runs_of(line)) == 1 and any(near)


def _number_of(line: Sequence[Word]) -> int:
    """Return the number with which a line begins, 0 where there is none."""
    numbered = _NUMBERED.match(text_in(line))
    return int(numbered["number"]) if numbered else 0


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
    alike = alike and line[0].style == below[0].style
    return alike and len(runs_of(below)) == 1 and not named_level(text_in(below))


def _is_in_column(line: Sequence[Word], cuts: Sequence[float]) -> bool:
    """Tell whether a line is one of a cell: it begins where a column does, but for the first."""
    return any(0 <= line[0].x0 - cut < _BEGINS for cut in cuts)


def _fills(line: Sequence[Word], below: Sequence[Word], width: float) -> bool:
    """Tell whether a line has no room for the next word in what is so wide, and room itself."""
    height, own = line[0].bottom - line[0].top, line[-1].x1 - line[0].x0
    more = height / 4 + below[0].x1 - below[0].x0
    return own < width + height and own + more > width - height

"""Names of groups that are told by their letters: in bold or italics, alone between plain rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from core.spanish import fold
from plans.readers.pdf.text import FEWEST_COLUMNS, FIGURE, PAGE_NUMBER, Word, runs_of, text_in
from plans.readers.pdf.unlined.anchored import CODE
from plans.readers.pdf.unlined.titles import NO_NAME
from plans.readers.pdf.unlined.totals import is_total

# Points: a text begins where another does, and a lower level's further to the right.
_SAME = 3.0
_INDENTED = 4.0
_MOST_INDENTED = 60.0
_CENTRED = 15.0
# In letters' heights: what stands nearer may be of one cell, what stands farther is no row's.
_NEXT_LINE = 1.5
_FAR = 4.0
_LONGEST = 160
# Of the words of a heading that many have its letters.
_MOST = 0.5
_Line = Sequence[Word]


def styled_names(lines: Sequence[_Line], heads: int) -> dict[int, int]:
    """Return the lines that name groups by their letters, by number, each with its depth: a name in
    italics is below one in bold, and so is one that begins further to the right. They hold no other
    column's text, and no row beside has a cell of such letters that they may be a line of. `heads`
    is the first line of several columns."""
    rows = [n for n, line in enumerate(lines) if len(runs_of(line)) >= FEWEST_COLUMNS]
    plain = Counter(word.style for n in rows for word in lines[n]).most_common(1)[:1]
    told = [n for n in rows if any(FIGURE.fullmatch(text_in(run)) for run in runs_of(lines[n]))]
    told = told or rows[1:]
    if not told:
        return {}
    left, right = min(lines[n][0].x0 for n in told), max(lines[n][-1].x1 for n in told)
    found = {
        n: _depth(line, left, right)
        for n, line in enumerate(lines)
        if _may_name(line, plain[0][0])
        and _is_placed(line, left, right)
        and not _is_of_heading(lines, n, heads, told[0])
        and not _is_of_cell(lines, n, told)
    }
    return {n: depth for n, depth in found.items() if _is_over_rows(lines, n, told, found)}


def _may_name(line: _Line, plain: str) -> bool:
    """Tell whether a line is one text whose letters are not those of the rows, and no note."""
    text = text_in(line)
    styles = {word.style for word in line}
    if len(runs_of(line)) != 1 or styles & {"", plain} or len(styles) != 1:
        return False
    said = NO_NAME.match(fold(text)) or text.endswith((".", ":", ";")) or is_total(line)
    named = (text[:1].isupper() or text[:1].isdigit()) and not CODE.fullmatch(text)
    return named and not said and len(text) <= _LONGEST and any(map(str.isalpha, text))


def _is_placed(line: _Line, left: float, right: float) -> bool:
    centred = abs(line[0].x0 + line[-1].x1 - left - right) <= 2 * _CENTRED
    return centred or -_SAME <= line[0].x0 - left <= _MOST_INDENTED


def _depth(line: _Line, left: float, right: float) -> int:
    centred = abs(line[0].x0 + line[-1].x1 - left - right) <= 2 * _CENTRED
    indented = not centred and line[0].x0 - left > _INDENTED
    return indented + (line[0].style == "italic")


def _is_of_heading(lines: Sequence[_Line], number: int, heads: int, first: int) -> bool:
    """Tell whether a line above the first row may be one of the heading's, or stands above it: it
    has its letters, close below it. On a page without a heading names stand close above the row."""
    if number > first:
        return False
    line = lines[number]
    if heads == first:
        return not all(
            _is_near(one, below, _FAR) for one, below in pairwise(lines[number : first + 1])
        )
    if number < heads:
        return True
    letters = Counter(word.style for word in lines[heads])
    alike = letters[line[0].style] > _MOST * len(lines[heads])
    return alike and _is_near(lines[number - 1], line, _NEXT_LINE)


def _is_of_cell(lines: Sequence[_Line], number: int, rows: Sequence[int]) -> bool:
    """Tell whether a line may be one of a cell's: the row beside has a text of such letters where
    it begins, or none at all where others have one, or stands between two such lines."""
    line = lines[number]
    beside = [n for n in rows if n in _beside(lines, number)]
    around = ([*lines[n - 1 : n], *lines[n + 1 : n + 2]] for n in beside)
    if any(all(_is_as(line, one) for one in pair) for pair in around):
        return True
    starts = [run[0].x0 for one in lines if len(runs := runs_of(one)) > 1 for run in runs]
    if not any(abs(line[0].x0 - one) <= _SAME for one in starts):
        return False
    own = [
        [run for run in runs_of(lines[n]) if abs(run[0].x0 - line[0].x0) <= _SAME] for n in beside
    ]
    return any(not runs or runs[0][0].style == line[0].style for runs in own)


def _is_as(line: _Line, other: _Line) -> bool:
    """Tell whether two lines are alike: one text of the same letters that begins alike."""
    same = abs(line[0].x0 - other[0].x0) <= _SAME and line[0].style == other[0].style
    return same and len(runs_of(other)) == 1


def _beside(lines: Sequence[_Line], number: int) -> set[int]:
    """Return the lines next to the block of lines alike that a line is of, where they are close."""
    found: set[int] = set()
    for step in (-1, 1):
        at = number
        while 0 <= at + step < len(lines) and _is_near(lines[at], lines[at + step], _NEXT_LINE):
            at += step
            if lines[at][0].style != lines[number][0].style or len(runs_of(lines[at])) > 1:
                found.add(at)
                break
    return found


def _is_near(one: _Line, other: _Line, heights: float) -> bool:
    height = one[0].bottom - one[0].top
    return abs(other[0].middle - one[0].middle) < heights * height


def _is_over_rows(
    lines: Sequence[_Line], number: int, rows: Sequence[int], found: Mapping[int, int]
) -> bool:
    """Tell whether a row stands below a name, or the page ends in names of which others of the page
    have the letters."""
    if number < rows[-1]:
        return True
    below = (n for n in range(number, len(lines)) if n not in found)
    ended = all(PAGE_NUMBER.fullmatch(fold(text_in(lines[n]))) for n in below)
    return ended and any(n < rows[-1] and found[n] == found[number] for n in found)

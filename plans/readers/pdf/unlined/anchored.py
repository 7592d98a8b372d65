"""Rows without room between them, told by the codes, dates and figures of which each has one.

Where a column has one such text in every row, these texts say how many rows there are. Where all
texts of a row begin, end, or have their middle at the height of its code, they say where each row
begins. That is certain where only one of these ways fits all rows, or all that fit give the same,
or in all others several rows would begin within a sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from statistics import median

from core.grouping import grouped
from plans.readers.pdf.centred import groups_of
from plans.readers.pdf.middle import ends_of
from plans.readers.pdf.rows import pitch_of
from plans.readers.pdf.text import FIGURE, Line
from plans.readers.pdf.unlined.days import days_of

CODE = re.compile(r"[A-Za-z]{0,4}[-. ]?\d{1,3}(?:[.-]\d{1,3}){0,4}[.)]?")
DAY = re.compile(
    r"(?:\d{1,2}º? de )?[a-z]{4,10}(?: del?)? \d{4}|\d{1,2}[-/ ][a-z]{3,10}\.?[-/ ](?:\d{4}|\d{2})",
    re.IGNORECASE,
)
_FEWEST_ROWS = 3
# Of the rows, so many have a text in each of the two columns that tell them.
_MOST = 0.8
# A column with texts in fewer rows than that may hold the numbers of groups.
_GROUPS = 0.5
# In parts of the letters' height.
_LEVEL = 0.4
# Points. Lines of one text stand no farther from each other than its others do by this.
_EVEN = 1.0
_MOST_LINES = 40
_SEVERAL = 2
# A line with room for the next word, in parts of the longest of its column.
_EARLY = 0.8
Rows = list[list[Line]]
# Of lines, their rows' codes, the distance between lines, their height and the columns: the rows.
Way = Callable[[Sequence[Line], list[float], float, float, int], Iterator[Rows]]


def anchored_rows(parts: Sequence[Line], width: int, *, goes_on: bool = False) -> tuple[Rows, Rows]:
    """Return the rows of a table, first what stands above them, and those of them that may be two;
    nothing where they are not certain. A table that `goes_on` from another page may have but one
    row on this."""
    height = median(line.bottom - line.top for line in parts)
    fewest = 1 if goes_on else _FEWEST_ROWS
    at = anchors_of(parts, width, height, fewest)
    days = [] if at else days_of(parts, width, fewest)
    if not at and not days:
        return [], []
    pitch = pitch_of(parts, width, height)
    if days:
        middles = [(day.first + day.last) / 2 for day in days]
        places = ([day.first for day in days], [day.last for day in days], middles)
    found = [
        rows
        for way, own in zip(WAYS, places if days else [at] * len(WAYS), strict=True)
        for rows in way(parts, own, pitch, height, width)
        if not days or _begin_texts(rows[1:], width)
    ]
    found = _told_by_beginnings(found, width)
    if len(found) != 1:
        return [], []
    if not goes_on and not is_one_row(found[0][0], pitch, height):
        return [], []
    two = doubled(found[0], parts, width)
    two += [row for row in found[0][1:] if days and row not in two and _begins_again(row)]
    return [row for row in found[0] if row], two


def _begins_again(row: Sequence[Line]) -> bool:
    """Tell whether at some height all texts of a row that go on there do so with a capital, and the
    longest had room for the word: below it another row may begin, without a day."""
    cells = _cells(row)
    longest = max(cells, key=lambda cell: sum(len(line.text) for line in cell))
    most = max(len(line.text) for line in longest)
    for above, below in pairwise(longest):
        beside = [
            next((b for a, b in pairwise(cell) if a.middle <= above.middle < b.middle), None)
            for cell in cells
        ]
        on = [line for line in beside if line is not None]
        room = len(above.text) + 1 + len(below.text.split()[0]) <= most
        if room and len(on) > 1 and all(line.text[:1].isupper() for line in on):
            return True
    return False


def _told_by_beginnings(ways: Sequence[Rows], width: int) -> list[Rows]:
    """Return the rows in the different ways of reading them; in one only, where its texts begin as
    sentences do, and several of all others' do not."""
    found = [rows for number, rows in enumerate(ways) if rows not in ways[:number]]
    whole = [rows for rows in found if _begin_texts(rows[1:], width)]
    within = [sum(text[:1].islower() for text in _firsts(rows[1:], width)) for rows in found]
    told = len(whole) == 1 and sum(count >= _SEVERAL for count in within) == len(found) - 1
    return whole if told else found


def _begin_texts(rows: Rows, width: int) -> bool:
    """Tell whether in each row the longest of its texts begins as a sentence does."""
    firsts = _firsts(rows, width)
    return all(text[:1].isupper() or not text[:1].isalpha() for text in firsts) and all(firsts)


def _firsts(rows: Rows, width: int) -> list[str]:
    """Return how the longest texts of rows begin, "" for a row without one."""
    lengths = [sum(len(one.text) for row in rows for one in row if one.column == n)
               for n in range(width)]  # fmt: skip
    longest = lengths.index(max(lengths))
    return [next((one.text for one in row if one.column == longest), "") for row in rows]


def doubled(rows: Rows, parts: Sequence[Line], width: int) -> Rows:
    """Return the rows, but for the first, that may be two; `parts` are the lines of the table."""
    lengths = [max((len(line.text) for line in parts if line.column == n), default=0)
               for n in range(width)]  # fmt: skip
    longest = max(
        range(width), key=lambda n: sum(len(one.text) for one in parts if one.column == n)
    )
    return [row for row in rows[1:] if _may_be_two(row, lengths, longest)]


def is_one_row(row: Sequence[Line], pitch: float, height: float) -> bool:
    """Tell whether each column has one text: all begin, end or have their middle at one height. In
    a heading, names over several columns stand above those of some of these."""
    cells = _cells(row)
    tops, ends = [cell[0].middle for cell in cells], [cell[-1].middle for cell in cells]
    middles = [(top + end) / 2 for top, end in zip(tops, ends, strict=True)]
    near = _LEVEL * height
    level = any(max(some) - min(some) < near for some in (tops, ends, middles) if some)
    return level and all(_is_one(cell, pitch) for cell in cells)


def anchors_of(parts: Sequence[Line], width: int, height: float, fewest: int) -> list[float]:
    """Return the height of each row's code, date or figures; [] where these do not tell rows. Fewer
    than `fewest` rows tell nothing."""
    columns = [[line for line in parts if line.column == n] for n in range(width)]
    first = _first([_figures(column) for column in columns], height, fewest)
    below = [[line for line in column if line.middle >= first] for column in columns]
    figures = [some for some in below if all(_is_figure(line.text) for line in some)]
    most = max(map(len, figures), default=0)
    telling = [some for some in figures if len(some) >= max(fewest, _GROUPS * most)]
    at: list[float] = []
    for middle in sorted(line.middle for some in telling for line in some):
        if not at or middle - at[-1] > _LEVEL * height:
            at.append(middle)
    full = [some for some in telling if len(some) >= _MOST * len(at)]
    return at if len(full) > 1 and max(map(len, full)) == len(at) else []


def _first(columns: Sequence[Sequence[Line]], height: float, fewest: int) -> float:
    """Return the height from which on two columns at least hold figures: there is the first row."""
    tops = sorted(column[0].middle for column in columns if len(column) >= fewest)
    level = (above for above, below in pairwise(tops) if below - above < _LEVEL * height)
    return next(level, 0.0) - _LEVEL * height


def _figures(column: Sequence[Line]) -> list[Line]:
    """Return the texts of a column from the first on that is a code, a date or a figure, where all
    that follow are so too."""
    first = next((n for n, line in enumerate(column) if _is_figure(line.text)), len(column))
    below = list(column[first:])
    return below if all(_is_figure(line.text) for line in below) else []


def _is_figure(text: str) -> bool:
    return any(form.fullmatch(text.removeprefix("$")) for form in (FIGURE, CODE, DAY))


def _from_the_top(
    parts: Sequence[Line], at: list[float], pitch: float, height: float, width: int
) -> Iterator[Rows]:
    """Yield the rows, if each text begins on the line of its row's code."""
    rows = _parted(parts, [middle - _LEVEL * height for middle in at])
    if all(
        abs(cell[0].middle - middle) < _LEVEL * height and _is_one(cell, pitch)
        for middle, row in zip(at, _own(rows[1:], width), strict=True)
        for cell in _cells(row)
    ):
        yield rows


def _to_the_bottom(
    parts: Sequence[Line], at: list[float], pitch: float, height: float, width: int
) -> Iterator[Rows]:
    """Yield the rows, if each text ends on the line of its row's code, and what stands above the
    first is apart from it in each column."""
    ends = [middle + _LEVEL * height for middle in at]
    rows = _parted(parts, ends)
    if rows.pop():
        return
    own = _own(rows, width)
    columns = {line.column for row in own for line in row}
    heading = [line for cell in _cells(own[0]) for line in _above(cell, pitch)]
    if heading and {line.column for line in heading} != columns:
        return
    own[0] = [line for line in own[0] if line not in heading]
    if all(
        abs(cell[-1].middle - middle) < _LEVEL * height and _is_one(cell, pitch)
        for middle, row in zip(at, own, strict=True)
        for cell in _cells(row)
    ):
        lowest = max((line.middle for line in heading), default=0.0)
        first = [line for line in rows[0] if line not in heading and line.middle > lowest]
        above = [line for line in rows[0] if line not in first]
        yield [above, first, *rows[1:]]


def _about_the_middle(
    parts: Sequence[Line], at: list[float], pitch: float, height: float, width: int
) -> Iterator[Rows]:
    """Yield the rows, if each text has its middle on the line of its row's code."""
    for lines in range(1, _MOST_LINES):
        ends = ends_of(at, lines * pitch / 2)
        if not ends or max(line.middle for line in parts) > ends[-1]:
            continue
        rows = _parted(parts, ends[:-1])
        if all(
            abs((cell[0].middle + cell[-1].middle) / 2 - middle) < _LEVEL * height
            and _is_one(cell, pitch)
            for middle, row in zip(at, _own(rows[1:], width), strict=True)
            for cell in _cells(row)
        ):
            yield rows


WAYS: tuple[Way, ...] = (_from_the_top, _to_the_bottom, _about_the_middle)


def _may_be_two(row: Sequence[Line], lengths: Sequence[int], longest: int) -> bool:
    """Tell whether at some height all texts of a row that go on there end their line early: below
    it another row may begin, without a code."""
    for at in sorted({line.middle for line in row}):
        early: dict[int, bool] = {}
        for cell in _cells(row):
            both = next(((a, b) for a, b in pairwise(cell) if a.middle <= at < b.middle), None)
            if both:
                needs = len(both[0].text) + 1 + len(both[1].text.split()[0])
                early[cell[0].column] = needs <= _EARLY * lengths[cell[0].column]
        if early and all(early.values()) and (len(early) > 1 or longest in early):
            return True
    return False


def _parted(parts: Sequence[Line], starts: Sequence[float]) -> Rows:
    """Return the lines by rows; the first are those above the first start."""
    rows: Rows = [[] for _ in range(len(starts) + 1)]
    for line in parts:
        rows[bisect_right(starts, line.middle)].append(line)
    return rows


def _own(rows: Rows, width: int) -> Rows:
    """Return the rows without the columns of names of groups."""
    groups = groups_of(rows, width)
    return [[line for line in row if line.column not in groups] for row in rows]


def _cells(row: Sequence[Line]) -> list[list[Line]]:
    return list(grouped((line.column, line) for line in row).values())


def _is_one(cell: Sequence[Line], pitch: float) -> bool:
    return all(below.middle - above.middle < pitch + _EVEN for above, below in pairwise(cell))


def _above(cell: Sequence[Line], pitch: float) -> list[Line]:
    """Return the lines of a column that stand apart from its last text."""
    first = len(cell) - 1
    while first > 0 and cell[first].middle - cell[first - 1].middle < pitch + _EVEN:
        first -= 1
    return list(cell[:first])

"""Tables without lines: columns where no letter stands from top to bottom, rows where gaps are."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise
from statistics import median

from core.grouping import grouped
from core.spanish import fold
from plans.readers.pdf.banners import banners_of, is_heading, piece_of_banner
from plans.readers.pdf.centred import spans
from plans.readers.pdf.certain import doubtful_columns, doubtful_groups, doubtful_rows
from plans.readers.pdf.page import Printed
from plans.readers.pdf.rows import pitch_of
from plans.readers.pdf.ruled import Piece, Slot
from plans.readers.pdf.shaded import told_rows
from plans.readers.pdf.text import FEWEST_COLUMNS, PAGE_NUMBER, Line, Word, runs_of, text_in
from plans.readers.pdf.unlined.apart import told_apart
from plans.readers.pdf.unlined.group_lines import group_lines_of, without_names
from plans.readers.pdf.unlined.heading_again import with_heading_apart

# In parts of the letters' height: the blank between two columns, and one that needs no more proof.
_GUTTER = 0.5
_NARROWEST = 0.17
_WIDE_GUTTER = 1.3
# Titles cross the columns; so many lines of a page may.
_MOST_CROSSING = 0.2
_CROSSINGS = (0.0, 0.05, 0.1)
_ALIGNED = 0.4
_WELL_ALIGNED = 0.6
_MANY = 0.15
_FEWEST_BESIDE = 8
# Blanks of a text that happen to stand below each other: so many of the words follow others.
_RIVER = 0.3
# Points: lines of a column begin at one place.
_STRAIGHT = 1.5
# Of the words of a heading's line so many stand within one column.
_MOST_WITHIN = 0.6
_FEWEST_LINES = 2
# In parts of the letters' height.
_FAR_BELOW = 3.0
_REST = 2.2
# Without lines, the first and the last column end nowhere.
_FAR = 100_000.0
_NEXT_LINE = 1.35
# Who signs the plan stands below its table, and not in the table's columns.
_SIGNED = re.compile(r"(?:elabor|proyect|revis|aprob)(?:o|ado)(?: por)?\s*:|firmas?\b")
_SAME_TEXT = 1.1


@dataclass(frozen=True, slots=True)
class Unruled:
    """The table of a page, if it has one, and the words that stand outside it, line by line.

    A line of text between its rows parts the table into pieces. `doubts` quotes what may stand in
    other rows or columns, `groups` the names that may be of other rows, `left_out` rows that may be
    others and are none of the pieces'. `last` is the number of the piece with which the page's last
    table begins.
    """

    pieces: list[Piece]
    outside: list[list[Word]]
    doubts: list[str] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    last: int = 0
    left_out: list[str] = field(default_factory=list)


def read_unruled(lines: list[list[Word]], page: Printed, before: Piece | None) -> Unruled:
    """Return the table that stands in some lines of text, without lines around its cells; `before`
    is its first part on an earlier page."""
    if not lines or (before is None and len(lines) < _FEWEST_LINES):
        return Unruled([], lines)
    size = median(word.bottom - word.top for line in lines for word in line)
    banners = banners_of(lines, page, before)
    printed = without_names(lines, banners)
    named, unsure = group_lines_of(printed)
    lines = without_names(printed, named)
    cuts = _kept(lines, before) or _columns(lines, size)
    if len(cuts) + 1 < FEWEST_COLUMNS:
        return Unruled([], printed, _lost(printed) if before else [])
    inside, outside = _parted(lines, cuts, began=before is not None)
    if not inside:
        return Unruled([], printed, _lost(printed) if before else [])
    # What a title says above the heading is none of the rows'.
    top = 0.0 if before and not is_heading(inside[0], before) else inside[0][0].top
    outside += [list(line) for name in named if name[0][0].top < top for line in name]
    outside.sort(key=lambda line: line[0].top)
    banners += [name for name in named if name[0][0].top > top]
    between = [line[0].middle for banner in banners for line in banner]
    between = sorted([*between, *(line[0].middle for line in outside)])
    parts = _column_lines(inside, cuts)
    # A part of few rows does not tell how far the lines of one text are from each other.
    pitch = pitch_of(parts, len(cuts) + 1, median(line.bottom - line.top for line in parts))
    pieces: list[Piece] = []
    crossed = list(doubtful_columns(inside, cuts))
    first, last = inside[0][0].top, inside[-1][0].top
    doubts = _lost([line for line in outside if first < line[0].top < last])
    groups = list(unsure)
    left_out: list[str] = []
    for _, some in groupby(parts, key=lambda line: bisect_right(between, line.middle)):
        found = told_apart(list(some), page, len(cuts) + 1, before, crossed, pitch)
        rows = found.rows
        doubts += found.doubts
        left_out += found.left_out
        groups += [*found.groups, *doubtful_groups(rows, len(cuts) + 1)]
        pieces.append(with_heading_apart(piece_of_lines(rows, cuts, page.number), before))
        before = before or pieces[0]
    pieces += [piece_of_banner(banner, pieces[0].xs, page.number) for banner in banners]
    return Unruled(pieces, outside, doubts, groups, left_out=left_out)


def read_in_columns(lines: list[list[Word]], page: Printed, xs: Sequence[float]) -> Unruled:
    """Return the table that stands in some lines, between upright lines that part its columns."""
    cuts = xs[1:-1]
    rows, seams, groups = told_rows(_column_lines(lines, cuts), page, len(cuts) + 1, headed=False)
    doubts = list(doubtful_rows(rows, len(cuts) + 1, seams))
    groups += doubtful_groups(rows, len(cuts) + 1)
    piece = replace(piece_of_lines(rows, cuts, page.number), xs=tuple(xs))
    return Unruled([piece], [], doubts, groups)


def _lost(lines: Sequence[Sequence[Word]]) -> list[str]:
    """Return what stands in columns, as a table's rows do, and was taken for none."""
    broken = (line for line in lines if len(runs_of(line)) >= FEWEST_COLUMNS)
    return [text_in(line) for line in broken]


def _kept(lines: Sequence[Sequence[Word]], before: Piece | None) -> list[float]:
    """Return the inner columns' lines of the part before, if they suit this page too."""
    cuts = list(before.xs[1:-1]) if before else []
    # Titles and names of groups go over the columns on every page.
    broken = [line for line in lines if len(runs_of(line)) >= FEWEST_COLUMNS] or lines
    crossing = sum(_straddles(line, cuts) for line in broken)
    return cuts if crossing <= _MOST_CROSSING * len(broken) else []


def _columns(lines: Sequence[Sequence[Word]], size: float) -> list[float]:
    """Return where the columns part: the middles of the blanks that go down the table."""
    broken = [n for n, line in enumerate(lines) if len(runs_of(line)) >= FEWEST_COLUMNS]
    if len(broken) < _FEWEST_LINES:
        return []
    body = lines[broken[0] : broken[-1] + 1]
    cuts: list[float] = []
    for share in _CROSSINGS:
        found = []
        # What some lines cross has to be as wide as a blank between columns at least.
        narrowest = (_GUTTER if cuts else _NARROWEST) * size
        gutters = _gutters(body, narrowest, int(share * len(body)))
        for number in range(len(gutters)):
            cut = _cut(body, gutters, number, size, sure=bool(cuts))
            if cut is not None and all(abs(cut - one) > size for one in cuts):
                found.append(cut)
        cuts += found
    return _without_thin(body, sorted([*cuts, *_between_banners(body, cuts, size)]))


def _without_thin(lines: Sequence[Sequence[Word]], cuts: list[float]) -> list[float]:
    """Leave out the cuts beside which a column holds fewer lines than the cut parts words: there a
    heading is wider than the texts of its column."""
    parted = [sum(_straddles(line, [cut]) for line in lines) for cut in cuts]
    own = [
        sum(any(left < w.x0 and w.x1 < right for w in line) for line in lines)
        for left, right in pairwise([0.0, *cuts, _FAR])
    ]
    beside = zip(cuts, parted, own, own[1:], strict=False)
    return [cut for cut, over, *both in beside if not over or over < min(both)]


def _between_banners(
    lines: Sequence[Sequence[Word]], cuts: Sequence[float], size: float
) -> list[float]:
    """Return the further cuts that show where lines of one name, from the left edge on, are left
    out: a group's name over the columns crosses the blanks between them."""
    left = min(line[0].x0 for line in lines)
    rest = [line for line in lines if len(runs_of(line)) > 1 or line[0].x0 - left > _STRAIGHT]
    gutters = _gutters(rest, _GUTTER * size, 0) if len(rest) < len(lines) else []
    found = (_cut(rest, gutters, number, size, sure=True) for number in range(len(gutters)))
    return [one for one in found if one and all(abs(one - cut) > size for cut in cuts)]


def _gutters(
    lines: Sequence[Sequence[Word]], narrowest: float, most: int
) -> list[tuple[float, float]]:
    """Return the blanks between words, at least so wide, that at most `most` lines cross."""
    edges = sorted(
        edge for line in lines for word in line for edge in ((word.x0, 1), (word.x1, -1))
    )
    stretches: list[tuple[int, float, float]] = []
    covered = 0
    for (at, change), (following, _) in pairwise(edges):
        covered += change
        if following > at:
            stretches.append((covered, at, following))
    found: list[tuple[float, float]] = []
    for low, some in groupby(stretches, key=lambda one: one[0] <= most):
        if low:
            within = list(some)
            wide = [part for part in _least_crossed(within) if part[1] - part[0] >= narrowest]
            whole = within[0][1], within[-1][2]
            # What is left between the words of a crossing line may be too narrow.
            found += wide or ([whole] if whole[1] - whole[0] >= narrowest else [])
    return found


def _least_crossed(stretches: Sequence[tuple[int, float, float]]) -> list[tuple[float, float]]:
    """Return the parts of a blank that the fewest lines cross; each comes as (lines, from, to)."""
    least = min(lines for lines, _, _ in stretches)
    runs = groupby(stretches, key=lambda one: one[0] == least)
    parts = [list(some) for thin, some in runs if thin]
    return [(part[0][1], part[-1][2]) for part in parts]


def _straddles(line: Sequence[Word], cuts: Sequence[float]) -> bool:
    """Tell whether a word stands on both sides of a cut."""
    return any(word.x0 < cut < word.x1 for cut in cuts for word in line)


def _crosses(line: Sequence[Word], cuts: Sequence[float]) -> bool:
    """Tell whether words that follow each other as in a sentence stand on both sides of a cut."""
    runs = runs_of(line, _GUTTER)
    return any(run[0].x0 < cut < run[-1].x1 for cut in cuts for run in runs)


def _cut(
    lines: Sequence[Sequence[Word]],
    gutters: Sequence[tuple[float, float]],
    number: int,
    size: float,
    *,
    sure: bool,
) -> float | None:
    """Return where a blank parts two columns; None for one that only looks like it.

    It parts them where lines begin right of it, or end left of it, at one place; a wide one needs
    no such proof, a narrow one more of it.
    """
    start, end = gutters[number]
    left = gutters[number - 1][1] if number else 0.0
    right = gutters[number + 1][0] if number + 1 < len(gutters) else _FAR
    first = [some[0] for line in lines if (some := _between(line, end, right))]
    begins = [word.x0 for word in first]
    ends = [max(w.x1 for w in some) for line in lines if (some := _between(line, left, start))]
    middle = (start + end) / 2
    if not begins:
        return None
    if sum(word.follows and word.x0 - end < _STRAIGHT for word in first) > _RIVER * len(first):
        return None
    narrow = end - start < _GUTTER * size
    if narrow and min(len(begins), len(ends)) < max(_FEWEST_BESIDE, _MANY * len(lines)):
        return None
    least = _WELL_ALIGNED if narrow or sure else _ALIGNED
    if _share(begins, end) >= least:
        return max(end - _STRAIGHT, middle)
    if _share(ends, start) >= least:
        return min(start + _STRAIGHT, middle)
    return middle if end - start >= _WIDE_GUTTER * size and not sure else None


def _between(line: Sequence[Word], left: float, right: float) -> list[Word]:
    return [word for word in line if left <= (word.x0 + word.x1) / 2 <= right]


def _share(places: Sequence[float], at: float) -> float:
    return sum(abs(one - at) <= _STRAIGHT for one in places) / len(places) if places else 0.0


def _parted(
    lines: Sequence[Sequence[Word]], cuts: Sequence[float], *, began: bool
) -> tuple[list[Sequence[Word]], list[list[Word]]]:
    """Return the lines of the table and those outside; `began`: it goes on from the page before."""
    counts = [len({bisect_right(cuts, (w.x0 + w.x1) / 2) for w in line}) for line in lines]
    crossing = [_straddles(line, cuts) for line in lines]
    # A sentence over several columns is no row: the page's head, or its foot.
    said = [len(runs_of(line)) < FEWEST_COLUMNS and _crosses(line, cuts) for line in lines]
    full = [
        n
        for n, count in enumerate(counts)
        if count >= FEWEST_COLUMNS and not crossing[n] and not said[n]
    ]
    if not full:
        # A page may hold nothing but the rest of the last row, which is in no group's column.
        last = len(lines) - 1
        rest = began and not _crosses(lines[last], cuts) and lines[last][0].x0 > cuts[0]
        if rest and _rest_above(lines, cuts, last) == 0:
            return list(lines), []
        return [], [list(line) for line in lines]
    inside: list[Sequence[Word]] = []
    outside: list[list[Word]] = []
    first, end = _first_line(lines, cuts, full[0], _step(lines, cuts)), _end(lines, cuts)
    first = _rest_above(lines, cuts, first) if began else first
    apart = -1
    for n, line in enumerate(lines):
        alone = len(runs_of(line)) == 1
        # Below what is said under the last row a name over the columns is who signs.
        signs = apart > full[-1] and alone and _crosses(line, cuts)
        if n < first or n >= end or (crossing[n] and alone) or signs:
            outside.append(list(line))
            apart = n
        else:
            inside.append(line)
    return inside, outside


def _step(lines: Sequence[Sequence[Word]], cuts: Sequence[float]) -> float:
    """Return the distance between the lines of one text, with some room."""
    parts = _column_lines(lines, cuts)
    height = median(line.bottom - line.top for line in parts)
    return max(_NEXT_LINE * height, _SAME_TEXT * pitch_of(parts, len(cuts) + 1, height))


def _first_line(
    lines: Sequence[Sequence[Word]], cuts: Sequence[float], full: int, step: float
) -> int:
    """Return the line on which the heading row begins: close above its first full line."""
    first = full
    while first and (
        not _crosses(lines[first - 1], cuts) or _spans_headings(lines[first - 1], cuts)
    ):
        if lines[first][0].middle - lines[first - 1][0].middle > step:
            break
        first -= 1
    return first


def _spans_headings(line: Sequence[Word], cuts: Sequence[float]) -> bool:
    """Tell whether a line holds headings, one of which goes over several columns."""
    runs = runs_of(line, _GUTTER)
    within = sum(not any(run[0].x0 < cut < run[-1].x1 for cut in cuts) for run in runs)
    return within > 1 and within > _MOST_WITHIN * len(runs)


def _rest_above(lines: Sequence[Sequence[Word]], cuts: Sequence[float], first: int) -> int:
    """Return the line on which the rest of a row begins, above the first line of whole rows."""
    while first and not _crosses(lines[first - 1], cuts):
        above, below = lines[first - 1][0], lines[first][0]
        far = below.middle - above.middle > _REST * (above.bottom - above.top)
        if far or above.x0 < cuts[0]:
            break
        first -= 1
    return first


def _end(lines: Sequence[Sequence[Word]], cuts: Sequence[float]) -> int:
    """Return the line after the table's last: what stands alone or across the columns far below it
    is none of its."""
    signed = (n for n, line in enumerate(lines) if _SIGNED.match(fold(text_in(line))))
    end = next((n for n in signed if _straddles(lines[n], cuts)), len(lines))
    while end > 1 and (len(runs_of(lines[end - 1])) == 1 or _crosses(lines[end - 1], cuts)):
        word, above = lines[end - 1][0], lines[end - 2][0]
        number = PAGE_NUMBER.fullmatch(fold(text_in(lines[end - 1])))
        if not number and word.middle - above.middle < _FAR_BELOW * (word.bottom - word.top):
            break
        end -= 1
    return end


def _column_lines(lines: Sequence[Sequence[Word]], cuts: Sequence[float]) -> list[Line]:
    parts: list[Line] = []
    for line in lines:
        columns = grouped((bisect_right(cuts, (word.x0 + word.x1) / 2), word) for word in line)
        for column, words in columns.items():
            top, bottom = min(w.top for w in words), max(w.bottom for w in words)
            parts.append(Line(column, text_in(words), top, bottom))
    return sorted(parts, key=lambda one: (one.middle, one.column))


def piece_of_lines(rows: Sequence[Sequence[Line]], cuts: Sequence[float], page: int) -> Piece:
    """Return the rows of a page's table, whose columns part at some cuts, as a part of it."""
    xs = (0.0, *cuts, _FAR)
    done = [
        [_slot([line for line in row if line.column == n], row) for n in range(len(xs) - 1)]
        for row in rows
    ]
    for one in spans(rows, len(xs) - 1):
        printed = done[one.printed][one.column]
        anchor = (one.first, one.column) if one.end - one.first > 1 else None
        for row in range(one.first, one.end):
            done[row][one.column] = Slot("", anchor, printed.full)
        done[one.first][one.column] = replace(printed, anchor=anchor)
    top = min(line.top for row in rows for line in row)
    return Piece(page, top, xs, tuple(map(tuple, done)), lines=tuple(map(tuple, rows)))


def _slot(lines: Sequence[Line], row: Sequence[Line]) -> Slot:
    if not lines:
        return Slot("")
    last = lines[-1]
    end = max(line.bottom for line in row)
    return Slot(
        "\n".join(line.text for line in lines), full=end - last.bottom < last.bottom - last.top
    )

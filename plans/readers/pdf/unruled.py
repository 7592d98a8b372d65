"""Tables without lines: columns where no letter stands from top to bottom, rows where gaps are."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from statistics import median

from core.grouping import grouped
from plans.readers.pdf.banners import Banner, banners_of, is_heading, piece_of_banner
from plans.readers.pdf.centred import spans
from plans.readers.pdf.certain import doubtful_columns, doubtful_groups, doubtful_rows
from plans.readers.pdf.page import Printed
from plans.readers.pdf.rows import pitch_of
from plans.readers.pdf.ruled import Piece, Slot
from plans.readers.pdf.shaded import told_rows
from plans.readers.pdf.text import FEWEST_COLUMNS, Line, Word, line_of, runs_of, text_in
from plans.readers.pdf.unlined.apart import told_apart
from plans.readers.pdf.unlined.between_columns import with_names_apart
from plans.readers.pdf.unlined.between_texts import columns_between_texts
from plans.readers.pdf.unlined.ends import is_title, table_end
from plans.readers.pdf.unlined.group_lines import (
    GroupLines,
    group_lines_of,
    weights_apart,
    without_names,
)
from plans.readers.pdf.unlined.gutters import (
    FAR,
    GUTTER,
    columns_between_words,
    crosses,
    straddles,
)
from plans.readers.pdf.unlined.heading_again import with_heading_apart
from plans.readers.pdf.unlined.sections import Sections
from plans.readers.pdf.unlined.totals import totals_of

# Titles cross the columns; so many lines of a page may.
_MOST_CROSSING = 0.2
# Of the words of a heading's line so many stand within one column.
_MOST_WITHIN = 0.6
_FEWEST_LINES = 2
# In parts of the letters' height.
_REST = 2.2
_NEXT_LINE = 1.35
_SAME_TEXT = 1.1


@dataclass(frozen=True, slots=True)
class Unruled:
    """The table of a page, if it has one, and the words that stand outside it, line by line.

    A line of text between its rows parts the table into pieces. `doubts` quotes what may stand in
    other rows or columns, `groups` the names that may be of other rows, `left_out` rows that may be
    others and are none of the pieces'. `last` is the number of the piece with which the page's last
    table begins, `numbered` the number of the last group, where they are numbered.
    """

    pieces: list[Piece]
    outside: list[list[Word]]
    doubts: list[str] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    last: int = 0
    left_out: list[str] = field(default_factory=list)
    numbered: int = 0


def read_unruled(
    lines: list[list[Word]], page: Printed, before: Piece | None, last: int = 0
) -> Unruled:
    """Return the table that stands in some lines of text, without lines around its cells; `before`
    is its first part on an earlier page, `last` the number of the last group above."""
    if not lines or (before is None and len(lines) < _FEWEST_LINES):
        return Unruled([], lines, numbered=last)
    lines, weights = weights_apart(lines)
    found = _best(with_names_apart(lines), page, before, last)
    return replace(found, outside=[*found.outside, *weights]) if weights else found


def _best(lines: list[list[Word]], page: Printed, before: Piece | None, last: int) -> Unruled:
    """Return the table of some lines in the way of reading them that leaves the least in doubt."""
    size = median(word.bottom - word.top for line in lines for word in line)
    banners = banners_of(lines, page, before)
    printed = without_names(lines, banners)
    groups = group_lines_of(printed)
    rest = without_names(printed, groups.names)
    cuts = _kept(rest, before) or columns_between_words(rest, size)
    found = replace(_read(printed, page, before, cuts, _Over(banners, groups, [])), numbered=last)
    over = _Over(banners, group_lines_of(printed, cuts, last), totals_of(printed))
    headed = not _unheaded(found, before)
    if headed and not found.doubts and not _unread(found) and over.count <= len(groups.names):
        return found
    ways = [(_rank(found, before, len(groups.names)), found)]
    others = [_of_same(columns_between_texts(printed), before), cuts]
    known = list(before.xs[1:-1]) if before else []
    for further in (*others, *([known] if known and known not in others else [])):
        over = _Over(banners, group_lines_of(printed, further, last), totals_of(printed))
        again = _read(printed, page, before, further, over)
        if again.pieces:
            again = replace(again, numbered=over.groups.last)
            ways.append((_rank(again, before, over.count), _in_columns(again, before)))
    return min(ways, key=lambda way: way[0])[1]


def _rank(found: Unruled, before: Piece | None, names: int) -> tuple[bool, int, int, int]:
    """Return how well lines are read: the least is the best."""
    return bool(found.doubts), _unread(found), _unheaded(found, before), -names


def _unheaded(found: Unruled, before: Piece | None) -> int:
    """Return how many columns of a table that begins here hold texts below a heading that names
    others: a heading stands beside its column, or a column is parted within its texts."""
    rows = [row for piece in found.pieces if piece.lines for row in piece.rows]
    if before is not None or not rows:
        return 0
    columns = list(zip(*rows, strict=True))
    return sum(not head.text and any(slot.text for slot in below) for head, *below in columns)


def _in_columns(found: Unruled, before: Piece | None) -> Unruled:
    """Return a page's table in the columns of the part before, where they are as many."""
    if before is None or before.width != found.pieces[0].width:
        return found
    return replace(found, pieces=[replace(piece, xs=before.xs) for piece in found.pieces])


def _unread(found: Unruled) -> int:
    """Return how many rows, names and lines of rows a reading leaves in doubt or outside."""
    below = found.pieces[0].top if found.pieces else 0.0
    lines = sum(
        len(runs_of(line)) >= FEWEST_COLUMNS or line[0].top > below for line in found.outside
    )
    return lines + len(found.left_out) + len(found.groups)


def _of_same(cuts: list[float], before: Piece | None) -> list[float]:
    """Return the cuts, if they part as many columns as those of the part before, and the same."""
    known = before.xs[1:-1] if before else cuts
    same = len(known) == len(cuts) and all(
        min(known, key=lambda x: abs(x - own)) == one for own, one in zip(cuts, known, strict=True)
    )
    return cuts if same else []


@dataclass(frozen=True, slots=True)
class _Over:
    """What stands over the columns: names on bands, names on lines, and totals, each a row."""

    banners: list[Banner]
    groups: GroupLines
    totals: list[Banner]

    @property
    def count(self) -> int:
        """Return how many names stand on lines."""
        return len(self.groups.names)

    def without(self, lines: list[list[Word]]) -> list[list[Word]]:
        """Return the lines that are of no name and of no total."""
        return without_names(lines, [*self.groups.names, *self.totals])


def _read(
    printed: list[list[Word]], page: Printed, before: Piece | None, cuts: list[float], over: _Over
) -> Unruled:
    """Return the table of some lines whose columns part at some cuts."""
    lines = over.without(printed)
    if len(cuts) + 1 < FEWEST_COLUMNS:
        return Unruled([], printed, _lost(printed) if before else [])
    inside, outside = _parted(lines, cuts, began=before is not None)
    if not inside:
        return Unruled([], printed, _lost(printed) if before else [])
    # What a title says above the heading is none of the rows'.
    top = 0.0 if before and not is_heading(inside[0], before) else inside[0][0].top
    outside += [list(line) for name in over.groups.names if name[0][0].top < top for line in name]
    outside.sort(key=lambda line: line[0].top)
    banners = [*over.banners, *(name for name in over.groups.names if name[0][0].top > top)]
    between = [line[0].middle for name in (*banners, *over.totals) for line in name]
    between = sorted([*between, *(line[0].middle for line in outside)])
    parts = _column_lines(inside, cuts)
    # A part of few rows does not tell how far the lines of one text are from each other.
    pitch = pitch_of(parts, len(cuts) + 1, median(line.bottom - line.top for line in parts))
    pieces: list[Piece] = []
    crossed = list(doubtful_columns(inside, cuts))
    first, last = inside[0][0].top, inside[-1][0].top
    doubts = _lost([line for line in outside if first < line[0].top < last])
    groups = list(over.groups.doubts)
    left_out: list[str] = []
    by_section: list[Sequence[Sequence[Line]]] = []
    grouping = groupby(parts, key=lambda line: bisect_right(between, line.middle))
    sections = Sections([list(some) for _, some in grouping], len(cuts) + 1)
    for some in sections.sections:
        found = told_apart(some, page, len(cuts) + 1, before, crossed, pitch, sections)
        rows = found.rows
        doubts += found.doubts
        left_out += found.left_out
        groups += found.groups
        by_section.append(rows)
        pieces.append(with_heading_apart(piece_of_lines(rows, cuts, page.number), before))
        before = before or pieces[0]
    groups += doubtful_groups(by_section, len(cuts) + 1)
    depths = over.groups.depths
    pieces += [
        piece_of_banner(banner, pieces[0].xs, page.number, depths.get(banner[0][0].top, 0))
        for banner in banners
    ]
    for total in over.totals:
        row = _column_lines(total, cuts)
        pieces.append(piece_of_lines([row], cuts, page.number))
    return Unruled(pieces, outside, doubts, groups, left_out=left_out)


def read_in_columns(lines: list[list[Word]], page: Printed, xs: Sequence[float]) -> Unruled:
    """Return the table that stands in some lines, between upright lines that part its columns."""
    cuts = xs[1:-1]
    rows, seams, groups = told_rows(_column_lines(lines, cuts), page, len(cuts) + 1, headed=False)
    doubts = list(doubtful_rows(rows, len(cuts) + 1, seams))
    groups += doubtful_groups([rows], len(cuts) + 1)
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
    crossing = sum(straddles(line, cuts) for line in broken)
    return cuts if crossing <= _MOST_CROSSING * len(broken) else []


def _parted(
    lines: Sequence[Sequence[Word]], cuts: Sequence[float], *, began: bool
) -> tuple[list[Sequence[Word]], list[list[Word]]]:
    """Return the lines of the table and those outside; `began`: it goes on from the page before."""
    counts = [len({bisect_right(cuts, (w.x0 + w.x1) / 2) for w in line}) for line in lines]
    crossing = [straddles(line, cuts) for line in lines]
    # A sentence over several columns is no row: the page's head, or its foot.
    said = [len(runs_of(line)) < FEWEST_COLUMNS and crosses(line, cuts) for line in lines]
    full = [
        n
        for n, count in enumerate(counts)
        if count >= FEWEST_COLUMNS and not crossing[n] and not said[n]
    ]
    if not full:
        # A page may hold nothing but the rest of the last row, which is in no group's column.
        last = len(lines) - 1
        rest = began and not crosses(lines[last], cuts) and lines[last][0].x0 > cuts[0]
        if rest and _rest_above(lines, cuts, last) == 0:
            return list(lines), []
        return [], [list(line) for line in lines]
    inside: list[Sequence[Word]] = []
    outside: list[list[Word]] = []
    first, end = _first_line(lines, cuts, full[0], _step(lines, cuts)), table_end(lines, cuts)
    first = _rest_above(lines, cuts, first) if began else first
    apart = -1
    for n, line in enumerate(lines):
        alone = len(runs_of(line)) == 1
        # Below what is said under the last row a name over the columns is who signs.
        signs = apart > full[-1] and alone and crosses(line, cuts)
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
        not crosses(lines[first - 1], cuts) or _spans_headings(lines[first - 1], cuts)
    ):
        above = lines[first - 1]
        if lines[first][0].middle - above[0].middle > step or is_title(above):
            break
        first -= 1
    return first


def _spans_headings(line: Sequence[Word], cuts: Sequence[float]) -> bool:
    """Tell whether a line holds headings, one of which goes over several columns."""
    runs = runs_of(line, GUTTER)
    within = sum(not any(run[0].x0 < cut < run[-1].x1 for cut in cuts) for run in runs)
    return within > 1 and within > _MOST_WITHIN * len(runs)


def _rest_above(lines: Sequence[Sequence[Word]], cuts: Sequence[float], first: int) -> int:
    """Return the line on which the rest of a row begins, above the first line of whole rows."""
    while first and not crosses(lines[first - 1], cuts):
        above, below = lines[first - 1][0], lines[first][0]
        far = below.middle - above.middle > _REST * (above.bottom - above.top)
        if far or above.x0 < cuts[0]:
            break
        first -= 1
    return first


def _column_lines(lines: Sequence[Sequence[Word]], cuts: Sequence[float]) -> list[Line]:
    parts: list[Line] = []
    for line in lines:
        columns = grouped((bisect_right(cuts, (word.x0 + word.x1) / 2), word) for word in line)
        parts += [line_of(column, words) for column, words in columns.items()]
    return sorted(parts, key=lambda one: (one.middle, one.column))


def piece_of_lines(rows: Sequence[Sequence[Line]], cuts: Sequence[float], page: int) -> Piece:
    """Return the rows of a page's table, whose columns part at some cuts, as a part of it."""
    xs = (0.0, *cuts, FAR)
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

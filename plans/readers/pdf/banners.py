"""Names of groups alone on shaded bands, which go over a table without lines from side to side."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import groupby, pairwise

from plans.readers.grid import Row
from plans.readers.pdf.page import Printed
from plans.readers.pdf.ruled import Piece, Slot
from plans.readers.pdf.text import FEWEST_COLUMNS, Word, runs_of, text_in

# Points: how far a band may end before the texts of the table do.
_SHORT = 2.0
# A name begins so near to where the table does, and a band below the last row so near to it.
_NEAR = 6.0
_FAR_BELOW = 1.5
_MOST_LINES = 2
Banner = Sequence[Sequence[Word]]


def banners_of(
    lines: Sequence[Sequence[Word]], page: Printed, before: Piece | None
) -> list[Banner]:
    """Return the names, each as its lines, that stand below the heading alone on a band as wide as
    the table; `before` is its first part on an earlier page."""
    broken = [n for n, line in enumerate(lines) if len(runs_of(line)) >= FEWEST_COLUMNS]
    if not broken:
        return []
    left = min(lines[n][0].x0 for n in broken)
    right = max(lines[n][-1].x1 for n in broken)
    wide = (r for r in page.bands if r.start <= left + _SHORT and r.end >= right - _SHORT)
    seams = sorted({rule.at for rule in wide})
    first = 0 if before and not is_heading(lines[broken[0]], before) else broken[0] + 1
    found: list[Banner] = []
    below = enumerate(lines[first:], start=first)
    for band, some in groupby(below, key=lambda one: bisect_right(seams, one[1][0].middle)):
        numbers = [n for n, _ in some]
        name = [lines[n] for n in numbers]
        if not 0 < band < len(seams) or not _is_name(name, left):
            continue
        follows = numbers[-1] < broken[-1] or _is_near(lines, numbers[0], seams[band - 1])
        if follows:
            found.append(name)
    return found


def piece_of_banner(banner: Banner, xs: Sequence[float], page: int, depth: int = 0) -> Piece:
    """Return a name as a row of one cell over all columns, in which a lower level's name stands as
    many columns further to the right as it is below."""
    width = len(xs) - 1
    at = min(depth, width // 2)
    row = [Slot("", (0, at))] * width
    row[at] = Slot("\n".join(map(text_in, banner)), (0, at))
    return Piece(page, banner[0][0].top, tuple(xs), (tuple(row),))


def names_below_headings(rows: Sequence[Row], first: Mapping[tuple[str, ...], int]) -> list[Row]:
    """Return the rows, a name at the end of a page below the heading that comes again on the next:
    there are the rows of its group; `first` has the pages on which headings come first. A name on
    the heading's own page is over the table that begins there."""
    done: list[Row] = []
    held: list[Row] = []
    for row in rows:
        page = row.cells[0].place.page or 0
        again = first.get(row.texts, page) < page
        if held and (row.loose or (again and held[-1].cells[0].place.page != page)):
            done.append(row)
        elif _is_one_cell(row):
            held.append(row)
        else:
            done += [*held, row]
            held = []
    return [*done, *held]


def _is_one_cell(row: Row) -> bool:
    anchors = {cell.anchor for cell in row.cells}
    return len(row.cells) > 1 and len(anchors) == 1 and anchors != {None}


def _is_name(lines: Banner, left: float) -> bool:
    """Tell whether all that a band holds is one text that begins where the table does."""
    return len(lines) <= _MOST_LINES and all(
        len(runs_of(line)) == 1 and abs(line[0].x0 - left) <= _NEAR for line in lines
    )


def _is_near(lines: Banner, number: int, seam: float) -> bool:
    """Tell whether a band begins no farther below the line above it than rows stand apart."""
    above = lines[number - 1][0] if number else None
    if above is None:
        return False
    rows = (line for line in lines[:number] if len(runs_of(line)) > 1)
    widest = max((below[0].top - line[0].bottom for line, below in pairwise(rows)), default=0.0)
    return seam - above.bottom < max(widest, _FAR_BELOW * (above.bottom - above.top))


def is_heading(line: Sequence[Word], before: Piece) -> bool:
    """Tell whether a line is the first of the heading of the part before."""
    names = {name for slot in before.rows[0] for name in slot.text.splitlines()}
    return all(text_in(run) in names for run in runs_of(line))

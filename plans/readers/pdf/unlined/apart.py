"""The rows of a table without lines that are told apart for certain, and the few that are not.

Where the others are certain, rows in the middle of a page that may be others are left out: what is
printed above and below them is whole without them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median
from typing import NamedTuple

from plans.readers.pdf.centred import groups_of
from plans.readers.pdf.certain import doubtful_at, quote_of
from plans.readers.pdf.page import Printed
from plans.readers.pdf.rows import pitch_of
from plans.readers.pdf.ruled import Piece
from plans.readers.pdf.shaded import parted_heading, told_rows
from plans.readers.pdf.text import FIGURE, Line
from plans.readers.pdf.unlined.anchored import anchored_rows, is_one_row
from plans.readers.pdf.unlined.heading_lines import is_same, is_whole
from plans.readers.pdf.unlined.sections import Sections

# Of a page's rows no more than this part may be left out.
_MOST = 0.25


class Apart(NamedTuple):
    """Rows, what is doubtful of them all, what was left out, and names of groups that may be of
    other rows."""

    rows: list[list[Line]]
    doubts: list[str]
    left_out: list[str]
    groups: list[str]


def told_apart(
    parts: list[Line],
    page: Printed,
    width: int,
    before: Piece | None,
    crossed: Sequence[tuple[float, str]],
    pitch: float,
    sections: Sections,
) -> Apart:
    """Return the rows of a part of a table that began `before`, or begins here; `crossed` are the
    texts, with their height, that may stand in other columns, `pitch` is the distance between the
    lines of one text on the page, whose names of groups part its table into `sections`."""
    if len(sections.sections) > 1 and _is_heading(parts, before, pitch, sections):
        return Apart([parts], [text for at, text in crossed if _is_at(parts, at)], [], [])
    rows, seams, groups = told_rows(parts, page, width, headed=before is not None, pitch=pitch)
    rows, own, names = parted_heading(rows, before)
    above = len(rows) - len(own)
    doubtful = {number + above for number in doubtful_at(own, width, seams)} | sections.torn(rows)
    if doubtful:
        # A heading that comes again would hide how the first row's texts stand below it.
        head, *_ = parted_heading([parts], before)[0]
        head = head if len(head) < len(parts) else []
        body = [line for line in parts if line not in head]
        sure, torn = anchored_rows(body, width, goes_on=before is not None)
        sure = [head, *sure] if sure and head else sure
        if not sure:
            sure, torn = sections.rows_of(parts)
        parted = parted_heading(sure, before) if sure else None
        if parted and (len(parted[0]) > len(sure) or _begins_level(sure, parts, width)):
            rows, _, names = parted
            groups = list(_names(rows, width))
            doubtful = {n for n, row in enumerate(rows) if any(row[-1] in one for one in torn)}
    over = [(_row_at(rows, at), text) for at, text in crossed if _is_at(parts, at)]
    doubtful |= {number for number, _ in over}
    groups = [*groups, *names]
    if not doubtful:
        return Apart(rows, [], [], groups)
    quotes = [text for _, text in over]
    quotes += [quote_of(rows[n]) for n in sorted(doubtful - {number for number, _ in over})]
    if not _may_go(rows, doubtful):
        return Apart(rows, quotes, [], groups)
    named = set(groups_of(rows, width))
    kept = [row for number, row in enumerate(rows) if number not in doubtful]
    gone = [line.text for n in sorted(doubtful) for line in rows[n] if line.column in named]
    return Apart(kept, [], [quote_of(rows[n]) for n in sorted(doubtful)], [*groups, *gone])


def _names(rows: Sequence[Sequence[Line]], width: int) -> Iterator[str]:
    """Yield the names of groups: where no room parts the rows, nothing tells how far they go."""
    whole = [row for row in rows[1:] if 2 * len({line.column for line in row}) > width]
    columns = set(groups_of(whole, width)) if whole else set()
    yield from (line.text for row in rows[1:] for line in row if line.column in columns)


def _begins_level(rows: Sequence[Sequence[Line]], parts: Sequence[Line], width: int) -> bool:
    """Tell whether a page begins with one row, or the rest of one, and no heading of several."""
    height = median(line.bottom - line.top for line in parts)
    return is_one_row(rows[0], pitch_of(parts, width, height), height)


def _is_heading(parts: list[Line], before: Piece | None, pitch: float, sections: Sections) -> bool:
    """Tell whether a part above a name is a heading: that of the page before, or one row without
    dates or figures, or above all codes."""
    if before is not None:
        return is_same(parts, before)
    height = median(line.bottom - line.top for line in parts)
    bare = not any(FIGURE.fullmatch(line.text) for line in parts)
    one = bare and is_one_row(parts, pitch, height)
    return one or (sections.is_above_codes(parts) and is_whole(parts))


def _is_at(parts: Sequence[Line], at: float) -> bool:
    return parts[0].top <= at <= parts[-1].bottom


def _row_at(rows: Sequence[Sequence[Line]], at: float) -> int:
    """Return the row at a height, or the nearest."""
    return min(
        range(len(rows)), key=lambda number: min(abs(line.middle - at) for line in rows[number])
    )


def _may_go(rows: Sequence[Sequence[Line]], doubtful: set[int]) -> bool:
    """Tell whether the others are a table without these rows: they are few, below the heading, and
    no page ends in them, for what they say may go on over it."""
    figures = [any(FIGURE.fullmatch(line.text) for line in row) for row in rows]
    first = figures.index(True) if any(figures) else len(rows)
    inside = min(doubtful) > first and max(doubtful) < len(rows) - 1
    return inside and len(doubtful) <= _MOST * len(rows)

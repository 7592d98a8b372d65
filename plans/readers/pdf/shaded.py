"""The rows of a table without lines around its cells: by drawn lines, or by shaded bands."""

from __future__ import annotations

from collections.abc import Sequence

from plans.readers.pdf.centred import with_cut_names
from plans.readers.pdf.certain import told_by_figures
from plans.readers.pdf.page import Printed
from plans.readers.pdf.rows import rows_of, seams_of, with_heading_parted
from plans.readers.pdf.ruled import Piece
from plans.readers.pdf.text import Line


def told_rows(
    parts: list[Line], page: Printed, width: int, *, headed: bool, pitch: float | None = None
) -> tuple[list[list[Line]], list[float], list[str]]:
    """Return the rows of a table, where lines or the ends of shaded bands part them for sure, and
    the names that the page's end cuts; `headed`: its heading is known from an earlier page."""
    drawn = page.drawn and not _is_banded(parts, page)
    level = page.level if drawn else page.bands
    rows = rows_of(parts, level, width, drawn=drawn, pitch=pitch)
    # A heading has no line below it for sure where the rows below have.
    known = headed or (drawn and not seams_of(page.level))
    rows, names = with_cut_names(rows if known else with_heading_parted(rows), width)
    sure = drawn or told_by_figures(rows, width)
    return rows, list(seams_of(level)) if sure else [], names


def parted_heading(
    rows: list[list[Line]], before: Piece | None
) -> tuple[list[list[Line]], list[list[Line]], list[str]]:
    """Return the rows, a heading that comes again apart from the row right below it, those of them
    that a check has to judge (a heading that is known needs no room below it), and the names of
    groups of which a part stands between both."""
    names = [slot.text.splitlines() for slot in before.rows[0]] if before else []
    heading: list[Line] = []
    for column, name in enumerate(names):
        lines = [line for line in rows[0] if line.column == column][: len(name)]
        if [line.text for line in lines] != name:
            return rows, rows, []
        heading += lines
    rest = [line for line in rows[0] if line not in heading]
    if not heading or not rest:
        return rows, rows, []
    own, cut = with_cut_names([rest, *rows[1:]], before.width if before else 0)
    return [heading, *own], own, cut


def _is_banded(parts: Sequence[Line], page: Printed) -> bool:
    """Tell whether bands are shaded across a table where no lines are drawn across it."""
    first, last = parts[0].middle, parts[-1].middle
    inner = (sum(first < at < last for at in seams_of(level)) for level in (page.level, page.bands))
    lines, bands = inner
    return lines == 0 and bands > 0

"""Turned names of merged cells that a page break cuts: printed on both pages, each time in part.

Such a name stands in the middle of all its rows. What of it does not fit on a page is printed
beyond the table's end, or above its rows, and the page after shows the name again, moved up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from plans.readers.pdf.cut_names import heading_rows, named
from plans.readers.pdf.page import Glyph, Printed
from plans.readers.pdf.ruled import Lattice, Piece
from plans.readers.pdf.text import text_of

# In letters' heights: the parts of one name stand no farther apart.
_APART = 1.5


@dataclass(frozen=True, slots=True)
class CutName:
    """A name that goes on beyond a table's part, at its end (`below`) or above its first row.

    `field` is the row and column of its cell, `across` where it stands, and `whole` tells that the
    paper does not end in it.
    """

    page: int
    text: str
    field: tuple[int, int]
    across: float
    below: bool
    whole: bool
    glyphs: tuple[Glyph, ...]


def names_beyond(lattice: Lattice, page: Printed) -> list[CutName]:
    """Return the turned names that go on beyond the rows of a ruled table."""
    turned = [glyph for glyph in page.glyphs if glyph.turn]
    level = [glyph for glyph in page.glyphs if not glyph.turn]
    found: list[CutName] = []
    cells = lattice.cells() if turned else []
    for column, (left, right) in enumerate(pairwise(lattice.xs)):
        own = [glyph for glyph in turned if left < glyph.across < right]
        heads = [glyph.middle for glyph in level if left < glyph.across < right]
        for name in _names(own):
            down = [row[column] for row in cells]
            cut = _cut(name, down, lattice.ys, heads)
            if cut is None:
                continue
            row, below = cut
            first = next(n for n, one in enumerate(cells[row]) if one == cells[row][column])
            row = down.index(down[row])
            whole = name[0].top > 0 and max(one.bottom for one in name) < page.height
            found.append(
                CutName(page.number, text_of(name).replace("\n", " "), (row, first),
                        name[0].across, below, whole, tuple(name))
            )  # fmt: skip
    return found


def with_names(piece: Piece, cuts: Sequence[CutName]) -> Piece:
    """Return a table's part with the names in their cells."""
    for cut in cuts:
        piece = named(piece, cut.field, cut.text)
    return piece


def with_names_joined(
    pieces: Sequence[Piece], cuts: Sequence[CutName]
) -> tuple[list[Piece], list[tuple[int, str]]]:
    """Return the parts of a table with the cut names whole on both sides of a page break, and the
    names that are not certain, with their pages."""
    result = list(pieces)
    certain: list[CutName] = []
    places = [n for n, piece in enumerate(pieces) if piece.rows]
    for before, after in [*pairwise(places), *reversed([*pairwise(places)])]:
        above, below = result[before], result[after]
        some = [one for one in cuts if one.page == (above if one.below else below).page]
        if some and above.page + 1 == below.page and above.width == below.width:
            heading = heading_rows(result[places[0]], below)
            result[before], result[after] = _joined(above, below, heading, some, certain)
    return result, [(one.page, one.text) for one in cuts if one not in certain]


def _joined(
    above: Piece, below: Piece, heading: int, cuts: Sequence[CutName], certain: list[CutName]
) -> tuple[Piece, Piece]:
    """Return two parts with the names whole that the break between them cuts; what is `certain` is
    added to."""
    if heading == len(below.rows):
        return above, below
    for column, (left, right) in enumerate(pairwise(above.xs)):
        own = [one for one in cuts if left < one.across < right]
        fields = [(len(above.rows) - 1, column), (heading, column)]
        ends = [
            piece.rows[row][n].anchor or (row, n)
            for piece, (row, n) in zip((above, below), fields, strict=True)
        ]
        texts = [above.rows[ends[0][0]][ends[0][1]].text, below.rows[ends[1][0]][ends[1][1]].text]
        name = _whole_name(texts, own) if own else ""
        if name:
            above, below = named(above, ends[0], name), named(below, ends[1], name)
            certain += own
    return above, below


def _whole_name(texts: Sequence[str], cuts: Sequence[CutName]) -> str:
    """Return the name of which both texts, above and below a page break, are parts; "" for none."""
    less, more = sorted(texts, key=lambda text: len(_letters(text)))
    ends = {_letters(one.text): one.whole for one in cuts}
    part = not less or _letters(less) in ends or _letters(less) == _letters(more)
    if part and ends.get(_letters(more), True) and _letters(less) in _letters(more):
        return more
    return ""


def _letters(text: str) -> str:
    return "".join(text.split())


def _names(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """Yield the letters of a column name by name, from the top."""
    name: list[Glyph] = []
    bottom = 0.0
    for glyph in sorted(glyphs, key=lambda one: one.top):
        if name and glyph.top - bottom > _APART * (glyph.x1 - glyph.x0):
            yield name
            name = []
        bottom = max(bottom, glyph.bottom) if name else glyph.bottom
        name.append(glyph)
    if name:
        yield name


def _cut(
    name: Sequence[Glyph], down: Sequence[int], ys: Sequence[float], heads: Sequence[float]
) -> tuple[int, bool] | None:
    """Return the row of the cell that a name goes beyond, and whether that is the table's last;
    None for a name within its cell, or in several. `down` are the numbers of the cells of its
    column, `heads` where other text stands in it."""
    rows = list(enumerate(pairwise(ys)))
    level = {down[n] for n, (top, bottom) in rows if any(top < at < bottom for at in heads)}
    body = next((n for n, _ in rows if down[n] not in level), None)
    if body is None:
        return None
    within = {
        down[n] for n, (top, bottom) in rows[body:] if any(top < g.middle < bottom for g in name)
    }
    above = name[0].middle < ys[body]
    below = any(glyph.middle > ys[-1] for glyph in name)
    row = len(rows) - 1 if below else body
    return (row, below) if above != below and within <= {down[row]} else None

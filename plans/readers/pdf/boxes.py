"""The boxes of a form above a page's table: its code, its version, the entity's mark."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from plans.readers.pdf.cut_names import Item, Loose
from plans.readers.pdf.ruled import Piece, Slot

# A box with the entity's mark, the form's code and its version stands above each page's table.
BOX_ROWS = 4
# Where box and table are drawn as one, the heading stands this far down, and names so many columns.
_DEEPEST = 10
_FEWEST_NAMES = 4
_Texts = tuple[str, ...]


def without_boxes(items: Sequence[Item]) -> Iterator[Item]:
    """Yield the items; what stands in boxes above a page's table becomes lines of text."""
    widest = max((one.width for one in items if isinstance(one, Piece)), default=0)
    heads = _heads_below_boxes([one for one in items if isinstance(one, Piece)])
    table_of: int | None = None
    for item in items:
        if isinstance(item, Loose):
            yield item
        elif item.page != table_of and 2 * item.width <= widest and len(item.rows) <= BOX_ROWS:
            yield from lines_of_box(item)
        else:
            table_of = item.page
            head = heads.get(id(item), 0)
            yield from lines_of_box(replace(item, rows=item.rows[:head]))
            yield _from_row(item, head)


def lines_of_box(box: Piece) -> Iterator[Loose]:
    """Yield what stands in a box, as lines of text."""
    for slot in (slot for row in box.rows for slot in row):
        if slot.text:
            yield Loose(box.page, box.top, slot.text.replace("\n", " "))


def _heads_below_boxes(pieces: Sequence[Piece]) -> dict[int, int]:
    """Return the row, by the table's part, on which the heading begins in a part whose first rows
    are the form's box: the heading comes again on another page, with other rows above it or none.
    """
    found: defaultdict[_Texts, list[tuple[Piece, int]]] = defaultdict(list)
    for piece in pieces:
        for texts, row in _tops(piece):
            found[texts].append((piece, row))
    heads: dict[int, int] = {}
    for places in found.values():
        above = {tuple(map(_texts, piece.rows[:row])) for piece, row in places}
        for piece, row in places if len(above) > 1 else ():
            heads[id(piece)] = max(row, heads.get(id(piece), 0))
    return heads


def _tops(piece: Piece) -> Iterator[tuple[_Texts, int]]:
    """Yield the rows on which the heading of a drawn part may begin: each names more columns than
    any row above it, and no cell goes down into it."""
    most = _FEWEST_NAMES - 1
    for number, row in enumerate(piece.rows[:_DEEPEST] if piece.ys else ()):
        texts = _texts(row)
        whole = all(slot.anchor is None or slot.anchor[0] >= number for slot in row)
        if len(texts) > most and whole:
            yield texts, number
        most = max(most, len(texts))


def _texts(row: Sequence[Slot]) -> _Texts:
    return tuple(slot.text for slot in row if slot.text)


def _from_row(piece: Piece, first: int) -> Piece:
    """Return a drawn part without the rows above one of them."""
    if not first:
        return piece
    rows = tuple(
        tuple(
            replace(slot, anchor=(slot.anchor[0] - first, slot.anchor[1])) if slot.anchor else slot
            for slot in row
        )
        for row in piece.rows[first:]
    )
    return replace(piece, top=piece.ys[first], rows=rows, ys=piece.ys[first:])

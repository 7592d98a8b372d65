"""A wide table that is printed over pages side by side: its columns go on, row by row, on others.

The rows of such pages stand at the same heights, for they are the rows of one sheet. The columns
are other ones: where headings come again, but for columns repeated at the left, the page holds the
next rows and no further columns.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from plans.readers.pdf.cut_names import Item
from plans.readers.pdf.ruled import Piece, Slot
from plans.readers.pdf.text import FIGURE

# Points: rows of one sheet stand this near, columns of one kind this near.
_SAME_ROW = 2.0
_SAME_COLUMN = 4.0
_MOST_ABREAST = 4
_FEWEST_ROWS = 3


def joined_abreast(items: Sequence[Item]) -> list[Item]:
    """Return the items, the pages of a table that stand side by side as one."""
    places = [n for n, one in enumerate(items) if isinstance(one, Piece)]
    pieces = [one for one in items if isinstance(one, Piece)]
    if len({one.page for one in pieces}) < len(pieces):
        return list(items)
    for across in range(2, min(_MOST_ABREAST, len(pieces)) + 1):
        for bands in _ways(len(pieces), across):
            united = [_united([pieces[n] for n in band]) for band in bands]
            known = [one for one in united if one is not None]
            if len(known) == len(bands):
                shown: list[Item | None] = list(items)
                for band, piece in zip(bands, known, strict=True):
                    shown[places[band[0]]] = piece
                    for n in band[1:]:
                        shown[places[n]] = None
                return [one for one in shown if one is not None]
    return list(items)


def _ways(count: int, across: int) -> Iterator[list[list[int]]]:
    """Yield which pages stand side by side, printed first down and then over, or the other way."""
    if count % across:
        return
    down = count // across
    yield [list(range(n, count, down)) for n in range(down)]
    if down > 1:
        yield [list(range(n, n + across)) for n in range(0, count, across)]


def _united(pieces: Sequence[Piece]) -> Piece | None:
    """Return the parts of a table, from the left, as one; None where they are none."""
    first = pieces[0]
    rows, xs = list(first.rows), list(first.xs)
    for piece in pieces[1:]:
        if not _same_rows(first, piece):
            return None
        again = _repeated(first, piece)
        added = [row[again:] for row in piece.rows]
        others = again > 0 or not _same_widths(xs, piece.xs)
        if not added[0] or not others or not _is_further(rows, added):
            return None
        by = len(xs) - 1
        rows = [
            (*row, *(_moved(slot, again, by) for slot in more))
            for row, more in zip(rows, added, strict=True)
        ]
        xs += [xs[-1] + x - piece.xs[again] for x in piece.xs[again + 1 :]]
    return replace(first, xs=tuple(xs), rows=tuple(rows))


def _same_rows(first: Piece, piece: Piece) -> bool:
    return _FEWEST_ROWS < len(first.ys) == len(piece.ys) and all(
        abs(one - other) <= _SAME_ROW for one, other in zip(first.ys, piece.ys, strict=True)
    )


def _repeated(first: Piece, piece: Piece) -> int:
    """Return how many columns at the left hold the same as those of the first part."""
    columns = zip(zip(*first.rows, strict=True), zip(*piece.rows, strict=True), strict=False)
    count = 0
    for one, other in columns:
        texts = [slot.text for slot in other]
        if not any(texts) or texts != [slot.text for slot in one]:
            break
        count += 1
    return count


def _is_further(rows: Sequence[Sequence[Slot]], added: Sequence[Sequence[Slot]]) -> bool:
    """Tell whether columns are further ones: their headings are others, and no dates or figures."""
    before, names = _heading(rows), _heading(added)
    figures = any(map(FIGURE.fullmatch, names))
    return bool(names) and not figures and not {*names} & {*before}


def _same_widths(xs: Sequence[float], others: Sequence[float]) -> bool:
    return len(xs) == len(others) and all(
        abs((x - xs[0]) - (other - others[0])) <= _SAME_COLUMN
        for x, other in zip(xs, others, strict=True)
    )


def _heading(rows: Sequence[Sequence[Slot]]) -> list[str]:
    """Return the texts of the first row in which anything stands."""
    texts = ([slot.text for slot in row if slot.text] for row in rows)
    return next((some for some in texts if some), [])


def _moved(slot: Slot, again: int, by: int) -> Slot:
    """Return a field that stands farther to the right."""
    if slot.anchor is None:
        return slot
    return replace(slot, anchor=(slot.anchor[0], max(slot.anchor[1] - again, 0) + by))

"""The pages of a PDF together: the same columns, rows that a page break cut, repeated headings."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from core.spanish import fold
from plans.readers.grid import Cell, Place, Row
from plans.readers.pdf.abreast import joined_abreast
from plans.readers.pdf.banners import names_below_headings
from plans.readers.pdf.boxes import without_boxes
from plans.readers.pdf.cut_names import Item, Loose, with_cut_names
from plans.readers.pdf.over_headings import with_headings_freed, without
from plans.readers.pdf.ruled import Piece, Slot
from plans.readers.pdf.text import FIGURE, PAGE_NUMBER
from plans.readers.pdf.turned_names import CutName, with_names_joined

# Points: the same column on another page stands this near.
_SAME_COLUMN = 4.0
_HEADING_ROWS = 6
_MOST_HEADINGS = 3
_HEADINGS = 8
_FEW_CELLS = 2
_MORE_CELLS = 3
_DIGITS = re.compile(r"\d+")
_OPEN_ENDS = frozenset({
    "a", "al", "con", "de", "del", "e", "el", "en", "entre", "la", "las", "lo", "los", "o", "para",
    "por", "que", "se", "sin", "sobre", "su", "sus", "un", "una", "y",
})  # fmt: skip


class Pages(NamedTuple):
    """The rows of all pages, what is `doubtful` of them, the names that a page break cuts, both
    with their pages, and the pages whose headings names were `over`."""

    rows: list[Row]
    doubtful: list[tuple[int, str]]
    unnamed: list[tuple[int, str]]
    over: set[int]


def rows_of(items: Sequence[Item], cuts: Sequence[CutName] = ()) -> Pages:
    """Return the rows of all pages, in order. A row that goes on after a break is one, at its first
    place."""
    shown = joined_abreast(list(_without_furniture(without_boxes(items))))
    pieces = _in_same_columns([one for one in shown if isinstance(one, Piece)])
    pieces, unknown, freed = with_headings_freed(pieces)
    joined = _joined(pieces)
    shown, joined = with_cut_names(shown, joined)
    joined, unnamed = with_names_joined(joined, cuts)
    united = iter(joined)
    rows: list[Row] = []
    line = page = 0
    for item in shown:
        line, page = (line, page) if item.page == page else (0, item.page)
        if isinstance(item, Loose):
            line += 1
            rows.append(Row((Cell(item.text, Place(line, 1, page=page)),), page))
        else:
            piece = next(united)
            rows += _rows(piece, line)
            line += len(piece.rows)
    first: dict[tuple[str, ...], int] = {}
    for piece in joined:
        for texts in _texts(piece.rows[: piece.tied]):
            first.setdefault(tuple(texts), piece.page)
    return Pages(
        names_below_headings(rows, first),
        list(_doubtful_headings(pieces, joined)),
        [*unknown, *unnamed],
        freed,
    )


def _rows(piece: Piece, above: int) -> Iterator[Row]:
    """Yield a piece's rows; `above` counts the lines of the page that come before them."""
    for number, row in enumerate(piece.rows, start=above + 1):
        cells = []
        for column, slot in enumerate(row, start=1):
            anchor = None
            if slot.anchor:
                anchor = Place(slot.anchor[0] + above + 1, slot.anchor[1] + 1, page=piece.page)
            cells.append(Cell(slot.text, Place(number, column, page=piece.page), anchor))
        yield Row(tuple(cells), piece.page)


def _without_furniture(items: Iterator[Item]) -> Iterator[Item]:
    """Yield the items without page numbers, and without lines seen on a page before."""
    seen: dict[str, int] = {}
    for item in items:
        if isinstance(item, Loose):
            text = fold(item.text)
            if PAGE_NUMBER.fullmatch(text):
                continue
            if seen.setdefault(_DIGITS.sub("0", text), item.page) != item.page:
                continue
        yield item


def _in_same_columns(pieces: Sequence[Piece]) -> list[Piece]:
    """Give the pieces of a table the columns of its widest, so that a column keeps its number."""
    result: list[Piece] = []
    family: list[Piece] = []
    widest: Piece | None = None
    for piece in pieces:
        if widest is not None and not (_within(piece, widest) or _within(widest, piece)):
            result += [_spread(one, widest.xs) for one in family]
            family, widest = [], None
        family.append(piece)
        widest = piece if widest is None or piece.width > widest.width else widest
    return [*result, *(_spread(one, widest.xs) for one in family if widest is not None)]


def _within(piece: Piece, other: Piece) -> bool:
    """Tell whether every column's line of a piece is one of another's."""
    ends = all(abs(piece.xs[end] - other.xs[end]) <= 2 * _SAME_COLUMN for end in (0, -1))
    return ends and all(
        min(abs(x - line) for line in other.xs) <= _SAME_COLUMN for x in piece.xs[1:-1]
    )


def _spread(piece: Piece, lines: Sequence[float]) -> Piece:
    """Return a piece with more columns: a field over several of them is a merged one."""
    if len(lines) == len(piece.xs):
        return piece
    inner = (bisect_left(lines, x - _SAME_COLUMN) for x in piece.xs[1:-1])
    at = [0, *inner, len(lines) - 1]
    if len(set(at)) < len(at):
        return piece
    rows = []
    for number, row in enumerate(piece.rows):
        slots: list[Slot] = []
        for column, slot in enumerate(row):
            span = at[column + 1] - at[column]
            anchor = (slot.anchor[0], at[slot.anchor[1]]) if slot.anchor else None
            if span > 1 and anchor is None:
                anchor = (number, at[column])
            slots.append(Slot(slot.text, anchor, slot.full))
            slots += [Slot("", anchor, slot.full)] * (span - 1)
        rows.append(tuple(slots))
    return Piece(piece.page, piece.top, tuple(lines), tuple(rows))


def _joined(pieces: Sequence[Piece]) -> list[Piece]:
    """Put the rest of a row that a page break cut back to the row's beginning."""
    result: list[Piece] = []
    starts: list[Piece] = []
    last: int | None = None
    for piece in pieces:
        piece = _with_heading_apart(starts, piece)
        first = max((_repeated(start, piece) for start in starts), default=0)
        if first == 0:
            # Where a document holds several tables, a page may begin with the heading of any.
            starts = [*starts[:1], *starts[1:][-_HEADINGS:], piece]
        result.append(piece)
        if first == len(piece.rows):
            continue
        before = None if last is None else result[last]
        if (
            last is not None
            and before is not None
            and before.page + 1 == piece.page
            and _goes_on(before.rows[-1], piece.rows[first])
        ):
            result[last] = _with_rest(before, piece.rows[first])
            rows = _moved((*piece.rows[:first], *piece.rows[first + 1 :]), first + 1, -1)
            result[-1] = replace(piece, rows=tuple(rows))
        last = len(result) - 1
    return result


def _with_heading_apart(starts: Sequence[Piece], piece: Piece) -> Piece:
    """Part a repeated heading from the rest of a row, or of a name, in its fields."""
    for start in starts:
        for count in range(min(_MOST_HEADINGS, len(start.rows), len(piece.rows)), 0, -1):
            rest = _beside_heading(start.rows[:count], piece.rows[:count])
            if not rest:
                continue
            below = piece.rows[count] if count < len(piece.rows) else ()
            if below and all(b.anchor for b, r in zip(below, rest, strict=True) if r.text):
                names = tuple(_after(r.text, b) for b, r in zip(below, rest, strict=True))
                rows = (*start.rows[:count], names, *piece.rows[count + 1 :])
                return replace(piece, rows=rows)
            moved = _moved(piece.rows[count:], count, 1, others=False)
            return replace(piece, rows=(*start.rows[:count], rest, *moved))
    return piece


def _after(text: str, slot: Slot) -> Slot:
    both = f"{text}\n{slot.text}".strip() if text else slot.text
    return replace(slot, text=both)


def _beside_heading(
    heading: Sequence[Sequence[Slot]], top: Sequence[Sequence[Slot]]
) -> tuple[Slot, ...]:
    """Return what stands in the fields of a heading beside it; () where that is not the heading."""
    if len(heading[0]) != len(top[0]):
        return ()
    columns = list(zip(_texts_down(heading), _texts_down(top), strict=True))
    texts = [without(name, text) for name, text in columns]
    if sum(bool(name) for name, _ in columns) < _MORE_CELLS or not any(texts):
        return ()
    known = [text for text in texts if text is not None]
    if len(known) < len(texts):
        return ()
    return tuple(Slot(text, None, slot.full) for text, slot in zip(known, top[-1], strict=True))


def _doubtful_headings(
    pieces: Sequence[Piece], joined: Sequence[Piece]
) -> Iterator[tuple[int, str]]:
    """Yield what is printed over a heading that comes again on another page, with this; `joined`
    are the `pieces` with their headings put right."""
    for number, piece in enumerate(pieces):
        start = next(
            (one for one in joined[:number] if one.width == piece.width and one.rows), None
        )
        if start is None or not piece.rows:
            continue
        heading = start.rows[: start.tied]
        again = joined[number].rows[: len(heading)]
        columns = zip(map(str.splitlines, _texts_down(heading)), piece.rows[0], strict=True)
        same = [slot.text for names, slot in columns if {*names} & {*slot.text.splitlines()}]
        if len(same) > _FEW_CELLS and _texts(again) != _texts(heading):
            yield piece.page, same[0]


def _texts(rows: Sequence[Sequence[Slot]]) -> list[list[str]]:
    return [[slot.text for slot in row] for row in rows]


def _texts_down(rows: Sequence[Sequence[Slot]]) -> list[str]:
    return [
        "\n".join(slot.text for slot in column if slot.text) for column in zip(*rows, strict=True)
    ]


def _moved(
    rows: Sequence[tuple[Slot, ...]], first: int, by: int, *, others: bool = True
) -> Iterator[tuple[Slot, ...]]:
    """Yield rows whose anchors are moved, from the row `first` on; those `others` stay or go."""

    def anchor(own: tuple[int, int] | None) -> tuple[int, int] | None:
        if own and own[0] >= first:
            return own[0] + by, own[1]
        return own if others else None

    for row in rows:
        yield tuple(replace(slot, anchor=anchor(slot.anchor)) for slot in row)


def _repeated(first: Piece, piece: Piece) -> int:
    """Return how many rows at the top of a piece are the heading rows of the first."""
    count = 0
    for one, other in zip(first.rows[:_HEADING_ROWS], piece.rows, strict=False):
        if [slot.text for slot in one] != [slot.text for slot in other]:
            break
        count += 1
    return count


def _goes_on(before: Sequence[Slot], rest: Sequence[Slot]) -> bool:
    """Tell whether `rest` is what did not fit on the page of the row before: that row's text
    reached the page's end, in the middle of a sentence or in few cells only."""
    if len(before) != len(rest) or (rest[0].anchor and rest[0].anchor == rest[-1].anchor):
        return False
    both = [(b, r) for b, r in zip(before, rest, strict=True) if r.text and not b.anchor]
    going = [(b, r) for b, r in both if b.text]
    whole = sum(bool(slot.text) for slot in before)
    if not going or not all(b.full for b, _ in going):
        return False
    if any(_is_whole(r.text) and (_is_whole(b.text) or not b.text) for b, r in both):
        return False
    if len(going) == whole:
        return len(both) == whole and all(r.text[0].islower() for _, r in both)
    few = len(both) <= _FEW_CELLS and len(both) + _MORE_CELLS <= whole
    cut = sum(_is_open(b.text, r.text) for b, r in going)
    return (few or cut > 0) and len(both) - len(going) <= cut


def _is_whole(text: str) -> bool:
    """Tell whether a text is no part of a longer one: a figure, or one letter, as a mark is."""
    return bool(FIGURE.fullmatch(text)) or len(text) == 1


def _is_open(text: str, rest: str) -> bool:
    last = fold(text.split()[-1])
    return last in _OPEN_ENDS or last[-1] in ",-" or (rest[:1].islower() and last[-1] != ".")


def _with_rest(piece: Piece, rest: Sequence[Slot]) -> Piece:
    """Return a piece whose last row has the rest of its texts; a merged cell's go to its first."""
    rows = [list(row) for row in piece.rows]
    for column, slot in enumerate(rest):
        if slot.text:
            row, first = rows[-1][column].anchor or (len(rows) - 1, column)
            above = rows[row][first]
            text = f"{above.text}\n{slot.text}" if above.text else slot.text
            rows[row][first] = replace(above, text=text)
    return replace(piece, rows=tuple(map(tuple, rows)))

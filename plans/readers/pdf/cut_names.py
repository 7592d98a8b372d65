"""Names in merged cells that a page break parts: what of them is printed beyond the table's end.

Such a cell's text stands in the middle of all its rows, or at their top. Where the page ends
before the text does, programs print its other lines over the margin, and hide them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from plans.readers.pdf.ruled import Piece, Slot


@dataclass(frozen=True, slots=True)
class Loose:
    """A line of text outside the tables of a page, and from where to where it goes across."""

    page: int
    top: float
    text: str
    x0: float = 0.0
    x1: float = 0.0


Item = Loose | Piece


def with_cut_names(
    items: Sequence[Item], pieces: Sequence[Piece]
) -> tuple[list[Item], list[Piece]]:
    """Return the items and the tables' parts with the lines put back into the names they are of;
    `pieces` are the parts as they are by now, in the items' order."""
    current = iter(pieces)
    shown: list[Item] = [next(current) if isinstance(one, Piece) else one for one in items]
    places = [n for n, one in enumerate(shown) if isinstance(one, Piece) and one.rows]
    gone: set[int] = set()
    for before, after in pairwise(places):
        if shown[before].page == shown[after].page:
            continue  # two tables of one page
        for at, others, last in (
            (before, range(before + 1, after), True),
            (after, range(after - 1, before, -1), False),
        ):
            heading = heading_rows(shown[places[0]], shown[at])
            gone |= _put_back(shown, at, others, heading, last=last)
        told = bool(gone.intersection(range(before, after)))
        _same_name(shown, before, after, told=told)
    kept = [one for n, one in enumerate(shown) if n not in gone]
    return kept, [one for one in kept if isinstance(one, Piece)]


def _same_name(shown: list[Item], before: int, after: int, *, told: bool) -> None:
    """Give a name that goes on over the page break whole to both parts: one of them prints less.
    Where no line beyond a table has `told` so, whole lines are lacking at one end, or all of it
    where the name of another of its groups is printed again: that group is none of a new one."""
    above, below = shown[before], shown[after]
    if not (isinstance(above, Piece) and isinstance(below, Piece) and above.width == below.width):
        return
    heading = heading_rows(above, below)
    if heading == len(below.rows):
        return
    both = zip(above.rows[-1], below.rows[heading], strict=True)
    again = any(up.anchor and _named(above, up) == _named(below, down) != "" for up, down in both)
    for column in range(above.width):
        fields = [(len(above.rows) - 1, column), (heading, column)]
        slots = [above.rows[-1][column], below.rows[heading][column]]
        ends = [slot.anchor or at for slot, at in zip(slots, fields, strict=True)]
        merged = [slot.anchor is not None for slot in slots]
        if not any(merged) or (told and not all(merged)) or any(at[1] != column for at in ends):
            continue
        names = (above.rows[ends[0][0]][column].text, below.rows[ends[1][0]][column].text)
        goes_on = bool(names[0] and not names[1] and below.ys) and again
        if goes_on or _is_part(*sorted(names, key=len), whole_lines=not told):
            name = max(names, key=len)
            above, below = named(above, ends[0], name), named(below, ends[1], name)
    shown[before], shown[after] = above, below


def _named(piece: Piece, slot: Slot) -> str:
    return piece.rows[slot.anchor[0]][slot.anchor[1]].text if slot.anchor else slot.text


def _is_part(less: str, more: str, *, whole_lines: bool) -> bool:
    """Tell whether a name is a part of another: its first or its last lines, or any letters."""
    if whole_lines:
        own, lines = less.splitlines(), more.splitlines()
        return 0 < len(own) < len(lines) and own in (lines[: len(own)], lines[-len(own) :])
    letters = "".join(less.split())
    return bool(letters) and letters in "".join(more.split())


def named(piece: Piece, anchor: tuple[int, int], name: str) -> Piece:
    """Return a piece with another text in a field."""
    row = list(piece.rows[anchor[0]])
    row[anchor[1]] = replace(row[anchor[1]], text=name)
    rows = (*piece.rows[: anchor[0]], tuple(row), *piece.rows[anchor[0] + 1 :])
    return replace(piece, rows=rows)


def heading_rows(first: Item, other: Item) -> int:
    """Return how many rows at the top of a table's part are the heading of its first part."""
    if not (isinstance(first, Piece) and isinstance(other, Piece)):
        return 0
    texts = [[slot.text for slot in one.rows[0]] for one in (first, other)]
    return first.tied if texts[0] == texts[1] else 0


def _put_back(
    shown: list[Item], at: int, others: Iterable[int], heading: int, *, last: bool
) -> set[int]:
    """Give the lines next to a table's part to its merged cells; return which lines these were."""
    taken: set[int] = set()
    for number in others:
        piece, line = shown[at], shown[number]
        if not (isinstance(piece, Piece) and isinstance(line, Loose) and line.page == piece.page):
            break
        anchor = _anchor(piece, line, heading, last=last)
        if anchor is None:
            break
        own = piece.rows[anchor[0]][anchor[1]].text
        both = f"{own}\n{line.text}" if last else f"{line.text}\n{own}"
        shown[at] = named(piece, anchor, both.strip())
        taken.add(number)
    return taken


def _anchor(piece: Piece, line: Loose, heading: int, *, last: bool) -> tuple[int, int] | None:
    """Return the first field of the merged cell at the table's end (or below its `heading` rows) in
    whose column a line stands."""
    for column, (left, right) in enumerate(pairwise(piece.xs)):
        if left <= line.x0 and line.x1 <= right:
            row = len(piece.rows) - 1 if last else heading
            found = piece.rows[row][column].anchor if row < len(piece.rows) else None
            rows = sum(one[column].anchor == found for one in piece.rows)
            return found if found and found[1] == column and rows > 1 else None
    return None

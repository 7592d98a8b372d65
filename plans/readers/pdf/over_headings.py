"""Headings that come again with a name printed over them.

The name is of a merged cell that a page break cuts: its middle falls where the heading stands. The
heading is known from the page before; the letters beside it are the name's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from plans.readers.pdf.cut_names import named
from plans.readers.pdf.ruled import Piece, Slot

# So many headings, and so many of them all, stand alone.
_FEWEST = 3
_MOST = 0.5
_LONGEST_QUOTE = 60
Field = tuple[int, int]


def without(name: str, text: str) -> str | None:
    """Return the lines of a text without those of a heading; None where these are not in it."""
    lines, own = text.splitlines(), name.splitlines()
    for at in range(len(lines) - len(own) + 1):
        if lines[at : at + len(own)] == own:
            return "\n".join(lines[:at] + lines[at + len(own) :])
    return None


def with_headings_freed(
    pieces: Sequence[Piece],
) -> tuple[list[Piece], list[tuple[int, str]], set[int]]:
    """Return the parts of a table with their headings as on its first page, the names, with their
    pages, that are not known, and all pages of such headings."""
    pages: set[int] = set()
    result: list[Piece] = []
    unknown: list[tuple[int, str]] = []
    for piece in pieces:
        start = next((one for one in result if one.width == piece.width and one.rows), None)
        over = _over(start, piece) if start else []
        if start and over:
            pages.add(piece.page)
            piece = replace(piece, rows=(*start.rows[: start.tied], *piece.rows[start.tied :]))
            for column, letters, printed in over:
                at = (start.tied, column)
                result[-1], piece, lost = _with_name(result[-1], piece, at, letters, printed)
                unknown += lost
        result.append(piece)
    return result, unknown, pages


def _over(start: Piece, piece: Piece) -> list[tuple[int, Counter[str], str]]:
    """Return the columns of a heading over which other letters are printed, with these letters; []
    where a part begins with no such heading."""
    heads = start.rows[: start.tied]
    if len(piece.rows) <= len(heads):
        return []
    named = same = 0
    found: list[tuple[int, Counter[str], str]] = []
    alone = False
    for known, top in zip(heads, piece.rows, strict=False):
        for column, (name, slot) in enumerate(zip(known, top, strict=True)):
            named += bool(name.text)
            same += bool(name.text) and name.text == slot.text
            if name.text == slot.text:
                continue
            if _letters(name.text) - _letters(slot.text) or slot.anchor != name.anchor:
                return []
            alone |= without(name.text, slot.text) is None
            found.append((column, _letters(slot.text) - _letters(name.text), slot.text))
    return found if alone and same >= max(_FEWEST, _MOST * named) else []


def _with_name(
    above: Piece, piece: Piece, at: Field, letters: Counter[str], printed: str
) -> tuple[Piece, Piece, list[tuple[int, str]]]:
    """Return the part before, and a part, with the name whose letters stand over a heading: it is
    the one above the page break, or not known."""
    own = _slot(piece, at)
    last = (len(above.rows) - 1, at[1])
    end = _slot(above, last)
    if end.text and letters + _letters(own.text) == _letters(end.text):
        return above, named(piece, own.anchor or at, end.text), []
    quote = " ".join(printed.split())[:_LONGEST_QUOTE]
    if not end.text and end.anchor:
        above = named(above, end.anchor, quote)
    return above, named(piece, own.anchor or at, quote), [(piece.page, quote)]


def _slot(piece: Piece, at: Field) -> Slot:
    """Return the first field of the cell that a field is of."""
    slot = piece.rows[at[0]][at[1]]
    return piece.rows[slot.anchor[0]][slot.anchor[1]] if slot.anchor else slot


def _letters(text: str) -> Counter[str]:
    return Counter("".join(text.split()))

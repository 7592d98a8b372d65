"""A heading that a page prints again, right above the rest of a row."""

from __future__ import annotations

from dataclasses import replace

from plans.readers.pdf.ruled import Piece

_HEADING_ROWS = 3


def with_heading_apart(piece: Piece, before: Piece | None) -> Piece:
    """Part a heading that is printed again from the rest of a row right below it."""
    if before is None or before.width != piece.width:
        return piece
    head = [slot.text for slot in before.rows[0]]
    for count in range(1, min(_HEADING_ROWS, len(piece.rows)) + 1):
        columns = zip(*piece.rows[:count], strict=True)
        top = ["\n".join(slot.text for slot in down if slot.text) for down in columns]
        if all(text.startswith(name) for name, text in zip(head, top, strict=True)):
            rest = [text[len(name) :].strip() for name, text in zip(head, top, strict=True)]
            last = piece.rows[count - 1]
            slots = tuple(replace(slot, text=text) for slot, text in zip(last, rest, strict=True))
            below = (slots,) if any(rest) else ()
            return replace(piece, rows=(before.rows[0], *below, *piece.rows[count:]))
    return piece

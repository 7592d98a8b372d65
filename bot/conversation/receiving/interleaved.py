"""An answer written between the lines of our message: each piece is about what stands above it."""

from __future__ import annotations

from collections.abc import Sequence

from core.inbound import Beside, Inbound
from core.messages import Line
from core.spanish import fold

_MOST_TITLE = 40


def with_names(message: Inbound, lines: Sequence[Line]) -> Inbound:
    """Return the message with the handle of the activity before each piece that names none. Pure.

    `lines` are the activities that our message showed. What stands above a piece counts where it
    shows exactly one of them below the piece before.
    """
    if not message.beside or len(lines) < 2:
        return message
    text = "\n".join(_named(piece, lines) for piece in message.beside)
    return message.model_copy(update={"text": text})


def _named(piece: Beside, lines: Sequence[Line]) -> str:
    shown = [line for line in lines if _is_shown(line, piece.quoted)]
    named = [line for line in lines if line.handle in piece.text]
    if len(shown) != 1 or named:
        return piece.text
    return f"{shown[0].handle}: {piece.text}"


def _is_shown(line: Line, quoted: str) -> bool:
    return fold(line.title[:_MOST_TITLE]) in fold(quoted)

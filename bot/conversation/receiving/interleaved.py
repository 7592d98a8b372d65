"""An answer written between the lines of our message: each piece is about what stands above it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.inbound import Beside, Inbound
from core.messages import Line
from core.spanish import fold

_MOST_TITLE = 40
# "1) 2.3 · 40 % (antes 10 %)": the code with which a quoted line begins.
_CODE_FIRST = re.compile(
    r"^\W*(?:\d{1,2}\) )?(?:la )?(?P<code>\d{1,3}(?:\.\d{1,3}){1,4})(?![\w.,%]| %| (?:mil|de)\b)"
)
_OF_SEVERAL = re.compile(r"\b(?:amb[oa]s|tod[oa]s?|l[oa]s (?:dos|tres|demas|otr[oa]s)|cada una?)\b")


def with_names(message: Inbound, lines: Sequence[Line]) -> Inbound:
    """Return the message with the handle of the activity before each piece that names none. Pure.

    `lines` are the activities that our message showed, none where it is not known. The quoted line
    right above a piece tells which one is meant, else the lines around that one up to an empty
    one, else all that stand above it: where they show exactly one.
    """
    if not message.beside or len(lines) == 1:
        return message
    named = [_named(piece, lines) for piece in message.beside]
    if named == [piece.text for piece in message.beside]:
        return message
    return message.model_copy(update={"text": "\n".join(named)})


def _named(piece: Beside, lines: Sequence[Line]) -> str:
    if any(line.handle in piece.text for line in lines) or _OF_SEVERAL.search(fold(piece.text)):
        return piece.text
    quoted = piece.quoted.strip()
    block = re.split(r"\n[\s>]*\n", quoted)[-1]
    for part in (block.rpartition("\n")[2], block, quoted):
        shown = _shown(part, lines)
        if len(shown) == 1:
            return f"{shown.pop()}: {piece.text}"
    return piece.text


def _shown(quoted: str, lines: Sequence[Line]) -> set[str]:
    """Return the handles of the activities that quoted lines show by title, or begin with."""
    codes = (_CODE_FIRST.match(row) for row in quoted.splitlines())
    known = {line.handle for line in lines}
    begun = {found["code"] for found in codes if found is not None}
    titled = {one.handle for one in lines if fold(one.title[:_MOST_TITLE]) in fold(quoted)}
    return titled | (begun & known if known else begun)

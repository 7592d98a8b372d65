"""The words of several messages as one description. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from core.spanish import fold

_CLOSING = (".", ";", ":", ",", "!", "?")


def sentences(pieces: Iterable[str]) -> str:
    """Join the words of several messages as sentences; what is said twice stands once."""
    whole, known = "", set()
    for piece in pieces:
        if not piece or fold(piece) in known:
            continue
        known.add(fold(piece))
        gap = " " if whole.endswith(_CLOSING) else ". "
        whole = f"{whole}{gap}{piece}" if whole else piece
    return whole


def continued(words: str, reason: str) -> str:
    """Let a reason go on with the sentence that it explains: "bajamos" + "porque se devolvió"."""
    return words if fold(reason) == fold(words) else f"{words} {reason}".strip()

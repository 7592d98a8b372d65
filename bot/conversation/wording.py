"""The words of several messages as one description. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from core.spanish import fold

_CLOSING = (".", ";", ":", ",", "!", "?")
# "falta revisarla", "pendiente de firma", "queda por publicar"; not "no falta nada", "sin falta".
_LACKS = re.compile(
    r"\b(?:(?:hace\s+)?faltan?|pendientes?\s+(?:de|por)|quedan?\s+(?:por|pendientes?)"
    r"|est[áa]n?\s+pendientes?)\b[^.;,!?\n]*",
    re.IGNORECASE,
)
_NOTHING = re.compile(
    r"\b(?:no|nada|nadie|sin|ni|tampoco|por|la|una)\s+(?:(?:nos|me|le|les|ya|se)\s+)?$",
    re.IGNORECASE,
)


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


def lacking(words: str) -> str:
    """Return what a person's words say is still to be done, as she said it; nothing else."""
    for found in _LACKS.finditer(words):
        if _NOTHING.search(words[: found.start()]) is None:
            return found[0].strip()
    return ""

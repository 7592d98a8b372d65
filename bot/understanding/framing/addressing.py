"""The bot that is spoken to by its name: "doña culmina la 2.1 va en 80". Pure."""

from __future__ import annotations

import re

_HAIL = (
    r"(?:do[ñn]a|don|se[ñn]or(?:a|ita)?|sra|oiga|oye|hola|ole|mire|vea|ey|hey|querid[oa]"
    r"|estimad[oa]|apreciad[oa]|amig[oa])"
)
_GREETS = r"(?:buen[oa]s(?:\s(?:d[ií]as|tardes|noches))?|(?:muchas\s)?gracias)"
# Where nothing tells that it is spoken to, "culmina" is a verb: "la etapa culmina el viernes",
# "la señora culmina su contrato".
_SPOKEN_TO = re.compile(
    rf"(?<!\bla\s)(?<!\bel\s)(?<!\bmi\s)\b(?:(?P<greets>{_GREETS})(?:[\s,]{{1,3}}{_HAIL})?"
    rf"|{_HAIL}(?:[\s.,]{{1,3}}{_HAIL})?)[\s.,]{{1,3}}culmina\b\s?[,.:!]?\s?",
    re.IGNORECASE,
)
_OPENING = re.compile(r"\A\s{0,9}culmina\s?[,:!]\s?", re.IGNORECASE)


def without_our_name(text: str) -> str:
    """Return a text without the name by which the bot is spoken to; the whole where it says no
    more."""
    if "culmina" not in text.lower():
        return text

    def left(found: re.Match[str]) -> str:
        begins = found["greets"] or ""
        apart = bool(begins or text[: found.start()].strip()) and found.end() < len(text)
        return f"{begins}, " if apart else begins

    rest = re.sub(r"\s{1,3},\s", ", ", _SPOKEN_TO.sub(left, _OPENING.sub("", text))).rstrip(" ,")
    return rest if rest.strip(" .,;:!?") else text

"""What a text says it is not about: "no hablo de la 3.1, hablo de la capacitación". Pure."""

from __future__ import annotations

import re

from bot.understanding.meaning import Context
from bot.understanding.parting.topics import codes_named
from bot.understanding.reading import read
from core.dates.reader import blanked

_SPEAKS = (
    r"(?:(?:yo|le|les|te|me|nos|estoy|estamos)\s){0,3}"
    r"(?:habl(?:o|aba|amos|ando)|refiero|refer[ií]a|referimos|refiriendo)"
)
_DENIED = re.compile(
    rf"\bno\s{_SPEAKS}\s(?:de|del|a|al|sobre)\s(?P<name>[^,;:\n]{{1,80}}?)"
    rf"(?:\s?[,;]|\.(?=\s)|\s)\s{{0,3}}(?:(?:sino|es|era|pero|yo|que)\s){{0,2}}"
    rf"(?:{_SPEAKS}\s(?:de|del|a|al|sobre)|(?<=sino\s)(?:de|del|a|al))\s",
    re.IGNORECASE,
)


def without_denied(text: str, context: Context) -> str:
    """Return a text with blanks in the place of the activity that it is not about, where it goes on
    with the one that it is about; the text as it is where it names no such two."""
    found = _DENIED.search(text)
    if found is None:
        return text
    alone, behind = (read(words) for words in (found["name"], text[found.end() :]))
    named, meant = {*codes_named(alone, context)}, {*codes_named(behind, context)}
    return text if not meant or named & meant else blanked(text, [found.span()])

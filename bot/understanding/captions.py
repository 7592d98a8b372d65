"""What a caption only says of what it shows: "estas son de las veedurías", "acta del comité"."""

from __future__ import annotations

import re

from bot.understanding.explicit import explicit_mentions
from bot.understanding.hits import choose, find_hits
from bot.understanding.meaning import Context
from bot.understanding.reading import read

_LEAD = (
    r"(?:(?:adjunt|anex|envi|remit|mand|sub|compart|dej)\w+|aqui|ahi|van?|les?|est[aeo]s?|son|es"
    r"|las?|el|los|unas?|unos|otr[oa]s?|mas|mis|y|,|:)"
)
_SHOWN = (
    r"(?:fotos?|fotografias?|imagen|imagenes|evidencias?|soportes?|anexos?|actas?|list\w+|planillas?"
    r"|oficios?|certificados?|pantallazos?|capturas?|documentos?|archivos?|adjuntos?|registros?)"
)
_LABEL = re.compile(
    rf"(?:(?:{_LEAD} )*{_SHOWN}|est[aeo]s? (?:son|es) del?)(?!\S)(?: del?)?(?: (?:hoy|ayer))?(?!\S)"
)


def label_end(caption: str) -> tuple[str, int] | None:
    """Return a caption as it is read, and where what it shows has been said; None for others."""
    plain = read(caption).plain
    found = _LABEL.match(plain)
    return None if found is None else (plain, found.end())


def named_by_word(caption: str, context: Context) -> str | None:
    """Return the only activity that words of its title name in a caption without a code."""
    reading = read(caption)
    if explicit_mentions(reading, context):
        return None
    hits = [one for one in find_hits(reading, context, ()) if not one.common]
    chosen = choose(hits, context)
    return chosen[0] if chosen else None

"""Who told on which days somebody is away: "me avisa Nelson que Marta no está", "Marta me dice que
viaja". Pure."""

from __future__ import annotations

import re

from core.spanish import bare_words

_TELLS = (
    r"(?:inform|avis|cont|cuent|coment|report|confirm|comunic|notific|dij|dic|escrib)"
    r"(?:[aoei]|an|en|aron|ieron|io)(?: (?:hoy|ayer))?"
)
_LEAD = r"\A(?:(?:y|e|pero|ah|hola|buen[oa]s|dias|tardes) ){0,3}"
_OF_HERSELF = (
    r"(?:(?:ella|el|siempre|ya|al final|mejor) ){0,2}(?:no|viaja|sale|esta|se|viene|vuelve|regresa"
    r"|falta|tiene|va)\b"
)
_HER_OWN = re.compile(
    rf"{_LEAD}(?P<who>(?:[a-z]{{2,20}} ){{1,4}}?)(?:(?:ya|me|nos|le|les) ){{0,2}}{_TELLS}"
    rf" q(?:ue)? (?={_OF_HERSELF})"
)
_OF_ANOTHER = re.compile(
    rf"{_LEAD}(?:(?:[a-z]{{2,20}} ){{1,5}}?{_TELLS}"
    rf"|(?:(?:ya|me|nos|le|les) ){{1,2}}{_TELLS}(?: [a-z]{{2,20}}){{1,4}}?) q(?:ue)? "
)


def as_told(text: str) -> str:
    """Return the words of a text as they are said of whoever is away, without the one who told it;
    a text that names no such one as it is: "Marta me dice que viaja" is "marta viaja"."""
    words = bare_words(text)
    own = _HER_OWN.match(words)
    if own is not None:
        return f"{own['who']}{words[own.end() :]}"
    told = _OF_ANOTHER.match(words)
    return text if told is None else words[told.end() :]

"""The questions of a letter, each by itself: "¿cómo va la 1.5, quién lleva la 2.1?". Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

_MOST = 12  # questions of a letter that are looked at
_LONGEST = 300  # characters of one
_FEWEST_WORDS = 4
_ASKS = (
    r"(?:(?:en|a|de|por|para|hasta|desde|con|sobre) )?"
    r"(?:qu[eé]|qui[eé]n(?:es)?|c[oó]mo|cu[aá]ndo|cu[aá]nt[oa]s?|cu[aá]l(?:es)?|d[oó]nde)\b"
)
_PAGES = r"(?:(?:el|los|las)\s)?(?:historial|trazabilidad|soportes|evidencias)\b"
_ENDS = re.compile(
    rf"(?<![^\s,])(?:[ye]\s)?\(?[a-z1-9]\)\s|[?¿!¡;\n]|\.(?!\d)|:\s|,\s(?:y\s)?(?={_ASKS}|{_PAGES})"
    rf"|\s(?:y|e)\s(?={_ASKS})|(?<=\d)\s[ye]\s(?={_PAGES})",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[^\W\d_]")
# Where a question begins behind what leads to it: "quisiera saber", "agradezco me informen".
_BEGINS = re.compile(rf"\b(?:{_ASKS}|(?:estado|avance|historial|trazabilidad)\b)", re.IGNORECASE)
_FACTS = re.compile(
    r"\b(?:cu[aá]l(?:es)?\s(?:es|son|fue)|qu[eé]|en\squ[eé]|cu[aá]ndo|qui[eé]n(?:es)?)\s(?:(?:es|son|la|el|lo|los|su|sus)\s){0,2}"
    r"(?:[uú]ltim[ao]s?\s)?(?:fechas?|vence\w{0,4}|plazo|avances?|porcentaje|responsables?|lidera\w{0,2}|lleva\w{0,2})\b",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_STATE = re.compile(
    r"^(?:estado|avance)s?(?: actual)? del? (?:l[ao]s? )?(?:actividad(?:es)? )?(?=\d)",
    re.IGNORECASE,
)


def parts_of(text: str) -> list[str]:
    """Return the parts of a letter between its signs, and those that a question word begins."""
    parts = (one.strip(" ,.-") for one in _ENDS.split(text))
    return [one for one in parts if len(one) <= _LONGEST and _LETTER.search(one)][:_MOST]


def asks(part: str) -> bool:
    """Tell whether a part of a letter asks something: it has a question word."""
    return _BEGINS.search(part) is not None


def asks_much(part: str) -> bool:
    """Tell whether a part asks by itself: no mere "y por qué" behind another question."""
    return asks(part) and len(part.split()) >= _FEWEST_WORDS


def asks_facts(part: str) -> bool:
    """Tell whether a part asks for the date, the office or the figure of an activity that another
    part names: "y cuál es su fecha de vencimiento, así como el último avance reportado"."""
    return _FACTS.search(part) is not None and _DIGIT.search(part) is None


def readings_of(part: str) -> Iterator[str]:
    """Yield a part of a letter as a question: whole, and from each word on that may begin one;
    the state of an activity is how it goes."""
    yield _STATE.sub("cómo va la ", f"{part}?")
    for begun in _BEGINS.finditer(part):
        if begun.start():
            yield _STATE.sub("cómo va la ", f"{part[begun.start() :]}?")

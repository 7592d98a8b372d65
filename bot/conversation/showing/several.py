"""The questions of a letter, each by itself: "¿cómo va la 1.5, quién lleva la 2.1?". Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

_MOST = 12  # questions of a letter that are looked at
_LONGEST = 300  # characters of one
_FEWEST_WORDS = 4
_ASKS = (
    r"(?:(?:en|a|de|por|para|hasta|desde|con|sobre) )?"
    r"(?:qu[eé]|q|qui[eé]n(?:es)?|c[oó]mo|cu[aá]ndo|cu[aá]nt[oa]s?|cu[aá]l(?:es)?|d[oó]nde"
    r"|si(?=\s(?:hay|tengo|tenemos|quedan?)\s))\b"
)
# What somebody is to be told: an order of its own behind a question.
_TO_TELL = (
    r"(?:d[ií]ga|cu[eé]nte|av[ií]se|recu[eé]rde|p[ií]da|exija|pase|mande)n?(?:le|les)\s"
    r"(?:que\s)?(?:al?|el|la)\s"
)
_PAGES = r"(?:(?:el|los|las)\s)?(?:historial|trazabilidad|soportes|evidencias)\b"
_ENDS = re.compile(
    rf"(?<![^\s,])(?:[ye]\s)?\(?[a-z1-9]\)\s|[?¿!¡;\n]|\.(?!\d)|:\s|,\s(?:y\s)?(?={_ASKS}|{_PAGES})"
    rf"|\s(?:y|e)\s(?=(?:(?:l[ao]|el)\s(?:de\sla\s)?(?:actividad\s)?\d[\d.]{{0,8}}\s)?{_ASKS}"
    r"|al?\s(?:[^\W\d_]{2,20}\s){1,4}por\squ[eé]\sno\sles?\b)"
    rf"|(?<=\d)\s[ye]\s(?={_PAGES})|,\s(?:y\s)?(?={_TO_TELL})|\sy\s(?={_TO_TELL})",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[^\W\d_]")
# Where a question begins behind what leads to it: "quisiera saber", "agradezco me informen".
_BEGINS = re.compile(rf"\b(?:{_ASKS}|(?:estado|avance|historial|trazabilidad)\b)", re.IGNORECASE)
_FACTS = re.compile(
    r"\b(?:cu[aá]l(?:es)?\s(?:es|son|fue)|qu[eé]|en\squ[eé]|cu[aá]ndo|qui[eé]n(?:es)?)\s(?:(?:es|son|la|el|lo|los|su|sus)\s){0,2}"
    r"(?:[uú]ltim[ao]s?\s)?(?:fechas?|vence\w{0,4}|plazo|avances?|porcentaje|responsables?|responde[n]?|l[ií]der\w{0,3}|jefe|encargad[oa]|lleva\w{0,2}"
    r"|(?:debo|debemos|tengo\sque|tenemos\sque|toca|hay\sque)\s\w{4,9}\s(?:como|de)\s(?:soporte|evidencia)s?)\b",
    re.IGNORECASE,
)
_FIRST = re.compile(rf"\W{{0,3}}(?:[ye]\s)?{_ASKS}", re.IGNORECASE)
# What a part asks of the page that another part is answered with: "y por qué", "a quién".
_BEHIND = (
    r"(?:va|van|l[aoe]s?|se|ha|han|lleva\w?|falta\w?|tienen?|es|son|fue|fueron|cada|un[ao]|eso|esas?"
    r"|all[aá]|ah[ií]|responden?|apoya\w?|lidera\w?|motivo|raz[oó]n|justificaci[oó]n|argumentos?|di(?:o|eron)"
    r"|(?:pid|aprob|decid|neg|conced|autoriz)\w{1,6})"
)
_OF_IT = re.compile(
    r"\W{0,3}(?:y\s)?(?:"
    r"(?P<what>(?:con\s|de\s)?(?:qu[eé]|cu[aá]l(?:es)?)(?:\sactividad(?:es)?)?\W{0,3}\Z)"
    r"|(?P<why>(?:por|con)\squ[eé])|(?P<when>(?:hasta\s|desde\s)?cu[aá]ndo)"
    r"|(?P<who>(?:(?:a|de|por)\s)?"
    r"(?:qui[eé]n(?:es)?|(?:qu[eé]|cu[aá]l(?:es)?)\s(?:oficina|dependencia)s?))"
    rf"|(?P<how>c[oó]mo)|(?P<much>(?:en\s)?cu[aá]nt[oa]s?))(?:\s{_BEHIND}){{0,3}}\W{{0,3}}",
    re.IGNORECASE,
)
_TELLS = {
    "activity": {"who", "when", "how", "much"},
    "office": {"who", "when", "how", "much"},
    "overdue": {"who", "when", "much", "what"},
    "silence": {"who", "when"},
    "summary": {"much"},
    "reported": {"who", "when", "much"},
    "history": {"who", "when", "why"},
    "decided": {"who", "when", "why", "what"},
    "requests": {"who", "when", "why", "what"},
}
_TELL_FACTS = frozenset({"activity", "office", "overdue"})
_NAMES = re.compile(r"\d|\blo\sdel?\s", re.IGNORECASE)  # another activity, and no page tells it
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


def before_asking(part: str) -> str:
    """Return what stands before the question in a part of a letter."""
    asked = _BEGINS.search(part)
    return "" if asked is None else part[: asked.start()]


def begins_asking(part: str) -> bool:
    """Tell whether a part asks by itself, or begins with the word of a question: "y por qué"."""
    return asks_much(part) or begins(part)


def begins(part: str) -> bool:
    """Tell whether a part begins with the word of a question."""
    return _FIRST.match(part) is not None


def asks_much(part: str) -> bool:
    """Tell whether a part asks by itself: no mere "y por qué" behind another question."""
    return asks(part) and len(part.split()) >= _FEWEST_WORDS


def asks_alone(part: str) -> bool:
    """Tell whether a part begins with the word of a question and asks more than "y por qué": "quién
    aprueba eso"."""
    return asks_much(part) or (
        _FIRST.match(part) is not None and _OF_IT.fullmatch(part) is None and len(part.split()) > 2
    )


def is_told_by(part: str, pages: Collection[str]) -> bool:
    """Tell whether the pages with which other parts are answered tell what a part asks: "y por
    qué", "y cuál es su fecha de vencimiento, así como el último avance reportado"."""
    if _TELL_FACTS.intersection(pages) and _FACTS.search(part) and not _NAMES.search(part):
        return True
    found = _OF_IT.fullmatch(part)
    return found is not None and any(found.lastgroup in _TELLS.get(one, ()) for one in pages)


def readings_of(part: str) -> Iterator[str]:
    """Yield a part of a letter as a question: whole, and from each word on that may begin one;
    the state of an activity is how it goes."""
    yield _STATE.sub("cómo va la ", f"{part}?")
    for begun in _BEGINS.finditer(part):
        if begun.start():
            yield _STATE.sub("cómo va la ", f"{part[begun.start() :]}?")

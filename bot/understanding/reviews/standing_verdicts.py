"""A verdict that stands as it was given, "mantengo la devolución de la 2.4", and the words of a
verdict that are no reason of one: "no la acepto todavía". Pure."""

from __future__ import annotations

import re

from bot.understanding.reviews.review_words import (
    AND,
    ARTICLE,
    ITS_CODE,
    NEXT_CODE,
    RETURNS,
    YET,
)

_NAMES = rf"{ARTICLE}{ITS_CODE}(?:{AND}{NEXT_CODE}){{0,9}}"
_KEEPS = (
    r"(?:(?:yo|control|pues)\s)?(?:mantengo|mantenemos|sostengo|sostenemos|ratifico|ratificamos"
    r"|reitero|reiteramos|se\smantienen?|sigue\sen\spie)"
)
_RETURNED = r"(?:devuelt|rechazad)[ao]s?|sin\saceptar"
# "mantengo la devolución de la 2.4", "sigo sin aceptar la 2.4"
_KEPT_OF = re.compile(
    rf"\b(?:{_KEEPS}\s(?:(?:la|mi|esa)s?\s(?:devoluci[oó]n(?:es)?)\s(?:de|en|a)|(?:{_RETURNED})(?:\s(?:a|de))?)"
    rf"|(?:sigo|seguimos)\ssin\s(?:aceptar|validar|recibir))\s(?P<names>{_NAMES})",
    re.IGNORECASE,
)
# "la 2.4 se mantiene", "la 2.4 la mantengo devuelta"
_KEPT = re.compile(
    rf"(?P<names>{_NAMES})\s?,?\s(?:(?:la|las|lo|los)\s(?:mantengo|mantenemos|dejo|dejamos)\s(?:{_RETURNED})"
    rf"|se\smantienen?(?:\s(?:{_RETURNED}|igual|as[ií]))?)(?=\s?(?:$|[.,:;\n])|\s(?:en\s\d|porque|ya\sque|por|pues|y|e)\b)",
    re.IGNORECASE,
)
_STANDS = re.compile(rf"\b(?:siguen?|contin[uú]an?)\s(?:{_RETURNED})", re.IGNORECASE)
_CLAUSE = re.compile(r"\s?[,.;]\s")
_A_VERDICT = re.compile(
    r"(?:(?:y|pero|as[ií]\sque|por\s(?:eso|ahora|lo\stanto)|entonces|yo)\s?,?\s){0,2}"
    rf"(?:{YET}\s)?(?:{RETURNS})(?:\s(?:{YET}|as[ií]))*",
    re.IGNORECASE,
)


def with_standing(text: str) -> str:
    """Return a text with each verdict that is kept said as one that goes on: "mantengo la
    devolución de la 2.4" as "la 2.4 sigue devuelta"."""
    return _KEPT.sub(r"\g<names> sigue devuelta", _KEPT_OF.sub(r"\g<names> sigue devuelta", text))


def stands(verdict: str) -> bool:
    """Tell whether the words of a verdict only say that it goes on."""
    return _STANDS.search(verdict) is not None


def without_verdicts(reason: str) -> str:
    """Return a reason without the clauses at its beginning or its end that only return again."""
    clauses = _CLAUSE.split(reason)
    kept = [one for one in clauses if not _A_VERDICT.fullmatch(one.strip(" .,;"))]
    return reason if len(kept) == len(clauses) else ", ".join(kept)

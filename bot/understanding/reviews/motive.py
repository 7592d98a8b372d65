"""The words that announce why something is judged so: "el motivo: falta el acta". Pure."""

from __future__ import annotations

import re

from bot.understanding.reviews.review_words import ARTICLE, ITS_CODE

_ANNOUNCES = re.compile(
    r"\W{0,3}(?:(?:y|pues|ah)\s)?(?:el|la|mi)\s(?:motivo|raz[oó]n|causa)"
    rf"(?:\s(?:de|en)\s(?:la\sdevoluci[oó]n|{ARTICLE}{ITS_CODE})){{0,2}}"
    r"(?:\s?:\s?|\s(?:es|era|fue)\s(?:que\s|porque\s)?|\s?,\s)(?=\S)",
    re.IGNORECASE,
)
# "se lo acabo de decir: el directorio …", "ya le dije, …": that she has told it.
_HAS_TOLD = re.compile(
    r"\W{0,3}(?:pero\s|pues\s|ya\s|como\s){0,3}(?:(?:se\s)?l[eo]s?\s)?(?:acab(?:o|amos)\sde\s(?:decir|escribir)(?:l[eo]s?|sel[eo])?"
    r"|(?:dij(?:e|imos)|escrib[ií](?:mos)?))(?:\s(?:antes|arriba))?(?:\s?[:,.]\s?|\sque\s|[\s.!]*\Z)",
    re.IGNORECASE,
)
# "por eso", "por lo que le dije": the reason stands in what was said before.
_POINTS_BACK = re.compile(
    r"(?:(?:por|con|debido\sa)\s)?(?:eso|esto|ello|es[ae]\s(?:motivo|raz[oó]n|causa)|lo\s(?:mismo|anterior|dicho|ya\sdicho|expuesto)"
    r"|(?:el|la)\smism[oa]\s(?:motivo|raz[oó]n|causa)|lo\sque\s(?:(?:ya|yo|les?|se\slo)\s){0,3}(?:dije|escrib[ií]|puse|anot[eé]|coment[eé]|mencion[eé]))"
    r"(?:\s(?:mism[oa]|antes|arriba|no\sm[aá]s|nada\sm[aá]s|entonces|por\sfavor|porfa|gracias)){0,2}[\s.!]{0,3}",
    re.IGNORECASE,
)


def points_back(reason: str) -> bool:
    """Tell whether words that stand as a reason only point to what was said before: "por eso"."""
    return _POINTS_BACK.fullmatch(reason.strip(" ,;:")) is not None


def announces(text: str) -> bool:
    """Tell whether a text begins with the announcement of a reason."""
    return _ANNOUNCES.match(text) is not None


def without_lead(text: str) -> str:
    """Return a reason without the words that announce it; nothing where they are all of it,
    or only point to what was said before."""
    said = "" if points_back(text) else text.strip()
    found = _ANNOUNCES.match(said) or _HAS_TOLD.match(said)
    return said if found is None else said[found.end() :]

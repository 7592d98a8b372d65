"""The words that announce why something is judged so: "el motivo: falta el acta". Pure."""

from __future__ import annotations

import re

from bot.understanding.rulings.review_words import ARTICLE, ITS_CODE

_ANNOUNCES = re.compile(
    r"\W{0,3}(?:(?:y|pues|ah)\s)?(?:el|la|mi)\s(?:motivo|raz[oó]n|causa)"
    rf"(?:\s(?:de|en)\s(?:la\sdevoluci[oó]n|{ARTICLE}{ITS_CODE})){{0,2}}"
    r"(?:\s?:\s?|\s(?:es|era|fue)\s(?:que\s|porque\s)?|\s?,\s)(?=\S)",
    re.IGNORECASE,
)


def announces(text: str) -> bool:
    """Tell whether a text begins with the announcement of a reason."""
    return _ANNOUNCES.match(text) is not None


def without_lead(text: str) -> str:
    """Return a reason without the words that announce it."""
    said = text.strip()
    found = _ANNOUNCES.match(said)
    return said if found is None else said[found.end() :]

"""A figure that stands before the name that it is of: "el 50 es del mapa". Pure."""

from __future__ import annotations

import re

from bot.understanding.activities import stem, words_of
from bot.understanding.meaning import Context
from bot.understanding.reading import read

_BEHIND = re.compile(
    r"\b(?:el|los|ese)\s(?P<count>\d{1,3}(?:[.,]\d{1,2})?)(?P<sign>\s?%)?\s"
    r"(?:es|son|era|eran)\s(?:del|de\s(?:la|el|los|las|lo)|de|para\s(?:el|la|los|las))\s"
    r"(?P<name>[^\W\d_]{3,20}(?:\s[^\W\d_]{2,20}){0,3}?)(?=\s?[,.;:\n]|\sy\s|\s?\Z)",
    re.IGNORECASE,
)
_LAST_DAY = 31


def with_name_first(text: str, context: Context) -> str:
    """Return a text of the same length in which a figure is told behind the activity that it is
    said to be of. Not what may be a day, "el 15 es del comité", nor a share of something else."""

    terms = [words_of(one.title, one.product).terms for one in context.pending]

    def turned(found: re.Match[str]) -> str:
        is_day = not found["sign"] and float(found["count"].replace(",", ".")) <= _LAST_DAY
        said = {stem(norm) for norm in read(found["name"]).norms}
        if is_day or sum(1 for own in terms if said & own) != 1:
            return found[0]
        told = f"{found['name']} va en {found['count']}{found['sign'] or ''}"
        return told.ljust(len(found[0]))

    return _BEHIND.sub(turned, text)

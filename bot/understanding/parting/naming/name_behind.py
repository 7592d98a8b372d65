"""A figure that stands before the name that it is of: "el 50 es del mapa", "60 la 5.5", "van 18
de 20 en la 3.3". Pure."""

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
_A_CODE = r"[a-z]{0,3}-?\d{1,3}(?:\.\d{1,3}){1,3}"
_FIRST = (
    r"(?P<edge>(?:^|[,.;:\n]\s|\by\s)(?:s[ií],?\s)?)(?P<count>\d{1,3}\s?%?)\s"
    rf"(?P<name>la\s{_A_CODE})"
)
# "60 la 5.5 y la 1.1 todavía 65", where no code stands right before the figure; not "60 la 5.5 y
# la 1.1": both
_FIGURE_FIRST = re.compile(
    rf"{_FIRST}(?=[,.;]?\s?(?:y\b(?!\sla\s{_A_CODE}\s?(?:\Z|[.,;\n]))|\Z|\n|[.;]\s|,\s(?!\d{{1,3}}\b(?!\s?%?\sla\b))))",
    re.IGNORECASE,
)
_LED_BY_ITS_FIGURE = re.compile(rf"{_FIRST}\Z", re.IGNORECASE)
_CODE_BEFORE = re.compile(
    rf"{_A_CODE}[\s,]{{0,3}}(?:(?:va|est[aá]|sigue)\s)?(?:en\s)?\Z", re.IGNORECASE
)

# "no, es 35 y es de la rampa", "35 pero de la 4.2": a figure and, behind it, whose it is.
_WHOSE_BEHIND = re.compile(
    r"^(?P<no>no\s?,?\s|s[ií]\s?,?\s)?(?:(?:es|son|va|van|vamos|era|ser[ií]a)\s(?:en\s)?)?"
    r"(?P<count>\d{1,3})(?P<sign>\s?%)?\s?(?:,\s|\s)?(?:(?:y|pero)\s)?(?P<is>(?:es|son|era|va)\s)?"
    r"(?:del|de\s(?:la|el|los|las|lo\sde(?:\sla|l)?)|en\s(?:la|el)|para\s(?:la|el))\s"
    rf"(?P<name>{_A_CODE}|[^\W\d_]{{3,20}}(?:\s[^\W\d_]{{2,20}}){{0,3}}?)\s?[.!]?\s?\Z",
    re.IGNORECASE,
)
# "van 18 de 20 juntas confirmadas en la 3.3, y la 1.2 va en 40", "estamos en 80 con la 2.4 pero …"
_TOLD_OF_A_CODE = re.compile(
    r"(?P<edge>^|[.;\n]\s{0,3})"
    r"(?P<told>(?:ya\s)?(?:van?|vamos|llevamos|llevo|lleva|hay|tenemos|tengo|estamos|estoy|hicimos)\s"
    r"(?=[^,.;:\n]{0,30}\d)[^,.;:\n]{1,80}?)\s(?:en|con)\s"
    rf"(?P<name>la\s{_A_CODE})(?=\s?,?\s(?:y|e|pero)\s|\s?,\sla\s{_A_CODE})",
    re.IGNORECASE,
)


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

    def whose(found: re.Match[str]) -> str:
        named = sum(1 for own in terms if {stem(n) for n in read(found["name"]).norms} & own)
        coded = any(one.code.lower() == found["name"].lower() for one in context.pending)
        if not (coded or named == 1):
            return found[0]
        figure = f"{found['count']}{found['sign'] or ''}"
        return f"{found['no'] or ''}{found['name']} va en {figure}".ljust(len(found[0]))

    told = _TOLD_OF_A_CODE.sub(_with_code_before, _BEHIND.sub(turned, text))
    return _WHOSE_BEHIND.sub(whose, _FIGURE_FIRST.sub(_with_code_first, told))


def _with_code_first(found: re.Match[str]) -> str:
    before = found.string[: found.start("count")].rstrip(" ,")
    if _CODE_BEFORE.search(before) and not _LED_BY_ITS_FIGURE.search(before):
        return found[0]
    return f"{found['edge']}{found['name']} {found['count']}"


def _with_code_before(found: re.Match[str]) -> str:
    blanks = " " * (len(found[0]) - len(found["edge"] + found["name"] + found["told"]))
    return f"{found['edge']}{found['name']}{blanks}{found['told']}"

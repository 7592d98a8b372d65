"""Of which activities a text grants or denies what was asked for, whoever asked; and of which
numbers a list says yes or no. Pure."""

from __future__ import annotations

import re

from bot.understanding.rulings import words
from bot.understanding.rulings.of_kinds import handed_on
from bot.understanding.wordlists import A_CODE

_WHOM = r"al?\s(?:(?:las?|los?|el|do[nñ]a?|doctora?)\s)?[^\W\d_]{2,20}(?:\s[^\W\d_]{2,20}){0,4}?\s"
_ASKED = (
    r"(?:lo|(?:(?:el|la|m[aá]s|un|una|ese|esa)\s)?(?:plazo|pr[oó]rroga|solicitud|ampliaci[oó]n|tiempo|aplazamiento"
    r"|petici[oó]n))(?:\sque\spidi[oó])?\s(?:de|para|en|con|a|sobre)\s"
)
# "a Marta concédale lo de la 4.1", "niéguele a Marta la prórroga de la 4.1", "conceda la 4.1"
_ORDERED = re.compile(
    rf"\W{{0,3}}(?:(?:por\sfavor|porfa|favor|s[ií]|ok|bueno|listo|y|pero)\s?,?\s){{0,3}}(?:{_WHOM})?"
    rf"(?P<verb>{words.ORDERING}|(?:no\s)?(?:se\sl[aeo]s?|les?)\s(?:doy|damos|concedo|apruebo))\s(?:{_WHOM})?"
    rf"(?P<asked>{_ASKED})?(?:la\s(?:actividad\s)?)?(?P<code>{A_CODE.pattern})"
    rf"(?P<more>(?:(?:\s?,|\s[ye])\s(?:la\s)?{A_CODE.pattern}){{0,5}})(?={words.ENDS}|\sdel?\s|\shasta\s)",
    re.IGNORECASE,
)
# "la solicitud de Marta de la 4.1 niéguela", "lo que pidió Marta en la 4.1 no lo conceda"
_ORDERED_BEHIND = re.compile(
    rf"\W{{0,3}}(?:(?:por\sfavor|porfa|y|pero)\s?,?\s){{0,2}}(?P<asked>(?:el|la|lo|es[ae])\s(?:plazo|pr[oó]rroga|solicitud|ampliaci[oó]n"
    r"|aplazamiento|petici[oó]n|que\s(?:me\s|nos\s)?(?:pid|solicit)\w{1,5})(?:\s[^\W\d_]{1,20}){0,6}?"
    rf"\s(?:de|para|en|sobre)\s)?(?:la\s(?:actividad\s)?)?(?P<code>{A_CODE.pattern})(?P<more>)\s?,?\s"
    r"(?P<verb>(?:no\s)?(?:ni[eé]gu|conc[eé]d|apru[eé]b|autor[ií]c|rech[aá]c)[ae]n?(?:se)?l[aeo]|(?:no\s)?(?:se\s)?l[aeo]\s(?:niego|concedo|apruebo|conceda|apruebe))(?=\s?(?:$|[.,:;\n])|\s(?:y|porque|hasta)\b)",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"\s?[.,;]\s(?:[ye]\s)?(?!porque|ya\s|no\s|sin\s|falta|pues|hasta)|\s[ye]\s", re.IGNORECASE
)
# "dele la 4.1 a Marta" may hand the work over.
_GIVES = re.compile(r"(?:d[eé]|p[aá]s|as[ií]gn|entr[eé]gu|rechaz|rech[aá]c)", re.IGNORECASE)
# "la 5 sí, la 2 no", "5 dele hasta el 15 de mayo, 2 no"
_LISTED = re.compile(
    r"(?:\A\W{0,3}|[;,.\n]\s{0,2}|\s(?=[ye]\s))(?:(?:y|pero)\s)?(?:(?:s[ií]|no)\sa\s)?(?:(?:la|solicitud)\s)?"
    r"(?P<number>\d{1,5})(?:\s?[,:-]?\s(?:s[ií]|no|d[eé]l[ea]|d[eé]jel[ao]|hasta|tambi[eé]n|tampoco"
    r"|conced\w{1,5}|aprob\w{1,5}|neg\w{1,4}|ni[eé]g\w{1,5})\b|(?=\s?,))",
    re.IGNORECASE,
)
_FEWEST = 2  # numbers of a list


def listed_numbers(text: str) -> frozenset[int]:
    """Return the numbers of which a text says yes or no one after the other, all of them from its
    beginning; nothing for fewer than two, and where it asks or has a percentage."""
    found = [] if re.search(r"[%?¿]", text) else [*_LISTED.finditer(text)]
    if len(found) < _FEWEST or found[0].start() != 0:
        return frozenset()
    return frozenset(int(one["number"]) for one in found)


def codes_ordered(text: str) -> tuple[str, ...]:
    """Return the codes of the activities of which a text orders to grant or deny what was asked
    for; none for others, and where it may tell of the work or ask."""
    if re.search(r"[%?¿]", text):
        return ()
    if A_CODE.fullmatch(handed := handed_on(text)):
        return (handed,)
    found = _ordered(text)
    if found is None or (_GIVES.match(found["verb"]) and not found["asked"]):
        return ()
    return (*dict.fromkeys(A_CODE.findall(found["code"] + found["more"])),)


def behind_the_order(text: str) -> str:
    """Return the words behind the order of such a text that begin something else: "niegue la 4.1, y
    dígame quién no ha respondido"; nothing for a reason or a day."""
    found = _ordered(text)
    more = None if found is None else _MORE.match(text, found.end())
    return "" if more is None else text[more.end() :].strip(" .")


def _ordered(text: str) -> re.Match[str] | None:
    return _ORDERED.match(text) or _ORDERED_BEHIND.match(text)

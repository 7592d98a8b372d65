"""Verdicts in the turns of ordinary and of polite speech, in the words that are read: "sí a la
4.3", "échela para atrás", "la encuesta, en cambio, la dejo en 80", "solo le puedo verificar un 90".
Pure."""

from __future__ import annotations

import re

from bot.understanding.reviews.review_words import AND, ARTICLE, NEXT_CODE, THING
from bot.understanding.wordlists import PRINTED_CODE

_NAMES = rf"(?P<names>{THING}{ARTICLE}{PRINTED_CODE}(?:{AND}{NEXT_CODE}){{0,9}})"
_BEGINS = r"(?P<edge>\A\W{0,3}|(?<=[.;!\n])\s{1,3}|\s?,\s(?:(?:y|pero)\s)?|\s(?:y|pero)\s)"
# "la encuesta, en cambio, la dejo en 80 %": it stands between a name and its verb
_ASIDE = re.compile(
    r"\s?,\s(?:en\scambio|por\s(?:el\scontrario|su\sparte)|a\ssu\svez|sin\sembargo|eso\ss[ií]|m[aá]s\sbien)\s?,"
    r"(?=\s(?:(?:yo|s[ií]|no|se|ya)\s){0,2}(?:l[ao]s?\s|se\s|queda|acept|devuelv))",
    re.IGNORECASE,
)
# "sí a la 4.3", "no a la 4.3, falta la ficha"
_YES_TO_IT = re.compile(
    rf"{_BEGINS}(?P<says>s[ií]|no)\sa\s{_NAMES}(?=\s?(?:\Z|[.,:;!\n])|\s(?:y|pero|porque|ya\sque|por|pues)\s)",
    re.IGNORECASE,
)
# "échela para atrás", "écheme para atrás la 4.1", "regrésela"
_BACK = re.compile(
    r"\b(?:(?:[eé]che|t[ií]re|m[aá]nde|ponga|p[oó]nga|devu[eé]lva)n?(?:me|nos|se)?(?P<it>l[aoe]s?)?\s(?:por\sfavor\s)?(?:para|pa)\satr[aá]s"
    r"|regr[eé]sen?(?:me|nos|se)?(?P<this>l[ao]s?)(?!\w))",
    re.IGNORECASE,
)
# "solo le puedo verificar un 90 %": the figure that she finds
_CAN = re.compile(
    r"(?<!\bno\s)(?<!\bl[aeo]\s)(?<!\bse\s)\b(?:(?:s[oó]lo|solamente|[uú]nicamente|apenas)\s){0,2}(?:(?:se\s)?l[aeo]s?\s)?(?:puedo|podemos|pude|pudimos|alcanzo\sa|alcanc[eé]\sa)\s"
    r"(?:verificar|reconocer|certificar|validar|calificar)(?:l[aeo]s?)?\s(?:por\s|como\s)?(?:(?:verificad[ao]|m[aá]ximo|hasta|apenas|s[oó]lo)\s)?"
    r"(?:(?:en|al?)\s)?(?:(?:un|el)\s)?(?=(?:100|\d{1,2})(?:[.,]\d{1,2})?(?:\s?%|\s(?:por\sciento|porciento))?(?:\s?(?:\Z|[.,:;!\n](?!\d))|\s(?:porque|pues|ya\sque|y|pero)\s))",
    re.IGNORECASE,
)


def in_plain(text: str) -> str:
    """Return a text with the verdicts that it gives so as they are read."""
    text = _YES_TO_IT.sub(_said_to_it, _ASIDE.sub("", text))
    text = _BACK.sub(lambda one: f"devuélva{_of_it(one['it'] or one['this'])}", text)
    return _CAN.sub("la verifico en ", text)


def _said_to_it(found: re.Match[str]) -> str:
    verb = "no acepto" if found["says"].lower() == "no" else "acepto"
    return f"{found['edge']}{verb} {found['names']}"


def _of_it(pronoun: str | None) -> str:
    return "" if pronoun is None else pronoun.lower().replace("e", "a")

"""How a text judges a report: the pattern of one judgement."""

from __future__ import annotations

import re

from bot.understanding.rulings.review_words import (
    ACCEPTS,
    AND,
    ARTICLE,
    ITS_CODE,
    NAMES,
    NEXT_CODE,
    OF_AN_OFFICE,
    RETURNS,
    THING,
    VERIFIES,
    WHY,
)
from bot.understanding.wordlists import CODE


def _to(place: str) -> str:
    """Return the pattern of the office to which a report is returned, as a group of this place."""
    return (
        r"(?:\s(?!al\s(?:no|\w{1,20}r)\b|a\s(?:la\sespera|falta|partir|fin)\b)"
        rf"(?P<to{place}>al?(?:\s[^\W\d_][\w.]{{0,30}}){{1,7}}?)"
        rf"(?=\s?[.,:;]|\s(?:{WHY}|faltan?|sin|{ARTICLE}\d|(?:la|el)\s(?:cifra|reporte|avance))|\s?$))?"
    )


_NUMBER = r"\d{1,3}(?:[.,]\d{1,2})?"


def _figure_called(name: str) -> str:
    """Return the pattern of "en 40 %", as a group of this name."""
    return (
        rf"(?:en|al|con)\s(?:el\s|un\s)?(?P<{name}>{_NUMBER})(?:\s?%|\s(?:por\sciento|porciento))?"
    )


# "el 100 % de la 2.4", "el 60 de la 2.4", "ese 100 %": the figure that the office reported.
_REPORTED = rf"(?:el|ese|su)\s(?P<reported>{_NUMBER})(?:\s?%|(?=\s(?:de|en)\sla\s{CODE}))"


def _verb(place: str) -> str:
    """Return the pattern of a verb, whose groups bear its place in the sentence."""
    return (
        rf"(?:(?P<returns{place}>{RETURNS})|(?P<accepts{place}>{ACCEPTS})"
        rf"|(?P<verifies{place}>{VERIFIES}))"
    )


# Behind a verb: up to the code of which the next verb tells, "acepto la 2.1, la 2.4 no la acepto".
_ANOTHER = (
    rf"(?:\s?,)?\s(?:(?:quedan?|siguen?|contin[uú]an?)\s)?(?:{RETURNS}|{ACCEPTS}|{VERIFIES})\b"
)
_BEHIND_VERB = rf"{THING}{ARTICLE}{ITS_CODE}(?:{AND}{NEXT_CODE}(?!{_ANOTHER})){{0,9}}"
FIRST = (
    r"(?:(?:hola|buen[oa]s(?:\s(?:d[ií]as|tardes))?|por\sfavor|s[ií]|bueno|listo|ok|yo|pues|entonces|y|ya|mejor|siempre(?=\sno\s)|tambi[eé]n|adem[aá]s|(?:ahora|esta\svez)\ss[ií]|no\s?,(?=\sl[ao]s?\s)"
    r"|control(?:\sinterno)?|favor|(?:le|les)|(?:se\s)?solicit(?:o|amos|a)|pido|pedimos|ruego|s[ií]rvanse?|s[ií]rvase"
    r"|lo\sq(?:ue)?\s(?:digo|dije|quise\sdecir|quiero\sdecir)\ses\sq(?:ue)?|agradezco|agradecemos|quiero|hay\sque|toca|(?:se\s)?debe|(?:se\s)?proced(?:e|o|emos)\sa)\s?,?\s){0,3}"
)
# "respecto a la 1.5, devuélvase"
_TOPIC = (
    r"(?:(?:con\s)?(?:respecto|relaci[oó]n|referencia)\s(?:al?|de|con)\s|en\scuanto\sa\s|frente\sa\s"
    r"|en\slo\sreferente\sa\s|(?:sobre|de|en)\s)?"
)
# "la verifico en 40 %", behind what is not accepted.
_BEHIND = (
    rf"(?:\s?[,;]?\s(?:la\s)?(?:verifico|verificamos|verificad[ao])\s{_figure_called('beside')})?"
)
# "… en 60, no en 100": the figure that the office reported.
_NOT_THAT = (
    rf"(?:\s?,?\s(?:y\s)?no\s(?:(?:en|al)\s)?(?:el\s)?(?P<instead>{_NUMBER})"
    r"(?:\s?%|\s(?:por\sciento|porciento))?)?"
)
_ENDS = r"(?=\s?[.,:;-]|\s|$)"
YET = r"(?:todav[ií]a|a[uú]n|por\sahora)"
_ALONE = (  # a verb that names no activity: "no la acepto: falta el acta"
    rf"(?=\s(?:en|al|con)\s(?:el\s)?\d|\s?[:,.;]|\s(?:{WHY}|{YET}|faltan?)\b"
    r"|\shasta\s(?:que\b|no\b|\w{1,12}r(?:l[ao]s?|me)?\b)|\s?$)"
)
JUDGES = re.compile(
    rf"{FIRST}(?:(?:quedan?\s)?{_verb('1')}{_to('1')}\s(?:{_REPORTED}(?:\s(?:de|en)\s(?P<of>{NAMES}))?|(?P<names>{_BEHIND_VERB}))"
    rf"|{_TOPIC}(?P<before>{NAMES}){OF_AN_OFFICE}\s?[,:]?\s{FIRST}(?:(?:quedan?|siguen?|contin[uú]an?)\s)?{_verb('2')}"
    rf"|{_verb('3')}{_to('3')}{_ALONE}){_to('2')}"
    rf"(?:\s{_figure_called('percent')}{_NOT_THAT})?{_BEHIND}{_ENDS}",
    re.IGNORECASE,
)


def named(found: re.Match[str]) -> str:
    """Return the codes that a judgement names, as they are written."""
    return found["of"] or found["names"] or found["before"] or ""

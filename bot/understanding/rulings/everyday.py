"""Everyday ways to grant or to deny, put in the words in which decisions are read: "hágale con la
5.2", "no se puede lo de la 3.1", "conceda todo lo que hay pendiente". Pure."""

from __future__ import annotations

import re

from bot.understanding.rulings import words
from bot.understanding.rulings.told_to import PERSON, TELL
from bot.understanding.wordlists import MONTH

_ENDS = r"(?=\s?(?:$|[.,:;\n])|\s(?:y|e|pero|hasta|porque|ya\sque|como)\b)"
_LEADS = r"(?:(?:ok|okey|listo|bueno|dale|vale|perfecto|claro|s[ií])\s?[,.]?\s){0,2}"
_THE_ONE = rf"(?:la\s(?:actividad\s|solicitud\s)?)(?P<name>{words.NAME})"
# "listo, hágale con la 5.2", "adelante con lo de la 4.1"
_GOES_AHEAD = re.compile(
    rf"(?P<begins>{words.BEGINS}){_LEADS}(?:(?:h[aá]ga|d[eé]|s[ií]ga)n?le|proced[ae]n?|adelante)\s"
    rf"(?:(?:pues|entonces|no\sm[aá]s)\s)?con\s(?:lo\sde\s)?{_THE_ONE}{_ENDS}",
    re.IGNORECASE,
)
# "no se puede lo de la 3.1", "a Luz dígale que no hay plazo para la 4.1"
_ASKED = (
    r"(?:(?:lo|el\splazo|la\s(?:pr[oó]rroga|solicitud|ampliaci[oó]n))\s(?:de|para|en)\s"
    r"|(?:para|en|con|a)\s(?:lo\sde\s)?)?"
)
_CANNOT = re.compile(
    rf"(?P<begins>{words.BEGINS})(?:(?:y|pero)\s)?"
    rf"(?:(?:al?\s{PERSON.format('first')}\s{TELL}|{TELL}\sal?\s{PERSON.format('last')})\sque\s)?"
    r"no\s(?:se\s(?:puede|pudo|va\sa\spoder)|procede|es\sviable"
    r"|hay\s(?:(?:m[aá]s|ning[uú]n)\s)?(?:plazo|tiempo|pr[oó]rroga))\s"
    rf"{_ASKED}{_THE_ONE}{_ENDS}",
    re.IGNORECASE,
)
# "la 4.3 y la 5.2 concedidas las dos", "la 4.3 y la 5.2, las dos sí"
_STATED = r"(?:concedid|aprobad|autorizad|negad|rechazad|denegad)[ao]s"
_COUNTED = r"(?:las\s(?P<{0}>dos|tres|cuatro)|ambas)"
_BOTH = re.compile(
    rf"(?P<names>{words.NUMBERS})\s?,?\s(?:{_COUNTED.format('before')}\s(?=(?:s[ií]|no)\b|{_STATED})"
    rf"|(?P<stated>(?:quedan\s)?{_STATED})\s?,?\s{_COUNTED.format('behind')}(?=\s?(?:$|[.,;\n])))",
    re.IGNORECASE,
)
_COUNTS = {"dos": 2, "tres": 3, "cuatro": 4}
# "conceda todo lo que hay pendiente", "niegue todas las que están por decidir"
_ALL = re.compile(
    rf"(?P<verb>\b{words.ORDERING})\stod(?:o\slo|[ao]s\sl[ao]s)\s(?:(?:solicitudes|pr[oó]rrogas)\s)?"
    r"(?:que\s(?:me\s)?(?:hay|haya|est[aáeé]n?|tengo|tenga|tenemos|qued[ae]n?|falt[ae]n?)\s)?"
    r"(?:pendientes?|(?:por|sin)\s(?:decidir|resolver))(?=\s?(?:$|[.,;\n]))",
    re.IGNORECASE,
)
# "bueno la 3.1 sí para el 10 de abril"
_LEAD_IN = re.compile(
    r"\A\W{0,3}(?:(?:bueno|listo|ok|okey|dale|vale|pues|ah|uy)\s?[,.]?\s){1,3}"
    rf"(?=(?:a\s|lo\sde\s)?la\s{words.NAME}\s?,?\s(?:s[ií]|no)\b)",
    re.IGNORECASE,
)
_FOR_A_DAY = re.compile(
    rf"(?P<said>\bla\s{words.NAME}\s?,?\ss[ií])\s?,?\spara\s(?=el\s\d{{1,2}}(?:\sde\s(?:{MONTH}))?{_ENDS})",
    re.IGNORECASE,
)


def plainly(text: str) -> str:
    """Return a text with such decisions in the words in which these are read; others as they are,
    and so where "las dos" is said of more or fewer."""
    text = _FOR_A_DAY.sub(r"\g<said>, hasta ", _LEAD_IN.sub("", text))
    text = _GOES_AHEAD.sub(r"\g<begins>conceda la \g<name>", text)
    text = _CANNOT.sub(r"\g<begins>la \g<name> no", text)
    return _ALL.sub(r"\g<verb> todas", _BOTH.sub(_without_count, text))


def _without_count(told: re.Match[str]) -> str:
    """Return the requests that are named, and what is said of them, without how many they are."""
    count = _COUNTS.get((told["before"] or told["behind"] or "dos").lower())
    if len(re.findall(words.NAME, told["names"])) != count:
        return told.group()
    return f"{told['names']} {told['stated'] or ''}"

"""A text of control with "la verifico en" before each figure that it finds right in other words,
and with "la acepto" where it agrees to the one that was reported. Pure."""

from __future__ import annotations

import re

from bot.understanding.reviews.review_words import (
    A_FIGURE,
    ARTICLE,
    ITS_CODE,
    OF_AN_OFFICE,
    UNDECIDED,
)

# "la 2.4 para mí va en 40, no hay soporte", "según lo que revisé la 2.4 va en 40": what she finds,
# and no verdict yet.
_TO_HER = (
    r"(?:para\sm[ií]|a\smi\s(?:juicio|parecer|modo\sde\sver)|yo\svi\sque"
    r"|(?:seg[uú]n|por)\s(?:lo\sque\s)?(?:yo\s)?(?:vi|revis[eé]|verifiqu[eé]|mi\srevisi[oó]n|lo\srevisado))"
)
# "para mí la 2.4 va en 60, no en 100": the figure that she finds right, beside the other.
_FINDS = re.compile(
    rf"(?<!\w)(?:(?:{_TO_HER}|para\s(?:nosotr[oa]s|control))\s?,?\s(?P<name>{ARTICLE}{ITS_CODE})"
    rf"|(?P<first>{ARTICLE}{ITS_CODE})\s?,?\s{_TO_HER})"
    r"\s?,?\s(?:va|est[aá]|queda|es)\s(?=(?:en|al)\s\d[^.;\n]{0,20}?\sno\s(?:(?:en|al)\s)?(?:el\s)?\d)",
    re.IGNORECASE,
)
_SEES = re.compile(
    rf"(?<!\w)(?:{_TO_HER}\s?,?\s(?P<name>{ARTICLE}{ITS_CODE})|(?P<first>{ARTICLE}{ITS_CODE})\s?,?\s{_TO_HER})\s?,?\s"
    r"(?:(?:apenas|solo|s[oó]lo|no)\s)?(?:va|est[aá]|queda|anda|lleva|llega|es)\s(?:en\s|al?\s)?(?:el\s|un\s)?"
    r"(?P<at>\d{1,3}(?:[.,]\d{1,2})?)\b(?:\s?%)?",
    re.IGNORECASE,
)
# "en la 2.4 no veo 60 sino 40": the figure that she finds, behind the one that she does not.
_FINDS_NOT = re.compile(
    rf"(?:\b(?:en|de)\s)?(?P<name>{ARTICLE}{ITS_CODE})\s?,?\s(?:yo\s)?no\s(?:(?:la|le|lo)\s)?(?:veo|vemos|encuentro"
    r"|encontramos|encontr[eé]|evidencio|evidenciamos)\s(?:en\s|un\s|el\s)?(?P<not>\d{1,3}(?:[.,]\d{1,2})?)\b(?:\s?%)?"
    r"\s?,?\ssino\s(?:en\s|un\s|el\s)?(?P<at>\d{1,3}(?:[.,]\d{1,2})?)\b(?:\s?%)?",
    re.IGNORECASE,
)
# "en la 2.4 encontré 60 %, no el 80 que dicen"
_FOUND_OTHERWISE = re.compile(
    rf"(?:\b(?:en|de)\s)?(?P<name>{ARTICLE}{ITS_CODE})\s?,?\s(?:yo\s)?(?:encontr[eé]|encontramos|evidenci[eé]"
    r"|evidenciamos)\s(?:en\s|un\s|el\s)?(?P<at>\d{1,3}(?:[.,]\d{1,2})?)\b(?:\s?%)?\s?,?\s(?:y\s)?no\s(?:en\s|un\s|el\s)?"
    r"(?P<not>\d{1,3}(?:[.,]\d{1,2})?)\b(?:\s?%)?(?:\sque\s(?:dicen?|report(?:an?|aron|[oó])))?",
    re.IGNORECASE,
)
# "la 1.2 que le bajen a 60", "a la 1.2 le pongo 60"
_LOWERED = re.compile(
    rf"(?:\b(?:a|de|en)\s)?(?P<name>{ARTICLE}{ITS_CODE})\s?,?\s(?:por\sfavor\s|mejor\s|que\s|se\s){{0,2}}"
    r"(?:(?:l[aeo]\s)?(?:baj(?:e|en|o|amos|ar)|b[aá]jen?(?:l[aeo]))(?:l[aeo])?\sal?\s"
    r"|(?:le\s(?:pongo|ponemos|reconozco|reconocemos)|p[oó]ngan?le)\s(?:apenas\s|s[oó]lo\s|verificad[ao]\s(?:en\s)?)?)(?:(?:un|el)\s)?"
    r"(?P<at>\d{1,3}(?:[.,]\d{1,2})?)\b(?:\s?%)?(?=\s?(?:$|[.,:;\n])|\s(?:porque|ya\sque|pues|y)\b)",
    re.IGNORECASE,
)
# "3.6 queda en 25 %, solo tengo un acta", "la 3.6 déjela en 25": it may also tell what the office
# said.
_LEFT_AT = re.compile(
    rf"(?:\A\W{{0,3}}|(?<=[.;\n]\s))(?P<name>{ARTICLE}{ITS_CODE})\s?,?\s(?:(?:se\s)?queda|d[eé]jen?l[ao])\s(?:apenas\s|s[oó]lo\s)?"
    r"(?:en|al)\s(?:(?:un|el)\s)?(?P<at>\d{1,3}(?:[.,]\d{1,2})?)\b(?:\s?%)?(?=\s?(?:$|[.,:;\n])|\s(?:porque|ya\sque|pues|hasta|mientras)\b)",
    re.IGNORECASE,
)
# "de la 3.6 verifico un 25", "en la 3.6 verificado 25"
_A_FIGURE = re.compile(
    r"\b(?:(?P<verb>verific(?:o|amos))\s(?:un|el)\s(?=\d{1,3}(?:[.,]\d{1,2})?\b(?:\s?%)?(?!\sde\s|\sen\s))"
    rf"|(?P<found>verificad[ao])\s(?={A_FIGURE}))",
    re.IGNORECASE,
)
# "de la 5.4 vale el 75 que dijeron": it is accepted as it was reported.
_IS_RIGHT = re.compile(
    rf"(?:\b(?:de|en|a)\s)?(?P<name>{ARTICLE}{ITS_CODE})\s?,?\s(?:(?:s[ií]|le|me)\s){{0,2}}(?:vale|sirve|es\sv[aá]lido|est[aá]\sbien|qued[ao]|dejo)"
    r"\s(?:el|ese)\s(?P<at>\d{1,3}(?:[.,]\d{1,2})?)\b(?:\s?%)?\s(?:que\s)?(?:dijeron|dicen|reportaron|reportado|mandaron|pusieron|reportan)\b",
    re.IGNORECASE,
)
# "la 2.4 de Salud en 75 está bien, aceptada": accepted at the figure that stands before the verb.
_RIGHT_AT = re.compile(
    rf"(?P<name>{ARTICLE}{ITS_CODE}){OF_AN_OFFICE}(?P<at>\s(?:en|con|al)\s(?:el\s|un\s)?\d{{1,3}}(?:[.,]\d{{1,2}})?\b(?:\s?%)?)"
    r"(?:\s(?:(?:est[aá]|qued[ao]|me\sparece|va)\s)?(?:muy\s)?(?:bien|ok|correct[oa]|perfect[oa]|de\sacuerdo))?"
    r"\s?,?\s(?:(?:y|queda|est[aá]|as[ií])\s){0,2}(?:(?:se\s)?l[ao]s?\s(?:acepto|aceptamos|valido|validamos)"
    r"|(?:aceptad|validad)[oa]s?)(?=\s?(?:$|[.,;:\n])|\s(?:porque|ya\sque|pues|y)\b)",
    re.IGNORECASE,
)


def _seen(found: re.Match[str]) -> str:
    """Return the figure that she finds as one that she may mean to verify."""
    return f"{_named(found)} la verifico en {found['at']} {UNDECIDED}"


def _named(found: re.Match[str]) -> str:
    """Return the activity of which a figure is found, named before the finding or behind it."""
    said = found.groupdict()
    return str(said["name"] or said.get("first"))


def with_figures(text: str) -> str:
    """Return a text with the figures that it finds right said as ones that are verified."""
    for found_otherwise in (_FINDS_NOT, _FOUND_OTHERWISE):
        text = found_otherwise.sub(r"\g<name> la verifico en \g<at>, no en \g<not>", text)
    text = _A_FIGURE.sub(lambda one: f"{one['verb'] or one['found']} en ", text)
    text = _FINDS.sub(lambda one: f"{_named(one)} la verifico ", text)
    text = _LOWERED.sub(r"\g<name> la verifico en \g<at>", text)
    for sees in (_SEES, _LEFT_AT):
        text = sees.sub(_seen, text)
    text = _IS_RIGHT.sub(r"\g<name> la acepto en \g<at>", text)
    return _RIGHT_AT.sub(r"\g<name> la acepto\g<at>", text)

"""Requests called by what is asked for: "no aplica concedido", "aprobado el traslado de la 3.5".
Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.understanding.rulings import words
from core.words import RequestKind

# "no aplica concedido", "concedida la prórroga, que sea la última"
_KINDS = {
    RequestKind.NOT_APPLICABLE: r"no\saplica",
    RequestKind.EXTENSION: r"pr[oó]rroga|plazo|ampliaci[oó]n|aplazamiento",
    RequestKind.REASSIGN: r"reasignaci[oó]n|traslado|cambio\sde\s(?:responsable|oficina)",
}
_KIND = "|".join(f"(?P<{kind.name}>{said})" for kind, said in _KINDS.items())
_ENDS = r"(?=\s?(?:$|[.,:;\n])|\s(?:hasta|porque|ya\sque|pero)\b)"
_CALLED = rf"(?P<called>(?:(?:el|la|lo\sdel?)\s)?(?:{_KIND}))"
_OF_KIND = re.compile(
    rf"{words.BEGINS}(?P<verb>{words.ORDERS}|{words.STATES})?{_CALLED}"
    rf"(?(verb){_ENDS}|(?=\s?,?\s(?:queda\s|est[aá]\s)?{words.DECIDING.pattern}{_ENDS}))",
    re.IGNORECASE,
)
# "aprobado el no aplica de la 2.3, vi el acuerdo", "concedo el cambio de la 3.5 a TIC"
_OF_ONE = re.compile(
    rf"(?P<begins>{words.BEGINS})(?P<verb>{words.ORDERS}|{words.STATES})(?:(?:el|la)\s)?"
    rf"(?:(?P<NOT_APPLICABLE>{_KINDS[RequestKind.NOT_APPLICABLE]})"
    rf"|(?P<REASSIGN>{_KINDS[RequestKind.REASSIGN]}|cambio))"
    rf"\s(?:de|para|a|sobre)\s(?:la\s|lo\sde\sla\s)?(?:actividad\s)?(?P<name>{words.NAME})"
    r"(?=\s?(?:$|[.,:;\n])|\s(?:al?|para|porque|ya\sque|pero|[ye])\b)",
    re.IGNORECASE,
)


# "sí, que la 3.5 la lleve TIC", "la 3.5 que quede en TIC"
_HANDED_ON = re.compile(
    rf"(?P<begins>{words.BEGINS})(?:s[ií]\s?,?\s)?(?:que\sla\s(?P<first>{words.NAME})|la\s(?P<last>{words.NAME})\s?,?\sque)"
    r"\s(?:l[ao]\s)?(?:lleve|maneje|asuma|responda|tenga|atienda|haga|pase\sa|quede\s(?:en|con|a\scargo\sde))"
    r"\s(?P<office>(?:(?:la|el)\s)?[^\W\d_]{3,20}(?:\s[^\W\d_]{2,20}){0,5}?)(?=\s?(?:$|[.,;\n])|\s(?:que|porque|ya\sque)\b)",
    re.IGNORECASE,
)
# "esa 3.5 mejor me la dejan a mi, planeacion"
_TO_HER = re.compile(
    rf"(?P<begins>{words.BEGINS})(?:la|esa)\s(?P<first>{words.NAME})\s?,?\s(?:mejor\s)?(?:me|nos)\sla\s"
    r"(?:dej|pas|asign|entreg)[ae]n?(?:\sa\s(?:m[ií]|nosotr[oa]s))?\s?,?\s(?:a\s)?"
    r"(?P<office>[^\W\d_]{4,20}(?:\s[^\W\d_]{2,20}){0,4}?)(?=\s?(?:$|[.,;\n]))",
    re.IGNORECASE,
)

# "sí, la 4.4 es de Gobierno, pásela": the office stands before the verb
_IS_THEIRS = (
    rf"(?:(?:s[ií]|ok|listo|bueno|claro)\s?[,.]?\s){{0,2}}(?:lo\sde\s)?la\s(?P<first>{words.NAME})\s(?:s[ií]\s)?"
    r"(?:es\sdel?|le\s(?:corresponde|toca)\sal?|corresponde\sal?)\s"
    r"(?P<office>(?:(?:la|el)\s)?[^\W\d_]{3,20}(?:\s[^\W\d_]{2,20}){0,5}?)"
)
_THEIRS = re.compile(
    rf"(?P<begins>{words.BEGINS}){_IS_THEIRS}\s?[,.;:]\s(?:(?:y|entonces|as[ií]\sque)\s)?"
    r"(?:p[aá]s|traslad|trasl[aá]d|reas[ií]gn|as[ií]gn|m[aá]nd|entr[eé]gu)[ae]n?(?:se)?l[aeo]s?"
    r"(?:\sa\sell[ao]s)?(?=\s?(?:$|[.,;\n]))",
    re.IGNORECASE,
)
_ONLY_THEIRS = re.compile(rf"\W{{0,3}}{_IS_THEIRS}[\s.!]{{0,3}}", re.IGNORECASE)


def may_name(text: str) -> bool:
    """Tell whether a text may decide a request that it calls by what is asked for."""
    return any(one.search(text) for one in (_OF_KIND, _OF_ONE, _HANDED_ON, _TO_HER, _THEIRS))


def in_numbers(text: str, kinds: Mapping[int, RequestKind], codes: Mapping[str, int | None]) -> str:
    """Return a text with the number of the request that it calls by what is asked for, where only
    one that waits asks for that, or that of its activity does; else as it is."""
    asked = {name: kinds.get(_number(name, codes)) for name in re.findall(words.NAME, text)}
    for pattern in (_HANDED_ON, _TO_HER, _THEIRS):
        text = pattern.sub(lambda told: _handed(told, asked), text)
    named = _OF_ONE.search(text)
    if named is not None:
        kind = RequestKind.REASSIGN if named["REASSIGN"] else RequestKind.NOT_APPLICABLE
        if asked.get(named["name"]) is not kind:
            return text
        decided = f"la {named['name']} {named['verb'].strip()}"
        return f"{text[: named.end('begins')]}{decided}{text[named.end() :]}"
    found = _OF_KIND.search(text)
    if found is None:
        return text
    meant = [number for number, kind in kinds.items() if found[kind.name]]
    if len(meant) != 1:
        return text
    return f"{text[: found.start('called')]}la {meant[0]}{text[found.end('called') :]}"


def handed_on(text: str) -> str:
    """Return the code or number of what a text says to be another office's and orders to pass on;
    "" for other texts."""
    found = _THEIRS.match(text)
    return "" if found is None else found["first"]


def said_to_be_anothers(
    text: str, kinds: Mapping[int, RequestKind], codes: Mapping[str, int | None]
) -> tuple[int, str] | None:
    """Return the request to give an activity to another office of which a text says no more than
    whose it is, and that office: "sí, la 4.4 es de Gobierno"; None for other texts."""
    found = _ONLY_THEIRS.fullmatch(text)
    number = 0 if found is None else _number(found["first"], codes)
    if found is None or kinds.get(number) is not RequestKind.REASSIGN:
        return None
    return number, f"a {found['office']}"


def _number(name: str, codes: Mapping[str, int | None]) -> int:
    """Return the request that is named by its number or its code, 0 where there is none."""
    return int(name) if name.isdecimal() else codes.get(name) or 0


def _handed(told: re.Match[str], asked: Mapping[str, RequestKind | None]) -> str:
    """Return that an office is to have an activity as a decision, where that is what is asked."""
    name = told.groupdict().get("last") or told["first"]
    if asked.get(name) is not RequestKind.REASSIGN:
        return told.group()
    return f"{told['begins']}la {name} pásesela a {told['office']}"

"""Rule 13: all of the activities, none of them, and the rest: "todas", "ninguna", "las demás"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.understanding.activities import Codes
from bot.understanding.meaning import Context
from bot.understanding.mentions import (
    AFTER_SUBJECT,
    COUNTING,
    DID,
    NEXT,
    REACH,
    Mention,
    is_reply_counted,
)
from bot.understanding.reading import Reading, phrase

_NEXT_DAY = rf"(?= (?:{AFTER_SUBJECT}|el|este|esta|mañana)(?!\S)|$)"
_ALL = phrase(
    r"(?:absolutamente )?(?:todas|ambas|ambos|todos)(?: (?:las|mis|nuestras|estas|esas))?"
    r"(?: (?:actividades|tareas|pendientes|metas|acciones|demas))?"
    rf"(?: (?:las|mis) \d+)?{NEXT}|las (?P<count>\d+)(?: actividades)?{_NEXT_DAY}"
    r"|todo(?= (?:[a-z0-9%]+ ){0,5}(?:menos|excepto|salvo) (?:lo|la|el|las|los|por)(?!\S))"
)
# "ninguna (de las dos) ha tenido avance"
_NONE = phrase(
    r"ningun[oa](?: de (?:las|los|mis|estas|esas)(?: (?P<of>[2-9]))?(?: actividades)?)?"
    r"(?= (?:se )?(?:ha|han|tiene|tuvo|presenta|registra|hemos)(?!\S))"
)
# Of all, where something has been left out before.
_ALL_BUT = phrase(r"todo(?= (?:sigue|esta|va|continua|permanece|quedo|anda)(?!\S))")
_LEFT_OUT = phrase(
    r"(?:menos|excepto|salvo|a excepcion de|con excepcion de|quitando|aparte de|fuera de"
    r"|exceptuando) (?:la|lo|el|las|los)"
)
_REST = phrase(
    r"(?:todas )?(?:las|los|lo) (?:demas|otras|restantes)(?: [2-9](?! de))?(?: actividades)?"
    r"|el resto(?: de (?:las )?actividades)?"
    rf"|(?P<one>la otra(?: actividad)?){NEXT}"
)
# "6 de 10 avalúos, el resto queda para diciembre"
_OF_UNITS_LEFT = re.compile(
    r" (?:qued(?:an?|o|aron) (?:para|en)|(?:es|son|para|en) (?:el |la )?[a-z]"
    r"|se (?:hac|hara|realiz|program))"
)
# "hicimos el inventario, falta lo otro": of the work, and no figure follows
_LACKS = (
    r"(?:me |nos |le |les )?(?:faltan?|faltaria|hacen? falta|restan?|quedan?)"
    r"(?: (?:aun|todavia|solo|pendientes?|por|de|en|[a-z]{2,}[aei]r)){0,3}"
)
OTHERS_LACK = phrase(
    rf"(?:{_LACKS}|pendientes?) (?:(?:todo )?(?:el|la|los|las|lo) )?"
    r"(?:otr[oa]s?|demas|restantes?|resto)"
    r"(?! (?:[a-z]+ ){0,3}\d)"
)
# "las demás quedaron aplazadas": of people or things, not of activities
_PUT_ASIDE = re.compile(
    r" (?:quedaron|estan|fueron) (?:aplazad|excluid|citad|convocad|rechazad|devuelt|suspendid)[oa]s"
)


def of_all(
    reading: Reading, context: Context, codes: Codes, coded: Sequence[Mention]
) -> Iterator[Mention]:
    """Find what speaks of all activities, or of none: "todas", "las dos", "ninguna".

    `coded` are the mentions by code, of which "las dos" may be the two.
    """
    none = _none_of_all(reading, codes)
    if none is not None:
        yield none
        return
    if _LEFT_OUT.match(reading.plain):
        for found in _ALL_BUT.finditer(reading.plain):
            at = reading.index(found.start())
            yield Mention(at, at + 1, codes.order, "all")
    yield from _all_told(reading, context, codes, coded)


def _none_of_all(reading: Reading, codes: Codes) -> Mention | None:
    """Return what "ninguna (de las dos)" speaks of; the word itself stays, it denies."""
    found = _NONE.search(reading.plain)
    if found is None or len(codes.order) < 2:
        return None
    if found["of"] is not None and int(found["of"]) != len(codes.order):
        return None
    at = reading.index(found.start()) + 1
    return Mention(at, reading.index(found.end() - 1) + 1, codes.order, "all")


def _all_told(
    reading: Reading, context: Context, codes: Codes, coded: Sequence[Mention]
) -> Iterator[Mention]:
    for found in _ALL.finditer(reading.plain):
        before = reading.plain[max(0, found.start() - REACH) : found.start()].rstrip()
        first, last = reading.index(found.start()), reading.index(found.end() - 1) + 1
        count = found["count"]
        if count and (len(codes.order) < 2 or re.search(r"(?:^|\s)(?:de|en|a|con)$", before)):
            continue
        if DID.search(before) or (is_reply_counted(context) and _of_units(context, count)):
            continue
        both = count or ("2" if found.group().startswith("amb") else None)
        earlier = tuple(
            code for mention in coded if mention.last <= first for code in mention.codes
        )
        if both is not None and int(both) == len(set(earlier)):
            yield Mention(first, last, earlier, "all")
        elif both is None or int(both) == len(codes.order):
            yield Mention(first, last, codes.order, "all")
        elif int(both) > 1:
            yield Mention(first, last, (), "all")


def _of_units(context: Context, count: str | None) -> bool:
    return any(a.code == context.reply_to and str(a.planned) == count for a in context.pending)


def of_the_rest(reading: Reading, context: Context) -> Iterator[Mention]:
    """Find what speaks of the activities that are not named: "las demás", "la otra"."""
    if len(context.pending) < 2:
        return
    counting = COUNTING.search(reading.plain)
    lacking = [found.span() for found in OTHERS_LACK.finditer(reading.plain)]
    for found in _REST.finditer(reading.plain):
        first, last = reading.index(found.start()), reading.index(found.end() - 1) + 1
        after_counting = counting is not None and counting.end() <= found.start()
        if after_counting and _OF_UNITS_LEFT.match(reading.plain, found.end()):
            continue
        if _PUT_ASIDE.match(reading.plain, found.end()):
            continue
        if any(start < found.start() < end for start, end in lacking):
            continue
        yield Mention(first, last, (), "other" if found["one"] else "rest")

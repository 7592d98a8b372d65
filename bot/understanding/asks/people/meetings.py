"""That somebody is at a meeting, or in the field, on named days and says who answers then: that is
an absence, and no answer that is put off: "estoy en comité jueves y viernes, cualquier cosa con
Marta". Pure."""

from __future__ import annotations

import re

from bot.understanding.asks.people.absence_days import DAY_AND_DAY, NEXT_WEEK, SOME_DAY, THIS_WEEK
from core.spanish import bare_words

_MEETING = (
    r"(?:comites?|reunion(?:es)?|taller(?:es)?|auditoria|campo|visitas?|consejo|junta|audiencias?"
    r"|evento|encuentro|jornada|feria|mesas? de trabajo|diligencias?)"
)
_IS_THERE = (
    r"(?:estoy|estare|estamos|estaremos|voy a estar|ando|andare|tengo|tendre|me toca)"
    rf"(?: (?:en|de|una?|el|la|todo|dia|por))* {_MEETING}"
)
_ON = (
    rf"(?:{DAY_AND_DAY}|(?:del?|desde) (?:el )?\d{{1,2}} (?:al?|hasta) (?:el )?\d{{1,2}}"
    rf"|{SOME_DAY}|{NEXT_WEEK}|{THIS_WEEK}|hasta (?:el )?(?:\d|{SOME_DAY}))"
)
# One clause says where she is and on which days, in either order.
AT_A_MEETING = re.compile(
    rf"\b{_IS_THERE}\b(?: [a-z]{{1,15}}){{0,5}}? {_ON}"
    rf"|\b{_ON}(?: (?:yo|ya|si|todo|el|dia)){{0,3}} {_IS_THERE}\b"
    rf"|\b{DAY_AND_DAY} en {_MEETING}\b"
)
_THING = r"(?:el|las?|los|una?|un[oa]s|del?|por|que|para|mi|lo|est[eao]s?|es[eao]s?|tod[oa]s?)\b"
_NAME = rf"(?:(?!{_THING})[a-z]{{3,20}} )"
ANYTHING_WITH = (
    r"(?:(?:cualquier (?:cosa|duda|tema|inquietud)|lo que (?:necesiten?|se ofrezca)) con)"
)
_WHO_ANSWERS = re.compile(
    rf"\b{ANYTHING_WITH}\b"
    r"|\b(?:me|nos) (?:va a )?(?:cubr|reemplaz|supl)(?:e|a|ira?|ara?)\b|\bmi reemplazo es\b"
    rf"|\bqued\w{{1,3}} {_NAME}{{0,3}}(?:a cargo|encargad[oa]|al frente)\b"
    # "queda Camilo pendiente", not "queda pendiente la firma"
    rf"|\bqued\w{{1,3}} (?:{_NAME}{{1,3}}pendiente\b(?! {_THING})|pendiente (?!{_THING})[a-z]{{3}})"
    r"|\b(?:escriban|pregunten|hablen|llamen|busquen|contacten|avisen)(?:les?|l[ao]s?)?"
    r" (?:a|con) (?!mi\b)[a-z]{3}"
)


def leaves_it_to_somebody(text: str) -> bool:
    """Tell whether a text says who answers while its writer is at a meeting on days that it names:
    then she is away."""
    said = bare_words(text)
    return AT_A_MEETING.search(said) is not None and _WHO_ANSWERS.search(said) is not None

"""That she cannot answer today, or now: "hoy no alcanzo a responder". Pure.

"hoy no puedo ir a la obra" tells of something else. All texts are as the grammar spells them.
"""

from __future__ import annotations

import re

_ANSWER = r"(?:respond|contest|report|inform|escrib|atend|revis|mir|cont)(?:ar|er|ir)"
_WHAT = (
    r"(?:(?:a |de |por )?(?:eso|nada|esto|el mensaje|el reporte|lo demas|las? (?:demas|otras?)"
    r"|el resto|(?:la |de la )?@))"
)
_CANNOT = (
    r"no (?:creo que )?(?:(?:le |les |lo |la )?(?:puedo|podemos|podre|podremos|pueda|alcanzo"
    r"|alcanzamos|alcance|alcanzare|logro)|voy a (?:poder|alcanzar)"
    r"|(?:me|nos) (?:queda|da|alcanza)(?: el)? tiempo|tengo (?:tiempo|espacio|chance))"
    rf"(?: (?:(?:a|de|para) )?{_ANSWER}(?:l[aeo]s?|me|nos)?(?: {_WHAT})?)?"
)
_NOW = r"(?:ahora|ahorita|por ahora|en este momento)"
_TODAY = rf"(?:(?:por )?hoy (?:ya |si |yo )?{_CANNOT}|{_CANNOT} (?:por )?hoy(?: mismo)?)"
_COURTEOUS = r"(?:ok|ya|si|por favor|porfa|que pena|disculpe|perdon|gracias|doctora?|[,.])"
_NOT_TODAY = re.compile(rf"(?<!\S){_TODAY}(?= *$| [.,;:!¶]| {_COURTEOUS}(?!\S))")
_NOT_NOW = re.compile(
    rf"(?:{_COURTEOUS} )*(?:{_NOW} (?:mismo )?{_CANNOT}|{_CANNOT} {_NOW})(?: {_COURTEOUS})*"
)
_PUT_OFF = re.compile(rf"(?:y |pero )?(?:{_TODAY}|{_NOW} {_CANNOT}|{_CANNOT} {_NOW})")


def find_not_today(plain: str) -> re.Match[str] | None:
    """Return the words of a text that say that she cannot answer today."""
    return _NOT_TODAY.search(plain)


def says_not_now(plain: str) -> bool:
    """Tell whether a text says nothing but that she cannot answer now."""
    return _NOT_NOW.fullmatch(plain) is not None


def puts_off(clause: str) -> bool:
    """Tell whether a clause says nothing but that she cannot answer now or today."""
    return _PUT_OFF.fullmatch(clause) is not None

"""Words beside a decision that speak against it, take it back, or give each its own day. Pure."""

from __future__ import annotations

import re

from bot.conversation.deciding import ruling_words as words
from core.spanish import bare_words

_DID = (
    r"(?:hicimos|hicieron|hizo|(?:termin|entreg|complet|finaliz|acab|public|cerr|present)"
    r"(?:amos|aron|o)|cumpli(?:mos|eron|o))"
)
_READY = r"(?:list|hech|cumplid|terminad|complet|entregad|publicad|finalizad|cerrad)[ao]s?"
_OPENING = r"(?:(?:pero|pues|porque|que|ya que|es que) ){0,3}"
# "ya la hicimos" is what an office says of its work: who grants more time for it means another.
_AGAINST_A_GRANT = re.compile(
    rf"{_OPENING}(?:ya (?:(?:nos|se) )?l[ao]s? {_DID}\b|l[ao]s? {_DID} ya\b"
    rf"|ya (?:se )?(?:{_DID}|(?:quedo|quedaron|esta|estan) {_READY})"
    r"(?: (?:tod[ao]s?|hace rato|ayer|hoy|la semana pasada))?$"
    r"|(?:toca|hay que|deben?|tienen? que) cumplir\b|(?:ya )?no (?:se (?:corre|mueve|aplaza|amplia)"
    r"|cabe|hay plazo|procede|es viable)\b)"
)
_AGAINST_A_DENIAL = re.compile(
    rf"{_OPENING}(?:tienen? (?:toda la )?razon\b|de acuerdo\b"
    r"|si (?:se )?(?:puede|podemos|procede)\b|(?:me parece|esta) bien\b|que se tomen\b|hasta el \d)"
)
_FIRST_CLAUSE = re.compile(r"[^,.;:\n]*")
# "conceda la 2 y la 3, la primera hasta el 8", "hasta el 12 y el 15 de junio": each has its own.
_OF_ONE = re.compile(
    r"\b(?:la|el|est[ae])\s(?:primer[ao]|segund[ao]|tercer[ao]|[uú]ltim[ao])\b|\brespectivamente\b",
    re.IGNORECASE,
)
_TWO_DAYS = re.compile(
    r"\bhasta\s(?:el\s)?\d{1,2}(?:\sde\s[^\W\d_]{4,10})?\s(?:y|e)\s(?:hasta\s)?(?:el\s)?\d{1,2}\b",
    re.IGNORECASE,
)
# "niegue la 2, no, mejor concédala", "conceda la 2, perdón, la 3"
_TURNS = re.compile(
    rf"\bmejor\s(?:{words.VERB}|no(?=\s?(?:$|[.,;])))"
    r"|\b(?:perd[oó]n|mentiras?|corrijo|digo|me\sequivoqu[eé])"
    rf"(?:$|(?:\s?[,.;:]\s?|\s)(?:(?:era|es|mejor|no|s[ií])\b|(?:a\s)?las?\s{words.NAME}))",
    re.IGNORECASE,
)
TURNED_ROUND = re.compile(
    r"(?:\b(?:perd[oó]n|no|ay|mejor|digo|corrijo)[\s,.]{1,3}|[.,;]\s?)(?:(?:es|era)\s)?al\srev[eé]s\b"
    # "estoy pensando en negar la 14 y conceder la 15", "19 negada. No, mentiras, concedida"
    rf"|\b(?:pensando\s(?:en\s|si\s)?|(?:de\spronto|tal\svez|quiz[aá]s?|a\slo\smejor)\s){words.VERB}"
    rf"|[.,;]\s?(?:no,?\s|ay,?\s)?mentiras?[\s,.]{{1,3}}(?:queda\s|est[aá]\s|la\s)?{words.VERB}",
    re.IGNORECASE,
)


def is_doubtful(beside: str, *, grants: bool, several: bool) -> bool:
    """Tell whether the words beside a decision are a reason for the other one: "la 2.4 sí, ya la
    hicimos"; take it back; or give two days, or one of `several` its own."""
    if _TURNS.search(beside) or (grants and _TWO_DAYS.search(beside)):
        return True
    if grants and several and _OF_ONE.search(beside):
        return True
    return contradicts(beside, grants=grants)


def contradicts(beside: str, *, grants: bool) -> bool:
    """Tell whether the words beside a decision are a reason for the other one: "la 2.4 sí, ya la
    hicimos"."""
    found = _FIRST_CLAUSE.match(beside)
    reason = bare_words(found[0] if found else "")
    return (_AGAINST_A_GRANT if grants else _AGAINST_A_DENIAL).match(reason) is not None

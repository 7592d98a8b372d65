"""An absence that is announced formally or dictated, in the plain words that others use: "haré uso
de mis vacaciones" is "estaré de vacaciones", "el lunes nueve" is "el lunes 9". Pure."""

from __future__ import annotations

import re

from bot.understanding.wordlists import DAYS_OF_A_WEEK, word_set
from core.numerals import read_numeral
from core.spanish import bare_words

_OF_A_THING = r"(?! (?:de|del|para) (?!\d|maternidad|paternidad|luto|servicios))"
_REASON = (
    r"(?P<reason>vacaciones|(?:licencia|incapacidad|permiso|descanso|compensatorio|comision)"
    rf"{_OF_A_THING})"
)
_OWN = (
    r"(?: (?:del?|el|la|las|los|mis?|un|una|periodo(?:s)?|dias?|de|legal(?:es)?|disfrute"
    r"|merecid[oa]s))*"
)
_LED = r"(?:(?:voy|entro|salgo|saldre|paso|procedo|comienzo|empiezo|inicio) a )?"
# "haré uso de mis vacaciones", "saldré a disfrutar de mi período de vacaciones"
_ENJOYS = re.compile(
    rf"\b{_LED}(?:(?:hare|hago|hacer|estare haciendo) uso"
    r"|(?:disfrut(?:are|o|ar)|estare disfrutando|gozar?e?|me encontrare disfrutando))"
    rf"{_OWN} {_REASON}\b"
)
_TAKES = re.compile(
    rf"\b(?:me encontrare|me hallare|permanecere|saldre|tomare|me fueron (?:concedidas|otorgadas))"
    rf"(?: en| de| a)?{_OWN} {_REASON}\b"
)
# "me ausentaré de la entidad", "estaré ausente de mis labores", "no me encontraré en la oficina"
_ABSENTS = re.compile(
    r"\b(?:me (?:ausentare|retirare temporalmente)|estare ausente|me encontrare ausente)"
    r"(?: de(?:l)?(?: (?:la|el|mis?|las))? (?:entidad|oficina|alcaldia|cargo|labores|puesto"
    r"|despacho|dependencia|funciones|ciudad))?\b"
)
_NOT_THERE = re.compile(r"\bno me (?:encontrare|hallare)\b")
_LEAD_TO_A_DAY = frozenset(DAYS_OF_A_WEEK) | word_set("de del desde a al hasta el dia dias y")
_LAST_OF_A_MONTH = 31


def as_announced(text: str) -> str:
    """Return the bare words of a text, with the formal words of an absence as the plain ones, and
    the days of a month that stand in letters in digits."""
    words = _ENJOYS.sub(r"estare de \g<reason>", bare_words(text))
    words = _ABSENTS.sub("estare ausente", _TAKES.sub(r"estare de \g<reason>", words))
    return _with_digits(_NOT_THERE.sub("no estare", words))


def _with_digits(words: str) -> str:
    tokens = words.split()
    written: list[str] = []
    at = 0
    while at < len(tokens):
        led = at > 0 and tokens[at - 1] in _LEAD_TO_A_DAY
        found = read_numeral(tokens, at) if led and tokens[at].isalpha() else None
        if found is None or not 0 < found[0] <= _LAST_OF_A_MONTH:
            written.append(tokens[at])
            at += 1
        else:
            written.append(str(found[0]))
            at = found[1]
    return " ".join(written)

"""Answers of one or two words to a reminder that asks how something goes: "ya" is that it is done,
"todavía no" that it is not. Pure."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.understanding.meaning import Meaning
from bot.understanding.reading import read
from bot.understanding.wordlists import ADDRESSED

_BEGINS = (
    r"(?:(?:hola|buen[oa]s?|dias?|tardes|noches|pues|ah|uy|ay|jaja|no se preocupe"
    rf"|{ADDRESSED})(?: [,.!])? ){{0,5}}"
)
_ENDS = rf"(?:(?: [,.!¶])*(?: (?:pues|{ADDRESSED}|saludos|feliz (?:dia|tarde)))){{0,3}}(?: [.,!¶])*"
_YES, _NO = r"(?:si|sip|claro)(?: [,.])?", r"no(?: [,.])?"
_ALREADY = r"ya(?: (?:si|esa|eso|ya)){0,2}"
_YET = r"(?:todavia|aun)"
_DONE = rf"(?:{_YES} )?{_ALREADY}"
_NOT_YET = rf"(?:{_NO} )?(?:(?:esa|eso) )?{_YET} no(?: [,.] {_YET})?|{_NO} {_YET}|nada {_YET}"
_IS_DONE = re.compile(rf"{_BEGINS}(?:{_DONE}){_ENDS}")
_IS_NOT_YET = re.compile(rf"{_BEGINS}(?:{_NOT_YET}){_ENDS}")
# "todavía no, va en 80"
_NOT_YET_BUT = re.compile(
    rf"{_BEGINS}(?:{_NOT_YET}) [,.;] "
    r"(?P<figure>(?:(?:pero|ya|apenas|esa|eso|por ahora|va|vamos|voy|estamos|esta|en|el|al|un|como"
    r"|solo) ){0,5}\d{1,3}(?: (?:%|por ciento))?)(?: [.!]| (?:por favor|gracias)){0,2}"
)


def in_full(text: str) -> str:
    """Return an answer of one or two words as who writes more would say it: "ya quedó" for "ya",
    the figure alone for "todavía no, va en 80"; other texts as they are."""
    plain = read(text).plain.strip()
    if _IS_DONE.fullmatch(plain):
        return "ya quedó"
    if _IS_NOT_YET.fullmatch(plain):
        return "todavía no está"
    figure = _NOT_YET_BUT.fullmatch(plain)
    return figure["figure"] if figure is not None else text


def without_words(meaning: Meaning) -> Meaning:
    """Return what an answer means that was read in full, none of whose words she wrote so."""
    told = (replace(one, span=None, words="", description="") for one in meaning.updates)
    return replace(meaning, updates=tuple(told))

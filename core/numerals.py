"""Numbers as people write and dictate them, "sesenta y cinco", "ochenta coma dos"; and in JSON."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from core.rules import WHOLE
from core.spanish import fold, parse_decimal, show_number

_PERCENTAGE = re.compile(r"(\d{1,5}(?:[.,]\d{1,2})?) ?(?:%|por ?ciento\b)")
_UNITS = {
    "cero": 0, "un": 1, "uno": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6,
    "siete": 7, "ocho": 8, "nueve": 9,
}  # fmt: skip
_TEENS = {
    "diez": 10, "once": 11, "doce": 12, "trece": 13, "catorce": 14, "quince": 15, "dieciseis": 16,
    "diecisiete": 17, "dieciocho": 18, "diecinueve": 19, "veintiun": 21, "veintiuno": 21,
    "veintiuna": 21, "veintidos": 22, "veintitres": 23, "veinticuatro": 24, "veinticinco": 25,
    "veintiseis": 26, "veintisiete": 27, "veintiocho": 28, "veintinueve": 29,
}  # fmt: skip
_TENS = {
    "veinte": 20, "treinta": 30, "cuarenta": 40, "cincuenta": 50, "sesenta": 60, "setenta": 70,
    "ochenta": 80, "noventa": 90,
}  # fmt: skip
_HUNDREDS = {"cien": 100, "ciento": 100} | {
    f"{stem}{ending}": value
    for stem, value in {
        "doscient": 200, "trescient": 300, "cuatrocient": 400, "quinient": 500, "seiscient": 600,
        "setecient": 700, "ochocient": 800, "novecient": 900,
    }.items()
    for ending in ("os", "as")
}  # fmt: skip
# "treintaicinco", "sesentaycinco": one word of the three.
_JOINED = {
    f"{ten}{link}{unit}": ten_value + unit_value
    for ten, ten_value in _TENS.items()
    for link in ("i", "y")
    for unit, unit_value in _UNITS.items()
    if unit_value
}
_SIMPLE = _TEENS | _JOINED | _TENS | _HUNDREDS | _UNITS
_APART = frozenset({"cientos", "cientas"})  # "seis cientas"
_LAST_OWN_TEEN = 5  # "quince"
_LONGEST = 12  # words of a numeral, and those after it that are looked at
# What a numeral sounds like, for those who write by ear: "diezinueve", "trecientas", "beinte".
_SPELLED_BY_EAR = (
    (re.compile("z|c(?=[ei])"), "s"), (re.compile("b"), "v"), (re.compile("qu(?=[aeo])"), "cu"),
    (re.compile("h"), ""), (re.compile("ss"), "s"),
)  # fmt: skip
_SHORTEST_BY_EAR = 4
_OTHER_WORDS = frozenset({"siento", "sien", "viene", "vente"})  # "lo siento"
# Alone these are articles far more often than numbers.
_ARTICLES = frozenset({"un", "una"})

# What is counted by its place, without its ending: "segund" of "segunda".
ORDINAL_STEMS = {
    "primer": 1, "segund": 2, "tercer": 3, "cuart": 4, "quint": 5, "sext": 6, "septim": 7,
    "octav": 8, "noven": 9, "decim": 10, "undecim": 11, "duodecim": 12, "vigesim": 20,
    "trigesim": 30,
}  # fmt: skip
_LAST_OF_A_LIST = 10
# The words for a place in a list, folded.
ORDINALS = {
    f"{stem}{ending}": place
    for stem, place in ORDINAL_STEMS.items()
    for ending in "oa"
    if place <= _LAST_OF_A_LIST
} | {"primer": 1, "tercer": 3}


def read_numeral(words: Sequence[str], at: int) -> tuple[int, int] | None:
    """Read the longest numeral below a million at `words[at]`; return its value and the next index.

    Articles and "mil gracias" give None. Not by text2num, which takes "por ciento y dos" for 102
    and joins what a list of activities holds.
    """
    words = [_spelled(word) for word in words[at : at + _LONGEST]]
    read = _read(words, 0)
    return None if read is None else (read[0], at + read[1])


@lru_cache(maxsize=4_000)
def _spelled(word: str) -> str:
    """Return a numeral as the dictionary spells it, any other word as it is."""
    if len(word) < _SHORTEST_BY_EAR or word in _SIMPLE or word in _OTHER_WORDS:
        return word
    return _BY_EAR.get(_sound(word), word)


def _sound(word: str) -> str:
    for pattern, sound in _SPELLED_BY_EAR:
        word = pattern.sub(sound, word)
    return word


def _read(words: Sequence[str], at: int) -> tuple[int, int] | None:
    if words[at] == "mil":
        rest = _read_below_thousand(words, at + 1)
        return None if rest is None else (1000 + rest[0], rest[1])
    read = _read_below_thousand(words, at)
    if read is None or words[read[1] : read[1] + 1] != ["mil"]:
        return read
    value, end = read
    rest = _read_below_thousand(words, end + 1)
    return (value * 1000, end + 1) if rest is None else (value * 1000 + rest[0], rest[1])


def _read_below_thousand(words: Sequence[str], at: int) -> tuple[int, int] | None:
    if at >= len(words) or words[at] not in _SIMPLE or words[at] in _ARTICLES:
        return None
    value, end = 0, at
    if _UNITS.get(words[at], 0) > 1 and words[at + 1 : at + 2] and words[at + 1] in _APART:
        value, end = _UNITS[words[at]] * 100, at + 2
    elif words[end] in _HUNDREDS:
        value, end = _HUNDREDS[words[end]], end + 1
        if words[end - 1] == "cien":
            return value, end
    below_hundred = _read_below_hundred(words, end)
    if below_hundred is not None:
        return value + below_hundred[0], below_hundred[1]
    return value, end


def _read_below_hundred(words: Sequence[str], at: int) -> tuple[int, int] | None:
    if at >= len(words):
        return None
    word = words[at]
    if word == "diez" and words[at + 1 : at + 2] == ["y"] and words[at + 2 : at + 3]:
        unit = _UNITS.get(words[at + 2], 0)  # "diez y seis"
        return (10 + unit, at + 3) if unit > _LAST_OWN_TEEN else (10, at + 1)
    for table in (_TEENS, _JOINED):
        if word in table:
            return table[word], at + 1
    if word in _TENS:
        return _read_tens(words, at)
    return (_UNITS[word], at + 1) if word in _UNITS and word not in _ARTICLES else None


def _read_tens(words: Sequence[str], at: int) -> tuple[int, int]:
    value = _TENS[words[at]]
    linked = at + 2 < len(words) and words[at + 1] in ("y", "i")
    # "sesenta y uno punto tres": sixty, and then activity 1.3; but "… punto tres por ciento".
    percent = words[at + 5 : at + 6] == ["%"]
    linked = linked and (words[at + 3 : at + 4] != ["punto"] or percent)
    if linked and _UNITS.get(words[at + 2], 0) > 0:
        return value + _UNITS[words[at + 2]], at + 3
    if words[at] == "veinte" and at + 1 < len(words) and _UNITS.get(words[at + 1], 0) > 1:
        return value + _UNITS[words[at + 1]], at + 2
    return value, at + 1


_BY_EAR = {_sound(word): word for word in _SIMPLE if len(word) >= _SHORTEST_BY_EAR}


def as_json(value: Decimal | None) -> int | float | None:
    """Return a number as JSON shows it: 100 and 88.24, never 100.0."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def over_whole(text: str) -> str:
    """Return "130 % pasa de 100 %: " of a text that tells a percentage over 100, else ""."""
    figures = (parse_decimal(one) for one in _PERCENTAGE.findall(fold(text)))
    over = next((one for one in figures if one is not None and one > WHOLE), None)
    return "" if over is None else f"{show_number(over)} % pasa de 100 %: "

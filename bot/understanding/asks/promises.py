"""Rule 18 beside others: "la 2.1 va en 60. De la 3.1 le cuento el lunes"."""

from __future__ import annotations

from collections.abc import Set
from datetime import date

from bot.understanding.meaning import Context
from bot.understanding.parting.pieces import pieces_of
from bot.understanding.reading import BREAKS, Reading, any_phrase
from bot.understanding.wordlists import each, group, word_set
from core.dates.reader import find_dates, is_asked_day

_TELL = group(
    *each(
        "cuento, contamos, contare, aviso, avisamos, avisare, confirmo, confirmamos, confirmare, "
        "informo, informamos, informare, respondo, respondemos, respondere, reporto, reportamos, "
        "reportare, comento, comentare, escribo, escribimos, escribire, digo"
    ),
)
_PROMISE = any_phrase(f"(?:(?:le|les|te|se (?:lo|la|los|las)|lo|la) )(?:estoy |estare )?{_TELL}")
_PLACES = word_set("de del sobre para respecto acerca cuanto")
_BEFORE = word_set("el la los las y e a actividad actividades tambien yo")
_AFTER = word_set("de del la el los las sobre como va van por favor porfa muchas gracias")
_JOINTS = word_set(", y e")


def find_promise(reading: Reading, context: Context, today: date) -> tuple[int, int] | None:
    """Return the tokens of a clause that only promises to tell of activities on a day to come.

    None where the clause says anything else, or names no activity or no day.
    """
    promises = list(_PROMISE.finditer(reading.plain))
    if not promises:
        return None
    tokens = reading.tokens
    named = pieces_of(reading.norms, context).names
    days = {
        at
        for day in find_dates(reading.plain, today)
        if is_asked_day(day, today)
        for at in range(reading.index(day.start), reading.index(day.end - 1) + 1)
    }
    for found in promises:
        verb, after = reading.index(found.start()), reading.index(found.end() - 1) + 1
        first, last = _start(reading, verb, named | days), after
        while last < len(tokens) and (last in named | days or tokens[last].norm in _AFTER):
            last += 1
        clause = range(first, last)
        opens = first == 0 or {tokens[first - 1].norm, tokens[first].norm} & (BREAKS | _JOINTS)
        ends = last == len(tokens) or tokens[last].norm in BREAKS or tokens[last].norm in _JOINTS
        if opens and ends and named.intersection(clause) and days.intersection(clause):
            return first, last
    return None


def _start(reading: Reading, verb: int, known: Set[int]) -> int:
    """Return where the clause of a promise begins: with "de la 3.1", "y la 3.1", "el lunes"."""
    tokens, first = reading.tokens, verb
    while first:
        norm = tokens[first - 1].norm
        if first - 1 not in known and norm not in _BEFORE and norm not in _PLACES:
            break
        first -= 1
        if norm in _PLACES and tokens[first - 1].norm not in _PLACES:
            return first - 1 if first and tokens[first - 1].norm in ("en", "con") else first
    return first

"""Which of two days is meant: "hasta el 25 no hasta el 27", "no el 27 sino el 25". Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.understanding.wordlists import MONTH
from core.dates.reader import SaidDate

_DAY = rf"\d{{1,2}}(?: de (?:{MONTH}))?(?!\S)(?! (?:%|dias?|semanas?|mes|meses|horas?)(?!\S))"
_LEAD = r"(?:hasta|para|al?|del?|el|es|era|sea|seria|dia) "
_NOT = r"(?:(?:y|pero) )?(?:no|ni|nunca|en vez|en lugar)"
_FIRST = re.compile(rf"(?<!\S)(?P<meant>{_DAY}) (?:, )?{_NOT} (?:{_LEAD}){{1,3}}(?P<other>{_DAY})")
_LAST = re.compile(
    rf"(?<!\S){_NOT} (?:{_LEAD}){{1,3}}(?P<other>{_DAY}) (?:, )?"
    rf"(?:(?:y|sino|mejor|pero|solo|que) ){{0,2}}(?P<lead>(?:{_LEAD}){{1,3}})(?P<meant>{_DAY})"
)
_YES_LAST = re.compile(
    rf"(?<!\S)(?P<other>{_DAY}) no (?:, )?(?P<lead>(?:{_LEAD}){{1,3}})(?P<meant>{_DAY}) si(?!\S)"
)
_NAMED = re.compile(rf"(?<!\S)(?:hasta|el|al) (?P<day>{_DAY})")


def without_denied(plain: str) -> str:
    """Return a reading without the days that it says are not meant; the month of one is the other's
    too: "el 25 y no el 27 de abril"."""
    plain = _YES_LAST.sub(lambda two: f"{two['lead']}{_with_month(two)} ;", plain)
    plain = _FIRST.sub(lambda two: f"{_with_month(two)} ;", plain)
    return _LAST.sub(lambda two: f"{two['lead']}{_with_month(two)} ;", plain)


def passes_over(plain: str, found: Sequence[SaidDate]) -> bool:
    """Tell whether a reading names a day that is not among those that were `found` in it."""
    return any(
        not any(one.start <= named.start("day") < one.end for one in found)
        for named in _NAMED.finditer(plain)
    )


def _with_month(two: re.Match[str]) -> str:
    """Return the day that is meant, with the month that only the other one names."""
    _, _, own = two["meant"].partition(" de ")
    _, _, other = two["other"].partition(" de ")
    return two["meant"] if own or not other else f"{two['meant']} de {other}"

"""A number that is said to stand in the place of another, and nothing else: "perdón, eran 3, no
2", "no son 14 sino 12". Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.understanding.correcting.correction import MISTAKEN, SAID
from bot.understanding.wordlists import CODE, LETTERED, PLEASE

_BEGINS = (
    rf"(?:(?:h?uy|h?ay|ah|no|perdone?|disculp[ea]|que pena|mentiras?|corrijo|correccion|{MISTAKEN})"
    r"(?: [,.:;])? )"
)
_OF = rf"(?:(?:(?:en|de|para) )?(?:la|el|lo) (?:de (?:la|el) )?(?:{CODE}|{LETTERED})(?: ,)? )?"
_IS = (
    rf"(?:(?:es|son|era|eran|fue|fueron|va|van|vamos|iba|iban|llevamos|hicimos|digo|{SAID})"
    r"(?: (?:en|el|al|un|las|los)){0,2} )"
)
_NUMBER = r"\d{1,4}"
_UNIT = r"(?: (?!no |y |sino |son |es |eran? )[a-z]{3,20}){0,2}"
_PERCENT = r" (?:%|por ciento)"
_END = rf"{PLEASE}(?: [.!])*"
_NEW = rf"(?P<new>{_NUMBER})(?:(?P<sign>{_PERCENT})|{_UNIT})"
_OLD = rf"(?P<old>{_NUMBER})(?:{_PERCENT}|{_UNIT})"
_FORMS = (
    re.compile(
        rf"(?:{_BEGINS}{{0,4}}{_OF}{_IS}|{_BEGINS}{{1,4}}{_OF}){_NEW}(?: ,)?(?: y)? no {_IS}?{_OLD}"
        rf"{_END}"
    ),
    re.compile(
        rf"{_BEGINS}{{0,4}}{_OF}no {_IS}{_OLD}(?: [,.;])?(?: sino(?: que)? {_IS}?| {_IS}){_NEW}"
        rf"{_END}"
    ),
    # "cambie el 30 por 35", "el 30 era 35"
    re.compile(
        rf"{_BEGINS}{{0,4}}(?:cambi|reemplac|corrij)[a-z]{{1,4}} (?:el|es[eo]|los) {_OLD}"
        rf" por (?:el |un )?{_NEW}{_END}"
    ),
    re.compile(
        rf"{_BEGINS}{{0,4}}(?:el|es[eo]|los) {_OLD} (?:es|son|era|eran)(?: (?:el|un))? {_NEW}{_END}"
    ),
)


@dataclass(frozen=True, slots=True)
class ReplacedFigure:
    """The number that is meant and the one that was said; `percent` where it is a percentage."""

    new: int
    old: int
    percent: bool


def find_replaced(plain: str) -> ReplacedFigure | None:
    """Return the number that a text puts in the place of another, None where it says more."""
    found = next(filter(None, (one.fullmatch(plain.strip()) for one in _FORMS)), None)
    if found is None:
        return None
    return ReplacedFigure(int(found["new"]), int(found["old"]), found["sign"] is not None)

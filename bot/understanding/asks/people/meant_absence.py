"""That an absence was meant, and no activity: "nada de la 1.4. Hablo de la ausencia de Rosa".
Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.understanding.asks.people.absence_days import REASON
from bot.understanding.wordlists import A_CODE
from core.spanish import bare_words

_CODE = r"(?:(?:(?:la|el|lo|de|del|actividad) ){0,3}\d{1,2} \d{1,2})"
_LEAD = r"(?:(?:no|eso|esto|pero|oiga|y|ah|perdon|es que|yo) ){0,4}"
_NOT_IT = (
    rf"(?:{_LEAD}(?:nada (?:de|con|que ver con)|(?:es|era|hablo|hablaba|se trata|me refiero)"
    rf" (?:de|a|sobre)|es|era)? ?{_CODE}(?: no)?)"
)
_MEANT = (
    r"(?:(?:es que|pero|sino|que|y|yo|le|les) ){0,3}(?:(?:hablo|hablaba|estoy hablando|es|era"
    r"|me refiero|me referia|se trata|digo|pregunto|escribo)(?: (?:de|a|sobre|por))?|sino|sobre)?"
)
_WHOSE = (
    rf"(?:(?:de|la|las|el|lo) ){{0,3}}(?:ausencia|{REASON}|incapacidad)s? de (?P<who>.{{3,80}})"
)
_OF_AN_ABSENCE = re.compile(rf"{_NOT_IT} {_MEANT} ?{_WHOSE}")
_DENIES = re.compile(r"\b(?:no|nada|sino)\b")
_CONFIRMS = re.compile(r"\b(?:la|lo) confirmo\b|\bconfirmad[oa]\b")


@dataclass(frozen=True, slots=True)
class MeantAbsence:
    """Whose absence is meant: the words that name somebody, and what else is said of it;
    `confirms`: it is confirmed too."""

    words: str
    confirms: bool


def meant_absence(text: str) -> MeantAbsence | None:
    """Return whose absence a text says to be about, and not about an activity; None for others."""
    if "?" in text or "%" in text or len(A_CODE.findall(text)) != 1:
        return None
    said = bare_words(text)
    found = _OF_AN_ABSENCE.fullmatch(said)
    if found is None or _DENIES.search(said) is None:
        return None
    return MeantAbsence(found["who"], _CONFIRMS.search(found["who"]) is not None)

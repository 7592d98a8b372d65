"""A text that puts nothing right but a day: "perdón, no es el lunes, es el martes", "no, el 16"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from bot.understanding.reading import phrase, read
from bot.understanding.wordlists import MONTH, PLEASE, WEEKDAY
from core.dates.reader import find_dates
from core.spanish import WEEKDAYS, bare_words, fold

_LONGEST = 120  # characters: what is longer says more
_NUMBER = r"(?:[12]?\d|3[01]|primero)"
_ARTICLE = r"(?:(?:(?:para|hasta|desde|de) )?(?:el|al|del)(?: dia)?|dia)"
_MONTH = rf"(?:de )?(?:{MONTH})(?: del? \d{{4}})?"
_DAY = (
    rf"(?:(?:{_ARTICLE} )?(?:(?:{WEEKDAY})(?: {_NUMBER})?(?: {_MONTH})?|{_NUMBER} {_MONTH})"
    rf"|{_ARTICLE} {_NUMBER})"
)
_LEAD = (
    r"(?:perdon[ea]?|disculp[ea]n?|que pena(?: con usted)?|uy|ay|huy|ups|no|mentiras?|espere"
    r"|(?:me|nos) (?:equivoque|equivocamos|confundi|confundimos)|corrijo|correccion|aclaro"
    r"|rectifico|error mio|mejor|mejor dicho|digo|(?:quise|queria|quiero) decir|es que"
    r"|(?:(?:de|en|con) )?(?:el |la |ese |esa )?(?:dia|fecha))"
)
_BE = r"(?:es|era|fue|seria|sera|para)"
_BUT = r"(?:sino(?: que)?|digo|mejor|pero|y)"
_NOT = rf"no (?:{_BE} ){{0,2}}"
_PUT_RIGHT = re.compile(
    rf"(?P<lead>(?:{_LEAD} ){{0,5}}?)"
    rf"(?:(?:{_NOT}(?P<old>{_DAY}) (?:no )?|(?P<denied>{_DAY}) no )(?:{_BUT} ){{0,2}})?"
    rf"(?:{_BE} ){{0,3}}(?P<new>{_DAY})"
    rf"(?: (?:y )?{_NOT}(?P<late>{_DAY}))?{PLEASE}"
)
# Among other words: "vamos bien, no el 26 no, el 27".
_WITHIN = phrase(rf"(?:{_LEAD}|{_BE}|sino|,) (?:para )?(?:el|del) {_NUMBER}(?! (?:%|por|de))")
_ALONE = re.compile(rf"(?P<new>{_DAY}){PLEASE}")
_BARE = re.compile(
    r"(?:(?:no|ay|perdon|digo|mentiras?|entonces) ){0,3}(?:mejor|digo|que sea|perdon|mentiras?)"
    rf"(?: (?:al?|hasta|que sea))? (?P<day>[12]?\d|3[01]){PLEASE}"
)


@dataclass(frozen=True, slots=True)
class CorrectedDay:
    """A day as it was meant, and as it had been said where that is told: "el 16", "el lunes"."""

    new: str
    old: str = ""

    @property
    def is_bare(self) -> bool:
        """Tell whether the day is a number with its article, which may be a figure."""
        return re.fullmatch(rf"{_ARTICLE} {_NUMBER}", self.new) is not None


def corrected_day(text: str) -> CorrectedDay | None:
    """Return the day that a text puts right; None where it says other things, or no correction."""
    if len(text) > _LONGEST or re.search(r"[%?]", text):
        return None
    found = _PUT_RIGHT.fullmatch(bare_words(text))
    if found is None:
        return None
    old = found["old"] or found["denied"] or found["late"] or ""
    return CorrectedDay(found["new"], old) if old or found["lead"] else None


def day_alone(text: str) -> CorrectedDay | None:
    """Return the day that a text names and nothing else: "el 16 de junio", "el 16"; "no, mejor 16"
    too, to who was asked about another day."""
    if len(text) > _LONGEST or re.search(r"[%?]", text):
        return None
    if (bare := _BARE.fullmatch(bare_words(text))) is not None:
        return CorrectedDay(f"el {bare['day']}")
    found = _ALONE.fullmatch(bare_words(text))
    return None if found is None else CorrectedDay(found["new"])


def corrects_a_day(plain: str) -> bool:
    """Tell whether a text, as the grammar spells it, puts a day right among other words."""
    return _WITHIN.search(plain) is not None


def names_a_day(words: str, today: date) -> bool:
    """Tell whether words name a day: "el 15 firmamos" too."""
    return any(one.exact for one in find_dates(read(words).plain, today))


def moved(stands: date, said: CorrectedDay, today: date) -> date | None:
    """Return the day that is meant in the place of the day that `stands`; None where another one
    had been said: a weekday is of the same week, a number of the same month."""
    if said.old and _beside(stands, said.old, today) != stands:
        return None
    return _beside(stands, said.new, today)


def _beside(stands: date, words: str, today: date) -> date | None:
    """Return the day that words name where the talk is of the week and the month of another."""
    number = re.search(rf"\b{_NUMBER}$", words)
    if re.search(rf"\b(?:{MONTH})\b", words):
        named = [one.day for one in find_dates(words, today) if one.exact]
        return named[0] if len(named) == 1 else None
    if number is not None:
        day = 1 if number[0] == "primero" else int(number[0])
        return _in_month(stands, day)
    weekday = next(at for at, name in enumerate(WEEKDAYS) if fold(name) in words)
    return stands + timedelta(days=weekday - stands.weekday())


def _in_month(stands: date, day: int) -> date | None:
    try:
        return stands.replace(day=day)
    except ValueError:  # "el 31" of June
        return None

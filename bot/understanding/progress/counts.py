"""How many of a goal's units words tell where nobody wrote the whole: always to be confirmed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from bot.understanding.activities import ActivityWords, sounds_like, stem, verb_stem, words_of
from bot.understanding.amounts.hiding import hide
from bot.understanding.amounts.settled import is_past, rounded
from bot.understanding.meaning import PendingActivity
from bot.understanding.parting.lexicon import rule_tags
from bot.understanding.parting.mentioned import ORDINALS
from bot.understanding.reading import Reading, read

MOST_BARE = 30  # a larger bare number is a percentage
_UNITS = re.compile(r"\(? ?(?P<n>\d{1,4}) ?\)? (?P<unit>[a-z]{2,20}s)(?!\S)")
_SOME = r"(?: (?:ya|apenas|solo|como|unos|unas|por ahora)){0,2}(?P<all> l[oa]s)? $"
# "Llevamos 3", "ya van como 3", "con ese ya son 3", "ya los 3"; not "va en 3", "son 3 al año".
_COUNTS = re.compile(
    r"(?<!\S)(?:llev(?:amos|o|an|abamos)|van|vamos|hicimos|realizamos|tenemos|completamos"
    r"|(?:hemos|he|se han) (?:hecho|realizado|adelantado|tenido)|se (?:hicieron|realizaron)"
    rf"|ya (?:son|fueron|hay|estan)|ya(?= l[oa]s)){_SOME}"
)
_COUNTS_ANEW = re.compile(rf"(?<!\S)(?:son|fueron|eran|serian|digo){_SOME}")
_BEGINS = r"(?:no|perdon|perdone|disculpe|disculpa|uy|ay|ups|digo|mentira|que pena)"
# What a correction takes back, "no eran 18", and the words with which it begins: "no, 4".
_TAKEN_BACK = re.compile(
    r"(?<!\S)no (?:(?:el|en|al|es|era) ){0,2}\d{1,3} %(?!\S)"
    r"|(?<!\S)no (?:es|era|eran|son|van|fueron) (?:el |los |las )?\d{1,4}(?: sino)?(?!\S)"
    rf"|^{_BEGINS}(?:(?: ,)? {_BEGINS}){{0,2}}(?: ,)?(?= \d)"
)
_NUMBER = re.compile(r"(?<!\S)-?\d\S*")
_IS_WHOLE = re.compile(r"\d(?: [a-z]{3,20})? (?:de|/)(?: (?:los|las|un total de))? $")
_IS_LEFT = re.compile(r"(?<!\S)faltan?(?: (?:solo|solamente|apenas|nos))? $")
_LEFT = re.compile(r"^ (?:y )?(?:nos )?faltan?(?= \d)")
_NOT_YET = r"no|ni|nunca|sin|si|cuando|falta\w*|pendientes?|\w{2,20}[aei]r(?:a|an|emos)"
NOT_DONE = re.compile(rf"(?<!\S)(?:{_NOT_YET})(?!\S)|\?")
_HINDERED = re.compile(rf"(?<!\S)(?:{_NOT_YET}|mas)(?!\S)|\?")
_ALONE = re.compile(r"^ *(?:$|[.,;!¶]|(?:ya|todavia|aun|apenas)(?!\S))")
_OF_OTHERS = re.compile(r"^ (?!(?:pues|gracias|los|las|ademas|entonces)(?!\S))[a-z]{3,20}s(?!\S)")
_CLAUSE = re.compile(r"[^.,;:?!¶]*")
_LAST_CLAUSE = re.compile(r"[^.,;:?!¶]*$")
_DEEDS = frozenset(("DONE", "MADE"))


@dataclass(frozen=True, slots=True)
class Counted:
    """So many percent, told by `plain[start:end]`."""

    percent: Decimal
    start: int
    end: int


def units_of(activity: PendingActivity) -> tuple[int, str]:
    """Return how many units the goal of an activity counts, and what they are called in the text
    of its product: (4, "encuentros"). 0 where it counts none, and no name where none is told."""
    goal = _UNITS.match(read(activity.product).plain)
    told = int(goal["n"]) if goal is not None else 0
    units = activity.planned or told
    return units, goal["unit"] if goal is not None and told == units else ""


def share_of(number: Decimal, units: int) -> Decimal:
    """Return the percentage that a number of units comes to."""
    return rounded(number * 100 / units)


def find_count(reading: Reading, activity: PendingActivity, *, correcting: bool) -> Counted | None:
    """Return how many units a text says are there, of an activity whose goal counts several.

    None where it tells a percentage, or a number of which it is not clear what it is. A number
    alone counts units where it corrects a figure, or is lower than the last one.
    """
    units, _ = units_of(activity)
    if units <= 1:
        return None
    words = words_of(activity.title, activity.product)
    plain = hide(_TAKEN_BACK.sub(lambda found: "_" * len(found[0]), reading.plain), words.counted)
    if "%" in plain:
        return None
    told, left = dict[int, re.Match[str]](), set[int]()
    for found in _NUMBER.finditer(plain):
        number = int(found[0]) if found[0].isdecimal() and len(found[0]) < 5 else 0
        before, after = plain[: found.start()], plain[found.end() :]
        lower = activity.percent is not None and number < activity.percent
        corrects = correcting or (lower and _ALONE.match(after) is not None)
        if number == units and told and _IS_WHOLE.search(before):
            continue
        if _IS_LEFT.search(before):
            left.add(number)
        elif not 0 < number <= units or not (
            (corrects and not before.strip("_ ,") and _may_count(number, after, words))
            or _is_counted(number, before, after, words, units, correcting=correcting)
        ):
            return None
        else:
            told[number] = found
    return _of_all(told, left, units) if told or left else _in_a_row(plain, units, words)


def _of_all(told: dict[int, re.Match[str]], left: set[int], units: int) -> Counted | None:
    """Return what the one number of units `told` comes to, beside which others may be `left`."""
    if len(told) != 1 or any(units - one not in told for one in left):
        return None
    ((number, found),) = told.items()
    return Counted(share_of(Decimal(number), units), *found.span())


def _may_count(number: int, after: str, words: ActivityWords) -> bool:
    """Tell whether the words after a number leave it open that it counts units of the goal."""
    return _is_unit(after, words) or (number <= MOST_BARE and not _OF_OTHERS.match(after))


def _is_counted(
    number: int, before: str, after: str, words: ActivityWords, units: int, *, correcting: bool
) -> bool:
    """Tell whether the words around a number say that so many units of the goal are there."""
    if not _may_count(number, after, words):
        return False
    named = _is_unit(after, words)
    clause = _LAST_CLAUSE.search(before)
    near = " ".join(_clause_of(_LEFT.sub(" ", after)).split()[: 3 if named else 1])
    if _HINDERED.search(clause[0] if clause else "") or _HINDERED.search(near):
        return False
    found = _COUNTS.search(before) or (correcting and _COUNTS_ANEW.search(before))
    if found:
        return found["all"] is None or number == units
    return named and _ends_in_deed(before, words)


def _ends_in_deed(before: str, words: ActivityWords) -> bool:
    """Tell whether a deed of the activity leads to a number: "capacitamos a las", "instaladas"."""
    led = [word for word in before.split()[-3:] if word not in ("a", "los", "las", "ya")][-1:]
    return any(is_past(word) and verb_stem(word) in words.verbs for word in led)


def _is_unit(after: str, words: ActivityWords) -> bool:
    nouns = _clause_of(after).split()[:2]
    return any(sounds_like(stem(noun), words.counted) is not None for noun in nouns)


def _clause_of(after: str) -> str:
    found = _CLAUSE.match(after)
    return found[0] if found else ""


def _in_a_row(plain: str, units: int, words: ActivityWords) -> Counted | None:
    """Read "ya hicimos la segunda jornada": so many are done as its place in the row tells."""
    for found in re.finditer(r"(?<!\S)[a-z]{5,8}(?!\S)", plain):
        place, after = ORDINALS.get(found[0], 0), _clause_of(plain[found.end() :])
        if not 0 < place <= units or not _is_unit(after, words):
            continue
        clause = f"{(_LAST_CLAUSE.search(plain[: found.start()]) or [''])[0]}{after}"
        if _HINDERED.search(clause) or not _tells_a_deed(clause, words):
            continue
        return Counted(share_of(Decimal(place), units), *found.span())
    return None


def _tells_a_deed(clause: str, words: ActivityWords) -> bool:
    return any(
        is_past(word) and (rule_tags(word) & _DEEDS or verb_stem(word) in words.verbs)
        for word in clause.split()
    )

"""How many of a goal's units words tell where nobody wrote the whole: confirmed by a yes, unless
the units are named and go on from the last figure."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol

from bot.understanding.activities import (
    ActivityWords,
    is_irregular,
    sounds_like,
    stem,
    verb_stem,
    words_of,
)
from bot.understanding.amounts.hiding import hide
from bot.understanding.amounts.settled import is_past, rounded
from bot.understanding.lexicon import rule_tags
from bot.understanding.meaning import PendingActivity
from bot.understanding.reading import Reading, read
from bot.understanding.wordlists import PLACES
from core.dates.reader import find_dates

MOST_BARE = 30  # a larger bare number is a percentage
_UNITS = re.compile(r"\(? ?(?P<n>\d{1,4}) ?\)? (?P<unit>[a-z]{2,20}s)(?!\S)")
_SOME = r"(?: (?:ya|apenas|solo|como|unos|unas|por ahora)){0,2}(?P<all> l[oa]s)? $"
# "Llevamos 3", "ya van como 3", "con ese ya son 3", "ya los 3"; not "va en 3", "son 3 al año".
_COUNTS = re.compile(
    r"(?<!\S)(?:llev(?:amos|o|an|abamos)|van|vamos|hicimos|realizamos|tenemos|completamos"
    r"|(?:hemos|he|se han) (?:hecho|realizado|adelantado|tenido)|se (?:hicieron|realizaron)"
    r"|ya (?:son|fueron|hay|estan|tengo)|(?:ya|quedaron)(?= l[oa]s)"
    # "tengo las actas, son 14": things were told of before
    rf"|(?<=[a-z]s , )(?:son|fueron)){_SOME}"
)
_COUNTS_ANEW = re.compile(rf"(?<!\S)(?:son|fueron|eran|serian|digo){_SOME}")
_OF_SOME = re.compile(r" de (?:l[ao]s )?\d")  # a fraction, which other rules read
_OF_THE = re.compile(r"(?<!\S)de l[ao]s $")  # "de las ocho nos falta una"
# "vamos en cinco", "ya limpiamos diez", "hemos subido once", of what goes on from the last figure.
_FRAMED = re.compile(
    r"(?<!\S)(?:va|van|vamos|llev(?:amos|o|an)|llegamos|seguimos|estamos|quedamos"
    r"|(?:ya|se|hemos|han|ha) [a-z]{2,20}(?:amos|imos|aron|ieron|[ai]do)|(?:hay|ya van|son))"
    r"(?: (?:en|a|con|como|unos|unas|ya)){0,3} $"
)
_BEGINS = r"(?:no|perdon|perdone|disculpe|disculpa|uy|ay|ups|digo|mentira|que pena)"
# What a correction takes back, "no eran 18", and the words with which it begins: "no, 4".
_TAKEN_BACK = re.compile(
    r"(?<!\S)no (?:(?:el|en|al|es|era) ){0,2}\d{1,3} %(?!\S)"
    r"|(?<!\S)no (?:es|era|eran|son|van|fueron) (?:el |los |las )?\d{1,4}(?: sino)?(?!\S)"
    rf"|^{_BEGINS}(?:(?: ,)? {_BEGINS}){{0,2}}(?: ,)?(?= \d)"
)
# "no es el 60 %, son 60 inscritos": of itself it corrects what was told
_NOT_SO = re.compile(r"(?<!\S)no (?:es|era|van?)(?: (?:el|en|al)){0,2} \d{1,3} %(?!\S)")
# "van 600 de los 1.200", of as many as the goal counts
_OF_THOUSANDS = re.compile(
    r"(?:^|[.,;:¶@] ?|(?<!\S)(?:va|van|vamos|llev(?:amos|o|an)|son|hicimos|tenemos|ya|en) )"
    r"(?P<n>\d[\d']{0,6}) (?:[a-z]{3,20} )?(?:de|/) (?:l[oa]s )?(?P<whole>\d'?\d{3})(?![\d%])"
)
_THOUSAND = 1000
# "hicimos dos más, o sea van 3": the sum is told
_MORE_OF_A_SUM = re.compile(
    r" (?:[a-z]{3,20} )?mas(?: [.,;])?(?: [^\s\d]{1,12}){0,5} (?:van|son|llevamos) \d"
)
_NUMBER = re.compile(r"(?<!\S)-?\d\S*")
_IS_WHOLE = re.compile(r"\d(?: [a-z]{3,20})? (?:de|/)(?: (?:los|las|un total de))? $")
_IS_LEFT = re.compile(r"(?<!\S)faltan?(?: (?:solo|solamente|apenas|nos))? $")
_LEFT = re.compile(r"^ (?:y )?(?:nos )?faltan?(?= \d)")
# "12 y los otros 8 son el jueves": the rest is told beside them
_AND_THE_REST = re.compile(
    r"^(?: [a-z]{3,20})?(?: y| ,)? (?:faltan )?l[oa]s (?:otr[oa]s|demas|restantes)"
    r" (?P<n>\d{1,4})(?!\S)"
)
# "hicimos otros dos talleres": so many more, and not all that there are
_MORE_OF_THEM = re.compile(r"(?<!\S)(?<!los )(?<!las )otr[oa]s $")
_THE_REST = re.compile(r"(?<!\S)l[oa]s (?:otr[oa]s|demas|restantes) $")
_NOT_YET = r"no|ni|nunca|sin|si|cuando|falta\w*|pendientes?|\w{2,20}[aei]r(?:a|an|emos)"
NOT_DONE = re.compile(rf"(?<!\S)(?:{_NOT_YET})(?!\S)|\?")
_HINDERED = re.compile(rf"(?<!\S)(?:{_NOT_YET}|mas)(?!\S)|\?")
_ALONE = re.compile(r"^ *(?:$|[.,;!¶]|(?:ya|todavia|aun|apenas)(?!\S))")
_OF_OTHERS = re.compile(r"^ (?!(?:pues|gracias|los|las|ademas|entonces)(?!\S))[a-z]{3,20}s(?!\S)")
_HAS_BEEN = re.compile(
    r"(?<!\S)(?:hicimos|tuvimos|dimos|hubo|se [a-z]{2,15}o|[a-z]{2,15}(?:aron|ieron)"
    r"|(?:ha|han|hemos) [a-z]{2,15}(?:do|cho|to))(?!\S)[^.;:!]{0,60}$"
)
_AND = re.compile(r" (?:y|pero|mientras) ")
_CLAUSE = re.compile(r"[^.,;:?!¶]*")
_NEXT = 40  # points that a figure may rise from one report to the next
_WHOLE = 100
_NEAR = 3  # words behind a number among which its unit stands
_LAST_CLAUSE = re.compile(r"[^.,;:?!¶]*$")
_DEEDS = frozenset(("DONE", "MADE"))
_OF_WORK = frozenset((*_DEEDS, "STAND", "GOING", "FRAME"))
_DEED = re.compile(r"[a-z]{3,20}(?:[aei]mos|aron|ieron|[ai]d[oa]s)")
_HOW_OFTEN = re.compile(
    r"(?<!\S)(?:al|por|cada) (?:a[nñ]o|mes|bimestre|trimestre|semestre|semana)(?!\S)"
)


@dataclass(frozen=True, slots=True)
class Counted:
    """So many percent, told by `plain[start:end]`; `sure` where it goes on from the last figure,
    and the number can be no percentage."""

    percent: Decimal
    start: int
    end: int
    sure: bool = False


class HasGoal(Protocol):
    """What tells of the goal of an activity: the text of its product, and how many are planned."""

    @property
    def product(self) -> str: ...

    @property
    def planned(self) -> int | None: ...


def units_of(activity: HasGoal) -> tuple[int, str]:
    """Return how many units the goal of an activity counts, and what they are called in the text
    of its product: (4, "encuentros"). 0 where it counts none, and no name where none is told."""
    goal = _UNITS.match(read(activity.product).plain)
    told = int(goal["n"]) if goal is not None else 0
    units = activity.planned or told
    return units, goal["unit"] if goal is not None and told == units else ""


def is_of_units(activity: PendingActivity) -> bool:
    """Tell whether the last figure is a whole number of the goal's units: 63 % of 5 was told of
    another whole, "5 de 8", and nobody knows of which the next number is."""
    units, last = units_of(activity)[0], activity.percent
    if last is None or not units:
        return True
    return any(abs(share_of(Decimal(n), units) - last) <= 1 for n in range(units + 1))


def share_of(number: Decimal, units: int) -> Decimal:
    """Return the percentage that a number of units comes to."""
    return rounded(number * 100 / units)


def goes_on(percent: Decimal, last: Decimal | None) -> bool:
    """Tell whether a figure is what comes next after the last one: no less, and not far above."""
    return last is not None and 0 < last <= percent + 1 <= last + _NEXT


def tells_of_others(clause: str, words: ActivityWords | None) -> bool:
    """Tell whether words say that something else was done than the work, or how often it is to be:
    "programamos 3 ferias", "nos aplazaron 3 grupos", "son 3 al año"."""
    own = words.verbs if words else frozenset()
    deeds = (word for word in clause.split() if _DEED.fullmatch(word))
    others = any(not rule_tags(word) & _OF_WORK and verb_stem(word) not in own for word in deeds)
    return others or _HOW_OFTEN.search(clause) is not None


def find_count(
    reading: Reading, activity: PendingActivity, today: date, *, correcting: bool
) -> Counted | None:
    """Return how many units a text says are there, of an activity whose goal counts several.

    None where it tells a percentage, or a number of which it is not clear what it is. A number
    alone counts units where it corrects a figure, or is lower than the last one.
    """
    units, _ = units_of(activity)
    if units <= 1:
        return None
    told_of = _of_thousands(reading.plain, units, activity.percent)
    counted = told_of or _in_units(reading, activity, units, correcting=correcting)
    return None if counted is not None and _is_to_come(counted, reading.plain, today) else counted


def _is_to_come(counted: Counted, plain: str, today: date) -> bool:
    """Tell whether a day to come stands behind the place of a unit in the row: "vamos con el
    segundo encuentro el 20 de marzo", and no deed that is certainly done before it."""
    before = plain[: counted.start]
    if plain[counted.start : counted.end] not in PLACES or _HAS_BEEN.search(before):
        return False
    rest = _AND.split(_clause_of(plain[counted.end :]), maxsplit=1)[0]
    days = (one for one in find_dates(rest, today) if one.day is not None and one.day > today)
    return any(_HAS_BEEN.search(rest[: one.start]) is None for one in days)


def _in_units(
    reading: Reading, activity: PendingActivity, units: int, *, correcting: bool
) -> Counted | None:
    """Return how many of so many units the one number of a text says."""
    words, last = words_of(activity.title, activity.product), activity.percent
    # "van 60 inscritos", where "Inscribir" is the work: these are no people beside it
    deeds = {stem(one) for one in reading.norms if is_irregular(one)}
    own = words.counted | {one for one in deeds if one in words.terms}
    plain = hide(_TAKEN_BACK.sub(lambda found: "_" * len(found[0]), reading.plain), own)
    correcting = correcting or _NOT_SO.search(reading.plain) is not None
    if "%" in plain:
        return None
    told, left = dict[int, tuple[_Number, re.Match[str]]](), set[int]()
    for found in _NUMBER.finditer(plain):
        number = int(found[0]) if found[0].isdecimal() and len(found[0]) < 5 else 0
        one = _Number(plain[: found.start()], plain[found.end() :], words, number, units, last)
        of_it = number == units and told and _IS_WHOLE.search(one.before)
        more = _MORE_OF_THEM.search(one.before) or _MORE_OF_A_SUM.match(one.after)
        if of_it or more:
            continue
        if _IS_LEFT.search(one.before) or (told and _THE_REST.search(one.before)):
            left.add(number)
        elif not 0 < number <= units or not (
            one.is_done_of_all
            or one.corrects(correcting=correcting)
            or one.is_counted(correcting=correcting)
        ):
            return None
        else:
            told[number] = one, found
    if not told:
        return _in_a_row(plain, units, words, last, left)
    return _of_all(told, left)


def _of_thousands(plain: str, units: int, last: Decimal | None) -> Counted | None:
    """Return what "600 de los 1.200" comes to, where the whole is that of the goal; sure where it
    is no less than the last figure."""
    found = _OF_THOUSANDS.search(plain)
    if units < _THOUSAND or found is None or NOT_DONE.search(plain):
        return None
    number, whole = (int(found[name].replace("'", "")) for name in ("n", "whole"))
    if whole != units or not 0 < number <= units:
        return None
    share = share_of(Decimal(number), units)
    return Counted(share, found.start("n"), found.end(), sure=last is None or share >= last)


def _of_all(told: dict[int, tuple[_Number, re.Match[str]]], left: set[int]) -> Counted | None:
    """Return what the one number of units `told` comes to, beside which others may be `left`."""
    if len(told) != 1:
        return None
    ((one, found),) = told.values()
    if any(one.units - number not in told for number in left):
        return None
    return Counted(share_of(Decimal(one.number), one.units), *found.span(), one.is_sure)


@dataclass(frozen=True, slots=True)
class _Number:
    """A number between the words of a text, about an activity of so many units."""

    before: str
    after: str
    words: ActivityWords
    number: int
    units: int
    last: Decimal | None

    @property
    def rises(self) -> bool:
        """Whether it goes on from the last figure as so many units, and not as a percentage."""
        share = share_of(Decimal(self.number), self.units)
        no_percentage = self.last is not None and not self.last <= self.number <= _WHOLE
        return no_percentage and goes_on(share, self.last)

    @property
    def is_named(self) -> bool:
        """Whether its unit follows: that of the goal, and where it rises any word of the title."""
        known = self.words.counted | self.words.terms if self.rises else self.words.counted
        return _is_unit(self.after, known, _NEAR if self.rises else 2) or (
            self.rises and self._is_own_deed
        )

    @property
    def _is_own_deed(self) -> bool:
        """Whether a deed of the activity follows: "18 liquidados"."""
        first = "".join(_clause_of(self.after).split()[:1])
        return (is_past(first) or is_irregular(first)) and verb_stem(first) in self.words.verbs

    @property
    def is_sure(self) -> bool:
        """Whether it needs no yes: its unit is named, and it goes on from the last figure; or the
        rest is told too."""
        return (self.rises and self.is_named) or self.is_done_of_all

    @property
    def is_done_of_all(self) -> bool:
        """Whether what the activity is for was done with so many, and of all others it is told that
        they are to come, or nothing that was done with them."""
        rest = _AND_THE_REST.match(self.after)
        if rest is None or self.number + int(rest["n"]) != self.units:
            return False
        told = _clause_of(self.after[rest.end() :]).split()
        done = any(is_past(word) or word == "ya" or rule_tags(word) & _DEEDS for word in told)
        return not done and _ends_in_deed(self.before, self.words)

    def may_count(self) -> bool:
        """Tell whether the words after it leave it open that it counts units of the goal."""
        named = self.is_named or self._is_own_deed
        no_percentage = self.number <= MOST_BARE or self.number > _WHOLE
        return named or (no_percentage and not _OF_OTHERS.match(self.after))

    def corrects(self, *, correcting: bool) -> bool:
        """Tell whether it stands first and corrects a figure, or is lower than the last one."""
        lower = self.last is not None and self.number < self.last
        again = correcting or (lower and _ALONE.match(self.after) is not None)
        return again and not self.before.strip("_ ,") and self.may_count()

    def is_counted(self, *, correcting: bool) -> bool:
        """Tell whether the words around it say that so many units of the goal are there."""
        if not self.may_count():
            return False
        clause = _LAST_CLAUSE.search(self.before)
        near = " ".join(_clause_of(_LEFT.sub(" ", self.after)).split()[: 3 if self.is_named else 1])
        if _HINDERED.search(clause[0] if clause else "") or _HINDERED.search(near):
            return False
        found = _COUNTS.search(self.before) or (correcting and _COUNTS_ANEW.search(self.before))
        if found:
            return found["all"] is None or self.number == self.units
        if self.rises and (self.is_named or _FRAMED.search(self.before)):
            whole = self.number == self.units and _OF_THE.search(self.before)
            whole = whole or _OF_SOME.match(self.after)
            rest = _clause_of(self.after)
            told = f"{clause[0] if clause else ''}{rest}"
            return not (whole or _HINDERED.search(rest) or tells_of_others(told, self.words))
        led = _ends_in_deed(self.before, self.words)
        all_of_them = self.number == self.units and self.before.endswith((" los ", " las "))
        return (self.is_named and led) or (all_of_them and self._is_own_deed)


def _ends_in_deed(before: str, words: ActivityWords) -> bool:
    """Tell whether a deed of the activity leads to a number: "capacitamos a las", "instaladas"."""
    led = [word for word in before.split()[-3:] if word not in ("a", "los", "las", "ya")][-1:]
    return any(is_past(word) and verb_stem(word) in words.verbs for word in led)


def _is_unit(after: str, known: frozenset[str], most: int = 2) -> bool:
    nouns = _clause_of(after).split()[:most]
    return any(sounds_like(stem(noun), known) is not None for noun in nouns)


def _clause_of(after: str) -> str:
    found = _CLAUSE.match(after)
    return found[0] if found else ""


def _in_a_row(
    plain: str, units: int, words: ActivityWords, last: Decimal | None, left: Set[int]
) -> Counted | None:
    """Read "ya hicimos la segunda jornada": so many are done as its place in the row tells; beside
    "faltan dos" where these are the rest."""
    for found in re.finditer(r"(?<!\S)[a-z]{5,8}(?!\S)", plain):
        place, after = PLACES.get(found[0], 0), _clause_of(plain[found.end() :])
        if not 0 < place <= units or not left <= {units - place}:
            continue
        if not _is_unit(after, words.counted):
            continue
        clause = f"{(_LAST_CLAUSE.search(plain[: found.start()]) or [''])[0]}{after}"
        if _HINDERED.search(clause) or not _tells_a_deed(clause, words):
            continue
        share = share_of(Decimal(place), units)
        return Counted(share, *found.span(), bool(left) or goes_on(share, last))
    return None


def _tells_a_deed(clause: str, words: ActivityWords) -> bool:
    return any(
        is_past(word) and (rule_tags(word) & _DEEDS or verb_stem(word) in words.verbs)
        for word in clause.split()
    )

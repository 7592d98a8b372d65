"""Rules 8, 9, 10, 12: what an amount is said to be: where the work is, was, will be, or lacks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from bot.understanding.activities import ActivityWords, sounds_like, stem, verb_stem
from bot.understanding.amounts.hiding import hide
from bot.understanding.amounts.places import Place, is_framed, led, told
from bot.understanding.amounts.settled import Amount, Kind, find_amounts, is_past, rounded
from bot.understanding.progress import figure_words as beside
from bot.understanding.progress.counts import goes_on, tells_of_others
from bot.understanding.reading import Reading
from bot.understanding.wordlists import each, word_set
from core.dates.reader import COMING, SaidDate, find_dates


class Role(StrEnum):
    """What the words about an amount say that it is."""

    CURRENT = "current"
    LATEST = "latest"
    JUDGED = "judged"
    FORMER = "former"
    REJECTED = "rejected"
    MISSING = "missing"
    GAIN = "gain"
    LOSS = "loss"
    GOAL = "goal"
    UNSURE = "unsure"
    IGNORED = "ignored"
    OF_OTHERS = "of others"


STATED = (Role.CURRENT, Role.LATEST, Role.JUDGED)


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount in its role."""

    role: Role
    amount: Amount


_STANDS = frozenset(("STAND", "GAIN", "MADE"))
_MADE = frozenset(("DONE", "MADE"))
_THERE = word_set("esta estan hay tenemos son salio salieron")
_ANEW = frozenset(("FRAME", "PAST", "SORRY"))
_GAINS = frozenset(("GAIN", "GAINED"))
_ONLY = word_set("solo solamente unicamente apenas")
_OF_SOME = word_set("para de sobre entre por en con desde hasta")
_LESS_THAN = tuple(
    f"{words} "
    for words in each("menos de, menos del, por debajo de, por debajo del, inferior a, inferior al")
)
_SEVERAL = 2  # units that a goal counts
_NOT_THERE = frozenset(("LACK", "LACKED", "NOT", "UNDONE", "HOPED", "GOAL"))


def find_figures(
    reading: Reading,
    today: date,
    words: ActivityWords | None,
    planned: int | None,
    last: Decimal | None = None,
) -> list[Figure]:
    """Return the amounts of a text about one activity, each in its role, in their order; `last` is
    its last figure."""
    counted = words.counted if words else frozenset()
    plain = hide(reading.plain, counted, uncounted=words is not None and (planned or 0) < _SEVERAL)
    amounts = find_amounts(plain, counted, planned)
    if not amounts:
        return []
    future = [
        (said.start, said.end)
        for said in find_dates(reading.plain, today)
        if said.sure and said.day is not None and said.day > today and _is_near(said, today)
        if not beside.CLOSING_DAY.search(reading.plain[: said.start])
    ]
    figures: list[Figure] = []
    going = False
    for n, amount in enumerate(amounts):
        start = amounts[n - 1].end if n else 0
        end = amounts[n + 1].start if n + 1 < len(amounts) else len(plain)
        place = Place(plain, start, end, amount, future)
        role = _of_the_work(place, _role(place, figures), words, planned, last)
        if role in STATED and _is_one_more(place, figures):
            role = Role.OF_OTHERS
        going = going or (role in STATED and "GOING" in place.led)
        figures.append(Figure(role, amount))
    aside = Role.IGNORED if going else Role.UNSURE
    figures = [replace(f, role=aside) if f.role is Role.OF_OTHERS else f for f in figures]
    return [
        replace(f, role=Role.IGNORED) if _only_counts(f, figures, planned) else f for f in figures
    ]


def _only_counts(figure: Figure, figures: Sequence[Figure], planned: int | None) -> bool:
    """Whether a number only counts the units of which the percentage beside it is: "75 %, llevamos
    225" of 300."""
    amount, told = figure.amount, [f for f in figures if f.role in STATED]
    written = [f.amount.value for f in told if f.amount.kind is Kind.PERCENT]
    if len(written) != 1 or not written[0] or not amount.value or (planned or 0) < _SEVERAL:
        return False
    if amount.kind is not Kind.BARE or figure.role not in (*STATED, Role.UNSURE):
        return False
    return is_same(amount.value * 100 / Decimal(planned or 1), written[0])


def _of_the_work(
    place: Place,
    role: Role,
    words: ActivityWords | None,
    planned: int | None,
    last: Decimal | None,
) -> Role:
    """Return the role of an amount, once it is asked whether it is of the work at all."""
    if role in (*STATED, Role.GAIN, Role.LOSS) and _is_of_another_thing(place, words):
        return Role.OF_OTHERS
    if role not in STATED:
        return role
    if place.amount.kind is Kind.FRACTION and (
        _is_dealt_with(place, words) or _is_of_other_units(place, words, planned)
    ):
        return Role.UNSURE
    made = place.amount.kind is not Kind.COUNT or _is_made(place, words)
    if not (made or _goes_on(place, words, last)):
        return Role.IGNORED
    return role


def _goes_on(place: Place, words: ActivityWords | None, last: Decimal | None) -> bool:
    """Whether a count of the goal's units goes on from the last figure, and nothing speaks against
    their being there: "243 luminarias a hoy" of 300, after 72 %."""
    value = place.amount.value
    if value is None or not goes_on(value, last):
        return False
    around = f"{place.clause} {place.after}"
    if beside.OF_WHICH.match(place.until_next) or tells_of_others(around, words):
        return False
    return told(around.split()).isdisjoint(_NOT_THERE) and place.preposition not in _OF_SOME


def _is_near(said: SaidDate, today: date) -> bool:
    """Whether a day may be a coming one: "abril" in June was last April, in April it is now."""
    if said.day is None or (not said.exact and said.day.replace(day=1) <= today):
        return False
    return said.day - today < COMING


def _role(place: Place, former: Sequence[Figure]) -> Role:
    if beside.are_those(place.clause, place.sentence, place.amount, place.after):
        return Role.IGNORED
    for reader in (_as_unreadable, _as_missing, _as_former, _as_denied, _as_goal, _as_change):
        if (role := reader(place, former)) is not None:
            return role
    if _is_judged(place, former):
        return Role.JUDGED
    if place.amount.kind is Kind.BARE and not _is_reported(place):
        anothers = former and beside.IS_ANOTHERS.search(place.since_last)
        return Role.UNSURE if anothers else Role.IGNORED
    if _is_disputed(place, former):
        return Role.UNSURE
    if _is_of_a_piece(place, former):
        return Role.IGNORED
    return Role.LATEST if "NOW" in place.led_in_sentence else Role.CURRENT


def _is_of_a_piece(place: Place, former: Sequence[Figure]) -> bool:
    """Whether "a medias" is said of one piece beside a figure: "va en 45, uno quedó a medias"."""
    told = any(one.role in STATED and one.amount.kind is not Kind.SHARE for one in former)
    return told and place.amount.kind is Kind.SHARE and place.words[-1:] == ["quedo"]


def _is_judged(place: Place, former: Sequence[Figure]) -> bool:
    """Whether it is what she herself takes the work for: "30 de 38, yo diría que un 60 %"."""
    written = place.amount.kind is Kind.PERCENT or (former and place.amount.kind is Kind.BARE)
    of_what = beside.OF_WHAT.match(place.after)
    if not written or (of_what is not None and of_what["noun"] not in beside.OF_THE_WORK):
        return False
    return beside.JUDGED.search(place.clause) is not None


def _is_disputed(place: Place, former: Sequence[Figure]) -> bool:
    """Whether somebody else says another figure than the one told before."""
    if not former or former[-1].role not in STATED or place.amount.value is None:
        return False
    told = former[-1].amount.value
    differs = told is not None and not is_same(told, place.amount.value)
    return differs and beside.AS_SOMEBODY_SAYS.search(place.since_last) is not None


def _is_of_another_thing(place: Place, words: ActivityWords | None) -> bool:
    """Whether a percentage is of things that neither the activity nor its progress is called."""
    if place.amount.kind is Kind.SHARE and place.amount.of_others:
        return True
    if place.amount.kind not in (Kind.PERCENT, Kind.SHARE) or "GOING" in place.led:
        return False
    of_what = beside.OF_A_THING.search(place.clause) or beside.OF_WHAT.match(place.after)
    if of_what is None or of_what["noun"] in beside.OF_THE_WORK:
        return False
    return words is not None and sounds_like(stem(of_what["noun"]), words.terms) is None


def _is_one_more(place: Place, former: Sequence[Figure]) -> bool:
    """Whether a share goes on telling of another thing: "70 % del SGP y 30 % propios"."""
    if not former or former[-1].role is not Role.OF_OTHERS:
        return False
    return beside.AND_MORE.match(place.since_last) is not None


def _is_dealt_with(place: Place, words: ActivityWords | None) -> bool:
    """Whether a fraction is of those that something was sent to, not of what is made."""
    if place.preposition not in ("a", "con", "para", "entre"):
        return False
    return not (
        told(place.words) & _STANDS or "de" in place.words or _is_own_deed(place.clause, words)
    )


def _is_of_other_units(place: Place, words: ActivityWords | None, planned: int | None) -> bool:
    """Whether "15 de 20 formatos" is said of a goal that counts other things, as 8 offices."""
    others = place.amount.of_others and place.amount.units != planned
    if not others or words is None or (planned or 0) < _SEVERAL:
        return False
    return any(sounds_like(stem(noun), words.counted) is None for noun in place.after.split()[:1])


def _is_own_deed(clause: str, words: ActivityWords | None) -> bool:
    own = words.verbs if words else frozenset()
    return any(verb_stem(w) in own for w in clause.split() if not w.endswith(("ar", "er", "ir")))


def _is_made(place: Place, words: ActivityWords | None) -> bool:
    """Whether a count of units is said to be there, and not to be planned, bought or spoken of."""
    if place.preposition in _OF_SOME and not place.is_counted_with():
        # "ya levantamos el registro en 6 dependencias"
        return place.clause.endswith(" en ") and _is_own_deed(place.clause, words)
    if place.is_bare() and beside.NO_MORE.match(place.after):
        return True  # nothing but the count
    if "SORRY" in told(place.sentence.split()) and not told(place.words[-1:]).isdisjoint(_ANEW):
        return True  # "perdón, eran 7": what was counted is told again
    around = f"{place.clause} {place.after}".split()
    made = told(word for word in around if is_past(word) and word[:5] != "aprob")
    there = "ya" in around and not _THERE.isdisjoint(around)
    return not _MADE.isdisjoint(made) or there or _is_own_deed(" ".join(around), words)


def _as_unreadable(place: Place, former: Sequence[Figure]) -> Role | None:
    del former
    less = place.clause.endswith(_LESS_THAN)
    almost = place.amount.value == beside.ALL and place.is_almost()
    unsure = place.amount.kind is Kind.RANGE or less or almost
    return Role.UNSURE if unsure else None


def _as_missing(place: Place, former: Sequence[Figure]) -> Role | None:
    if "LACKED" in place.led_in_sentence:
        return Role.FORMER
    if beside.LEFT_OVER.search(place.clause):
        return Role.MISSING if place.amount.kind is not Kind.BARE else Role.UNSURE
    if not (place.is_lacking() or beside.IS_MISSING.match(place.after)):
        return Role.UNSURE if beside.may_be_pending(place.clause, place.after) else None
    if place.amount.kind is Kind.BARE:
        if _only_lacks(place, former):
            return Role.IGNORED
        return Role.MISSING if _is_a_share(place) else Role.UNSURE
    # "falta un informe" may be a part of the work; "solo falta un video" counts what is left.
    one_of_them = place.amount.kind is Kind.COUNT and place.amount.units == 1
    just_one = not _ONLY.isdisjoint(place.words) and not place.after.strip()
    return Role.UNSURE if one_of_them and not just_one else Role.MISSING


def _only_lacks(place: Place, former: Sequence[Figure]) -> bool:
    """Whether "faltan dos" tells the rest of units just counted, or something beside a percentage:
    "llevamos 3 de 5, faltan dos", "va en 80, faltan dos"."""
    before = former[-1] if former else None
    value = place.amount.value
    if before is None or not before.amount.value or not value:
        return False
    counted = before.amount
    if counted.kind is Kind.COUNT and counted.units:
        return value == rounded(counted.units * 100 / before.amount.value) - counted.units
    return before.role in STATED and value < beside.TENTH <= before.amount.value


def _is_a_share(place: Place) -> bool:
    """Whether "falta un 10" leaves out its sign: what is counted has no "un" before the number."""
    value, one = place.amount.value, place.clause.endswith((" un ", " como un "))
    return one and value is not None and value >= beside.TENTH


def _as_former(place: Place, former: Sequence[Figure]) -> Role | None:
    """Read "estábamos en 40" and the 40 of "del 40 al 60"."""
    if former and former[-1].role is Role.FORMER and beside.TO.match(place.since_last):
        return Role.LATEST
    past = beside.TIME_PAST.search(place.clause)
    since = past is not None and "CURRENT" in led(place.clause[past.end() :])
    if (
        "FORMER" in place.led_in_sentence
        or beside.REPORTED.search(place.sentence)
        or (past is not None and not since)
    ):
        return Role.FORMER
    if beside.FROM.search(place.sentence) and beside.TO.match(place.until_next):
        return Role.FORMER
    if beside.PASSED.search(place.clause) and is_framed(place.until_next):
        return Role.FORMER
    return None


def _as_denied(place: Place, former: Sequence[Figure]) -> Role | None:
    if re.match(r"^ no(?= sino| es| era| son|$| [.,;!¶])", place.until_next):
        return Role.REJECTED
    opposed = former or len(place.clause.split()) < 4 or beside.BUT.match(place.until_next)
    if beside.REJECTED.search(place.clause) and opposed:
        return Role.REJECTED
    if place.is_denied():
        return Role.REJECTED if beside.OTHERWISE.search(place.until_next) else Role.UNSURE
    if "UNDONE" in place.led:
        return Role.UNSURE
    return Role.REJECTED if beside.REJECTED.search(place.clause) else None


def _as_goal(place: Place, former: Sequence[Figure]) -> Role | None:
    del former
    of_the_whole = place.amount.kind is Kind.FRACTION  # "3 de las 6 programadas"
    if (beside.IS_GOAL.match(place.after) and not of_the_whole) or beside.GOAL_HEAD.search(
        place.clause
    ):
        return Role.GOAL
    framed = "CURRENT" in place.led
    if (hoped := place.hoped()) is not None and not (framed and is_framed(hoped)):
        return None if beside.estimates_now(place.clause, hoped, place.after) else Role.GOAL
    if place.dated_before and not (framed and "," in place.sentence):
        return None if framed and _is_of_the_deed(place) else Role.GOAL
    if place.dated_after and not framed and beside.BY_THEN.match(_up_to_date(place)):
        return Role.GOAL
    return None


def _is_of_the_deed(place: Place) -> bool:
    """Whether the date stands apart from the state: "la visita del viernes ya va en 60"."""
    return re.search(r"(?:^|\s)(?:hoy|ya|ahora)(?!\S)", place.clause) is not None


def _up_to_date(place: Place) -> str:
    return place.after[: place.dated_after[0][0] - place.amount.end]


def _as_change(place: Place, former: Sequence[Figure]) -> Role | None:
    if "LOST" in place.changed("de"):
        return Role.LOSS
    if place.amount.kind is Kind.COUNT and beside.MORE_UNITS.match(place.after):
        return Role.UNSURE
    gains = place.amount.kind is Kind.POINTS or _GAINS & place.changed()
    changed = gains or beside.MORE.match(place.after)
    if not changed or beside.put_up(place.amount, place.clause, place.told, place.after):
        return None
    part = place.amount.kind in (Kind.FRACTION, Kind.COUNT)
    return Role.UNSURE if part or (former and beside.AND_OTHERS.search(place.clause)) else Role.GAIN


def _is_reported(place: Place) -> bool:
    """Whether a number without a sign is said to be where the work is."""
    clause, value = place.clause.replace("  ", " "), place.amount.value
    if beside.follows_a_deed(place.clause, value, place.after) or beside.ITS_PART_AT.search(clause):
        return True
    if (
        clause in beside.BEFORE_DAYS
        and place.after.strip()
        and value is not None
        and value <= beside.DAYS
    ):
        return False  # "el 15 se firma"
    return bool(place.is_bare() or is_framed(clause) or "NOW" in place.led_in_sentence)


def percent_of(figure: Figure, last: Decimal | None) -> Decimal | None:
    """Return the percentage that a figure comes to, None when it comes to none."""
    value = figure.amount.value
    if value is None:
        return None
    if figure.role is Role.MISSING:
        return Decimal(100) - value
    if figure.role in (Role.GAIN, Role.LOSS):
        sign = 1 if figure.role is Role.GAIN else -1
        return None if last is None else last + sign * value
    return value


def is_same(one: Decimal, other: Decimal) -> bool:
    """Whether two percentages differ by no more than rounding."""
    return abs(rounded(one) - rounded(other)) <= 1

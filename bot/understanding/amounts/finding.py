"""Every amount of a text that may be the progress of an activity, with what it is made of.

Nothing is decided here: a number may stand in several candidates ("3 de 5" and "3" alone), and one
that looks like a date, money or the number of a paper is marked as such, not left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import takewhile

from bot.understanding.activities import sounds_like, stem
from bot.understanding.amounts.days import MONTH_NAMES, is_to_come
from bot.understanding.amounts.masks import (
    TIMES,
    is_date,
    is_of_an_act,
    is_year,
    mask,
    norm_at,
    number,
    unit,
)
from bot.understanding.lexicon import tags
from bot.understanding.reading import BREAKS, HARD_BREAKS
from bot.understanding.wordlists import ALL, PLACES, word_set

_POINTS = frozenset({"lo", "la", "el", "los", "las", "eso", "esa", "ese"})
_OF = word_set("de del / entre sobre")
_CLOSES = frozenset(",.:;¶")  # "hecha (de tres)" is read as "hecha , de 3 ,"
_BEFORE_WHOLE = word_set("los las el la mis sus nuestros nuestras estos estas total un de entre")
_SHARES = (
    (
        re.compile(
            r"(?<!\S)(?:(?:(?:la|a la|una) )?mitad|a medias|medio camino|a media marcha)(?!\S)"
        ),
        50,
    ),
    (re.compile(r"(?<!\S)(?:(?:un|el) tercio|(?:la|una) tercera parte)(?!\S)"), 33),
    (re.compile(r"(?<!\S)(?:2 tercios|2 terceras partes)(?!\S)"), 67),
    (re.compile(r"(?<!\S)(?:(?:una|la) cuarta parte|un cuarto)(?!\S)"), 25),
    (re.compile(r"(?<!\S)3 cuart[ao]s?(?: partes?)?(?!\S)"), 75),
    (re.compile(r"(?<!\S)(?:una|la) quinta parte(?!\S)"), 20),
    (re.compile(r"(?<!\S)(?:una|la) decima parte(?!\S)"), 10),
)
# "no alcanza ni para la mitad", "nos costó la mitad": a share of what there is to pay it with.
_FOR_A_SHARE = re.compile(
    r"(?<!\S)(?:para|(?:(?:pag|gir|cost|cuest|recort|quit|rebaj|desembols|consign)\w+|dieron"
    r"|reduj\w+)(?: (?:solo|apenas|ni|siquiera|como|casi|mas de|menos de|a|en)){0,3}) $"
)
# "falta más de la mitad": how much is there nobody tells.
_MORE_IS_LEFT = re.compile(
    r"(?<!\S)(?:falt|rest|qued)\w* (?:(?:por|todavia|aun|como|hacer|casi|pendiente) ){0,3}"
    r"(?:mas|menos) de $"
)
# "la mitad no vino", "la mitad está de vacaciones": a share of those who were to come.
_SHARE_OF_THOSE = re.compile(
    r"^(?: del?(?: [a-z]{2,20}){1,4}?)? (?:(?:aun|todavia|casi|ya) )?(?:no (?!falta)[a-z]+"
    r"|(?:estan?|andan?|salio|salieron) (?:de|en|con) (?:vacaciones|licencia|permiso|incapacidad"
    r"|comision|paro)|(?:estan? )?(?:enferm|incapacitad)[ao]s?)(?!\S)"
)
OF_A_SHARE = ("money", "people")  # what else a share is of; it is heard, and is no figure
_PRICES = word_set("gente precio costo valor plata dinero rubro cdp tarifa")
_NEW = frozenset(("nuevo", "nueva", "mas", "adicional"))
_ARTICLE_NUMBERS = {"un": 1, "una": 1, "uno": 1, "ningun": 0, "ninguna": 0, "ninguno": 0}
_WHOLE = ALL | {"totalidad"}
_NOT_QUITE = frozenset(("casi", "practicamente", "no", "ni"))  # "casi todos los juegos"
_IS_LEFT = word_set("queda quedan falta faltan resta restan")
_REACH = 14  # tokens between a whole and its part: "de las 24 cámaras contratadas operan 18"
_NOUNS = 7  # words between a part and its whole: "2 capacitaciones de gestión de las 3"
_MANY = 2
_MOST = 60  # candidates: no text of a person has more, and each is compared with all
_CODES = 20  # components of a plan, by which its codes begin


@dataclass(frozen=True, slots=True)
class Goal:
    """The units of a goal, None where it counts none, and the stems of what they are called."""

    planned: int | None
    counted: frozenset[str]

    def counts(self, noun: str) -> bool:
        """Whether a noun is what the goal counts."""
        return sounds_like(stem(unit(noun)), self.counted) is not None


@dataclass(frozen=True, slots=True)
class Candidate:
    """The tokens in the half-open range [first, last) that may tell `value` percent.

    `kind`: percent, points, fraction, whole first, ordinal, count, count alone, share, all, bare.
    `part` and `whole` are the units of a fraction; `noun` is what they count; `mask` says why the
    number is probably no progress: reference, money, date, time, measure, year, range,
    people.
    """

    kind: str
    value: Decimal
    first: int
    last: int
    part: Decimal | None = None
    whole: int | None = None
    noun: str = ""
    mask: str = ""


def percent_of(part: Decimal, whole: int) -> Decimal:
    """Return a part of a whole in percent, rounded to a whole number, halves up (rule 2)."""
    return (part * 100 / whole).quantize(Decimal(1), rounding=ROUND_HALF_UP)


def find_candidates(norms: Sequence[str], goal: Goal) -> list[Candidate]:
    """Return the candidates of a text for an activity with this goal.

    A number of a fraction is no amount by itself.
    """
    found = all_candidates(norms, goal)
    inside = {
        at for c in found if c.kind in ("fraction", "whole first") for at in range(c.first, c.last)
    }
    alone = ("bare", "count alone", "count")
    return [c for c in found if not (c.kind in alone and c.first in inside)]


def all_candidates(norms: Sequence[str], goal: Goal) -> list[Candidate]:
    """Return the candidates of a text, also those within a fraction; not the code that stands
    before one of the goal's units: "4.4 dos buzones de cinco"."""
    found: list[Candidate] = []
    for at, norm in enumerate(norms):
        if len(found) > _MOST:
            break
        value = number(norm)
        if value is not None:
            found += _at_number(norms, at, value, goal)
            found += _part_after(norms, at, value)
            found += _and_the_rest(norms, at, value, goal)
        elif norm in _ARTICLE_NUMBERS:
            found += _at_article(norms, at, goal)
        elif norm in PLACES:
            found += _at_ordinal(norms, at, goal)
        elif norm in _WHOLE and goal.planned and not (at and norms[at - 1] in _NOT_QUITE):
            noun = next((n for n in _nouns(norms, at + 1, 3) if n not in ("los", "las")), "")
            whole = Decimal(goal.planned)
            found.append(Candidate("all", Decimal(100), at, at + 1, whole, goal.planned, noun))
    begun = {c.first for c in found if c.kind == "fraction" and goal.counts(c.noun)}
    found = [c for c in found if not (c.last in begun and c.value % 1 and c.value < _CODES)]
    return [*found, *_shares(norms)]


def _at_number(norms: Sequence[str], at: int, value: Decimal, goal: Goal) -> Iterator[Candidate]:
    after = norm_at(norms, at + 1)
    masked = mask(norms, at, goal.counted)
    if masked == "day" or is_of_an_act(norms, at) or _is_bracketed_whole(norms, at):
        return
    if after == "%" or (after in ("punto", "puntos") and not goal.counts(after)):
        kind = "percent" if after == "%" else "points"
        yield Candidate(kind, value, at, at + 2, mask=masked)
        return
    of_whole = _fraction(norms, at, value, goal.planned)
    if of_whole is not None:
        yield of_whole
    if goal.planned:
        yield _count(norms, at, value, goal, masked)
    yield Candidate("bare", value, at, at + 1, noun=_noun(norms, at + 1), mask=masked)


def _count(norms: Sequence[str], at: int, value: Decimal, goal: Goal, masked: str) -> Candidate:
    """Read a bare count of the goal's units: "ya hicimos 2 capacitaciones", "capacitaciones 2"."""
    planned = goal.planned or 1
    share, nouns = percent_of(value, planned), _nouns(norms, at + 1, 2)
    # Of thousands "2.000" is no year.
    why = "" if masked == "year" and value <= planned else masked
    for n, noun in enumerate(nouns):
        if goal.counts(noun):
            return Candidate("count", share, at, at + 2 + n, value, planned, noun, why)
    before = [norm for norm in norms[max(0, at - 4) : at] if norm.isalpha()]
    if any(goal.counts(noun) for noun in before):
        return Candidate("count", share, at, at + 1, value, planned, before[-1], why)
    noun = nouns[0] if nouns else ""
    return Candidate("count alone", share, at, at + 1, value, planned, noun, masked)


def _fraction(
    norms: Sequence[str], first: int, part: Decimal, planned: int | None
) -> Candidate | None:
    """Read "3 de 5", "3/5", "2 capacitaciones de gestión de las 3" from its first token."""
    at = _whole_at(norms, first + 1)
    whole = number(norm_at(norms, at)) if at is not None else None
    if at is None or whole is None or whole != whole.to_integral_value() or not 0 < whole >= part:
        return None
    if part != part.to_integral_value():
        return None  # a mark or a code: "4,7 sobre 5", "la 4.4, un buzón de cinco"
    dated = is_year(norms[at]) and planned != whole and norms[at - 1] not in ("los", "las", "total")
    if dated or norm_at(norms, at + 1) == "%" or is_date(norms, at):
        return None
    own = [n for n in norms[first + 1 : at] if n.isalpha() and n not in _OF | _BEFORE_WHOLE]
    noun = _noun(norms, at + 1) or next(iter(own), "")
    masked = mask(norms, first, frozenset(own[:1]))
    masked = masked if masked in ("reference", "money") else ""
    share = percent_of(part, int(whole))
    return Candidate("fraction", share, first, at + 1, part, int(whole), noun, masked)


def _whole_at(norms: Sequence[str], here: int) -> int | None:
    """Return where the whole of a fraction stands whose part ends before a token; in brackets
    too. "70, lo del 80 era de otra" is none."""
    for at in range(here, here + _NOUNS + 1):
        norm = norm_at(norms, at)
        if norm in _POINTS and norm_at(norms, at + 1) in ("de", "del"):
            return None
        bracket = norm == "," and norm_at(norms, at + 1) == "de"
        if norm in _OF or bracket:
            whole = at + 1 + bracket
            while norm_at(norms, whole) in _BEFORE_WHOLE and whole - at < 5:
                whole += 1
            closed = not bracket or norm_at(norms, whole + 1) in _CLOSES
            if number(norm_at(norms, whole)) is not None and closed:
                return whole
        if not norm.isalpha() or norm in ("y", "e"):
            return None
    return None


def _is_bracketed_whole(norms: Sequence[str], at: int) -> bool:
    """Whether a number is the whole of the count before its brackets: "la segunda (de tres)"."""
    if list(norms[max(0, at - 2) : at]) != [",", "de"] or norm_at(norms, at + 1) not in _CLOSES:
        return False
    before = norms[max(0, at - _NOUNS) : at - 2]
    return any(norm in PLACES or number(norm) is not None for norm in before)


def _part_after(norms: Sequence[str], at: int, whole: Decimal) -> Iterator[Candidate]:
    """Read "de las 24 cámaras contratadas operan 18", "de 18 procesos faltan 6"."""
    if not _is_whole(norms, at, whole):
        return
    for here in range(at + 1, min(len(norms), at + _REACH)):
        if norms[here] in HARD_BREAKS:
            return
        part = number(norms[here])
        if part is None or part > whole or not _is_part(norms, here, part):
            continue
        timed = norm_at(norms, at + 1) in TIMES or norms[at - 1] == "son"
        if timed and "STAND" not in tags(norms[here - 1]):
            continue  # "son 20 personas, van 8", "de doce meses van 2"
        left = any("LACK" in tags(norm) for norm in norms[at + 1 : here])
        value = percent_of(whole - part if left else part, int(whole))
        noun = _noun(norms, at + 1)
        yield Candidate("whole first", value, at - 1, here + 1, part, int(whole), noun)
        return


def _and_the_rest(norms: Sequence[str], at: int, part: Decimal, goal: Goal) -> Iterator[Candidate]:
    """Read "dos dictados, quedan cuatro", of a goal of six."""
    if goal.planned is None or norm_at(norms, at + 1) == "%" or not 0 < part < goal.planned:
        return
    for here in range(at + 1, min(len(norms) - 1, at + _NOUNS)):
        left = next((one for one in norms[here + 1 : here + 3] if number(one) is not None), None)
        if norms[here] in _IS_LEFT and left is not None and number(left) == goal.planned - part:
            end = norms.index(left, here) + 1
            noun = _noun(norms, at + 1)
            if norm_at(norms, end) != "%":
                value = percent_of(part, goal.planned)
                yield Candidate("fraction", value, at, end, part, goal.planned, noun)
            return


def _is_whole(norms: Sequence[str], at: int, whole: Decimal) -> bool:
    if whole < _MANY or whole != whole.to_integral_value():
        return False
    before, after = norm_at(norms, at - 1), norm_at(norms, at + 1)
    told = before == "son" and norm_at(norms, at - 2) != "ya" and after[-1:] == "s"
    if before not in ("los", "las", "total", "de") and not told:
        return False
    return after != "%" and not is_date(norms, at)


def _is_part(norms: Sequence[str], at: int, part: Decimal) -> bool:
    if part != part.to_integral_value() or norm_at(norms, at + 1) == "%":
        return False
    if mask(norms, at, frozenset()) or norm_at(norms, at + 1) in MONTH_NAMES:
        return False
    return norm_at(norms, at - 1) not in ("de", "del", "los", "las")


def _at_article(norms: Sequence[str], at: int, goal: Goal) -> Iterator[Candidate]:
    """Read "una de las tres", "un taller"; not "ningún taller nuevo": as many as before."""
    if norms[at].startswith("ningun") and norm_at(norms, at + 2) in _NEW:
        return
    part = Decimal(_ARTICLE_NUMBERS[norms[at]])
    of_whole = _fraction(norms, at, part, goal.planned)
    if of_whole is not None:
        yield of_whole
    noun = _noun(norms, at + 1)
    if goal.planned and noun and goal.counts(noun):
        share = percent_of(part, goal.planned)
        yield Candidate("count", share, at, at + 2, part, goal.planned, noun)


def _at_ordinal(norms: Sequence[str], at: int, goal: Goal) -> Iterator[Candidate]:
    """Read "la segunda auditoría de tres", and "la segunda auditoría" of a goal of several."""
    place, planned = PLACES[norms[at]], goal.planned
    named = planned and any(goal.counts(noun) for noun in _nouns(norms, at + 1, 2))
    if place < 0:
        if named and planned:
            yield Candidate("ordinal", Decimal(100), at, at + 2, Decimal(planned), planned)
        return
    part = Decimal(place)
    found = _fraction(norms, at, part, planned)
    if found is not None:
        to_come = "date" if is_to_come(norms, found.last) else ""
        yield Candidate(
            "ordinal", found.value, at, found.last, part, found.whole, found.noun, to_come
        )
    elif named and planned and part <= planned:
        yield Candidate("ordinal", percent_of(part, planned), at, at + 2, part, planned)


def _shares(norms: Sequence[str]) -> Iterator[Candidate]:
    plain = " ".join(norms)
    for pattern, value in _SHARES:
        for found in pattern.finditer(plain):
            first = plain.count(" ", 0, found.start())
            last = first + found.group().count(" ") + 1
            noun = _noun(norms, last + 1) if norm_at(norms, last) in ("de", "del") else ""
            masked = _mask_of_share(norms, first, last)
            yield Candidate("share", Decimal(value), first, last, noun=noun, mask=masked)


def _mask_of_share(norms: Sequence[str], first: int, last: int) -> str:
    """Tell of what else a share may be: of the year, of the price, of the people."""
    if norm_at(norms, last + 1) in TIMES | MONTH_NAMES:
        return "time"
    clause = list(takewhile(lambda norm: norm not in BREAKS, reversed(norms[:first])))
    led = " ".join(("", *reversed(clause[:_NOUNS]), ""))
    if _MORE_IS_LEFT.search(led):
        return "range"
    of_what = _nouns(norms, last + 1, 2) if norm_at(norms, last) in ("de", "del") else []
    if _FOR_A_SHARE.search(led) or not _PRICES.isdisjoint(of_what):
        return "money"
    stands = any("STAND" in tags(norm) for norm in clause)
    behind = " ".join(("", *norms[last : last + _NOUNS]))
    return "people" if not stands and _SHARE_OF_THOSE.match(behind) else ""


def _nouns(norms: Sequence[str], at: int, most: int) -> list[str]:
    found: list[str] = []
    while len(found) < most and norm_at(norms, at).isalpha():
        found.append(norms[at])
        at += 1
    return found


def _noun(norms: Sequence[str], at: int) -> str:
    nouns = _nouns(norms, at, 1)
    return nouns[0] if nouns else ""

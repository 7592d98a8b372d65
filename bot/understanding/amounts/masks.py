"""Why a number is probably no progress: papers, money, dates, lengths of time, measures, ranges."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from bot.understanding.activities import stem
from bot.understanding.amounts.days import MONTH_NAMES, is_bare_day
from bot.understanding.lexicon import rule_tags
from bot.understanding.reading import HARD_BREAKS
from bot.understanding.wordlists import word_set
from core.rules import WHOLE

TIMES = word_set(
    "dia dias semana semanas mes meses ano anos hora horas minuto minutos trimestre "
    "trimestres semestre semestres cuatrimestre cuatrimestres bimestre veces am pm a.m p.m "
    "h"
)
# "antes de las 5", "a eso de las 4 de la tarde": an hour, and no count of what stands behind it
_BEFORE_AN_HOUR = frozenset(
    (one, "de", "las") for one in ("antes", "despues", "eso", "partir", "tipo", "alrededor")
)
_BEHIND_AN_HOUR = word_set(". , ; : ! ? ¶ de y en am pm a.m p.m hoy manana le les se me nos que")
_LAST_HOUR = 12
_NUMBER = re.compile(r"-?\d{1,15}(?:\.\d{1,15})?$|\d{1,3}(?:'\d{3}){1,5}$")
_YEAR = re.compile(r"(?:19|20)\d\d$")
_MONEY = word_set("pesos cop smmlv millones millon")
_MONEY_REACH = 18  # tokens before a share in which the money stands of which it is
_OF_WHICH = word_set("cual cuales monto recursos suma")
_OF_THE = word_set("los esos estos")
_SPENT = re.compile(r"(?:ejecut|pag|gir|compromet|gast|invert|desembols|oblig|legaliz)\w{1,8}$")
# "falta el 30 % del contrato por pagar", "falta por pagar el 30 %"
_OWED = re.compile(
    r"% (?:del? (?:el )?(?:contrato|valor|precio|saldo|total) ){0,2}"
    r"(?:por (?:pag|gir|cancel|desembols)ar(?:l[eo]s?)?|de(?:l)? pago|para pagar(?:l[eo]s?)?)(?!\S)"
)
_OWING = re.compile(r"por (?:pag|gir|cancel|desembols)ar(?:l[eo]s?)?(?: (?:el|un|como|solo)){0,2}$")
_MEASURES = word_set(
    "metros mts m m2 km kilometros hectareas ha has cajas megas mb gb kilos kg toneladas "
    "litros galones"
)
_IN_FULL = {
    "ha": "hectareas", "has": "hectareas", "km": "kilometros", "mts": "metros", "m": "metros",
}  # fmt: skip
_IN_NUMBERS = word_set("no nro numero num n # : . - de del y ,")
_NUMBERED = word_set("no nro num n")
_REFERENCE = frozenset(("REFERENCE",))
_REACH = 6  # tokens between "Resolución" and its number
_DAYS = 8  # tokens in which a month may follow several days
_TO = word_set("a y o -")
# "no van en 3, eso era el número de la lista"
_OF_A_LIST = re.compile(
    r"(?: [,.;])? (?:(?:eso|ese|esos|el|que) ){0,2}(?:es|era|fue|eran|son) (?:el|un|los) "
    r"(?:numeros?|numeral|orden|consecutivo|codigo|item|puntos?)"
    r"(?: de(?:l| la)?(?!\S)|(?= [,.;])| *$)"
)
# "capacitamos las 2 que faltaban": those are no longer left.
_THE = word_set("el la los las")
_ENACTED = re.compile(r"(?:aproba|adopta|expedi|sanciona|reglamenta|modifica|formaliza)d[oa]s?")
_WERE_LEFT = re.compile(r"(?: [a-z]{3,20})? que (?:faltaba|quedaba|restaba|estaban? pendiente)")


def number(norm: str) -> Decimal | None:
    """Return the number that a token is, None for a word."""
    return Decimal(norm.replace("'", "")) if _NUMBER.match(norm) else None


def norm_at(norms: Sequence[str], at: int) -> str:
    """Return a token, a full stop beyond the ends."""
    return norms[at] if 0 <= at < len(norms) else "."


def is_year(norm: str) -> bool:
    """Whether a number looks like a year."""
    return _YEAR.match(norm) is not None


def is_date(norms: Sequence[str], at: int) -> bool:
    """Whether the number at a token is the day of a month."""
    after = norm_at(norms, at + 1)
    return after in MONTH_NAMES or (
        after in ("de", "del") and norm_at(norms, at + 2) in MONTH_NAMES
    )


def mask(norms: Sequence[str], at: int, counted: frozenset[str]) -> str:
    """Return why the number at a token is probably no progress, "" where nothing says so.

    `counted` are the stems of the units of the goal: what they measure is progress.
    """
    norm, after, before = norms[at], norm_at(norms, at + 1), norm_at(norms, at - 1)
    if named := _as_name(norms, at):
        return named
    if before == "$" or after in _MONEY or (after == "%" and _is_of_money(norms, at)):
        return "money"
    if is_date(norms, at) or (before in MONTH_NAMES and after != "%") or _in_days(norms, at):
        return "date"
    if is_bare_day(norms, at):
        return "day"
    measured = _end(norms, at)
    if measured in TIMES or _is_hour(norms, at):
        return "time"
    if measured in _MEASURES and stem(unit(measured)) not in counted:
        return "measure"
    if is_year(norm) and after != "%" and before not in ("los", "las"):
        return "year"
    return "range" if _in_range(norms, at) else ""


def _is_hour(norms: Sequence[str], at: int) -> bool:
    """Tell whether the number at a token is an hour: "que respondan hoy antes de las 5"."""
    if tuple(norms[max(at - 3, 0) : at]) not in _BEFORE_AN_HOUR:
        return False
    named = number(norms[at])
    hour = named is not None and 0 < named <= _LAST_HOUR
    return hour and norm_at(norms, at + 1) in _BEHIND_AN_HOUR


def _end(norms: Sequence[str], at: int) -> str:
    """Return the word behind a number, also where it stands behind that to which it went: "de 30 a
    22 días"."""
    goes_on = norm_at(norms, at + 1) == "a" and number(norm_at(norms, at + 2)) is not None
    return norm_at(norms, at + 3 if goes_on else at + 1)


def _as_name(norms: Sequence[str], at: int) -> str:
    """Return whether a number names a paper, the place of a thing in her own list, or what was left
    and is no more."""
    if is_reference(norms, at) or (norm_at(norms, at - 1) == "v" and norm_at(norms, at + 1) != "%"):
        return "reference"
    after = " ".join(("", *norms[at + 1 : at + _DAYS]))
    were_left = norm_at(norms, at - 1) in _THE and _WERE_LEFT.match(after)
    return "label" if were_left or _OF_A_LIST.match(after) else ""


def is_of_an_act(norms: Sequence[str], at: int) -> bool:
    """Whether a number is of the act by which something was approved: "aprobada con la 214"."""
    deed, by, the = (norm_at(norms, at - n) for n in (3, 2, 1))
    led = the in ("la", "el") and by in ("con", "por", "mediante", "segun")
    return led and _ENACTED.fullmatch(deed) is not None


def _is_of_money(norms: Sequence[str], at: int) -> bool:
    """Whether a share is of money told before it, "$ 85.000.000, del cual se ejecutó el 35 %", or
    has still to be paid."""
    if is_to_be_paid(norms, at):
        return True
    before = norms[max(0, at - _MONEY_REACH) : at]
    ends = next((n for n in range(len(before), 0, -1) if before[n - 1] in HARD_BREAKS), 0)
    before = before[ends:]
    sums = [n for n, norm in enumerate(before) if norm == "$" or norm in _MONEY]
    if not sums:
        return False
    between = before[sums[-1] + 1 :]
    leads = before[max(0, sums[0] - 4) : sums[0]]
    spent = not any("," in one for one in between) and any(n in _OF_THE for n in leads)
    return any(n in _OF_WHICH for n in between) or (spent and any(map(_SPENT.match, between)))


def is_to_be_paid(norms: Sequence[str], at: int) -> bool:
    """Whether the share at a token is one of money that is owed: "falta el 30 % por pagar"."""
    before, after = norms[max(0, at - _REACH) : at], norms[at + 1 : at + _DAYS]
    return bool(_OWED.match(" ".join(after)) or _OWING.search(" ".join(before)))


def unit(norm: str) -> str:
    """Return a unit in full: hectáreas for ha."""
    return _IN_FULL.get(norm, norm)


def _in_days(norms: Sequence[str], at: int) -> bool:
    """Whether a number is one of several days: "los días 12, 19 y 26 de agosto"."""
    here = at
    while here - at < _DAYS and number(norm_at(norms, here)) is not None:
        if is_date(norms, here):
            return True
        if norm_at(norms, here + 1) not in (",", "y", "al", "a", "e"):
            return False
        here += 2
    return False


def _in_range(norms: Sequence[str], at: int) -> bool:
    """Whether a number is an end of "entre 60 y 70", "60 a 70 %"; not of "del 40 al 60"."""
    words = [n for n in norms[max(0, at - 6) : at + 6] if n not in ("%", "el", "un")]
    here = len([n for n in norms[max(0, at - 6) : at] if n not in ("%", "el", "un")])
    for low in (here, here - 2):
        if low < 0 or low + 2 >= len(words) or words[low + 1] not in _TO:
            continue
        ends = number(words[low]), number(words[low + 2])
        if ends[0] is None or ends[1] is None or not ends[0] < ends[1]:
            continue
        between = low > 0 and words[low - 1] == "entre"
        signed = "%" in norms[at : at + 5] and words[low + 1] in ("a", "o", "-")
        if between or (signed and not (low and words[low - 1] in ("de", "del"))):
            return True
    return False


def _stands_apart(norms: Sequence[str], at: int) -> bool:
    """Whether what may be a percentage stands behind a comma: "ya quedó el módulo, 100"."""
    noun, sign, after = (norm_at(norms, at + n) for n in (-2, -1, 1))
    value = number(norms[at])
    if sign != "," or not noun.isalpha() or noun in _NUMBERED or value is None or value > WHOLE:
        return False
    goes_on = after == "," and norm_at(norms, at + 2).isalpha()
    return after in HARD_BREAKS or goes_on


def is_reference(norms: Sequence[str], at: int, names: frozenset[str] = _REFERENCE) -> bool:
    """Whether a number names a paper, a place or a telephone: "Resolución No. 0311 de 2026"."""
    if norm_at(norms, at + 1) == "%":
        return False
    if re.match(r"0\d", norms[at]) or is_of_an_act(norms, at):
        return True
    if _stands_apart(norms, at):
        return False
    here = at - 1
    while here >= 0 and at - here < _REACH:
        if norms[here] not in _IN_NUMBERS and number(norms[here]) is None:
            break
        if norms[here] == "." and norm_at(norms, here - 1) not in _NUMBERED:
            return False
        here -= 1
    if here < 0 or norm_at(norms, here - 1) in ("ha", "han", "hemos"):
        return False  # "se han radicado 3"
    return bool(rule_tags(norms[here]) & names)

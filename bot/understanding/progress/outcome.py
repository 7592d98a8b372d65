"""What is said of one activity, once it is judged, and what a figure of some units comes to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from bot.understanding.amounts.settled import Kind
from bot.understanding.meaning import Ask, PendingActivity, Status
from bot.understanding.progress.counts import MOST_BARE, units_of
from bot.understanding.progress.figure_words import counts_more
from bot.understanding.progress.of_units import is_up_to_now, of_one_unit, with_more
from bot.understanding.progress.outright import is_outright

OUT_OF_RANGE = "10 out of range"
DONE = "4 done"
NO_PROGRESS = "6 no progress"
UNSURE_FIGURE = "12 unsure figure"
BARE_COUNT = "2 bare count"
AS_NOTHING = "6 as before, of no figure"
JUDGED = "12 her own estimate"
GAIN = "8 gain"
LACKS = "12 what is missing"
RULES = {
    Kind.PERCENT: "1 percentage", Kind.BARE: "1 bare number", Kind.FRACTION: "2 fraction",
    Kind.COUNT: "2 count of units", Kind.SHARE: "3 share in words", Kind.POINTS: "8 points",
    Kind.RANGE: "12 range",
}  # fmt: skip
_OF_THE_WHOLE = (RULES[Kind.PERCENT], RULES[Kind.BARE], RULES[Kind.SHARE])
_FULL = Decimal(100)
_NONE = Decimal(0)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is said of one activity; `start` and `end` are the words for it in `plain`.

    `definite` tells a figure or a state from an account of the work without any; `outright` is a
    figure that stands whatever else is told.
    """

    percent: Decimal | None
    status: Status
    ask: Ask | None
    start: int
    end: int
    rule: str
    definite: bool = True
    outright: bool = False


def unsure(rule: str, end: int, *, definite: bool = True) -> Verdict:
    """Return that a figure is to be asked for."""
    return Verdict(None, Status.IN_PROGRESS, Ask.PERCENT, 0, end, rule, definite)


def may_count(number: Decimal, planned: int | None) -> bool:
    """Tell whether a bare number may count units of a goal of `planned`."""
    return _NONE < number <= min(planned or 0, MOST_BARE)


def of_some_units(
    verdict: Verdict | None, plain: str, activity: PendingActivity | None
) -> Verdict | None:
    """Return a figure of one unit as what it comes to of all, to be confirmed as is the 100 of
    those that there were up to now: "18 de 18 suscritos a la fecha"."""
    if verdict is None or verdict.percent is None or activity is None:
        return verdict
    (units, unit), last, share = units_of(activity), activity.percent, None
    if verdict.rule == GAIN and last is not None:
        share = with_more(plain, verdict.start, verdict.percent - last, units, last)
        if share is None and counts_more(plain[: verdict.start], plain[verdict.end :]):
            return replace(verdict, percent=None, ask=Ask.PERCENT, rule=UNSURE_FIGURE)
    elif verdict.ask is None and verdict.rule == RULES[Kind.FRACTION]:
        counted = str(units) in plain[verdict.start : verdict.end].split()
        more = verdict.percent == _FULL and not counted and is_up_to_now(plain)
        return replace(verdict, ask=Ask.CONFIRM) if more else verdict
    elif verdict.ask in (None, Ask.CONFIRM) and verdict.rule in _OF_THE_WHOLE:
        share = of_one_unit(plain, verdict.start, verdict.percent, units, unit)
    if share is None:
        return verdict
    status = Status.DONE if share == _FULL else Status.IN_PROGRESS
    return replace(verdict, percent=share, status=status, ask=Ask.CONFIRM, rule=BARE_COUNT)


def as_outright(
    verdict: Verdict | None, plain: str, activity: PendingActivity | None
) -> Verdict | None:
    """Return a figure that is said outright as such, unless it may count units of the goal; one
    that she asks herself, "como 30?", to be confirmed."""
    if verdict is None or verdict.rule not in (RULES[Kind.BARE], RULES[Kind.PERCENT]):
        return verdict
    if verdict.ask is None and plain[verdict.end :].startswith((" ?", " % ?")):
        return replace(verdict, ask=Ask.CONFIRM)
    if verdict.percent is None or not is_outright(plain, verdict.start):
        return verdict
    units = 0 if activity is None else units_of(activity)[0]
    bare = verdict.rule == RULES[Kind.BARE] and units > 1
    counts = bare and may_count(verdict.percent, units)
    return verdict if counts else replace(verdict, outright=True)

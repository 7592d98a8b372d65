"""Finds the activities of a plan in a table that is read again, however its rows moved."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

from rapidfuzz import fuzz

from core.grouping import grouped
from core.spanish import fold
from plans.activities.document import PlanActivity
from plans.values.codes import parts

_ALIKE = 90.0

Key = Callable[[PlanActivity], Hashable]


def matched(
    held: Sequence[PlanActivity], rows: Sequence[PlanActivity], *, by_place: bool
) -> dict[int, int]:
    """Return, for the activities of a plan that are found, which row of the table is theirs.

    `by_place` takes what is left by its position, where code and product or dates agree: the table
    is the one that the plan came from, and a person has changed a name since.
    """
    found: dict[int, int] = {}
    for key in (_whole, _named, _titled):
        _pair(held, rows, key, found)
    for number, one in enumerate(held):
        if number not in found:
            near = [at for at in _free(rows, found) if _alike(one, rows[at])]
            if len(near) == 1:
                found[number] = near[0]
            elif by_place and (at := one.place.line - 1) in _free(rows, found):
                found |= {number: at} if _akin(one, rows[at]) else {}
    return found


def _whole(one: PlanActivity) -> Hashable:
    return _named(one), fold(one.component or ""), fold(one.product or ""), fold(one.due_text)


def _named(one: PlanActivity) -> Hashable:
    return parts(one.code or ""), _titled(one)


def _titled(one: PlanActivity) -> Hashable:
    return fold(one.title)


def _pair(
    held: Sequence[PlanActivity], rows: Sequence[PlanActivity], key: Key, found: dict[int, int]
) -> None:
    wanted = _grouped(held, [n for n in range(len(held)) if n not in found], key)
    there = _grouped(rows, _free(rows, found), key)
    for value, numbers in wanted.items():
        places = there.get(value, [])
        if len(places) == len(numbers):
            found.update(zip(numbers, places, strict=True))


def _grouped(
    activities: Sequence[PlanActivity], numbers: Sequence[int], key: Key
) -> dict[Hashable, list[int]]:
    return grouped((key(activities[number]), number) for number in numbers)


def _free(rows: Sequence[PlanActivity], found: dict[int, int]) -> list[int]:
    taken = set(found.values())
    return [at for at in range(len(rows)) if at not in taken]


def _akin(one: PlanActivity, other: PlanActivity) -> bool:
    if parts(one.code or "") != parts(other.code or ""):
        return False
    told = ((one.product or "", other.product or ""), (one.due_text, other.due_text))
    return any(first and fold(first) == fold(second) for first, second in told)


def _alike(one: PlanActivity, other: PlanActivity) -> bool:
    if parts(one.code or "") != parts(other.code or ""):
        return False
    return fuzz.ratio(fold(one.title), fold(other.title)) >= _ALIKE

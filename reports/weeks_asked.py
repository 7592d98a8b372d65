"""In how many weeks digests asked for the same, whatever its place among the three things."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

from reports.asked_for import Todo, TodoKind
from reports.weekly import Asked, Doubt

Matter = tuple[str, ...]
_CALLED = "called"  # who is silent and who is late: of both it is said whom to call


class Before(NamedTuple):
    """What the digest before, of the day `on`, asked for."""

    on: date
    todo: tuple[Todo, ...]


def counted(thing: Todo, before: Before | None, today: date) -> Todo:
    """Return a thing to do with the weeks in which it was asked for, it and each other matter that
    stands in it; all doubts together are not asked for longer than the last that came to them."""
    known = dict(_matters(before)) if before else {}
    new = before is None or _week(before.on) != _week(today)

    def since(matter: Matter) -> dict[str, Any]:
        asked = known.get(matter)
        if asked is None:
            return {"first_on": None, "weeks": 0}
        return {"first_on": asked.first_on, "weeks": asked.weeks + new}

    doubts = tuple(one.model_copy(update=since(_doubted(one))) for one in thing.doubts)
    also = tuple(
        one.model_copy(update=since(_matter((thing.kind, one.name)))) for one in thing.also
    )
    of_all = since(_matter(thing.about))
    if thing.kind is TodoKind.FAULTS:
        last = min(doubts, key=lambda one: one.weeks, default=Asked())
        of_all = {"first_on": last.first_on, "weeks": last.weeks}
    second = Asked()
    if thing.second is not None:
        second = Asked(**since(_matter((thing.kind, str(thing.second.number)))))
    others = {"doubts": doubts, "also": also, "second_asked": second}
    return thing.model_copy(update={**of_all, **others})


def _matters(before: Before) -> Iterator[tuple[Matter, Asked]]:
    """Yield each matter that a digest asked for, with since when and in how many weeks."""
    for thing in before.todo:
        yield _matter(thing.about), _known(thing, before.on)
        for one in thing.also:
            yield _matter((thing.kind, one.name)), _known(one, before.on)
        for doubt in thing.doubts:
            yield _doubted(doubt), _known(doubt, before.on)
        if thing.second is not None:
            second = _matter((thing.kind, str(thing.second.number)))
            yield second, _known(thing.second_asked, before.on)


def _known(one: Asked, on: date) -> Asked:
    """Return since when a digest of the day `on` asked for something; where the weeks were not
    counted yet, there was one in each."""
    first_on = one.first_on or on
    weeks = one.weeks or (_week(on) - _week(first_on)).days // 7 + 1
    return Asked(first_on=first_on, weeks=weeks)


def _matter(about: tuple[str, str]) -> Matter:
    kind, name = about
    called = kind in (TodoKind.SILENT, TodoKind.LATE)
    return (_CALLED if called else kind), name


def _doubted(one: Doubt) -> Matter:
    return "doubt", str(one.number), one.handle


def _week(day: date) -> date:
    return day - timedelta(days=day.weekday())

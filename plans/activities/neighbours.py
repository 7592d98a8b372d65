"""What an activity takes from the rows beside it: shared cells, and proposals for blank ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from core.spanish import fold
from plans import faults
from plans.activities.cells import RowReading
from plans.activities.document import PlanActivity
from plans.faults import Fault
from plans.tables.headings.headers import Field

_BETWEEN_NAMES = " / "
_NEAR = 12
# What a row that has only its name shares with the one above: with the value goes its fault.
_SHARED = {
    str(field): field
    for field in (Field.DUE, Field.OFFICES, Field.PERCENT, Field.PLANNED, Field.EXECUTED)
}
_FROM_ABOVE = (
    "product", "goal", "indicator", "unit", "planned", "executed", "terms", "due", "due_text",
    "due_place", "offices", "co_offices", "percent", "percent_text", "percent_place", "description",
    "description_place",
)  # fmt: skip


def settle(
    activities: Sequence[PlanActivity], readings: Sequence[RowReading]
) -> list[PlanActivity]:
    """Return the activities with what they share, and a fault for every date or office missing."""
    result: list[PlanActivity] = []
    before: RowReading | None = None
    for activity, reading in zip(activities, readings, strict=True):
        beside = before is not None and not _apart(before, reading)
        above = result[-1] if beside and _same_group(result[-1], activity) else None
        before = reading
        result.append(_sharing(activity, reading, above))
    return [_complete(number, result, readings[number]) for number in range(len(result))]


def _apart(one: RowReading, other: RowReading) -> bool:
    """Tell whether a sheet sets two rows apart by a gap: then they share no cell."""
    first, second = one.line.cells.row, other.line.cells.row
    return second.cells[0].place.sheet is not None and first.page != second.page


def _same_group(one: PlanActivity, other: PlanActivity) -> bool:
    return (one.component, one.subcomponent) == (other.component, other.subcomponent)


def _sharing(
    activity: PlanActivity, reading: RowReading, above: PlanActivity | None
) -> PlanActivity:
    if not activity.title:
        return _named(activity, reading, above)
    if above is None or not reading.only_title:
        return activity
    note = faults.of_row("shared_cells", activity.title, reading.place())
    if fold(above.title) == fold(activity.title):
        note = faults.of_row("repeated", activity.title, reading.place())
    shared: dict[str, Any] = {name: getattr(above, name) for name in _FROM_ABOVE}
    own = (*activity.faults, note, *_shared_faults(above, reading))
    return replace(activity, **shared, faults=own)


def _shared_faults(above: PlanActivity, reading: RowReading) -> list[Fault]:
    """Return what is wrong with the shared values as faults of this row too, decided apart."""
    return [
        replace(fault, place=reading.place(_SHARED[fault.field]))
        for fault in above.faults
        if fault.field in _SHARED
    ]


def _named(activity: PlanActivity, reading: RowReading, above: PlanActivity | None) -> PlanActivity:
    """Give a row without a name the one above it, else its product."""
    if above is not None:
        note = faults.of_row("shared_title", above.title, reading.place(Field.TITLE))
        return replace(activity, title=above.title, faults=(*activity.faults, note))
    title = activity.product or activity.description or reading.place().label()
    fault = faults.of_row("missing_title", faults.quote(title), reading.place(Field.TITLE))
    return replace(activity, title=title, faults=(*activity.faults, fault))


def _complete(number: int, activities: Sequence[PlanActivity], reading: RowReading) -> PlanActivity:
    """Add the faults of a missing date and a missing office, with what a neighbour proposes."""
    activity = activities[number]
    found = list(activity.faults)
    if not activity.due_text and not reading.planned:
        # What begins on a day of its own ends on its own, and not on the day of the row beside it.
        begins = reading.start is not None
        near = None if begins else _nearest(number, activities, lambda one: bool(one.due))
        sure = near is not None and all(fault.field != "due" for fault in near.faults)
        days = " ".join(day.isoformat() for day in near.due) if near and sure else None
        found.append(faults.missing_date(days, reading.place(Field.DUE)))
    if not activity.offices:
        near = _nearest(number, activities, lambda one: bool(one.offices))
        names = _BETWEEN_NAMES.join(near.offices) if near else None
        found.append(faults.missing_office(names, reading.place(Field.OFFICES)))
    return replace(activity, faults=tuple(found)) if len(found) > len(activity.faults) else activity


def _nearest(
    number: int, activities: Sequence[PlanActivity], has: Callable[[PlanActivity], bool]
) -> PlanActivity | None:
    """Return the first row above that has the cell, else the first below, in the same group."""
    above = range(number - 1, max(number - _NEAR, 0) - 1, -1)
    below = range(number + 1, min(number + _NEAR, len(activities)))
    for others in (above, below):
        for other in others:
            if not _same_group(activities[other], activities[number]):
                break
            if has(activities[other]):
                return activities[other]
    return None

"""What is odd in the same way in many rows is asked once for all of them, not row by row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from plans import faults
from plans.activities.document import PlanActivity
from plans.faults import Fault, Rank
from plans.values.dates import REPORTED, read_dates

# So many rows say that a column is written so, and no single row.
_SEVERAL = 3
# Besides what proposes days: so are figures and codes that few rows have.
_OF_FEW = frozenset({faults.STATE_OR_PERCENT, faults.SHARE, faults.REPEATED_CODE})
# A column that is missing is missing in most rows.
_MANY = 5


def ask_once(
    activities: Sequence[PlanActivity],
) -> tuple[tuple[PlanActivity, ...], tuple[Fault, ...]]:
    """Return the activities with notes in place of the faults that many of them share, and the one
    fault of the whole plan for each sort of these."""
    asked: list[Fault] = []
    found = list(activities)
    for kind, (of_row, suggests) in faults.ALIKE.items():
        told = _is_of_later_year if kind == faults.LATER_YEARS else _told(of_row, suggests)
        alike = [fault for one in found for fault in one.faults if told(fault)]
        if len(alike) < _fewest(of_row, len(found)):
            continue
        asked.append(faults.alike(kind, [fault.text for fault in alike]))
        found = [_with_notes(one, told) for one in found]
    return tuple(found), tuple(asked)


def _told(of_row: frozenset[str], suggests: bool | None) -> Callable[[Fault], bool]:
    """Return the test for the faults of rows that belong together."""

    def told(fault: Fault) -> bool:
        whole = suggests is None or bool(fault.suggestion) == suggests
        return fault.kind in of_row and whole and fault.rank is not Rank.NOTE

    return told


def _is_of_later_year(fault: Fault) -> bool:
    """Tell whether a date is of a year after the plan's: where several are, the plan goes on."""
    days = read_dates(fault.text).days if fault.kind == faults.OTHER_YEAR else ()
    if not days:
        return False
    near = fault.suggestion is None
    return days[0].month in REPORTED if near else days[0].isoformat() > (fault.suggestion or "")


def _fewest(of_row: frozenset[str], rows: int) -> int:
    proposing = of_row & (faults.PROPOSING | _OF_FEW)
    return _SEVERAL if proposing else max(_MANY, (rows + 1) // 2)


def _with_notes(one: PlanActivity, told: Callable[[Fault], bool]) -> PlanActivity:
    if not any(map(told, one.faults)):
        return one
    return replace(one, faults=tuple(_note(f) if told(f) else f for f in one.faults))


def _note(fault: Fault) -> Fault:
    """Return a fault as a note; of a date that is kept no other day is proposed."""
    kept = None if fault.kind == faults.OTHER_YEAR else fault.suggestion
    return replace(fault, rank=Rank.NOTE, suggestion=kept)

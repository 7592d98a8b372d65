"""Rows of one file with the same number: whoever answers by it may mean either."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from core.spanish import fold
from plans.activities.document import PlanActivity
from plans.faults import REPEATED_CODE, of_row, quote
from plans.values.codes import is_telling_code

# Rows under one cell of the file have its number because they share it.
_SHARING = frozenset({"shared_cells", "shared_title", "repeated"})


def mark(rows: Iterable[PlanActivity]) -> tuple[PlanActivity, ...]:
    """Return the rows, each with a fault that has the number of one before it in its group."""
    first: dict[tuple[object, ...], PlanActivity] = {}
    return tuple(_marked(row, first.setdefault(_scope(row), row)) for row in rows)


def _marked(row: PlanActivity, first: PlanActivity) -> PlanActivity:
    shares = _SHARING & {fault.kind for fault in row.faults}
    if first is row or shares or row.place == first.place or not row.code:
        return row
    fault = of_row(REPEATED_CODE, row.code, row.place, first=_named(first), second=_named(row))
    return replace(row, faults=(*row.faults, fault))


def _scope(row: PlanActivity) -> tuple[object, ...]:
    code = row.code or ""
    within = "" if is_telling_code(code) else fold(row.subcomponent or "")
    outermost = next(iter(row.groups.values()), "")
    return (
        fold(outermost),
        fold(row.component or ""),
        within,
        fold(code).rstrip(" .)-").replace("-", "."),
    )


def _named(row: PlanActivity) -> str:
    return f"{row.place.label()} («{quote(row.title)}»)"

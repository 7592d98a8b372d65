"""A lead's own week in four lines: what is open, overdue, told and next among her offices' own."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from core.messages import Note
from core.rules import State, state_of
from reports.values import Figures, Row

NOTE = "own_summary"
_NAMED = 4  # so many activities are called by their names
_CLOSED = frozenset({State.DONE, State.NOT_APPLICABLE})


def of_offices(figures: Figures, offices: Collection[str]) -> Note:
    """Return the week of the activities that some offices lead, and of no others."""
    hers = [row for row in figures.rows if row.office in offices]
    open_ = [row for row in hers if _state(row) not in _CLOSED]
    late = [row for row in open_ if row.days_late]
    silent = [row for row in open_ if _state(row) is State.WITHOUT_REPORT]
    moved = {one.handle for one in figures.moved} & {row.handle for row in hers}
    coming = [row for row in open_ if row.due is not None and row.due >= figures.on]
    values: dict[str, str | int | None] = {
        "offices": "; ".join(sorted(offices)),
        "open": len(open_),
        "overdue": len(late),
        "late": _names(late),
        "moved": len(moved),
        "silent": len(silent),
        "unsaid": _names(silent),
    }
    if coming:
        first = min(coming, key=lambda row: row.due or date.max)
        values |= {
            "handle": first.handle,
            "title": first.title,
            "due": first.due.isoformat() if first.due else None,
            "percent": None if first.percent is None else str(first.percent),
        }
    return Note(name=NOTE, values=values)


def _state(row: Row) -> State:
    return state_of(row.percent, row.status)


def _names(rows: Collection[Row]) -> str:
    named = ", ".join(row.handle for row in list(rows)[:_NAMED])
    return f"{named}…" if len(rows) > _NAMED else named

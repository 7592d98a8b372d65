"""A lead's own week: what is overdue and next among her offices' own, and who said what."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from core.messages import Note
from core.rules import State, state_of
from reports.values import Figures, Moved, Row

NOTE = "own_summary"
_NAMED = 4  # so many activities are called by their names
_SAID = 3  # so many reports are told with their words
_CLOSED = frozenset({State.DONE, State.NOT_APPLICABLE})


def of_offices(figures: Figures, offices: Collection[str], reader: str) -> Note:
    """Return the week of the activities that some offices lead, and of no others, to `reader`."""
    hers = {row.handle: row for row in figures.rows if row.office in offices}
    open_ = [row for row in hers.values() if _state(row) not in _CLOSED]
    late = sorted((row for row in open_ if row.days_late), key=lambda row: -row.days_late)
    silent = [row for row in open_ if _state(row) is State.WITHOUT_REPORT]
    moved = [one for one in figures.moved if one.handle in hers]
    coming = [row for row in open_ if row.due is not None and row.due >= figures.on]
    values: dict[str, str | int | None] = {
        "offices": "; ".join(sorted(offices)),
        "open": len(open_),
        "overdue": len(late),
        "late": _names(late),
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
    return Note(name=NOTE, values=values | _said(moved, reader))


def _said(moved: Sequence[Moved], reader: str) -> dict[str, str | int | None]:
    """Return who said what in the week, each with a number, and how many figures changed besides;
    what she said herself has no name."""
    said = [one for one in moved if one.person and not one.retracted][:_SAID]
    values: dict[str, str | int | None] = {"more": len(moved) - len(said)}
    for number, one in enumerate(said, 1):
        values |= {
            f"who{number}": "" if one.person == reader else one.person,
            f"about{number}": one.handle,
            f"after{number}": None if one.after is None else str(one.after),
            f"words{number}": one.words,
        }
    return values


def _state(row: Row) -> State:
    return state_of(row.percent, row.status)


def _names(rows: Collection[Row]) -> str:
    named = ", ".join(row.handle for row in list(rows)[:_NAMED])
    return f"{named}…" if len(rows) > _NAMED else named

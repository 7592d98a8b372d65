"""A lead's own week: what is overdue and next among her offices' own, and who said what."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from core.agenda import example
from core.messages import Note
from core.rules import State, state_of
from reports.values import Figures, Moved, Row

NOTE = "own_summary"
_FIRST = 3  # so many activities are told with title, date and figure
_NAMED = 4  # so many others are called by their names
_SAID = 3  # so many reports are told with their words
_CLOSED = frozenset({State.DONE, State.NOT_APPLICABLE})


def of_offices(figures: Figures, offices: Collection[str], reader: str) -> Note:
    """Return the week of the activities that some offices lead, and of no others, to `reader`."""
    hers = {row.handle: row for row in figures.rows if row.office in offices}
    open_ = [row for row in hers.values() if _state(row) not in _CLOSED]
    late = sorted((row for row in open_ if row.days_late), key=lambda row: -row.days_late)
    coming = sorted((row for row in open_ if _is_coming(row, figures.on)), key=_due)
    first = _first(late, coming)
    others = [row for row in late if row not in first]
    unsaid = [row for row in open_ if _state(row) is State.WITHOUT_REPORT and row not in first]
    values: dict[str, str | int | None] = {
        "offices": "; ".join(sorted(offices)),
        "open": len(open_),
        "overdue": len(late),
        "late": _names(others),
        "unsaid": _names(unsaid),
    }
    if first:
        values["example"] = f"{first[0].handle} {example(first[0].percent)}"
    for number, row in enumerate(first, 1):
        values |= {
            f"handle{number}": row.handle,
            f"title{number}": row.title,
            f"due{number}": _due(row).isoformat(),
            f"days{number}": row.days_late,
            f"percent{number}": None if row.percent is None else str(row.percent),
        }
    moved = [one for one in figures.moved if one.handle in hers]
    return Note(name=NOTE, values=values | _said(moved, reader))


def _first(late: Sequence[Row], coming: Sequence[Row]) -> list[Row]:
    """Return what presses most: what is overdue longest, and always the next date too."""
    told = list(late[: _FIRST - 1 if coming else _FIRST])
    return [*told, *coming[: _FIRST - len(told)]]


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


def _is_coming(row: Row, today: date) -> bool:
    return not row.days_late and row.due is not None and row.due >= today


def _due(row: Row) -> date:
    return row.due or date.max


def _state(row: Row) -> State:
    return state_of(row.percent, row.status)


def _names(rows: Collection[Row]) -> str:
    named = ", ".join(row.handle for row in list(rows)[:_NAMED])
    return f"{named}…" if len(rows) > _NAMED else named

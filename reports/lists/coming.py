"""What comes next: the nearest date of the plans, and the day of the next digest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from core.entity.calendar import Calendar
from core.rules import State, state_of
from reports.digest import digest_day
from reports.values import Figures, Row

_OVER = frozenset({State.DONE, State.NOT_APPLICABLE})
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class KeyDay:
    """A day on which activities that are not done are due."""

    on: date
    rows: tuple[Row, ...]


def next_key_day(figures: Figures) -> KeyDay | None:
    """Return the next day, today too, on which something is due that is not done; None for none."""
    open_rows = [
        (row.due, row)
        for row in figures.rows
        if row.due is not None
        and row.due >= figures.on
        and state_of(row.percent, row.status) not in _OVER
    ]
    if not open_rows:
        return None
    nearest = min(due for due, _ in open_rows)
    return KeyDay(nearest, tuple(row for due, row in open_rows if due == nearest))


def next_digest(today: date, calendar: Calendar) -> date:
    """Return the day of the digest that comes after today: of this week, else of the next one."""
    monday = today - timedelta(days=today.weekday())
    this_week = digest_day(monday, calendar)
    return this_week if this_week > today else digest_day(monday + _WEEK, calendar)

"""Until when a reminder can be put off: a working day, and never past what must be told. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from core.entity.calendar import Calendar
from core.entity.policy import Policy

PROPOSED_WORKING_DAYS = (1, 3, 5)


@dataclass(frozen=True, slots=True)
class Snoozing:
    """The rules of one day: what is due can wait until its date, what is overdue until it would
    first be escalated."""

    policy: Policy
    calendar: Calendar
    today: date

    def until(self, wanted: date, due: date | None) -> date | None:
        """Return the working day on which an activity comes up again, None when it cannot wait.

        A day off moves to the next working day; where that lies past the last day, the last
        working day up to it is taken. `due` is the earliest open date: without one there is no
        reminder that could wait.
        """
        if due is None:
            return None
        day = self.calendar.working_day_on_or_after(wanted)
        last = self._last(due)
        if day > last:
            day = self.calendar.working_day_on_or_before(last)
        return day if day > self.today else None

    def proposals(self, due: date | None) -> tuple[date, ...]:
        """Return the days that can be offered, the nearest first; empty when it cannot wait."""
        wanted = (self.calendar.add_working_days(self.today, n) for n in PROPOSED_WORKING_DAYS)
        found = (self.until(day, due) for day in wanted)
        return tuple(dict.fromkeys(day for day in found if day is not None))

    def _last(self, due: date) -> date:
        if due >= self.today:
            return due
        return due + timedelta(days=self.policy.escalation_after_days_overdue)

"""What the rule of escalation asks about each office: who was asked last, and what reached her."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from core.notice_names import ESCALATION, UNREACHABLE
from scheduler.candidates import History, Near
from scheduler.directory import Directory
from scheduler.escalation import Waiting
from scheduler.notices import notice_key


def waiting(rows: Iterable[Near], found: History, people: Directory) -> Iterator[Waiting]:
    """Yield what the rule of escalation asks about: one row per milestone and office.

    Silence is of who was asked last: what her reminder says about the day on which those above are
    told holds, whoever was asked before her. In a group all of the office were asked.
    """
    for row in rows:
        told = (row.milestone_id, row.office_id)
        delivered, back_on = _asked(row, found, people)
        yield Waiting(
            milestone_id=row.milestone_id,
            activity_id=row.activity_id,
            office_id=row.office_id,
            duty=row.duty,
            due=row.due,
            met=False,
            reach=people.reach(row.office_id),
            delivered_on=delivered,
            back_on=back_on,
            last_answer_on=found.answered.get((row.activity_id, row.office_id)),
            escalated_on=found.notified.get(notice_key(ESCALATION, *told)),
            told_unreachable_on=found.notified.get(notice_key(UNREACHABLE, *told)),
        )


def _asked(row: Near, found: History, people: Directory) -> tuple[frozenset[date], date | None]:
    """Return on which days reminders reached who was asked last, and since when she is back."""
    asked = [
        one for one in found.asked.get((row.activity_id, row.office_id), ())
        if one in people.staff(row.office_id)
    ]  # fmt: skip
    if row.office_id not in people.groups:
        asked = asked[-1:]
    days = (found.delivered.get((row.activity_id, person), set()) for person in asked)
    back_on = people.back_on(asked[-1], row.office_id) if asked else None
    return frozenset().union(*days), back_on

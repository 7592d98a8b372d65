"""Which dates of an activity are met, by the report that holds."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session

from core import rules
from core.words import Status
from models.plan import Milestone
from models.session import direct

_MILESTONES = (
    select(Milestone.id, Milestone.ordinal, Milestone.total, Milestone.due, Milestone.met)
    .where(Milestone.activity_id == bindparam("activity_id"))
    .order_by(Milestone.ordinal)
)
_MEET = update(Milestone).where(Milestone.id == bindparam("milestone_id"))


def refresh(
    session: Session, activity_id: int, current: rules.Current | None, from_file: Collection[int]
) -> None:
    """Write down which dates are met by `current`; `from_file` are the reports that files made."""
    for milestone in direct(session, _MILESTONES, activity_id=activity_id).all():
        met = _is_met(milestone, current, from_file)
        if met is not milestone.met:
            direct(session, _MEET, milestone_id=milestone.id, met=met)


def open_dates(
    session: Session, activity_id: int, current: rules.Current | None, from_file: Collection[int]
) -> list[rules.OpenDate]:
    """Return the dates that `current` does not meet, in their order."""
    return [
        rules.OpenDate(milestone.ordinal, milestone.total, milestone.due)
        for milestone in direct(session, _MILESTONES, activity_id=activity_id)
        if not _is_met(milestone, current, from_file)
    ]


def milestone_is_met(
    current: rules.Current | None, *, ordinal: int, total: int, due: date, from_file: bool
) -> bool:
    """Tell whether a milestone needs no more reminders.

    A file's "N/A" says that nothing was due by its cut-off, so it closes only dates up to then; a
    person's "no aplica" closes the activity.
    """
    if current is None:
        return False
    status = current.report.status
    if status is Status.NOT_APPLICABLE and from_file:
        return due <= current.report.as_of
    return rules.milestone_met(ordinal=ordinal, of=total, percent=current.percent, status=status)


def _is_met(milestone: Any, current: rules.Current | None, from_file: Collection[int]) -> bool:
    return milestone_is_met(
        current,
        ordinal=milestone.ordinal,
        total=milestone.total,
        due=milestone.due,
        from_file=current is not None and current.report.id in from_file,
    )

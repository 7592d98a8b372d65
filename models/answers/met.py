"""Which dates of an activity are met, by the report that holds."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session

from core import rules
from models.plan import Milestone
from models.session import direct

_MILESTONES = (
    select(Milestone.id, Milestone.ordinal, Milestone.total, Milestone.due, Milestone.met)
    .where(Milestone.activity_id == bindparam("activity_id"))
    .order_by(Milestone.ordinal)
)
_MEET = update(Milestone).where(Milestone.id == bindparam("milestone_id"))


@dataclass(frozen=True, slots=True)
class Standing:
    """The report that holds of an activity (None: there is none), the one by which dates are met,
    and those that files made."""

    current: rules.Current | None
    meeting: rules.Current | None
    from_file: Collection[int]

    def meets(self, milestone: Any) -> bool:
        """Tell whether a row of `milestone` is met by the report that holds."""
        return milestone_is_met(
            self.meeting,
            ordinal=milestone.ordinal,
            total=milestone.total,
            due=milestone.due,
            from_file=self.from_file,
        )


def refresh(session: Session, activity_id: int, standing: Standing) -> None:
    """Write down which dates are met as an activity stands."""
    for milestone in direct(session, _MILESTONES, activity_id=activity_id).all():
        met = standing.meets(milestone)
        if met is not milestone.met:
            direct(session, _MEET, milestone_id=milestone.id, met=met)


def open_dates(session: Session, activity_id: int, standing: Standing) -> list[rules.OpenDate]:
    """Return the dates that are not met as an activity stands, in their order."""
    found = direct(session, _MILESTONES, activity_id=activity_id)
    return [_as_rule(one) for one in found if not standing.meets(one)]


def come_until(session: Session, activity_id: int, standing: Standing, today: date) -> date:
    """Return up to which day the dates of an activity have come, as it stands."""
    found = direct(session, _MILESTONES, activity_id=activity_id).all()
    unmet = [one.due for one in found if not standing.meets(one)]
    return rules.come_until([one.due for one in found], unmet, today)


def newly_met(
    session: Session, activity_id: int, before: Standing, now: Standing
) -> list[rules.OpenDate]:
    """Return the dates that are met now and were not before, in their order."""
    found = direct(session, _MILESTONES, activity_id=activity_id)
    return [_as_rule(one) for one in found if now.meets(one) and not before.meets(one)]


def milestone_is_met(
    current: rules.Current | None,
    *,
    ordinal: int,
    total: int,
    due: date,
    from_file: Collection[int],
) -> bool:
    """Tell whether a milestone needs no more reminders; `from_file` are the reports of files.

    A file speaks of its cut-off: its "N/A", and its figure below 100 %, close only dates up to
    then. A person's figure closes the dates that it reaches, up to the day that the report names;
    her 100 % and her "no aplica" all of them.
    """
    if current is None:
        return False
    told = current.told or current.report
    whole = told.percent is not None and told.percent >= rules.WHOLE
    if told.id in from_file and not whole and due > told.as_of:
        return False
    if not whole and told.meets_until is not None and due > told.meets_until:
        return False
    status = current.report.status
    return rules.milestone_met(ordinal=ordinal, of=total, percent=current.percent, status=status)


def _as_rule(milestone: Any) -> rules.OpenDate:
    return rules.OpenDate(milestone.ordinal, milestone.total, milestone.due)

"""A plan as it was known at the end of a past day: dates that moved later, activities added."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.clock import zone
from models.audit import Audit
from models.organisation import Entity
from models.plan import Activity, Plan, PlanFault

_GRANTED, _SET, _SETTLED = "extension granted", "activity set", "fault settled"
_NEWER = ("activity changed", "activity back")


def days_known(
    session: Session, plan: Plan, days: Mapping[int, list[date]], on: date
) -> dict[int, list[date]]:
    """Return the dates of each activity without what became of them after `on`.

    That is: more time that was granted, what was set or settled by hand, and what a newer version
    brought that does not speak of `on`.
    """
    known = {activity_id: list(some) for activity_id, some in days.items()}
    rows = session.execute(
        select(Audit, PlanFault.activity_id)
        .outerjoin(PlanFault, (PlanFault.id == Audit.subject_id) & (Audit.action == _SETTLED))
        .where(
            Audit.entity_id == plan.entity_id,
            Audit.action.in_((_GRANTED, _SET, _SETTLED, *_NEWER)),
            Audit.at >= _end(session, plan, on),
        )
        .order_by(Audit.id.desc())
    ).all()
    said_by_then = _versions_of(session, plan, on)
    for row, fault_of in rows:
        if row.action == _GRANTED:
            _undo_extension(known, row)
        elif row.action not in _NEWER or row.at not in said_by_then:
            before = _before(row)
            activity_id = fault_of if row.action == _SETTLED else row.subject_id
            if before is not None and activity_id is not None:
                known[activity_id] = [date.fromisoformat(day) for day in before]
    return {activity_id: sorted(some) for activity_id, some in known.items()}


def _undo_extension(known: dict[int, list[date]], row: Audit) -> None:
    some = known.get(row.before["activity"], [])
    moved = date.fromisoformat(row.after["due"]) if row.after["due"] else None
    if moved in some:
        some[some.index(moved)] = date.fromisoformat(row.before["due"])


def _before(row: Audit) -> Sequence[str] | None:
    """Return the dates that stood before a change; None where it was not about dates."""
    if row.action == _SETTLED:
        is_due = row.before.get("field") == "due"
        return str(row.before.get("value", "")).split() if is_due else None
    said = row.before.get("due")
    return said.split() if isinstance(said, str) else said


def _versions_of(session: Session, plan: Plan, on: date) -> set[datetime]:
    """Return when newer versions were stored whose own cut-off, later than before, is by `on`."""
    rows = session.scalars(
        select(Audit).where(
            Audit.entity_id == plan.entity_id,
            Audit.action == "plan loaded again",
            Audit.subject_id == plan.id,
        )
    )
    now = "" if plan.cutoff is None else plan.cutoff.isoformat()
    cutoffs = ((one.at, one.before.get("cutoff", ""), one.after.get("cutoff", now)) for one in rows)
    return {at for at, before, after in cutoffs if before < after <= on.isoformat()}


def was_added_later(session: Session, plan: Plan, activity: Activity, on: date) -> bool:
    """Tell whether a newer version that speaks of a day after `on` has brought the activity.

    One that came with the plan's first file was always in it.
    """
    if activity.added_at <= plan.loaded_at:
        return False
    said_by_then = plan.cutoff is not None and plan.cutoff <= on
    return not said_by_then and activity.added_at >= _end(session, plan, on)


def _end(session: Session, plan: Plan, on: date) -> datetime:
    """Return the first instant after a local day."""
    tz = zone(session.get_one(Entity, plan.entity_id).timezone)
    return datetime.combine(on + timedelta(days=1), time.min, tzinfo=tz)

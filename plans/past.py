"""A plan as it was known at the end of a past day: dates that moved later, activities added."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.clock import zone
from models.audit import Audit
from models.organisation import Entity
from models.plan import Activity, Plan


def days_known(
    session: Session, plan: Plan, days: Mapping[int, list[date]], on: date
) -> dict[int, list[date]]:
    """Return the dates of each activity without the extensions that were granted after `on`."""
    known = {activity_id: list(some) for activity_id, some in days.items()}
    rows = session.execute(
        select(Audit.before, Audit.after)
        .where(
            Audit.entity_id == plan.entity_id,
            Audit.subject == "request",
            Audit.action == "extension granted",
            Audit.at >= _end(session, plan, on),
        )
        .order_by(Audit.id.desc())
    )
    for before, after in rows:
        some = known.get(before["activity"], [])
        moved = date.fromisoformat(after["due"]) if after["due"] else None
        if moved in some:
            some[some.index(moved)] = date.fromisoformat(before["due"])
    return {activity_id: sorted(some) for activity_id, some in known.items()}


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

"""The faults of open plans that wait for a decision, as a digest asks for them: one query."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from models import progress
from models.organisation import Person
from models.plan import Activity, Milestone, Plan, PlanFault
from models.progress import ProgressReport
from plans.faults import Rank
from reports.plan.queries import open_ids
from reports.weekly import Doubt

MOST_FAULTS = 1000  # so many are told with what the plan prints
OFFICES_FIELD = "offices"  # of a fault that leaves open who answers


def open_faults(
    session: Session, entity_id: int, now: datetime, most: int = MOST_FAULTS
) -> tuple[int, tuple[Doubt, ...]]:
    """Count the faults of open plans that hold up a reminder or change a figure, notes apart, and
    return the first `most`: those of activities, first what tells nobody to ask, then by the
    nearest date; none of an activity that was taken out.
    """
    query = (
        select(
            func.count().over(),
            PlanFault.id,
            PlanFault.activity_id,
            Activity.handle,
            PlanFault.field,
            PlanFault.kind,
            PlanFault.text,
            PlanFault.suggestion,
        )
        .select_from(PlanFault)
        .join(Plan, Plan.id == PlanFault.plan_id)
        .outerjoin(Activity, Activity.id == PlanFault.activity_id)
        .where(
            Plan.entity_id == entity_id,
            Plan.loaded_at <= now,
            or_(Plan.closed_at.is_(None), Plan.closed_at > now),
            PlanFault.rank != Rank.NOTE,
            or_(PlanFault.settled_at.is_(None), PlanFault.settled_at > now),
            or_(
                PlanFault.activity_id.is_(None),
                PlanFault.activity_id.in_(open_ids(entity_id, now)),
            ),
        )
        .order_by(*_by_consequence())
        .limit(most)
    )
    rows = session.execute(query).all()
    first = tuple(
        Doubt(
            number=number,
            handle=handle or "",
            field=field,
            kind=kind,
            printed=text,
            suggestion=suggestion,
            **(_reported(session, about, now) if field == "percent" and suggestion else {}),
        )
        for _, number, about, handle, field, kind, text, suggestion in rows
    )
    return (rows[0][0] if rows else 0), first


def _reported(session: Session, activity_id: int | None, now: datetime) -> dict[str, Any]:
    """Return which person reported the figure that holds of an activity, as fields of `Doubt`."""
    held = None if activity_id is None else progress.holding(session, activity_id)
    report = None if held is None else session.get_one(ProgressReport, held)
    if report is None or report.person_id is None or report.recorded_at > now:
        return {}
    by = session.get_one(Person, report.person_id).name
    return {"reported": report.percent, "by": by, "on": report.as_of}


def _by_consequence() -> tuple[Any, ...]:
    """Return the order of faults: first what tells nobody to ask, then by the nearest date."""
    nearest = (
        select(func.min(Milestone.due))
        .where(Milestone.activity_id == PlanFault.activity_id, Milestone.met.is_(False))
        .scalar_subquery()
    )
    nobody = PlanFault.field != OFFICES_FIELD
    place = (Plan.id, Activity.position, PlanFault.id)
    return (Activity.id.is_(None), nobody, nearest.nulls_last(), *place)

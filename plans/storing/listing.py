"""The plans that were loaded, with how much is in each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from models.plan import Activity, Milestone, Plan, PlanFault
from plans.faults.faults import Rank


@dataclass(frozen=True, slots=True)
class PlanCard:
    """A plan and its counts; `open_dates` are those not met, `faults` those not settled."""

    id: int
    title: str
    year: int | None
    cutoff: date | None
    source_name: str
    loaded_at: datetime
    closed: bool
    activities: int
    open_dates: int
    faults: int


def list_plans(session: Session, entity_id: int) -> list[PlanCard]:
    """Return the plans of an entity, the newest first; what was withdrawn is not counted."""
    per_plan = select(Activity.plan_id, func.count()).where(
        Activity.entity_id == entity_id, Activity.withdrawn_at.is_(None)
    )
    still_open = per_plan.join(Milestone, Milestone.activity_id == Activity.id).where(
        Milestone.met.is_(False)
    )
    to_look_at = select(PlanFault.plan_id, func.count()).where(
        PlanFault.entity_id == entity_id,
        PlanFault.rank != Rank.NOTE,
        PlanFault.settled_at.is_(None),
    )
    activities = _counts(session, per_plan.group_by(Activity.plan_id))
    open_dates = _counts(session, still_open.group_by(Activity.plan_id))
    faults = _counts(session, to_look_at.group_by(PlanFault.plan_id))
    plans = session.scalars(
        select(Plan).where(Plan.entity_id == entity_id).order_by(Plan.id.desc())
    )
    return [
        PlanCard(
            id=plan.id,
            title=plan.title,
            year=plan.year,
            cutoff=plan.cutoff,
            source_name=plan.source_name,
            loaded_at=plan.loaded_at,
            closed=plan.closed_at is not None,
            activities=activities.get(plan.id, 0),
            open_dates=open_dates.get(plan.id, 0),
            faults=faults.get(plan.id, 0),
        )
        for plan in plans
    ]


def _counts(session: Session, query: Select[int, int]) -> dict[int, int]:
    return {row[0]: row[1] for row in session.execute(query)}

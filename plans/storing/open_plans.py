"""The plans of an entity: listed with how much is in each, found, closed when they are over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Select, delete, func, select
from sqlalchemy.orm import Session

from core.errors import InputError
from core.words import Because
from models import audit, audit_actions
from models.answers.disagreements import Disagreement
from models.answers.parts import Part
from models.audit import Audit
from models.owed import OwedStep
from models.plan import Activity, Milestone, Plan, PlanFault
from models.staff.agreements import Deputy
from plans.faults import Rank
from plans.storing.moving import withdraw_reminders


@dataclass(frozen=True, slots=True)
class PlanCard:
    """A plan and its counts; `open_dates` are those not met, `faults` those not settled;
    `loaded_at` is when the file that it is of was stored."""

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


@dataclass(frozen=True, slots=True)
class PlanName:
    """An open plan, and what it is called."""

    id: int
    title: str
    year: int | None


def open_plans(session: Session, entity_id: int) -> list[PlanName]:
    """Return the open plans of an entity, the newest first."""
    rows = session.execute(
        select(Plan.id, Plan.title, Plan.year)
        .where(Plan.entity_id == entity_id, Plan.closed_at.is_(None))
        .order_by(Plan.id.desc())
    )
    return [PlanName(*row) for row in rows]


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
    loads = _last_loads(session, entity_id)
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
            loaded_at=loads.get(plan.id, plan.loaded_at),
            closed=plan.closed_at is not None,
            activities=activities.get(plan.id, 0),
            open_dates=open_dates.get(plan.id, 0),
            faults=faults.get(plan.id, 0),
        )
        for plan in plans
    ]


def _last_loads(session: Session, entity_id: int) -> dict[int, datetime]:
    """Return when the newest file of each plan was stored, of those that were not undone."""
    undone = audit_actions.PLAN_IMPORT_UNDONE
    actions = (audit_actions.PLAN_LOADED, audit_actions.PLAN_LOADED_AGAIN, undone)
    rows = session.execute(
        select(Audit.subject_id, Audit.action, Audit.at)
        .where(Audit.entity_id == entity_id, Audit.subject == "plan", Audit.action.in_(actions))
        .order_by(Audit.id)
    )
    loads: dict[int, list[datetime]] = {}
    for plan_id, action, at in rows:
        of_plan = loads.setdefault(plan_id, [])
        if action != undone:
            of_plan.append(at)
        elif of_plan:
            of_plan.pop()
    return {plan_id: some[-1] for plan_id, some in loads.items() if some}


def _counts(session: Session, query: Select[int, int]) -> dict[int, int]:
    return {row[0]: row[1] for row in session.execute(query)}


def find_plan(session: Session, entity_id: int, plan_id: int) -> Plan:
    """Return an open plan of the entity by its number; raises InputError."""
    plan = session.scalar(select(Plan).where(Plan.id == plan_id, Plan.entity_id == entity_id))
    if plan is None:
        raise InputError(
            "no hay ningún plan con este número.", where=str(plan_id), todo="Vea: culmina plan list"
        )
    if plan.closed_at is not None:
        raise InputError("este plan ya está cerrado.", where=plan.title or str(plan_id))
    return plan


def close_plan(change: audit.Change, plan: Plan) -> None:
    """Close a plan: what is owed for its activities ends. Its rows stay, and nobody is told."""
    now = change.now
    of_plan = select(Activity.id).where(Activity.plan_id == plan.id)
    withdraw_reminders(change.session, OwedStep.activity_id.in_(of_plan), Because.PLAN_CLOSED, now)
    plan.closed_at = now
    # Nobody is written to about it any more: who would be, and what would be told, are forgotten.
    for table in (Deputy, Disagreement, Part):
        change.session.execute(
            delete(table)
            .where(table.activity_id.in_(of_plan))
            .execution_options(synchronize_session=False)
        )
    before, after = {"closed_at": None}, {"closed_at": now.isoformat()}
    change.audit_row(audit_actions.PLAN_CLOSED, plan, before=before, after=after)

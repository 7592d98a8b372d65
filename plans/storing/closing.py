"""Closes a plan whose year is over: no more reminders, and its handles stay taken."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from core.errors import InputError
from models import audit
from models.answers.disagreements import Disagreement
from models.answers.parts import Part
from models.owed import OwedStep
from models.plan import Activity, Plan
from models.staff.agreements import Deputy
from plans.storing.moving import withdraw_reminders

CLOSED = "the plan was closed"


def find_plan(session: Session, entity_id: int, plan_id: int) -> Plan:
    """Return an open plan of the entity by its number; raises InputError."""
    plan = session.get(Plan, plan_id)
    if plan is None or plan.entity_id != entity_id:
        raise InputError(
            "there is no plan of this number.", where=str(plan_id), todo="See: culmina plan list"
        )
    if plan.closed_at is not None:
        raise InputError("this plan is closed already.", where=plan.title or str(plan_id))
    return plan


def close_plan(session: Session, plan: Plan, now: datetime, by: audit.Actor) -> None:
    """Close a plan: what is owed for its activities ends, reminders not sent are withdrawn.

    Its activities, reports and files stay as they are; handles are never given again. Nothing is
    told to the offices: their next message says nothing of it any more.
    """
    of_plan = select(Activity.id).where(Activity.plan_id == plan.id)
    withdraw_reminders(session, OwedStep.activity_id.in_(of_plan), CLOSED, now)
    plan.closed_at = now
    # Nobody is written to about it any more: who would be, and what would be told, are forgotten.
    for table in (Deputy, Disagreement, Part):
        session.execute(
            delete(table)
            .where(table.activity_id.in_(of_plan))
            .execution_options(synchronize_session=False)
        )
    audit.write_by(
        session,
        by,
        entity_id=plan.entity_id,
        at=now,
        action="plan closed",
        subject="plan",
        subject_id=plan.id,
        before={"closed_at": None},
        after={"closed_at": now.isoformat()},
    )

"""What still waits for something: the activities that people are reminded of and report on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import ColumnElement, and_, bindparam, exists, or_, select
from sqlalchemy.orm import Session

from core import rules
from core.entity.context import EntityContext
from core.spanish import short_plan
from core.words import Status
from models.answers import parts
from models.answers.parts import Part
from models.organisation import office_now
from models.owed import OwedStep
from models.plan import IN_FORCE, Activity, Milestone, Plan, Responsibility
from models.progress import ProgressReport
from models.session import direct
from models.standing import stands


def open_activities(
    session: Session, context: EntityContext, offices: Iterable[int], plan_id: int | None = None
) -> list[int]:
    """Return the activities that `offices` answer for and that still wait, in a lasting order.

    One of which they only support, and have done their part, does not. With `plan_id`, of that plan
    only.
    """
    asked = {"entity_id": context.entity_id, "offices": list(offices)}
    if plan_id is None:
        return sorted(direct(session, _OPEN, **asked).scalars())
    return sorted(direct(session, _OPEN_IN_PLAN, **asked, plan_id=plan_id).scalars())


def plan_names(session: Session, entity_id: int) -> str:
    """Return what an entity's open plans are called: "PTEP 2026 y el PAA 2026"; "" for none."""
    named = session.execute(
        select(Plan.title, Plan.year)
        .where(Plan.entity_id == entity_id, Plan.closed_at.is_(None))
        .order_by(Plan.id)
    )
    return " y el ".join(dict.fromkeys(short_plan(row.title, row.year) for row in named))


def still_wanted(session: Session, outbox_id: int, activity_ids: Iterable[int]) -> set[int]:
    """Return those of the activities that wait for something, and for what a message reminds of."""
    asked = {"outbox_id": outbox_id, "activities": list(activity_ids)}
    return set(direct(session, _STILL_WANTED, **asked).scalars())


def reported_since(
    session: Session, activity_ids: Iterable[int], person_id: int | None, since: datetime
) -> set[int]:
    """Return those of the activities on which a report of a person stands since an instant."""
    reports = select(ProgressReport.activity_id).where(
        ProgressReport.activity_id.in_(list(activity_ids)),
        ProgressReport.person_id == person_id,
        ProgressReport.recorded_at >= since,
        stands(),
    )
    return set(session.scalars(reports))


def waits_for_something() -> ColumnElement[bool]:
    """Return the condition: open plan, not withdrawn, an open date, or none and less than 100 %."""
    dates = select(Milestone.id).where(Milestone.activity_id == Activity.id)
    unfinished = or_(Activity.percent.is_(None), Activity.percent < rules.WHOLE)
    applies = or_(Activity.status.is_(None), Activity.status != Status.NOT_APPLICABLE)
    return and_(
        IN_FORCE,
        or_(
            dates.where(Milestone.met.is_(False)).exists(),
            and_(~dates.exists(), unfinished, applies),
        ),
    )


# Built once: every message and every answer asks them.
_OPEN = (
    select(Activity.id)
    .join(Plan, Plan.id == Activity.plan_id)
    .where(
        # Not a join: SQLite would begin with every activity of the entity.
        Activity.id.in_(
            select(Responsibility.activity_id).where(
                Responsibility.entity_id == bindparam("entity_id"),
                Responsibility.office_id.in_(bindparam("offices", expanding=True)),
                ~parts.nothing_left(),
            )
        ),
        waits_for_something(),
    )
)
_OPEN_IN_PLAN = _OPEN.where(Activity.plan_id == bindparam("plan_id"))
_STILL_WANTED = (
    select(Activity.id)
    .join(Plan, Plan.id == Activity.plan_id)
    .where(
        Activity.id.in_(bindparam("activities", expanding=True)),
        waits_for_something(),
        ~exists().where(
            OwedStep.outbox_id == bindparam("outbox_id"),
            OwedStep.activity_id == Activity.id,
            Milestone.id == OwedStep.milestone_id,
            Milestone.met,
        ),
        ~exists().where(
            OwedStep.outbox_id == bindparam("outbox_id"),
            OwedStep.activity_id == Activity.id,
            Part.activity_id == Activity.id,
            Part.office_id == office_now(OwedStep.office_id),
            Part.done,
        ),
    )
)

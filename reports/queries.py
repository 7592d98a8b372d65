"""What a digest needs of the plans: one query per table, however long the plans are.

Everything is read as it was known at the instant that is asked about.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session, aliased

from core import rules
from core.words import Duty, SourceKind
from models.inbox import Inbound
from models.organisation import Entity, Office, Person
from models.plan import Activity, Milestone, Plan, PlanFault, Responsibility
from models.progress import SPOKE_AS, ProgressReport, Retraction, as_rule
from plans.faults import Rank


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """An activity of an open plan."""

    id: int
    plan_id: int
    plan_title: str
    plan_year: int | None
    handle: str
    code: str | None
    component: str
    subcomponent: str
    title: str
    product: str
    due_text: str
    added_at: datetime


@dataclass(frozen=True, slots=True)
class MilestoneRow:
    """One of the dates of an activity."""

    ordinal: int
    total: int
    due: date
    original: date | None = None


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """An office under the name that it has now: a merged one answers as the one it went into."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report, who made it, and who took it back when."""

    report: rules.Report
    description: str
    from_file: bool
    words: str
    person: str
    place: str
    retracted_at: datetime | None
    retracted_by: str
    retracted_through: str


def _open(entity_id: int, now: datetime) -> ColumnElement[bool]:
    return and_(
        Plan.entity_id == entity_id,
        Plan.loaded_at <= now,
        or_(Plan.closed_at.is_(None), Plan.closed_at > now),
        Activity.added_at <= now,
        or_(Activity.withdrawn_at.is_(None), Activity.withdrawn_at > now),
    )


def open_ids(entity_id: int, now: datetime) -> Select[int]:
    """Return the query for the ids of the activities of open plans, as they were at `now`."""
    joined = select(Activity.id).join(Plan, Plan.id == Activity.plan_id)
    return joined.where(_open(entity_id, now))


def entity(session: Session, entity_id: int) -> tuple[str, bool]:
    """Return the entity's name, and whether it has left the trial mode."""
    row = session.execute(
        select(Entity.name, Entity.live_since).where(Entity.id == entity_id)
    ).one()
    return row.name, row.live_since is not None


def activities(session: Session, entity_id: int, now: datetime) -> list[ActivityRow]:
    """Return the activities of the open plans in the order of their files."""
    rows = session.execute(
        select(
            Activity.id,
            Activity.plan_id,
            Plan.title.label("plan_title"),
            Plan.year.label("plan_year"),
            Activity.handle,
            Activity.code,
            Activity.component,
            Activity.subcomponent,
            Activity.title,
            Activity.product,
            Activity.due_text,
            Activity.added_at,
        )
        .join(Plan, Plan.id == Activity.plan_id)
        .where(_open(entity_id, now))
        .order_by(Activity.plan_id, Activity.position)
    )
    return [ActivityRow(**row._asdict()) for row in rows]


def open_faults(session: Session, entity_id: int, now: datetime) -> int:
    """Count the faults of open plans that hold up a reminder or change a figure, notes apart.

    Those of an activity that was taken out are not counted.
    """
    query = (
        select(func.count())
        .select_from(PlanFault)
        .join(Plan, Plan.id == PlanFault.plan_id)
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
    )
    return session.scalar(query) or 0


def milestones(session: Session, entity_id: int, now: datetime) -> dict[int, list[MilestoneRow]]:
    """Return the dates of each activity, in their order."""
    rows = session.execute(
        select(
            Milestone.activity_id,
            Milestone.ordinal,
            Milestone.total,
            Milestone.due,
            Milestone.original_due,
        )
        .where(Milestone.activity_id.in_(open_ids(entity_id, now)))
        .order_by(Milestone.activity_id, Milestone.ordinal)
    )
    found = defaultdict(list)
    for activity_id, ordinal, total, due, original in rows:
        found[activity_id].append(MilestoneRow(ordinal, total, due, original))
    return found


def offices(session: Session, entity_id: int) -> dict[int, OfficeRow]:
    """Return, for the id of every office, the office that answers for it now."""
    rows = session.execute(
        select(Office.id, Office.name, Office.merged_into_id).where(Office.entity_id == entity_id)
    ).all()
    known = {row.id: row for row in rows}

    def now_called(row: Any) -> OfficeRow:
        seen = set()
        while row.merged_into_id in known and row.id not in seen:
            seen.add(row.id)
            row = known[row.merged_into_id]
        return OfficeRow(row.id, row.name)

    return {row.id: now_called(row) for row in rows}


def responsibilities(
    session: Session, entity_id: int, now: datetime
) -> dict[int, list[tuple[int, Duty]]]:
    """Return the offices of each activity with their duty, the leading one first."""
    rows = session.execute(
        select(Responsibility.activity_id, Responsibility.office_id, Responsibility.duty)
        .where(Responsibility.activity_id.in_(open_ids(entity_id, now)))
        .order_by(Responsibility.activity_id, Responsibility.position)
    )
    found = defaultdict(list)
    for activity_id, office_id, duty in rows:
        found[activity_id].append((office_id, duty))
    for list_ in found.values():
        list_.sort(key=lambda pair: pair[1] is not Duty.LEAD)
    return found


def reports(session: Session, entity_id: int, now: datetime) -> dict[int, list[ReportRow]]:
    """Return what was said of each activity up to `now`, the oldest first."""
    by, undone_by, undone_in = aliased(Person), aliased(Person), aliased(Inbound)
    rows = session.execute(
        select(
            ProgressReport,
            SPOKE_AS,
            by.name.label("person"),
            Retraction.recorded_at.label("retracted_at"),
            undone_by.name.label("retracted_by"),
            undone_in.channel.label("retracted_through"),
        )
        .outerjoin(by, by.id == ProgressReport.person_id)
        .outerjoin(
            Retraction,
            and_(Retraction.report_id == ProgressReport.id, Retraction.recorded_at <= now),
        )
        .outerjoin(undone_by, undone_by.id == Retraction.person_id)
        .outerjoin(undone_in, undone_in.id == Retraction.inbound_id)
        .where(
            ProgressReport.activity_id.in_(open_ids(entity_id, now)),
            ProgressReport.recorded_at <= now,
        )
        .order_by(ProgressReport.recorded_at, ProgressReport.id)
    )
    found = defaultdict(list)
    for said, duty, person, retracted_at, retracted_by, retracted_through in rows:
        found[said.activity_id].append(
            ReportRow(
                report=as_rule(said, duty=duty, undone=retracted_at is not None),
                description=said.description,
                from_file=said.source is SourceKind.FILE,
                words=said.words or "",
                person=person or "",
                place=said.file_name or said.channel,
                retracted_at=retracted_at,
                retracted_by=retracted_by or "",
                retracted_through=retracted_through or "",
            )
        )
    return found

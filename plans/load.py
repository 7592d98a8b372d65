"""Loads a plan that was read into the tables: all of it in one transaction of the caller's."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from core.errors import InputError
from models import audit
from models.base import Base
from models.organisation import Entity
from models.plan import Activity, Milestone, Plan, PlanFault, Responsibility
from models.progress import ProgressReport
from plans import handles, store_rows
from plans.document import PlanDocument
from plans.faults import Rank
from plans.store_offices import unite_offices
from plans.store_rows import FileFigure

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class LoadResult:
    """What was stored. `office_ids` are those that the plan names, `offices_new` just made.

    `faults` hold up a reminder or a figure; `notes` only tell how something was read.
    """

    plan_id: int
    activities: int
    milestones: int
    reports: int
    office_ids: tuple[int, ...]
    offices_new: tuple[str, ...]
    aliases_new: int
    faults: int
    notes: int


def load_plan(
    session: Session,
    document: PlanDocument,
    *,
    entity_id: int,
    source_name: str,
    source_digest: str,
    today: date,
    now: datetime,
    by: audit.Actor,
) -> LoadResult:
    """Store a plan: its activities with handles, dates, offices, first figures and faults.

    The figures speak of the plan's cut-off, or of `today` where that is not printed or still to
    come: what people say from now on is newer. Raises InputError when this very file (by the
    SHA-256 of its bytes, `source_digest`) was loaded before.
    """
    # Two imports at once would choose the same handles: on PostgreSQL the second one waits here.
    session.execute(select(Entity.id).where(Entity.id == entity_id).with_for_update())
    plan = _add_plan(session, document, entity_id, source_name, source_digest, now)
    offices = unite_offices(session, document.offices, entity_id=entity_id, now=now, by=by)
    figures = [
        store_rows.figures_of(one, document.cutoff, today, now) for one in document.activities
    ]
    ids = _add_activities(session, document, figures, plan, now)
    stored = _add_dependents(
        session, document, ids, figures, plan=plan, office_ids=offices.ids, source_name=source_name
    )
    notes = sum(fault.rank is Rank.NOTE for fault in document.all_faults())
    result = LoadResult(
        plan_id=plan.id,
        activities=len(ids),
        milestones=stored[Milestone],
        reports=stored[ProgressReport],
        office_ids=tuple(dict.fromkeys(offices.ids.values())),
        offices_new=offices.new,
        aliases_new=offices.new_aliases,
        faults=stored[PlanFault] - notes,
        notes=notes,
    )
    _audit(session, result, plan, now, by)
    return result


def handles_of(document: PlanDocument, used: Collection[str]) -> list[str]:
    """Return the handle of each activity, given all that the entity ever used."""
    return handles.assign(
        [one.code for one in document.activities],
        used,
        [one.component for one in document.activities],
    )


def _add_plan(
    session: Session,
    document: PlanDocument,
    entity_id: int,
    source_name: str,
    digest: str,
    now: datetime,
) -> Plan:
    same = select(Plan).where(Plan.entity_id == entity_id, Plan.source_digest == digest)
    known = session.scalar(same)
    if known is not None:
        raise InputError(
            f"this file is loaded already, as plan {known.id} «{known.title}».",
            where=source_name,
            todo="See: culmina plan list",
        )
    plan = Plan(
        entity_id=entity_id,
        title=document.title or source_name,
        year=document.year,
        cutoff=document.cutoff,
        published=document.published,
        source_name=source_name,
        source_digest=digest,
        loaded_at=now,
        columns=[column.to_json() for column in document.columns],
    )
    session.add(plan)
    session.flush()
    return plan


def _add_activities(
    session: Session,
    document: PlanDocument,
    figures: Sequence[Sequence[FileFigure]],
    plan: Plan,
    now: datetime,
) -> list[int]:
    """Insert the activities in the plan's order, each with its handle; return their ids."""
    if not document.activities:
        return []
    taken = set(session.scalars(select(Activity.handle).filter_by(entity_id=plan.entity_id)))
    names = handles_of(document, taken)
    common = {"entity_id": plan.entity_id, "plan_id": plan.id, "added_at": now}
    rows: list[Row] = [
        common | {"position": position, "handle": handle} | store_rows.activity_row(activity, said)
        for position, (activity, said, handle) in enumerate(
            zip(document.activities, figures, names, strict=True), start=1
        )
    ]
    session.execute(insert(Activity), rows)
    # Asked for afterwards: with RETURNING in order, SQLite gets a statement per row.
    ids = select(Activity.id).where(Activity.plan_id == plan.id).order_by(Activity.position)
    return list(session.scalars(ids))


def _add_dependents(
    session: Session,
    document: PlanDocument,
    ids: Sequence[int],
    figures: Sequence[Sequence[FileFigure]],
    *,
    plan: Plan,
    office_ids: dict[str, int],
    source_name: str,
) -> dict[type[Base], int]:
    """Insert what belongs to the activities, one statement per table; return how many rows each."""
    rows: dict[type[Base], list[Row]] = {
        Milestone: [],
        Responsibility: [],
        ProgressReport: [],
        PlanFault: [],
    }
    entity = {"entity_id": plan.entity_id}
    in_plan = entity | {"plan_id": plan.id}
    for activity_id, activity, said in zip(ids, document.activities, figures, strict=True):
        own = entity | {"activity_id": activity_id}
        rows[Milestone] += [own | row for row in store_rows.milestone_rows(activity, said)]
        rows[Responsibility] += [
            own | row for row in store_rows.responsibility_rows(activity, office_ids)
        ]
        rows[ProgressReport] += [own | store_rows.report_row(one, source_name) for one in said]
        rows[PlanFault] += [in_plan | own | row for row in store_rows.fault_rows(activity.faults)]
    whole = in_plan | {"activity_id": None}
    rows[PlanFault] += [whole | row for row in store_rows.fault_rows(document.faults)]
    for table, some in rows.items():
        if some:
            session.execute(insert(table), some)
    return {table: len(some) for table, some in rows.items()}


def _audit(
    session: Session, result: LoadResult, plan: Plan, now: datetime, by: audit.Actor
) -> None:
    audit.write_by(
        session,
        by,
        entity_id=plan.entity_id,
        at=now,
        action="plan loaded",
        subject="plan",
        subject_id=plan.id,
        after={
            "title": plan.title,
            "year": plan.year,
            "source_name": plan.source_name,
            "source_digest": plan.source_digest,
            "activities": result.activities,
            "milestones": result.milestones,
            "reports": result.reports,
            "faults": result.faults,
            "notes": result.notes,
        },
    )

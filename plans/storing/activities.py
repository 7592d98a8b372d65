"""Inserts activities of a plan with all that belongs to them, a statement per table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from models.base import Base
from models.plan import Activity, Milestone, Plan, PlanFault, Responsibility
from models.progress import ProgressReport
from models.staff import collectives
from plans.activities.document import PlanActivity
from plans.faults import ONLY_COLLECTIVES, Fault
from plans.storing import stored_rows
from plans.storing.collective_rows import expanded
from plans.storing.stored_rows import FileFigure

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Placed:
    """An activity of a file with its place in the plan, its handle and its figures."""

    position: int
    handle: str
    activity: PlanActivity
    said: Sequence[FileFigure]


def used_handles(session: Session, entity_id: int) -> set[str]:
    """Return all handles that the entity ever gave: none is given again."""
    return set(session.scalars(select(Activity.handle).filter_by(entity_id=entity_id)))


def add_activities(
    session: Session, plan: Plan, placed: Sequence[Placed], now: datetime
) -> list[int]:
    """Insert activities at their places, which must be free; return their ids in that order."""
    if not placed:
        return []
    common = {"entity_id": plan.entity_id, "plan_id": plan.id, "added_at": now}
    rows: list[Row] = [
        common
        | {"position": one.position, "handle": one.handle}
        | stored_rows.activity_row(one.activity, one.said)
        for one in placed
    ]
    session.execute(insert(Activity), rows)
    # Asked for afterwards: with RETURNING in order, SQLite gets a statement per row.
    query = select(Activity.position, Activity.id).where(Activity.plan_id == plan.id)
    ids = {row.position: row.id for row in session.execute(query)}
    return [ids[one.position] for one in placed]


def add_dependents(
    session: Session,
    plan: Plan,
    placed: Iterable[tuple[int, Placed]],
    *,
    office_ids: dict[str, int],
    faults: Sequence[Fault] = (),
) -> dict[type[Base], int]:
    """Insert what belongs to activities (each with its id), and the `faults` of the whole plan;
    return how many rows each table got."""
    rows: dict[type[Base], list[Row]] = {
        Milestone: [],
        Responsibility: [],
        ProgressReport: [],
        PlanFault: [],
    }
    entity = {"entity_id": plan.entity_id}
    known = collectives.members(session, plan.entity_id)
    in_plan = entity | {"plan_id": plan.id}
    for activity_id, one in placed:
        own = entity | {"activity_id": activity_id}
        activity, said = one.activity, one.said
        rows[Milestone] += [
            in_plan | own | row for row in stored_rows.milestone_rows(activity, said)
        ]
        answer = expanded(stored_rows.responsibility_rows(activity, office_ids), known)
        rows[Responsibility] += [own | row for row in answer]
        rows[ProgressReport] += [
            own | stored_rows.report_row(figure, plan.source_name) for figure in said
        ]
        odd = [one for one in activity.faults if not _is_settled(one, activity, office_ids, known)]
        rows[PlanFault] += [in_plan | own | row for row in stored_rows.fault_rows(odd)]
    whole = in_plan | {"activity_id": None}
    rows[PlanFault] += [whole | row for row in stored_rows.fault_rows(faults)]
    for table, some in rows.items():
        if some:
            session.execute(insert(table), some)
    return {table: len(some) for table, some in rows.items()}


def _is_settled(
    fault: Fault,
    activity: PlanActivity,
    office_ids: Mapping[str, int],
    members: Mapping[int, Sequence[int]],
) -> bool:
    """Tell whether it was said before which offices the collectives are that lead an activity."""
    return fault.kind == ONLY_COLLECTIVES and all(
        office_ids[name] in members for name in activity.offices
    )

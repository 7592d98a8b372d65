"""Loads a plan that was read into the tables: all of it in one transaction of the caller's."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from core.errors import InputError
from models import audit, audit_actions
from models.plan import Milestone, Plan, PlanFault
from models.progress import ProgressReport
from plans.activities.document import PlanActivity, PlanDocument
from plans.faults import Rank
from plans.storing import handles, photograph, reload, stored_rows
from plans.storing.activities import Placed, add_activities, add_dependents, used_handles
from plans.storing.offices import unite_offices
from plans.storing.stored_rows import FileFigure

# What the audit tells of an import.
_OF_PLAN = ("title", "year", "source_name", "source_digest")
_COUNTED = ("activities", "milestones", "reports", "faults", "notes")


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
    change: audit.Change,
    document: PlanDocument,
    *,
    source_name: str,
    source_digest: str,
    today: date,
) -> LoadResult:
    """Store a plan: its activities with handles, dates, offices, first figures and faults.

    Figures speak of the plan's cut-off, or of `today` where that is not printed or still to come.
    Raises InputError where this very file (by the SHA-256 `source_digest`) was loaded before.
    """
    session, entity_id, now = change.session, change.entity_id, change.now
    # Two imports at once would choose the same handles: on PostgreSQL the second one waits here.
    reload.lock_plans(session, entity_id)
    plan = _add_plan(session, document, entity_id, source_name, source_digest, now)
    offices = unite_offices(change, document.offices)
    figures = [
        stored_rows.figures_of(one, document.cutoff, today, now) for one in document.activities
    ]
    placed = _placed(session, document, figures, entity_id)
    ids = add_activities(session, plan, placed, now)
    stored = add_dependents(
        session, plan, zip(ids, placed, strict=True), office_ids=offices.ids, faults=document.faults
    )
    notes = sum(fault.rank is Rank.NOTE for fault in document.all_faults())
    result = LoadResult(
        plan_id=plan.id,
        activities=len(ids),
        milestones=stored[Milestone],
        reports=stored[ProgressReport],
        office_ids=tuple(dict.fromkeys(offices.ids.values())),
        offices_new=offices.new,
        aliases_new=len(offices.new_aliases),
        faults=stored[PlanFault] - notes,
        notes=notes,
    )
    _audit(change, result, plan)
    photograph.keep(session, plan, {}, offices, now)
    return result


def handles_of(activities: Sequence[PlanActivity], used: Collection[str]) -> list[str]:
    """Return the handle of each activity, given all that the entity ever used."""
    components = [one.component for one in activities]
    return handles.assign([one.code for one in activities], used, components)


def _add_plan(
    session: Session,
    document: PlanDocument,
    entity_id: int,
    source_name: str,
    digest: str,
    now: datetime,
) -> Plan:
    known = reload.plan_of_file(session, entity_id, digest)
    if known is not None:
        raise InputError(
            f"este archivo ya está guardado, como plan {known.id} «{known.title}».",
            where=source_name,
            todo="Vea: culmina plan list",
        )
    plan = Plan(entity_id=entity_id, title=source_name, loaded_at=now)
    reload.describe(plan, document, source_name, digest)
    session.add(plan)
    session.flush()
    return plan


def _placed(
    session: Session,
    document: PlanDocument,
    figures: Sequence[Sequence[FileFigure]],
    entity_id: int,
) -> list[Placed]:
    """Give the activities of a document their places and handles."""
    names = handles_of(document.activities, used_handles(session, entity_id))
    rows = zip(names, document.activities, figures, strict=True)
    return [Placed(position, *row) for position, row in enumerate(rows, start=1)]


def _audit(change: audit.Change, result: LoadResult, plan: Plan) -> None:
    told = {name: getattr(plan, name) for name in _OF_PLAN}
    told |= {name: getattr(result, name) for name in _COUNTED}
    change.audit_row(audit_actions.PLAN_LOADED, plan, after=told)

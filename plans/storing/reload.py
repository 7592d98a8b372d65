"""A newer version of a plan that is open: what is different, and storing it after a decision."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from core.errors import InputError
from core.grouping import grouped
from models.organisation import Entity
from models.plan import Activity, Plan
from plans.activities.document import PlanActivity, PlanDocument
from plans.storing import decided_dates, stored_rows
from plans.storing.coming_and_going import taken_out_for
from plans.storing.decided_dates import Dates, OtherDates, Stands
from plans.storing.diff import Difference, Known, Pair, difference
from plans.storing.newer_figures import (
    Differs,
    Figures,
    Said,
    figures_of_version,
    said_of,
    sort_out,
)
from plans.storing.offices import entity_names
from plans.storing.same_plan import Version, all_like

Told = Mapping[str, int | None]


@dataclass(frozen=True, slots=True)
class PlanName:
    """A stored plan as messages name it."""

    id: int
    title: str
    source_name: str


@dataclass(frozen=True)
class Comparison:
    """A newer file beside its stored plan; `activities` are all stored ones by handle.

    `figures` are those of the pairs that are one activity each, by handle, `dates` those of the
    pairs of which the file has otherwise what it prints of them. `taken_out` are those that come
    back though somebody took them out, by handle, each with the day and the reason.
    """

    plan: Plan
    document: PlanDocument
    difference: Difference
    activities: dict[str, Activity]
    figures: dict[str, Figures]
    dates: dict[str, Dates]
    taken_out: dict[str, tuple[date, str]] = field(default_factory=dict)

    @property
    def differs(self) -> list[Differs]:
        """Return where the file says otherwise than a person."""
        return [one.differs for one in self.figures.values() if one.differs]

    @property
    def other_dates(self) -> list[OtherDates]:
        """Return where the file has another date than the one that was decided."""
        return [other for one in self.dates.values() for other in one.asked]

    @property
    def reports(self) -> int:
        """Return how many figures of the file are new."""
        return sum(len(one.to_record) for one in self.figures.values())

    def row(self, pair: Pair) -> PlanActivity:
        """Return what the newer file says of a pair."""
        return self.document.activities[pair.row]

    def row_of(self, handle: str) -> PlanActivity:
        """Return what it says of a stored activity that it has."""
        return next(self.row(pair) for pair in self.difference.kept if pair.handle == handle)


def lock_plans(session: Session, entity_id: int) -> None:
    """Let nobody else import for this entity until the transaction ends."""
    session.execute(select(Entity.id).where(Entity.id == entity_id).with_for_update())


def plan_of_file(session: Session, entity_id: int, digest: str) -> PlanName | None:
    """Return the plan that this very file was stored as, by the SHA-256 of its bytes."""
    known = select(Plan).where(Plan.entity_id == entity_id, Plan.source_digest == digest)
    found = session.scalar(known)
    return None if found is None else _named_plan(found)


def plan_of_version(
    session: Session, entity_id: int, document: PlanDocument, source_name: str
) -> PlanName | None:
    """Return the open plan that a file is a newer version of, None where it is of its own."""
    return next(iter(plans_of_version(session, entity_id, document, source_name)), None)


def plans_of_version(
    session: Session, entity_id: int, document: PlanDocument, source_name: str
) -> list[PlanName]:
    """Return the open plans that a file may be a newer version of, the likeliest first."""
    return _like(session, entity_id, document, source_name, Plan.closed_at.is_(None))


def closed_like(
    session: Session, entity_id: int, document: PlanDocument, source_name: str
) -> PlanName | None:
    """Return the closed plan that a file seems to be a version of, None where there is none."""
    found = _like(session, entity_id, document, source_name, Plan.closed_at.is_not(None))
    return next(iter(found), None)


def _like(
    session: Session,
    entity_id: int,
    document: PlanDocument,
    source_name: str,
    which: ColumnElement[bool],
) -> list[PlanName]:
    plans = session.scalars(select(Plan).where(Plan.entity_id == entity_id, which)).all()
    rows = select(Activity.plan_id, Activity.as_read).where(
        Activity.entity_id == entity_id,
        Activity.plan_id.in_([plan.id for plan in plans]),
        Activity.withdrawn_at.is_(None),
    )
    found = session.execute(rows)
    titles = grouped((plan_id, read.get("title", "")) for plan_id, read in found)
    stored = [
        (plan.id, Version(plan.title, plan.year, tuple(titles.get(plan.id, ())))) for plan in plans
    ]
    activities = tuple(stored_rows.snapshot_of(one)["title"] for one in document.activities)
    newer = Version(document.title or source_name, document.year, activities)
    by_id = {plan.id: _named_plan(plan) for plan in plans}
    return [by_id[plan_id] for plan_id in all_like(stored, newer)]


def describe(
    plan: Plan, document: PlanDocument, source_name: str, digest: str, *, named: bool = False
) -> None:
    """Let a stored plan be what its newest file says; what that does not say stays, and so does
    the name of one that a person has `named`."""
    plan.title = plan.title if named else document.title or plan.title
    plan.year = document.year or plan.year
    plan.cutoff = document.cutoff or plan.cutoff
    plan.published = document.published or plan.published
    plan.columns = [column.to_json() for column in document.columns]
    plan.shapes = list(document.shapes)
    plan.source_name, plan.source_digest = source_name, digest


def _named_plan(plan: Plan) -> PlanName:
    return PlanName(plan.id, plan.title, plan.source_name)


def compare(
    session: Session,
    document: PlanDocument,
    *,
    plan_id: int,
    told: Told,
    today: date,
    now: datetime,
) -> Comparison:
    """Compare a newer file with the stored plan; `told` are decisions (see `diff.difference`).
    Raises InputError for one about a handle that the plan does not have."""
    plan = session.get_one(Plan, plan_id)
    rows = session.scalars(
        select(Activity).where(Activity.plan_id == plan_id).order_by(Activity.position)
    ).all()
    activities = {one.handle: one for one in rows}
    _refuse_unknown(told, activities)
    name_of = entity_names(session, document.offices, plan.entity_id)
    stand = decided_dates.standing(session, plan)
    stored = [
        (one, Known(one.handle, _named(one.as_read, name_of), _days(stand, one))) for one in rows
    ]
    found = difference(
        [known for one, known in stored if one.withdrawn_at is None],
        [_named(stored_rows.snapshot_of(one), name_of) for one in document.activities],
        told,
        [known for one, known in stored if one.withdrawn_at is not None],
    )
    said = said_of(session, plan_id)
    figures = {}
    for pair in found.kept:
        activity = activities[pair.handle]
        newer = figures_of_version(
            document.activities[pair.row],
            activity.as_read,
            cutoff=document.cutoff,
            today=today,
            now=now,
        )
        known = said.get(activity.id, Said())
        figures[pair.handle] = sort_out(pair.handle, newer, known)
    dates = _dates(stand, document, found, activities)
    back = [activities[pair.handle] for pair in found.back]
    taken_out = taken_out_for(session, back) if back else {}
    return Comparison(plan, document, found, activities, figures, dates, taken_out)


def _refuse_unknown(told: Told, activities: Mapping[str, Activity]) -> None:
    """Raise InputError for a decision about a handle that the plan does not have."""
    for handle in told:
        if handle not in activities or activities[handle].withdrawn_at is not None:
            raise InputError(
                "el plan no tiene ninguna actividad con ese código.",
                where=handle,
                todo="Revise cómo está escrito.",
            )


def _named(read: Mapping[str, Any], name_of: Callable[[str], str]) -> dict[str, Any]:
    """Return what a file says with the entity's own names of its offices: another spelling of one
    is no change."""
    offices = {
        field: list(dict.fromkeys(name_of(one) for one in read[field]))
        for field in ("offices", "co_offices")
        if field in read
    }
    return {**read, **offices}


def _days(stand: Mapping[int, Stands], activity: Activity) -> list[str]:
    return [day.isoformat() for day in stand.get(activity.id, Stands()).days]


def _dates(
    stand: Mapping[int, Stands],
    document: PlanDocument,
    found: Difference,
    activities: Mapping[str, Activity],
) -> dict[str, Dates]:
    dates = {}
    for pair in found.kept:
        if pair.change("due") or pair.change("due_text"):
            activity = activities[pair.handle]
            dates[pair.handle] = decided_dates.beside(
                pair.handle,
                stand.get(activity.id, Stands()),
                map(date.fromisoformat, activity.as_read.get("due", ())),
                stored_rows.printed_days(document.activities[pair.row]),
            )
    return dates

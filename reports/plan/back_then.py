"""The dates and the offices of activities as they were on a day that is past."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.words import Duty
from models.audit import Audit
from models.plan import Plan
from models.staff.offices import ids_by_any_name, office_key
from plans.storing.past import days_known, offices_known
from reports.plan import queries
from reports.plan.queries import MilestoneRow, OfficeRow
from reports.plan.standing import Span

_Milestones = dict[int, list[MilestoneRow]]
_Held = dict[int, list[tuple[int, Duty]]]


def read(
    session: Session,
    entity_id: int,
    plan_ids: Collection[int],
    names: Mapping[int, OfficeRow],
    span: Span,
    only: Collection[int] | None = None,
) -> tuple[_Milestones, _Held]:
    """Return the dates and the offices of each activity of these plans, as at the end of a span;
    with `only` of these ids.

    Where nothing was done after it, they are those of now: that costs one query more.
    """
    milestones = queries.milestones(session, entity_id, span.now, only)
    held = queries.responsibilities(session, entity_id, span.now, only)
    done_at = select(Audit.at).where(Audit.entity_id == entity_id).order_by(Audit.id.desc())
    newest = session.scalar(done_at.limit(1))
    if newest is None or newest <= span.now:
        return milestones, held
    plans = [session.get_one(Plan, one) for one in plan_ids]
    return _dates(session, plans, milestones, span.today), _offices(
        session, entity_id, plans, held, names, span.today
    )


def _dates(session: Session, plans: Iterable[Plan], now: _Milestones, on: date) -> _Milestones:
    """Return the dates of each activity without what became of them after `on`; a date that was
    another then has neither a first one nor what is printed for it."""
    days = {activity_id: [one.due for one in rows] for activity_id, rows in now.items()}
    for plan in plans:
        days = days_known(session, plan, days, on)
    then: _Milestones = {}
    for activity_id, some in days.items():
        known = {one.due: one for one in now.get(activity_id, ())}
        rows = [
            replace(known.get(day, MilestoneRow(0, 0, day)), ordinal=ordinal, total=len(some))
            for ordinal, day in enumerate(some, start=1)
        ]
        same = known.keys() == set(some)
        then[activity_id] = now[activity_id] if same else rows
    return then


def _offices(
    session: Session,
    entity_id: int,
    plans: Iterable[Plan],
    now: _Held,
    names: Mapping[int, OfficeRow],
    on: date,
) -> _Held:
    """Return the offices of each activity, the leading one first, without what became of them
    after `on`; an office is known by any name that it has had."""
    called = ids_by_any_name(session, entity_id)
    before = {
        activity_id: [(names[office_id].name, duty is Duty.SUPPORT) for office_id, duty in held]
        for activity_id, held in now.items()
    }
    then = before
    for plan in plans:
        then = offices_known(session, plan, then, on)
    return {
        activity_id: now[activity_id]
        if some == before.get(activity_id)
        else [
            (called[key], Duty.SUPPORT if supports or number else Duty.LEAD)
            for number, (name, supports) in enumerate(some)
            if (key := office_key(name)) in called
        ]
        for activity_id, some in then.items()
    }

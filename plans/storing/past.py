"""A plan as it was known at the end of a past day: what moved, came or went later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Result, select
from sqlalchemy.orm import Session

from core.clock import zone
from core.words import RequestKind
from models.audit import Audit
from models.audit_actions import (
    ACTIVITY_BACK,
    ACTIVITY_CHANGED,
    ACTIVITY_SET,
    FAULT_SETTLED,
    PLAN_IMPORT_UNDONE,
    PLAN_LOADED_AGAIN,
    denied,
    granted,
)
from models.organisation import Entity
from models.plan import Activity, Plan, PlanFault
from plans.storing.moving import paired

_NEWER = (ACTIVITY_CHANGED, ACTIVITY_BACK)
# A denial that took the place of a grant has given back the date, or the office.
_EXTENDED = frozenset({granted(RequestKind.EXTENSION), denied(RequestKind.EXTENSION)})
_PASSED_ON = frozenset({granted(RequestKind.REASSIGN), denied(RequestKind.REASSIGN)})


def days_known(
    session: Session, plan: Plan, days: Mapping[int, list[date]], on: date
) -> dict[int, list[date]]:
    """Return the dates of each activity without what became of them after `on`."""
    known = {activity_id: list(some) for activity_id, some in days.items()}
    said_by_then = _versions_of(session, plan, on)
    for row, fault_of in _acts_after(session, plan, on, _EXTENDED):
        if row.action in _EXTENDED:
            _undo_extension(known, row)
        elif row.action not in _NEWER or row.at not in said_by_then:
            before = _before(row, "due", None)
            activity_id = fault_of if row.action == FAULT_SETTLED else row.subject_id
            if before is not None and activity_id is not None:
                known[activity_id] = [date.fromisoformat(day) for day in before]
    return {activity_id: sorted(some) for activity_id, some in known.items()}


def first_days_known(
    session: Session, plan: Plan, first_days: Mapping[int, list[date]], on: date
) -> dict[int, list[date]]:
    """Return the first dates of those of each activity that had been moved by `on`."""
    end, said_by_then = _end(session, plan, on), _versions_of(session, plan, on)
    undone = taken_back(session, plan)
    later: set[int] = set()
    firsts: dict[int, dict[date, date]] = {}
    acts = list(_acts_after(session, plan, None, _EXTENDED))
    for row, fault_of in reversed(acts):
        before, after = dates_told(row, row.before), dates_told(row, row.after)
        activity_id = _activity_of(row, fault_of)
        if activity_id is None or before == after:
            continue
        if row.at >= end and (row.action not in _NEWER or row.at not in said_by_then):
            later.add(activity_id)
        elif row.at not in undone:
            by_hand = row.action in (ACTIVITY_SET, FAULT_SETTLED) and "reason" not in row.after
            some = firsts.get(activity_id, {})
            firsts[activity_id] = _carried(some, before, after, by_hand=by_hand)
    then = {one: [first for _, first in sorted(firsts.get(one, {}).items())] for one in later}
    return {**first_days, **then}


def _activity_of(row: Audit, fault_of: int | None) -> int | None:
    if row.action in _EXTENDED:
        return row.before.get("activity")
    return fault_of if row.action == FAULT_SETTLED else row.subject_id


def dates_told(row: Audit, said: Mapping[str, Any]) -> list[date]:
    """Return the dates that one side of a change tells; none where it was about something else."""
    days = said.get("due")
    if row.action == FAULT_SETTLED:
        days = said.get("value") if row.before.get("field") == "due" else None
    return sorted(map(date.fromisoformat, days.split() if isinstance(days, str) else days or ()))


def _carried(
    firsts: Mapping[date, date], before: Sequence[date], after: Sequence[date], *, by_hand: bool
) -> dict[date, date]:
    """Return the first dates after a change; what a date set by hand replaces was none."""
    carried = {day: first for day, first in firsts.items() if day not in before}
    for old, new in paired(before, after)[0].items():
        first = firsts.get(old) or (None if by_hand or old == new else old)
        if new is not None and first not in {None, new}:
            carried[new] = first
    return carried


def taken_back(session: Session, plan: Plan) -> set[datetime]:
    """Return when versions were stored that were taken back since."""
    rows = session.execute(
        select(Audit.action, Audit.at)
        .where(
            Audit.entity_id == plan.entity_id,
            Audit.action.in_((PLAN_LOADED_AGAIN, PLAN_IMPORT_UNDONE)),
            Audit.subject_id == plan.id,
        )
        .order_by(Audit.id)
    )
    standing, gone = [], set()
    for action, at in rows:
        if action == PLAN_LOADED_AGAIN:
            standing.append(at)
        elif standing:
            gone.add(standing.pop())
    return gone


def _undo_extension(known: dict[int, list[date]], row: Audit) -> None:
    some = known.get(row.before["activity"], [])
    moved = date.fromisoformat(row.after["due"]) if row.after["due"] else None
    if moved in some:
        some[some.index(moved)] = date.fromisoformat(row.before["due"])


def _acts_after(
    session: Session, plan: Plan, on: date | None, decided: frozenset[str]
) -> Result[Audit, int | None]:
    """Return what was done after a day (None: ever), the newest first: requests `decided`, what was
    set or settled (with the activity of the fault), and what newer versions brought."""
    return session.execute(
        select(Audit, PlanFault.activity_id)
        .outerjoin(PlanFault, (PlanFault.id == Audit.subject_id) & (Audit.action == FAULT_SETTLED))
        .where(
            Audit.entity_id == plan.entity_id,
            Audit.action.in_((*decided, ACTIVITY_SET, FAULT_SETTLED, *_NEWER)),
            *(() if on is None else (Audit.at >= _end(session, plan, on),)),
        )
        .order_by(Audit.id.desc())
    )


def _before(row: Audit, field: str, between: str | None) -> Sequence[str] | None:
    """Return what a field said before a change; None where the change was not about it."""
    said = row.before.get(field)
    if row.action == FAULT_SETTLED:
        said = row.before.get("value", "") if row.before.get("field") == field else None
    return [one for one in said.split(between) if one] if isinstance(said, str) else said


def _versions_of(session: Session, plan: Plan, on: date) -> set[datetime]:
    """Return when newer versions were stored whose own cut-off, later than before, is by `on`."""
    rows = session.scalars(
        select(Audit).where(
            Audit.entity_id == plan.entity_id,
            Audit.action == PLAN_LOADED_AGAIN,
            Audit.subject_id == plan.id,
        )
    )
    now = "" if plan.cutoff is None else plan.cutoff.isoformat()
    cutoffs = ((one.at, one.before.get("cutoff", ""), one.after.get("cutoff", now)) for one in rows)
    return {at for at, before, after in cutoffs if before < after <= on.isoformat()}


def offices_known(
    session: Session, plan: Plan, offices: Mapping[int, list[tuple[str, bool]]], on: date
) -> dict[int, list[tuple[str, bool]]]:
    """Return the offices of each activity, and whether they support, as they were on `on`."""
    known = {activity_id: list(some) for activity_id, some in offices.items()}
    of_plan = select(Activity.id, Activity.as_read).where(Activity.plan_id == plan.id)
    printed = {row.id: row.as_read.get("co_offices", ()) for row in session.execute(of_plan)}
    said_by_then = _versions_of(session, plan, on)
    for row, fault_of in _acts_after(session, plan, on, _PASSED_ON):
        activity_id = fault_of if row.action == FAULT_SETTLED else row.subject_id
        if row.action in _PASSED_ON:
            some = known.get(row.before["activity"], [])
            known[row.before["activity"]] = [
                (row.before["office"] if name == row.after["office"] else name, supports)
                for name, supports in some
            ]
        elif row.action not in _NEWER or row.at not in said_by_then:
            named = _before(row, "offices", " / ")
            if named is not None and activity_id is not None:
                supports = {*printed.get(activity_id, ()), *row.before.get("co_offices", ())}
                known[activity_id] = [
                    (name, name in supports and number > 0) for number, name in enumerate(named)
                ]
    return known


def was_there(session: Session, plan: Plan, activity: Activity, on: date) -> bool:
    """Tell whether an activity was in the plan on a day: what a later version takes out was."""
    gone = activity.withdrawn_at
    if gone is not None and (
        gone < _end(session, plan, on) or gone in _versions_of(session, plan, on)
    ):
        return False
    return not was_added_later(session, plan, activity, on)


def was_added_later(session: Session, plan: Plan, activity: Activity, on: date) -> bool:
    """Tell whether a newer version that speaks of a day after `on` has brought the activity."""
    if activity.added_at <= plan.loaded_at:
        return False
    said_by_then = plan.cutoff is not None and plan.cutoff <= on
    return not said_by_then and activity.added_at >= _end(session, plan, on)


def _end(session: Session, plan: Plan, on: date) -> datetime:
    """Return the first instant after a local day."""
    tz = zone(session.get_one(Entity, plan.entity_id).timezone)
    return datetime.combine(on + timedelta(days=1), time.min, tzinfo=tz)

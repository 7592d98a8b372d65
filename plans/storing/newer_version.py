"""Stores a newer version of a plan: handles, progress, people and what was settled survive."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from core.errors import InputError
from core.words import Because
from models import audit, progress
from models.audit_actions import (
    ACTIVITY_BACK,
    ACTIVITY_CHANGED,
    PLAN_LOADED_AGAIN,
)
from models.organisation import Membership, Office
from models.owed import OwedState, OwedStep
from models.plan import Activity, Plan, Responsibility
from models.staff import collectives
from plans import faults
from plans.activities.document import PlanActivity, PlanDocument
from plans.faults import Fault
from plans.storing import (
    coming_and_going,
    decided_dates,
    kept_faults,
    moving,
    newer_figures,
    photograph,
    reload,
    renaming,
    stored_rows,
    telling,
)
from plans.storing.activities import Placed, add_activities, add_dependents, used_handles
from plans.storing.collective_rows import expanded
from plans.storing.decided_dates import OtherDates
from plans.storing.diff import Pair
from plans.storing.load import handles_of
from plans.storing.offices import StoredOffices, unite_offices
from plans.storing.reload import Comparison, Told

# The columns that take over what the newer file says; the others have rows of their own.
_COLUMNS = frozenset({
    "code", "title", "component", "subcomponent", "product", "goal", "indicator", "unit",
    "planned", "executed", "terms", "due_text", "percent_text", "extra",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of a newer version: what it had otherwise, and how much of it was stored.

    `moved` counts dates, `handed_on` the activities for which other offices answer now: another
    spelling of the same one is none.
    """

    comparison: Comparison
    moved: int
    handed_on: int
    reports: int
    offices: StoredOffices


def store_version(
    change: audit.Change,
    document: PlanDocument,
    *,
    plan_id: int,
    told: Told,
    source_name: str,
    source_digest: str,
    today: date,
) -> Stored:
    """Store a newer version of the plan `plan_id`, in the caller's transaction; what it no longer
    has is archived, and no figure takes the place of a person's. Raises InputError while a pair
    waits for a decision that is not among `told`."""
    session, now = change.session, change.now
    # Its activities first, as whoever reports does: nobody then waits for the other in a ring.
    progress.hold(session, session.scalars(select(Activity.id).filter_by(plan_id=plan_id)))
    reload.lock_plans(session, change.entity_id)
    found = reload.compare(session, document, plan_id=plan_id, told=told, today=today, now=now)
    if found.difference.open:
        waiting = ", ".join(pair.handle for pair in found.difference.open)
        raise InputError(
            f"estas actividades esperan una decisión: {waiting}.",
            where=source_name,
            todo="De cada una diga --same CÓDIGO o --other CÓDIGO.",
        )
    plan = found.plan
    rows_before = photograph.take(session, plan.id)
    offices = unite_offices(change, document.offices)
    before = _identity(plan)
    named = renaming.is_renamed(session, plan)
    reload.describe(plan, document, source_name, source_digest, named=named)
    moved, handed_on = _store_pairs(change, found, offices, today)
    gone = [found.activities[handle] for handle in found.difference.gone]
    coming_and_going.take_out(change, gone)
    ids = _place(session, found, offices, today, now)
    for pair in found.difference.kept:
        # Also where nothing else is otherwise: a level's heading may have another name now.
        found.activities[pair.handle].groups = stored_rows.groups_row(found.row(pair))
    reports = sum(
        newer_figures.record(session, found.activities[handle], one.to_record, plan.source_name)
        for handle, one in found.figures.items()
    )
    _store_faults(session, found, ids)
    for pair in found.difference.kept:
        if pair.changes or pair in found.difference.back or found.figures[pair.handle].to_record:
            progress.refresh(session, found.activities[pair.handle].id)
    result = Stored(found, moved, handed_on, reports, offices)
    _audit(change, result, before)
    photograph.keep(session, plan, rows_before, offices, now)
    return result


def _identity(plan: Plan) -> dict[str, Any]:
    """Return which file a plan is of, and of which day."""
    return {
        "source_name": plan.source_name,
        "source_digest": plan.source_digest,
        "cutoff": "" if plan.cutoff is None else plan.cutoff.isoformat(),
    }


def _store_pairs(
    change: audit.Change, found: Comparison, offices: StoredOffices, today: date
) -> tuple[int, int]:
    """Store what is otherwise in each activity; return how many dates moved, and how many of those
    that were there have other offices."""
    session, now = change.session, change.now
    moved = handed_on = 0
    for pair in (*found.difference.changed, *found.difference.back):
        activity, row = found.activities[pair.handle], found.row(pair)
        activity.withdrawn_at = None
        stood, answered = moving.days_of(session, activity), offices_of(session, activity)
        told = telling.standing(session, activity)
        _store_changes(session, activity, row, pair, offices, now)
        telling.tell_corrected(session, activity, told, None, now)
        if pair in found.difference.back:
            coming_and_going.tell_back(session, activity, now)
        if dates := found.dates.get(pair.handle):
            moved += len(moving.set_dates(session, activity, dates.days, now, today=today))
        stand, answer = moving.days_of(session, activity), offices_of(session, activity)
        # What stood may be another than an older file said: it was set, or granted.
        before = {one.field: one.before for one in pair.changes}
        after = {one.field: one.after for one in pair.changes}
        if stood != stand or "due" in before:
            before["due"], after["due"] = stood, stand
        if answered != answer:
            before["offices"], after["offices"] = answered, answer
            handed_on += pair in found.difference.changed
        action = ACTIVITY_BACK if pair in found.difference.back else ACTIVITY_CHANGED
        change.audit_row(action, activity, before=before, after=after)
    return moved, handed_on


def offices_of(session: Session, activity: Activity) -> list[str]:
    """Return the offices that answer for an activity, in their order."""
    names = (
        select(Office.name)
        .join(Responsibility, Responsibility.office_id == Office.id)
        .where(Responsibility.activity_id == activity.id)
    )
    return list(session.scalars(names.order_by(Responsibility.position)))


def _store_changes(
    session: Session,
    activity: Activity,
    row: PlanActivity,
    pair: Pair,
    offices: StoredOffices,
    now: datetime,
) -> None:
    fields = {one.field for one in pair.changes}
    values = stored_rows.activity_row(row, ())
    for name in fields & _COLUMNS:
        setattr(activity, name, values[name])
    activity.as_read = stored_rows.snapshot_of(row)
    if fields & {"offices", "co_offices"}:
        named = stored_rows.responsibility_rows(row, offices.ids)
        members = collectives.members(session, activity.entity_id)
        replace_offices(session, activity, expanded(named, members), now)


def replace_offices(
    session: Session, activity: Activity, rows: Sequence[dict[str, Any]], now: datetime
) -> None:
    """Let other offices answer for an activity; who no longer does is not reminded any more."""
    own = Responsibility.activity_id == activity.id
    old = set(session.scalars(select(Responsibility.office_id).where(own)))
    new = {row["office_id"] for row in rows}
    gone = old - new
    theirs = (OwedStep.activity_id == activity.id) & OwedStep.office_id.in_(gone)
    moving.withdraw_reminders(session, theirs, Because.NOT_THEIRS, now)
    _owe_again(session, activity, new - old)  # also who is of both: of hers nothing is lost
    session.execute(delete(Responsibility).where(own))
    keys = {"entity_id": activity.entity_id, "activity_id": activity.id}
    if rows:
        session.execute(insert(Responsibility), [keys | row for row in rows])


def _owe_again(session: Session, activity: Activity, offices: set[int]) -> None:
    """Forget what was closed, untold, of the people of these offices when it was not theirs."""
    staff = select(Membership.person_id).where(Membership.office_id.in_(offices))
    session.execute(
        delete(OwedStep)
        .where(
            OwedStep.activity_id == activity.id,
            OwedStep.state == OwedState.CLOSED,
            OwedStep.reason == Because.NOT_THEIRS,
            OwedStep.person_id.in_(staff),
        )
        .execution_options(synchronize_session=False)
    )


def _place(
    session: Session, found: Comparison, offices: StoredOffices, today: date, now: datetime
) -> dict[int, int]:
    """Put the activities into the order of the newer file, what is archived behind; return the id
    of the activity in each row of the file."""
    plan, rows = found.plan, found.document.activities
    session.flush()
    own = Activity.plan_id == plan.id
    # Out of the way first: a position is given once.
    session.execute(
        update(Activity)
        .where(own)
        .values(position=-Activity.position)
        .execution_options(synchronize_session=False)
    )
    ids = {pair.row: found.activities[pair.handle].id for pair in found.difference.kept}
    known = set(ids.values())
    behind = [one.id for one in found.activities.values() if one.id not in known]
    places = {activity_id: row + 1 for row, activity_id in ids.items()}
    places |= {activity_id: len(rows) + n for n, activity_id in enumerate(behind, start=1)}
    if places:
        session.execute(
            update(Activity),
            [{"id": activity_id, "position": place} for activity_id, place in places.items()],
        )
    placed = _new(session, found, today, now)
    new_ids = add_activities(session, plan, placed, now)
    add_dependents(session, plan, zip(new_ids, placed, strict=True), office_ids=offices.ids)
    return ids | dict(zip(found.difference.new, new_ids, strict=True))


def _new(session: Session, found: Comparison, today: date, now: datetime) -> list[Placed]:
    rows = [(row, found.document.activities[row]) for row in found.difference.new]
    used = used_handles(session, found.plan.entity_id)
    names = handles_of([one for _, one in rows], used)
    return [
        Placed(row + 1, name, one, stored_rows.figures_of(one, found.document.cutoff, today, now))
        for name, (row, one) in zip(names, rows, strict=True)
    ]


def _store_faults(session: Session, found: Comparison, ids: dict[int, int]) -> None:
    """Bring the faults up to date, and ask about figures that differ from a person's report."""
    of_rows: list[tuple[int | None, Fault]] = [(None, fault) for fault in found.document.faults]
    for number, row in enumerate(found.document.activities):
        of_rows += [(ids[number], fault) for fault in row.faults]
    kept_faults.unite_faults(session, found.plan, of_rows)
    for one in found.differs:
        activity = found.activities[one.handle]
        activity.as_read = stored_rows.with_day(activity.as_read, one.figure.as_of)
    asked = [
        (found.activities[one.handle].id, _differing(found, one, one.figure.percent))
        for one in found.differs
        if one.asks and one.figure.percent is not None
    ]
    said_anew = [
        found.activities[pair.handle].id
        for pair in found.difference.kept
        if pair.change("percent") or found.figures[pair.handle].differs
    ]
    kind = faults.DIFFERS_FROM_REPORT
    kept_faults.replace_differing(session, found.plan, kind, said_anew, asked)
    dated = [found.activities[handle].id for handle in found.dates]
    other = [
        (found.activities[one.handle].id, _other_date(found, one)) for one in found.other_dates
    ]
    kept_faults.replace_differing(session, found.plan, faults.DIFFERS_FROM_DATE, dated, other)


def _other_date(found: Comparison, one: OtherDates) -> Fault:
    row = found.row_of(one.handle)
    return faults.differs_from_date(
        one.printed,
        one.due,
        [decided.due for decided in one.decided],
        one.decided[-1].on,
        row.due_place or row.place,
        granted=one.decided[-1].how == decided_dates.GRANTED,
    )


def _differing(found: Comparison, one: newer_figures.Differs, percent: Decimal) -> Fault:
    row = found.row_of(one.handle)
    names_day = row.cutoff or found.document.cutoff
    return faults.differs_from_report(
        row.percent_text,
        percent,
        one.percent,
        one.person,
        one.on,
        one.figure.as_of if names_day else None,
        row.percent_place or row.place,
    )


def _audit(change: audit.Change, result: Stored, before: dict[str, Any]) -> None:
    found = result.comparison
    groups = ("changed", "new", "gone", "back")
    after = {
        **_identity(found.plan),
        **{name: len(getattr(found.difference, name)) for name in groups},
        "moved": result.moved,
        "offices": result.handed_on,
        "reports": result.reports,
    }
    change.audit_row(PLAN_LOADED_AGAIN, found.plan, before=before, after=after)

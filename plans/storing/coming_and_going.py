"""Tells whoever was asked about an activity that the plan no longer has it, and when it is back.

Who was never written to about it expects nothing, and of what is done nobody expects an answer.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.clock import local_day, zone
from core.notice_names import BACK, GONE, WELCOME
from core.rules import activity_done
from core.words import Because, Duty
from models import audit
from models.answers.questions import OpenQuestion
from models.audit import Audit
from models.audit_actions import ACTIVITY_ARCHIVED, ACTIVITY_WITHDRAWN
from models.organisation import Entity
from models.outbox import WAITING, ItemState, OutboxItem
from models.owed import Notice, OwedState, OwedStep, notice_key
from models.plan import Activity, Milestone
from models.progress import ProgressReport
from models.staff import people
from plans.storing import moving, telling, told_anew

_OF_FILE: Mapping[str, str | int] = {"by_file": 1}
_NOT_OUT = (*WAITING, ItemState.CANCELLED, ItemState.FAILED)


def take_out(change: audit.Change, gone: Sequence[Activity], reason: str = "") -> None:
    """Take activities out of their plan, as a newer file does, or somebody for a `reason`: nobody
    is reminded any more, and who was asked is told; what was reported stays."""
    session, now = change.session, change.now
    for activity in gone:
        activity.withdrawn_at = now
        before = {"handle": activity.handle, "title": activity.title}
        action, after = (
            (ACTIVITY_WITHDRAWN, {"reason": reason}) if reason else (ACTIVITY_ARCHIVED, None)
        )
        change.audit_row(action, activity, before=before, after=after)
    ids = [activity.id for activity in gone]
    moving.withdraw_reminders(session, OwedStep.activity_id.in_(ids), Because.TAKEN_OUT, now)
    for activity in gone:
        tell_gone(change, activity, reason)


def taken_out_for(
    session: Session, activities: Collection[Activity]
) -> dict[str, tuple[date, str]]:
    """Return on which local day and for which reason somebody took out activities that are out of
    their plan, by their handles; not those that a newer file left out."""
    rows = session.scalars(
        select(Audit)
        .where(
            Audit.action == ACTIVITY_WITHDRAWN,
            Audit.subject == Activity.__tablename__,
            Audit.subject_id.in_([one.id for one in activities]),
        )
        .order_by(Audit.id)
    )
    of = {one.id: one for one in activities}
    zones = {one.entity_id: session.get_one(Entity, one.entity_id).timezone for one in activities}
    return {
        of[row.subject_id].handle: (
            local_day(row.at, zone(zones[row.entity_id])),
            row.after["reason"],
        )
        for row in rows
        if of[row.subject_id].withdrawn_at == row.at
    }


def tell_gone(change: audit.Change, activity: Activity, reason: str) -> None:
    """Owe a note to who was asked about an activity that a newer file leaves out, or that somebody
    takes out for a `reason`, and to the leads of its offices where any of theirs was, or that were
    shown it. Those that support also hear a reason where the leading ones do."""
    session, now = change.session, change.now
    unaware = telling.withdraw(session, telling.untold(session, activity.id, BACK))
    unaware |= told_anew.forget(session, activity)
    if _waits_for_nothing(session, activity):
        return
    asked = _asked(session, activity)
    duties = telling.duties_of(session, activity)
    members = people.people_of_offices(session, list(duties))
    told: set[int] = set(unaware)
    why = {"reason": reason, "by": telling.name_of(session, change.by)} if reason else _OF_FILE
    for office_id, duty in sorted(duties.items(), key=lambda one: one[1] is not Duty.LEAD):
        hers = asked & {one.person_id for one in members.get(office_id, ())}
        leads = telling.leads_of(session, office_id)
        all_hear = hers if duty is Duty.LEAD else reason and told
        hers |= leads if all_hear else leads & _welcomed(session, activity)
        _owe(session, activity, GONE, office_id, hers - told, now, why)
        told |= hers


def tell_back(session: Session, activity: Activity, now: datetime) -> None:
    """Owe a note to who was told that an activity had gone; who was not told yet hears nothing."""
    telling.withdraw(session, telling.untold(session, activity.id, GONE))
    rows = session.scalars(
        select(Notice)
        .where(
            Notice.activity_id == activity.id,
            Notice.kind.in_((GONE, BACK)),
            Notice.state == OwedState.TOLD,
        )
        .order_by(Notice.id)
    )
    for person_id, one in {one.person_id: one for one in rows}.items():
        if one.kind == GONE:
            _owe(session, activity, BACK, one.details["office_id"], {person_id}, now, _OF_FILE)


def _owe(
    session: Session,
    activity: Activity,
    kind: str,
    office_id: int,
    readers: set[int],
    now: datetime,
    why: Mapping[str, str | int],
) -> None:
    details: dict[str, Any] = {"activity_id": activity.id, "office_id": office_id, **why}
    key = notice_key(kind, activity.id, now.isoformat())
    telling.owe(session, activity.entity_id, kind, key, details, readers, now)


def _waits_for_nothing(session: Session, activity: Activity) -> bool:
    met = session.scalars(select(Milestone.met).where(Milestone.activity_id == activity.id)).all()
    return all(met) if met else activity_done(activity.percent, activity.status)


def _asked(session: Session, activity: Activity) -> set[int]:
    """Return who was written to about an activity, is asked about it, or has spoken of it."""
    found = set(
        session.scalars(
            select(OpenQuestion.person_id).where(OpenQuestion.activity_id == activity.id)
        )
    )
    found |= {
        person_id
        for person_id in session.scalars(
            select(ProgressReport.person_id).where(ProgressReport.activity_id == activity.id)
        )
        if person_id is not None
    }
    for table in (OwedStep, Notice):
        written = select(table.person_id).join(OutboxItem, OutboxItem.id == table.outbox_id)
        of_it = (table.activity_id == activity.id, OutboxItem.state.not_in(_NOT_OUT))
        found |= set(session.scalars(written.where(*of_it)))
    return found


def _welcomed(session: Session, activity: Activity) -> set[int]:
    """Return whom a welcome has shown the plan with the activity in it."""
    return set(
        session.scalars(
            select(Notice.person_id)
            .join(OutboxItem, OutboxItem.id == Notice.outbox_id)
            .where(
                Notice.key == f"{WELCOME}:{activity.plan_id}",
                OutboxItem.created_at >= activity.added_at,
                OutboxItem.state.not_in(_NOT_OUT),
            )
        )
    )

"""Tells the offices of an activity that it was added to a plan that they know, and that what it is
to deliver is something else now.

Who has not been shown the plan yet hears nothing: the welcome to it lists what stands by then.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.notice_names import ADDED, GOAL_CHANGED, WELCOME
from core.words import Duty
from models import audit
from models.owed import Notice, OwedState, notice_key
from models.plan import Activity
from plans.storing import telling

# What an activity is to deliver: how these fields are called stands in the texts.
GOALS = ("product", "goal", "planned")


def tell_added(change: audit.Change, activity: Activity, reason: str) -> None:
    """Owe a note of an activity that somebody added to the leads of its offices."""
    session, now = change.session, change.now
    said = {"by": telling.name_of(session, change.by), "reason": reason}
    told: set[int] = set()
    for office_id, duty in _offices(session, activity):
        readers = _who_know(session, activity, office_id) - told
        about = {"activity_id": activity.id, "office_id": office_id, "duty": duty.value, **said}
        key = notice_key(ADDED, activity.id)
        telling.owe(session, activity.entity_id, ADDED, key, about, readers, now)
        told |= readers


def tell_goal(
    change: audit.Change, activity: Activity, said: Mapping[str, Sequence[str]], reason: str
) -> None:
    """Owe a note to the leads of the offices of an activity of each field of `said` (what it was,
    and is) that says what it is to deliver, where it says something else now: one alone of several
    changes that were not told yet. What was misread, without a `reason`, was never another goal."""
    for field in GOALS if reason else ():
        before, after = said.get(field, ("", ""))
        if before != after:
            why = {"by": telling.name_of(change.session, change.by), "reason": reason}
            _tell_goal(change, activity, field, before, {"after": after, **why})


def _tell_goal(
    change: audit.Change, activity: Activity, field: str, before: str, said: Mapping[str, str]
) -> None:
    session = change.session
    waiting = [
        one
        for one in telling.untold(session, activity.id, GOAL_CHANGED)
        if one.details["field"] == field
    ]
    known = {one.person_id: str(one.details["before"]) for one in reversed(waiting)}
    telling.withdraw(session, waiting)
    told = {one.person_id for one in telling.untold(session, activity.id, ADDED)}
    for office_id, _ in _offices(session, activity):
        readers = _who_know(session, activity, office_id) - told
        told |= readers
        for reader in readers:
            was = known.get(reader, before)
            about = {"activity_id": activity.id, "office_id": office_id, "field": field}
            about |= {"before": was, **said}
            key = notice_key(GOAL_CHANGED, field, activity.id, change.now.isoformat())
            hears = {reader} if was != said["after"] else set[int]()
            telling.owe(session, activity.entity_id, GOAL_CHANGED, key, about, hears, change.now)


def forget(session: Session, activity: Activity) -> set[int]:
    """Withdraw what nobody was told yet of an activity that its plan has no longer; return who does
    not know of it."""
    telling.withdraw(session, telling.untold(session, activity.id, GOAL_CHANGED))
    return telling.withdraw(session, telling.untold(session, activity.id, ADDED))


def _offices(session: Session, activity: Activity) -> list[tuple[int, Duty]]:
    """Return the offices of an activity with what each is to it, those that lead first."""
    duties = telling.duties_of(session, activity).items()
    return sorted(duties, key=lambda one: one[1] is not Duty.LEAD)


def _who_know(session: Session, activity: Activity, office_id: int) -> set[int]:
    """Return the leads of an office who were welcomed to the plan of an activity."""
    welcomed = select(Notice.person_id).where(
        Notice.entity_id == activity.entity_id,
        Notice.key == f"{WELCOME}:{activity.plan_id}",
        Notice.state == OwedState.TOLD,
    )
    return telling.leads_of(session, office_id) & set(session.scalars(welcomed))

"""The welcome to a plan: what it lists for whom, and what a lead can say to it with a button."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.buttons import Button, Does
from core.entity.rights import MAY, Right
from core.refs import Ref
from models.plan import IN_FORCE, Activity, Plan
from models.still_open import open_activities
from scheduler.directory import Contact, Directory
from scheduler.this_pass import Pass

# What a lead is asked once about what her office has in a plan.
ALL_HERS = "De acuerdo"
SAYINGS = ((ALL_HERS, Does.AGREE), ("No es mía", Does.WHOSE), ("Delegar en…", Does.HAND))


def deputies(session: Session, people: Directory) -> Iterator[tuple[Contact, int]]:
    """Yield the delegates who get the reminders of an activity, with its plan, where it is open."""
    given = [
        (activity_id, contact)
        for (activity_id, office_id), person_id in people.deputies.items()
        if (contact := people.recipient_of(activity_id, office_id)) is not None
        and contact.person_id == person_id
    ]
    if not given:
        return
    rows = session.execute(
        select(Activity.id, Activity.plan_id)
        .join(Plan, Plan.id == Activity.plan_id)
        .where(Activity.id.in_([activity_id for activity_id, _ in given]), IN_FORCE)
    )
    plans = {row.id: row.plan_id for row in rows}
    for activity_id, contact in given:
        if activity_id in plans:
            yield contact, plans[activity_id]


def activities(this: Pass, person_id: int, plan_id: int) -> list[int]:
    """Return what a welcome lists: all of the offices whose reminders she gets, and what was given
    to her of the others she works for."""
    session, context, people = this.session, this.context, this.people
    offices = people.offices_of(person_id)
    recipients = {office_id: people.recipient(office_id) for office_id in offices}
    hers = [
        office_id
        for office_id, one in recipients.items()
        if one is not None and one.person_id == person_id
    ]
    given = {activity for (activity, _), person in people.deputies.items() if person == person_id}
    listed = set(open_activities(session, context, hers, plan_id))
    listed.update(given.intersection(open_activities(session, context, offices, plan_id)))
    return sorted(listed)


def buttons(this: Pass, person_id: int, plans: Sequence[int]) -> tuple[Button, ...]:
    """Return the buttons with which a lead answers a welcome; nobody else is asked."""
    leads = any(
        role in MAY[Right.AGREE] and contact.person_id == person_id
        for members in this.people.by_office.values()
        for role, contact in members
    )
    if not plans or not leads:
        return ()
    plan_id = plans[0] if len(plans) == 1 else 0
    return tuple(
        Button(label=label, ref=this.context.refs.make(Ref(action, plan_id)))
        for label, action in SAYINGS
    )

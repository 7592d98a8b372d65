"""Who is written to in the place of somebody who is away."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy.orm import Session

from core.entity.context import EntityContext
from models.staff.offices import office_name
from scheduler.told import absence


def covers(
    session: Session, context: EntityContext, person_id: int, day: date, now: datetime
) -> dict[str, str | int | None]:
    """Return who is written to in the place of a person on a day, as texts tell it: the offices
    left `alone`, else the `deputy`, where it is one; whether she is `officeless`."""
    people = absence.people_on(session, context, day, now)
    alone = ", ".join(office_name(session, one) for one in people.left_alone(person_id))
    instead = None if alone else people.stands_in(person_id)
    return {
        "alone": alone,
        "deputy": None if instead is None else instead.name,
        "officeless": int(not people.offices_of(person_id)),
    }

"""Absences of people: until the last day of one, nobody begins a conversation with her."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from models import audit, audit_actions
from models.organisation import Person


def away_until(session: Session, person_id: int) -> date | None:
    """Return the last day of a person's newest absence, past or not; None without one."""
    return session.scalar(select(Person.away_until).where(Person.id == person_id))


def of_entity(session: Session, entity_id: int, today: date) -> dict[int, date]:
    """Return who is away today, with the last day of each absence."""
    rows = session.execute(
        select(Person.id, Person.away_until).where(
            Person.entity_id == entity_id, Person.away_until >= today
        )
    )
    return {person_id: until for person_id, until in rows if until is not None}


def mark(change: audit.Change, *, person_id: int, until: date) -> None:
    """Write down the last day on which a person is away."""
    before = away_until(change.session, person_id)
    change.session.execute(update(Person).where(Person.id == person_id).values(away_until=until))
    change.audit(
        audit_actions.ABSENCE_SET,
        "person",
        person_id,
        before={"away_until": None if before is None else before.isoformat()},
        after={"away_until": until.isoformat()},
    )

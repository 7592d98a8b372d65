"""Who took the place of whom in the week of a digest."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.clock import local_day
from models.audit import Audit
from models.audit_actions import PERSON_REPLACED
from models.organisation import Person
from reports.plan.standing import Span
from reports.values import Replacement


def of_week(session: Session, entity_id: int, span: Span) -> tuple[Replacement, ...]:
    """Return each replacement of the week, the oldest first."""
    rows = session.execute(
        select(Audit.at, Audit.after, Person.name)
        .join(Person, Person.id == Audit.subject_id)
        .where(
            Audit.entity_id == entity_id,
            Audit.subject == "person",
            Audit.action == PERSON_REPLACED,
            Audit.at > span.untold,
            Audit.at <= span.now,
        )
        .order_by(Audit.at, Audit.id)
    ).all()
    if not rows:
        return ()
    follow = {after["by"] for _, after, _ in rows}
    named = session.execute(select(Person.id, Person.name).where(Person.id.in_(follow)))
    names = {one.id: one.name for one in named}
    return tuple(
        Replacement(
            on=local_day(at, span.zone),
            person=names.get(after["by"], ""),
            former=former,
            had=after.get("had", ""),
            helps=after.get("helps", ""),
        )
        for at, after, former in rows
    )

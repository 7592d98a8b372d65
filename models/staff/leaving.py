"""People who leave the entity: from their day on they are nobody, and their words stay theirs."""

from __future__ import annotations

from datetime import date

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from core.unreached import Unlinked
from models import audit, audit_actions
from models.answers.questions import OpenQuestion
from models.conversation import Conversation
from models.organisation import Address, Membership, Person
from models.staff.agreements import Deputy


def plan(change: audit.Change, *, person_id: int, on: date) -> None:
    """Write down the first day on which a person will not be there; it may be told anew."""
    before = change.session.get_one(Person, person_id).leaves_on
    change.session.execute(update(Person).where(Person.id == person_id).values(leaves_on=on))
    change.audit(
        audit_actions.LEAVING_PLANNED,
        "person",
        person_id,
        before={"leaves_on": before.isoformat() if before else None},
        after={"leaves_on": on.isoformat()},
    )


def planned(session: Session, entity_id: int) -> dict[int, date]:
    """Return the people who are still there and on which day they will not be."""
    rows = session.execute(
        select(Person.id, Person.leaves_on).where(
            Person.entity_id == entity_id, Person.active, Person.leaves_on.is_not(None)
        )
    )
    return {person_id: on for person_id, on in rows if on is not None}


def end(change: audit.Change, *, person_id: int, on: date) -> None:
    """Let a person have left from the day `on`: no roles, no address, no open conversation.

    What she said stays hers; who has her name or gets one of her addresses later is another person.
    """
    session = change.session
    roles = session.execute(
        delete(Membership)
        .where(Membership.person_id == person_id)
        .returning(Membership.id, Membership.role, Membership.office_id)
    ).all()
    session.execute(delete(Deputy).where(Deputy.person_id == person_id))
    for table in (OpenQuestion, Conversation):
        session.execute(delete(table).where(table.person_id == person_id))
    session.execute(
        update(Address)
        .where(Address.person_id == person_id)
        .values(dead_since=change.now, dead_reason=Unlinked.LEFT)
    )
    session.execute(update(Person).where(Person.id == person_id).values(active=False, leaves_on=on))
    change.audit(
        audit_actions.PERSON_LEFT,
        "person",
        person_id,
        before={
            "roles": [
                {"role": one.role.value, "office": one.office_id}
                for one in sorted(roles, key=lambda one: one.id)
            ]
        },
        after={"left_on": on.isoformat()},
    )

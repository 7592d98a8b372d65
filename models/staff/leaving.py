"""People who leave the entity: from their day on they are nobody, and their words stay theirs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import and_, delete, or_, select, update
from sqlalchemy.orm import Session, aliased

from core.unreached import Unlinked
from models import audit, audit_actions
from models.answers.questions import OpenQuestion
from models.conversation import Conversation
from models.organisation import Address, Membership, Person
from models.staff.agreements import Deputy
from models.staff.people import PersonRow
from models.web.tables import WebDevice

# Somebody who left longer ago would have been missed: it is a mistyped year.
LONGEST_AGO = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Leaver:
    """Somebody who is still there: the first day on which she will not be, and who replaces her
    from then on, None for nobody."""

    on: date
    by_id: int | None = None
    by: str | None = None

    def last_uncovered(self, until: date) -> date:
        """Return the last day up to `until` before somebody replaces her."""
        return until if self.by is None else min(until, self.on - timedelta(days=1))


def is_long_past(on: date, today: date) -> bool:
    """Tell whether the first day on which somebody is not there any more is hardly meant."""
    return on < today - LONGEST_AGO


def plan(change: audit.Change, *, person_id: int, on: date, by_id: int | None = None) -> None:
    """Write down the first day on which a person will not be there, and who replaces her from then
    on; both may be told anew."""
    session = change.session
    before = session.get_one(Person, person_id, populate_existing=True)
    former, former_by = before.leaves_on, before.replaced_by_id
    session.execute(
        update(Person).where(Person.id == person_id).values(leaves_on=on, replaced_by_id=by_id)
    )
    change.audit(
        audit_actions.LEAVING_PLANNED,
        "person",
        person_id,
        before={"leaves_on": former.isoformat() if former else None, "by": former_by},
        after={"leaves_on": on.isoformat(), "by": by_id},
    )


def planned(session: Session, entity_id: int) -> dict[int, Leaver]:
    """Return the people who are still there and on which day they will not be; with nobody who is
    to replace her where that one will not be there herself on that day."""
    follower = aliased(Person)
    rows = session.execute(
        select(Person.id, Person.leaves_on, follower.id, follower.name)
        .outerjoin(
            follower,
            and_(
                follower.id == Person.replaced_by_id,
                follower.active,
                or_(follower.leaves_on.is_(None), follower.leaves_on > Person.leaves_on),
            ),
        )
        .where(Person.entity_id == entity_id, Person.active, Person.leaves_on.is_not(None))
        .order_by(Person.id)
    )
    return {person_id: Leaver(on, by_id, by) for person_id, on, by_id, by in rows if on is not None}


def goes_by(session: Session, entity_id: int, person_id: int, day: date) -> Leaver | None:
    """Return from which day on a person will not be there, and who replaces her, where that is by
    `day`; else None."""
    goes = planned(session, entity_id).get(person_id)
    return goes if goes is not None and goes.on <= day else None


def first_day_gone(session: Session, person_id: int) -> date | None:
    """Return the first day on which a person is not there, has come or is to come; None for who
    stays."""
    return session.scalar(select(Person.leaves_on).where(Person.id == person_id))


def has_gone_by(person: PersonRow, day: date) -> bool:
    """Tell whether a person is not there on a day, also where no pass of the clock has let her
    leave yet: what she writes from then on is nobody's."""
    return person.leaves_on is not None and person.leaves_on <= day


def to_be_replaced_by(session: Session, entity_id: int, person_id: int) -> list[tuple[str, date]]:
    """Return whom a person is to replace, by name, and from which day on."""
    waiting = select(Person.name, Person.leaves_on).where(
        Person.entity_id == entity_id, Person.active, Person.replaced_by_id == person_id
    )
    rows = session.execute(waiting.order_by(Person.leaves_on, Person.id))
    return [(name, on) for name, on in rows if on is not None]


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
    for table in (OpenQuestion, Conversation, WebDevice):
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

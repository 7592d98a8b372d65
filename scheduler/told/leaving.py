"""Somebody leaves the entity: nothing more goes to her, and what was hers goes to who follows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import Select, delete, func, select, update
from sqlalchemy.orm import Session

from core.entity.context import EntityContext
from core.words import Because, Role
from models import audit, outbox, owed
from models.answers.questions import OpenQuestion
from models.outbox import WAITING, ItemState, OutboxItem
from models.owed import Notice, OwedState, OwedStep
from models.staff import leaving as leavings
from models.staff import memberships
from models.staff.offices import office_name
from models.still_open import open_activities
from scheduler import directory
from scheduler.directory import Contact, Directory
from scheduler.planned import Planned
from scheduler.told import emptied, planning, succession


@dataclass(frozen=True, slots=True)
class Vacated:
    """An office that somebody leaves, and to whom its reminders go then; None to nobody.

    `already`: they go there before she leaves, too. `back`: where they go to nobody, who of the
    office gets them once an absence is over, and from which day on.
    """

    office: str
    recipient: str | None
    already: bool = False
    back: tuple[str, date] | None = None


@dataclass(frozen=True, slots=True)
class Ahead:
    """What somebody has who leaves: her offices, with what becomes of them, the open activities
    for which they answer, the messages that wait to go out to her, and what she was asked."""

    offices: tuple[Vacated, ...]
    activities: int
    messages: int
    questions: int


def look(session: Session, context: EntityContext, person_id: int, now: datetime) -> Ahead:
    """Return what somebody has who leaves, for whoever is to say yes to it; nothing is written."""
    theirs = directory.load(session, context, now).offices_of(person_id)
    asked = select(func.count(OpenQuestion.id)).where(OpenQuestion.person_id == person_id)
    return Ahead(
        tuple(vacated(session, context, person_id, context.today(now), now)),
        len(open_activities(session, context, theirs)),
        len(session.scalars(_waiting(person_id)).all()),
        session.scalar(asked) or 0,
    )


def vacated(
    session: Session, context: EntityContext, person_id: int, on: date, now: datetime
) -> list[Vacated]:
    """Return what becomes of the offices of a person if she leaves on a day, by all that is planned
    for it; nothing is written."""
    people = directory.load(session, context, now)
    plan = planning.known(session, context, now)
    then = planning.people_if_stays(session, context, plan, person_id, on)
    after, found = then.without(person_id), []
    for office_id in then.offices_of(person_id):
        one = vacated_by(session, people, after, office_id)
        if one.recipient is None:
            staff = [contact for _, contact in after.by_office[office_id]]
            days = sorted(who.back_on for who in staff if who.away and who.back_on)
            one = replace(one, back=_back(session, context, plan, person_id, office_id, days))
        found.append(one)
    return found


def _back(
    session: Session,
    context: EntityContext,
    plan: Planned,
    person_id: int,
    office_id: int,
    days: Iterable[date],
) -> tuple[str, date] | None:
    """Return to whom an office's reminders go without a person on the first of the days on which
    they go to anybody, and that day."""
    for day in days:
        people = planning.people_if_stays(session, context, plan, person_id, day)
        gets = people.without(person_id).recipient(office_id)
        if gets is not None:
            return gets.name, day
    return None


def alone(
    session: Session, context: EntityContext, person_id: int, on: date, now: datetime
) -> list[Role]:
    """Return which of the roles of planning and control a person has, and on a day nobody else
    whom anything reaches; nothing is written."""
    plan = planning.known(session, context, now)
    then = planning.people_if_stays(session, context, plan, person_id, on)
    return emptied.watched_alone(then, person_id)


# What is said of these to whoever lets her go.
ALONE = {
    Role.PLANNING: "A nadie más con el rol de planeación se le llega: lo que se le pide a "
    "planeación y los avisos de silencio no le llegan.",
    Role.CONTROL: "A nadie más con el rol de control se le llega: los resúmenes y los avisos no le "
    "llegan.",
}


def leave(
    change: audit.Change, context: EntityContext, person_id: int, *, on: date
) -> list[Vacated]:
    """Let a person have left from the day `on`; return what becomes of her offices.

    Messages that wait for her are withdrawn and her steps owed anew to whoever leads then, who is
    told. Control is told of an office where nobody can be reached any more.
    """
    session, now = change.session, change.now
    people = directory.load(session, context, now)
    after = people.without(person_id)
    withdraw(session, person_id, now)
    leavings.end(change, person_id=person_id, on=on)
    leaver = people.contacts[person_id]
    if Role.PLANNING in emptied.watched_alone(people, person_id):
        emptied.tell_of_planning(session, context, after, leaver, now)
    for office_id in people.offices_of(person_id):
        tell_who_follows(session, context, people, after, leaver, office_id, now)
    return [vacated_by(session, people, after, one) for one in people.offices_of(person_id)]


def give_up(
    change: audit.Change, context: EntityContext, person_id: int, role: Role, office_id: int | None
) -> Vacated | None:
    """Take one role from a person who stays; return what becomes of its office, where it has one.

    Where the office's reminders come to somebody else now, what waits for her about it is withdrawn
    and who follows is told, as when she leaves.
    """
    session, now = change.session, change.now
    people = directory.load(session, context, now)
    memberships.take_role(change, person_id=person_id, role=role, office_id=office_id)
    after, leaver = directory.load(session, context, now), people.contacts[person_id]
    if office_id is None:
        if role is Role.PLANNING and role in emptied.watched_alone(people, person_id):
            emptied.tell_of_planning(session, context, after, leaver, now)
        return None
    succession.forget(session, office_id, person_id)
    if people.recipient(office_id) != after.recipient(office_id):
        succession.withdraw(session, people, office_id, [person_id])
    tell_who_follows(session, context, people, after, leaver, office_id, now)
    return vacated_by(session, people, after, office_id)


def vacated_by(session: Session, people: Directory, after: Directory, office_id: int) -> Vacated:
    """Return what has become of an office between two states of the people."""
    before, follows = people.recipient(office_id), after.recipient(office_id)
    name = office_name(session, office_id)
    if follows is None:
        return Vacated(name, None)
    already = before is not None and before.person_id == follows.person_id
    return Vacated(name, follows.name, already=already)


def withdraw(session: Session, person_id: int, now: datetime) -> list[int]:
    """Cancel all that waits for her, and close what is owed to her; return the notices of it."""
    waiting = session.scalars(_waiting(person_id)).all()
    owed.reopen(session, outbox.withdraw(session, waiting, Because.LEFT))
    session.execute(
        delete(OwedStep).where(OwedStep.person_id == person_id, OwedStep.state == OwedState.OPEN)
    )
    closed = session.execute(
        update(Notice)
        .where(Notice.person_id == person_id, Notice.state == OwedState.OPEN)
        .values(state=OwedState.CLOSED, reason=Because.LEFT, recorded_at=now)
        .returning(Notice.id)
        .execution_options(synchronize_session=False)
    )
    return list(closed.scalars())


def _waiting(person_id: int) -> Select[int]:
    """Return the query of the messages to a person that have not gone out."""
    not_out = OutboxItem.state.in_([*WAITING, ItemState.FAILED])
    return select(OutboxItem.id).where(OutboxItem.person_id == person_id, not_out)


def tell_who_follows(
    session: Session,
    context: EntityContext,
    people: Directory,
    after: Directory,
    leaver: Contact,
    office_id: int,
    now: datetime,
) -> None:
    """Tell who gets the office's reminders in her place; control, where nobody does."""
    before, follows = people.recipient(office_id), after.recipient(office_id)
    if follows is None:  # also where nobody was reached before: then no pass has told it yet
        emptied.tell_control(session, context, after, office_id, leaver, now)
    elif before is not None and before != follows and office_id not in people.groups:
        whose = (office_id, office_name(session, office_id))
        succession.takes_over(session, context, after, follows, whose, leaver, now)

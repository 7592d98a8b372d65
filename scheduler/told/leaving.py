"""Somebody leaves the entity: nothing more goes to her, and what was hers goes to who follows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from core.entity.context import EntityContext
from core.entity.rights import MAY, Right
from core.notice_names import LEFT_EMPTY
from core.words import Because, Role
from models import audit, outbox, owed
from models.outbox import WAITING, ItemState, OutboxItem
from models.owed import Notice, OwedState, OwedStep, notice_key
from models.staff import leaving as leavings
from models.staff import memberships
from models.staff.offices import office_name
from models.still_open import open_activities
from scheduler import directory
from scheduler.directory import Contact, Directory
from scheduler.notices import tell
from scheduler.this_pass import Pass
from scheduler.told import succession


@dataclass(frozen=True, slots=True)
class Vacated:
    """An office that somebody leaves, and to whom its reminders go then; None to nobody.

    `already`: they go there before she leaves, too.
    """

    office: str
    recipient: str | None
    already: bool = False


def vacated(
    session: Session, context: EntityContext, person_id: int, now: datetime
) -> list[Vacated]:
    """Return what becomes of the offices of a person if she leaves; nothing is written."""
    people = directory.load(session, context, now)
    after = people.without(person_id)
    return [_vacated(session, people, after, one) for one in people.offices_of(person_id)]


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
    _withdraw(session, person_id, now)
    leavings.end(change, person_id=person_id, on=on)
    leaver = people.contacts[person_id]
    for office_id in people.offices_of(person_id):
        _tell_who_follows(session, context, people, after, leaver, office_id, now)
    return [_vacated(session, people, after, one) for one in people.offices_of(person_id)]


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
    if office_id is None:
        return None
    after = directory.load(session, context, now)
    succession.forget(session, office_id, person_id)
    if people.recipient(office_id) != after.recipient(office_id):
        succession.withdraw(session, people, office_id, [person_id])
    leaver = people.contacts[person_id]
    _tell_who_follows(session, context, people, after, leaver, office_id, now)
    return _vacated(session, people, after, office_id)


def leave_due(this: Pass) -> None:
    """Let those leave whose day, written down before, has come."""
    planned = leavings.planned(this.session, this.entity_id)
    this.keep("leaver", planned)
    for person_id, on in planned.items():
        if on <= this.today:
            with this.around("leaver", person_id, person_id):
                by = audit.Actor(role="system", channel="clock")
                change = audit.Change(this.session, this.entity_id, by, this.now)
                leave(change, this.context, person_id, on=on)


def _vacated(session: Session, people: Directory, after: Directory, office_id: int) -> Vacated:
    before, follows = people.recipient(office_id), after.recipient(office_id)
    name = office_name(session, office_id)
    if follows is None:
        return Vacated(name, None)
    return Vacated(name, follows.name, already=follows == before)


def _withdraw(session: Session, person_id: int, now: datetime) -> None:
    """Cancel all that waits for her, and close what is owed to her."""
    waiting = session.scalars(
        select(OutboxItem.id).where(
            OutboxItem.person_id == person_id,
            OutboxItem.state.in_([*WAITING, ItemState.FAILED]),
        )
    ).all()
    owed.reopen(session, outbox.withdraw(session, waiting, Because.LEFT))
    session.execute(
        delete(OwedStep).where(OwedStep.person_id == person_id, OwedStep.state == OwedState.OPEN)
    )
    session.execute(
        update(Notice)
        .where(Notice.person_id == person_id, Notice.state == OwedState.OPEN)
        .values(state=OwedState.CLOSED, reason=Because.LEFT, recorded_at=now)
        .execution_options(synchronize_session=False)
    )


def _tell_who_follows(
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
    office = office_name(session, office_id)
    if before is None or before == follows:
        return
    if follows is not None:
        if office_id not in people.groups:
            whose = (office_id, office)
            succession.takes_over(session, context, after, follows, whose, leaver, now)
        return
    details: dict[str, str | int] = {
        "office": office,
        "office_id": office_id,
        "person": leaver.name,
        "count": len(open_activities(session, context, [office_id])),
    }
    key = notice_key(LEFT_EMPTY, office_id, leaver.person_id)
    for reader in after.holders(MAY[Right.WATCH]):
        tell(session, context, after, reader, LEFT_EMPTY, key, details, now)

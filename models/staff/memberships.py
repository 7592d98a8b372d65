"""Roles that people hold: which, taken from them, and who leads an office as the newest."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, delete, exists, select, update
from sqlalchemy.orm import Session, aliased

from core.words import Role
from models import audit, audit_actions
from models.audit import Audit
from models.organisation import Address, Membership, Office, Person
from models.session import direct
from models.staff.people import add_membership

_HERS = aliased(Membership)
# What the audit calls the end of a role that somebody had.
_ENDS = (audit_actions.PERSON_LEFT, audit_actions.ROLE_TAKEN, audit_actions.ROLE_HANDED_OVER)
# Built once, because it is executed for most messages.
_DELEGATES_BESIDE = (
    select(Person.name)
    .join(Membership, Membership.person_id == Person.id)
    .join(_HERS, _HERS.office_id == Membership.office_id)
    .where(
        _HERS.person_id == bindparam("person"),
        Membership.role == Role.DELEGATE,
        Person.id != bindparam("person"),
        Person.active.is_(True),
    )
)
_HELD_FOR_ALL = (
    select(Membership.role)
    .join(Person, Person.id == Membership.person_id)
    .join(Address, Address.person_id == Person.id)
    .where(
        Membership.entity_id == bindparam("entity"),
        Membership.office_id.is_(None),
        Person.active.is_(True),
        Address.dead_since.is_(None),
    )
    .distinct()
)


def held_for_all(session: Session, entity_id: int) -> frozenset[Role]:
    """Return the roles for the whole entity that somebody has who is reached anywhere."""
    return frozenset(row.role for row in direct(session, _HELD_FOR_ALL, entity=entity_id))


def lead_again(change: audit.Change, *, person_id: int, office_id: int, today: date) -> bool:
    """Make a lead of an office its newest one; return False where she is, or does not lead it."""
    leads = change.session.execute(
        select(Membership.id, Membership.person_id)
        .where(Membership.office_id == office_id, Membership.role == Role.LEAD)
        .order_by(Membership.id)
    ).all()
    hers = [one.id for one in leads if one.person_id == person_id]
    if not hers or hers == [leads[-1].id]:
        return False
    held: dict[str, Any] = {"person_id": person_id, "role": Role.LEAD, "office_id": office_id}
    take_role(change, **held)
    return add_membership(change, today=today, **held)


def take_role(change: audit.Change, *, person_id: int, role: Role, office_id: int | None) -> None:
    """Take a role that a person holds from her."""
    membership_id = change.session.execute(
        delete(Membership)
        .where(
            Membership.person_id == person_id,
            Membership.role == role,
            Membership.office_id == office_id,
        )
        .returning(Membership.id)
    ).scalar_one()
    change.audit(
        audit_actions.ROLE_TAKEN,
        "membership",
        membership_id,
        before={"person": person_id, "role": role.value, "office": office_id},
    )


def hand_over(change: audit.Change, *, person_id: int, to_id: int, today: date) -> None:
    """Give all roles of a person to another, from `today` on.

    The other has her place in each office: the newest lead stays so. Of a role that both have, the
    newer one stays.
    """
    session = change.session
    hers = session.scalars(
        select(Membership).where(Membership.person_id == person_id).order_by(Membership.id)
    ).all()
    known = {
        (one.role, one.office_id): one
        for one in session.scalars(select(Membership).where(Membership.person_id == to_id))
    }
    for one in hers:
        held: dict[str, Any] = {"role": one.role, "office_id": one.office_id}
        also = known.get((one.role, one.office_id))
        if also is not None and also.id > one.id:
            take_role(change, person_id=person_id, **held)
            continue
        if also is not None:
            take_role(change, person_id=to_id, **held)
        session.execute(
            update(Membership)
            .where(Membership.id == one.id)
            .values(person_id=to_id, since=today)
            .execution_options(synchronize_session=False)
        )
        change.audit(
            audit_actions.ROLE_HANDED_OVER,
            "membership",
            one.id,
            before={"person": person_id, "role": one.role.value, "office": one.office_id},
            after={"person": to_id},
        )


def roles_of(session: Session, person_id: int) -> list[tuple[Role, int | None, str | None]]:
    """Return the roles of a person, each with the office (its id and name) where it has one."""
    rows = session.execute(
        select(Membership.role, Membership.office_id, Office.name)
        .outerjoin(Office, Office.id == Membership.office_id)
        .where(Membership.person_id == person_id)
        .order_by(Membership.id)
    )
    return [(role, office_id, name) for role, office_id, name in rows]


def leads(session: Session, person_id: int) -> bool:
    """Tell whether a person leads an office."""
    held = exists().where(Membership.person_id == person_id, Membership.role == Role.LEAD)
    return bool(session.scalar(select(held)))


def delegates_beside(session: Session, person_id: int) -> tuple[str, ...]:
    """Return the names of the active delegates of the offices in which a person works."""
    return tuple(row.name for row in direct(session, _DELEGATES_BESIDE, person=person_id))


def want_weekly(session: Session, person_id: int, *, wants: bool) -> bool:
    """Write down whether she wants her own week each week; return whether that changed."""
    changed = session.execute(
        update(Person)
        .where(Person.id == person_id, Person.weekly_summary.is_not(wants))
        .values(weekly_summary=wants)
        .returning(Person.id)
    )
    return changed.one_or_none() is not None


def ended_since(
    session: Session, entity_id: int, offices: Collection[int], since: datetime | None
) -> dict[int, datetime]:
    """Return who has had a role in one of `offices` and lost it since an instant (None: ever), as
    the audit tells it, each with when she lost the last one; she may have another there."""
    rows = session.execute(
        select(Audit.action, Audit.at, Audit.subject_id, Audit.before)
        .where(
            Audit.entity_id == entity_id,
            Audit.action.in_(_ENDS),
            *([Audit.at >= since] if since is not None else []),
        )
        .order_by(Audit.at)
    )
    found: dict[int, datetime] = {}
    for action, at, subject, before in rows:
        left = action == audit_actions.PERSON_LEFT
        roles = before["roles"] if left else [before]
        if any(one["office"] in offices for one in roles):
            found[subject if left else before["person"]] = at
    return found

"""Who holds a right: the people of the roles that the table names, and of the entity's setting."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.entity.context import EntityContext
from core.entity.rights import LOOKING, MAY, Right, rights_of
from core.words import Role
from models.organisation import Membership, Person


def roles_with(context: EntityContext, right: Right) -> frozenset[Role]:
    """Return the roles that have a right in this entity."""
    if right is Right.DECIDE:
        return MAY[right] & {Role(word) for word in context.policy.requests_decided_by}
    return MAY[right]


def holders(session: Session, context: EntityContext, right: Right) -> set[int]:
    """Return the active people who have a right."""
    rows = session.scalars(
        select(Membership.person_id)
        .join(Person, Person.id == Membership.person_id)
        .where(
            Membership.entity_id == context.entity_id,
            Membership.role.in_(roles_with(context, right)),
            Person.active,
        )
    )
    return set(rows)


def may(session: Session, context: EntityContext, person_id: int, right: Right) -> bool:
    """Tell whether an active person has a right."""
    return right in held(session, context, person_id)


def held(session: Session, context: EntityContext, person_id: int) -> frozenset[Right]:
    """Return the rights of an active person."""
    roles = _roles(session, context, person_id)
    return frozenset(right for right in Right if roles_with(context, right) & {*roles})


def only_sees(session: Session, context: EntityContext, person_id: int) -> bool:
    """Tell whether all that a person may do is to look: an auditor's or a viewer's roles."""
    held = rights_of(_roles(session, context, person_id))
    return Right.SEE in held and held <= LOOKING


def oversees(session: Session, context: EntityContext, person_id: int) -> bool:
    """Tell whether a person looks at all offices and answers for none."""
    held = rights_of(_roles(session, context, person_id))
    return Right.SEE in held and Right.REPORT not in held


def _roles(session: Session, context: EntityContext, person_id: int) -> list[Role]:
    """Return the roles of an active person."""
    found = (
        select(Membership.role)
        .join(Person, Person.id == Membership.person_id)
        .where(
            Membership.entity_id == context.entity_id,
            Membership.person_id == person_id,
            Person.active,
        )
    )
    return list(session.scalars(found))

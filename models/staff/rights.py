"""Who holds a right: the people of the roles that have it (`core/entity/rights.py`)."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Select, and_, bindparam, select
from sqlalchemy.orm import Session

from core.entity.context import EntityContext
from core.entity.rights import LOOKING, Right, rights_of, roles_with
from core.words import Role
from models.organisation import Address, Membership, Person
from models.session import direct

# Built once, because it is executed for every page and every message.
_ROLES = (
    select(Membership.role)
    .join(Person, Person.id == Membership.person_id)
    .where(
        Membership.entity_id == bindparam("entity"),
        Membership.person_id == bindparam("person"),
        Person.active,
    )
)


def holders(session: Session, context: EntityContext, right: Right) -> set[int]:
    """Return the active people who have a right."""
    return set(session.scalars(_holding(context, right)))


def names_of_holders(session: Session, context: EntityContext, right: Right) -> tuple[str, ...]:
    """Return the names of the active people who have a right, in their order."""
    holding = Person.id.in_(_holding(context, right))
    return tuple(session.scalars(select(Person.name).where(holding).order_by(Person.name)))


def _holding(context: EntityContext, right: Right) -> Select[int]:
    return (
        select(Membership.person_id)
        .join(Person, Person.id == Membership.person_id)
        .where(
            Membership.entity_id == context.entity_id,
            Membership.role.in_(roles_with(context.policy, right)),
            Person.active,
        )
    )


def may(session: Session, context: EntityContext, person_id: int, right: Right) -> bool:
    """Tell whether an active person has a right."""
    return right in held(session, context, person_id)


def held(session: Session, context: EntityContext, person_id: int) -> frozenset[Right]:
    """Return the rights of an active person."""
    return rights_of(context.policy, _roles(session, context, person_id))


def rights_in(
    session: Session, context: EntityContext, channel: str, values: Collection[str] | None = None
) -> dict[str, frozenset[Right]]:
    """Return what may be done from each registered address of a channel, or of `values` of them.

    Nothing from one that is dead, or whose owner has left.
    """
    found = (
        select(Address.value, Membership.role)
        .join(Person, Person.id == Address.person_id)
        .outerjoin(
            Membership,
            and_(Membership.person_id == Person.id, Person.active, Address.dead_since.is_(None)),
        )
        .where(Address.entity_id == context.entity_id, Address.channel == channel)
        .order_by(Address.value)
    )
    if values is not None:
        found = found.where(Address.value.in_(values))
    roles: dict[str, set[Role]] = {}
    for value, role in session.execute(found):
        roles.setdefault(value, set()).update(() if role is None else (role,))
    return {value: rights_of(context.policy, held) for value, held in roles.items()}


def only_sees(session: Session, context: EntityContext, person_id: int) -> bool:
    """Tell whether all that a person may do is to look: an auditor's or a viewer's roles."""
    rights = held(session, context, person_id)
    return Right.SEE in rights and rights <= LOOKING


def oversees(session: Session, context: EntityContext, person_id: int) -> bool:
    """Tell whether a person looks at all offices and answers for none."""
    rights = held(session, context, person_id)
    return Right.SEE in rights and Right.REPORT not in rights


def _roles(session: Session, context: EntityContext, person_id: int) -> list[Role]:
    """Return the roles of an active person."""
    asked = {"entity": context.entity_id, "person": person_id}
    return list(direct(session, _ROLES, **asked).scalars())

"""Whether a line with an address that nobody has is of somebody who is known by her name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.channels import EMAIL
from core.spanish import fold
from core.unreached import Unlinked
from core.words import OFFICE_ROLES, Role
from models.organisation import Address, Membership, Person
from models.staff import changing
from models.staff.people import PersonRow, address_owner
from plans.people.people_table import LineFault, PersonLine

Place = int | Role  # an office, or a role of the whole entity


def unlike(former: str, name: str) -> bool:
    """Tell whether two names have no word in common: hardly a name put right."""
    return not set(fold(former).split()) & set(fold(name).split())


class Names:
    """What people are called, and were before: who is renamed stays the same person. A former name
    without a word of the present one was hardly hers."""

    def __init__(self, session: Session, entity_id: int) -> None:
        self._former = changing.former_names(session, entity_id)

    def of(self, person: PersonRow) -> list[str]:
        """Return what a person is called and what she was called before, folded."""
        former = (one for one in self._former.get(person.id, ()) if not unlike(one, person.name))
        return [fold(person.name), *map(fold, former)]

    def resemble(self, person: PersonRow, name: str) -> bool:
        """Tell whether a name is one of a person's, or has nothing but words of one of them."""
        words = set(fold(name).split())
        return any(words <= set(one.split()) for one in self.of(person))


class Known:
    """People by name and place: those who are registered, and those of the lines before.

    A name alone shows nothing; the same name in the same office, or in the same role of the whole
    entity, is the same person with another address until somebody says otherwise. Of whom a file
    gives no address the whole name is all that there is to tell who she is.
    """

    def __init__(self, session: Session, entity_id: int, names: Names) -> None:
        self.names = names
        self._registered: defaultdict[tuple[str, Place], dict[int, PersonRow]] = defaultdict(dict)
        self._named: defaultdict[str, dict[int, PersonRow]] = defaultdict(dict)
        # By their former names: these count where nobody bears one now.
        self._formerly: defaultdict[tuple[str, Place], dict[int, PersonRow]] = defaultdict(dict)
        self._once_named: defaultdict[str, dict[int, PersonRow]] = defaultdict(dict)
        self._lines: dict[tuple[str, Place], PersonLine] = {}
        rows = session.execute(
            select(Person, Membership.role, Membership.office_id)
            .outerjoin(Membership, Membership.person_id == Person.id)
            .where(Person.entity_id == entity_id, Person.active)
            .order_by(Person.id)
        )
        for person, role, office_id in rows:
            row = PersonRow(person.id, person.name, person.preferred_channel)
            name, *former = names.of(row)
            self._named[name][person.id] = row
            if role is not None:
                self._registered[name, office_id or role][person.id] = row
            for once in former:
                self._once_named[once][person.id] = row
                if role is not None:
                    self._formerly[once, office_id or role][person.id] = row

    def without_address(
        self, line: PersonLine, new: Collection[str]
    ) -> PersonRow | LineFault | str | None:
        """Return who a line without an address is of: who is registered by her name, or the address
        of the other line, one of `new`, that has it; what is wrong where that is not one person,
        and None where there is nobody."""
        name = fold(line.name)
        found: list[PersonRow | str] = [*self._named[name].values(), *new]
        found = found or [*self._once_named[name].values()]
        if len(found) > 1:
            said = f"más de una persona se llama «{line.name}»: déle a esta su correo."
            return LineFault(line.line, "nombre", said)
        return next(iter(found), None)

    def called(self, line: PersonLine, office_id: int | None) -> PersonRow | LineFault | None:
        """Return who a line with a new address is of, as far as her name and place tell; what is
        wrong where that is not one person, and None where there is nobody."""
        places = [(fold(line.name), one) for one in _places(line, office_id)]
        found: dict[int, PersonRow] = {}
        for known in (self._registered, self._formerly):
            for place in () if found else places:
                found |= known.get(place, {})
        if len(found) > 1:
            said = f"más de una persona se llama «{line.name}» allí: use culmina person edit."
            return LineFault(line.line, "nombre", said)
        return next(iter(found.values()), None)

    def twice(self, line: PersonLine, office_id: int | None) -> LineFault | None:
        """Return that an earlier line has the same name and place and another address; else take
        the line down."""
        for place in _places(line, office_id):
            earlier = self._lines.setdefault((fold(line.name), place), line)
            if earlier.email != line.email:
                said = (
                    f"la línea {earlier.line} tiene a «{line.name}» con {earlier.email}: deje una "
                    "dirección o, si son dos personas, escriba el segundo apellido."
                )
                return LineFault(line.line, "correo", said)
        return None


def had(
    session: Session, entity_id: int, name: str, email: str, names: Names | None = None
) -> PersonRow | None:
    """Return who had an address before and has another one instead; nobody where it comes with a
    name that is not hers: an address may be another's by now."""
    owner = address_owner(session, entity_id=entity_id, channel=EMAIL.name, value=email)
    if owner is None or not owner[0].active or owner[1].dead_reason != Unlinked.REPLACED:
        return None
    names = names or Names(session, entity_id)
    return owner[0] if names.resemble(owner[0], name) else None


def mailboxes(session: Session, person_id: int) -> tuple[str, ...]:
    """Return the addresses of mail of a person, dead ones too, but no former ones."""
    former = func.coalesce(Address.dead_reason, "") == Unlinked.REPLACED
    mine = (Address.person_id == person_id, Address.channel == EMAIL.name, ~former)
    return tuple(session.scalars(select(Address.value).where(*mine).order_by(Address.id)))


def _places(line: PersonLine, office_id: int | None) -> list[Place]:
    entity_wide = [role for role in line.roles if role not in OFFICE_ROLES]
    return [*entity_wide, *([] if office_id is None else [office_id])]

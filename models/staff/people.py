"""People of an entity: who they are, where they are reached, and which roles they hold."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from typing import Any

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from core.channels import EMAIL
from core.errors import InputError
from core.spanish import fold
from core.unreached import Unlinked
from core.words import Role
from models import audit, audit_actions
from models.organisation import Address, Membership, Office, Person
from models.session import direct
from models.staff.addresses import ALIVE

_MOST_CANDIDATES = 8
_EMAIL = re.compile(
    r"[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r"@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}"
)
_LONGEST_EMAIL = 254


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person as the rest of culmina sees her; who is not `active` has left the entity, and will
    leave it on the day `leaves_on`, where one is planned."""

    id: int
    name: str
    preferred_channel: str | None
    active: bool = True
    leaves_on: date | None = None


@dataclass(frozen=True, slots=True)
class AddressRow:
    """An address of a person; `dead_since` is empty while it is thought to reach her."""

    id: int
    person_id: int
    channel: str
    value: str
    verified_at: datetime | None
    dead_since: datetime | None
    dead_reason: str | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """A person who works for an office, as its lead or as a delegate."""

    person_id: int
    name: str
    preferred_channel: str | None
    office_id: int
    role: Role


@dataclass(frozen=True, slots=True)
class PersonCard:
    """A person with her roles (and the name of the office, where a role has one) and addresses."""

    person: PersonRow
    roles: tuple[tuple[Role, str | None], ...]
    addresses: tuple[AddressRow, ...]


def same_address(value: str) -> str:
    """Return the one form in which an address is stored and looked for."""
    return value.strip().casefold()


def is_email(value: str) -> bool:
    """Tell whether a value, in its stored form, looks like a mailbox that mail can be sent to."""
    return len(value) <= _LONGEST_EMAIL and _EMAIL.fullmatch(value) is not None


def add_person(change: audit.Change, *, name: str, preferred_channel: str | None = None) -> int:
    """Add a person and return her id; two people may bear the same name."""
    row = insert(Person).values(
        entity_id=change.entity_id, name=name, preferred_channel=preferred_channel, active=True
    )
    person_id = change.session.execute(row.returning(Person.id)).scalar_one()
    change.audit(
        audit_actions.PERSON_ADDED,
        "person",
        person_id,
        after={"name": name, "preferred_channel": preferred_channel},
    )
    return person_id


def add_address(
    change: audit.Change, *, person_id: int, channel: str, value: str, verified: bool = False
) -> int:
    """Register where a person is reached and return the address's id.

    An address that is already hers is taken back to life. That of somebody who has left, who has
    another instead, or who does not agree to be written to there, is hers now. One that is another
    person's raises InputError: what is written to an address must reach one person only.
    """
    session = change.session
    value = same_address(value)
    owner = address_owner(session, entity_id=change.entity_id, channel=channel, value=value)
    known = None if owner is None else owner[1]
    free = owner is None or not owner[0].active or Unlinked.tells(owner[1].dead_reason)
    if known is None:
        address_id = _insert_address(session, change.entity_id, person_id, channel, value)
    elif known.person_id != person_id and not free:
        raise _taken(channel, value)
    else:
        address_id = known.id
    changes: dict[str, Any] = {"person_id": person_id, **ALIVE}
    if verified or (known is not None and known.person_id != person_id):
        changes["verified_at"] = change.now if verified else None
    session.execute(update(Address).where(Address.id == address_id).values(**changes))
    dead = known is not None and known.dead_since is not None
    change.audit(
        audit_actions.ADDRESS_ADDED if known is None else audit_actions.ADDRESS_CONFIRMED,
        "address",
        address_id,
        before={} if known is None else {"dead": dead, "person": known.person_id},
        after={"person": person_id, "channel": channel, "value": value, "verified": verified},
    )
    return address_id


def _insert_address(
    session: Session, entity_id: int, person_id: int, channel: str, value: str
) -> int:
    row = insert(Address).values(
        entity_id=entity_id, person_id=person_id, channel=channel, value=value
    )
    try:
        with session.begin_nested():
            return session.execute(row.returning(Address.id)).scalar_one()
    except IntegrityError as error:  # another process wrote it between the look and the insert
        raise _taken(channel, value) from error


def _taken(channel: str, value: str) -> InputError:
    return InputError(
        "esta dirección ya es de otra persona.",
        where=f"{channel} {value}",
        todo="Una dirección es de una sola persona: use otra.",
    )


def add_membership(
    change: audit.Change, *, person_id: int, role: Role, office_id: int | None, today: date
) -> bool:
    """Give a person a role from `today` on; return False when she has it already.

    The roles of an office need one, the roles of the whole entity have none (the database's rule).
    """
    known = select(Membership.id).where(
        Membership.person_id == person_id,
        Membership.role == role,
        Membership.office_id == office_id,
    )
    if change.session.scalar(known) is not None:
        return False
    row = insert(Membership).values(
        entity_id=change.entity_id, person_id=person_id, role=role, office_id=office_id, since=today
    )
    membership_id = change.session.execute(row.returning(Membership.id)).scalar_one()
    change.audit(
        audit_actions.ROLE_GIVEN,
        "membership",
        membership_id,
        after={"person": person_id, "role": role.value, "office": office_id},
    )
    return True


def prefer_channel(change: audit.Change, *, person: PersonRow, channel: str) -> None:
    """Write down on which channel a person wants to be written to."""
    change.session.execute(
        update(Person).where(Person.id == person.id).values(preferred_channel=channel)
    )
    change.audit(
        audit_actions.CHANNEL_PREFERRED,
        "person",
        person.id,
        before={"preferred_channel": person.preferred_channel},
        after={"preferred_channel": channel},
    )


# Built once, because they are executed for every message, and for every look at a lead's page.
_PERSON = (
    Person.id, Person.name, Person.preferred_channel, Person.active, Person.leaves_on
)  # fmt: skip
_ADDRESS = (
    Address.id, Address.person_id, Address.channel, Address.value,
    Address.verified_at, Address.dead_since, Address.dead_reason,
)  # fmt: skip
_OWNER = (
    select(*_PERSON, *_ADDRESS)
    .join(Person, Person.id == Address.person_id)
    .where(
        Address.entity_id == bindparam("entity"),
        Address.channel == bindparam("on_channel"),
        Address.value == bindparam("value"),
    )
)
_KNOWN = select(*_PERSON).where(
    Person.id == bindparam("person"), Person.entity_id == bindparam("entity")
)
_LIVING = (
    select(*_ADDRESS)
    .join(Person, Person.id == Address.person_id)
    .where(
        Address.person_id.in_(bindparam("people", expanding=True)),
        Address.dead_since.is_(None),
        Person.active,
    )
    .order_by(Address.id)
)


def person_of(session: Session, person_id: int) -> PersonRow:
    """Return the person of an id."""
    return _person(session.get_one(Person, person_id))


def known(session: Session, entity_id: int, person_id: int) -> PersonRow | None:
    """Return the person of an id, None where the entity has none of it."""
    row = direct(session, _KNOWN, person=person_id, entity=entity_id).one_or_none()
    return None if row is None else PersonRow(*row)


def find_person_by_address(
    session: Session, *, entity_id: int, channel: str, value: str
) -> tuple[PersonRow, AddressRow] | None:
    """Return the active person whom an address belongs to, dead or not, unless it may be read by
    somebody else."""
    owner = address_owner(session, entity_id=entity_id, channel=channel, value=value)
    gone = owner is None or not owner[0].active or Unlinked.is_anothers(owner[1].dead_reason)
    return None if gone else owner


def address_owner(
    session: Session, *, entity_id: int, channel: str, value: str
) -> tuple[PersonRow, AddressRow] | None:
    """Return whom an address belongs to, active or not, or None when it is nobody's."""
    asked = {"entity": entity_id, "on_channel": channel, "value": same_address(value)}
    row = direct(session, _OWNER, **asked).one_or_none()
    return None if row is None else (PersonRow(*row[:5]), AddressRow(*row[5:]))


def living_addresses(
    session: Session, person_ids: Collection[int]
) -> dict[int, tuple[AddressRow, ...]]:
    """Return the living addresses of each active person, in the order of their registration.

    People who have none cannot be reached and are not in the answer.
    """
    found: defaultdict[int, list[AddressRow]] = defaultdict(list)
    for row in direct(session, _LIVING, people=list(person_ids)):
        found[row.person_id].append(AddressRow(*row))
    return {person_id: tuple(addresses) for person_id, addresses in found.items()}


def people_of_offices(
    session: Session, office_ids: Collection[int]
) -> dict[int, tuple[Member, ...]]:
    """Return the active people of each office, leads first; offices without any are left out."""
    rows = session.execute(
        select(
            Person.id, Person.name, Person.preferred_channel, Membership.office_id, Membership.role
        )
        .join(Membership, Membership.person_id == Person.id)
        .where(Membership.office_id.in_(office_ids), Person.active.is_(True))
        .order_by(Membership.id)
    )
    found: defaultdict[int, list[Member]] = defaultdict(list)
    for person_id, name, preferred, office_id, role in rows:
        assert office_id is not None  # noqa: S101 - the WHERE says so; the type does not
        found[office_id].append(Member(person_id, name, preferred, office_id, role))
    return {
        office_id: tuple(sorted(members, key=lambda member: member.role is not Role.LEAD))
        for office_id, members in found.items()
    }


def find_person(
    session: Session, *, entity_id: int, typed: str, gone: bool = False, part: bool = False
) -> PersonRow:
    """Return the active person whom someone typed: by address, dead or not, or by the whole name.

    With `gone` also one who has left, and by her number ("#12"); with `part` also by words of the
    name, where nobody has it as the whole. Raises InputError when nobody or more than one person
    fits, naming who comes near.
    """
    cards = list_people(session, entity_id, gone=gone)
    wanted, value = fold(typed), same_address(typed)
    fitting = [card for card in cards if _fits(card, wanted, value)]
    if gone:
        fitting += [card for card in cards if value == f"#{card.person.id}"]
    if part and not fitting and (words := set(wanted.split())):
        fitting = [card for card in cards if words <= set(fold(card.person.name).split())]
    if len(fitting) == 1:
        return fitting[0].person
    shown = {_shown(card, gone): fold(card.person.name) for card in fitting or cards}
    if fitting:
        raise InputError(
            "más de una persona se llama así:",
            where=typed,
            todo=f"{'; '.join(shown)}. Escriba mejor {'el número' if gone else 'la dirección'}.",
        )
    if not gone and any(
        _fits(card, wanted, value) for card in list_people(session, entity_id, gone=True)
    ):
        raise InputError(
            "esa persona ya se fue.",
            where=typed,
            todo="Si volvió, regístrela otra vez: culmina person add.",
        )
    near = near_names(wanted, shown)
    todo = f"¿Quiso decir: {'; '.join(near)}?" if near else "Vea: culmina person list"
    raise InputError("no hay nadie con ese nombre o esa dirección.", where=typed, todo=todo)


def _fits(card: PersonCard, wanted: str, value: str) -> bool:
    """Tell whether a person has the folded name, or an address of that value, dead or not."""
    return fold(card.person.name) == wanted or any(one.value == value for one in card.addresses)


def near_names(wanted: str, names: dict[str, str]) -> list[str]:
    """Return what to show of the `names` (shown → folded) that hold or resemble `wanted`, those
    that hold it first, each by name."""
    by_name = sorted(names.items(), key=lambda one: one[1])
    holding = [shown for shown, folded in by_name if wanted and wanted in folded]
    alike = set(get_close_matches(wanted, names.values(), n=_MOST_CANDIDATES, cutoff=0.75))
    resembling = [shown for shown, folded in by_name if folded in alike]
    return list(dict.fromkeys(holding + resembling))[:_MOST_CANDIDATES]


def list_people(session: Session, entity_id: int, *, gone: bool = False) -> list[PersonCard]:
    """Return every active person with roles and addresses (dead ones too), by name; with `gone`
    also those who have left."""
    people = _all(session, entity_id, gone)
    roles: defaultdict[int, list[tuple[Role, str | None]]] = defaultdict(list)
    for person_id, role, office in session.execute(
        select(Membership.person_id, Membership.role, Office.name)
        .outerjoin(Office, Office.id == Membership.office_id)
        .where(Membership.entity_id == entity_id)
        .order_by(Membership.id)
    ):
        roles[person_id].append((role, office))
    addresses: defaultdict[int, list[AddressRow]] = defaultdict(list)
    for address in session.scalars(
        select(Address).where(Address.entity_id == entity_id).order_by(Address.id)
    ):
        addresses[address.person_id].append(_address_row(address))
    return [
        PersonCard(person, tuple(roles[person.id]), tuple(addresses[person.id]))
        for person in sorted(people, key=lambda person: (fold(person.name), person.id))
    ]


def _all(session: Session, entity_id: int, gone: bool) -> list[PersonRow]:
    mine = (Person.entity_id == entity_id, *(() if gone else (Person.active.is_(True),)))
    rows = session.scalars(select(Person).where(*mine).order_by(Person.id))
    return [_person(row) for row in rows]


def _shown(card: PersonCard, numbered: bool) -> str:
    mails = [one for one in card.addresses if one.channel == EMAIL.name]
    values = [
        f"{one.value} (ya no recibe)" if one.dead_since else one.value
        for one in mails or card.addresses  # the number of a chat tells nobody anything
    ]
    number = f"#{card.person.id} " if numbered else ""
    return f"{number}{card.person.name} ({', '.join(values) or 'sin dirección'})"


def _person(row: Person) -> PersonRow:
    return PersonRow(row.id, row.name, row.preferred_channel, row.active, row.leaves_on)


def _address_row(row: Address) -> AddressRow:
    return AddressRow(
        row.id, row.person_id, row.channel, row.value,
        row.verified_at, row.dead_since, row.dead_reason,
    )  # fmt: skip

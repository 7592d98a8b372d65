"""Who gets the weekly digest, and which part of it: whom [digest] readers names."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from shlex import quote

from sqlalchemy.orm import Session

from core.entity.context import EntityContext
from core.entity.rights import MAY, Right, rights_of
from core.spanish import plural
from core.words import DigestPart
from culmina.channels.way import Caution
from culmina.wiring import Installation
from reports import digest
from scheduler import directory
from scheduler.directory import Contact, Directory


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who gets the digest, her part of it, and whether she decides on requests."""

    contact: Contact
    part: DigestPart
    decides: bool


def of(people: Directory, context: EntityContext, named: Collection[str]) -> list[Reader]:
    """Return whom `named` (roles and mail addresses) means; only who may see the whole plan."""
    found = []
    for contact in people.holders(MAY[Right.SEE]):
        roles = {role for role, held in people.by_role.items() if contact in held}
        if not {*roles, *_addresses(contact)}.isdisjoint(named):
            may = rights_of(context.policy, roles)
            found.append(Reader(contact, digest.part_for(may), Right.DECIDE in may))
    return found


def check(session: Session, installation: Installation) -> str:
    """Tell how many get the digest; a Caution tells of an address by which nobody does
    and of nobody at all."""
    context, named = installation.context(), installation.settings.digest.readers
    people = directory.load(session, context, installation.clock.now())
    readers = of(people, context, named)
    known = {value for one in readers for value in _addresses(one.contact)}
    lost = [one for one in named if "@" in one and one not in known]
    if lost:
        return Caution(
            f"[digest] readers: nobody who may see the plan is registered with {', '.join(lost)}. "
            f"Type: culmina person add NAME --email {quote(lost[0])} --role viewer"
        )
    if not readers and people.contacts:
        return Caution(f"[digest] readers: nobody is registered as {', '.join(named)}")
    return plural(len(readers), "person gets", "people get") + " the weekly digest"


def _addresses(contact: Contact) -> set[str]:
    return {place.value for place in (*contact.places, *contact.dead)}

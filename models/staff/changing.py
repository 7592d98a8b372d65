"""What changes of a person who stays the same one: her name, and the address where she reads."""

from __future__ import annotations

from sqlalchemy import select, update

from models import audit, audit_actions
from models.organisation import Address, Person
from models.staff import addresses, invitations, people


def rename(change: audit.Change, *, person: people.PersonRow, name: str) -> None:
    """Give a person another name; all that she has said bears it from now on."""
    change.session.execute(update(Person).where(Person.id == person.id).values(name=name))
    change.audit(
        audit_actions.PERSON_RENAMED,
        "person",
        person.id,
        before={"name": person.name},
        after={"name": name},
    )


def readdress(change: audit.Change, *, person_id: int, channel: str, value: str) -> bool:
    """Register the address that a person has in the place of her others of the channel.

    From those she is not known any more: what is written there may be read by another. An
    invitation that is still good was mailed to one of them, and is void; tell whether there was
    one. Raises InputError where the address is another person's.
    """
    session = change.session
    address_id = people.add_address(change, person_id=person_id, channel=channel, value=value)
    others = session.scalars(
        select(Address.id).where(
            Address.person_id == person_id,
            Address.channel == channel,
            Address.id != address_id,
            Address.dead_since.is_(None),
        )
    ).all()
    addresses.replace_others(session, address_id, now=change.now)
    for former in sorted(others):
        change.audit(
            audit_actions.ADDRESS_REPLACED,
            "address",
            former,
            before={"dead": False},
            after={"dead": True, "by": address_id},
        )
    return bool(others) and invitations.void(session, person_id, change.now)

"""What changes of a person who stays the same one: her name, and where she reads."""

from __future__ import annotations

from sqlalchemy import select, update

from core.channels import EMAIL
from core.unreached import Unlinked
from core.words import Because
from models import audit, audit_actions, outbox
from models.organisation import Address, Person
from models.outbox import WAITING, OutboxItem
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


def unlink(change: audit.Change, *, person_id: int) -> int:
    """Let a person have no chat any more, her telephone being lost or another's; return how many
    she had.

    Nothing that is written there counts as hers, nor does an invitation that is still good. What
    was an answer to her there is withdrawn; a reminder goes to her other address.
    """
    session = change.session
    chats = session.scalars(
        update(Address)
        .where(
            Address.person_id == person_id,
            Address.channel != EMAIL.name,
            Address.dead_since.is_(None),
        )
        .values(dead_since=change.now, dead_reason=Unlinked.UNLINKED)
        .returning(Address.id)
        .execution_options(synchronize_session=False)
    ).all()
    answers = session.scalars(
        select(OutboxItem.id).where(
            OutboxItem.person_id == person_id,
            OutboxItem.channel != EMAIL.name,
            OutboxItem.opens.is_(False),
            OutboxItem.state.in_(WAITING),
        )
    ).all()
    outbox.withdraw(session, answers, Because.ADDRESS_DEAD)
    invitations.void(session, person_id, change.now)
    for address_id in sorted(chats):
        change.audit(
            audit_actions.ADDRESS_UNLINKED,
            "address",
            address_id,
            before={"dead": False},
            after={"dead": True},
        )
    return len(chats)

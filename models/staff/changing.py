"""What changes of a person who stays the same one: her name, and where she reads."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import and_, select, update
from sqlalchemy.orm import Session

from core.channels import EMAIL
from core.errors import InputError
from core.notice_names import WELCOME
from core.spanish import fold
from core.unreached import Unlinked
from core.words import Because
from models import audit, audit_actions, outbox, owed
from models.audit import Audit
from models.organisation import Address, Person
from models.outbox import SAID, WAITING, OutboxItem
from models.owed import Notice, OwedState
from models.staff import addresses, invitations, memberships, people


@dataclass(frozen=True, slots=True)
class NewPlace:
    """What follows from another address: an invitation that was still good is `void`, the welcome
    that was sent before is owed once `more`."""

    void: bool
    more: bool


def rename(change: audit.Change, *, person: people.PersonRow, name: str) -> None:
    """Give a person another name; all that she has said bears it from now on, and what others are
    still to be told of her. Raises InputError where somebody of an office of hers bears it."""
    _refuse_namesake(change.session, person.id, name)
    change.session.execute(update(Person).where(Person.id == person.id).values(name=name))
    _rename_in_notices(change, person.name, name)
    change.audit(
        audit_actions.PERSON_RENAMED,
        "person",
        person.id,
        before={"name": person.name},
        after={"name": name},
    )


def former_names(session: Session, entity_id: int) -> dict[int, list[str]]:
    """Return what people were called before they were given another name, as the audit keeps it."""
    renamed = select(Audit.subject_id, Audit.before).where(
        Audit.entity_id == entity_id,
        Audit.subject == "person",
        Audit.action == audit_actions.PERSON_RENAMED,
    )
    found: defaultdict[int, list[str]] = defaultdict(list)
    for person_id, before in session.execute(renamed.order_by(Audit.id)):
        if "name" in before:  # not of who was forgotten
            found[person_id].append(before["name"])
    return dict(found)


def _refuse_namesake(session: Session, person_id: int, name: str) -> None:
    held = memberships.roles_of(session, person_id)
    hers = {office_id: office for _, office_id, office in held if office_id is not None}
    for office_id, colleagues in people.people_of_offices(session, hers).items():
        others = (one for one in colleagues if one.person_id != person_id)
        if any(fold(one.name) == fold(name) for one in others):
            raise InputError(
                f"ya hay otra persona con ese nombre en {hers[office_id]}.",
                where=name,
                todo="Escríbale el segundo apellido.",
            )


def _rename_in_notices(change: audit.Change, former: str, name: str) -> None:
    """Give a person her new name in the notices that wait, unless another one bears the former."""
    session, waits = change.session, Notice.state.in_((OwedState.OPEN, OwedState.HELD))
    of_entity = {"entity_id": change.entity_id}
    if session.scalar(select(Person.id).filter_by(**of_entity, name=former).limit(1)):
        return
    for notice in session.scalars(select(Notice).filter_by(**of_entity).where(waits)):
        if former in notice.details.values():
            of_her = {key for key, value in notice.details.items() if value == former}
            notice.details = notice.details | dict.fromkeys(of_her, name)


def readdress(change: audit.Change, *, person_id: int, channel: str, value: str) -> NewPlace:
    """Register the address that a person has in the place of her others of the channel.

    From those she is not known any more: what is written there may be read by another. An
    invitation that is still good was mailed to one of them, and is void. Whom nothing reaches but
    the new address is welcomed there once more: nobody may have told her what comes. Raises
    InputError where the address is another person's.
    """
    session = change.session
    known = _living(session, person_id)
    address_id = people.add_address(change, person_id=person_id, channel=channel, value=value)
    others = sorted(one for one, where in known.items() if where == channel and one != address_id)
    addresses.replace_others(session, address_id, now=change.now)
    for former in others:
        change.audit(
            audit_actions.ADDRESS_REPLACED,
            "address",
            former,
            before={"dead": False},
            after={"dead": True, "by": address_id},
        )
    reads_there = address_id not in known and set(known.values()) <= {channel}
    return NewPlace(
        void=bool(others) and invitations.void(session, person_id, change.now),
        more=reads_there and _welcome_once_more(session, person_id),
    )


def _living(session: Session, person_id: int) -> dict[int, str]:
    """Return the channel of each address at which a person is reached."""
    hers = (Address.person_id == person_id, Address.dead_since.is_(None))
    rows = session.execute(select(Address.id, Address.channel).where(*hers))
    return {row.id: row.channel for row in rows}


def _welcome_once_more(session: Session, person_id: int) -> bool:
    """Let the clock owe a person her welcomes again that have gone out; tell whether there were
    any. One that waits goes to the new address anyway."""
    gone_out = select(OutboxItem.id).where(
        OutboxItem.person_id == person_id, OutboxItem.state.in_(SAID)
    )
    welcomes = and_(
        Notice.person_id == person_id,
        Notice.kind == WELCOME,
        Notice.outbox_id.in_(gone_out),
        Notice.key.not_like(f"%{owed.FORMER}%"),
    )
    return owed.tell_once_more(session, welcomes) > 0


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

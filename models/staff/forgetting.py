"""Erases what no report needs of a person who has left (Ley 1581 de 2012; decision 0051).

Her reports, requests and evidence stay, with the messages that they point at: a row without a
source would be no report. They bear a name that says nothing. Her addresses, what was written to
her, the mails as they came and whatever she said that nothing was made of are gone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, exists, func, or_, select, update
from sqlalchemy.orm import Session

from core.errors import InputError
from core.inbound import Outcome
from core.unreached import Unlinked
from core.words import Because
from models import audit, audit_actions, outbox, pruning
from models.audit import Audit
from models.inbox import Inbound, InboundState
from models.incoming.brought import BroughtFile
from models.incoming.files import FileState, ReceivedFile
from models.incoming.mail import RawMail
from models.organisation import Address, Invitation, Person
from models.outbox import WAITING, ItemState, OutboxItem, OutboxPart
from models.owed import Notice
from models.progress import ProgressReport
from models.staff.consents import Consent
from models.staff.people import PersonRow

# What stands where an address or a text was.
GONE = "olvidada"


def name_of(person_id: int) -> str:
    """Return what her reports bear: one for each person, so that two authors stay two."""
    return f"Persona retirada {person_id}"


@dataclass(frozen=True, slots=True)
class Ahead:
    """What forgetting somebody erases (addresses, messages that were written to her, messages of
    hers that nothing points at) and what stays: the others, and her reports."""

    addresses: int
    written: int
    unused: int
    used: int
    reports: int


def look(session: Session, entity_id: int, person_id: int, now: datetime) -> Ahead:
    """Return what would be erased of a person, and what not; nothing is changed."""
    hers = (
        or_(Inbound.person_id == person_id, _from_her_addresses(person_id)),
        Inbound.state == InboundState.DONE,
    )
    unused = and_(*hers, _unused(entity_id, now))
    counts = {
        "addresses": (Address.id, Address.person_id == person_id),
        "written": (OutboxItem.id, OutboxItem.person_id == person_id),
        "unused": (Inbound.id, unused),
        "used": (Inbound.id, and_(*hers)),
        "reports": (ProgressReport.id, ProgressReport.person_id == person_id),
    }
    found = {
        name: session.scalar(select(func.count(column)).where(which)) or 0
        for name, (column, which) in counts.items()
    }
    return Ahead(**found | {"used": found["used"] - found["unused"]})


def forget(change: audit.Change, person: PersonRow) -> Sequence[int]:
    """Erase what no report needs of somebody who has left; return which of her messages wait for
    a person and were left. Raises InputError for who is still there."""
    if person.active:
        raise InputError("todavía está: sus recordatorios y respuestas se perderían.")
    session, now = change.session, change.now
    _take_as_hers(session, person.id)
    _erase_what_she_wrote(session, change.entity_id, person.id, now)
    _erase_what_was_written_to_her(session, person.id)
    _erase_addresses(session, person.id)
    plain = {"name": name_of(person.id), "preferred_channel": None, "away_until": None}
    _run(session, update(Person).where(Person.id == person.id).values(**plain))
    change.audit(audit_actions.PERSON_FORGOTTEN, "person", person.id)
    waits = select(Inbound.id).where(
        Inbound.person_id == person.id, Inbound.state != InboundState.DONE
    )
    return session.scalars(waits.order_by(Inbound.id)).all()


def _from_her_addresses(person_id: int) -> ColumnElement[bool]:
    """Return the condition for a message that is nobody's and came from an address that is, or
    was, a person's: what came after she had left is hers too."""
    hers = exists().where(
        Address.person_id == person_id,
        Address.entity_id == Inbound.entity_id,
        Address.channel == Inbound.channel,
        Address.value == Inbound.sender,
    )
    return and_(Inbound.person_id.is_(None), hers)


def _unused(entity_id: int, now: datetime) -> ColumnElement[bool]:
    """Return the condition for a message that nothing was made of: also one that was discarded."""
    soon = now + timedelta(seconds=1)
    discarded = Inbound.outcome == Outcome.DISCARDED
    return or_(
        pruning.says_nothing(entity_id, soon),
        and_(discarded, pruning.nothing_came_of(entity_id, soon)),
    )


def _take_as_hers(session: Session, person_id: int) -> None:
    """Let what came from her addresses bear her number: they will not be known any more."""
    mine = update(Inbound).where(_from_her_addresses(person_id))
    _run(session, mine.values(person_id=person_id))


def _erase_what_she_wrote(session: Session, entity_id: int, person_id: int, now: datetime) -> None:
    """Empty the messages that nothing points at, and take her name and address off the others."""
    done = (Inbound.person_id == person_id, Inbound.state == InboundState.DONE)
    mails = select(Inbound.id).where(*done)
    _run(session, delete(RawMail).where(RawMail.inbound_id.in_(mails)))
    empty = session.scalars(select(Inbound.id).where(*done, _unused(entity_id, now))).all()
    _run(session, update(Inbound).where(Inbound.id.in_(empty)).values(payload={}))
    _run(
        session,
        update(ReceivedFile)
        .where(ReceivedFile.inbound_id.in_(empty), ReceivedFile.state != FileState.KEPT)
        .values(name="", transcript=None, sheet=None),
    )
    _run(session, delete(BroughtFile).where(BroughtFile.person_id == person_id))
    kept = session.scalars(select(Inbound).where(*done, Inbound.id.not_in(empty)))
    for message in kept:
        message.payload = {**message.payload, "sender": GONE, "sender_name": "", "raw": ""}
    session.flush()
    _run(session, update(Inbound).where(*done).values(sender=GONE))


def _erase_what_was_written_to_her(session: Session, person_id: int) -> None:
    waiting = session.scalars(
        select(OutboxItem.id).where(
            OutboxItem.person_id == person_id,
            OutboxItem.state.in_([*WAITING, ItemState.FAILED]),
        )
    ).all()
    outbox.withdraw(session, waiting, Because.LEFT)
    hers = select(OutboxItem.id).where(OutboxItem.person_id == person_id)
    _run(session, update(OutboxPart).where(OutboxPart.item_id.in_(hers)).values(text=""))
    _run(
        session,
        update(OutboxItem)
        .where(OutboxItem.person_id == person_id)
        .values(content={}, recipient=GONE, reply_to=None, address_id=None),
    )
    _run(session, update(Notice).where(Notice.person_id == person_id).values(details={}))


def _erase_addresses(session: Session, person_id: int) -> None:
    """Delete where she was reached, also from the audit; that she agreed to it is kept as proof."""
    addresses = session.scalars(select(Address.id).where(Address.person_id == person_id)).all()
    about_her = or_(
        (Audit.subject == "person") & (Audit.subject_id == person_id),
        (Audit.subject == "address") & Audit.subject_id.in_(addresses),
    )
    for row in session.scalars(select(Audit).where(about_her)):
        row.before, row.after = _without(row.before), _without(row.after)
        # SQLite gives the next address the number of one that is gone.
        row.subject, row.subject_id = "person", person_id
    session.flush()
    _run(session, update(Consent).where(Consent.person_id == person_id).values(value=GONE))
    for table in (Invitation, Address):
        _run(session, delete(table).where(table.person_id == person_id))


def _without(values: dict[str, Any]) -> dict[str, Any]:
    """Return what the audit keeps, without names and addresses and an operator's words."""
    own = {"name", "value"}
    kept = {key: value for key, value in values.items() if key not in own}
    if "reason" in kept and not Unlinked.tells(kept["reason"]):
        kept["reason"] = GONE  # a mail server's sentence names the mailbox
    return kept


def _run(session: Session, statement: Any) -> None:
    session.execute(statement.execution_options(synchronize_session=False))

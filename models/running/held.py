"""After a backup was put back: what may have gone out before is held, and told from what is new.

Between the backup and the end of the service that made it, that service went on: it sent, and its
messages have numbers and buttons that this database knows nothing of.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import (
    ColumnElement,
    bindparam,
    exists,
    func,
    insert,
    literal_column,
    select,
    text,
    update,
)
from sqlalchemy.orm import Session

from core.words import Because, OutboxKind
from models.audit import Audit, Change
from models.audit_actions import HELD_WERE_SENT, RESTORED
from models.outbox import SENDING_SQL, WAITING_SQL, ItemState, OutboxItem, OutboxPart
from models.running import holders, turns
from models.running.holders import Holder
from models.session import direct, writes_alone

# More messages than anybody sends between a backup and its use.
UNUSED_NUMBERS = 100_000

_LOST_BY = select(func.max(Audit.at)).where(
    Audit.entity_id == bindparam("entity"),
    Audit.subject == "entity",
    Audit.subject_id == bindparam("entity"),
    Audit.action == RESTORED,
    ~exists().where(OutboxPart.provider_id == bindparam("provider")),
)


def release_all(session: Session, now: datetime) -> None:
    """Give back what the processes of the backup's moment have in hand: none of them lives here."""
    if writes_alone(session):
        holders.release(session, list(session.scalars(select(Holder.id))), now)
        return
    turns.forget(session)
    for table in holders.CLAIMED:
        direct(session, table.giving_back(), from_now=now)


def hold(session: Session) -> int:
    """Hold every message that has not gone out; return how many those are."""
    changed = session.execute(
        update(OutboxItem)
        .where(text(f"(outbox.{WAITING_SQL} OR outbox.{SENDING_SQL})"))
        .values(state=ItemState.HELD, holder_id=None, error=Because.RESTORED)
        .returning(OutboxItem.id)
        .execution_options(synchronize_session=False)
    )
    return len(changed.all())


def leave_numbers_out(session: Session, entity_id: int, now: datetime) -> None:
    """Let the messages to come have numbers that none had before: an answer to one that is not
    known here is then never taken for an answer to another one."""
    last = session.scalar(select(func.max(OutboxItem.id))) or 0
    session.execute(
        insert(OutboxItem).values(
            id=last + UNUSED_NUMBERS,
            entity_id=entity_id,
            key=f"restored:{now.isoformat()}",
            kind=OutboxKind.NOTE,
            opens=False,
            channel="",
            recipient="",
            content={},
            state=ItemState.CANCELLED,
            not_before=now,
            created_at=now,
            error=Because.RESTORED,
        )
    )
    if not writes_alone(session):
        number = func.pg_get_serial_sequence("outbox", "id")
        session.execute(select(func.setval(number, last + UNUSED_NUMBERS)))


def lost_by(session: Session, entity_id: int, provider_id: str) -> datetime | None:
    """Return when a restoration lost the message of the provider's id, as far as one can tell: when
    the last one was, where no message of that id is known. None where it is, or none ever was."""
    at: datetime | None = direct(session, _LOST_BY, entity=entity_id, provider=provider_id).scalar()
    return at


def of_entity(entity_id: int, numbers: Collection[int] | None) -> ColumnElement[bool]:
    """Return the condition for what is held of an entity, all of it or that of these `numbers`."""
    held = (OutboxItem.entity_id == entity_id) & (OutboxItem.state == ItemState.HELD)
    return held if numbers is None else held & OutboxItem.id.in_(numbers)


def count(session: Session, entity_id: int) -> int:
    """Return how many messages of an entity are held."""
    return session.scalar(select(func.count()).where(of_entity(entity_id, None))) or 0


def had_gone_out(change: Change, numbers: Collection[int] | None) -> int:
    """Write down that held messages (None: all) had gone out on their day; return how many."""
    changed = change.session.execute(
        update(OutboxItem)
        .where(of_entity(change.entity_id, numbers))
        .values(state=ItemState.SENT, sent_at=literal_column("created_at"), error=None)
        .returning(OutboxItem.id)
        .execution_options(synchronize_session=False)
    )
    ids = sorted(changed.scalars())
    if ids:
        change.audit(HELD_WERE_SENT, "entity", change.entity_id, after={"messages": ids})
    return len(ids)

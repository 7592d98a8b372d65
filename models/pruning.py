"""What need not be kept any longer: rules that find it, and never find what something points at.

A message that a report, a piece of evidence, a request, a retraction, a consent, the word of an
office, a question about who wrote it or the audit names is kept whole, with its mail as it came.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Delete,
    Select,
    String,
    Update,
    and_,
    cast,
    delete,
    exists,
    func,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Session

from core.inbound import Outcome
from models.audit import Audit
from models.base import Base
from models.digests import StoredDigest
from models.inbox import Inbound, InboundState
from models.incoming.files import FileState, ReceivedFile
from models.incoming.mail import MailPlace, RawMail
from models.outbox import ItemState, OutboxItem, OutboxPart
from models.owed import Notice, OwedState, OwedStep, TickRun
from models.plan import Activity, Milestone, Plan
from models.running.holders import Holder
from models.running.pass_faults import PassFault
from models.tables import metadata

# What failed stays until somebody has looked at it.
_OVER = (ItemState.SENT, ItemState.DELIVERED, ItemState.BOUNCED, ItemState.CANCELLED)


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of rows: which of them, from before an instant, an entity need not keep.

    `period` names the setting that says how long; `batch` is how many go in one transaction.
    """

    name: str
    period: str
    table: type[Base]
    may_go: Callable[[int, datetime], ColumnElement[bool]]
    batch: int = 500


def count(session: Session, rule: Rule, entity_id: int, before: datetime) -> int:
    """Return how many rows of a rule may go."""
    query = select(func.count()).select_from(rule.table).where(rule.may_go(entity_id, before))
    return session.scalar(query) or 0


def find(session: Session, rule: Rule, entity_id: int, before: datetime, most: int) -> list[int]:
    """Return the ids of the oldest rows of a rule that may go, `most` at the most."""
    row_id = _id(rule.table)
    query = select(row_id).where(rule.may_go(entity_id, before)).order_by(row_id).limit(most)
    return list(session.scalars(query))


def drop(
    session: Session, rule: Rule, entity_id: int, before: datetime, row_ids: Collection[int]
) -> int:
    """Let those of the rows go that still may; return how many these were."""
    these = and_(_id(rule.table).in_(row_ids), rule.may_go(entity_id, before))
    if rule.table is OutboxItem:
        parts = OutboxPart.item_id.in_(select(OutboxItem.id).where(these))
        session.execute(_quietly(delete(OutboxPart).where(parts)))
    change: Delete | Update = delete(rule.table).where(these)
    if rule.table is Inbound:
        # The row stays: by its name the same message is known should it come again.
        change = update(Inbound).where(these).values(payload={})
    return len(session.execute(_quietly(change.returning(_id(rule.table)))).all())


def _quietly(change: Any) -> Any:
    return change.execution_options(synchronize_session=False)


def _id(table: type[Base]) -> Any:
    return table.__table__.c.id


def _named_by_others(
    entity_id: int | None, target: type[Base], *but: type[Base]
) -> ColumnElement[bool]:
    """Return the condition that a row of the entity (None: of any) names one of `target`, by a key.

    Asked of the schema itself, so that a table which is added one day is respected. `but` are those
    that go with the row.
    """
    apart = {one.__table__ for one in but}
    naming = [
        (other.c[key.parent.name], other.c.entity_id)
        for table in metadata.sorted_tables
        for key in sorted(table.foreign_keys, key=lambda one: one.parent.name)
        if key.column.table is target.__table__ and table not in apart
        for other in (table.alias(f"naming_{table.name}"),)
    ]
    # Lists and not EXISTS: few of these columns have an index, and each list is read once.
    lists = (
        select(key).where(key.is_not(None), *([] if entity_id is None else [whose == entity_id]))
        for key, whose in naming
    )
    return or_(*(_id(target).in_(one) for one in lists))


def says_nothing(entity_id: int, before: datetime) -> ColumnElement[bool]:
    """Return the condition for a handled message that nothing points at and nobody waits for."""
    audited = exists().where(
        Audit.entity_id == Inbound.entity_id,
        Audit.subject == "inbound",
        Audit.subject_id == Inbound.id,
    )
    return and_(nothing_came_of(entity_id, before), ~audited)


def nothing_came_of(entity_id: int, before: datetime) -> ColumnElement[bool]:
    """Return the condition for a handled message that no row but the audit's points at."""
    kept_file = exists().where(
        ReceivedFile.inbound_id == Inbound.id, ReceivedFile.state == FileState.KEPT
    )
    return and_(
        Inbound.entity_id == entity_id,
        Inbound.received_at < before,
        Inbound.state == InboundState.DONE,
        Inbound.outcome != Outcome.CONSENT,
        ~kept_file,
        ~_named_by_others(entity_id, Inbound, RawMail, MailPlace, ReceivedFile),
    )


def _mails(entity_id: int, before: datetime) -> ColumnElement[bool]:
    messages = select(Inbound.id).where(says_nothing(entity_id, before))
    return and_(RawMail.entity_id == entity_id, RawMail.inbound_id.in_(messages))


def _words(entity_id: int, before: datetime) -> ColumnElement[bool]:
    return and_(cast(Inbound.payload, String) != "{}", says_nothing(entity_id, before))


def _closed_plans(entity_id: int, before: datetime) -> Select[int]:
    return select(Plan.id).where(Plan.entity_id == entity_id, Plan.closed_at < before)


def _steps(entity_id: int, before: datetime) -> ColumnElement[bool]:
    dates = select(Milestone.id).where(Milestone.plan_id.in_(_closed_plans(entity_id, before)))
    return and_(OwedStep.milestone_id.in_(dates), OwedStep.state != OwedState.OPEN)


def _notices(entity_id: int, before: datetime) -> ColumnElement[bool]:
    closed = select(Activity.id).where(Activity.plan_id.in_(_closed_plans(entity_id, before)))
    return and_(Notice.activity_id.in_(closed), Notice.state != OwedState.OPEN)


def _messages(entity_id: int, before: datetime) -> ColumnElement[bool]:
    return and_(
        OutboxItem.entity_id == entity_id,
        OutboxItem.created_at < before,
        OutboxItem.state.in_(_OVER),
        ~_named_by_others(entity_id, OutboxItem, OutboxPart),
    )


def _digests(entity_id: int, before: datetime) -> ColumnElement[bool]:
    return and_(StoredDigest.entity_id == entity_id, StoredDigest.made_at < before)


def _passes(entity_id: int, before: datetime) -> ColumnElement[bool]:
    last = select(func.max(TickRun.at)).where(TickRun.entity_id == entity_id).scalar_subquery()
    return and_(TickRun.entity_id == entity_id, TickRun.at < before, TickRun.at < last)


def _faults(entity_id: int, before: datetime) -> ColumnElement[bool]:
    return and_(PassFault.entity_id == entity_id, PassFault.last_at < before)


def _processes(_: int, before: datetime) -> ColumnElement[bool]:
    return and_(Holder.ended_at < before, ~_named_by_others(None, Holder))


# In this order: what one rule lets go, a later one need not respect any more.
RULES = (
    Rule("mails as they came", "mails_months", RawMail, _mails, batch=20),
    Rule("contents of messages received", "messages_months", Inbound, _words),
    Rule("reminders of closed plans", "sent_months", OwedStep, _steps),
    Rule("notices of closed plans", "sent_months", Notice, _notices),
    Rule("messages sent", "sent_months", OutboxItem, _messages),
    Rule("digests", "sent_months", StoredDigest, _digests),
    Rule("passes of the clock", "passes_days", TickRun, _passes),
    Rule("faults of passes", "passes_days", PassFault, _faults),
    Rule("processes that ended", "passes_days", Holder, _processes),
)

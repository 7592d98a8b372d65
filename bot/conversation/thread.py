"""What a message hangs on: the one it replies to, what was listed last, what was reported last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.conversation.pending import Desk
from bot.conversation.steps import LastReport
from core.messages import (
    Card,
    Content,
    Listing,
    Question,
    Receipt,
    Reminder,
    Undone,
    load_content,
)
from models.outbox import OutboxItem, OutboxPart
from models.progress import ProgressReport
from scheduler.context import EntityContext

UNDO_FOR = timedelta(hours=24)
_MOST_OF_A_MESSAGE = 50


@dataclass(frozen=True, slots=True)
class Listed:
    """The activities of the last message that listed some, and when culmina last reminded."""

    activities: tuple[int, ...] = ()
    reminded_at: datetime | None = None


def answered(
    session: Session, context: EntityContext, *, channel: str, sender: str, replies_to: str
) -> tuple[int, ...]:
    """Return the activities of the message `replies_to`; none when it is not ours."""
    stored = session.scalar(
        select(OutboxItem.content)
        .join(OutboxPart, OutboxPart.item_id == OutboxItem.id)
        .where(
            OutboxPart.provider_id == replies_to,
            OutboxItem.entity_id == context.entity_id,
            OutboxItem.channel == channel,
            OutboxItem.recipient == sender,
        )
    )
    return () if stored is None else _activities(load_content(stored))


def listed(session: Session, *, person_id: int, channel: str) -> Listed:
    """Return what the person last saw as a list: "la segunda" means its second."""
    hers = (
        OutboxItem.person_id == person_id,
        OutboxItem.channel == channel,
        OutboxItem.sent_at.is_not(None),
    )
    reminded = select(func.max(OutboxItem.sent_at)).where(*hers, OutboxItem.opens)
    newest = session.execute(
        select(OutboxItem.content, reminded.scalar_subquery())
        .where(*hers, OutboxItem.kind.in_(["reminder", "listing"]))
        .order_by(OutboxItem.sent_at.desc(), OutboxItem.id.desc())
        .limit(1)
    ).one_or_none()
    return Listed() if newest is None else Listed(_activities(load_content(newest[0])), newest[1])


def last_report(session: Session, desk: Desk) -> LastReport | None:
    """Return the person's newest report of the last hours, taken back or not; None without one."""
    rows = session.execute(
        select(ProgressReport.inbound_id, ProgressReport.recorded_at, ProgressReport.activity_id)
        .where(
            ProgressReport.person_id == desk.person_id,
            ProgressReport.inbound_id.is_not(None),
            ProgressReport.recorded_at > desk.at - UNDO_FOR,
        )
        .order_by(ProgressReport.recorded_at.desc(), ProgressReport.id.desc())
        .limit(_MOST_OF_A_MESSAGE)
    ).all()
    newest = rows[0] if rows else None
    if newest is None or newest.inbound_id is None:
        return None
    together = [row.activity_id for row in rows if row[:2] == newest[:2]]
    return LastReport(newest.inbound_id, tuple(together))


def _activities(content: Content) -> tuple[int, ...]:
    match content:
        case Reminder(lines=lines) | Listing(lines=lines) | Undone(lines=lines):
            return tuple(line.activity_id for line in lines)
        case Receipt(records=records):
            return tuple(record.line.activity_id for record in records)
        case Card(line=line):
            return (line.activity_id,)
        case Question(line=line) if line is not None:
            return (line.activity_id,)
    return ()

"""Which activity a message answers: the one that the message it replies to spoke of."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.messages import Card, Content, Question, Receipt, Reminder, load_content
from models.outbox import OutboxItem, OutboxPart
from scheduler.context import EntityContext


def find(
    session: Session, context: EntityContext, *, channel: str, sender: str, replies_to: str
) -> int | None:
    """Return the one activity of the message `replies_to`; None when it is not ours or had more."""
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
    return None if stored is None else _only_activity(load_content(stored))


def _only_activity(content: Content) -> int | None:
    match content:
        case Card(line=line):
            return line.activity_id
        case Question(line=line):
            return None if line is None else line.activity_id
        case Reminder(lines=(line,)):
            return line.activity_id
        case Receipt(records=(record,)):
            return record.line.activity_id
    return None

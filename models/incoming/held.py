"""Answers that wait for a yes: whoever is said to have written them is asked first."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Index, UniqueConstraint, select, update
from sqlalchemy.dialects.postgresql import insert as insert_or_not  # SQLite takes it as well
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Base, EntityId, Id, later_ref, ref
from models.outbox import ItemState, OutboxItem


class HeldAnswer(Base):
    """A message that is recorded only after the yes of `person_id`; `agreed` is what she said.

    `question_id` is the message of ours that asks, about this one alone or about several.
    """

    __tablename__ = "held_answer"
    __table_args__ = (
        UniqueConstraint("inbound_id"),
        Index("ix_held_answer_open", "entity_id", "said_at"),
    )

    id: Mapped[Id]
    entity_id: Mapped[EntityId]
    inbound_id: Mapped[int] = ref("inbound")
    person_id: Mapped[int] = ref("person")
    asked_at: Mapped[datetime]
    agreed: Mapped[bool | None] = mapped_column(default=None)
    said_at: Mapped[datetime | None]
    question_id: Mapped[int | None] = later_ref("outbox")


@dataclass(frozen=True, slots=True)
class Held:
    """An answer that waits, or waited, for the word of a person."""

    inbound_id: int
    person_id: int
    agreed: bool | None
    question_id: int | None


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to a person, whether it has still to go out, and when it goes or went."""

    id: int
    waits: bool
    at: datetime


def hold(
    session: Session, *, entity_id: int, inbound_id: int, person_id: int, now: datetime
) -> bool:
    """Write down who is asked about a message, once; tell whether that was new."""
    made = session.execute(
        insert_or_not(HeldAnswer)
        .values(entity_id=entity_id, inbound_id=inbound_id, person_id=person_id, asked_at=now)
        .on_conflict_do_nothing(index_elements=[HeldAnswer.inbound_id])
        .returning(HeldAnswer.id)
    )
    return made.one_or_none() is not None


def last_question(session: Session, person_id: int) -> Asked | None:
    """Return the newest question to a person about messages that are held, None without one."""
    row = session.execute(
        select(OutboxItem.id, OutboxItem.state, OutboxItem.not_before)
        .join(HeldAnswer, HeldAnswer.question_id == OutboxItem.id)
        .where(HeldAnswer.person_id == person_id)
        .order_by(OutboxItem.id.desc())
        .limit(1)
    ).one_or_none()
    if row is None:
        return None
    return Asked(row.id, row.state is ItemState.PENDING, row.not_before)


def ask_in(session: Session, inbound_id: int, question_id: int) -> list[int]:
    """Let a question ask about a message too; return all that it asks about, the oldest first."""
    session.execute(
        update(HeldAnswer)
        .where(HeldAnswer.inbound_id == inbound_id)
        .values(question_id=question_id)
    )
    return in_question(session, question_id)


def in_question(session: Session, question_id: int) -> list[int]:
    """Return the messages that a question asks about, the oldest first."""
    rows = select(HeldAnswer.inbound_id).where(HeldAnswer.question_id == question_id)
    return list(session.scalars(rows.order_by(HeldAnswer.id)))


def reword(session: Session, question_id: int, content: dict[str, Any]) -> bool:
    """Change what a question says as long as it has not gone out; tell whether it could be."""
    changed = session.execute(
        update(OutboxItem)
        .where(OutboxItem.id == question_id, OutboxItem.state == ItemState.PENDING)
        .values(content=content)
        .returning(OutboxItem.id)
    )
    return changed.one_or_none() is not None


def find(session: Session, entity_id: int, inbound_id: int) -> Held | None:
    """Return who was asked about a message and what she said, None when nobody was."""
    row = session.execute(
        select(
            HeldAnswer.inbound_id,
            HeldAnswer.person_id,
            HeldAnswer.agreed,
            HeldAnswer.question_id,
        ).where(HeldAnswer.entity_id == entity_id, HeldAnswer.inbound_id == inbound_id)
    ).one_or_none()
    return None if row is None else Held(*row)


def settle(session: Session, inbound_ids: Collection[int], *, agreed: bool, now: datetime) -> bool:
    """Write down what was said of messages, once of each; tell whether it was new of any."""
    changed = session.execute(
        update(HeldAnswer)
        .where(HeldAnswer.inbound_id.in_(inbound_ids), HeldAnswer.said_at.is_(None))
        .values(agreed=agreed, said_at=now)
        .returning(HeldAnswer.id)
    )
    return bool(changed.all())

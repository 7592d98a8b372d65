"""Answers that wait for a yes: whoever is said to have written them is asked first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Index, UniqueConstraint, select, update
from sqlalchemy.dialects.postgresql import insert as insert_or_not  # SQLite takes it as well
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Base, EntityId, Id, ref


class HeldAnswer(Base):
    """A message that is recorded only after the yes of `person_id`; `agreed` is what she said."""

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


@dataclass(frozen=True, slots=True)
class Held:
    """An answer that waits, or waited, for the word of a person."""

    inbound_id: int
    person_id: int
    agreed: bool | None


def hold(
    session: Session, *, entity_id: int, inbound_id: int, person_id: int, now: datetime
) -> None:
    """Write down who is asked about a message, once however often it is handled."""
    session.execute(
        insert_or_not(HeldAnswer)
        .values(entity_id=entity_id, inbound_id=inbound_id, person_id=person_id, asked_at=now)
        .on_conflict_do_nothing(index_elements=[HeldAnswer.inbound_id])
    )


def find(session: Session, entity_id: int, inbound_id: int) -> Held | None:
    """Return who was asked about a message and what she said, None when nobody was."""
    row = session.execute(
        select(HeldAnswer.inbound_id, HeldAnswer.person_id, HeldAnswer.agreed).where(
            HeldAnswer.entity_id == entity_id, HeldAnswer.inbound_id == inbound_id
        )
    ).one_or_none()
    return None if row is None else Held(*row)


def settle(session: Session, inbound_id: int, *, agreed: bool, now: datetime) -> bool:
    """Write down what was said, once; tell whether this was the first word."""
    changed = session.execute(
        update(HeldAnswer)
        .where(HeldAnswer.inbound_id == inbound_id, HeldAnswer.said_at.is_(None))
        .values(agreed=agreed, said_at=now)
        .returning(HeldAnswer.id)
    )
    return changed.one_or_none() is not None

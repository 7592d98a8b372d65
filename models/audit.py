"""Who changed what: one row for everything that changes."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Index, insert
from sqlalchemy.orm import Mapped, Session

from models.base import Base, EntityId, Id, ref
from models.session import direct


@dataclass(frozen=True, slots=True)
class Actor:
    """Who changes something: in which role, through which channel, and the person when known."""

    role: str
    channel: str
    person_id: int | None = None


class Audit(Base):
    """Who, in which role, when, through which channel; what it was before and after."""

    __tablename__ = "audit"
    __table_args__ = (Index("ix_audit_subject", "entity_id", "subject", "subject_id"),)

    id: Mapped[Id]
    entity_id: Mapped[EntityId]
    at: Mapped[datetime]
    person_id: Mapped[int | None] = ref("person")
    role: Mapped[str]
    channel: Mapped[str]
    action: Mapped[str]
    subject: Mapped[str]
    subject_id: Mapped[int]
    before: Mapped[dict[str, Any]]
    after: Mapped[dict[str, Any]]


_INSERT = insert(Audit)


def write_by(
    session: Session,
    by: Actor,
    *,
    entity_id: int,
    at: datetime,
    action: str,
    subject: str,
    subject_id: int,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> None:
    """Add an audit row for what the actor `by` did, in the caller's transaction.

    `before` and `after` hold JSON values; what was or is nothing may be left out.
    """
    direct(
        session,
        _INSERT,
        entity_id=entity_id,
        at=at,
        action=action,
        subject=subject,
        subject_id=subject_id,
        before=before or {},
        after=after or {},
        **asdict(by),
    )


def write_of(
    session: Session,
    by: Actor,
    row: Any,
    at: datetime,
    action: str,
    *,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> None:
    """Add an audit row for what `by` did to a row of an entity: a plan, an activity, a fault."""
    write_by(
        session,
        by,
        entity_id=row.entity_id,
        at=at,
        action=action,
        subject=row.__tablename__,
        subject_id=row.id,
        before=before,
        after=after,
    )


def figure(percent: Decimal | None) -> str | None:
    """Return a percentage as the JSON of audit and notices keeps it: as text, None for none."""
    return None if percent is None else str(percent)

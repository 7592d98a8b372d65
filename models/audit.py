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


@dataclass(frozen=True, slots=True)
class Change:
    """A change of an entity: the transaction in which it is made, by whom, and when."""

    session: Session
    entity_id: int
    by: Actor
    now: datetime

    def audit(
        self,
        action: str,
        subject: str,
        subject_id: int,
        *,
        before: dict[str, Any] | None = None,
        after: dict[str, Any] | None = None,
    ) -> None:
        """Add an audit row of it; `before` and `after` hold JSON values, None for nothing."""
        direct(
            self.session,
            _INSERT,
            entity_id=self.entity_id,
            at=self.now,
            action=action,
            subject=subject,
            subject_id=subject_id,
            before=before or {},
            after=after or {},
            **asdict(self.by),
        )

    def audit_row(
        self,
        action: str,
        row: Any,
        *,
        before: dict[str, Any] | None = None,
        after: dict[str, Any] | None = None,
    ) -> None:
        """Add an audit row of what it did to a stored row: a plan, an activity, a fault."""
        self.audit(action, row.__tablename__, row.id, before=before, after=after)


def figure(percent: Decimal | None) -> str | None:
    """Return a percentage as the JSON of audit and notices keeps it: as text, None for none."""
    return None if percent is None else str(percent)

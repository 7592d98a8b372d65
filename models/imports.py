"""What each import of a plan file found and made: enough to take it back."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Mapped, Session

from models.base import Base, EntityId, Id, ref
from models.plan import Plan


class PlanImport(Base):
    """One import of a plan: `before` are the plan's rows as they stood, empty for a first one.

    `added` are the rows of offices and spellings that it made. `audit_id` is its last row of the
    audit: what comes behind it came later.
    """

    __tablename__ = "plan_import"

    id: Mapped[Id]
    entity_id: Mapped[EntityId]
    plan_id: Mapped[int] = ref("plan", index=True)
    audit_id: Mapped[int] = ref("audit")
    recorded_at: Mapped[datetime]
    before: Mapped[dict[str, Any]]
    added: Mapped[dict[str, Any]]


def newest(session: Session, plan: Plan) -> PlanImport | None:
    """Return the last import of a plan; None where it is older than these rows."""
    own = select(PlanImport).where(PlanImport.plan_id == plan.id)
    return session.scalar(own.order_by(PlanImport.id.desc()).limit(1))

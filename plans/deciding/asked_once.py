"""What is asked once for many rows of a plan: which of them still wait for it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.plan import Activity, PlanFault
from plans.faults import ALIKE, KEPT_ALIKE, Rank

# How a question is settled that has been answered row by row.
_ANSWERED = "visto"


def open_rows(session: Session, fault: PlanFault) -> Sequence[PlanFault]:
    """Return the faults of rows that one question of a plan is about and that are not settled."""
    kinds, suggests = ALIKE[fault.kind]
    query = select(PlanFault).where(
        PlanFault.plan_id == fault.plan_id,
        PlanFault.activity_id.is_not(None),
        PlanFault.settled_at.is_(None),
        PlanFault.kind.in_(kinds),
        PlanFault.rank == Rank.NOTE,
    )
    if suggests is not None:
        query = query.where((func.coalesce(PlanFault.suggestion, "") != "") == suggests)
    return session.scalars(query.order_by(PlanFault.id)).all()


def wait_for_a_value(session: Session, fault: PlanFault) -> list[str]:
    """Return the handles of the activities of which a question of a plan wants to know something
    that nobody can say by having seen it; none where what is printed is kept."""
    if fault.kind not in ALIKE or fault.kind in KEPT_ALIKE:
        return []
    ids = [row.activity_id for row in open_rows(session, fault)]
    query = select(Activity.handle).where(Activity.id.in_(ids)).order_by(Activity.position)
    return list(session.scalars(query))


def close_answered(session: Session, plan_id: int, now: datetime) -> None:
    """Settle the questions about many rows of a plan of which each has been answered."""
    session.flush()
    asked = select(PlanFault).where(
        PlanFault.plan_id == plan_id,
        PlanFault.activity_id.is_(None),
        PlanFault.settled_at.is_(None),
        PlanFault.kind.in_(ALIKE),
    )
    for fault in session.scalars(asked).all():
        if not open_rows(session, fault):
            fault.settled_at, fault.decision = now, _ANSWERED

"""Faults of a newer file beside those that are stored: what was settled stays settled."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from core.grouping import grouped
from models.plan import Plan, PlanFault
from plans.faults import DIFFERING, Fault
from plans.storing import stored_rows


def unite_faults(session: Session, plan: Plan, found: Iterable[tuple[int | None, Fault]]) -> None:
    """Bring the stored faults of a plan up to date with those `found` in a newer file, each with
    its activity (None: the whole plan). The same field, kind and text is the same fault, and keeps
    its decision."""
    query = select(PlanFault).where(PlanFault.plan_id == plan.id).order_by(PlanFault.id)
    stored = grouped(
        ((row.activity_id, row.field, row.kind, row.text), row) for row in session.scalars(query)
    )
    fresh = []
    for activity_id, fault in found:
        same = stored.get((activity_id, fault.field, fault.kind, fault.text), [])
        [values] = stored_rows.fault_rows([fault])
        if not same:
            fresh.append({"activity_id": activity_id} | values)
            continue
        row = same.pop(0)
        row.place, row.message = str(values["place"]), str(values["message"])
        row.suggestion, row.rank = str(values["suggestion"]), str(values["rank"])
    _insert(session, plan, fresh)
    gone = [
        row.id
        for some in stored.values()
        for row in some
        if row.settled_at is None and row.kind not in DIFFERING
    ]
    session.flush()
    session.execute(delete(PlanFault).where(PlanFault.id.in_(gone)))


def replace_differing(
    session: Session,
    plan: Plan,
    kind: str,
    activity_ids: Sequence[int],
    found: Iterable[tuple[int, Fault]],
) -> None:
    """Ask about what a newer file says otherwise; older questions of that kind are over."""
    session.execute(
        delete(PlanFault).where(
            PlanFault.activity_id.in_(activity_ids),
            PlanFault.kind == kind,
            PlanFault.settled_at.is_(None),
        )
    )
    rows = [
        {"activity_id": activity_id} | stored_rows.fault_rows([fault])[0]
        for activity_id, fault in found
    ]
    _insert(session, plan, rows)


def _insert(session: Session, plan: Plan, rows: list[dict[str, Any]]) -> None:
    own = {"entity_id": plan.entity_id, "plan_id": plan.id}
    if rows:
        session.execute(insert(PlanFault), [own | row for row in rows])

"""Faults of a newer file beside those that are stored: what was settled stays settled."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from models.plan import Plan, PlanFault
from plans.faults.differing import DIFFERING
from plans.faults.faults import Fault
from plans.storing import stored_rows


def unite_faults(session: Session, plan: Plan, found: Iterable[tuple[int | None, Fault]]) -> None:
    """Bring the stored faults of a plan up to date with what a newer file has.

    `found` are the faults of the newer file with the activity of each (None: the whole plan). One
    is the same as a stored one when field, kind and printed text are: that one keeps its decision
    and gets the new place. Open ones that the file no longer has are dropped.
    """
    query = select(PlanFault).where(PlanFault.plan_id == plan.id).order_by(PlanFault.id)
    stored: dict[tuple[Any, ...], list[PlanFault]] = {}
    for row in session.scalars(query):
        stored.setdefault((row.activity_id, row.field, row.kind, row.text), []).append(row)
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

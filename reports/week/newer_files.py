"""The newer files of open plans in the week of a digest, and what each had otherwise."""

from __future__ import annotations

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from core.clock import local_day
from models.audit import Audit
from models.audit_actions import PLAN_IMPORT_UNDONE, PLAN_LOADED_AGAIN
from models.plan import Plan
from reports.plan.standing import Span
from reports.values import NewerFile


def of_week(session: Session, entity_id: int, span: Span) -> tuple[NewerFile, ...]:
    """Return the newer files of the week that were not taken back, the oldest first."""
    rows = session.execute(
        select(Audit.at, Audit.action, Audit.after, Plan.id, Plan.title)
        .join(Plan, Plan.id == Audit.subject_id)
        .where(
            Audit.entity_id == entity_id,
            Audit.subject == "plan",
            Audit.action.in_((PLAN_LOADED_AGAIN, PLAN_IMPORT_UNDONE)),
            Audit.at > span.untold,
            Audit.at <= span.now,
            or_(Plan.closed_at.is_(None), Plan.closed_at > span.now),
        )
        .order_by(Audit.at, Audit.id)
    )
    found: list[tuple[int, NewerFile]] = []
    for at, action, after, plan_id, title in rows:
        if action == PLAN_IMPORT_UNDONE:
            newest = max((n for n, (of, _) in enumerate(found) if of == plan_id), default=None)
            if newest is not None:
                del found[newest]
            continue
        one = NewerFile(
            plan=title,
            file=after["source_name"],
            on=local_day(at, span.zone),
            new=after["new"],
            gone=after["gone"],
            back=after["back"],
            dates=after["moved"],
            offices=after.get("offices", 0),
        )
        found.append((plan_id, one))
    return tuple(one for _, one in found)

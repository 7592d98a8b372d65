"""Whom a decision about a request is told to: who asked, and the office that leads the activity."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from core.words import Duty, RequestKind, Role
from models import people
from models.owed import Notice, OwedState
from models.plan import Responsibility
from models.requests import RequestRow
from scheduler.context import EntityContext


def tell(
    session: Session,
    context: EntityContext,
    request: RequestRow,
    kind: str,
    details: dict[str, Any],
    now: datetime,
) -> None:
    """Owe the notice `kind` of what was decided to who asked and her office's leads, and to those
    of the office that leads the activity, who read who asked for it."""
    told = owe_to_asker(session, context, request, kind, details, now)
    if request.kind is RequestKind.REASSIGN:
        return  # the new office is told apart
    leading = session.scalars(
        select(Responsibility.office_id)
        .where(Responsibility.activity_id == request.activity_id, Responsibility.duty == Duty.LEAD)
        .order_by(Responsibility.position)
    )
    asked = {"asker": request.person, "asker_office": request.office}
    for office_id in leading.all():
        new = leads_of(session, office_id) - told
        hers = details | asked | {"office_id": office_id}
        owe(session, context, kind, f"{kind}:{request.id}", hers, new, now)
        told |= new


def owe_to_asker(
    session: Session,
    context: EntityContext,
    request: RequestRow,
    kind: str,
    details: dict[str, Any],
    now: datetime,
) -> set[int]:
    """Owe a notice to who asked and to her office's leads; return who they are."""
    told = {request.person_id}
    if request.office_id is not None:
        told |= leads_of(session, request.office_id)
    hers = details | {"office_id": request.office_id}
    owe(session, context, kind, f"{kind}:{request.id}", hers, told, now)
    return told


def owe(
    session: Session,
    context: EntityContext,
    kind: str,
    key: str,
    details: dict[str, Any],
    readers: Iterable[int],
    now: datetime,
) -> None:
    """Owe a notice to each of the `readers`."""
    rows = [
        {
            "entity_id": context.entity_id,
            "person_id": person_id,
            "key": key,
            "kind": kind,
            "details": details,
            "state": OwedState.OPEN,
            "recorded_at": now,
        }
        for person_id in sorted(readers)
    ]
    if rows:
        session.execute(insert(Notice), rows)


def leads_of(session: Session, office_id: int) -> set[int]:
    """Return who leads an office; all of its people where nobody does."""
    members = people.people_of_offices(session, [office_id]).get(office_id, ())
    leads = [one for one in members if one.role is Role.LEAD] or members
    return {one.person_id for one in leads}

"""Whom a decision about a request is told to: who asked, and the office that leads the activity."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.entity.context import EntityContext
from core.words import Duty, RequestKind
from models.answers.requests import RequestRow
from models.owed import notice_key
from models.plan import Responsibility
from plans.storing.telling import leads_of, owe


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
    told = owe_to_asker(session, context.entity_id, request, kind, details, now)
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
        owe(session, context.entity_id, kind, _key(kind, request, details, now), hers, new, now)
        told |= new


def owe_to_asker(
    session: Session,
    entity_id: int,
    request: RequestRow,
    kind: str,
    details: dict[str, Any],
    now: datetime,
    *,
    but: Collection[int] = (),
) -> set[int]:
    """Owe a notice to who asked and to her office's leads, `but` not to some of them; return who
    they are."""
    told = {request.person_id}
    if request.office_id is not None:
        told |= leads_of(session, request.office_id)
    told -= {*but}
    hers = details | {"office_id": request.office_id}
    owe(session, entity_id, kind, _key(kind, request, details, now), hers, told, now)
    return told


def _key(kind: str, request: RequestRow, details: dict[str, Any], now: datetime) -> str:
    """Return the ledger's key: what is decided anew is told anew."""
    anew = (now.isoformat(),) if "corrects" in details else ()
    return notice_key(kind, request.id, *anew)

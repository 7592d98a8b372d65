"""What offices asked for and nobody has decided yet: those that have waited too long."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.clock import local_day
from core.words import RequestKind
from models.answers import rulings
from models.answers.requests import Request
from models.organisation import Office, Person
from models.plan import Activity
from reports.plan.queries import open_ids
from reports.plan.standing import Span
from reports.weekly import OpenRequest

TOO_LONG_DAYS = 7


def figures(waiting: Sequence[OpenRequest], deciders: Sequence[str]) -> dict[str, Any]:
    """Return what a digest says of the requests that wait, as fields of `Figures`."""
    return {
        "open_requests": tuple(one for one in waiting if one.days >= TOO_LONG_DAYS),
        "nobody_decides": bool(waiting) and not deciders,
    }


def waiting(session: Session, entity_id: int, span: Span) -> list[OpenRequest]:
    """Return what waited for a decision at the digest's instant, the oldest first."""
    rows = session.execute(
        select(Request, Activity.handle, Activity.code, Activity.title, Person.name, Office.name)
        .join(Activity, Activity.id == Request.activity_id)
        .join(Person, Person.id == Request.person_id)
        .outerjoin(Office, Office.id == Request.office_id)
        .where(
            Request.activity_id.in_(open_ids(entity_id, span.now)),
            Request.kind != RequestKind.SNOOZE,
            Request.recorded_at <= span.now,
            rulings.undecided(span.now),
        )
        .order_by(Request.recorded_at, Request.id)
    )
    found = []
    for request, handle, code, title, person, office in rows:
        on = local_day(request.recorded_at, span.zone)
        found.append(
            OpenRequest(
                handle=handle,
                code=code,
                title=title,
                office=office or "",
                number=request.id,
                kind=request.kind,
                person=person,
                until=request.until,
                named_office=request.named_office or "",
                reason=request.reason,
                on=on,
                days=(span.today - on).days,
            )
        )
    return found

"""Reminders that were promised to offices for a later day: the last promise holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import bindparam, case, or_, select
from sqlalchemy.orm import Session

from core.words import RequestKind
from models.answers.requests import Request, RequestState, asked_last_at
from models.organisation import office_now
from models.session import direct, some_at_a_time


@dataclass(frozen=True, slots=True)
class Promise:
    """When an office asked last about an activity, and the day on which it was promised a reminder
    last, at `since`; no day where none was."""

    asked_at: datetime
    since: datetime | None = None
    until: date | None = None


_AT = asked_last_at()
# Built once: every pass and every report asks it.
_ASKED = (
    select(
        Request.activity_id,
        office_now(Request.office_id),
        _AT,
        case((Request.kind == RequestKind.SNOOZE, Request.granted_until)),
    )
    .where(
        Request.activity_id.in_(bindparam("ids", expanding=True)),
        or_(Request.kind != RequestKind.SNOOZE, Request.state != RequestState.WITHDRAWN),
    )
    .order_by(_AT, Request.id)
)


def promised(session: Session, activities: Iterable[int]) -> dict[tuple[int, int | None], Promise]:
    """Return what each office asked last of each activity, by both, under the office that answers
    now: the last promise holds."""
    found: dict[tuple[int, int | None], Promise] = {}
    for some in some_at_a_time(activities):
        for activity_id, office_id, at, until in direct(session, _ASKED, ids=some):
            key = (activity_id, office_id)
            before = found.get(key, Promise(at))
            last = (before.since, before.until) if until is None else (at, until)
            found[key] = Promise(at, *last)
    return found

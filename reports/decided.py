"""What was decided in the week of a digest: requests, and dates or offices that were set."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from core.clock import local_day
from core.words import RequestKind
from models.answers.requests import Request, RequestState
from models.audit import Audit
from models.organisation import Office, Person
from models.plan import Activity, PlanFault
from reports.queries import open_ids
from reports.standing import Span
from reports.values import Decided

_SET, _SETTLED = "activity set", "fault settled"
_GRANTED = ("extension granted", "reassign granted")


def of_week(session: Session, entity_id: int, span: Span) -> tuple[Decided, ...]:
    """Return what was decided about the activities of open plans, the newest first."""
    written = _written(session, entity_id, span)
    stood = {row.subject_id: row.before for row in written if row.action in _GRANTED}
    found = [
        *_requests(session, entity_id, span, stood),
        *_set(session, entity_id, span, written),
    ]
    found.sort(key=lambda pair: pair[0], reverse=True)
    return tuple(one for _, one in found)


def _written(session: Session, entity_id: int, span: Span) -> list[Any]:
    rows = session.execute(
        select(
            Audit.at,
            Audit.action,
            Audit.subject_id,
            Audit.before,
            Audit.after,
            func.coalesce(PlanFault.activity_id, Audit.subject_id).label("activity_id"),
            Person.name.label("by"),
        )
        .outerjoin(PlanFault, and_(Audit.subject == "plan_fault", PlanFault.id == Audit.subject_id))
        .outerjoin(Person, Person.id == Audit.person_id)
        .where(
            Audit.entity_id == entity_id,
            Audit.subject.in_(("activity", "plan_fault", "request")),
            Audit.action.in_((_SET, _SETTLED, *_GRANTED)),
            Audit.at > span.untold,
            Audit.at <= span.now,
        )
        .order_by(Audit.at, Audit.id)
    )
    return list(rows)


def _requests(
    session: Session, entity_id: int, span: Span, stood: dict[int, dict[str, Any]]
) -> Iterator[tuple[datetime, Decided]]:
    """Yield the requests that somebody decided, but for those that ended with another one.

    `stood` says of those that were granted what was so before.
    """
    rows = session.execute(
        select(Request, Request.decided_at, Activity, Office.name, Person.name)
        .join(Activity, Activity.id == Request.activity_id)
        .outerjoin(Office, Office.id == Request.granted_office_id)
        .outerjoin(Person, Person.id == Request.decided_by_id)
        .where(
            Request.activity_id.in_(open_ids(entity_id, span.now)),
            Request.kind != RequestKind.SNOOZE,
            Request.state.in_((RequestState.GRANTED, RequestState.DENIED)),
            Request.decided_at > span.untold,
            Request.decided_at <= span.now,
        )
        .order_by(Request.kind != RequestKind.NOT_APPLICABLE, Request.id)
    )
    without = set()
    for request, at, activity, office, by in rows:
        granted, before = request.state is RequestState.GRANTED, stood.get(request.id, {})
        if at is None or (activity.id, at) in without:
            continue
        if granted and request.kind is RequestKind.NOT_APPLICABLE:
            without.add((activity.id, at))
        yield (
            at,
            Decided(
                **_about(activity, by, at, span),
                kind=request.kind,
                granted=granted,
                before=_days(before.get("due")),
                dates=(request.granted_until,) if request.granted_until else (),
                from_office=(before.get("office") or "") if office else "",
                to_office=office or "",
            ),
        )


def _set(
    session: Session, entity_id: int, span: Span, written: Iterable[Any]
) -> Iterator[tuple[datetime, Decided]]:
    """Yield the dates and the offices that were set by hand, or by settling a fault."""
    rows = [row for row in written if row.action not in _GRANTED]
    if not rows:
        return
    ids = {row.activity_id for row in rows}
    still_open = Activity.id.in_(ids) & Activity.id.in_(open_ids(entity_id, span.now))
    activities = {one.id: one for one in session.scalars(select(Activity).where(still_open))}
    for row in rows:
        if row.activity_id not in activities:
            continue
        about = _about(activities[row.activity_id], row.by, row.at, span)
        before, after = _values(row, "due")
        if set(before.split()) != set(after.split()):
            old, new = _days(before), _days(after)
            yield (
                row.at,
                Decided(
                    **about,
                    before=tuple(day for day in old if day not in new),
                    dates=tuple(day for day in new if day not in old),
                ),
            )
        before, after = (named.split(" / ")[0] for named in _values(row, "offices"))
        if before != after:
            about |= {
                "from_office": before,
                "to_office": after,
                "corrected": row.action == _SETTLED,
            }
            yield row.at, Decided(**about, kind=RequestKind.REASSIGN)


def _values(row: Any, field: str) -> tuple[str, str]:
    """Return what a field said before and after; nothing twice where it is about another."""
    if row.action == _SET:
        return row.before.get(field, ""), row.after.get(field, "")
    if row.before.get("field") != field:
        return "", ""
    return row.before.get("value", ""), row.after.get("value", "")


def _days(written: str | None) -> tuple[date, ...]:
    return tuple(date.fromisoformat(day) for day in (written or "").split())


def _about(activity: Activity, by: str | None, at: datetime, span: Span) -> dict[str, Any]:
    return {
        "handle": activity.handle,
        "code": activity.code,
        "title": activity.title,
        "office": "",
        "by": by or "",
        "on": local_day(at, span.zone),
    }

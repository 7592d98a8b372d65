"""What was decided in the week of a digest: requests, and dates or offices that were set."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from core.clock import local_day
from core.words import RequestKind
from models.answers import rulings
from models.answers.requests import Request
from models.answers.rulings import Ruling
from models.audit import Audit
from models.audit_actions import ACTIVITY_SET, FAULT_SETTLED
from models.organisation import Person
from models.plan import Activity, PlanFault
from reports.plan.queries import open_ids
from reports.plan.standing import Span
from reports.values import Decided


def of_week(session: Session, entity_id: int, span: Span) -> tuple[Decided, ...]:
    """Return what was decided about the activities of open plans, the newest first.

    Of a request that was decided more than once it is the last decision, with what was so at the
    last edition before it.
    """
    return _of(session, entity_id, span, _last_of_each)


def every_one(session: Session, entity_id: int, span: Span) -> tuple[Decided, ...]:
    """Return what was decided as in `of_week`, with what no longer stands since."""
    return _of(session, entity_id, span, lambda rulings: rulings)


_Chosen = Callable[[list[Ruling]], list[Ruling]]


def _of(session: Session, entity_id: int, span: Span, chosen: _Chosen) -> tuple[Decided, ...]:
    found = [*_requests(session, entity_id, span, chosen), *_set(session, entity_id, span)]
    found.sort(key=lambda pair: pair[0], reverse=True)
    return tuple(one for _, one in found)


def _last_of_each(rulings: list[Ruling]) -> list[Ruling]:
    """Return the last of several decisions of a request, from what was so before the first."""
    last = rulings[-1]
    since = next((one.since for one in rulings if one.since is not None), None)
    was = next((one.was for one in rulings if one.office), "")
    if since == last.due:
        since = None
    if was == last.office:
        was = ""
    due, office = (last.due if since else None), (last.office if was else "")
    if len(rulings) > 1:
        last = replace(last, since=since, due=due, was=was, office=office)
    return [last]


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
            Audit.subject.in_(("activity", "plan_fault")),
            Audit.action.in_((ACTIVITY_SET, FAULT_SETTLED)),
            Audit.at > span.untold,
            Audit.at <= span.now,
        )
        .order_by(Audit.at, Audit.id)
    )
    return list(rows)


def _requests(
    session: Session, entity_id: int, span: Span, chosen: _Chosen
) -> Iterator[tuple[datetime, Decided]]:
    """Yield the decisions of requests that are chosen of each, but for those that ended with
    another one."""
    about = (
        Request.activity_id.in_(open_ids(entity_id, span.now)),
        Request.decided_at > span.untold,
    )
    decided = rulings.of(session, entity_id, *about)
    if not decided:
        return
    rows = session.execute(
        select(Request.id, Request.kind, Activity)
        .join(Activity, Activity.id == Request.activity_id)
        .where(Request.id.in_(decided))
        .order_by(Request.kind != RequestKind.NOT_APPLICABLE, Request.id)
    )
    without = set()
    for request_id, kind, activity in rows:
        told = [one for one in decided[request_id] if span.untold < one.at <= span.now]
        for one in chosen(told) if told else ():
            if (activity.id, one.at) in without:
                continue
            if one.granted and kind is RequestKind.NOT_APPLICABLE:
                without.add((activity.id, one.at))
            hour = f"{one.at.astimezone(span.zone):%H:%M}"
            yield (
                one.at,
                Decided(
                    **_about(activity, one.by, one.at, span),
                    kind=kind,
                    granted=one.granted,
                    before=(one.since,) if one.since else (),
                    dates=(one.due,) if one.due else (),
                    from_office=one.was if one.office else "",
                    to_office=one.office,
                    reason=one.reason,
                    replaced=not one.stands,
                    hour=hour if len(decided[request_id]) > 1 else "",
                ),
            )


def _set(session: Session, entity_id: int, span: Span) -> Iterator[tuple[datetime, Decided]]:
    """Yield the dates and the offices that were set by hand, or by settling a fault."""
    rows = _written(session, entity_id, span)
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
                "corrected": row.action == FAULT_SETTLED,
            }
            reason = row.after.get("reason", "")
            yield row.at, Decided(**about, kind=RequestKind.REASSIGN, reason=reason)


def _values(row: Any, field: str) -> tuple[str, str]:
    """Return what a field said before and after; nothing twice where it is about another."""
    if row.action == ACTIVITY_SET:
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

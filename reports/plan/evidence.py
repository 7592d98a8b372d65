"""What was sent as evidence in the week, one line for each activity."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from core.clock import local_day
from core.words import Duty
from models.answers.evidence import Evidence
from models.organisation import Office, Person
from models.plan import Activity, Responsibility
from reports.plan.queries import open_ids
from reports.plan.standing import Span
from reports.weekly import NewEvidence


def counts(session: Session, entity_id: int, span: Span) -> dict[int, int]:
    """Return how many files and links stand for each activity that has any."""
    rows = session.execute(
        select(Evidence.activity_id, func.count())
        .where(Evidence.activity_id.in_(open_ids(entity_id, span.now)), _stands(span))
        .group_by(Evidence.activity_id)
    )
    return {row[0]: row[1] for row in rows}


def newest(session: Session, entity_id: int, span: Span) -> dict[int, datetime]:
    """Return when the newest file or link came for each activity that has any."""
    rows = session.execute(
        select(Evidence.activity_id, func.max(Evidence.recorded_at))
        .where(Evidence.activity_id.in_(open_ids(entity_id, span.now)), _stands(span))
        .group_by(Evidence.activity_id)
    )
    return {row[0]: row[1] for row in rows}


def _stands(span: Span) -> ColumnElement[bool]:
    withdrawn = Evidence.withdrawn_at
    return and_(Evidence.recorded_at <= span.now, or_(withdrawn.is_(None), withdrawn > span.now))


def of_week(session: Session, entity_id: int, span: Span) -> tuple[NewEvidence, ...]:
    """Return what evidence came since the span's first day and stands, the newest first."""
    lead = (Responsibility.activity_id == Activity.id) & (Responsibility.duty == Duty.LEAD)
    rows = session.execute(
        select(
            Activity.id,
            Activity.handle,
            Activity.code,
            Activity.title,
            Office.name.label("office"),
            Person.name.label("person"),
            Evidence.recorded_at,
        )
        .join(Activity, Activity.id == Evidence.activity_id)
        .join(Person, Person.id == Evidence.person_id)
        .outerjoin(Responsibility, lead)
        .outerjoin(Office, Office.id == Responsibility.office_id)
        .where(
            Evidence.activity_id.in_(open_ids(entity_id, span.now)),
            Evidence.recorded_at >= span.start,
            _stands(span),
        )
        .order_by(Evidence.recorded_at.desc(), Evidence.id.desc())
    )
    newest: dict[int, NewEvidence] = {}
    for activity_id, handle, code, title, office, person, at in rows:
        known = newest.get(activity_id)
        newest[activity_id] = NewEvidence(
            handle=handle,
            code=code,
            title=title,
            office=office or "",
            files=1 if known is None else known.files + 1,
            person=person if known is None else known.person,
            on=local_day(at, span.zone) if known is None else known.on,
        )
    return tuple(newest.values())

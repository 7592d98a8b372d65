"""How every activity of an entity stood at an instant, read from the database row by row."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

import structlog
from sqlalchemy.orm import Session

from core.words import Duty
from reports.plan import back_then, evidence, queries
from reports.plan.queries import ActivityRow, MilestoneRow, OfficeRow, ReportRow
from reports.plan.standing import Span, Standing, standing

NO_COMPONENT = "Sin componente"

log = structlog.get_logger(__name__)

Reports = Mapping[int, Sequence[ReportRow]]


def stood(
    session: Session,
    entity_id: int,
    office_names: Mapping[int, OfficeRow],
    reports: Reports,
    span: Span,
    only: Collection[int] | None = None,
) -> tuple[list[Standing], tuple[str, ...]]:
    """Read how the activities of the open plans stood at the end of a span, after `reports`; with
    `only` those of these ids.

    Returned beside them are the handles of those that could not be read: a bad row is left out, and
    does not keep the others from being told.
    """
    activities = queries.activities(session, entity_id, span.now, only)
    plans = {activity.plan_id for activity in activities}
    dates, held = back_then.read(session, entity_id, plans, office_names, span, only)
    judged = any(row.reviews for rows in reports.values() for row in rows)
    filed = evidence.newest(session, entity_id, span) if judged else {}
    several = len(plans) > 1
    found, unread = [], []
    for activity in activities:
        try:
            found.append(
                _standing(
                    activity,
                    dates.get(activity.id, ()),
                    reports.get(activity.id, ()),
                    held.get(activity.id, ()),
                    office_names,
                    filed=filed.get(activity.id),
                    group=_group_name(activity, several_plans=several),
                    span=span,
                )
            )
        except Exception:
            log.warning("activity_not_read", handle=activity.handle, exc_info=True)
            unread.append(activity.handle)
    return found, tuple(unread)


def as_known(reports: Reports, at: datetime) -> dict[int, list[ReportRow]]:
    """Return what had been said by an instant; what was taken back later still counted then."""
    return {
        activity_id: [_then(row, at) for row in rows if row.report.recorded_at <= at]
        for activity_id, rows in reports.items()
    }


def _then(row: ReportRow, at: datetime) -> ReportRow:
    if row.retracted_at is None or row.retracted_at <= at:
        return row
    return replace(row, report=replace(row.report, undone=False), retracted_at=None)


def _standing(
    activity: ActivityRow,
    dates: Iterable[MilestoneRow],
    reports: Sequence[ReportRow],
    held: Collection[tuple[int, Duty]],
    office_names: Mapping[int, OfficeRow],
    *,
    filed: datetime | None,
    group: str,
    span: Span,
) -> Standing:
    supports = {office_names[o].name: None for o, duty in held if duty is Duty.SUPPORT}
    return standing(
        activity,
        tuple(dates),
        reports,
        group=group,
        office=next((office_names[o] for o, duty in held if duty is Duty.LEAD), None),
        supports=tuple(supports),
        span=span,
        filed=filed,
    )


def _group_name(activity: ActivityRow, *, several_plans: bool) -> str:
    name = activity.component or NO_COMPONENT
    if not several_plans:
        return name
    return f"{name} · {activity.plan_year or activity.plan_title}"

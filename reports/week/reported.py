"""What people reported in some days: each report that stands, with the figure before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import rules
from core.entity.context import EntityContext
from core.words import SourceKind
from models.plan import Activity
from models.progress import ProgressReport
from reports.plan import queries
from reports.plan.queries import ReportRow
from reports.plan.standing import Span


@dataclass(frozen=True, slots=True)
class ReportTold:
    """A report of an activity, and the percentage that stood before it, None before any; of a part
    (`row.report.part`) that is the part's."""

    handle: str
    title: str
    row: ReportRow
    before: Decimal | None

    @property
    def at(self) -> datetime:
        """When it was recorded."""
        return self.row.report.recorded_at


def of_days(
    session: Session, context: EntityContext, span: Span, now: datetime
) -> list[ReportTold]:
    """Return what people reported in a span and nobody took back until `now`, of the open plans,
    the newest first; what was corrected since counts when that was."""
    came = select(ProgressReport.activity_id).where(
        ProgressReport.entity_id == context.entity_id,
        ProgressReport.source == SourceKind.MESSAGE,
        ProgressReport.recorded_at >= span.start,
        ProgressReport.recorded_at <= span.now,
    )
    only = set(session.scalars(came))
    if not only:
        return []
    decided_by = context.policy.requests_decided_by
    told = queries.reports(session, context.entity_id, now, decided_by=decided_by, only=only)
    named = select(Activity.id, Activity.handle, Activity.title).where(Activity.id.in_(told))
    found = [
        ReportTold(handle, title, row, _before(rows, row))
        for activity_id, handle, title in session.execute(named)
        for rows in (told[activity_id],)
        for row in _standing(rows, span)
    ]
    return sorted(found, key=lambda one: (one.at, one.row.report.id), reverse=True)


def _standing(rows: Sequence[ReportRow], span: Span) -> list[ReportRow]:
    """Return the reports of people that stand and were recorded in a span."""
    stands = {one.id for one in rules.standing(row.report for row in rows)}
    return [
        row
        for row in rows
        if row.report.id in stands
        and not (row.from_file or row.decided)
        and span.start <= row.report.recorded_at <= span.now
    ]


def _before(rows: Sequence[ReportRow], told: ReportRow) -> Decimal | None:
    """Return the percentage that stood before a report and all that it continues."""
    said = told.report
    first = said.id if said.continues is None else said.continues
    earlier = [row.report for row in rows if row.report.id < first]
    if said.part:
        of_parts = rules.parts(earlier, on=said.as_of)
        current = None if said.office_id is None else of_parts.get(said.office_id)
    else:
        current = rules.current(earlier, on=said.as_of)
    return None if current is None else current.percent

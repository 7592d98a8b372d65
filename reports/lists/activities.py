"""The lists of activities: what is overdue or due, each with what was said of it last."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from core import rules
from reports.plan import queries
from reports.plan.standing import Span, Standing
from reports.plan.stood import Reports
from reports.values import DueSoon, Overdue, PartSaid, Row
from reports.weekly import Disagreement

SOON_DAYS = 15


def overdue(standings: Iterable[Standing], today: date) -> tuple[Overdue, ...]:
    """Return what is overdue, the oldest first."""
    found = [
        Overdue(due=due, days_late=(today - due).days, **_dated(s, due))
        for s in standings
        if (due := s.overdue_since(today))
    ]
    return tuple(sorted(found, key=lambda line: line.due))


def due_soon(standings: Iterable[Standing], today: date) -> tuple[DueSoon, ...]:
    """Return what is due in the next days, the nearest first."""
    found = [
        DueSoon(due=due, days_left=(due - today).days, **_dated(s, due))
        for s in standings
        if (due := s.due_within(today, SOON_DAYS))
    ]
    return tuple(sorted(found, key=lambda line: line.due))


def _dated(state: Standing, due: date) -> dict[str, Any]:
    """Return what is told of an activity in a list of dates."""
    return {
        **_told(state),
        "original_due": state.originals.get(due),
        "due_printed": state.suggested.get(due),
    }


def _told(state: Standing) -> dict[str, Any]:
    """Return what every list and the table tell of an activity."""
    return state.named | {
        "percent": state.percent,
        "status": state.status,
        "said": state.said,
        "asks_not_to_count": state.activity.asks_not_to_count,
    }


def disagreements(
    standings: Iterable[Standing],
    reports: Reports,
    office_names: Mapping[int, queries.OfficeRow],
    today: date,
) -> tuple[Disagreement, ...]:
    """Return the activities of which two offices tell figures far apart."""
    return tuple(
        Disagreement(
            handle=s.activity.handle,
            code=s.activity.code,
            title=s.activity.title,
            office=office_names[one.lead.office_id].name if one.lead.office_id else "",
            percent=one.lead.percent or Decimal(0),
            other_office=office_names[one.other.office_id].name if one.other.office_id else "",
            other_percent=one.other.percent or Decimal(0),
        )
        for s in standings
        for one in rules.disagreements(
            (row.report for row in reports.get(s.activity.id, ())), on=today
        )
    )


def parts(standings: Iterable[Standing], span: Span) -> tuple[PartSaid, ...]:
    """Return what offices that support said of their parts in the week, or that they are done."""
    return tuple(
        PartSaid(
            **s.named,
            percent=s.percent,
            part=part,
        )
        for s in standings
        if s.applies and not s.done
        for part in s.parts
        if part.on >= span.since or rules.activity_done(part.percent, part.status)
    )


def row(state: Standing, light: rules.Light | None, today: date, files: Mapping[int, int]) -> Row:
    """Return the line of the table of an activity, with its light."""
    late_since = state.overdue_since(today)
    due = next(iter(state.unmet), state.dates[-1] if state.dates else None)
    return Row(
        **_told(state),
        plan=state.activity.plan_title,
        component=state.activity.component,
        subcomponent=state.activity.subcomponent,
        product=state.activity.product,
        supports=state.supports,
        due=due,
        dates=state.dates,
        unmet=state.unmet,
        due_text=state.activity.due_text,
        days_late=(today - late_since).days if late_since else 0,
        light=light,
        original_due=None if due is None else state.originals.get(due),
        parts=state.parts,
        evidence=files.get(state.activity.id, 0),
        suggested=dict(state.suggested),
        verified=state.verified,
    )

"""How the plan stood week by week: since when a digest speaks, what it compares with, and the
points of its trend."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from sqlalchemy.orm import Session

from core.clock import local_day
from core.entity.context import EntityContext
from models import digests
from reports.plan import lights
from reports.plan.queries import OfficeRow
from reports.plan.standing import Span, Standing, WeekChange, change, of_activity
from reports.plan.stood import Reports, as_known, stood
from reports.weekly import Progress

WEEKS = 10
WEEK = timedelta(days=7)

_TENTH = Decimal("0.1")


def week_before(day: date) -> date:
    """Return the Monday of the week before that of `day`: what a digest speaks of where none went
    before it. Else it begins on the day of the last one; a figure that moved on that day may be
    told twice, never not at all. A decision is told once: after the instant of the digest before.
    """
    return day - timedelta(days=day.weekday()) - WEEK


def span_of(session: Session, context: EntityContext, now: datetime) -> tuple[Span, digests.Sent]:
    """Return the time that a digest made at `now` speaks of, and the digests of earlier days."""
    today = context.today(now)
    span = Span(today, week_before(today), now, context.zone)
    sent = digests.sent_before(session, context.entity_id, span.first_of(today), WEEKS)
    if not sent.at:
        return span, sent
    made_at = sent.at[0]
    return replace(span, since=local_day(made_at, span.zone), told_until=made_at), sent


def compared(
    session: Session,
    entity_id: int,
    office_names: Mapping[int, OfficeRow],
    reports: Reports,
    standings: Sequence[Standing],
    span: Span,
    sent: Sequence[datetime],
) -> dict[str, Any]:
    """Return the trend up to now and what has become overdue since the digest before, or no longer
    is, as fields of `Figures`: a point for each digest that was `sent`, the newest first there;
    where none was, for each week back to the first in which there was no plan.

    `reports` are all since WEEKS before.
    """
    points = [progress(standings, reports, span)]
    new: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    for number, then in enumerate(_spans(span, sent)):
        known = as_known(reports, then.now)
        then_stood, _ = stood(session, entity_id, office_names, known, then)
        if not then_stood:
            break
        if not number:
            before, now = _late(then_stood, then), _late(standings, span)
            new = tuple(handle for one, handle in now.items() if one not in before)
            gone = tuple(handle for one, handle in before.items() if one not in now)
        points.append(progress(then_stood, known, then))
    return {"trend": tuple(reversed(points)), "new_overdue": new, "no_longer_overdue": gone}


def _late(standings: Iterable[Standing], span: Span) -> dict[int, str]:
    """Return the handles of what is overdue at the end of a span, by the activity's number."""
    late = (one.activity for one in standings if one.overdue_since(span.today))
    return {one.id: one.handle for one in late}


def progress(standings: Sequence[Standing], reports: Reports, span: Span) -> Progress:
    """Count how the activities stood at the end of a span."""
    counted = lights.account(standings, span.today)
    return Progress(
        on=span.today,
        due=counted.due,
        overdue=counted.overdue,
        changed=sum(one.moved is not None for one in changes(standings, reports, span)),
        average_percent=average(standings),
    )


def changes(standings: Iterable[Standing], reports: Reports, span: Span) -> list[WeekChange]:
    """Return what was said of each activity in the week that ends with a span."""
    found = (change(s, of_activity(reports.get(s.activity.id, ())), span) for s in standings)
    return [one for one in found if one is not None]


def average(standings: Iterable[Standing]) -> Decimal | None:
    """Return the average percentage to a tenth: without what does not apply, no figure counts 0."""
    figures = [s.percent or Decimal(0) for s in standings if s.applies]
    return _mean(figures)


def _mean(figures: Sequence[Decimal]) -> Decimal | None:
    if not figures:
        return None
    exact = sum(figures, Decimal(0)) / len(figures)
    return exact.quantize(_TENTH, rounding=ROUND_HALF_UP)


def _spans(span: Span, sent: Sequence[datetime]) -> list[Span]:
    """Return the spans of the digests before, the newest first: of those that were `sent` in the
    last WEEKS; where none was, of the weeks before."""
    if not sent:
        told = span.now - (span.today - span.since)
        backs = [weeks * WEEK for weeks in range(WEEKS - 1)]
        return [
            Span(span.since - back, span.since - back - WEEK, told - back, span.zone)
            for back in backs
        ]
    days = [local_day(at, span.zone) for at in sent]
    since = [*days[1:], days[-1] - WEEK]
    spans = (Span(*one, span.zone) for one in zip(days, since, sent, strict=True))
    oldest = span.now - WEEKS * WEEK
    return [one for one in spans if one.now >= oldest][: WEEKS - 1]

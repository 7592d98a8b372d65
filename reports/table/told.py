"""What is told beside the own columns of some activities: light, last words, what is asked of them;
read for these alone, as the digest reads it for all."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.entity.context import EntityContext
from core.rules import Thresholds
from core.words import Duty
from models.plan import Activity, Plan, Responsibility
from models.still_open import waits_for_something
from reports.figures import collect
from reports.lists import activities
from reports.plan import lights, queries, risk
from reports.plan.earlier import week_before
from reports.plan.standing import Span
from reports.plan.stood import stood
from reports.values import Row
from reports.week import offices, traffic


def told(
    session: Session, context: EntityContext, now: datetime, ids: Collection[int]
) -> dict[str, Row]:
    """Return how each activity of `ids` stands, by its handle, with the light that the digest gives
    it; one that cannot be read is left out. How many queries it costs does not depend on `ids`."""
    today, of = context.today(now), (session, context.entity_id)
    span = Span(today, week_before(today), now, context.zone)
    thresholds = context.thresholds or Thresholds()
    deciders = context.policy.requests_decided_by
    reports = queries.reports(*of, now, decided_by=deciders, only=ids)
    names = queries.offices(*of, now)
    standings, _ = stood(*of, names, reports, span, only=ids)
    known = offices.people(
        names,
        traffic.members(*of, now),
        traffic.addresses(*of, now),
        traffic.last_heard(*of, now),
        context.calendar,
    )
    leading = (names[one] for one in _leading(*of))
    unreached = {one.name for one in leading if known.why_unreachable(one.id, today) is not None}
    at_risk = risk.at_risk(standings, reports, span, unreached)
    seen = lights.Seen({one.handle for one in at_risk}, unreached)
    return {
        one.activity.handle: activities.row(
            one, lights.of_activity(one, thresholds, today, seen), today, {}
        )
        for one in standings
    }


def _leading(session: Session, entity_id: int) -> set[int]:
    """Return the offices that lead anything that waits, also under names that went on."""
    rows = (
        select(Responsibility.office_id)
        .join(Activity, Activity.id == Responsibility.activity_id)
        .join(Plan, Plan.id == Activity.plan_id)
        .where(
            Activity.entity_id == entity_id,
            Responsibility.duty == Duty.LEAD,
            waits_for_something(),
        )
        .distinct()
    )
    return set(session.scalars(rows))


def unanswered(session: Session, context: EntityContext, now: datetime) -> frozenset[str]:
    """Return the handles of what offices were reminded of and have not answered: those of the
    digest's silent offices."""
    figures = collect(session, context, now)
    silent = (*figures.silent_offices, *figures.silent_supports)
    return frozenset(handle for one in silent for handle in one.lacking)

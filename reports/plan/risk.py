"""What will probably not be ready: due in the next weeks, and behind, unreported or nobody's."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from core import rules
from reports.plan.standing import Span, Standing, of_activity
from reports.plan.stood import Reports
from reports.weekly import AtRisk, Risk

AHEAD_DAYS = 30
PACE_DAYS = 28
MARGIN = 5  # percent: a projection is no more exact

_WHOLE_PERCENT = Decimal(1)


def at_risk(
    standings: Iterable[Standing], reports: Reports, span: Span, mute: Collection[str] = ()
) -> tuple[AtRisk, ...]:
    """Return what is due in AHEAD_DAYS, not overdue, and will probably not be met.

    That is what no office leads, what nobody has told anything about, and what would not reach the
    figure that its date asks for at the pace of the last PACE_DAYS, but for a MARGIN. First stands
    what nobody can answer for (`mute` are the names of offices that nothing reaches, and of which
    nobody has ever answered), then what has not begun, then what lacks most.
    """
    found = (_of(state, reports, span, mute) for state in standings)
    return tuple(sorted((one for one in found if one), key=_worst_first))


def _worst_first(one: AtRisk) -> tuple[bool, bool, Decimal, date, str]:
    answered = one.risk is not Risk.NO_OFFICE and not one.unreached
    gap = one.wanted - one.likely_percent
    return answered, bool(one.percent), -gap, one.due, one.handle


def _of(state: Standing, reports: Reports, span: Span, mute: Collection[str]) -> AtRisk | None:
    due = state.due_within(span.today, AHEAD_DAYS)
    if due is None or not state.applies or state.overdue_since(span.today):
        return None
    wanted = rules.milestone_threshold(state.dates.index(due) + 1, len(state.dates))
    then_on = span.today - timedelta(days=PACE_DAYS)
    then = _figure_on(then_on, state, reports)
    likely = _likely(state.percent or Decimal(0), then, (due - span.today).days)
    risk = _why(state, likely, wanted)
    if risk is None:
        return None
    said = state.said
    return AtRisk(
        **state.named,
        due=due,
        due_printed=state.suggested.get(due),
        days_left=(due - span.today).days,
        percent=state.percent,
        wanted=wanted,
        likely_percent=likely,
        then_on=then_on,
        then_percent=then,
        since=_since(state, reports),
        risk=risk,
        office_id=state.office.id if state.office else None,
        of_file=said is not None and bool(said.by.file) and said.figure_by is None,
        unreached=state.office_name in mute,
    )


def _why(state: Standing, likely: Decimal, wanted: int) -> Risk | None:
    if state.office is None:
        return Risk.NO_OFFICE
    if state.said is None or state.status is None:
        return Risk.NEVER_REPORTED
    return Risk.BEHIND if likely + MARGIN < wanted else None


def _since(state: Standing, reports: Reports) -> date | None:
    """Return the day of the first report of the figure that holds: of those after it, none told
    another one."""
    if state.percent is None:
        return None
    since = None
    rows = of_activity(reports.get(state.activity.id, ()))
    for report in rules.standing((row.report for row in rows), None):
        if report.percent is not None and report.percent != state.percent:
            break
        if report.percent is not None:
            since = report.as_of
    return since


def _figure_on(day: date, state: Standing, reports: Reports) -> Decimal:
    """Return the percentage of an activity on a day, 0 before any."""
    rows = of_activity(reports.get(state.activity.id, ()))
    known = rules.current((row.report for row in rows), on=day)
    return known.percent if known and known.percent is not None else Decimal(0)


def _likely(now: Decimal, then: Decimal, days: int) -> Decimal:
    """Return the percentage in so many days at the pace of the last PACE_DAYS, at most 100."""
    gain = max(now - then, Decimal(0)) * days / PACE_DAYS
    exact = min(now + gain, Decimal(rules.WHOLE))
    return exact.quantize(_WHOLE_PERCENT, rounding=ROUND_HALF_UP)

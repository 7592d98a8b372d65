"""All figures of the digest: `collect` reads them, `Figures` holds them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from core.calendar import Calendar
from core.clock import local_day
from core.rules import (
    State,
    Thresholds,
    activity_done,
    disagreements,
    state_of,
)
from core.spanish import cut_at_word
from core.words import Duty, Role
from models import digests, pass_faults
from reports import (
    asked,
    back_then,
    decided,
    lights,
    newer_files,
    offices,
    queries,
    traffic,
    unsent,
)
from reports.standing import Span, Standing, change, of_activity, standing
from reports.values import (
    Disagreement,
    DueSoon,
    Figures,
    Group,
    Headline,
    Overdue,
    PartSaid,
    Row,
    Waiting,
)

SOON_DAYS = 15
LONGEST_WAITING_TEXT = 160
NO_COMPONENT = "Sin componente"
NO_OFFICE = "Sin dependencia"

_TENTH = Decimal("0.1")
_WEEK = timedelta(days=7)


def week_before(day: date) -> date:
    """Return the Monday of the week before that of `day`: what a digest made on `day` speaks of.

    A digest that a holiday moves to Tuesday still begins where the one before it ended; a figure
    that moved on a Monday may be told twice, never not at all. A decision is told once: after the
    instant of the digest before.
    """
    return day - timedelta(days=day.weekday()) - _WEEK


def collect(
    session: Session,
    entity_id: int,
    today: date,
    now: datetime,
    *,
    thresholds: Thresholds | None = None,
    tz: ZoneInfo,
    deciding: Sequence[Role] = (Role.PLANNING,),
    calendar: Calendar | None = None,
) -> Figures:
    """Read all figures of an entity's open plans as they stood at `now`, its local day `today`.

    Of a past day so are dates and offices; names, texts and who is reached are those of now.

    `tz` is the entity's zone. Undone reports never count. In averages, activities that do not apply
    are left out and those without a figure count as 0. `deciding` are the roles that decide
    requests, `calendar` the entity's working days (None: the country's). Costs a fixed number of
    queries.
    """
    span = Span(today, week_before(today), now, tz)
    light = thresholds or Thresholds()
    name, live, ticked = queries.entity(session, entity_id, now)
    reports = queries.reports(session, entity_id, now)
    office_names = queries.offices(session, entity_id)
    standings = _standings(session, entity_id, office_names, reports, span)
    open_faults = queries.open_faults(session, entity_id, now)
    return Figures(
        entity=name,
        on=today,
        since=span.since,
        made_at=now.astimezone(tz),
        last_tick=ticked.astimezone(tz) if ticked else None,
        live=live,
        light_by=light.by,
        amber=light.amber,
        green=light.green,
        soon_days=SOON_DAYS,
        headline=headline(standings, today, open_faults),
        unsent=unsent.count(session, entity_id, since=span.start, today=today, now=now),
        waiting=_waiting(session, entity_id, span),
        disagreements=_disagreements(standings, reports, office_names, today),
        parts=_parts(standings, span),
        stuck=pass_faults.count(session, entity_id, now),
        **_of_plans(standings, today, light),
        **_of_offices(session, entity_id, standings, office_names, span, calendar or Calendar()),
        **_of_changes(standings, reports, span),
        **_of_decisions(session, entity_id, span, deciding),
    )


def _of_decisions(
    session: Session, entity_id: int, span: Span, deciding: Sequence[Role]
) -> dict[str, Any]:
    """Return what was decided and what waits for it, as fields of `Figures`; nothing that the
    digest of the week told before."""
    week_end = span.first_of(span.since + _WEEK)
    told = digests.last_made(session, entity_id, since=span.start, before=week_end)
    span = replace(span, told_until=told)
    return {
        "decided": decided.of_week(session, entity_id, span),
        "newer_files": newer_files.of_week(session, entity_id, span),
        **asked.figures(session, entity_id, span, deciding),
    }


def _of_plans(standings: list[Standing], today: date, light: Thresholds) -> dict[str, Any]:
    """Return how the activities stand on a day, as fields of `Figures`."""
    by_office = [(s.office_name or NO_OFFICE, s) for s in standings]
    return {
        "plans": tuple(dict.fromkeys(s.activity.plan_title for s in standings)),
        "overdue": _overdue(standings, today),
        "due_soon": _due_soon(standings, today),
        "by_component": tuple(_groups([(s.group, s) for s in standings], today, light)),
        "by_office": _lowest_first(_groups(by_office, today, light)),
        "rows": tuple(_row(state, today, light) for state in standings),
    }


def _of_offices(
    session: Session,
    entity_id: int,
    standings: list[Standing],
    office_names: dict[int, queries.OfficeRow],
    span: Span,
    calendar: Calendar,
) -> dict[str, Any]:
    """Return which offices are silent and which cannot be reached, as fields of `Figures`."""
    now = span.now
    known = offices.people(
        office_names,
        traffic.members(session, entity_id, now),
        traffic.addresses(session, entity_id, now),
        traffic.last_heard(session, entity_id, now),
        calendar,
    )
    reminders = traffic.reminders(session, entity_id, now)
    answers = traffic.answers(session, entity_id, now)
    lead, support = offices.silences(standings, known, reminders, answers, span)
    return {
        "silent_offices": lead,
        "silent_supports": support,
        "unreachable_offices": offices.unreachable(standings, known, span.today),
    }


def _standings(
    session: Session,
    entity_id: int,
    office_names: dict[int, queries.OfficeRow],
    reports: dict[int, list[queries.ReportRow]],
    span: Span,
) -> list[Standing]:
    activities = queries.activities(session, entity_id, span.now)
    plans = {activity.plan_id for activity in activities}
    milestones, responsibilities = back_then.read(session, entity_id, plans, office_names, span)
    several = len(plans) > 1
    standings = []
    for activity in activities:
        held = responsibilities.get(activity.id, [])
        lead = next((office_names[o] for o, duty in held if duty is Duty.LEAD), None)
        supports = {office_names[o].name: None for o, duty in held if duty is Duty.SUPPORT}
        standings.append(
            standing(
                activity,
                milestones.get(activity.id, ()),
                reports.get(activity.id, ()),
                group=_group_name(activity, several_plans=several),
                office=lead,
                supports=tuple(supports),
                office_names=office_names,
                span=span,
            )
        )
    return standings


def _group_name(activity: queries.ActivityRow, *, several_plans: bool) -> str:
    name = activity.component or NO_COMPONENT
    if not several_plans:
        return name
    return f"{name} · {activity.plan_year or activity.plan_title}"


def headline(standings: Sequence[Standing], today: date, open_faults: int) -> Headline:
    """Count the activities by how they stand; each is in exactly one of the five states."""
    states = Counter(state_of(s.percent, s.status) for s in standings)
    return Headline(
        activities=len(standings),
        done=states[State.DONE],
        in_progress=states[State.IN_PROGRESS],
        not_started=states[State.NOT_STARTED],
        not_applicable=states[State.NOT_APPLICABLE],
        without_report=states[State.WITHOUT_REPORT],
        overdue=sum(s.overdue_since(today) is not None for s in standings),
        due_soon=sum(s.due_within(today, SOON_DAYS) is not None for s in standings),
        average_percent=average(standings),
        open_faults=open_faults,
    )


def average(standings: Iterable[Standing]) -> Decimal | None:
    """Return the average percentage to a tenth: without what does not apply, no figure counts 0."""
    figures = [s.percent or Decimal(0) for s in standings if s.applies]
    if not figures:
        return None
    exact = sum(figures, Decimal(0)) / len(figures)
    return exact.quantize(_TENTH, rounding=ROUND_HALF_UP)


def _of_changes(
    standings: Iterable[Standing],
    reports: Mapping[int, Sequence[queries.ReportRow]],
    span: Span,
) -> dict[str, Any]:
    """Return what moved in the week, the latest first, and what was only answered, as fields of
    `Figures`."""
    found = (change(s, of_activity(reports.get(s.activity.id, ())), span) for s in standings)
    changes = [one for one in found if one]
    latest = sorted(changes, key=lambda c: c.at, reverse=True)
    return {
        "moved": tuple(c.moved for c in latest if c.moved is not None),
        "also_answered": tuple(c.handle for c in changes if c.moved is None),
    }


def _overdue(standings: Iterable[Standing], today: date) -> tuple[Overdue, ...]:
    found = [
        Overdue(due=due, days_late=(today - due).days, **_dated(s, due))
        for s in standings
        if (due := s.overdue_since(today))
    ]
    return tuple(sorted(found, key=lambda line: line.due))


def _due_soon(standings: Iterable[Standing], today: date) -> tuple[DueSoon, ...]:
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


def _disagreements(
    standings: Iterable[Standing],
    reports: Mapping[int, Sequence[queries.ReportRow]],
    office_names: Mapping[int, queries.OfficeRow],
    today: date,
) -> tuple[Disagreement, ...]:
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
        for one in disagreements((row.report for row in reports.get(s.activity.id, ())), on=today)
    )


def _parts(standings: Iterable[Standing], span: Span) -> tuple[PartSaid, ...]:
    return tuple(
        PartSaid(
            **s.named,
            percent=s.percent,
            part=part,
        )
        for s in standings
        if s.applies and not s.done
        for part in s.parts
        if part.on >= span.since or activity_done(part.percent, part.status)
    )


def _groups(
    named: Iterable[tuple[str, Standing]], today: date, thresholds: Thresholds
) -> list[Group]:
    members: dict[str, list[Standing]] = {}
    for name, state in named:
        members.setdefault(name, []).append(state)
    return [_group(name, group, today, thresholds) for name, group in members.items()]


def _lowest_first(groups: Iterable[Group]) -> tuple[Group, ...]:
    return tuple(sorted(groups, key=lambda g: (g.light is None, g.average_percent or 0, g.name)))


def _group(name: str, group: list[Standing], today: date, thresholds: Thresholds) -> Group:
    mean, counted = average(group), lights.account(group, today)
    return Group(
        name=name,
        activities=len(group),
        done=sum(s.done for s in group),
        not_applicable=sum(not s.applies for s in group),
        overdue=counted.overdue,
        due=counted.due,
        average_percent=mean,
        light=lights.of_group(counted, mean, thresholds, applies=mean is not None),
    )


def _waiting(session: Session, entity_id: int, span: Span) -> tuple[Waiting, ...]:
    today = span.first_of(span.today)
    rows = traffic.waiting(session, entity_id, since=span.start, today=today, now=span.now)
    return tuple(
        Waiting(
            person=row.person,
            channel=row.channel,
            on=local_day(row.at, span.zone),
            text=cut_at_word(row.text, LONGEST_WAITING_TEXT),
            reason=row.reason,
        )
        for row in rows
    )


def _row(state: Standing, today: date, thresholds: Thresholds) -> Row:
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
        due_text=state.activity.due_text,
        days_late=(today - late_since).days if late_since else 0,
        light=lights.of_activity(state, thresholds, today),
        original_due=None if due is None else state.originals.get(due),
        parts=state.parts,
        suggested=dict(state.suggested),
    )

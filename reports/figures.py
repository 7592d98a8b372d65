"""All figures of the digest: `collect` reads them, `Figures` holds them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from core.calendar import Calendar
from core.clock import local_day
from core.rules import (
    Light,
    State,
    Thresholds,
    activity_done,
    disagreements,
    light_by_percent,
    state_of,
)
from core.spanish import cut_at_word
from core.words import Duty, Role
from models import digests, pass_faults
from reports import asked, back_then, decided, newer_files, offices, queries, traffic, unsent
from reports.standing import Change, Span, Standing, change, of_activity, standing
from reports.values import (
    Disagreement,
    DueSoon,
    Figures,
    Group,
    Headline,
    Moved,
    Overdue,
    PartSaid,
    Reason,
    Row,
    SilentOffice,
    UnreachableOffice,
    Unsent,
    Waiting,
    WaitingReason,
)

__all__ = [
    "DueSoon", "Figures", "Group", "Headline", "Moved", "Overdue", "Reason", "Row", "SilentOffice",
    "UnreachableOffice", "Unsent", "Waiting", "WaitingReason", "collect", "week_before",
]  # fmt: skip

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
    gathered = _gather(session, entity_id, span, calendar or Calendar())
    figures = _compose(gathered, span, thresholds or Thresholds())
    week_end = span.first_of(span.since + _WEEK)
    told = digests.last_made(session, entity_id, since=span.start, before=week_end)
    span = replace(span, told_until=told)
    requests = asked.figures(session, entity_id, span, deciding)
    week = {
        "decided": decided.of_week(session, entity_id, span),
        "newer_files": newer_files.of_week(session, entity_id, span),
    }
    return figures.model_copy(update=requests | week)


@dataclass(frozen=True)
class _Gathered:
    """All that was read of the database."""

    name: str
    live: bool
    standings: list[Standing]
    changes: list[Change]
    known: offices.People
    reminders: list[traffic.ReminderRow]
    answers: list[traffic.AnswerRow]
    ticked: datetime | None
    unsent: Unsent
    waiting: list[traffic.WaitingRow]
    open_faults: int
    stuck: int
    disagreements: tuple[Disagreement, ...]


def _gather(session: Session, entity_id: int, span: Span, calendar: Calendar) -> _Gathered:
    now = span.now
    name, live, ticked = queries.entity(session, entity_id, now)
    reports = queries.reports(session, entity_id, now)
    office_names = queries.offices(session, entity_id)
    standings = _standings(session, entity_id, office_names, reports, span)
    changes = (change(s, of_activity(reports.get(s.activity.id, ())), span) for s in standings)
    known = offices.people(
        office_names,
        traffic.members(session, entity_id, now),
        traffic.addresses(session, entity_id, now),
        traffic.last_heard(session, entity_id, now),
        calendar,
    )
    return _Gathered(
        name=name,
        live=live,
        standings=standings,
        changes=[found for found in changes if found],
        known=known,
        reminders=traffic.reminders(session, entity_id, now),
        answers=traffic.answers(session, entity_id, now),
        ticked=ticked,
        unsent=unsent.count(session, entity_id, since=span.start, today=span.today, now=now),
        waiting=traffic.waiting(
            session, entity_id, since=span.start, today=span.first_of(span.today), now=now
        ),
        open_faults=queries.open_faults(session, entity_id, now),
        stuck=pass_faults.count(session, entity_id, now),
        disagreements=_disagreements(standings, reports, office_names, span.today),
    )


def _compose(read: _Gathered, span: Span, thresholds: Thresholds) -> Figures:
    today, tz, standings = span.today, span.zone, read.standings
    asked = (standings, read.known, read.reminders, read.answers, span)
    silent, silent_supports = offices.silences(*asked)
    by_office = [(s.office_name or NO_OFFICE, s) for s in standings]
    return Figures(
        entity=read.name,
        plans=tuple(dict.fromkeys(s.activity.plan_title for s in standings)),
        on=today,
        since=span.since,
        made_at=span.now.astimezone(tz),
        last_tick=read.ticked.astimezone(tz) if read.ticked else None,
        live=read.live,
        amber=thresholds.amber,
        green=thresholds.green,
        soon_days=SOON_DAYS,
        headline=headline(standings, today, open_faults=read.open_faults),
        unsent=read.unsent,
        moved=_moved(read.changes),
        also_answered=tuple(c.handle for c in read.changes if c.moved is None),
        overdue=_overdue(standings, today),
        due_soon=_due_soon(standings, today),
        silent_offices=silent,
        silent_supports=silent_supports,
        unreachable_offices=offices.unreachable(standings, read.known, today),
        by_component=tuple(_groups([(s.group, s) for s in standings], today, thresholds)),
        by_office=_lowest_first(_groups(by_office, today, thresholds)),
        waiting=tuple(_waiting(row, tz) for row in read.waiting),
        disagreements=read.disagreements,
        parts=_parts(standings, span),
        rows=tuple(_row(state, today, thresholds) for state in standings),
        stuck=read.stuck,
    )


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


def _moved(changes: Iterable[Change]) -> tuple[Moved, ...]:
    latest = sorted(changes, key=lambda c: c.at, reverse=True)
    return tuple(c.moved for c in latest if c.moved is not None)


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
        "handle": state.activity.handle,
        "code": state.activity.code,
        "title": state.activity.title,
        "office": state.office_name,
        "percent": state.percent,
        "status": state.status,
        "said": state.said,
        "original_due": state.originals.get(due),
        "due_printed": state.suggested.get(due),
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
            handle=s.activity.handle,
            code=s.activity.code,
            title=s.activity.title,
            office=s.office_name,
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
    mean = average(group)
    return Group(
        name=name,
        activities=len(group),
        done=sum(s.done for s in group),
        not_applicable=sum(not s.applies for s in group),
        overdue=sum(s.overdue_since(today) is not None for s in group),
        average_percent=mean,
        light=None if mean is None else light_by_percent(mean, thresholds),
    )


def _waiting(row: traffic.WaitingRow, tz: ZoneInfo) -> Waiting:
    return Waiting(
        person=row.person,
        channel=row.channel,
        on=local_day(row.at, tz),
        text=cut_at_word(row.text, LONGEST_WAITING_TEXT),
        reason=row.reason,
    )


def _light(state: Standing, thresholds: Thresholds) -> Light | None:
    return light_by_percent(state.percent or 0, thresholds) if state.applies else None


def _row(state: Standing, today: date, thresholds: Thresholds) -> Row:
    late_since = state.overdue_since(today)
    due = next(iter(state.unmet), state.dates[-1] if state.dates else None)
    return Row(
        handle=state.activity.handle,
        code=state.activity.code,
        title=state.activity.title,
        office=state.office_name,
        plan=state.activity.plan_title,
        component=state.activity.component,
        subcomponent=state.activity.subcomponent,
        product=state.activity.product,
        supports=state.supports,
        due=due,
        dates=state.dates,
        due_text=state.activity.due_text,
        days_late=(today - late_since).days if late_since else 0,
        percent=state.percent,
        status=state.status,
        light=_light(state, thresholds),
        said=state.said,
        original_due=None if due is None else state.originals.get(due),
        parts=state.parts,
        suggested=dict(state.suggested),
        asks_not_to_count=state.activity.asks_not_to_count,
    )

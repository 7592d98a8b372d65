"""All figures of the digest: `collect` reads them, `Figures` holds them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from core.clock import local_day
from core.entity.calendar import Calendar
from core.rules import (
    State,
    Thresholds,
    activity_done,
    disagreements,
    state_of,
)
from core.spanish import cut_at_word
from core.words import Role
from models import digests
from models.running import pass_faults
from reports import (
    asked,
    decided,
    earlier,
    evidence,
    groups,
    lights,
    newer_files,
    offices,
    queries,
    risk,
    todo,
    traffic,
    unsent,
)
from reports.standing import Span, Standing
from reports.stood import stood
from reports.values import (
    NO_OFFICE,
    STALE_DAYS,
    DueSoon,
    Figures,
    Headline,
    Overdue,
    PartSaid,
    Row,
)
from reports.weekly import Disagreement, Doubt, OpenRequest, Waiting

SOON_DAYS = 15
LONGEST_WAITING_TEXT = 160

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
    compares: bool = False,
) -> Figures:
    """Read all figures of an entity's open plans as they stood at `now`, its local day `today`.

    Of a past day so are dates and offices; names, texts and who is reached are those of now.

    `tz` is the entity's zone. Undone reports never count. In averages, activities that do not apply
    are left out and those without a figure count as 0. `deciding` are the roles that decide
    requests, `calendar` the entity's working days (None: the country's). Costs a fixed number of
    queries; some for each of ten weeks more, and for evidence, where it `compares`.
    """
    span = Span(today, week_before(today), now, tz)
    light, of = thresholds or Thresholds(), (session, entity_id)
    earliest = now - earlier.WEEKS * earlier.WEEK if compares else None
    reports = queries.reports(*of, now, earliest)
    office_names = queries.offices(*of)
    standings, unread = stood(*of, office_names, reports, span)
    faults, doubts = queries.open_faults(*of, now)
    known = {
        **_of_entity(*of, span, light),
        **_of_offices(*of, standings, office_names, span, calendar or Calendar()),
        "headline": headline(standings, today, faults),
        "waiting": _waiting(*of, span),
        "disagreements": _disagreements(standings, reports, office_names, today),
        "at_risk": risk.at_risk(standings, reports, span),
    }
    requests = asked.waiting(*of, span)
    known |= _of_decisions(*of, span, requests, deciding)
    if compares:
        known |= earlier.compared(*of, office_names, reports, standings, span)
        known["evidence"] = evidence.of_week(*of, span)
    return Figures(
        **_of_plans(standings, span, light, evidence.counts(*of, span) if compares else {}),
        **_of_changes(standings, reports, span),
        **_of_age(standings, reports, span),
        **known,
        parts=_parts(standings, span),
        unread=unread,
        todo=todo.first(_matters(standings, known, requests, doubts), today),
    )


def _of_entity(session: Session, entity_id: int, span: Span, light: Thresholds) -> dict[str, Any]:
    """Return whose figures these are, of which days, and what the machine could not do, as fields
    of `Figures`."""
    today, now = span.today, span.now
    name, live, ticked = queries.entity(session, entity_id, now)
    lost = unsent.count(session, entity_id, since=span.start, today=today, now=now)
    back = unsent.returned(session, entity_id, since=span.start, now=now) if lost.bounced else ()
    return {
        "entity": name,
        "on": today,
        "since": span.since,
        "made_at": now.astimezone(span.zone),
        "last_tick": ticked.astimezone(span.zone) if ticked else None,
        "live": live,
        "light_by": light.by,
        "amber": light.amber,
        "green": light.green,
        "soon_days": SOON_DAYS,
        "unsent": lost,
        "returned": back,
        "stuck": pass_faults.count(session, entity_id, now),
    }


def _matters(
    standings: list[Standing],
    known: dict[str, Any],
    requests: Sequence[OpenRequest],
    doubts: Sequence[Doubt],
) -> todo.Matters:
    return todo.Matters(
        standings=standings,
        silent=known["silent_offices"],
        unreachable=known["unreachable_offices"],
        requests=requests,
        nobody_decides=known["nobody_decides"],
        open_faults=known["headline"].open_faults,
        waiting=known["waiting"],
        disagreements=known["disagreements"],
        at_risk=known["at_risk"],
        returned=known["returned"],
        doubts=doubts,
    )


def _of_age(
    standings: Iterable[Standing],
    reports: Mapping[int, Sequence[queries.ReportRow]],
    span: Span,
) -> dict[str, Any]:
    """Return how old the data are: when somebody last reported, and of how many open activities
    nobody has told anything for STALE_DAYS, as fields of `Figures`."""
    said = (row for rows in reports.values() for row in rows)
    by_people = (one.report.recorded_at for one in said if not one.of_file)
    newest = max(by_people, default=None)
    since = span.today - timedelta(days=STALE_DAYS)
    still_open = (one for one in standings if one.applies and not one.done)
    return {
        "newest_report": newest and newest.astimezone(span.zone),
        "stale": sum(one.said is None or one.said.by.on < since for one in still_open),
    }


def _of_decisions(
    session: Session,
    entity_id: int,
    span: Span,
    requests: Sequence[OpenRequest],
    deciding: Sequence[Role],
) -> dict[str, Any]:
    """Return what was decided and what waits for it, as fields of `Figures`; nothing that the
    digest of the week told before."""
    week_end = span.first_of(span.since + _WEEK)
    told = digests.last_made(session, entity_id, since=span.start, before=week_end)
    span = replace(span, told_until=told)
    return {
        "decided": decided.of_week(session, entity_id, span),
        "newer_files": newer_files.of_week(session, entity_id, span),
        **asked.figures(session, entity_id, requests, deciding),
    }


def _of_plans(
    standings: list[Standing], span: Span, light: Thresholds, files: Mapping[int, int]
) -> dict[str, Any]:
    """Return how the activities stand at the end of a span, as fields of `Figures`."""
    today = span.today
    by_office = [(s.office_name or NO_OFFICE, s) for s in standings]
    return {
        "plans": tuple(dict.fromkeys(_plan_title(s.activity) for s in standings)),
        "overdue": _overdue(standings, today),
        "due_soon": _due_soon(standings, today),
        "by_component": groups.of([(s.group, s) for s in standings], span, light),
        "by_office": groups.most_overdue_first(groups.of(by_office, span, light)),
        "rows": tuple(_row(state, today, light, files) for state in standings),
    }


def _plan_title(activity: queries.ActivityRow) -> str:
    """Return a plan's title with its year, which it may not say itself."""
    title, year = activity.plan_title, str(activity.plan_year or "")
    return title if year in title else f"{title} {year}"


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
        average_percent=earlier.average(standings),
        open_faults=open_faults,
    )


def _of_changes(
    standings: Iterable[Standing],
    reports: Mapping[int, Sequence[queries.ReportRow]],
    span: Span,
) -> dict[str, Any]:
    """Return what moved in the week, the latest first, and what was only answered, as fields of
    `Figures`."""
    changes = earlier.changes(standings, reports, span)
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


def _row(state: Standing, today: date, thresholds: Thresholds, files: Mapping[int, int]) -> Row:
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
        evidence=files.get(state.activity.id, 0),
        suggested=dict(state.suggested),
    )

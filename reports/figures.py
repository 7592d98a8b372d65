"""All figures of the digest: `collect` reads them, `Figures` holds them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from core.clock import local_day
from core.entity.calendar import Calendar
from core.entity.context import EntityContext
from core.entity.rights import Right, roles_with
from core.rules import (
    State,
    Thresholds,
    state_of,
)
from core.spanish import cut_at_word
from core.words import Role
from models import digests
from models.running import pass_faults
from models.staff import rights
from reports import todo
from reports.asked_for import Todo
from reports.lists import activities, open_faults, unclosed, uncovered, verified
from reports.plan import earlier, evidence, groups, lights, queries, risk
from reports.plan.standing import Span, Standing
from reports.plan.stood import stood
from reports.values import (
    NO_OFFICE,
    STALE_DAYS,
    Figures,
    Headline,
)
from reports.week import (
    asked,
    decided,
    newer_files,
    offices,
    replacements,
    traffic,
    unsent,
    waiting,
)
from reports.weekly import Doubt, OpenRequest, Waiting
from reports.weeks_asked import Before

LONGEST_WAITING_TEXT = 160


def collect(
    session: Session,
    context: EntityContext,
    now: datetime,
    *,
    compares: bool = False,
    counts_evidence: bool = False,
) -> Figures:
    """Read all figures of an entity's open plans as they stood at `now`.

    Of a past day so are dates and offices; names, texts and who is reached are those of now. Undone
    reports never count; in averages what does not apply is left out, and no figure counts as 0.
    Costs a fixed number of queries; some for each of ten weeks more where it `compares`, and one
    for evidence where it does or `counts_evidence`.
    """
    today, of = context.today(now), (session, context.entity_id)
    span, sent = earlier.span_of(session, context, now)
    light = context.thresholds or Thresholds()
    reports = _reports(session, context, now, compares=compares)
    names = queries.offices(*of, now)
    standings, unread = stood(*of, names, reports, span)
    faults, doubts = open_faults.open_faults(*of, now)
    answers = traffic.answers(*of, now)
    known = {
        **_of_entity(*of, span, light),
        **_of_offices(*of, standings, names, answers, span, context.calendar, _undecided(doubts)),
        "doubts": doubts,
        "headline": headline(standings, today, faults),
        "waiting": _waiting(session, context, span),
        "disagreements": activities.disagreements(standings, reports, names, today),
    }
    if compares:
        known |= _of_weeks(*of, standings, names, reports, span, sent.at)
    known["at_risk"] = risk.at_risk(standings, reports, span, _mute(known, answers, names))
    requests = asked.waiting(*of, span)
    who = rights.names_of_holders(session, context, Right.DECIDE)
    known |= _of_decisions(*of, span, requests, who)
    files = evidence.counts(*of, span) if compares or counts_evidence else {}
    matters = _matters(context, standings, known, requests, who)
    return Figures(
        **_of_plans(standings, span, light, _seen(known), files),
        **_of_changes(standings, reports, span),
        **_of_age(standings, reports, span),
        **known,
        parts=activities.parts(standings, span),
        unread=unread,
        todo=todo.first(matters, today, _before(sent, span)),
        to_decide=todo.to_decide(matters),
    )


def _reports(
    session: Session, context: EntityContext, now: datetime, *, compares: bool
) -> Mapping[int, Sequence[queries.ReportRow]]:
    """Return the reports of each activity as of `now`, of the weeks before too where they are
    compared."""
    earliest = now - earlier.WEEKS * earlier.WEEK if compares else None
    decided_by = context.policy.requests_decided_by
    return queries.reports(session, context.entity_id, now, earliest, decided_by=decided_by)


def _of_weeks(
    session: Session,
    entity_id: int,
    standings: Sequence[Standing],
    office_names: Mapping[int, queries.OfficeRow],
    reports: Mapping[int, Sequence[queries.ReportRow]],
    span: Span,
    sent: Sequence[datetime],
) -> dict[str, Any]:
    """Return how it stood when the digests before were `sent`, and what came since, as fields of
    `Figures`."""
    return {
        **earlier.compared(session, entity_id, office_names, reports, standings, span, sent),
        "evidence": evidence.of_week(session, entity_id, span),
        "escalated": unclosed.escalated(session, entity_id, standings, office_names, span),
    }


def _unreached(known: dict[str, Any]) -> set[str]:
    return {one.name for one in known["unreachable_offices"]}


def _mute(
    known: dict[str, Any],
    answers: Iterable[traffic.AnswerRow],
    office_names: Mapping[int, queries.OfficeRow],
) -> set[str]:
    """Return the names of offices that nothing reaches, and of which nobody has ever answered."""
    return _unreached(known) - {office_names[one.office_id].name for one in answers}


def _before(sent: digests.Sent, span: Span) -> Before | None:
    """Return what the last digest of an earlier day asked for; None where none went."""
    if not sent.at:
        return None
    return Before(span.since, tuple(Todo.model_validate(one) for one in sent.asked_for))


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
        "soon_days": activities.SOON_DAYS,
        "unsent": lost,
        "returned": back,
        "stuck": pass_faults.count(session, entity_id, now),
    }


def _undecided(doubts: Iterable[Doubt]) -> set[str]:
    """Return the handles of which it is open which office answers."""
    return {one.handle for one in doubts if one.field == open_faults.OFFICES_FIELD}


def _matters(
    context: EntityContext,
    standings: list[Standing],
    known: dict[str, Any],
    requests: Sequence[OpenRequest],
    who: Sequence[str],
) -> todo.Matters:
    return todo.Matters(
        standings=standings,
        silent=known["silent_offices"],
        unreachable=known["unreachable_offices"],
        uncovered=known["uncovered"],
        requests=requests,
        nobody_decides=known["nobody_decides"],
        open_faults=known["headline"].open_faults,
        waiting=known["waiting"],
        disagreements=known["disagreements"],
        at_risk=known["at_risk"],
        returned=known["returned"],
        doubts=known["doubts"],
        who=who,
        hers=Role.CONTROL in roles_with(context.policy, Right.DECIDE),
        unclosed=known["unclosed"],
    )


def _of_age(
    standings: Iterable[Standing], reports: Mapping[int, Sequence[queries.ReportRow]], span: Span
) -> dict[str, Any]:
    """Return how old the data are: when somebody last reported, and of how many open activities the
    last report, as the table shows it, is older than STALE_DAYS, as fields of `Figures`; not of
    what the plan asks for later only."""
    said = (row for rows in reports.values() for row in rows)
    by_people = (one.report.recorded_at for one in said if not one.of_file)
    newest = max(by_people, default=None)
    still_open = [one for one in standings if one.applies and (one.unmet or not one.done)]
    since = span.today - timedelta(days=STALE_DAYS)
    stale = [
        one
        for one in still_open
        if not one.asked_later(span.today) and (one.said is None or one.said.by.on < since)
    ]
    soon = span.today + timedelta(days=STALE_DAYS)
    return {
        "newest_report": newest and newest.astimezone(span.zone),
        "open": len(still_open),
        "stale": len(stale),
        "stale_pressing": sum(any(day <= soon for day in one.unmet) for one in stale),
    }


def _of_decisions(
    session: Session,
    entity_id: int,
    span: Span,
    requests: Sequence[OpenRequest],
    who: Sequence[str],
) -> dict[str, Any]:
    """Return what was decided, nothing of it that the digest before told, what waits for a decision
    and what nobody has closed, as fields of `Figures`."""
    return {
        "decided": decided.of_week(session, entity_id, span),
        "newer_files": newer_files.of_week(session, entity_id, span),
        "replacements": replacements.of_week(session, entity_id, span),
        "unclosed": unclosed.of(session, entity_id, span),
        **asked.figures(requests, who),
    }


def _seen(known: dict[str, Any]) -> lights.Seen:
    """Return what lights need to know of the figures so far."""
    return lights.Seen(
        at_risk={one.handle for one in known["at_risk"]},
        unreached=_unreached(known),
    )


def _of_plans(
    standings: list[Standing],
    span: Span,
    light: Thresholds,
    seen: lights.Seen,
    files: Mapping[int, int],
) -> dict[str, Any]:
    """Return how the activities stand at the end of a span, as fields of `Figures`."""
    today = span.today
    by_office = [(s.office_name or NO_OFFICE, s) for s in standings]
    return {
        "plans": tuple(dict.fromkeys(_plan_title(s.activity) for s in standings)),
        "overdue": activities.overdue(standings, today),
        "due_soon": activities.due_soon(standings, today),
        **verified.of(standings, span),
        "by_component": groups.of([(s.group, s) for s in standings], span, light, seen),
        "by_office": groups.most_overdue_first(groups.of(by_office, span, light, seen)),
        "rows": tuple(
            activities.row(one, lights.of_activity(one, light, today, seen), today, files)
            for one in standings
        ),
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
    answers: Sequence[traffic.AnswerRow],
    span: Span,
    calendar: Calendar,
    undecided: Collection[str],
) -> dict[str, Any]:
    """Return which offices are silent, and which cannot be reached now or during an absence, as
    fields of `Figures`."""
    now = span.now
    members = traffic.members(session, entity_id, now)
    known = offices.people(
        office_names,
        members,
        traffic.addresses(session, entity_id, now),
        traffic.last_heard(session, entity_id, now),
        calendar,
        offices.own_offices(session, entity_id, office_names),
    )
    reminders = traffic.reminders(session, entity_id, now)
    away = uncovered.absences(session, entity_id, members, span)
    lead, support = offices.silences(standings, known, reminders, answers, span)
    return {
        "silent_offices": lead,
        "silent_supports": support,
        "unreachable_offices": offices.unreachable(standings, known, span, undecided),
        "uncovered": uncovered.uncovered(standings, known, away, span),
    }


def headline(standings: Sequence[Standing], today: date, open_faults: int) -> Headline:
    """Count the activities by how they stand; each is in exactly one of the five states, or was
    reported done and returned."""
    back = sum(map(verified.is_returned, standings))
    states = Counter(state_of(s.percent, s.status) for s in standings)
    return Headline(
        activities=len(standings),
        done=states[State.DONE] - back,
        in_progress=states[State.IN_PROGRESS],
        not_started=states[State.NOT_STARTED],
        not_applicable=states[State.NOT_APPLICABLE],
        without_report=states[State.WITHOUT_REPORT],
        overdue=sum(s.overdue_since(today) is not None for s in standings),
        due_soon=sum(s.due_within(today, activities.SOON_DAYS) is not None for s in standings),
        average_percent=earlier.average(standings),
        open_faults=open_faults,
        returned=back,
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


def _waiting(session: Session, context: EntityContext, span: Span) -> tuple[Waiting, ...]:
    return tuple(
        Waiting(
            number=row.number,
            person=row.person,
            channel=row.channel,
            on=local_day(row.at, context.zone),
            text=cut_at_word(row.text, LONGEST_WAITING_TEXT),
            reason=row.reason,
        )
        for row in waiting.rows(session, context, span.now, since=span.start)
    )

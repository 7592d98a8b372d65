"""A request is granted or denied, once: what that changes in the plan, and who is told."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.entity.calendar import Calendar
from core.entity.context import EntityContext
from core.notice_names import DENIED, GRANTED, RECEIVED
from core.words import RequestKind
from models import audit, progress
from models.answers import requests
from models.answers.requests import RequestRow
from models.organisation import Office
from models.owed import notice_key
from models.plan import Activity, Milestone, Plan
from models.staff import offices
from plans.requests import asking, doubted_dates, recorded, telling
from plans.requests.handing_over import Handover, hand_over
from plans.requests.outcomes import Decided, Refused, Verdict, Why
from plans.storing import moving
from plans.storing.telling import leads_of, name_of, owe

# What is proposed to who grants more time without a date: so many days after the date that stands.
PROPOSED_DAYS = (8, 15, 30)
ANEW = "anew"  # in the key of who hears of what is decided anew


@dataclass(frozen=True, slots=True)
class Case:
    """A request, what is decided of it, by whom and when."""

    change: audit.Change
    context: EntityContext
    request: RequestRow
    verdict: Verdict

    @property
    def session(self) -> Session:
        """The transaction in which it is decided."""
        return self.change.session

    @property
    def now(self) -> datetime:
        """The instant at which it is decided."""
        return self.change.now

    @property
    def today(self) -> date:
        """The entity's day on which it is decided."""
        return self.context.today(self.now)


def proposed_days(due: date | None, today: date, calendar: Calendar) -> tuple[date, ...]:
    """Return sensible new dates for what is due on `due`: working days, each later than it."""
    base = max(due or today, today)
    days = (calendar.working_day_on_or_after(base + timedelta(n)) for n in PROPOSED_DAYS)
    return tuple(dict.fromkeys(days))


def office_in_question(session: Session, request: RequestRow) -> int | None:
    """Return the office that a request names, by any of its spellings; None where none is known."""
    return office_called(session, request, request.named_office)


def office_called(session: Session, request: RequestRow, typed: str) -> int | None:
    """Return the office that `typed` means; None for no name, a collective, or hers who asked."""
    entity_id = session.get_one(Activity, request.activity_id).entity_id
    found = offices.offices_by_key(session, entity_id).get(offices.office_key(typed))
    if found is None or found.collective or found.id == request.office_id:
        return None
    return found.id


def date_in_question(session: Session, activity_id: int) -> date | None:
    """Return the date that an extension moves: the earliest that is open; None without any."""
    milestone = _open_milestone(session, activity_id)
    return None if milestone is None else milestone.due


def open_dates(session: Session, activities: Collection[int]) -> int:
    """Return how many open dates the one of some activities has that has the most."""
    open_ones = select(func.count()).where(
        Milestone.activity_id.in_(activities), Milestone.met.is_(False)
    )
    return max(session.scalars(open_ones.group_by(Milestone.activity_id)), default=0)


def decide(case: Case, *, former: Decided | None = None) -> Decided:
    """Decide a request and carry it out in the caller's transaction; raises Refused.

    Who may decide is for the caller to ask. The person who asked and her office's leads are told,
    so are those of the office that leads the activity, and of one that takes over its leads.
    `former`: it is decided anew, and what was decided before has been taken back.
    """
    with case.session.begin_nested():  # what is refused half way leaves nothing behind
        _close(case)
        decided = _carry_out(case).instead_of(former)
        _tell(case, decided, anew=former is not None)
        recorded.write_audit(case.change, case.request, case.verdict, decided)
    return decided


def _close(case: Case) -> None:
    if not recorded.close(case.change, case.request, case.verdict, _until(case)):
        raise Refused(Why.DECIDED, case.request.id)


def _carry_out(case: Case) -> Decided:
    if not case.verdict.granted:
        return Decided()
    progress.hold(case.session, [case.request.activity_id])
    activity = _open_activity(case)
    if case.request.kind is RequestKind.EXTENSION:
        return _extend(case, activity)
    if case.request.kind is not RequestKind.NOT_APPLICABLE:
        return _hand_over(case, activity)
    progress.decide_not_applicable(
        case.session,
        activity.id,
        request_id=case.request.id,
        by=case.change.by.person_id,
        channel=case.change.by.channel,
        reason=case.request.reason,
        as_of=case.today,
        now=case.now,
    )
    return Decided()


def _until(case: Case) -> date | None:
    return case.verdict.until or case.request.until


def _open_activity(case: Case) -> Activity:
    activity = case.session.get_one(Activity, case.request.activity_id)
    closed = case.session.get_one(Plan, activity.plan_id).closed_at
    if activity.withdrawn_at is not None or closed is not None:
        raise Refused(Why.CLOSED, case.request.id)
    return activity


def _open_milestone(session: Session, activity_id: int) -> Milestone | None:
    return session.scalars(
        select(Milestone)
        .where(Milestone.activity_id == activity_id, Milestone.met.is_(False))
        .order_by(Milestone.due)
        .limit(1)
    ).one_or_none()


def _extend(case: Case, activity: Activity) -> Decided:
    """Move the earliest open date; reminders follow it, and it remembers the first one."""
    session, until = case.session, _until(case)
    milestone = _open_milestone(session, activity.id)
    if milestone is None:
        raise Refused(Why.CLOSED, case.request.id)
    if until is None:
        raise Refused(Why.NO_DATE, case.request.id)
    before = milestone.due
    if until <= max(before, case.today):
        raise Refused(Why.NOT_LATER, case.request.id)
    dates = select(Milestone.due, Milestone.printed_due)
    rows = session.execute(dates.where(Milestone.activity_id == activity.id))
    days = {row.due: row.printed_due for row in rows}
    if until in days:
        raise Refused(Why.TAKEN, case.request.id)
    days[until] = printed = days.pop(before)
    doubted_dates.settle(session, activity.id, printed, until, case.now)
    moving.set_dates(session, activity, days, case.now, today=case.today, tell=False)
    progress.refresh(session, activity.id)
    return Decided(since=before, due=until)


def _hand_over(case: Case, activity: Activity) -> Decided:
    """Let another office answer in the place of the one that asked; what was reported stays."""
    session, request, verdict = case.session, case.request, case.verdict
    asked = Handover(verdict.office_id, former=request.office_id, anyway=verdict.anyway)
    answered = hand_over(session, activity, asked, request.id, case.now)
    return Decided(office=session.get_one(Office, verdict.office_id).name, answering=answered)


def _tell(case: Case, decided: Decided, *, anew: bool) -> None:
    session, context, request, now = case.session, case.context, case.request, case.now
    verdict = case.verdict
    details: dict[str, Any] = {
        "activity_id": request.activity_id,
        "office_id": request.office_id,
        "kind": request.kind.value,
        "by": name_of(session, case.change.by),
        "since": decided.since.isoformat() if decided.since else None,
        "due": decided.due.isoformat() if decided.due else None,
        "to_office": decided.office,
        "reason": verdict.reason,
    } | ({"corrects": 0} if anew else {})
    kind = GRANTED if verdict.granted else DENIED
    telling.tell(session, context, request, kind, details, now)
    if verdict.granted and verdict.office_id is not None and decided.office:
        given = details | {"office_id": verdict.office_id, "from_office": request.office}
        new = leads_of(session, verdict.office_id)
        key = notice_key(RECEIVED, request.id, *((ANEW, now.isoformat()) if anew else ()))
        owe(session, context.entity_id, RECEIVED, key, given, new, now)
    if verdict.granted and request.kind is RequestKind.NOT_APPLICABLE:
        _close_others(case, details)
    asking.owe_requests(session, context, now)


def _close_others(granted: Case, details: dict[str, Any]) -> None:
    """Close what else was asked of an activity that does not apply now, and say so to who asked."""
    session, context, now = granted.session, granted.context, granted.now
    for other in requests.of_entity(session, context.entity_id):
        if other.activity_id != granted.request.activity_id:
            continue
        same = other.kind is granted.request.kind
        case = replace(granted, request=other, verdict=Verdict(granted=same))
        _close(case)
        kind = GRANTED if same else DENIED
        moot = details | {"kind": other.kind.value, "moot": int(not same)}
        telling.owe_to_asker(session, context.entity_id, other, kind, moot, now)
        recorded.write_audit(case.change, other, case.verdict, Decided())

"""A decision that another one takes the place of: what it had changed is taken back first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.rules import WHOLE
from core.words import RequestKind
from models import audit, audit_actions, progress
from models.answers import requests, rulings
from models.answers.requests import Request, RequestRow, RequestState
from models.organisation import Office
from models.plan import Activity, Milestone, Plan
from models.progress import ProgressReport
from models.standing import stands
from plans.requests import correcting, deciding, doubted_dates
from plans.requests.deciding import Case
from plans.requests.handing_over import answering
from plans.requests.outcomes import Decided, Refused, Why
from plans.storing import moving
from plans.storing.newer_version import replace_offices

_ANSWERING = ("office_id", "duty", "position", "co_office")


def change(case: Case, message: int | None) -> Decided:
    """Decide a request anew that stands as the case says; raises Refused, and then it stands.

    The date, the office or the figure goes back to what it was, and what is decided now is carried
    out from there. Who has been told of the former decision is told that this corrects it; who has
    not hears of this one alone. The audit has both. `message` is where it is said.
    """
    session, request = case.session, case.request
    with session.begin_nested():
        why = hindrance(case)
        back = date_before(session, request)  # while it is still decided
        if why is None and not requests.reopen(session, request.id, decided_at=request.decided_at):
            why = Why.DECIDED
        if why is not None:
            raise Refused(why, request.id)
        known = correcting.take_back(case)
        former = _undone(case, back, message)
        done = deciding.decide(case, former=former)
        correcting.correct(case, known, done, former)
        return done


def hindrance(case: Case) -> Why | None:
    """Return why a decided request cannot be decided so instead; None where it can, as far as can
    be told before it is tried."""
    session, request = case.session, case.request
    about = requests.of_activity(session, case.context.entity_id, request.activity_id)
    if any(one.is_open for one in about):
        return Why.WAITS
    if request.state is RequestState.DENIED:
        return _of_a_denial(case)
    if any(_hides(one, request) for one in about):
        return Why.LATER
    activity = session.get_one(Activity, request.activity_id)
    if activity.withdrawn_at is not None or session.get_one(Plan, activity.plan_id).closed_at:
        return Why.CLOSED
    if request.kind is RequestKind.EXTENSION:
        return _of_the_date(case)
    if request.kind is RequestKind.REASSIGN:
        return _of_the_office(case, activity)
    return Why.DECIDED if case.verdict.granted else None


def date_before(session: Session, request: RequestRow) -> date | None:
    """Return the date to which an activity goes back without the more time that was granted."""
    found = rulings.of(session, _entity(session, request), Request.id == request.id)
    return rulings.date_before(found.get(request.id, []))


def _entity(session: Session, request: RequestRow) -> int:
    return session.get_one(Activity, request.activity_id).entity_id


def _hides(other: RequestRow, request: RequestRow) -> bool:
    """Tell whether what was decided of another request lies above what was decided of this one."""
    if other.id == request.id or other.decided_at is None or request.decided_at is None:
        return False
    if other.state is RequestState.GRANTED:
        return other.decided_at >= request.decided_at
    closed_with_it = other.decided_at == request.decided_at
    return closed_with_it and request.kind is RequestKind.NOT_APPLICABLE


def _of_a_denial(case: Case) -> Why | None:
    request, verdict = case.request, case.verdict
    if not verdict.granted:
        return Why.DECIDED
    if request.kind is not RequestKind.EXTENSION:
        return None
    stands, until = deciding.date_in_question(case.session, request.activity_id), verdict.until
    if stands is None:
        return Why.REPORTED
    return Why.NOT_LATER if until is None or until <= max(stands, case.today) else None


def _of_the_date(case: Case) -> Why | None:
    session, request, verdict, today = case.session, case.request, case.verdict, case.today
    rows = session.scalars(select(Milestone).filter_by(activity_id=request.activity_id)).all()
    met = {row.due: row.met for row in rows}
    back = date_before(session, request)
    if request.granted_until not in met or back is None:
        return Why.MOVED
    if met[request.granted_until]:
        return Why.REPORTED
    if not verdict.granted:
        return Why.PASSED if back < today else Why.TAKEN if back in met else None
    if verdict.until == request.granted_until:
        return Why.DECIDED
    if verdict.until is None or verdict.until <= max(back, today):
        return Why.NOT_LATER
    return Why.TAKEN if verdict.until in met or back in met else None


def _of_the_office(case: Case, activity: Activity) -> Why | None:
    session, request, verdict = case.session, case.request, case.verdict
    before, after = _answering(session, request)
    if activity.percent is not None and activity.percent >= WHOLE:
        return Why.REPORTED
    known = select(func.count()).where(Office.id.in_([row[0] for row in before]))
    if not before or session.scalar(known) != len({row[0] for row in before}):
        return Why.MOVED
    if after != answering(session, activity.id):
        return Why.MOVED
    given = None if verdict.office_id is None else session.get(Office, verdict.office_id)
    same = given is not None and given.name == request.granted_office
    return Why.DECIDED if verdict.granted and same else None


def _answering(
    session: Session, request: RequestRow
) -> tuple[Sequence[Sequence[Any]], Sequence[Sequence[Any]]]:
    """Return who answered before an office was given and after; nobody where that is not known."""
    row = session.scalars(
        select(audit.Audit)
        .where(
            audit.Audit.entity_id == _entity(session, request),
            audit.Audit.subject == rulings.SUBJECT,
            audit.Audit.subject_id == request.id,
            audit.Audit.action == audit_actions.granted(RequestKind.REASSIGN),
        )
        .order_by(audit.Audit.id.desc())
        .limit(1)
    ).one_or_none()
    return ((), ()) if row is None else (row.before.get("answering", ()), row.after["answering"])


def _undone(case: Case, back: date | None, message: int | None) -> Decided:
    """Take back what a grant had changed; return that, nothing of a denial."""
    session, request, now = case.session, case.request, case.now
    by = case.change.by
    if request.state is RequestState.DENIED:
        return Decided()
    activity = session.get_one(Activity, request.activity_id)
    if request.kind is RequestKind.EXTENSION:
        return _date_back(case, activity, back)
    if request.kind is RequestKind.REASSIGN:
        before, _ = _answering(session, request)
        rows = [dict(zip(_ANSWERING, row, strict=True)) for row in before]
        replace_offices(session, activity, rows, now)
        return Decided(office=request.granted_office, was=request.office)
    by_decision = select(ProgressReport.id).where(ProgressReport.request_id == request.id)
    report = session.scalars(by_decision.where(stands())).one_or_none()
    if report is None or message is None or by.person_id is None:
        raise Refused(Why.MOVED, request.id)
    progress.retract(
        session, activity.entity_id, report, person_id=by.person_id, inbound_id=message, now=now
    )
    return Decided()


def _date_back(case: Case, activity: Activity, back: date | None) -> Decided:
    """Give an activity the date again that it had before more time was granted."""
    rows = case.session.execute(
        select(Milestone.due, Milestone.printed_due).where(Milestone.activity_id == activity.id)
    )
    days = {row.due: row.printed_due for row in rows}
    given = case.request.granted_until
    if given is None or back is None:
        raise Refused(Why.MOVED, case.request.id)
    days[back] = printed = days.pop(given)
    doubted_dates.reopen(case.session, activity.id, printed, given)
    moving.set_dates(case.session, activity, days, case.now, today=case.today, tell=False)
    progress.refresh(case.session, activity.id)
    return Decided(since=back, due=given)

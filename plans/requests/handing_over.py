"""Another office answers for an activity: because one asked for it, or because planning says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.words import Duty
from models import audit, audit_actions, progress
from models.audit_actions import ACTIVITY_SET
from models.organisation import Address, Office
from models.plan import Activity, Plan, Responsibility
from models.staff import office_moves, people
from models.staff.office_moves import Move
from plans.requests import carried_out
from plans.requests.outcomes import Answering, Refused, Why
from plans.storing import telling
from plans.storing.newer_version import offices_of, replace_offices


@dataclass(frozen=True, slots=True)
class Handover:
    """That `office_id` takes over: the place of the office `former`, else that of the one that
    leads. `anyway`: also where nobody of it has a living address."""

    office_id: int | None
    former: int | None = None
    anyway: bool = False


def hand_over(
    session: Session, activity: Activity, asked: Handover, about: int | str, now: datetime
) -> tuple[Answering, Answering]:
    """Let another office answer for an activity; what was reported stays. Return who answered
    before and who does now. Raises Refused, which names what it was `about`."""
    new = _new_rows(session, activity, asked, about)
    before = answering(session, activity.id)
    replace_offices(session, activity, new, now)
    return before, answering(session, activity.id)


def assign(change: audit.Change, activity: Activity, asked: Handover, reason: str) -> None:
    """Give an activity to another office from now on; the leads of both are told, what was planned
    of it for another day is not done, and who had asked for it is answered. Raises Refused."""
    progress.hold(change.session, [activity.id])
    stood, before = telling.standing(change.session, activity), offices_of(change.session, activity)
    was, answers = hand_over(change.session, activity, asked, activity.handle, change.now)
    dropped = office_moves.drop(change, activity_id=activity.id)
    if asked.office_id is not None:
        carried_out.settle(change, activity, asked.office_id, was, answers, reason)
    telling.tell_corrected(change.session, activity, stood, change.by, change.now)
    progress.refresh(change.session, activity.id)
    change.audit_row(
        ACTIVITY_SET,
        activity,
        before={"offices": " / ".join(before)} | _planned(dropped),
        after={"offices": " / ".join(offices_of(change.session, activity)), "reason": reason},
    )


def plan(change: audit.Change, activity: Activity, asked: Handover, reason: str, on: date) -> None:
    """Write down that an activity is another office's from a day to come on; it takes the place of
    what was planned of it before. Raises Refused where it could not be done today."""
    _new_rows(change.session, activity, asked, activity.handle)
    dropped = office_moves.drop(change, activity_id=activity.id)
    office_moves.plan(
        change, since=on, office_id=asked.office_id or 0, reason=reason, activity_id=activity.id
    )
    after = {"to_office": asked.office_id, "since": on.isoformat(), "reason": reason}
    change.audit_row(audit_actions.MOVE_PLANNED, activity, before=_planned(dropped), after=after)


def keep(change: audit.Change, activity: Activity, office_id: int, reason: str) -> bool:
    """Forget what was planned of an activity where it is to stay with the office that leads it;
    False where another does, or nothing was planned."""
    leading = telling.standing(change.session, activity).leading
    dropped = office_moves.drop(change, activity_id=activity.id) if leading == office_id else []
    if not dropped:
        return False
    change.audit_row(
        audit_actions.MOVE_DROPPED, activity, before=_planned(dropped), after={"reason": reason}
    )
    return True


def _planned(dropped: Sequence[tuple[int, date]]) -> dict[str, int | str]:
    """Return what was planned of an activity, as the audit keeps it: one thing, or nothing."""
    return next(
        ({"to_office": office, "since": since.isoformat()} for office, since in dropped), {}
    )


def carry_out(change: audit.Change, move: Move) -> None:
    """Assign an activity as was planned for today; where it is closed, or of that office already,
    nothing is left to do."""
    session = change.session
    activity = session.get_one(Activity, move.activity_id)
    closed = session.get_one(Plan, activity.plan_id).closed_at
    leading = telling.standing(session, activity).leading
    office_moves.done(session, move.id, change.now)
    if activity.withdrawn_at is None and closed is None and leading != move.office_id:
        assign(change, activity, Handover(move.office_id, anyway=True), move.reason)


def answering(session: Session, activity_id: int) -> Answering:
    """Return who answers for an activity, as the audit keeps it: office, duty, place, co-office."""
    rows = session.execute(
        select(
            Responsibility.office_id,
            Responsibility.duty,
            Responsibility.position,
            Responsibility.co_office,
        )
        .where(Responsibility.activity_id == activity_id)
        .order_by(Responsibility.position, Responsibility.office_id)
    )
    return [[office, duty.value, position, co_office] for office, duty, position, co_office in rows]


def _new_rows(
    session: Session, activity: Activity, asked: Handover, about: int | str
) -> list[dict[str, Any]]:
    """Return who answers for an activity when another office takes over; it leads what none leads.
    Raises Refused."""
    office = None if asked.office_id is None else session.get(Office, asked.office_id)
    if office is None or office.collective or office.entity_id != activity.entity_id:
        raise Refused(Why.NO_OFFICE, about)
    rows = session.scalars(
        select(Responsibility)
        .where(Responsibility.activity_id == activity.id)
        .order_by(Responsibility.position)
    ).all()
    hers = [row for row in rows if row.office_id == asked.former]
    given = next(iter(hers or [row for row in rows if row.duty is Duty.LEAD]), None)
    if given is not None and given.office_id == office.id:
        raise Refused(Why.SAME_OFFICE, about)
    if not asked.anyway and not is_reached(session, office.id):
        raise Refused(Why.NO_LEAD, about)
    return _led(rows, office.id) if given is None else _renamed(rows, given, office.id)


def _led(rows: Sequence[Responsibility], office_id: int) -> list[dict[str, Any]]:
    """Return who answers when `office_id` leads what none led, beside those that support it."""
    lead = {"office_id": office_id, "duty": Duty.LEAD, "position": 1, "co_office": False}
    others = [row for row in rows if row.office_id != office_id]
    return [lead, *(_row(row, position=place) for place, row in enumerate(others, start=2))]


def is_reached(session: Session, office_id: int) -> bool:
    """Tell whether a message can reach somebody of an office: who leads it, or a delegate."""
    members = people.people_of_offices(session, [office_id]).get(office_id, ())
    living = select(Address.id).where(
        Address.person_id.in_([one.person_id for one in members]), Address.dead_since.is_(None)
    )
    return session.scalar(living.limit(1)) is not None


def _renamed(
    rows: Sequence[Responsibility], given: Responsibility, office_id: int
) -> list[dict[str, Any]]:
    """Return who answers when `office_id` takes the place `given`; no office stands twice.

    One that leads already keeps its own place.
    """
    leads = any(row.office_id == office_id and row.duty is Duty.LEAD for row in rows)
    dropped = given.office_id if leads else office_id
    return [
        _row(row) | ({"office_id": office_id} if row is given else {})
        for row in rows
        if row.office_id != dropped
    ]


def _row(row: Responsibility, *, position: int | None = None) -> dict[str, Any]:
    return {
        "office_id": row.office_id,
        "duty": row.duty,
        "position": position or row.position,
        "co_office": row.co_office,
    }

"""Dates that a person decided beside those of a newer file: they stay, the file's are asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.clock import local_day, zone
from models.answers.requests import Request
from models.audit import Audit
from models.organisation import Entity
from models.plan import Activity, Milestone, Plan, PlanFault
from plans.storing import moving

# What decides a date. A fault that was settled only says what the file means: nothing is asked.
GRANTED, SET, SETTLED = "extension granted", "activity set", "fault settled"


@dataclass(frozen=True, slots=True)
class Decided:
    """A date that stands because of the act `how` of the day `on`.

    `first` is the date that it had before it was ever moved, None where that is not known.
    """

    due: date
    on: date
    how: str
    first: date | None


@dataclass(frozen=True, slots=True)
class OtherDate:
    """A decided date for which a newer file has another one, and what is printed of that."""

    handle: str
    decided: Decided
    due: date
    printed: str


@dataclass(frozen=True, slots=True)
class Dates:
    """The dates that an activity gets, each with what is printed of it, and those to be asked."""

    days: Mapping[date, str]
    asked: tuple[OtherDate, ...] = ()


@dataclass(frozen=True, slots=True)
class Stands:
    """The dates of an activity that stand, and those of them that a person decided."""

    days: tuple[date, ...] = ()
    decided: tuple[Decided, ...] = ()


def standing(session: Session, plan: Plan) -> dict[int, Stands]:
    """Return the dates of each activity of a plan, in three queries."""
    acts = _acts(session, plan)
    rows: dict[int, list[Milestone]] = {}
    query = select(Milestone).where(Milestone.plan_id == plan.id).order_by(Milestone.due)
    for row in session.scalars(query):
        rows.setdefault(row.activity_id, []).append(row)
    return {
        activity_id: Stands(
            tuple(row.due for row in some),
            tuple(
                Decided(row.due, *acts[activity_id, row.due], row.original_due)
                for row in some
                if (activity_id, row.due) in acts
            ),
        )
        for activity_id, some in rows.items()
    }


def beside(
    handle: str, stands: Stands, before: Iterable[date], printed: Mapping[date, str]
) -> Dates:
    """Return the dates of an activity of which its file said `before` and now says `printed`.

    Dates are the file's. One that a person decided stays in the place of the file's own date for
    it: without a word where that is the same as before, and asked about where it is another.
    """
    before = sorted(before)
    instead, _ = moving.paired(before, stands.days)
    origins = {new: old for old, new in instead.items() if new is not None}
    becomes, fresh = moving.paired(before, printed)
    days = dict(printed)
    asked = []
    for one in stands.decided:
        origin = origins.get(one.due)
        named = next((day for day in (one.first, origin, one.due) if day in printed), None)
        if named is None and one.how == SETTLED:
            continue
        if named is None and printed:
            if origin is not None and becomes[origin] is None:
                continue  # the file has taken its date out
            named = becomes[origin] if origin is not None else next(iter(fresh), None)
        stood = named or one.due
        text = _text(days.pop(stood, ""), stood, printed)
        days[one.due] = text
        if named is not None and named not in {one.due, one.first, *before}:
            asked.append(OtherDate(handle, one, named, text))
    return Dates(days, tuple(asked))


def _text(text: str, day: date, printed: Mapping[date, str]) -> str:
    """Return what is printed of a day alone: a fault is known by it."""
    alone = text and list(printed.values()).count(text) == 1
    return text if alone else f"{day:%d/%m/%Y}"


def _acts(session: Session, plan: Plan) -> dict[tuple[int, date], tuple[date, str]]:
    """Return when each date of an activity was decided last, and how."""
    tz = zone(session.get_one(Entity, plan.entity_id).timezone)
    of_plan = select(Activity.id).where(Activity.plan_id == plan.id)
    about = func.coalesce(Request.activity_id, PlanFault.activity_id, Audit.subject_id)
    rows = session.execute(
        select(Audit, about)
        .outerjoin(Request, (Request.id == Audit.subject_id) & (Audit.action == GRANTED))
        .outerjoin(PlanFault, (PlanFault.id == Audit.subject_id) & (Audit.action == SETTLED))
        .where(
            Audit.entity_id == plan.entity_id,
            (Audit.action == SET) | Request.id.is_not(None) | PlanFault.id.is_not(None),
            about.in_(of_plan),
        )
        .order_by(Audit.id)
    )
    found = {}
    for act, activity_id in rows:
        for day in _days(act, act.after) - _days(act, act.before):
            found[activity_id, day] = (local_day(act.at, tz), act.action)
    return found


def _days(act: Audit, said: Mapping[str, object]) -> set[date]:
    """Return the dates of one side of an act; none where it was not about dates."""
    of_fault = act.action == SETTLED
    due = said.get("value" if of_fault else "due")
    if not isinstance(due, str) or (of_fault and act.before.get("field") != "due"):
        return set()
    return {date.fromisoformat(text) for text in due.split()}

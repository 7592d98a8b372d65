"""Dates that a person decided beside those of a newer file: they stay, the file's are asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.clock import local_day, zone
from core.grouping import grouped
from core.words import RequestKind
from models.answers.requests import Request
from models.audit import Audit
from models.audit_actions import ACTIVITY_SET, FAULT_SETTLED, granted
from models.organisation import Entity
from models.plan import Activity, Milestone, Plan, PlanFault
from plans.storing import moving
from plans.storing.past import dates_told

# More time given decides a date; so do one typed at a command and a fault settled in a workbook.
GRANTED = granted(RequestKind.EXTENSION)


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
class OtherDates:
    """Decided dates for which a newer file has others, and what is printed of those."""

    handle: str
    decided: tuple[Decided, ...]
    due: tuple[date, ...]
    printed: str


@dataclass(frozen=True, slots=True)
class Dates:
    """The dates that an activity gets, each with what is printed of it, and those to be asked."""

    days: dict[date, str]
    asked: tuple[OtherDates, ...] = ()


@dataclass(frozen=True, slots=True)
class Stands:
    """The dates of an activity that stand, and those of them that a person decided."""

    days: tuple[date, ...] = ()
    decided: tuple[Decided, ...] = ()


def standing(session: Session, plan: Plan) -> dict[int, Stands]:
    """Return the dates of each activity of a plan, in three queries."""
    acts = _acts(session, plan)
    query = select(Milestone).where(Milestone.plan_id == plan.id).order_by(Milestone.due)
    rows = grouped((row.activity_id, row) for row in session.scalars(query))
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
    """Return the dates of an activity of which its file said `before` and now says `printed`: the
    file's, and in their place those that a person decided, which are asked about where the file's
    are others."""
    before = sorted(before)
    instead, _ = moving.paired(before, stands.days)
    origins = {new: old for old, new in instead.items() if new is not None}
    becomes, fresh = moving.paired(before, printed)
    # A date of the file that was accepted for a fault is the file's again.
    decided = [one for one in stands.decided if one.how != FAULT_SETTLED or one.due not in before]
    dues = {one.due for one in decided}
    # What a person took out of the plan stays out.
    days = {day: text for day, text in printed.items() if instead.get(day, day) is not None}
    asked, alone = [], []
    for one in decided:
        origin = origins.get(one.due)
        named = _named(one, origin, printed, becomes)
        if named is None and origin is not None and printed:
            continue  # the file has taken its date out
        if named is None or (named in dues and (origin is None or named != one.due)):
            alone.append(one)
            continue
        days[one.due] = text = _text(days.pop(named, ""), named, printed)
        if named not in {one.due, one.first, *before}:
            asked.append(OtherDates(handle, (one,), (named,), text))
    left = {day for day in (*fresh, *(one.due for one in alone)) if day in days}
    beside_them = _beside_all(handle, alone, sorted(left), printed)
    days = {day: text for day, text in days.items() if not (alone and day in left)}
    return Dates(days | beside_them.days, (*asked, *beside_them.asked))


def _named(
    one: Decided,
    origin: date | None,
    printed: Mapping[date, str],
    becomes: Mapping[date, date | None],
) -> date | None:
    """Return the date of a file in whose place a decided one stands."""
    named = next((day for day in (one.first, origin, one.due) if day in printed), None)
    return becomes[origin] if named is None and origin is not None else named


def _beside_all(
    handle: str, alone: Sequence[Decided], left: Sequence[date], printed: Mapping[date, str]
) -> Dates:
    """Return the decided dates that stand for none of the file's alone, as where the file said
    words, asked about together where what is `left` of the file's dates is not the same."""
    dues = sorted(one.due for one in alone)
    if not alone or not left or dues == list(left):
        return Dates({day: _text(printed.get(day, ""), day, printed) for day in dues})
    text = ", ".join(f"{day:%d/%m/%Y}" for day in left)
    if len(left) == 1:
        text = _text(printed[left[0]], left[0], printed)
    return Dates(dict.fromkeys(dues, text), (OtherDates(handle, tuple(alone), tuple(left), text),))


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
        .outerjoin(PlanFault, (PlanFault.id == Audit.subject_id) & (Audit.action == FAULT_SETTLED))
        .where(
            Audit.entity_id == plan.entity_id,
            (Audit.action == ACTIVITY_SET) | Request.id.is_not(None) | PlanFault.id.is_not(None),
            about.in_(of_plan),
        )
        .order_by(Audit.id)
    )
    found = {}
    for act, activity_id in rows:
        for day in {*dates_told(act, act.after)} - {*dates_told(act, act.before)}:
            found[activity_id, day] = (local_day(act.at, tz), act.action)
    return found

"""What lies on a person's desk: the activities of her offices, in the order of their dates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, case, exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from bot.understanding.meaning import Context, PendingActivity
from core.entity.context import EntityContext
from core.messages import Line
from core.spanish import short_plan
from core.words import Duty, Role, SourceKind, Status
from models.answers import parts
from models.answers.parts import Part
from models.organisation import Membership, Office
from models.plan import IN_FORCE, Activity, Milestone, Plan, Responsibility
from models.progress import ProgressReport
from models.session import direct
from models.staff.people import PersonRow
from models.standing import stands
from models.still_open import waits_for_something
from scheduler.message.lines import Facts, facts, line


@dataclass(frozen=True, slots=True)
class Mine:
    """An activity of a person's: what she may call it by, and through which office it is hers.

    `due` is the earliest date that is open, else the last one; `percent` the figure that holds, of
    her office's part where that only supports (`part`); `plan` is named where another plan has an
    activity of hers with the same printed `code`, which `is_reused` where it was the handle of one
    that a plan no longer has; `office` is the name of her office, `reported_at` the instant of the
    report that holds for the activity.
    """

    activity_id: int
    handle: str
    title: str
    product: str
    planned: int | None
    percent: Decimal | None
    due: date | None
    office_id: int
    status: Status | None = None
    part: bool = False
    code: str | None = None
    is_reused: bool = False
    reported_at: datetime | None = None
    plan: str = ""
    office: str = ""

    def as_pending(self) -> PendingActivity:
        """Return it as the understanding of answers sees it: the handle is its code."""
        return PendingActivity(
            code=self.handle,
            title=self.title,
            product=self.product,
            due=self.due,
            percent=self.percent,
            planned=self.planned,
            printed=self.code or "",
            plan=self.plan,
            is_reused=self.is_reused,
            supports=self.office if self.part else "",
        )


@dataclass(frozen=True)
class Desk:
    """What a person may report on at the instant `at`: open activities first, by date.

    Those that are finished lie there too, at the end, so that a mistake can be corrected. `roles`
    says what she is in each of the offices through which they are hers.
    """

    person_id: int
    name: str
    at: datetime
    roles: Mapping[int, Role]
    activities: Mapping[int, Mine]
    open_ids: frozenset[int]

    def office_of(self, activity_id: int) -> int | None:
        """Return the person's office that answers for the activity, one that leads it before one
        that supports; None if none."""
        found = self.activities.get(activity_id)
        return None if found is None else found.office_id

    def part_of(self, activity_id: int) -> int | None:
        """Return the office of hers that only supports the activity; None where hers leads it."""
        found = self.activities.get(activity_id)
        return found.office_id if found is not None and found.part else None

    def handles(self, ids: Iterable[int]) -> tuple[str, ...]:
        """Return what those of the activities are called that are hers."""
        return tuple(self.activities[one].handle for one in ids if one in self.activities)

    def open_context(self) -> Context:
        """Return what is open as what a text may be about, where nothing was spoken of before."""
        return Context(tuple(self.activities[one].as_pending() for one in self.open_ids), None)

    def role_in(self, activity_id: int) -> str:
        """Return in which role she speaks of an activity; "former" when it is no longer hers."""
        office_id = self.office_of(activity_id)
        return "former" if office_id is None else self.roles[office_id].value


_FORMER = aliased(Activity)
_IS_REUSED = exists().where(
    _FORMER.entity_id == Activity.entity_id,
    _FORMER.handle == Activity.code,
    _FORMER.withdrawn_at.is_not(None),
)
_SUPPORTS = Responsibility.duty == Duty.SUPPORT
_DUE = select(
    func.coalesce(
        func.min(case((Milestone.met.is_(False), Milestone.due))), func.max(Milestone.due)
    )
)
# The fields of `Mine` in their order, then what its plan is called.
_MINE = (
    Activity.id,
    Activity.handle,
    Activity.title,
    Activity.product,
    Activity.planned,
    case((_SUPPORTS, Part.percent), else_=Activity.percent),
    _DUE.where(Milestone.activity_id == Activity.id).scalar_subquery(),
    Responsibility.office_id,
    case((_SUPPORTS, Part.status), else_=Activity.status),
    _SUPPORTS,
    Activity.code,
    _IS_REUSED,
    Activity.reported_at,
    Office.name,
    Plan.title,
    Plan.year,
)


def _through(answers: ColumnElement[bool]) -> Select[Any]:
    """Return the query for what is a person's where a `Membership` of hers `answers` for it."""
    waits = and_(waits_for_something(), or_(Part.id.is_(None), Part.done.is_(False)))
    hers = select(*_MINE, Membership.role, waits).select_from(Membership)
    return (
        _with_office(hers.join(Responsibility, answers))
        .where(
            Membership.person_id == bindparam("person"),
            Membership.entity_id == bindparam("entity"),
            IN_FORCE,
        )
        # Who works in two offices of one activity speaks for the one that leads it.
        .order_by(_SUPPORTS, Responsibility.position)
    )


def _with_office(query: Select[Any]) -> Select[Any]:
    """Add to a query over responsibilities their activities, plans, offices and parts."""
    return (
        query.join(Activity, Activity.id == Responsibility.activity_id)
        .join(Plan, Plan.id == Activity.plan_id)
        .join(Office, Office.id == Responsibility.office_id)
        .outerjoin(Part, parts.of_responsibility())
    )


# Built once, because they are executed for every message.
_HERS = _through(Responsibility.office_id == Membership.office_id)
_PLANNED = _through(
    (Membership.role == Role.PLANNING)
    & (Responsibility.entity_id == Membership.entity_id)
    & (Responsibility.duty == Duty.LEAD)
    & (Responsibility.activity_id == bindparam("closing"))
)
_OF_OFFICE = _with_office(select(*_MINE).select_from(Responsibility)).where(
    Responsibility.activity_id == bindparam("activity"),
    Responsibility.office_id == bindparam("office"),
)
# What its office says of its part; NULL is the activity itself.
_PART_OF = case((ProgressReport.part, ProgressReport.office_now))
_REPORTED = (
    select(ProgressReport.activity_id, _PART_OF, func.max(ProgressReport.recorded_at))
    .where(
        ProgressReport.activity_id.in_(bindparam("ids", expanding=True)),
        ProgressReport.recorded_at >= bindparam("began"),
        ProgressReport.source == SourceKind.MESSAGE,
    )
    .group_by(ProgressReport.activity_id, _PART_OF)
    .where(stands())
)


def desk(
    session: Session,
    context: EntityContext,
    *,
    person_id: int,
    name: str,
    now: datetime,
    office_id: int | None = None,
    closing: Iterable[int] = (),
) -> Desk:
    """Read what lies on a person's desk; in an office's group, only what is of that office.

    Where she holds planning, so does the activity `closing`, which she is asked about in the place
    of the office that leads it.
    """
    found: dict[int, Mine] = {}
    roles: dict[int, Role] = {}
    open_ids: set[int] = set()
    asked = {"person": person_id, "entity": context.entity_id}
    rows: list[Any] = list(direct(session, _HERS, **asked))
    for one in closing:
        if all(row[0] != one for row in rows):
            rows += direct(session, _PLANNED, **asked, closing=one)
    plans: dict[str | None, set[str]] = {}
    for *facts_of, office, plan, year, role, waits in rows:
        mine = replace(Mine(*facts_of), plan=short_plan(plan, year), office=office)
        if office_id not in {None, mine.office_id}:
            continue
        found.setdefault(mine.activity_id, mine)
        plans.setdefault(mine.code, set()).add(mine.plan)
        if waits:
            open_ids.add(mine.activity_id)
        if role is Role.LEAD or mine.office_id not in roles:  # who is both is lead
            roles[mine.office_id] = role
    hers = sorted(
        found.values(),
        key=lambda one: (one.activity_id not in open_ids, one.due or date.max, one.activity_id),
    )
    activities = {
        one.activity_id: one
        if not one.plan or (one.code and len(plans[one.code]) > 1)
        else replace(one, plan="")
        for one in hers
    }
    return Desk(person_id, name, now, roles, activities, frozenset(open_ids))


def desk_about(
    session: Session,
    context: EntityContext,
    person: PersonRow,
    activity_id: int,
    office_id: int,
    now: datetime,
) -> Desk:
    """Return a person's desk with one activity alone, as open, which an office answers for, be it
    hers or not."""
    hers = desk(session, context, person_id=person.id, name=person.name, now=now)
    mine = hers.activities.get(activity_id)
    if mine is None or mine.office_id != office_id:
        asked = {"activity": activity_id, "office": office_id}
        *facts_of, office, _title, _year = direct(session, _OF_OFFICE, **asked).one()
        mine = replace(Mine(*facts_of), office=office)
    only = frozenset({activity_id})
    return replace(hers, activities={activity_id: mine}, open_ids=only)


def reported_on(
    session: Session, context: EntityContext, reader: Desk, since: date
) -> dict[int, date]:
    """Return the local day of the last report about each open activity of hers, from `since` on.

    By a person; where her office only supports, about its part.
    """
    began = datetime.combine(since, time.min, tzinfo=context.zone)
    rows = direct(session, _REPORTED, ids=list(reader.open_ids), began=began)
    return {
        activity_id: context.today(at)
        for activity_id, part_of, at in rows
        if part_of == reader.part_of(activity_id)
    }


def lines(
    session: Session, context: EntityContext, reader: Desk, ids: Iterable[int]
) -> dict[int, Line]:
    """Return activities as the reader sees them now, in the order of `ids`."""
    wanted = list(ids)
    return as_lines(context, reader, wanted, facts(session, wanted))


def as_lines(
    context: EntityContext, reader: Desk, ids: Iterable[int], found: Mapping[int, Facts]
) -> dict[int, Line]:
    """Return activities of which the facts are known as the reader sees them."""
    return {
        one: line(context, found[one], reader=reader.person_id, office_id=reader.office_of(one))
        for one in ids
    }

"""What lies on a person's desk: the activities of her offices, in the order of their dates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from sqlalchemy import bindparam, case, func, select
from sqlalchemy.orm import Session

from bot.understanding.meaning import PendingActivity
from core.messages import Line
from core.words import Role, SourceKind, Status
from models.organisation import Membership
from models.plan import Activity, Milestone, Plan, Responsibility
from models.progress import ProgressReport, Retraction
from models.session import direct
from scheduler.candidates import waits_for_something
from scheduler.context import EntityContext
from scheduler.lines import facts, line


@dataclass(frozen=True, slots=True)
class Mine:
    """An activity of a person's: what she may call it by, and through which office it is hers.

    `due` is the earliest date that is open, else the last one; `percent` the figure that holds.
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

    def as_pending(self) -> PendingActivity:
        """Return it as the understanding of answers sees it: the handle is its code."""
        return PendingActivity(
            code=self.handle,
            title=self.title,
            product=self.product,
            due=self.due,
            percent=self.percent,
            planned=self.planned,
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
        """Return the first of the person's offices that answers for the activity, None if none."""
        found = self.activities.get(activity_id)
        return None if found is None else found.office_id

    def role_in(self, activity_id: int) -> str:
        """Return in which role she speaks of an activity; "former" when it is no longer hers."""
        office_id = self.office_of(activity_id)
        return "former" if office_id is None else self.roles[office_id].value


# Built once, because it is executed for every message.
_HERS = (
    select(
        Activity.id,
        Activity.handle,
        Activity.title,
        Activity.product,
        Activity.planned,
        Activity.percent,
        select(
            func.coalesce(
                func.min(case((Milestone.met.is_(False), Milestone.due))), func.max(Milestone.due)
            )
        )
        .where(Milestone.activity_id == Activity.id)
        .scalar_subquery(),
        Responsibility.office_id,
        Activity.status,
        Membership.role,
        waits_for_something(),
    )
    .join(Responsibility, Responsibility.office_id == Membership.office_id)
    .join(Activity, Activity.id == Responsibility.activity_id)
    .join(Plan, Plan.id == Activity.plan_id)
    .where(
        Membership.person_id == bindparam("person"),
        Membership.entity_id == bindparam("entity"),
        Activity.withdrawn_at.is_(None),
        Plan.closed_at.is_(None),
    )
    .order_by(Responsibility.position)
)


_REPORTED = (
    select(ProgressReport.activity_id, func.max(ProgressReport.recorded_at))
    .outerjoin(Retraction, Retraction.report_id == ProgressReport.id)
    .where(
        ProgressReport.activity_id.in_(bindparam("ids", expanding=True)),
        ProgressReport.recorded_at >= bindparam("began"),
        ProgressReport.source == SourceKind.MESSAGE,
        Retraction.id.is_(None),
    )
    .group_by(ProgressReport.activity_id)
)


def desk(
    session: Session,
    context: EntityContext,
    *,
    person_id: int,
    name: str,
    now: datetime,
    office_id: int | None = None,
) -> Desk:
    """Read what lies on a person's desk; in an office's group, only what is of that office."""
    found: dict[int, Mine] = {}
    roles: dict[int, Role] = {}
    open_ids: set[int] = set()
    rows: Iterable[Any] = direct(session, _HERS, person=person_id, entity=context.entity_id)
    for *facts_of, role, waits in rows:
        mine = Mine(*facts_of)
        if office_id not in {None, mine.office_id}:
            continue
        found.setdefault(mine.activity_id, mine)
        if waits:
            open_ids.add(mine.activity_id)
        if role is Role.LEAD or mine.office_id not in roles:  # who is both is lead
            roles[mine.office_id] = role
    hers = sorted(
        found.values(),
        key=lambda one: (one.activity_id not in open_ids, one.due or date.max, one.activity_id),
    )
    activities = {one.activity_id: one for one in hers}
    return Desk(person_id, name, now, roles, activities, frozenset(open_ids))


def reported_on(
    session: Session, context: EntityContext, ids: Iterable[int], since: date
) -> dict[int, date]:
    """Return the local day of the last report by a person about each activity, from `since` on."""
    began = datetime.combine(since, time.min, tzinfo=context.zone)
    rows = direct(session, _REPORTED, ids=list(ids), began=began)
    return {activity_id: context.today(at) for activity_id, at in rows}


def lines(
    session: Session, context: EntityContext, reader: Desk, ids: Iterable[int]
) -> dict[int, Line]:
    """Return activities as the reader sees them now, in the order of `ids`."""
    wanted = list(ids)
    found = facts(session, context, wanted)
    return {
        one: line(context, found[one], reader=reader.person_id, office_id=reader.office_of(one))
        for one in wanted
    }

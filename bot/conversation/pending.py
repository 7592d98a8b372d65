"""What lies on a person's desk: the activities of her offices, in the order of their dates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from bot.understanding.meaning import PendingActivity
from core.messages import Line
from core.words import Role
from models.organisation import Membership
from models.plan import Activity, Milestone, Plan, Responsibility
from scheduler.candidates import open_activities
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
    says what she is in each of her offices.
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


def desk(
    session: Session, context: EntityContext, *, person_id: int, name: str, now: datetime
) -> Desk:
    """Read what lies on a person's desk."""
    roles = _roles(session, person_id)
    open_ids = frozenset(open_activities(session, context, roles))
    hers = sorted(
        _hers(session, context, roles),
        key=lambda one: (one.activity_id not in open_ids, one.due or date.max, one.activity_id),
    )
    return Desk(person_id, name, now, roles, {one.activity_id: one for one in hers}, open_ids)


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


def _roles(session: Session, person_id: int) -> dict[int, Role]:
    """Return what the person is in each of her offices; who is lead and delegate is lead."""
    rows = session.execute(
        select(Membership.office_id, Membership.role).where(
            Membership.person_id == person_id, Membership.office_id.is_not(None)
        )
    )
    roles: dict[int, Role] = {}
    for office_id, role in rows:
        if office_id is not None and (role is Role.LEAD or office_id not in roles):
            roles[office_id] = role
    return roles


def _hers(session: Session, context: EntityContext, offices: Iterable[int]) -> Sequence[Mine]:
    still_open = func.min(case((Milestone.met.is_(False), Milestone.due)))
    due = (
        select(func.coalesce(still_open, func.max(Milestone.due)))
        .where(Milestone.activity_id == Activity.id)
        .scalar_subquery()
    )
    rows = session.execute(
        select(
            Activity.id,
            Activity.handle,
            Activity.title,
            Activity.product,
            Activity.planned,
            Activity.percent,
            due,
            Responsibility.office_id,
        )
        .join(Responsibility, Responsibility.activity_id == Activity.id)
        .join(Plan, Plan.id == Activity.plan_id)
        .where(
            Activity.entity_id == context.entity_id,
            Responsibility.office_id.in_(list(offices)),
            Activity.withdrawn_at.is_(None),
            Plan.closed_at.is_(None),
        )
        .order_by(Responsibility.position)
    )
    found: dict[int, Mine] = {}
    for row in rows:
        found.setdefault(row[0], Mine(*row))
    return list(found.values())

"""The table of an open plan in its own columns: these, and what its lines may be chosen by; counted
by the database, without reading its lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, String, and_, bindparam, case, cast, exists, func, or_, select
from sqlalchemy.orm import Session

from core.words import Duty
from models.organisation import Office
from models.plan import Activity, Plan, Responsibility
from models.session import direct
from plans.export.own_lines import executed_of
from plans.export.table_back import columns_of
from plans.storing.stored_rows import TEXTS, groups_of
from plans.tables.columns import Column
from plans.tables.headings.headers import Field


@dataclass(frozen=True, slots=True)
class OwnTable:
    """The columns of a plan's own table, without those of follow-ups, how many `activities` it has,
    its components in its order, and the names of its offices; `without_office`: an activity of it
    is led by none."""

    columns: tuple[Column, ...]
    activities: int
    components: tuple[str, ...]
    offices: tuple[str, ...]
    without_office: bool


@dataclass(frozen=True, slots=True)
class _Headed:
    """What a line adds to the columns of its table."""

    component: str
    subcomponent: str
    groups: Mapping[str, str]
    terms: Sequence[str]
    due_text: str
    extra: Mapping[str, str]


_OF_PLAN = and_(Activity.plan_id == bindparam("plan"), Activity.withdrawn_at.is_(None))
_LEADS = Responsibility.duty == Duty.LEAD
_LED = exists().where(Responsibility.activity_id == Activity.id, _LEADS)
_SAYS = {
    **{Field(name): getattr(Activity, name) != "" for name in TEXTS},
    Field.PLANNED: Activity.planned.is_not(None),
}
# Built once, because statements cost more to build than these to execute.
_COUNTED = select(
    func.count(),
    func.coalesce(func.max(case((_LED, 0), else_=1)), 0),
    *(func.coalesce(func.max(case((says, 1), else_=0)), 0) for says in _SAYS.values()),
).where(_OF_PLAN)
_UNITS = (
    select(Activity.planned, Activity.executed, Activity.percent)
    .where(
        _OF_PLAN,
        or_(
            Activity.executed.is_not(None),
            and_(Activity.planned.is_not(None), Activity.percent.is_not(None)),
        ),
    )
    .distinct()
)
_HEADED = (
    select(*(getattr(Activity, name) for name in TEXTS), Activity.groups, Activity.terms,
           Activity.due_text, Activity.extra)
    .where(
        _OF_PLAN,
        or_(
            cast(Activity.groups, String) != "[]",
            cast(Activity.terms, String) != "[]",
            cast(Activity.extra, String) != "{}",
        ),
    )
    .order_by(Activity.position)
)  # fmt: skip
_COMPONENTS = (
    select(Activity.component)
    .where(_OF_PLAN, Activity.component != "")
    .group_by(Activity.component)
    .order_by(func.min(Activity.position))
)
_OFFICES = (
    select(Office.name, func.max(case((and_(Responsibility.co_office, ~_LEADS), 1), else_=0)))
    .join(Responsibility, Responsibility.office_id == Office.id)
    .join(Activity, Activity.id == Responsibility.activity_id)
    .where(_OF_PLAN)
    .group_by(Office.name)
    .order_by(Office.name)
)


def own_table(session: Session, plan: Plan) -> OwnTable:
    """Read what the table of a plan has, in a fixed number of queries; what was taken out of the
    plan is not in it."""
    activities, without_office, *says = direct(session, _COUNTED, plan=plan.id).one()
    offices = direct(session, _OFFICES, plan=plan.id).all()
    said = {field for field, any_says in zip(_SAYS, says, strict=True) if any_says}
    if any(supports for _, supports in offices):
        said.add(Field.CO_OFFICES)
    if any(executed_of(*row) is not None for row in direct(session, _UNITS, plan=plan.id)):
        said.add(Field.EXECUTED)
    own = [Column.from_json(one) for one in plan.columns]
    headed = [_headed(row) for row in direct(session, _HEADED, plan=plan.id)]
    return OwnTable(
        columns=tuple(columns_of(own, said, headed)),
        activities=activities,
        components=tuple(direct(session, _COMPONENTS, plan=plan.id).scalars()),
        offices=tuple(name for name, _ in offices),
        without_office=bool(without_office),
    )


def _headed(row: Row[Any]) -> _Headed:
    return _Headed(
        component=row.component,
        subcomponent=row.subcomponent,
        groups=groups_of(row) if row.groups else {},
        terms=row.terms,
        due_text=row.due_text,
        extra=row.extra,
    )

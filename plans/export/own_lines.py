"""The lines of an open plan in its own columns: what a page finds, sorts and shows them by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_DOWN, Decimal
from typing import Any

from sqlalchemy import Row, select, true
from sqlalchemy.orm import Session

from core.grouping import grouped
from core.rules import State, state_of
from core.words import Duty, Status
from models.organisation import Office
from models.plan import Activity, Milestone, Plan, Responsibility
from plans.activities.document import PlanActivity
from plans.export.plan_table import units_of, with_dates
from plans.export.table_back import own_values, text_of
from plans.readers.grid import Place
from plans.storing.stored_rows import groups_of
from plans.tables.columns import Column
from plans.values.percents import CENT, share

_TEXTS = ("component", "subcomponent", "product", "goal", "indicator", "unit")
_FIELDS = (
    Activity.id, Activity.position, Activity.handle, Activity.code, Activity.title,
    Activity.component, Activity.subcomponent, Activity.product, Activity.goal, Activity.indicator,
    Activity.unit, Activity.planned, Activity.executed, Activity.terms, Activity.groups,
    Activity.extra, Activity.due_text, Activity.percent, Activity.status, Activity.reported_at,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class OwnLine:
    """An activity as its plan prints it, with the figure that holds.

    `office` leads it ("" for none), `unmet` are its dates that are not met, `reported_at` is when
    the report that holds was made. Its dates are as in `activity.due`; what is printed of them
    holds only where `cells` says so.
    """

    id: int
    handle: str
    activity: PlanActivity
    percent: Decimal | None
    state: State
    reported_at: datetime | None
    office: str
    unmet: tuple[date, ...]

    def is_overdue(self, today: date) -> bool:
        """Tell whether a date has passed unmet."""
        return self.state is not State.NOT_APPLICABLE and any(day < today for day in self.unmet)

    @property
    def is_open(self) -> bool:
        """Tell whether anybody will still be asked about it."""
        finished = self.state in {State.DONE, State.NOT_APPLICABLE}
        return bool(self.unmet) or not (self.activity.due or finished)


def own_lines(
    session: Session, plan: Plan, first: int = 0, most: int | None = None
) -> list[OwnLine]:
    """Read the lines of a plan in its order, or at `most` so many from the `first` on, in a fixed
    number of queries; what was taken out of the plan is in none."""
    of_plan = Activity.plan_id == plan.id, Activity.withdrawn_at.is_(None)
    wanted = select(*_FIELDS).where(*of_plan).order_by(Activity.position)
    rows = session.execute(wanted.offset(first).limit(most)).all()
    among = true() if most is None else Activity.id.in_([row.id for row in rows])
    dates = session.execute(
        select(Milestone.activity_id, Milestone.due, Milestone.met)
        .join(Activity, Activity.id == Milestone.activity_id)
        .where(*of_plan, among)
        .order_by(Milestone.due, Milestone.ordinal)
    )
    days = grouped((of, (due, met)) for of, due, met in dates)
    named = session.execute(
        select(
            Responsibility.activity_id,
            Office.name,
            Responsibility.duty,
            Responsibility.co_office,
        )
        .join(Office, Office.id == Responsibility.office_id)
        .join(Activity, Activity.id == Responsibility.activity_id)
        .where(*of_plan, among)
        .order_by(Responsibility.duty != Duty.LEAD, Responsibility.position)
    )
    offices = grouped((of, (name, duty, co)) for of, name, duty, co in named)
    return [_line(row, days.get(row.id, ()), offices.get(row.id, ())) for row in rows]


def cells(line: OwnLine, columns: Sequence[Column]) -> list[str]:
    """Return what stands in each of the columns, as a person reads it: the dates as printed, as
    long as they are what that says."""
    activity = with_dates(line.activity, line.activity.due_text, line.activity.due)
    return [text_of(value) for value in own_values(activity, columns)]


def _line(
    row: Row[Any],
    days: Sequence[tuple[date, bool]],
    offices: Sequence[tuple[str, Duty, bool]],
) -> OwnLine:
    led = [
        (name, duty is Duty.LEAD, bool(co and duty is not Duty.LEAD)) for name, duty, co in offices
    ]
    unmet = tuple(due for due, met in days if not met)
    # Where a file's "N/A" leaves later dates open, nothing has been said of those.
    untold = row.status is Status.NOT_APPLICABLE and bool(unmet)
    texts: dict[str, Any] = {name: getattr(row, name) or None for name in _TEXTS}
    activity = PlanActivity(
        place=Place(row.position, 1),
        title=row.title,
        code=row.code,
        groups=groups_of(row) if row.groups else {},
        **texts,
        planned=None if row.planned is None else Decimal(row.planned),
        executed=executed_of(row.planned, row.executed, row.percent),
        terms=tuple(row.terms),
        due=tuple(due for due, _ in days),
        due_text=row.due_text,
        offices=tuple(name for name, _, supports in led if not supports),
        co_offices=tuple(name for name, _, supports in led if supports),
        extra=row.extra,
    )
    return OwnLine(
        id=row.id,
        handle=row.handle,
        activity=activity,
        percent=row.percent,
        state=state_of(row.percent, None if untold else row.status),
        reported_at=row.reported_at,
        office=next((name for name, leads, _ in led if leads), ""),
        unmet=unmet,
    )


def executed_of(
    planned: int | None, executed: int | None, percent: Decimal | None
) -> Decimal | None:
    """Return how many units are done: as the file counts where that is the figure that holds."""
    if executed is None and percent is None:
        return None
    counted = None if executed is None else Decimal(executed)
    made = share(None if planned is None else Decimal(planned), counted)
    if percent is None or (made is not None and made.quantize(CENT, ROUND_DOWN) == percent):
        return counted
    return units_of(planned, percent)

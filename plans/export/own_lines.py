"""The lines of an open plan in its own columns: what a page finds, sorts and shows them by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_DOWN, Decimal
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from core.grouping import grouped
from core.rules import State, state_of
from core.words import Duty, Status
from models.organisation import Office
from models.plan import Activity, Milestone, Plan, Responsibility
from plans.activities.document import PlanActivity, PlanDocument
from plans.export.plan_table import units_of, with_dates
from plans.export.table_back import own_columns, own_values, text_of
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


@dataclass(frozen=True, slots=True)
class OwnTable:
    """The columns of a plan's own table, without those of follow-ups, and its lines in order."""

    columns: tuple[Column, ...]
    lines: tuple[OwnLine, ...]


def own_table(session: Session, plan: Plan) -> OwnTable:
    """Read the lines of a plan, in a fixed number of queries; what was taken out is in none."""
    of_plan = Activity.plan_id == plan.id, Activity.withdrawn_at.is_(None)
    rows = session.execute(select(*_FIELDS).where(*of_plan).order_by(Activity.position)).all()
    dates = session.execute(
        select(Milestone.activity_id, Milestone.due, Milestone.met)
        .where(Milestone.plan_id == plan.id)
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
        .where(*of_plan)
        .order_by(Responsibility.duty != Duty.LEAD, Responsibility.position)
    )
    offices = grouped((of, (name, duty, co)) for of, name, duty, co in named)
    lines = tuple(_line(row, days.get(row.id, ()), offices.get(row.id, ())) for row in rows)
    return OwnTable(tuple(own_columns(_document(plan, lines))), lines)


def cells(line: OwnLine, columns: Sequence[Column]) -> list[str]:
    """Return what stands in each of the columns, as a person reads it: the dates as printed, as
    long as they are what that says."""
    activity = with_dates(line.activity, line.activity.due_text, line.activity.due)
    return [text_of(value) for value in own_values(activity, columns)]


def _document(plan: Plan, lines: Sequence[OwnLine]) -> PlanDocument:
    return PlanDocument(
        source=plan.source_name,
        entity=None,
        title=plan.title,
        year=plan.year,
        cutoff=plan.cutoff,
        published=plan.published,
        activities=tuple(one.activity for one in lines),
        offices=(),
        columns=tuple(Column.from_json(one) for one in plan.columns),
    )


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
        executed=_executed(row),
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


def _executed(row: Row[Any]) -> Decimal | None:
    """Return how many units are done: as the file counts where that is the figure that holds."""
    if row.executed is None and row.percent is None:
        return None
    counted = None if row.executed is None else Decimal(row.executed)
    planned = None if row.planned is None else Decimal(row.planned)
    made = share(planned, counted)
    if row.percent is None or (made is not None and made.quantize(CENT, ROUND_DOWN) == row.percent):
        return counted
    return units_of(row.planned, row.percent)

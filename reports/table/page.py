"""A page of the table of a plan: its columns, the lines that are wanted and what is told of each;
and the same lines given back as a document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from core.entity.context import EntityContext
from core.rules import Light
from core.spanish import fold
from models.plan import Plan
from plans.activities.document import PlanDocument
from plans.export.own_lines import OwnLine, cells, own_lines
from plans.export.own_table import OwnTable, own_table
from plans.export.plan_table import stored_plan
from reports.shown import LIGHTS
from reports.table import chosen
from reports.table.chosen import Wanted
from reports.table.told import told, unanswered
from reports.values import NO_OFFICE, Row

PAGE = 100
LIGHT_HEADING = "SEMÁFORO"  # a heading that is known to be none of a plan's own fields


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line of a page: the cells of the plan's own columns, and how the activity stands; `row` is
    None for one that cannot be read."""

    line: OwnLine
    cells: tuple[str, ...]
    row: Row | None


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of one page of those that are wanted (`found` of `activities`), and from what one
    may choose."""

    columns: tuple[str, ...]
    lines: tuple[ShownLine, ...]
    found: int
    activities: int
    number: int
    components: tuple[str, ...]
    offices: tuple[str, ...]

    @property
    def pages(self) -> int:
        """How many pages there are, one where nothing is found."""
        return max(1, -(-self.found // PAGE))


def page(
    session: Session,
    context: EntityContext,
    now: datetime,
    plan: Plan,
    wanted: Wanted,
    number: int,
) -> Page:
    """Return page `number`, from 1, of the lines that are wanted: the last one where there are not
    so many. What is not on it is not read, but for what it is found and sorted by."""
    table = own_table(session, plan)
    if wanted.everything:
        found = table.activities
        number = _within(number, found)
        shown = own_lines(session, plan, (number - 1) * PAGE, PAGE)
    else:
        some = _some(session, context, now, plan, table, wanted)
        found = len(some)
        number = _within(number, found)
        shown = some[(number - 1) * PAGE : number * PAGE]
    rows = told(session, context, now, [one.id for one in shown])
    return Page(
        columns=tuple(one.name for one in table.columns),
        lines=tuple(
            ShownLine(one, tuple(cells(one, table.columns)), rows.get(one.handle)) for one in shown
        ),
        found=found,
        activities=table.activities,
        number=number,
        components=table.components,
        offices=(*sorted(table.offices, key=fold), *([NO_OFFICE] if table.without_office else ())),
    )


def given_back(
    session: Session, context: EntityContext, now: datetime, plan: Plan, wanted: Wanted
) -> PlanDocument:
    """Return the lines that are wanted, in their order, as a plan to be written: with what was
    reported, and the light beside."""
    some = _some(session, context, now, plan, own_table(session, plan), wanted)
    document = stored_plan(
        session,
        context.entity_id,
        plan.id,
        today=context.today(now),
        decided_by=context.policy.requests_decided_by,
    )
    lights = _lights(session, context, now, some)
    known = {one.place: one for one in document.activities}
    activities = tuple(
        replace(one, extra={**one.extra, LIGHT_HEADING: _word(lights.get(line.handle))})
        for line in some
        if (one := known.get(line.activity.place)) is not None
    )
    return replace(document, activities=activities)


def _within(number: int, found: int) -> int:
    """Return the page of a number, the nearest one that there is."""
    return min(max(number, 1), max(1, -(-found // PAGE)))


def _some(
    session: Session,
    context: EntityContext,
    now: datetime,
    plan: Plan,
    table: OwnTable,
    wanted: Wanted,
) -> list[OwnLine]:
    """Return the lines that are wanted, in their order."""
    silent = unanswered(session, context, now) if wanted.unanswered else frozenset()
    some = chosen.found(own_lines(session, plan), wanted, context.today(now), silent)
    lights = _lights(session, context, now, some) if wanted.by_light else {}
    return chosen.in_order(some, wanted, table.columns, lights)


def _lights(
    session: Session, context: EntityContext, now: datetime, lines: Sequence[OwnLine]
) -> Mapping[str, Light | None]:
    rows = told(session, context, now, [one.id for one in lines])
    return {handle: row.light for handle, row in rows.items()}


def _word(light: Light | None) -> str:
    return "" if light is None else LIGHTS[light]

"""One activity as a message shows it: read for many activities at once, then worded per reader."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import BindParameter, bindparam, exists, select
from sqlalchemy.orm import Session, aliased

from core import rules
from core.agenda import label
from core.buttons import Button, Does
from core.entity.context import EntityContext
from core.last_words import (
    TYPED_BY,
    Author,
    LastWords,
    is_by_hand,
    is_day_of_loading,
    last_words,
)
from core.messages import Line, OfficePart
from core.refs import Ref
from core.spanish import as_office, short_plan
from core.words import Duty, Status
from models.answers import parts, requests, reviews
from models.answers.parts import Part
from models.organisation import Entity, Office, Person
from models.owed import OwedStep
from models.plan import Activity, Milestone, Plan, PlanFault, Responsibility
from models.progress import AS_RULE, FIRST, SPOKE_AS, ProgressReport, as_rule
from models.session import direct, some_at_a_time
from models.standing import stands
from plans.faults import PROPOSING
from scheduler.message import offered


@dataclass(frozen=True, slots=True)
class Date:
    """One date of an activity; `original` is the first one that it had, where it was moved."""

    milestone_id: int
    due: date
    met: bool
    original: date | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What messages may show of an activity, whoever reads it.

    `said` is what was said last, with its author. `suggested` are the days that nobody has decided
    yet, each with what the plan prints. `plan` is named where another open plan has an activity
    with the same printed code. `parts` are the figures that offices which support tell of their
    part, None for one that does not apply; `asks_not_to_count` tells that an office has asked that
    it count as not applicable; `former` is whose the figure was before the report that holds, and
    `returned` why control sent that one back, "" where it did not.
    """

    activity_id: int
    handle: str
    code: str | None
    title: str
    product: str
    planned: int | None
    percent: Decimal | None
    duties: dict[int, Duty] = field(default_factory=dict)
    offices: dict[int, str] = field(default_factory=dict)
    dates: tuple[Date, ...] = ()
    said: LastWords | None = None
    former: Author | None = None
    suggested: dict[date, str] = field(default_factory=dict)
    plan: str = ""
    asks_not_to_count: bool = False
    parts: dict[int, Decimal | None] = field(default_factory=dict)
    of_plan: str = ""
    returned: str = ""

    @property
    def lead(self) -> str:
        """Return the name of the office that leads; nothing where none does."""
        leads = (self.offices[one] for one, duty in self.duties.items() if duty is Duty.LEAD)
        return next(leads, "")

    @property
    def left_out(self) -> Author | None:
        """Return who said, and when, that the activity does not apply, None where it does; a file's
        "N/A" only tells that nothing was reported yet."""
        said = self.said
        none = said is None or not said.not_applicable or said.by.file
        return None if said is None or none or self._open else said.by

    def is_supported_by(self, office_id: int) -> bool:
        """Tell whether an office supports the activity and does not lead it."""
        return self.duties.get(office_id) is Duty.SUPPORT

    def told_by(self, office_id: int) -> Decimal | None:
        """Return the last figure of an office: of its part, where it only supports."""
        supported = self.is_supported_by(office_id)
        return self.parts.get(office_id) if supported else self.percent

    @property
    def due(self) -> date | None:
        """Return the earliest date that is still open, else the last one, else None."""
        return min(self._open) if self._open else max((one.due for one in self.dates), default=None)

    @property
    def _open(self) -> list[date]:
        return [one.due for one in self.dates if not one.met]

    def original_of(self, due: date | None) -> date | None:
        """Return the first date that the one on `due` had; None where it was never moved."""
        return next((one.original for one in self.dates if one.due == due), None)


def facts(session: Session, ids: Iterable[int]) -> dict[int, Facts]:
    """Read what messages show of the activities `ids`, in a handful of queries.

    They are in the order of their plan, whatever that of `ids` is.
    """
    found: dict[int, Facts] = {}
    for chunk in some_at_a_time(ids):
        found.update(_chunk(session, chunk))
    return found


def facts_of(session: Session, entity_id: int, activity_id: int) -> Facts | None:
    """Return what messages show of an activity of the entity; None where it has none of this
    number."""
    own = select(Activity.id).where(Activity.id == activity_id, Activity.entity_id == entity_id)
    return facts(session, session.scalars(own)).get(activity_id)


# Built once, because every message and every answer asks them.
_IDS: BindParameter[int] = bindparam("ids", expanding=True)
_DOUBTS = PlanFault.kind.in_(PROPOSING), PlanFault.settled_at.is_(None)
_TWIN, _TWINS_PLAN = aliased(Activity), aliased(Plan)
_ACTIVITIES = (
    select(
        Activity.id.label("activity_id"),
        Activity.handle,
        Activity.code,
        Activity.title,
        Activity.product,
        Activity.planned,
        Activity.percent,
        Office.id.label("office_id"),
        Office.name.label("office"),
        Responsibility.duty,
        Part.percent.label("part"),
        Part.status.label("part_status"),
        Plan.title,
        Plan.year,
        exists()
        .where(
            _TWINS_PLAN.entity_id == Activity.entity_id,
            _TWINS_PLAN.id != Activity.plan_id,
            _TWINS_PLAN.closed_at.is_(None),
            _TWIN.plan_id == _TWINS_PLAN.id,
            _TWIN.code == Activity.code,
            _TWIN.withdrawn_at.is_(None),
        )
        .label("has_twin"),
        exists().where(PlanFault.activity_id == Activity.id, *_DOUBTS).label("is_doubted"),
        requests.asks_not_to_count().label("asks_not_to_count"),
    )
    .join(Plan, Plan.id == Activity.plan_id)
    .outerjoin(Responsibility, Responsibility.activity_id == Activity.id)
    .outerjoin(Office, Office.id == Responsibility.office_id)
    .outerjoin(Part, parts.of_responsibility())
    .where(Activity.id.in_(_IDS))
    .order_by(Activity.plan_id, Activity.position, Responsibility.position)
)
_DATES = (
    select(
        Milestone.activity_id, Milestone.id, Milestone.due, Milestone.met, Milestone.original_due
    )
    .where(Milestone.activity_id.in_(_IDS))
    .order_by(Milestone.activity_id, Milestone.ordinal)
)
_SUGGESTED = (
    select(PlanFault.activity_id, PlanFault.suggestion, PlanFault.text)
    .where(PlanFault.activity_id.in_(_IDS), *_DOUBTS)
    .order_by(PlanFault.id)
)
_RECORDER = aliased(Person)
_REPORTS = (
    select(
        *AS_RULE,
        ProgressReport.description,
        ProgressReport.file_name,
        ProgressReport.file_cell,
        ProgressReport.person_id,
        ProgressReport.recorded_by_id,
        ProgressReport.request_id,
        SPOKE_AS,
        reviews.why_returned(FIRST).label("returned"),
        Person.name.label("person"),
        _RECORDER.name.label("recorder"),
        Entity.timezone,
    )
    .join(Entity, Entity.id == ProgressReport.entity_id)
    .outerjoin(Person, Person.id == ProgressReport.person_id)
    .outerjoin(_RECORDER, _RECORDER.id == ProgressReport.recorded_by_id)
    .where(ProgressReport.activity_id.in_(_IDS), ProgressReport.part.is_(False))
    .where(stands())
)


def _chunk(session: Session, ids: Sequence[int]) -> dict[int, Facts]:
    found, doubted = _activities(session, ids)
    dates: dict[int, list[Date]] = {}
    rows = direct(session, _DATES, ids=ids)
    for activity_id, *of_date in rows:
        dates.setdefault(activity_id, []).append(Date(*of_date))
    for activity_id, some in dates.items():
        found[activity_id] = replace(found[activity_id], dates=tuple(some))
    _add_last_words(session, ids, found)
    if doubted:
        _add_suggested(session, doubted, found)
    return found


def _activities(session: Session, ids: Sequence[int]) -> tuple[dict[int, Facts], list[int]]:
    """Read the activities with their offices, and which of them have a day that is doubted."""
    found: dict[int, Facts] = {}
    doubted = set()
    rows = direct(session, _ACTIVITIES, ids=ids)
    for *about, office_id, office, duty, part, says, plan, year, has_twin, is_doubted, asks in rows:
        called = short_plan(plan, year)
        named = called if has_twin else ""
        fresh = replace(Facts(*about), plan=named, of_plan=called, asks_not_to_count=asks)
        one = found.setdefault(fresh.activity_id, fresh)
        if office_id is not None:
            one.offices[office_id] = office
            one.duties[office_id] = duty
        if part is not None or says is Status.NOT_APPLICABLE:
            one.parts[office_id] = part
        if is_doubted:
            doubted.add(one.activity_id)
    return found, sorted(doubted)


def _add_suggested(session: Session, ids: Sequence[int], found: dict[int, Facts]) -> None:
    for activity_id, days, printed in direct(session, _SUGGESTED, ids=ids):
        found[activity_id].suggested.update(
            (date.fromisoformat(day), printed) for day in days.split()
        )


def _add_last_words(session: Session, ids: Sequence[int], found: dict[int, Facts]) -> None:
    reports: dict[int, list[rules.Report]] = {}
    told: dict[int, tuple[str, Author]] = {}
    back: dict[int, str] = {}
    for row in direct(session, _REPORTS, ids=ids):
        reports.setdefault(row.activity_id, []).append(as_rule(row, duty=row.duty))
        told[row.id] = (row.description, _author(row))
        back[row.id] = row.returned or ""
    for activity_id, some in reports.items():
        now = rules.current(some)
        said, former = last_words(now, told), _former(now, some)
        by = None if former is None else told[former.id][1]
        why = "" if now is None else back[now.report.id]
        found[activity_id] = replace(found[activity_id], said=said, former=by, returned=why)


def _former(now: rules.Current | None, reports: Sequence[rules.Report]) -> rules.Report | None:
    """Return which report told the figure before the one that says where an activity stands."""
    if now is None or len(reports) == 1:
        return None
    first = now.report.continues or now.report.id
    before = rules.current(one for one in reports if first not in {one.id, one.continues})
    return None if before is None else before.told


def _author(row: Any) -> Author:
    decided, by_hand = row.request_id is not None, is_by_hand(row.file_cell)
    of_file = bool(row.file_name) and not by_hand
    return Author(
        on=row.as_of,
        person=row.person or (TYPED_BY if by_hand else ""),
        person_id=row.person_id,
        recorded_by=row.recorder or "",
        recorder_id=row.recorded_by_id,
        file=row.file_name if of_file else "",
        loaded=of_file and is_day_of_loading(row.as_of, row.recorded_at, ZoneInfo(row.timezone)),
        decided=decided,
    )


def line(
    context: EntityContext,
    about: Facts,
    *,
    reader: int,
    office_id: int | None = None,
    due: date | None = None,
) -> Line:
    """Return an activity as the person `reader` sees it, with the button that opens its card.

    `office_id` is the office through which it is hers; without it the leading one is named.
    """
    named = office_id if office_id in about.offices else next(iter(about.offices), None)
    supports = named is not None and about.is_supported_by(named)
    shown = due or about.due
    return Line(
        activity_id=about.activity_id,
        handle=about.handle,
        code=about.code,
        title=about.title,
        office=as_office(about.offices[named]) if named is not None else "",
        support=supports,
        lead=as_office(about.lead) if supports else "",
        part=about.parts.get(named) if supports and named is not None else None,
        parts=() if supports else _parts(about),
        due=shown,
        original_due=about.original_of(shown),
        later=tuple(one.due for one in about.dates if shown and not one.met and one.due > shown),
        percent=about.percent,
        said=about.said and about.said.seen_by(reader),
        due_is_suggested=shown in about.suggested,
        plan=about.plan,
        due_printed="" if shown is None else about.suggested.get(shown, ""),
        asks_not_to_count=about.asks_not_to_count,
        returned="" if supports else about.returned,
        closed=about.percent == rules.WHOLE and all(one.met for one in about.dates),
        button=Button(
            label=label(f"{about.handle} ", about, ()),
            ref=context.refs.make(Ref(Does.CARD, about.activity_id)),
        ),
    )


_OF_A_STEP = ("number", "total", "next_on", "escalates_on")


def step_lines(
    context: EntityContext, steps: Iterable[OwedStep], about: dict[int, Facts], *, reader: int
) -> list[Line]:
    """Return the activities of steps that go out as the person `reader` sees them, each with the
    buttons that answer it."""
    return [_of_step(context, step, about[step.activity_id], reader) for step in steps]


def _of_step(context: EntityContext, step: OwedStep, about: Facts, reader: int) -> Line:
    shown = line(context, about, reader=reader, office_id=step.office_id, due=step.due)
    one = shown.model_copy(update={name: getattr(step, name) for name in _OF_A_STEP})
    return one.model_copy(update={"answers": offered.answers(context.refs, one)})


def plans_of(lines: Iterable[Line], about: dict[int, Facts]) -> tuple[str, ...]:
    """Return the short names of the plans of some activities, each once."""
    return tuple(dict.fromkeys(about[one.activity_id].of_plan for one in lines))


def urgency(one: Line) -> tuple[date, bool, int]:
    """Order lines by their dates, so that what is overdue is first; what is led before the rest."""
    return one.due or date.max, one.support, one.activity_id


def _parts(about: Facts) -> tuple[OfficePart, ...]:
    told = about.parts.items()
    return tuple(
        OfficePart(office=as_office(about.offices[one]), percent=percent) for one, percent in told
    )

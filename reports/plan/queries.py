"""What a digest needs of the plans: one query per table, however long the plans are.

Everything is read as it was known at the instant that is asked about.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Select, and_, func, or_, select, true
from sqlalchemy.orm import Session, aliased

from core import rules
from core.grouping import grouped
from core.last_words import TYPED_BY, Author, deciders, is_by_hand, is_day_of_loading
from core.words import Duty, RequestKind, SourceKind
from models.answers import reviews, rulings
from models.answers.requests import Request
from models.answers.reviews import Review, ReviewRow
from models.inbox import Inbound
from models.organisation import Entity, Office, Person, office_named
from models.owed import TickRun
from models.plan import Activity, Milestone, Plan, PlanFault, Responsibility
from models.progress import SPOKE_AS, ProgressReport, Retraction, as_rule
from models.staff import office_moves
from plans.faults import PROPOSING


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """An activity of an open plan; `asks_not_to_count`: its office had asked that, undecided."""

    id: int
    plan_id: int
    plan_title: str
    plan_year: int | None
    handle: str
    code: str | None
    component: str
    subcomponent: str
    title: str
    product: str
    due_text: str
    added_at: datetime
    asks_not_to_count: bool = False


@dataclass(frozen=True, slots=True)
class MilestoneRow:
    """One of the dates of an activity; `printed`: it is only suggested, in place of what is."""

    ordinal: int
    total: int
    due: date
    original: date | None = None
    printed: str | None = None


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """An office under the name that it has; a `collective` was not told which offices it is."""

    id: int
    name: str
    collective: bool = False


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report, who made it (a file has no `person`) of which `office`, under the name of its time,
    and who took it back when.

    `words` are what she said of the work: none beside a bare figure, none of a file.
    `of_file`: a file says it, and planning did not type it; `loaded` as in an Author. `reviews` is
    what control judged of it, the oldest first.
    """

    report: rules.Report
    description: str
    from_file: bool
    words: str
    person: str
    place: str
    recorded_by: str
    retracted_at: datetime | None
    retracted_by: str
    retracted_through: str
    office: str = ""
    decided: bool = False
    of_file: bool = False
    loaded: bool = False
    reviews: tuple[ReviewRow, ...] = ()

    @property
    def author(self) -> Author:
        """Who said it, and the day it speaks of."""
        return Author(
            on=self.report.as_of,
            person=self.person,
            recorded_by=self.recorded_by,
            file=self.place if self.of_file else "",
            loaded=self.of_file and self.loaded,
            decided=self.decided,
        )


def _open(entity_id: int, now: datetime, since: datetime | None = None) -> ColumnElement[bool]:
    since = since or now
    return and_(
        Plan.entity_id == entity_id,
        Plan.loaded_at <= now,
        or_(Plan.closed_at.is_(None), Plan.closed_at > since),
        Activity.added_at <= now,
        or_(Activity.withdrawn_at.is_(None), Activity.withdrawn_at > since),
    )


def open_ids(
    entity_id: int,
    now: datetime,
    since: datetime | None = None,
    only: Collection[int] | None = None,
) -> Select[int]:
    """Return the query for the ids of the activities of open plans, as they were at `now`, or at
    any instant from `since` to then; with `only` of these alone."""
    joined = select(Activity.id).join(Plan, Plan.id == Activity.plan_id)
    return joined.where(_open(entity_id, now, since), _among(only))


def _among(only: Collection[int] | None) -> ColumnElement[bool]:
    return true() if only is None else Activity.id.in_(only)


def entity(session: Session, entity_id: int, now: datetime) -> tuple[str, bool, datetime | None]:
    """Return the entity's name, whether it has left the trial mode, and when the clock last ran."""
    ticked = select(func.max(TickRun.at)).where(TickRun.entity_id == entity_id, TickRun.at <= now)
    row = session.execute(
        select(Entity.name, Entity.live_since, ticked.scalar_subquery().label("ticked")).where(
            Entity.id == entity_id
        )
    ).one()
    return row.name, row.live_since is not None, row.ticked


def activities(
    session: Session, entity_id: int, now: datetime, only: Collection[int] | None = None
) -> list[ActivityRow]:
    """Return the activities of the open plans in the order of their files; with `only` of these
    ids, here and below."""
    asked = select(Request.id).where(
        Request.activity_id == Activity.id,
        Request.kind == RequestKind.NOT_APPLICABLE,
        Request.recorded_at <= now,
        rulings.undecided(now),
    )
    rows = session.execute(
        select(
            Activity.id,
            Activity.plan_id,
            Plan.title.label("plan_title"),
            Plan.year.label("plan_year"),
            Activity.handle,
            Activity.code,
            Activity.component,
            Activity.subcomponent,
            Activity.title,
            Activity.product,
            Activity.due_text,
            Activity.added_at,
            asked.exists().label("asks_not_to_count"),
        )
        .join(Plan, Plan.id == Activity.plan_id)
        .where(_open(entity_id, now), _among(only))
        .order_by(Activity.plan_id, Activity.position)
    )
    return [ActivityRow(**row._asdict()) for row in rows]


def milestones(
    session: Session, entity_id: int, now: datetime, only: Collection[int] | None = None
) -> dict[int, list[MilestoneRow]]:
    """Return the dates of each activity, in their order."""
    rows = session.execute(
        select(
            Milestone.activity_id,
            Milestone.ordinal,
            Milestone.total,
            Milestone.due,
            Milestone.original_due,
        )
        .where(Milestone.activity_id.in_(open_ids(entity_id, now, only=only)))
        .order_by(Milestone.activity_id, Milestone.ordinal)
    )
    suggested = _suggested(session, entity_id, now, only)
    found = defaultdict(list)
    for activity_id, ordinal, total, due, original in rows:
        printed = suggested.get((activity_id, due))
        found[activity_id].append(MilestoneRow(ordinal, total, due, original, printed))
    return found


def _suggested(
    session: Session, entity_id: int, now: datetime, only: Collection[int] | None
) -> dict[tuple[int | None, date], str]:
    """Return what is printed for the days of activities that nobody has confirmed yet."""
    rows = session.execute(
        select(PlanFault.activity_id, PlanFault.suggestion, PlanFault.text)
        .where(
            PlanFault.activity_id.in_(open_ids(entity_id, now, only=only)),
            PlanFault.kind.in_(PROPOSING),
            or_(PlanFault.settled_at.is_(None), PlanFault.settled_at > now),
        )
        .order_by(PlanFault.id)
    )
    return {
        (activity_id, date.fromisoformat(day)): printed
        for activity_id, days, printed in rows
        for day in days.split()
    }


def offices(session: Session, entity_id: int, now: datetime | None = None) -> dict[int, OfficeRow]:
    """Return, for the id of every office, the one that answers for it now, or did at `now`."""
    found = office_moves.answering(session, entity_id, now)
    return {one: OfficeRow(*answers) for one, answers in found.items()}


def responsibilities(
    session: Session, entity_id: int, now: datetime, only: Collection[int] | None = None
) -> dict[int, list[tuple[int, Duty]]]:
    """Return the offices of each activity with their duty, the leading one first."""
    rows = session.execute(
        select(Responsibility.activity_id, Responsibility.office_id, Responsibility.duty)
        .where(Responsibility.activity_id.in_(open_ids(entity_id, now, only=only)))
        .order_by(Responsibility.activity_id, Responsibility.position)
    )
    found = defaultdict(list)
    for activity_id, office_id, duty in rows:
        found[activity_id].append((office_id, duty))
    for list_ in found.values():
        list_.sort(key=lambda pair: pair[1] is not Duty.LEAD)
    return found


_BY, _RECORDER, _UNDONE_BY = aliased(Person), aliased(Person), aliased(Person)
_UNDONE_IN = aliased(Inbound)


def reports(
    session: Session,
    entity_id: int,
    now: datetime,
    since: datetime | None = None,
    *,
    decided_by: Sequence[str],
    only: Collection[int] | None = None,
) -> dict[int, list[ReportRow]]:
    """Return what was said up to `now` of what is open, or was `since` an instant; oldest first.

    `decided_by` are the roles that decide on requests.
    """
    found = defaultdict(list)
    of_open = open_ids(entity_id, now, since, only)
    judged = _judged(session, entity_id, now, of_open)
    rows = session.execute(_said(now, of_open))
    for said, duty, person, recorded_by, retracted_at, retracted_by, through, zone, office in rows:
        found[said.activity_id].append(
            ReportRow(
                report=as_rule(said, duty=duty, undone=retracted_at is not None),
                description=said.description,
                from_file=said.source is SourceKind.FILE,
                words=said.description if said.source is SourceKind.MESSAGE else "",
                person=person or _unnamed(said, deciders(decided_by)),
                of_file=said.source is SourceKind.FILE and not is_by_hand(said.file_cell),
                loaded=is_day_of_loading(said.as_of, said.recorded_at, ZoneInfo(zone)),
                decided=said.request_id is not None,
                recorded_by=recorded_by or "",
                place=_place(said),
                retracted_at=retracted_at,
                retracted_by=retracted_by or "",
                retracted_through=through or "",
                reviews=tuple(judged.get(said.continues or said.id, ())),
                office=office or "",
            )
        )
    return found


def _judged(
    session: Session, entity_id: int, now: datetime, of_open: Select[int]
) -> dict[int, list[ReviewRow]]:
    """Return what control had judged by an instant, by the first report of each chain."""
    theirs = Review.activity_id.in_(of_open)
    rows = reviews.of_entity(session, entity_id, theirs, Review.recorded_at <= now)
    return grouped((one.report_id, one) for one in rows)


def _said(now: datetime, of_open: Select[int]) -> Select[*tuple[Any, ...]]:
    return (
        select(
            ProgressReport,
            SPOKE_AS,
            _BY.name.label("person"),
            _RECORDER.name.label("recorder"),
            Retraction.recorded_at.label("retracted_at"),
            _UNDONE_BY.name.label("retracted_by"),
            _UNDONE_IN.channel.label("retracted_through"),
            Entity.timezone,
            Office.name.label("office"),
        )
        .join(Entity, Entity.id == ProgressReport.entity_id)
        .outerjoin(Office, Office.id == office_named(ProgressReport.office_id))
        .outerjoin(_BY, _BY.id == ProgressReport.person_id)
        .outerjoin(_RECORDER, _RECORDER.id == ProgressReport.recorded_by_id)
        .outerjoin(
            Retraction,
            and_(Retraction.report_id == ProgressReport.id, Retraction.recorded_at <= now),
        )
        .outerjoin(_UNDONE_BY, _UNDONE_BY.id == Retraction.person_id)
        .outerjoin(_UNDONE_IN, _UNDONE_IN.id == Retraction.inbound_id)
        .where(
            ProgressReport.activity_id.in_(of_open),
            ProgressReport.recorded_at <= now,
        )
        .order_by(ProgressReport.recorded_at, ProgressReport.id)
    )


def _unnamed(said: ProgressReport, decided_by: str) -> str:
    if said.request_id:
        return decided_by
    return TYPED_BY if is_by_hand(said.file_cell) else ""


def _place(said: ProgressReport) -> str:
    return "cli" if is_by_hand(said.file_cell) else said.file_name or said.channel

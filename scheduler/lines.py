"""One activity as a message shows it: read for many activities at once, then worded per reader."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from itertools import islice

from sqlalchemy import BindParameter, bindparam, exists, select
from sqlalchemy.orm import Session, aliased

from core.messages import Button, Line
from core.refs import Ref
from core.words import Duty, SourceKind
from models.organisation import Office, Person
from models.plan import Activity, Milestone, PlanFault, Responsibility
from models.progress import ProgressReport, Retraction
from models.session import direct
from plans.faults import PROPOSING
from scheduler.context import EntityContext

_AT_ONCE = 5_000  # SQLite takes at most 32,766 values in one statement


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

    `said_by` is the person whose report holds (none where the figure is a file's), `recorded_by`
    who wrote it down for her, `words_by` the person whose words are shown, which may be older.
    `suggested` are the days that nobody has decided yet, each with what the plan prints.
    """

    activity_id: int
    handle: str
    code: str | None
    title: str
    product: str
    planned: int | None
    percent: Decimal | None
    words: str
    duties: dict[int, Duty] = field(default_factory=dict)
    offices: dict[int, str] = field(default_factory=dict)
    dates: tuple[Date, ...] = ()
    said_by: tuple[int, str] | None = None
    said_on: date | None = None
    recorded_by: tuple[int, str] | None = None
    words_by: tuple[int, str] | None = None
    suggested: dict[date, str] = field(default_factory=dict)

    @property
    def due(self) -> date | None:
        """Return the earliest date that is still open, else the last one, else None."""
        still_open = [one.due for one in self.dates if not one.met]
        if still_open:
            return min(still_open)
        return max((one.due for one in self.dates), default=None)

    def original_of(self, due: date | None) -> date | None:
        """Return the first date that the one on `due` had; None where it was never moved."""
        return next((one.original for one in self.dates if one.due == due), None)


def facts(session: Session, context: EntityContext, ids: Iterable[int]) -> dict[int, Facts]:
    """Read what messages show of the activities `ids`, in a handful of queries."""
    found: dict[int, Facts] = {}
    wanted = iter(sorted(set(ids)))
    while chunk := list(islice(wanted, _AT_ONCE)):
        found.update(_chunk(session, context, chunk))
    return found


# Built once, because every message and every answer asks them.
_IDS: BindParameter[int] = bindparam("ids", expanding=True)
_DOUBTS = PlanFault.kind.in_(PROPOSING), PlanFault.settled_at.is_(None)
_ACTIVITIES = (
    select(
        Activity.id.label("activity_id"),
        Activity.handle,
        Activity.code,
        Activity.title,
        Activity.product,
        Activity.planned,
        Activity.percent,
        Activity.description.label("words"),
        Office.id.label("office_id"),
        Office.name.label("office"),
        Responsibility.duty,
        exists().where(PlanFault.activity_id == Activity.id, *_DOUBTS).label("is_doubted"),
    )
    .outerjoin(Responsibility, Responsibility.activity_id == Activity.id)
    .outerjoin(Office, Office.id == Responsibility.office_id)
    .where(Activity.id.in_(_IDS))
    .order_by(Responsibility.position)
)
_DATES = (
    select(
        Milestone.activity_id, Milestone.id, Milestone.due, Milestone.met, Milestone.original_due
    )
    .where(Milestone.activity_id.in_(_IDS))
    .order_by(Milestone.activity_id, Milestone.ordinal)
)
_SUGGESTED = select(PlanFault.activity_id, PlanFault.suggestion, PlanFault.text).where(
    PlanFault.activity_id.in_(_IDS), *_DOUBTS
)
_RECORDER = aliased(Person)
_SAID = (
    select(
        ProgressReport.activity_id,
        ProgressReport.recorded_at,
        ProgressReport.description != "",
        ProgressReport.recorded_at == Activity.reported_at,
        Person.id,
        Person.name,
        _RECORDER.id,
        _RECORDER.name,
    )
    .join(Activity, Activity.id == ProgressReport.activity_id)
    .join(Person, Person.id == ProgressReport.person_id)
    .outerjoin(_RECORDER, _RECORDER.id == ProgressReport.recorded_by_id)
    .outerjoin(Retraction, Retraction.report_id == ProgressReport.id)
    .where(
        ProgressReport.activity_id.in_(_IDS),
        ProgressReport.source == SourceKind.MESSAGE,
        Retraction.id.is_(None),
    )
    .order_by(ProgressReport.as_of, ProgressReport.recorded_at, ProgressReport.id)
)


def _chunk(session: Session, context: EntityContext, ids: Sequence[int]) -> dict[int, Facts]:
    found, doubted = _activities(session, ids)
    dates: dict[int, list[Date]] = {}
    rows = direct(session, _DATES, ids=ids)
    for activity_id, *of_date in rows:
        dates.setdefault(activity_id, []).append(Date(*of_date))
    for activity_id, some in dates.items():
        found[activity_id] = replace(found[activity_id], dates=tuple(some))
    _add_last_said(session, context, ids, found)
    if doubted:
        _add_suggested(session, doubted, found)
    return found


def _activities(session: Session, ids: Sequence[int]) -> tuple[dict[int, Facts], list[int]]:
    """Read the activities with their offices, and which of them have a day that is doubted."""
    found: dict[int, Facts] = {}
    doubted = set()
    for *about, office_id, office, duty, is_doubted in direct(session, _ACTIVITIES, ids=ids):
        one = found.setdefault(about[0], Facts(*about))
        if office_id is not None:
            one.offices[office_id] = office
            one.duties[office_id] = duty
        if is_doubted:
            doubted.add(one.activity_id)
    return found, sorted(doubted)


def _add_suggested(session: Session, ids: Sequence[int], found: dict[int, Facts]) -> None:
    for activity_id, days, printed in direct(session, _SUGGESTED, ids=ids):
        found[activity_id].suggested.update(
            (date.fromisoformat(day), printed) for day in days.split()
        )


def _add_last_said(
    session: Session, context: EntityContext, ids: Sequence[int], found: dict[int, Facts]
) -> None:
    rows = direct(session, _SAID, ids=ids)
    for activity_id, at, described, holds, *people in rows:
        by, recorder = (people[0], people[1]), (people[2], people[3])
        if described:
            found[activity_id] = replace(found[activity_id], words_by=by)
        if holds:
            found[activity_id] = replace(
                found[activity_id],
                said_by=by,
                said_on=context.today(at),
                recorded_by=None if recorder[0] is None else recorder,
            )


def line(
    context: EntityContext,
    about: Facts,
    *,
    reader: int,
    office_id: int | None = None,
    due: date | None = None,
    number: int | None = None,
    total: int | None = None,
    next_on: date | None = None,
    escalates_on: date | None = None,
) -> Line:
    """Return an activity as the person `reader` sees it, with the button that opens its card.

    `office_id` is the office through which it is hers; without it the leading one is named.
    """
    named = office_id if office_id in about.offices else next(iter(about.offices), None)
    said_by = _other(about.said_by, reader)
    others_words = about.said_by is not None and about.words_by not in {None, about.said_by}
    shown = due or about.due
    return Line(
        activity_id=about.activity_id,
        handle=about.handle,
        code=about.code,
        title=about.title,
        office=about.offices[named] if named is not None else "",
        support=named is not None and about.duties[named] is Duty.SUPPORT,
        due=shown,
        original_due=about.original_of(shown),
        percent=about.percent,
        words=about.words,
        said_by=said_by,
        said_on=about.said_on,
        recorded_by=_other(about.recorded_by, reader),
        words_by=about.words_by[1] if others_words and about.words_by else "",
        number=number,
        total=total,
        next_on=next_on,
        escalates_on=escalates_on,
        due_is_suggested=shown in about.suggested,
        due_printed="" if shown is None else about.suggested.get(shown, ""),
        button=Button(label=about.handle, ref=context.refs.make(Ref("card", about.activity_id))),
    )


def _other(person: tuple[int, str] | None, reader: int) -> str:
    """Return a person's name, nothing where it is the reader herself or nobody."""
    return "" if person is None or person[0] == reader else person[1]

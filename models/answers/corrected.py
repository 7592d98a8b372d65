"""What people reported and took back, and how a person's plan stood when she wrote a message."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from core import rules
from core.words import Duty, SourceKind, Status
from models.answers.met import milestone_is_met
from models.inbox import Inbound
from models.organisation import Membership, Person
from models.outbox import OutboxItem
from models.plan import Activity, Milestone, Plan, Responsibility
from models.progress import AS_RULE, SPOKE_AS, ProgressReport, Retraction, as_rule

COMMAND_LINE = "cli"  # the channel of what a technician writes down


@dataclass(frozen=True, slots=True)
class ReportThen:
    """A report out of a message; `first` is the one that it continues, or itself.

    `by_others`: somebody wrote it down for the person who spoke.
    """

    id: int
    first: int
    inbound_id: int
    ordinal: int
    activity_id: int
    person_id: int
    percent: Decimal | None
    status: Status
    as_of: date
    recorded_at: datetime
    by_others: bool
    retracted: bool

    @property
    def figure(self) -> tuple[Decimal | None, Status]:
        """What it says of the activity."""
        return self.percent, self.status


@dataclass(frozen=True, slots=True)
class Written:
    """A message that came in, with its payload as it was stored."""

    id: int
    channel: str
    sender: str
    payload: dict[str, Any]


@dataclass(frozen=True, slots=True)
class ActivityThen:
    """An activity as it was when a message came in; its texts and dates are those of today."""

    id: int
    handle: str
    title: str
    product: str
    due: date | None
    percent: Decimal | None
    planned: int | None
    done: bool


def told(session: Session, entity_id: int) -> list[ReportThen]:
    """Return all that people reported, in its order."""
    columns: tuple[Any, ...] = (
        ProgressReport.id,
        func.coalesce(ProgressReport.continues, ProgressReport.id),
        ProgressReport.inbound_id,
        ProgressReport.ordinal,
        ProgressReport.activity_id,
        ProgressReport.person_id,
        ProgressReport.percent,
        ProgressReport.status,
        ProgressReport.as_of,
        ProgressReport.recorded_at,
        or_(ProgressReport.recorded_by_id.is_not(None), ProgressReport.channel == COMMAND_LINE),
        Retraction.id.is_not(None),
    )
    rows = session.execute(
        select(*columns)
        .outerjoin(Retraction, Retraction.report_id == ProgressReport.id)
        .where(ProgressReport.entity_id == entity_id, ProgressReport.source == SourceKind.MESSAGE)
        .order_by(ProgressReport.id)
    )
    return [ReportThen(*row) for row in rows]


def confirmations(session: Session, entity_id: int) -> list[OutboxItem]:
    """Return the questions whether a figure is right, as put to people in their own chats."""
    query = select(OutboxItem).where(
        OutboxItem.entity_id == entity_id,
        OutboxItem.kind == "question",
        OutboxItem.content["name"].as_string() == "confirm",
        OutboxItem.person_id.is_not(None),
    )
    return list(session.scalars(query.order_by(OutboxItem.id)))


def message(session: Session, inbound_id: int) -> Written | None:
    """Return a message; None where what it said is kept no more."""
    row = session.execute(_messages().where(Inbound.id == inbound_id)).one_or_none()
    return Written(*row) if row is not None and row.payload else None


def next_message(session: Session, person_id: int, after: int) -> Written | None:
    """Return what a person said next after the message `after`."""
    later = _messages().where(Inbound.person_id == person_id, Inbound.id > after)
    row = session.execute(later.order_by(Inbound.id).limit(1)).one_or_none()
    return Written(*row) if row is not None and row.payload else None


def _messages() -> Any:
    return select(Inbound.id, Inbound.channel, Inbound.sender, Inbound.payload)


def shown_before(
    session: Session, person_id: int, channel: str, at: datetime, kinds: Collection[str] = ()
) -> OutboxItem | None:
    """Return what was sent to a person last before an instant, of all kinds or of these."""
    query = select(OutboxItem).where(
        OutboxItem.person_id == person_id,
        OutboxItem.channel == channel,
        OutboxItem.sent_at <= at,
    )
    if kinds:
        query = query.where(OutboxItem.kind.in_(kinds))
    newest = query.order_by(OutboxItem.sent_at.desc(), OutboxItem.id.desc())
    return session.scalars(newest.limit(1)).one_or_none()


def plan_then(session: Session, person_id: int, before: int, at: datetime) -> list[ActivityThen]:
    """Return the activities of a person's offices as they stood before the message `before`.

    Her offices, and what is in the plans but for what came or went since, are those of today.
    """
    rows = session.execute(
        select(Activity, Responsibility.duty, Responsibility.office_id)
        .join(Responsibility, Responsibility.activity_id == Activity.id)
        .join(Membership, Membership.office_id == Responsibility.office_id)
        .join(Plan, Plan.id == Activity.plan_id)
        .where(
            Membership.person_id == person_id,
            Activity.added_at <= at,
            or_(Activity.withdrawn_at.is_(None), Activity.withdrawn_at > at),
            or_(Plan.closed_at.is_(None), Plan.closed_at > at),
        )
        .order_by(Responsibility.duty == Duty.SUPPORT, Responsibility.position)
    )
    hers: dict[int, tuple[Activity, int | None]] = {}
    for activity, duty, office_id in rows:
        hers.setdefault(activity.id, (activity, office_id if duty is Duty.SUPPORT else None))
    reports, dates = _reports(session, hers, before, at), _dates(session, hers)
    found = [
        _stood(activity, reports[one], dates[one], part_of)
        for one, (activity, part_of) in hers.items()
    ]
    return sorted(found, key=lambda one: (one.due or date.max, one.id))


def names(session: Session, entity_id: int) -> list[str]:
    """Return the names of all people of an entity, of those who left too."""
    return list(session.scalars(select(Person.name).where(Person.entity_id == entity_id)))


def _stood(
    activity: Activity,
    reports: list[rules.Report],
    dates: list[Milestone],
    part_of: int | None,
) -> ActivityThen:
    current = rules.current(reports) if part_of is None else rules.parts(reports).get(part_of)
    percent = None if current is None else current.percent
    status = None if current is None else current.report.status
    still_open = [
        one.due
        for one in dates
        if not milestone_is_met(
            current, ordinal=one.ordinal, total=one.total, due=one.due, from_file=()
        )
    ]
    due = next(iter(still_open), dates[-1].due if dates else None)
    done = rules.activity_done(percent, status)
    return ActivityThen(
        activity.id, activity.handle, activity.title, activity.product, due, percent,
        activity.planned, done,
    )  # fmt: skip


def _reports(
    session: Session, ids: Collection[int], before: int, at: datetime
) -> dict[int, list[rules.Report]]:
    """Return what had been reported of activities before a message, and not taken back by then."""
    undone = and_(Retraction.id.is_not(None), Retraction.inbound_id < before)
    rows = session.execute(
        select(*AS_RULE, SPOKE_AS, undone.label("undone"))
        .outerjoin(Retraction, Retraction.report_id == ProgressReport.id)
        .where(
            ProgressReport.activity_id.in_(ids),
            or_(
                ProgressReport.inbound_id < before,
                and_(ProgressReport.inbound_id.is_(None), ProgressReport.recorded_at <= at),
            ),
        )
    )
    found = defaultdict[int, list[rules.Report]](list)
    for row in rows:
        found[row.activity_id].append(as_rule(row, duty=row.duty, undone=bool(row.undone)))
    return found


def _dates(session: Session, ids: Collection[int]) -> dict[int, list[Milestone]]:
    query = select(Milestone).where(Milestone.activity_id.in_(ids)).order_by(Milestone.ordinal)
    found = defaultdict[int, list[Milestone]](list)
    for one in session.scalars(query):
        found[one.activity_id].append(one)
    return found

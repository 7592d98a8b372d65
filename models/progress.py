"""What people said: reports (append-only), retractions, and the current figure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Index,
    UniqueConstraint,
    bindparam,
    insert,
    select,
    update,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from core import rules
from core.words import Duty, SourceKind, Status
from models import disagreements
from models.base import Base, EntityId, Id, Percent, later_ref, ref, words
from models.plan import Activity, Milestone, Responsibility
from models.session import direct, writes_alone


class ProgressReport(Base):
    """A percentage, a status and a description, by one person or from one cell; never changed.

    `as_of` is the day it speaks of. Its source is an inbound message and the words in it, or a
    file and the cell: the check makes a report without a source impossible. `recorded_by_id` is who
    wrote it down for the person who spoke (a telephone call, a memo), None when she wrote herself.
    A row that `continues` a report stands in its place: the same figure with more words, or what
    she corrected; `added` is what its own message says of the work, where the whole says more.
    """

    __tablename__ = "progress_report"
    __table_args__ = (
        CheckConstraint("percent BETWEEN 0 AND 10000", name="percent_in_range"),
        CheckConstraint(
            "(source = 'message' AND inbound_id IS NOT NULL AND words IS NOT NULL"
            " AND person_id IS NOT NULL)"
            " OR (source = 'file' AND file_name IS NOT NULL AND file_cell IS NOT NULL)",
            name="every_report_has_a_source",
        ),
        CheckConstraint(
            "status <> 'not_applicable' OR percent IS NULL", name="not_applicable_has_no_percent"
        ),
        CheckConstraint(
            "status <> 'done' OR (percent IS NOT NULL AND percent = 10000)",
            name="done_is_one_hundred",
        ),
        Index("ix_report_of_activity", "activity_id", "recorded_at"),
        Index("ix_report_in_time", "entity_id", "recorded_at"),
        UniqueConstraint("inbound_id", "activity_id", "ordinal"),
    )

    id: Mapped[Id]
    entity_id: Mapped[EntityId]
    activity_id: Mapped[int] = ref("activity")
    person_id: Mapped[int | None] = ref("person", index=True)
    office_id: Mapped[int | None] = ref("office")
    channel: Mapped[str]
    percent: Mapped[Decimal | None] = mapped_column(Percent())
    status: Mapped[Status] = mapped_column(words(Status))
    description: Mapped[str]
    as_of: Mapped[date]
    recorded_at: Mapped[datetime]
    source: Mapped[SourceKind] = mapped_column(words(SourceKind))
    inbound_id: Mapped[int | None] = ref("inbound")
    ordinal: Mapped[int] = mapped_column(default=0)
    words: Mapped[str | None]
    file_name: Mapped[str | None]
    file_cell: Mapped[str | None]
    recorded_by_id: Mapped[int | None] = later_ref("person")
    continues: Mapped[int | None] = later_ref("progress_report")
    added: Mapped[str | None]


class Retraction(Base):
    """A report taken back by a person: a row of its own, the report stays."""

    __tablename__ = "retraction"
    __table_args__ = (UniqueConstraint("report_id"),)

    id: Mapped[Id]
    entity_id: Mapped[EntityId]
    report_id: Mapped[int] = ref("progress_report")
    person_id: Mapped[int] = ref("person")
    inbound_id: Mapped[int] = ref("inbound")
    recorded_at: Mapped[datetime]


@dataclass(frozen=True, slots=True)
class Said:
    """What one person said of one activity in one message; `words` are the figure's own words."""

    activity_id: int
    person_id: int
    office_id: int | None
    channel: str
    percent: Decimal | None
    status: Status
    description: str
    words: str
    inbound_id: int
    ordinal: int
    as_of: date
    recorded_by_id: int | None = None
    continues: int | None = None
    added: str | None = None


# Built once, because they are executed for every report.
_INSERT = insert(ProgressReport).returning(ProgressReport.id)
_LOCK = (
    select(Activity.id)
    .where(Activity.id == bindparam("activity_id"))
    .with_for_update(key_share=True)
)
# What the office that spoke is to the activity; nothing where it is not of it any more.
SPOKE_AS = (
    select(Responsibility.duty)
    .where(
        Responsibility.activity_id == ProgressReport.activity_id,
        Responsibility.office_id == ProgressReport.office_id,
    )
    .scalar_subquery()
    .label("duty")
)
_REPORTS = (
    select(
        ProgressReport.id,
        ProgressReport.as_of,
        ProgressReport.recorded_at,
        ProgressReport.percent,
        ProgressReport.status,
        ProgressReport.continues,
        ProgressReport.office_id,
        ProgressReport.description,
        ProgressReport.source,
        Retraction.id.label("retraction"),
        SPOKE_AS,
    )
    .outerjoin(Retraction, Retraction.report_id == ProgressReport.id)
    .where(ProgressReport.activity_id == bindparam("activity_id"))
)
_COPY = update(Activity).where(Activity.id == bindparam("activity_id"))
_MILESTONES = select(
    Milestone.id, Milestone.ordinal, Milestone.total, Milestone.due, Milestone.met
).where(Milestone.activity_id == bindparam("activity_id"))
_MEET = update(Milestone).where(Milestone.id == bindparam("milestone_id"))


def record(session: Session, entity_id: int, said: Said, now: datetime) -> int:
    """Add a report and bring the activity's current figure up to date; return the report's id."""
    report_id = direct(
        session,
        _INSERT,
        entity_id=entity_id,
        activity_id=said.activity_id,
        person_id=said.person_id,
        office_id=said.office_id,
        channel=said.channel,
        percent=said.percent,
        status=said.status,
        description=said.description,
        words=said.words,
        inbound_id=said.inbound_id,
        ordinal=said.ordinal,
        as_of=said.as_of,
        recorded_by_id=said.recorded_by_id,
        continues=said.continues,
        added=said.added,
        recorded_at=now,
        source=SourceKind.MESSAGE,
    ).scalar_one()
    refresh(session, said.activity_id)
    return int(report_id)


def retract(
    session: Session,
    entity_id: int,
    report_id: int,
    *,
    person_id: int,
    inbound_id: int,
    now: datetime,
) -> None:
    """Take a report back and bring the activity's current figure up to date."""
    activity_id = session.scalars(
        select(ProgressReport.activity_id).where(ProgressReport.id == report_id)
    ).one()
    session.execute(
        insert(Retraction).values(
            entity_id=entity_id,
            report_id=report_id,
            person_id=person_id,
            inbound_id=inbound_id,
            recorded_at=now,
        )
    )
    refresh(session, activity_id)


@dataclass(frozen=True, slots=True)
class _Row:
    report: rules.Report
    description: str
    source: SourceKind


def refresh(session: Session, activity_id: int) -> None:
    """Derive the current figure of an activity from its reports, and which milestones it meets.

    The copies on `Activity` and `Milestone` are kept in the transaction of whatever changes them.
    An empty description never erases an earlier one.
    """
    _hold_still(session, activity_id)
    rows = _rows(session, activity_id)
    current = rules.current(row.report for row in rows)
    described = [row for row in rows if row.description and not row.report.undone]
    described.sort(key=lambda row: (row.report.as_of, row.report.recorded_at, row.report.id))
    direct(
        session,
        _COPY,
        activity_id=activity_id,
        percent=current.percent if current else None,
        status=current.report.status if current else None,
        description=described[-1].description if described else "",
        reported_at=current.report.recorded_at if current else None,
    )
    from_file = {row.report.id for row in rows if row.source is SourceKind.FILE}
    _refresh_milestones(session, activity_id, current, from_file)
    if any(row.report.duty is Duty.SUPPORT for row in rows):
        reports = [row.report for row in rows]
        disagreements.settle(session, activity_id, rules.disagreements(reports))


def said_last(session: Session, activity_id: int) -> int | None:
    """Return what was said last of an activity, and let nobody add to it before the commit."""
    _hold_still(session, activity_id)
    standing = [row.report for row in _rows(session, activity_id) if not row.report.undone]
    newest = max(standing, key=lambda one: (one.as_of, one.recorded_at, one.id), default=None)
    return None if newest is None else newest.id


def figure_without(session: Session, activity_id: int, report_id: int) -> Decimal | None:
    """Return the percentage that would hold if a report, and what continues it, were not there."""
    others = (
        row.report
        for row in _rows(session, activity_id)
        if report_id not in {row.report.id, row.report.continues}
    )
    current = rules.current(others)
    return None if current is None else current.percent


def _hold_still(session: Session, activity_id: int) -> None:
    # Two people who report at once: the second reads what the first has said, or the copy would
    # lose it. Not a full lock: that would wait for every insert that names the activity.
    if not writes_alone(session):
        direct(session, _LOCK, activity_id=activity_id)


def as_rule(row: Any, *, duty: Duty | None, undone: bool = False) -> rules.Report:
    """Return a row of reports as the rules see it; `duty` is what SPOKE_AS says of it."""
    return rules.Report(
        id=row.id,
        as_of=row.as_of,
        recorded_at=row.recorded_at,
        percent=row.percent,
        status=row.status,
        undone=undone,
        continues=row.continues,
        office_id=row.office_id,
        duty=duty,
    )


def open_dates(
    session: Session, activity_id: int, *, without: int | None = None
) -> list[rules.OpenDate]:
    """Return the dates that are not met, in their order; as if the report `without`, and what
    continues it, were not there."""
    rows = [
        row
        for row in _rows(session, activity_id)
        if without is None or without not in {row.report.id, row.report.continues}
    ]
    current = rules.current(row.report for row in rows)
    from_file = {row.report.id for row in rows if row.source is SourceKind.FILE}
    found = direct(session, _MILESTONES, activity_id=activity_id).all()
    return [
        rules.OpenDate(milestone.ordinal, milestone.total, milestone.due)
        for milestone in sorted(found, key=lambda one: one.ordinal)
        if not _is_met(milestone, current, from_file)
    ]


def _rows(session: Session, activity_id: int) -> list[_Row]:
    found = direct(session, _REPORTS, activity_id=activity_id)
    return [
        _Row(
            as_rule(row, duty=row.duty, undone=row.retraction is not None),
            row.description,
            row.source,
        )
        for row in found
    ]


def milestone_is_met(
    current: rules.Current | None, *, ordinal: int, total: int, due: date, from_file: bool
) -> bool:
    """Tell whether a milestone needs no more reminders.

    A file's "N/A" says that nothing was due by its cut-off, so it closes only dates up to then; a
    person's "no aplica" closes the activity.
    """
    if current is None:
        return False
    status = current.report.status
    if status is Status.NOT_APPLICABLE and from_file:
        return due <= current.report.as_of
    return rules.milestone_met(ordinal=ordinal, of=total, percent=current.percent, status=status)


def _refresh_milestones(
    session: Session, activity_id: int, current: rules.Current | None, from_file: set[int]
) -> None:
    for milestone in direct(session, _MILESTONES, activity_id=activity_id).all():
        met = _is_met(milestone, current, from_file)
        if met is not milestone.met:
            direct(session, _MEET, milestone_id=milestone.id, met=met)


def _is_met(milestone: Any, current: rules.Current | None, from_file: set[int]) -> bool:
    return milestone_is_met(
        current,
        ordinal=milestone.ordinal,
        total=milestone.total,
        due=milestone.due,
        from_file=current is not None and current.report.id in from_file,
    )

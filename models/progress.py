"""What people said: reports (append-only), retractions, and the current figure."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from sqlalchemy import (
    CheckConstraint,
    Index,
    Integer,
    UniqueConstraint,
    bindparam,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.orm import Mapped, Session, column_property, mapped_column

from core import rules
from core.reported import Reported
from core.words import Duty, SourceKind, Status
from models.answers import disagreements, met, parts, reviews
from models.base import Base, EntityId, Id, Percent, later_ref, ref, words
from models.organisation import office_now
from models.plan import Activity, Responsibility
from models.session import direct, writes_alone


class ProgressReport(Base):
    """A percentage, a status and a description, by one person or from one cell; never changed.

    `as_of` is the day it speaks of. Its source is an inbound message and the words in it, a file
    and the cell, or the decision of a request: the check makes a report without a source
    impossible. `recorded_by_id` is who wrote it down for the person who spoke (a telephone call, a
    memo), None when she wrote herself.
    A row that `continues` a report stands in its place: the same figure with more words, or what
    she corrected; `added` is what its own message says of the work, where the whole says more.
    `part`: an office that supports says it of its own part; it is never the activity's figure.
    `confirms` is such a report to which the leading office said yes: its words closed the activity.
    `meets_none`: no date is met by it, whatever its figure; `meets_until`: of a figure below 100 %,
    none after that day, whatever it reaches. `office_now` is what the office that spoke is since a
    merger.
    """

    __tablename__ = "progress_report"
    __table_args__ = (
        CheckConstraint("percent BETWEEN 0 AND 10000", name="percent_in_range"),
        CheckConstraint(
            "(source = 'message' AND inbound_id IS NOT NULL AND words IS NOT NULL"
            " AND person_id IS NOT NULL)"
            " OR (source = 'file' AND file_name IS NOT NULL AND file_cell IS NOT NULL)"
            " OR (source = 'decision' AND request_id IS NOT NULL)",
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
    office_now: Mapped[int | None] = column_property(office_now(office_id).label("office_now"))
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
    part: Mapped[bool] = mapped_column(default=False)
    confirms: Mapped[int | None] = later_ref("progress_report")
    meets_none: Mapped[bool] = mapped_column(default=False)
    meets_until: Mapped[date | None]
    request_id: Mapped[int | None] = later_ref("request")


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
    """What one person said of one activity in one message."""

    activity_id: int
    person_id: int
    office_id: int | None
    channel: str
    reported: Reported
    inbound_id: int
    ordinal: int
    as_of: date
    recorded_by_id: int | None = None
    continues: int | None = None
    added: str | None = None
    part: bool = False
    confirms: int | None = None
    meets_none: bool = False
    meets_until: date | None = None


# Built once, because they are executed for every report.
_NEXT = select(func.max(ProgressReport.ordinal) + 1).where(  # its place in the message is taken
    ProgressReport.inbound_id == bindparam("message"),
    ProgressReport.activity_id == bindparam("about"),
    ProgressReport.ordinal >= bindparam("place"),
)
_PLACE = func.coalesce(_NEXT.scalar_subquery(), bindparam("place", type_=Integer))
_INSERT = insert(ProgressReport).values(ordinal=_PLACE).returning(ProgressReport.id)
_LOCK = (
    select(Activity.id)
    .where(Activity.id.in_(bindparam("ids", expanding=True)))
    .order_by(Activity.id)
    .with_for_update(key_share=True)
)
# What the office that spoke is to the activity; nothing where it is not of it any more.
SPOKE_AS = (
    select(Responsibility.duty)
    .where(
        Responsibility.activity_id == ProgressReport.activity_id,
        Responsibility.office_id == ProgressReport.office_now,
    )
    .scalar_subquery()
    .label("duty")
)
FIRST = func.coalesce(ProgressReport.continues, ProgressReport.id)  # of a chain of reports
AS_RULE: tuple[Any, ...] = (  # the columns that `as_rule` looks at
    ProgressReport.id, ProgressReport.activity_id, ProgressReport.as_of,
    ProgressReport.recorded_at, ProgressReport.percent, ProgressReport.status,
    ProgressReport.continues, ProgressReport.office_now, ProgressReport.part,
    ProgressReport.meets_none, ProgressReport.meets_until,
)  # fmt: skip
_REPORTS = (
    select(
        *AS_RULE,
        ProgressReport.source,
        Retraction.id.label("retraction"),
        SPOKE_AS,
        reviews.returned(FIRST).label("returned"),
    )
    .outerjoin(Retraction, Retraction.report_id == ProgressReport.id)
    .where(ProgressReport.activity_id == bindparam("activity_id"))
)
_COPY = update(Activity).where(Activity.id == bindparam("activity_id"))


def record(session: Session, entity_id: int, said: Said, now: datetime) -> int:
    """Add a report and bring the activity's current figure up to date; return the report's id."""
    values = asdict(said)
    values |= values.pop("reported")
    values |= {"entity_id": entity_id, "recorded_at": now, "source": SourceKind.MESSAGE}
    place = {"place": values.pop("ordinal"), "message": said.inbound_id, "about": said.activity_id}
    report_id = direct(session, _INSERT, **values, **place).scalar_one()
    refresh(session, said.activity_id)
    return int(report_id)


def decide_not_applicable(
    session: Session,
    activity_id: int,
    *,
    request_id: int,
    by: int | None,
    channel: str,
    reason: str,
    as_of: date,
    now: datetime,
) -> None:
    """Let an activity not apply, as somebody has decided a request: the decision is the source."""
    activity = session.get_one(Activity, activity_id)
    session.execute(
        insert(ProgressReport).values(
            entity_id=activity.entity_id,
            activity_id=activity_id,
            person_id=by,
            channel=channel,
            status=Status.NOT_APPLICABLE,
            description=reason,
            as_of=as_of,
            recorded_at=now,
            source=SourceKind.DECISION,
            request_id=request_id,
        )
    )
    refresh(session, activity_id)


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
    activity_id = session.get_one(ProgressReport, report_id).activity_id
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


class _Row(NamedTuple):
    report: rules.Report
    source: SourceKind


def refresh(session: Session, activity_id: int) -> None:
    """Derive the current figure of an activity from its reports, and which milestones it meets.

    The copies on `Activity` and `Milestone` are kept in the transaction of whatever changes them.
    """
    hold(session, [activity_id])
    rows = _rows(session, activity_id)
    standing = _standing(rows)
    current = standing.current
    direct(
        session,
        _COPY,
        activity_id=activity_id,
        percent=current.percent if current else None,
        status=current.report.status if current else None,
        reported_at=current.report.recorded_at if current else None,
    )
    met.refresh(session, activity_id, standing)
    if any(row.report.part for row in rows):
        reports = [row.report for row in rows]
        parts.settle(session, activity_id, rules.parts(reports))
        disagreements.settle(session, activity_id, rules.disagreements(reports))


def said_last(session: Session, activity_id: int, *, part_of: int | None = None) -> int | None:
    """Return what was said last of an activity, and let nobody add to it before the commit.

    With `part_of` it is what that office said last of its part.
    """
    hold(session, [activity_id])
    rows = _of_activity(_rows(session, activity_id), part_of)
    newest = next(iter(rules.standing(row.report for row in rows)), None)
    return None if newest is None else newest.id


def said_after(session: Session, activity_id: int, day: date) -> list[int]:
    """Return what stands of an activity and speaks of a later day than this: the first reports."""
    rows = _of_activity(_rows(session, activity_id))
    later = (one for one in rules.standing(row.report for row in rows) if one.as_of > day)
    return [one.id if one.continues is None else one.continues for one in later]


def figure_without(
    session: Session, activity_id: int, report_id: int, *, part_of: int | None = None
) -> Decimal | None:
    """Return the percentage that would hold if a report, and what continues it, were not there;
    with `part_of` it is that of an office's part."""
    current = _current(_without(_rows(session, activity_id), report_id), part_of)
    return None if current is None else current.percent


def holding(session: Session, activity_id: int, *, part_of: int | None = None) -> int | None:
    """Return the report whose figure holds, or that says that the activity does not apply; with
    `part_of` it is that of an office's part."""
    current = _current(_rows(session, activity_id), part_of)
    return None if current is None else (current.told or current.report).id


def hold(session: Session, activities: Iterable[int]) -> None:
    """Let nobody else decide on these activities before the commit; wait for who does already.

    Whoever compares what is said with the figure that stands holds its activity first, and reads
    the figure then: of two people who report at once the second reads what the first has said.
    Always in the order of their ids, so that two who need the same ones never wait for each other.
    Not a full lock: that would wait for every insert that names the activity.
    """
    wanted = sorted(set(activities))
    if wanted and not writes_alone(session):
        direct(session, _LOCK, ids=wanted)


def as_rule(
    row: Any, *, duty: Duty | None, undone: bool = False, returned: bool = False
) -> rules.Report:
    """Return a row of reports as the rules see it; `duty` is what SPOKE_AS says of it, `returned`
    whether control sent it back."""
    return rules.Report(
        id=row.id,
        as_of=row.as_of,
        recorded_at=row.recorded_at,
        percent=row.percent,
        status=row.status,
        undone=undone,
        continues=row.continues,
        office_id=row.office_now,
        duty=duty,
        part=row.part,
        meets_none=row.meets_none,
        meets_until=row.meets_until,
        returned=returned,
    )


def open_dates(
    session: Session, activity_id: int, *, without: int | None = None
) -> list[rules.OpenDate]:
    """Return the dates that are not met, in their order; as if the report `without`, and what
    continues it, were not there."""
    rows = _without(_rows(session, activity_id), without)
    return met.open_dates(session, activity_id, _standing(rows))


def come_until(
    session: Session, activity_id: int, today: date, *, without: int | None = None
) -> date:
    """Return up to which day the dates of an activity have come (`rules.come_until`); as if the
    report `without`, and what continues it, were not there."""
    rows = _without(_rows(session, activity_id), without)
    return met.come_until(session, activity_id, _standing(rows), today)


def dates_met_by(session: Session, activity_id: int, report_id: int) -> list[rules.OpenDate]:
    """Return the dates that a report meets, with what continues it, and that were open without."""
    rows = _rows(session, activity_id)
    before, now = _standing(_without(rows, report_id)), _standing(rows)
    return met.newly_met(session, activity_id, before, now)


def _without(rows: Iterable[_Row], report_id: int | None) -> list[_Row]:
    """Return the rows but for one report and what continues it; all where it is None."""
    if report_id is None:
        return list(rows)
    return [row for row in rows if report_id not in {row.report.id, row.report.continues}]


def _standing(rows: Collection[_Row]) -> met.Standing:
    """Return the report that holds among these, and those that files made."""
    from_file = {row.report.id for row in rows if row.source is SourceKind.FILE}
    said = [row.report for row in rows]
    return met.Standing(rules.current(said), rules.meeting(said), from_file)


def _current(rows: Iterable[_Row], part_of: int | None) -> rules.Current | None:
    """Return the figure that holds of the whole activity; with `part_of` of that office's part."""
    said = [row.report for row in _of_activity(rows, part_of)]
    return rules.current(said) if part_of is None else rules.parts(said).get(part_of)


def _of_activity(rows: Iterable[_Row], part_of: int | None = None) -> list[_Row]:
    """Return those that are about the whole activity; with `part_of` about that office's part."""
    if part_of is None:
        return [row for row in rows if not row.report.part]
    return [row for row in rows if row.report.part and row.report.office_id == part_of]


def _rows(session: Session, activity_id: int) -> list[_Row]:
    def said(row: Any) -> rules.Report:
        return as_rule(row, duty=row.duty, undone=bool(row.retraction), returned=bool(row.returned))

    found = direct(session, _REPORTS, activity_id=activity_id)
    return [_Row(said(row), row.source) for row in found]

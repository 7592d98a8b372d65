"""What control verified of reports, beside them: a figure, a remark, accepted or returned."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    ColumnElement,
    Index,
    ScalarSelect,
    case,
    func,
    insert,
    select,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Base, EntityId, Id, Percent, ref
from models.organisation import Person
from models.plan import Activity


class Review(Base):
    """One judgement of one report; rows are only added, and the newest of a report counts.

    `report_id` is the first report of its chain and `reported` the figure that it told: the report
    itself is never changed. `percent` is the figure that was verified, None where none was told;
    `remark` is what she remarked, of what is returned the reason. `own_office`: who judged works in
    an office that answers for the activity. The source is an inbound message and the words in it;
    neither is there for a button or a command, and no person where who administers wrote it down.
    """

    __tablename__ = "review"
    __table_args__ = (
        CheckConstraint("percent BETWEEN 0 AND 10000", name="percent_in_range"),
        CheckConstraint("accepted OR remark <> ''", name="returned_has_a_reason"),
        Index("ix_review_of_report", "report_id", "id"),
    )

    id: Mapped[Id]
    entity_id: Mapped[EntityId]
    activity_id: Mapped[int] = ref("activity", index=True)
    report_id: Mapped[int] = ref("progress_report")
    reported: Mapped[Decimal | None] = mapped_column(Percent())
    accepted: Mapped[bool]
    percent: Mapped[Decimal | None] = mapped_column(Percent())
    remark: Mapped[str]
    own_office: Mapped[bool]
    person_id: Mapped[int | None] = ref("person")
    channel: Mapped[str]
    inbound_id: Mapped[int | None] = ref("inbound")
    words: Mapped[str | None]
    recorded_at: Mapped[datetime]


@dataclass(frozen=True, slots=True)
class NewReview:
    """A judgement that is to be kept; the fields are those of the row."""

    activity_id: int
    report_id: int
    reported: Decimal | None
    accepted: bool
    percent: Decimal | None
    remark: str
    own_office: bool
    inbound_id: int | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A judgement with who made it ("" for who administers) and of which activity."""

    id: int
    activity_id: int
    handle: str
    title: str
    report_id: int
    reported: Decimal | None
    accepted: bool
    percent: Decimal | None
    remark: str
    own_office: bool
    by: str
    channel: str
    at: datetime

    @property
    def figure(self) -> Decimal | None:
        """The figure that is verified: the one that was told, or the one that was accepted."""
        return self.reported if self.percent is None and self.accepted else self.percent


def add(
    session: Session,
    entity_id: int,
    new: NewReview,
    *,
    person_id: int | None,
    channel: str,
    now: datetime,
) -> int:
    """Keep a judgement; return its number."""
    values: dict[str, Any] = {name: getattr(new, name) for name in NewReview.__slots__}
    of_row = {"entity_id": entity_id, "person_id": person_id, "channel": channel}
    made = insert(Review).values(**values, **of_row, recorded_at=now).returning(Review.id)
    return session.execute(made).scalar_one()


def returned(report: ColumnElement[Any]) -> ScalarSelect[bool]:
    """Return the value: whether the newest judgement of a report sends it back; nothing where
    nobody judged it."""
    newest = select(Review.accepted.is_(False)).where(Review.report_id == report)
    return newest.order_by(Review.id.desc()).limit(1).scalar_subquery()


def why_returned(report: ColumnElement[Any]) -> ScalarSelect[str]:
    """Return the value: why the newest judgement of a report sends it back, "" where it accepts it;
    nothing where nobody judged it."""
    reason = select(case((Review.accepted, ""), else_=Review.remark))
    newest = reason.where(Review.report_id == report).order_by(Review.id.desc())
    return newest.limit(1).scalar_subquery()


def of_entity(session: Session, entity_id: int, *where: ColumnElement[bool]) -> list[ReviewRow]:
    """Return the judgements for which `where` holds, the oldest first."""
    rows = session.execute(
        select(
            Review.id,
            Review.activity_id,
            Activity.handle,
            Activity.title,
            Review.report_id,
            Review.reported,
            Review.accepted,
            Review.percent,
            Review.remark,
            Review.own_office,
            func.coalesce(Person.name, "").label("by"),
            Review.channel,
            Review.recorded_at.label("at"),
        )
        .join(Activity, Activity.id == Review.activity_id)
        .outerjoin(Person, Person.id == Review.person_id)
        .where(Review.entity_id == entity_id, *where)
        .order_by(Review.id)
    )
    return [ReviewRow(**row._asdict()) for row in rows]


def newest_of(
    session: Session, entity_id: int, activities: Collection[int]
) -> dict[int, ReviewRow]:
    """Return the newest judgement of each of these activities that has one."""
    found = of_entity(session, entity_id, Review.activity_id.in_(activities))
    return {one.activity_id: one for one in found}

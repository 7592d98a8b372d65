"""What people said: progress reports (append-only), retractions, and requests."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.words import RequestKind, SourceKind, Status
from models.base import Base, EntityId, Id, Percent, ref, words


class ProgressReport(Base):
    """A percentage, a status and a description, by one person or from one cell; never changed.

    `as_of` is the day it speaks of. Its source is an inbound message and the words in it, or a
    file and the cell: the check makes a report without a source impossible.
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
        CheckConstraint("status <> 'done' OR percent = 10000", name="done_is_one_hundred"),
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


class Request(Base):
    """What a person asked for instead of reporting: more time, another office, a later reminder."""

    __tablename__ = "request"
    __table_args__ = (Index("ix_request_of_activity", "activity_id", "recorded_at"),)

    id: Mapped[Id]
    entity_id: Mapped[EntityId]
    activity_id: Mapped[int] = ref("activity")
    person_id: Mapped[int] = ref("person")
    office_id: Mapped[int | None] = ref("office")
    inbound_id: Mapped[int] = ref("inbound")
    kind: Mapped[RequestKind] = mapped_column(words(RequestKind))
    until: Mapped[date | None]
    named_office: Mapped[str | None]
    reason: Mapped[str]
    recorded_at: Mapped[datetime]

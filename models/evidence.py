"""Evidence: files and links that came with an answer, each tied to an activity."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, EntityId, Id, ref


class Evidence(Base):
    """One file, or one link, that somebody sent for an activity.

    A file is named by its content (`sha256`, under the folder of the settings), a link is kept as
    text and never opened. `note` holds the words that came with it, `report_id` the report that
    the same message made, `ordinal` its place in the message (links from 1000 on). What was filed
    by mistake is withdrawn, never deleted.
    """

    __tablename__ = "evidence"
    __table_args__ = (
        UniqueConstraint("inbound_id", "activity_id", "ordinal"),
        CheckConstraint("(sha256 IS NULL) <> (link IS NULL)", name="a_file_or_a_link"),
        Index("ix_evidence_activity", "activity_id", "id"),
    )

    id: Mapped[Id]
    entity_id: Mapped[EntityId]
    activity_id: Mapped[int] = ref("activity")
    report_id: Mapped[int | None] = ref("progress_report")
    person_id: Mapped[int] = ref("person")
    inbound_id: Mapped[int] = ref("inbound")
    ordinal: Mapped[int]
    kind: Mapped[str]
    sha256: Mapped[str | None]
    link: Mapped[str | None]
    name: Mapped[str]
    media_type: Mapped[str]
    size: Mapped[int | None] = mapped_column(BigInteger)
    note: Mapped[str]
    recorded_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]

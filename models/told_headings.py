"""What an entity's people said of headings that were not recognised, for the next such table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import UniqueConstraint, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Base, EntityId, Id


class ToldHeadings(Base):
    """What the headings of one shape of table mean: of those that somebody told, heading and field.

    `signature` are the words of the table's heading row, in order; `source_name` is the file of
    which it was said last.
    """

    __tablename__ = "told_headings"
    __table_args__ = (UniqueConstraint("entity_id", "signature"),)

    id: Mapped[Id]
    entity_id: Mapped[EntityId]
    signature: Mapped[str]
    columns: Mapped[dict[str, Any]] = mapped_column(default=dict)
    source_name: Mapped[str]
    recorded_at: Mapped[datetime]


@dataclass(frozen=True, slots=True)
class Remembered:
    """What is remembered of one shape of table (see `ToldHeadings`)."""

    id: int
    signature: str
    columns: Mapping[str, str]
    source_name: str
    recorded_at: datetime


def all_remembered(session: Session, entity_id: int) -> list[Remembered]:
    """Return what is remembered for an entity, the oldest first."""
    query = select(ToldHeadings).filter_by(entity_id=entity_id).order_by(ToldHeadings.id)
    return [
        Remembered(row.id, row.signature, dict(row.columns), row.source_name, row.recorded_at)
        for row in session.scalars(query)
    ]


def remember(
    session: Session,
    entity_id: int,
    signature: str,
    columns: Mapping[str, str],
    *,
    source_name: str,
    now: datetime,
) -> None:
    """Keep what was said of headings of one signature; of the same heading the newest word."""
    row = session.scalar(
        select(ToldHeadings).filter_by(entity_id=entity_id, signature=signature).with_for_update()
    )
    if row is None:
        row = ToldHeadings(entity_id=entity_id, signature=signature, columns={})
        session.add(row)
    row.columns = {**row.columns, **columns}
    row.source_name, row.recorded_at = source_name, now
    session.flush()


def forget(session: Session, entity_id: int, number: int) -> bool:
    """Let go of what is remembered under a number; tell whether there was such a one."""
    row = delete(ToldHeadings).where(ToldHeadings.entity_id == entity_id, ToldHeadings.id == number)
    return bool(session.execute(row.returning(ToldHeadings.id)).all())

"""The figures of each weekly digest: kept once, however many people get it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Index, case, exists, func, insert, select
from sqlalchemy.orm import Mapped, Session

from models.base import Base, EntityId, Id


class StoredDigest(Base):
    """The figures of the digest that was made at `made_at`; messages of the outbox name its id."""

    __tablename__ = "digest"
    __table_args__ = (Index("ix_digest_time", "entity_id", "made_at"),)

    id: Mapped[Id]
    entity_id: Mapped[EntityId]
    made_at: Mapped[datetime]
    figures: Mapped[dict[str, Any]]


def store(session: Session, entity_id: int, figures: dict[str, Any], now: datetime) -> int:
    """Keep the figures of a digest; return its id."""
    row = insert(StoredDigest).values(entity_id=entity_id, made_at=now, figures=figures)
    return session.execute(row.returning(StoredDigest.id)).scalar_one()


def figures(session: Session, digest_id: int) -> dict[str, Any] | None:
    """Return the figures of a digest, None when they are kept no more."""
    return session.scalar(select(StoredDigest.figures).where(StoredDigest.id == digest_id))


@dataclass(frozen=True, slots=True)
class Made:
    """A digest that was made: its number and instant, the day `on` that it speaks of, as ISO, and
    how the plans stood in it: fields of Headline."""

    id: int
    at: datetime
    on: str
    headline: dict[str, Any]


def find(session: Session, entity_id: int, digest_id: int) -> dict[str, Any] | None:
    """Return the figures of a digest of an entity, None where it has none of that number."""
    wanted = (StoredDigest.id == digest_id, StoredDigest.entity_id == entity_id)
    return session.scalar(select(StoredDigest.figures).where(*wanted))


def count(session: Session, entity_id: int) -> int:
    """Return how many digests of an entity are kept."""
    kept = select(func.count()).where(StoredDigest.entity_id == entity_id)
    return session.scalar(kept) or 0


def made(session: Session, entity_id: int, *, most: int, after: int = 0) -> list[Made]:
    """Return at most so many digests, the newest first, without the first `after` of them."""
    figures = StoredDigest.figures
    rows = session.execute(
        select(
            StoredDigest.id, StoredDigest.made_at, figures["on"].as_string(), figures["headline"]
        )
        .where(StoredDigest.entity_id == entity_id)
        .order_by(StoredDigest.made_at.desc(), StoredDigest.id.desc())
        .limit(most)
        .offset(after)
    )
    return [Made(*row) for row in rows]


def any_since(
    session: Session, entity_id: int, since: datetime, before: datetime | None = None
) -> bool:
    """Tell whether a digest was made at or after the instant `since`, and `before` another one."""
    made = exists().where(StoredDigest.entity_id == entity_id, StoredDigest.made_at >= since)
    if before is not None:
        made = made.where(StoredDigest.made_at < before)
    return bool(session.scalar(select(made)))


@dataclass(frozen=True, slots=True)
class Sent:
    """The digests that went before an instant: when each was made, the newest first, and what that
    one asked for."""

    at: tuple[datetime, ...] = ()
    asked_for: tuple[dict[str, Any], ...] = ()


def sent_before(session: Session, entity_id: int, before: datetime, most: int) -> Sent:
    """Return the newest digests made before an instant, at most so many."""
    earlier = (StoredDigest.entity_id == entity_id, StoredDigest.made_at < before)
    newest = select(func.max(StoredDigest.id)).where(*earlier).scalar_subquery()
    # Figures are large: only those of the newest are read.
    asked_for = case((StoredDigest.id == newest, StoredDigest.figures["todo"]))
    rows = session.execute(
        select(StoredDigest.made_at, asked_for)
        .where(*earlier)
        .order_by(StoredDigest.made_at.desc(), StoredDigest.id.desc())
        .limit(most)
    ).all()
    return Sent(tuple(at for at, _ in rows), tuple(rows[0][1] or ()) if rows else ())

"""What a pass of the clock could not do: where, how often, since when, until it succeeds again."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import UniqueConstraint, delete, func, select
from sqlalchemy.dialects.postgresql import insert as insert_or_not  # SQLite takes it as well
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Base, EntityId, Id, RowId, ref
from models.organisation import Person

SEEN_FROM = 3  # times: what fails as often does not pass by itself


class PassFault(Base):
    """One thing that failed the last time it was tried.

    `what` is a part of the pass ("tick", "digest", "asking") or what a row is ("notice", "absence",
    "leaver", "unwritten notice", "question", "person", "group"), then `row_id` its number, else 0;
    `person_id` is whom it is for.
    """

    __tablename__ = "pass_fault"
    __table_args__ = (UniqueConstraint("entity_id", "what", "row_id"),)

    id: Mapped[Id]
    entity_id: Mapped[EntityId]
    what: Mapped[str]
    row_id: Mapped[int] = mapped_column(RowId)
    person_id: Mapped[int | None] = ref("person")
    times: Mapped[int]
    first_at: Mapped[datetime]
    last_at: Mapped[datetime]
    error: Mapped[str]


@dataclass(frozen=True, slots=True)
class FaultPlace:
    """What failed, and for whom."""

    what: str
    row_id: int = 0
    person_id: int | None = None

    def __str__(self) -> str:
        """Return it as a technician reads it: "notice 12"."""
        return f"{self.what} {self.row_id}" if self.row_id else self.what


@dataclass(frozen=True, slots=True)
class StandingFault:
    """A fault that stands: its place, how often it failed since when, and the last error."""

    place: FaultPlace
    times: int
    first_at: datetime
    last_at: datetime
    error: str
    person: str = ""

    def __str__(self) -> str:
        """Return it as a technician reads it: "notice 12 (Marta Rincón), 5 times"."""
        whom = f" ({self.person})" if self.person else ""
        return f"{self.place}{whom}, {self.times} times"


def fail(session: Session, entity_id: int, place: FaultPlace, error: str, now: datetime) -> bool:
    """Write down that something failed; tell whether it is the first time."""
    failed = insert_or_not(PassFault).values(
        entity_id=entity_id,
        what=place.what,
        row_id=place.row_id,
        person_id=place.person_id,
        times=1,
        first_at=now,
        last_at=now,
        error=error,
    )
    times = session.execute(
        failed.on_conflict_do_update(
            index_elements=[PassFault.entity_id, PassFault.what, PassFault.row_id],
            set_={"times": PassFault.times + 1, "last_at": now, "error": error},
        ).returning(PassFault.times)
    ).scalar_one()
    return times == 1


def forget(session: Session, entity_id: int, what: str, row_ids: Collection[int]) -> None:
    """Forget the faults of rows that succeeded, or that are no more."""
    session.execute(
        delete(PassFault)
        .where(
            PassFault.entity_id == entity_id,
            PassFault.what == what,
            PassFault.row_id.in_(list(row_ids)),
        )
        .execution_options(synchronize_session=False)
    )


def known(session: Session, entity_id: int) -> set[tuple[str, int]]:
    """Return what failed when it was last tried, each as `what` and row."""
    rows = session.execute(
        select(PassFault.what, PassFault.row_id).where(PassFault.entity_id == entity_id)
    )
    return {(what, row_id) for what, row_id in rows}


def standing(session: Session, entity_id: int) -> list[StandingFault]:
    """Return what failed SEEN_FROM times and more without succeeding, the oldest first."""
    rows = session.execute(
        select(
            PassFault.what,
            PassFault.row_id,
            PassFault.person_id,
            PassFault.times,
            PassFault.first_at,
            PassFault.last_at,
            PassFault.error,
            func.coalesce(Person.name, ""),
        )
        .outerjoin(Person, Person.id == PassFault.person_id)
        .where(PassFault.entity_id == entity_id, PassFault.times >= SEEN_FROM)
        .order_by(PassFault.first_at, PassFault.id)
    )
    return [
        StandingFault(FaultPlace(what, row_id, person_id), times, first_at, last_at, error, name)
        for what, row_id, person_id, times, first_at, last_at, error, name in rows
    ]


def count(session: Session, entity_id: int, now: datetime) -> int:
    """Return how many things failed SEEN_FROM times and more, as known at `now`."""
    query = select(func.count()).where(
        PassFault.entity_id == entity_id,
        PassFault.times >= SEEN_FROM,
        PassFault.first_at <= now,
    )
    return session.scalar(query) or 0

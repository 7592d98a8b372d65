"""What an office said of its part in a plan: agreed to it, or gave it to a delegate."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import UniqueConstraint, case, delete, func, select, update
from sqlalchemy.dialects.postgresql import insert as insert_or_not  # SQLite takes it as well
from sqlalchemy.orm import Mapped, Session

from core.spanish import fold
from core.words import Duty
from models.base import Base, EntityId, Id, ref
from models.organisation import Office
from models.plan import IN_FORCE, Activity, Plan, Responsibility


class Agreement(Base):
    """An office's word that an activity is its own, by the person who gave it."""

    __tablename__ = "agreement"
    __table_args__ = (UniqueConstraint("activity_id", "office_id"),)

    id: Mapped[Id]
    entity_id: Mapped[EntityId]
    activity_id: Mapped[int] = ref("activity")
    office_id: Mapped[int] = ref("office")
    person_id: Mapped[int] = ref("person")
    inbound_id: Mapped[int] = ref("inbound")
    recorded_at: Mapped[datetime]


class Deputy(Base):
    """The delegate who is written to about an activity in the place of her office's lead."""

    __tablename__ = "deputy"
    __table_args__ = (UniqueConstraint("activity_id", "office_id"),)

    id: Mapped[Id]
    entity_id: Mapped[EntityId]
    activity_id: Mapped[int] = ref("activity")
    office_id: Mapped[int] = ref("office")
    person_id: Mapped[int] = ref("person", index=True)
    by_id: Mapped[int] = ref("person")
    inbound_id: Mapped[int] = ref("inbound")
    recorded_at: Mapped[datetime]


@dataclass(frozen=True, slots=True)
class OfficeWord:
    """How many of the activities that an office leads it has agreed to, in the open plans."""

    office: str
    agreed: int
    activities: int


def agree(
    session: Session,
    *,
    entity_id: int,
    activity_id: int,
    office_id: int,
    person_id: int,
    inbound_id: int,
    now: datetime,
) -> bool:
    """Write that an office agrees to an activity; return False when it had agreed before."""
    row = (
        insert_or_not(Agreement)
        .values(
            entity_id=entity_id,
            activity_id=activity_id,
            office_id=office_id,
            person_id=person_id,
            inbound_id=inbound_id,
            recorded_at=now,
        )
        .on_conflict_do_nothing(index_elements=[Agreement.activity_id, Agreement.office_id])
        .returning(Agreement.id)
    )
    return session.execute(row).one_or_none() is not None


def delegate(
    session: Session,
    *,
    entity_id: int,
    activity_id: int,
    office_id: int,
    person_id: int,
    by_id: int,
    inbound_id: int,
    now: datetime,
) -> int | None:
    """Give an activity of an office to a delegate; return who had it before, None for nobody."""
    mine = (Deputy.activity_id == activity_id, Deputy.office_id == office_id)
    before = session.scalar(select(Deputy.person_id).where(*mine))
    session.execute(delete(Deputy).where(*mine))
    session.add(
        Deputy(
            entity_id=entity_id,
            activity_id=activity_id,
            office_id=office_id,
            person_id=person_id,
            by_id=by_id,
            inbound_id=inbound_id,
            recorded_at=now,
        )
    )
    session.flush()
    return before


def hand_over(session: Session, person_id: int, to_id: int) -> None:
    """Let what was delegated to one person be delegated to another."""
    session.execute(
        update(Deputy)
        .where(Deputy.person_id == person_id)
        .values(person_id=to_id)
        .execution_options(synchronize_session=False)
    )


def given(session: Session, entity_id: int) -> set[tuple[int, int]]:
    """Return what offices have agreed to, as activity and office."""
    rows = session.execute(
        select(Agreement.activity_id, Agreement.office_id).where(Agreement.entity_id == entity_id)
    )
    return {(activity_id, office_id) for activity_id, office_id in rows}


def deputies(session: Session, entity_id: int) -> dict[tuple[int, int], int]:
    """Return who is written to in the lead's place, by activity and office."""
    rows = session.execute(
        select(Deputy.activity_id, Deputy.office_id, Deputy.person_id)
        .where(Deputy.entity_id == entity_id)
        .order_by(Deputy.id)
    )
    return {(activity_id, office_id): person_id for activity_id, office_id, person_id in rows}


def words_of_offices(session: Session, entity_id: int) -> list[OfficeWord]:
    """Return, for each office that leads something in an open plan, what it agreed to; by name."""
    rows = session.execute(
        select(
            Office.name,
            func.sum(case((Agreement.id.is_not(None), 1), else_=0)),
            func.count(Activity.id),
        )
        .join(Responsibility, Responsibility.office_id == Office.id)
        .join(Activity, Activity.id == Responsibility.activity_id)
        .join(Plan, Plan.id == Activity.plan_id)
        .outerjoin(
            Agreement,
            (Agreement.activity_id == Activity.id) & (Agreement.office_id == Office.id),
        )
        .where(
            Office.entity_id == entity_id,
            Responsibility.duty == Duty.LEAD,
            IN_FORCE,
        )
        .group_by(Office.id, Office.name)
    )
    words = [OfficeWord(name, int(agreed), int(count)) for name, agreed, count in rows]
    return sorted(words, key=lambda one: fold(one.office))


def move(session: Session, source_id: int, target_id: int) -> None:
    """Let what one office said be another's, which it becomes; what that one said itself stays."""
    for table in (Agreement, Deputy):
        said = select(table.activity_id).where(table.office_id == target_id)
        both = (table.office_id == source_id, table.activity_id.in_(said))
        session.execute(delete(table).where(*both).execution_options(synchronize_session=False))
        session.execute(
            update(table)
            .where(table.office_id == source_id)
            .values(office_id=target_id)
            .execution_options(synchronize_session=False)
        )

"""What has to be done: plans, activities, their dates, who answers for them, and faults found."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, and_, bindparam, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from core.words import Duty, Proof, Status
from models.base import Base, EntityId, Id, Percent, partial_index, ref, words


class Plan(Base):
    """The activities of one year, as loaded from one file (`digest` is the file's SHA-256).

    `columns` are those of the file's own table, in their order: heading and field; `shapes` the
    words of the headings of each of its tables.
    """

    __tablename__ = "plan"
    __table_args__ = (UniqueConstraint("entity_id", "source_digest"),)

    id: Mapped[Id]
    entity_id: Mapped[EntityId]
    title: Mapped[str]
    year: Mapped[int | None]
    cutoff: Mapped[date | None]
    published: Mapped[date | None]
    source_name: Mapped[str]
    source_digest: Mapped[str]
    loaded_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    columns: Mapped[list[dict[str, Any]]] = mapped_column(default=list)
    shapes: Mapped[list[str]] = mapped_column(default=list)


class Activity(Base):
    """What has to be done; `percent` and `status` copy the current report.

    `executed` is what the file counts as done. `groups` are the levels above it, the outermost
    first: the heading that the plan prints for each, its name, and as which `field` it stands here
    ("" for one of the other columns). `proof` is what a report of 100 % should come with.
    """

    __tablename__ = "activity"
    __table_args__ = (
        # Never used again, even after its plan is closed: the row stays, so the key holds for ever.
        UniqueConstraint("entity_id", "handle"),
        UniqueConstraint("plan_id", "position"),
        CheckConstraint("percent BETWEEN 0 AND 10000", name="percent_in_range"),
        # Whether another plan has the same code is asked of each activity that is shown.
        Index("ix_activity_code", "plan_id", "code"),
    )

    id: Mapped[Id]
    entity_id: Mapped[EntityId]
    plan_id: Mapped[int] = ref("plan")
    position: Mapped[int]
    handle: Mapped[str]
    code: Mapped[str | None]
    component: Mapped[str]
    subcomponent: Mapped[str]
    title: Mapped[str]
    product: Mapped[str]
    goal: Mapped[str]
    indicator: Mapped[str]
    unit: Mapped[str]
    planned: Mapped[int | None]
    executed: Mapped[int | None]
    terms: Mapped[list[str]] = mapped_column(default=list)
    groups: Mapped[list[dict[str, Any]]] = mapped_column(default=list)
    due_text: Mapped[str]
    percent_text: Mapped[str]
    extra: Mapped[dict[str, Any]]
    as_read: Mapped[dict[str, Any]] = mapped_column(default=dict)
    percent: Mapped[Decimal | None] = mapped_column(Percent())
    status: Mapped[Status | None] = mapped_column(words(Status))
    reported_at: Mapped[datetime | None]
    added_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]
    proof: Mapped[Proof] = mapped_column(words(Proof), default=Proof.NONE)


class Milestone(Base):
    """A fecha de culminación: the `ordinal`-th of `of` dates; `met` copies the rule's answer.

    `original_due` is the first date that it had, where it was moved; `plan_id` is its activity's.
    """

    __tablename__ = "milestone"
    __table_args__ = (
        UniqueConstraint("activity_id", "ordinal"),
        CheckConstraint("ordinal BETWEEN 1 AND total", name="ordinal_in_range"),
        # The tick looks for what is open and near, in the open plans: this is its way in.
        Index("ix_milestone_open", "plan_id", "met", "due"),
    )

    id: Mapped[Id]
    entity_id: Mapped[EntityId]
    plan_id: Mapped[int] = ref("plan")
    activity_id: Mapped[int] = ref("activity")
    ordinal: Mapped[int]
    total: Mapped[int]
    due: Mapped[date]
    printed_due: Mapped[str]
    original_due: Mapped[date | None]
    met: Mapped[bool] = mapped_column(default=False)


class Responsibility(Base):
    """An office that answers for an activity, in the order of the plan's list.

    `co_office` tells that the plan names it in its column of supporting offices.
    """

    __tablename__ = "responsibility"
    __table_args__ = (
        UniqueConstraint("activity_id", "office_id"),
        UniqueConstraint("activity_id", "position"),
    )

    id: Mapped[Id]
    entity_id: Mapped[EntityId]
    activity_id: Mapped[int] = ref("activity")
    office_id: Mapped[int] = ref("office", index=True)
    duty: Mapped[Duty] = mapped_column(words(Duty))
    position: Mapped[int]
    co_office: Mapped[bool] = mapped_column(default=False)


OPEN_FAULT_SQL = "settled_at IS NULL"


class PlanFault(Base):
    """Something in a plan's file that a person should look at; never fatal.

    `place` is where it stands in the file, as a person looks for it; `rank` what it holds up. It is
    open until `settled_at`; `decision` is what the person said.
    """

    __tablename__ = "plan_fault"
    # Every message asks whether a date of its activities is doubted.
    __table_args__ = (partial_index("ix_plan_fault_open", "activity_id", where=OPEN_FAULT_SQL),)

    id: Mapped[Id]
    entity_id: Mapped[EntityId]
    plan_id: Mapped[int] = ref("plan", index=True)
    activity_id: Mapped[int | None] = ref("activity")
    place: Mapped[str]
    field: Mapped[str]
    kind: Mapped[str]
    rank: Mapped[str]
    text: Mapped[str]
    message: Mapped[str]
    suggestion: Mapped[str]
    settled_at: Mapped[datetime | None]
    decision: Mapped[str] = mapped_column(default="")


ENTITY_OF = select(Activity.entity_id).where(Activity.id == bindparam("about"))
# Of an activity joined with its plan: the plan is open, and has it.
IN_FORCE = and_(Activity.withdrawn_at.is_(None), Plan.closed_at.is_(None))


def ids_of(session: Session, entity_id: int, handles: Iterable[str]) -> list[int]:
    """Return the activities of open plans that have these handles, in the order of their plan."""
    query = (
        select(Activity.id)
        .join(Plan, Plan.id == Activity.plan_id)
        .where(Activity.entity_id == entity_id, Activity.handle.in_(list(handles)), IN_FORCE)
        .order_by(Activity.plan_id, Activity.position)
    )
    return list(session.scalars(query))


def open_handles(session: Session, entity_id: int) -> list[tuple[str, str]]:
    """Return the handles of the activities of open plans with their titles, in their order."""
    query = (
        select(Activity.handle, Activity.title)
        .join(Plan, Plan.id == Activity.plan_id)
        .where(Activity.entity_id == entity_id, IN_FORCE)
        .order_by(Activity.plan_id, Activity.position)
    )
    return [(row.handle, row.title) for row in session.execute(query)]


def of_handle(session: Session, entity_id: int, handle: str) -> Activity | None:
    """Return the activity that has this handle, of an open plan or not; None for none."""
    query = select(Activity).where(Activity.entity_id == entity_id, Activity.handle == handle)
    return session.scalars(query).one_or_none()

"""What offices that support an activity say of their part in it: as it stands, one row each."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from sqlalchemy import ColumnElement, UniqueConstraint, bindparam, delete, exists, insert, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from core import rules
from core.words import Duty, Status
from models.base import Base, EntityId, Id, Percent, ref, words
from models.plan import ENTITY_OF, Responsibility
from models.session import direct


class Part(Base):
    """A copy of what the rules say of an office's reports about its part, kept with them.

    `report_id` is the one that says so, `done` that nothing more is asked of the office.
    """

    __tablename__ = "part"
    __table_args__ = (UniqueConstraint("activity_id", "office_id"),)

    id: Mapped[Id]
    entity_id: Mapped[EntityId]
    activity_id: Mapped[int] = ref("activity")
    office_id: Mapped[int] = ref("office")
    report_id: Mapped[int] = ref("progress_report")
    percent: Mapped[Decimal | None] = mapped_column(Percent())
    status: Mapped[Status] = mapped_column(words(Status))
    done: Mapped[bool]


_ABOUT = Part.activity_id == bindparam("about")
_CLEAR = delete(Part).where(_ABOUT)
_INSERT = insert(Part)


def settle(session: Session, activity_id: int, found: Mapping[int, rules.Current]) -> None:
    """Keep just what the rules find that the offices say of their parts."""
    direct(session, _CLEAR, about=activity_id)
    for office_id, one in found.items():
        direct(
            session,
            _INSERT,
            entity_id=direct(session, ENTITY_OF, about=activity_id).scalar_one(),
            activity_id=activity_id,
            office_id=office_id,
            report_id=one.report.id,
            percent=one.percent,
            status=one.report.status,
            done=rules.activity_done(one.percent, one.report.status),
        )


def of_responsibility() -> ColumnElement[bool]:
    """Return the condition that joins a part to the `Responsibility` of its office."""
    return (
        (Part.activity_id == Responsibility.activity_id)
        & (Part.office_id == Responsibility.office_id)
        & (Responsibility.duty == Duty.SUPPORT)
    )


def nothing_left() -> ColumnElement[bool]:
    """Return the condition: the office of a `Responsibility` only supports, and has done its
    part."""
    return exists().where(of_responsibility(), Part.done)


def standing(session: Session, activity_id: int, report_id: int) -> bool:
    """Tell whether an office still says of its part what the report `report_id` said."""
    said = select(Part.id).where(
        Part.activity_id == activity_id,
        Part.report_id == report_id,
        Part.percent == Decimal(rules.WHOLE),
    )
    return session.scalar(said) is not None

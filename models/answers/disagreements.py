"""Two offices of one activity that tell figures far apart: as it stands now, one row per office."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import UniqueConstraint, bindparam, delete, insert, select, update
from sqlalchemy.orm import Mapped, Session, aliased, mapped_column

from core import rules
from models.base import Base, EntityId, Id, Percent, ref
from models.organisation import Office
from models.plan import ENTITY_OF, IN_FORCE, Activity, Plan
from models.session import direct


class Disagreement(Base):
    """A supporting office whose figure (`other_percent`) is far from the leading one's.

    A copy of what the rules say of the reports, kept in the transaction of whatever changes them.
    `began_with` is the report with which the two came apart: what either tells later does not
    begin it anew.
    """

    __tablename__ = "disagreement"
    __table_args__ = (UniqueConstraint("activity_id", "other_office_id"),)

    id: Mapped[Id]
    entity_id: Mapped[EntityId]
    activity_id: Mapped[int] = ref("activity")
    office_id: Mapped[int] = ref("office")
    percent: Mapped[Decimal] = mapped_column(Percent())
    other_office_id: Mapped[int] = ref("office")
    other_percent: Mapped[Decimal] = mapped_column(Percent())
    began_with: Mapped[int] = ref("progress_report")


@dataclass(frozen=True, slots=True)
class Open:
    """A disagreement of an open plan, with the names of the offices as they are now."""

    activity_id: int
    office_id: int
    percent: Decimal
    other_office_id: int
    other_office: str
    other_percent: Decimal
    began_with: int


# Built once, because they are executed for every report on what several offices answer for.
_KNOWN = select(Disagreement.other_office_id).where(Disagreement.activity_id == bindparam("about"))
_THIS = (
    Disagreement.activity_id == bindparam("about"),
    Disagreement.other_office_id == bindparam("other"),
)
_DROP = delete(Disagreement).where(*_THIS)
_UPDATE = update(Disagreement).where(*_THIS)
_INSERT = insert(Disagreement)


def settle(session: Session, activity_id: int, found: Iterable[rules.Disagreement]) -> None:
    """Keep just the disagreements that the rules find among an activity's reports."""
    known = set(direct(session, _KNOWN, about=activity_id).scalars())
    told = {one.other.office_id: one for one in found if one.other.office_id is not None}
    for office_id in known - told.keys():
        direct(session, _DROP, about=activity_id, other=office_id)
    for office_id, one in told.items():
        figures = {
            "office_id": one.lead.office_id,
            "percent": one.lead.percent,
            "other_percent": one.other.percent,
        }
        if office_id in known:
            direct(session, _UPDATE, about=activity_id, other=office_id, **figures)
            continue
        direct(
            session,
            _INSERT,
            entity_id=direct(session, ENTITY_OF, about=activity_id).scalar_one(),
            activity_id=activity_id,
            other_office_id=office_id,
            began_with=max(one.lead.id, one.other.id),
            **figures,
        )


def of_open_plans(session: Session, entity_id: int) -> list[Open]:
    """Return the disagreements about the activities of open plans."""
    other = aliased(Office)
    rows = session.execute(
        select(
            Disagreement.activity_id,
            Disagreement.office_id,
            Disagreement.percent,
            Disagreement.other_office_id,
            other.name,
            Disagreement.other_percent,
            Disagreement.began_with,
        )
        .join(Activity, Activity.id == Disagreement.activity_id)
        .join(Plan, Plan.id == Activity.plan_id)
        .join(other, other.id == Disagreement.other_office_id)
        .where(
            Disagreement.entity_id == entity_id,
            IN_FORCE,
        )
        .order_by(Disagreement.id)
    )
    return [Open(*row) for row in rows]

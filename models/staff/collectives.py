"""Names that are no office ("todas las áreas"): the offices that they stand for."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import UniqueConstraint, delete, insert, select
from sqlalchemy.orm import Mapped, Session

from models.base import Base, EntityId, Id, ref
from models.organisation import office_now


class OfficeMember(Base):
    """An office that a collective stands for, in the order in which they were said."""

    __tablename__ = "office_member"
    __table_args__ = (UniqueConstraint("collective_id", "office_id"),)

    id: Mapped[Id]
    entity_id: Mapped[EntityId]
    collective_id: Mapped[int] = ref("office")
    office_id: Mapped[int] = ref("office", index=True)
    position: Mapped[int]


def members(session: Session, entity_id: int) -> dict[int, tuple[int, ...]]:
    """Return the offices that each collective stands for now, in their order."""
    rows = session.execute(
        select(OfficeMember.collective_id, office_now(OfficeMember.office_id))
        .where(OfficeMember.entity_id == entity_id)
        .order_by(OfficeMember.position)
    )
    found: dict[int, dict[int, None]] = {}
    for collective_id, office_id in rows:
        found.setdefault(collective_id, {})[office_id] = None
    return {collective_id: tuple(some) for collective_id, some in found.items()}


def put(session: Session, entity_id: int, collective_id: int, offices: Sequence[int]) -> None:
    """Let a collective stand for these offices, and no others."""
    session.execute(delete(OfficeMember).where(OfficeMember.collective_id == collective_id))
    common = {"entity_id": entity_id, "collective_id": collective_id}
    rows = [
        common | {"office_id": office_id, "position": position}
        for position, office_id in enumerate(offices, start=1)
    ]
    session.execute(insert(OfficeMember), rows)

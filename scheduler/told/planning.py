"""What is planned for days to come is read: absences, who leaves, and work that goes over."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from core.entity.context import EntityContext
from models.staff import leaving, office_moves
from scheduler.planned import Planned
from scheduler.told import absence


def known(session: Session, context: EntityContext, now: datetime) -> Planned:
    """Return what is planned, as it is known at `now`."""
    return Planned(
        frozenset(absence.planned(session, context, now)),
        leaving.planned(session, context.entity_id),
        tuple(office_moves.planned(session, context.entity_id)),
    )

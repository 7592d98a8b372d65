"""What is planned for days to come is read: absences, who leaves, and work that goes over."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from sqlalchemy.orm import Session

from core.entity.context import EntityContext
from models.staff import leaving, office_moves
from scheduler import directory
from scheduler.directory import Directory
from scheduler.planned import Planned
from scheduler.told import absences_ahead


def known(session: Session, context: EntityContext, now: datetime) -> Planned:
    """Return what is planned, as it is known at `now`."""
    return Planned(
        frozenset(absences_ahead.planned(session, context, now)),
        leaving.planned(session, context.entity_id),
        tuple(office_moves.planned(session, context.entity_id)),
    )


def people_if_stays(
    session: Session, context: EntityContext, plan: Planned, person_id: int, day: date
) -> Directory:
    """Return who is there on a day by what is planned, but that a person does not leave."""
    others = {one: leaver for one, leaver in plan.leavers.items() if one != person_id}
    return directory.on(session, context, replace(plan, leavers=others), day)

"""Offices that nobody belongs to: what is owed by them reaches no one."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy.orm import Session

from models.staff import offices, people
from models.staff.offices import OfficeLoad


def among(session: Session, entity_id: int, office_ids: Collection[int]) -> list[OfficeLoad]:
    """Return which of some offices nobody belongs to, those that lead most first."""
    members = people.people_of_offices(session, office_ids)
    found = [
        load
        for load in offices.list_offices(session, entity_id)
        if load.office.id in office_ids and load.office.id not in members
    ]
    return sorted(found, key=lambda load: -load.leads)

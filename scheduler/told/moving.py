"""Somebody goes on in another office: her former one is handed on, the new one is hers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from core.entity.context import EntityContext
from core.errors import InputError
from models import audit
from models.staff import memberships, people
from models.staff.offices import OfficeRow
from scheduler import directory
from scheduler.told import leaving, succession
from scheduler.told.leaving import Vacated
from scheduler.told.succession import Succession


@dataclass(frozen=True, slots=True)
class Moved:
    """What becomes of the office that was left, and the offices that have another lead by it."""

    vacated: Vacated
    successions: list[Succession]


def move(
    change: audit.Change,
    context: EntityContext,
    person: people.PersonRow,
    source: OfficeRow,
    target: OfficeRow,
    *,
    today: date,
) -> Moved:
    """Give a person the roles in `target` that she has in `source`, from `today` on.

    Her chat, her addresses and what she said stay hers. Raises InputError where she has no role in
    `source`.
    """
    session = change.session
    held = [
        role
        for role, office_id, _ in memberships.roles_of(session, person.id)
        if office_id == source.id
    ]
    vacated = None
    for role in held:
        vacated = leaving.give_up(change, context, person.id, role, source.id)
        people.add_membership(
            change, person_id=person.id, role=role, office_id=target.id, today=today
        )
    if vacated is None:
        raise InputError(f"{person.name} no tiene un rol en esa oficina.", where=source.name)
    known = directory.load(session, context, change.now)
    return Moved(vacated, succession.settle(session, context, known, change.now))

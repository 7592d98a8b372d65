"""Somebody will leave, or be replaced, on a day to come: written down, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from core.entity.context import EntityContext
from core.spanish import listed
from models.audit import Change
from models.staff import leaving
from models.staff.leaving import Leaver
from scheduler import directory
from scheduler.directory import Contact, Directory


def plan(
    change: Change,
    context: EntityContext,
    person_id: int,
    *,
    on: date,
    shown: Callable[[date], str],
    by_id: int | None = None,
) -> list[str]:
    """Write down the first day on which a person will not be there, and who replaces her from then
    on; return what it changes of what was written down before, and who is written to that day."""
    before = leaving.planned(change.session, change.entity_id).get(person_id)
    leaving.plan(change, person_id=person_id, on=on, by_id=by_id)
    told = []
    if before is not None and (before.on, before.by_id) != (on, by_id):
        told.append(f"Esto reemplaza lo que estaba previsto: {_goes(before, shown)}.")
    if by_id is not None:
        people = directory.load(change.session, context, change.now)
        told += _written_to(people, [people.contacts[person_id], people.contacts[by_id]])
    return told


def _goes(before: Leaver, shown: Callable[[date], str]) -> str:
    follows = "" if before.by is None else f" y le seguía {before.by}"
    return f"se iba el {shown(before.on)}{follows}"


def _written_to(people: Directory, both: list[Contact]) -> list[str]:
    """Return whom of who leaves and who follows a message reaches that day, as far as is known."""
    lost = [one.name for one in both if one.lost]
    held = [one.name for one in both if not one.lost and people.is_held(one)]
    reached = [one.name for one in both if one.name not in (*lost, *held)]
    if len(reached) == len(both):
        return ["Hasta entonces no cambia nada; ese día se les escribe a las dos personas."]
    told = ["Hasta entonces no cambia nada."]
    if reached:
        told.append(f"Ese día se le escribe a {listed(reached)}.")
    if held:
        told.append(f"Mientras siga la prueba no se le escribe a {' ni a '.join(held)}.")
    if lost:
        told.append(f"A {' ni a '.join(lost)} no hay cómo escribirle: avísele usted.")
    return told

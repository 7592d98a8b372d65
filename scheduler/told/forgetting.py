"""Somebody is forgotten: who is still there leaves first, and what no report needs is erased."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.entity.context import EntityContext
from models.audit import Change
from models.staff import forgetting
from models.staff.people import PersonRow
from scheduler.told import leaving
from scheduler.told.leaving import Vacated


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What her reports bear now, the offices that she leaves, and which of her messages wait for a
    person and were left."""

    name: str
    vacated: Sequence[Vacated]
    waiting: Sequence[int]


def forget(change: Change, context: EntityContext, person: PersonRow) -> Forgotten:
    """Erase what no report needs of a person, who leaves today where she has not left."""
    vacated: Sequence[Vacated] = ()
    if person.active:
        vacated = leaving.leave(change, context, person.id, on=context.today(change.now))
    waiting = forgetting.forget(change, replace(person, active=False))
    return Forgotten(forgetting.name_of(person.id), vacated, waiting)

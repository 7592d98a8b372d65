"""The entities of an installation that has many: opened together, added, and how each stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime

import structlog
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.clock import Clock
from core.errors import CulminaError, EnvironmentFault
from culmina import status
from culmina.entities.entity_files import EntityFiles
from culmina.settings import Settings
from culmina.wiring import Installation, open_database, refuse_known_key
from models.organisation import Entity, Person
from models.plan import IN_FORCE, Activity, Plan

log = structlog.get_logger("service")


@dataclass(frozen=True, slots=True)
class Standing:
    """How an entity stands: since when it is paused, and what it has."""

    paused_at: datetime | None
    people: int
    activities: int
    last_pass: datetime | None


def standing(session: Session, entity_id: int) -> Standing:
    """Read how an entity stands: its active people, the activities of its open plans."""
    people = select(func.count()).where(Person.entity_id == entity_id, Person.active)
    activities = (
        select(func.count(Activity.id))
        .join(Plan, Plan.id == Activity.plan_id)
        .where(Activity.entity_id == entity_id, IN_FORCE)
    )
    return Standing(
        paused_at=session.get_one(Entity, entity_id).paused_at,
        people=session.scalar(people) or 0,
        activities=session.scalar(activities) or 0,
        last_pass=status.last_pass(session, entity_id),
    )


@contextmanager
def opened_together(
    machine: Settings, read: Mapping[str, Settings], clock: Clock
) -> Iterator[dict[str, Installation | CulminaError]]:
    """Give the entities by name over the open database of the `machine`, or why one cannot be
    opened: it has no row there, or the key that everybody knows. Raises EnvironmentFault for the
    database."""
    with closing(open_database(machine)) as database:
        found: dict[str, Installation | CulminaError] = {}
        for name, settings in read.items():
            try:
                refuse_known_key(settings)
                found[name] = Installation.of(settings, database, clock)
            except EnvironmentFault as fault:
                found[name] = fault
        yield found


@contextmanager
def served(files: EntityFiles, clock: Clock) -> Iterator[list[Installation]]:
    """Give the entities that the service serves; what is wrong with the others is told in the log.
    Raises EnvironmentFault where it could serve none."""
    read, faults = files.all_settings
    with opened_together(files.machine, read, clock) as opened:
        for name, error in {**faults, **_faults(opened)}.items():
            log.warning("entity_left_out", entity=name, error=error.sentence())
        good = [one for one in opened.values() if isinstance(one, Installation)]
        if not good:
            raise EnvironmentFault(
                "no entity can be served.",
                where=str(files.folder),
                todo="Type: culmina entity list",
            )
        yield good


def _faults(opened: Mapping[str, Installation | CulminaError]) -> dict[str, CulminaError]:
    return {name: one for name, one in opened.items() if isinstance(one, CulminaError)}

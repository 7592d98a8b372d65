"""Settings to engine, channels and services: the one place where things are built."""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from sqlalchemy import select

from core.calendar import Calendar
from core.clock import Clock, zone
from core.refs import Refs
from culmina.settings import Settings
from models.migrations import runner
from models.organisation import Entity
from models.session import Database
from texts.catalog import Texts


@dataclass(frozen=True)
class Installation:
    """One entity's culmina, ready to work: settings, database, clock, and what they make."""

    settings: Settings
    database: Database
    clock: Clock
    entity_id: int
    zone: ZoneInfo
    calendar: Calendar
    texts: Texts
    refs: Refs

    @classmethod
    def of(cls, settings: Settings, database: Database, clock: Clock) -> Installation:
        """Build it over an open database; the entity's row is made at the first start."""
        return cls(
            settings=settings,
            database=database,
            clock=clock,
            entity_id=_entity(settings, database, clock),
            zone=zone(settings.entity.timezone),
            calendar=settings.reminders.calendar(),
            texts=Texts(),
            refs=Refs(settings.security.key.get_secret_value()),
        )


def open_database(settings: Settings) -> Database:
    """Open the database of the settings; raises EnvironmentFault when its schema is not current."""
    database = Database(settings.database.url)
    try:
        runner.require_current(database)
    except BaseException:
        database.close()
        raise
    return database


def _entity(settings: Settings, database: Database, clock: Clock) -> int:
    with database.reading() as session:
        known = session.scalar(select(Entity.id).where(Entity.name == settings.entity.name))
    if known is not None:
        return known
    with database.transaction() as session:
        row = Entity(
            name=settings.entity.name, timezone=settings.entity.timezone, created_at=clock.now()
        )
        session.add(row)
        session.flush()
        return row.id

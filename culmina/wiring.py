"""Settings to an open database and what every command works with; no channel is built here."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from shlex import quote
from zoneinfo import ZoneInfo

from sqlalchemy import select

from core.channels import EMAIL, KINDS, TELEGRAM
from core.clock import Clock, local_day, zone
from core.entity.calendar import Calendar
from core.entity.context import EntityContext
from core.errors import EnvironmentFault
from core.refs import Refs
from core.spanish import fold
from culmina.example import EXAMPLE_KEY
from culmina.settings import Settings
from models import tables  # noqa: F401 - a key can only name a table that has been imported
from models.audit import Actor
from models.migrations.version import require_current
from models.organisation import Entity
from models.session import Database, sqlite_path
from texts.catalog import Texts

TECHNICIAN = Actor(role="technician", channel="cli")  # who types commands


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
        """Build it over an open database that holds the entity; raises EnvironmentFault."""
        return cls(
            settings=settings,
            database=database,
            clock=clock,
            entity_id=_entity(settings, database),
            zone=zone(settings.entity.timezone),
            calendar=settings.reminders.calendar(),
            texts=Texts(deciders=settings.reminders.requests_decided_by),
            refs=Refs(settings.security.all_keys[0], settings.security.all_keys[1:]),
        )

    def today(self) -> date:
        """Return the day that the entity's people have."""
        return local_day(self.clock.now(), self.zone)

    def shown(self, instant: datetime) -> str:
        """Return an instant in the entity's local time, as commands show it."""
        return f"{instant.astimezone(self.zone):%Y-%m-%d %H:%M}"

    def context(self) -> EntityContext:
        """Return what the passes of the clock need to know of the entity."""
        return EntityContext(
            entity_id=self.entity_id,
            entity_name=self.settings.entity.name,
            zone=self.zone,
            calendar=self.calendar,
            policy=self.settings.reminders,
            refs=self.refs,
            channels=enabled_channels(self.settings),
            editable=frozenset(one.name for one in KINDS if one.can_edit),
            trial_people=frozenset(fold(address) for address in self.settings.trial.people),
            thresholds=self.settings.digest.thresholds(),
            privacy=self.settings.privacy,
            consent_channels=frozenset(one.name for one in KINDS if one.needs_consent),
            pages=self.settings.web.url,
        )


def enabled_channels(settings: Settings) -> tuple[str, ...]:
    """Return the channels that can send, the one for people without a preference first."""
    is_on = {TELEGRAM: settings.telegram.enabled, EMAIL: settings.smtp.enabled}
    return tuple(one.name for one in KINDS if is_on[one])


def refuse_known_key(settings: Settings) -> None:
    """Raise EnvironmentFault where the key is that of the example: anybody could sign with it."""
    if EXAMPLE_KEY in settings.security.all_keys:
        raise EnvironmentFault(
            "the key is the one of the example, which everybody knows.",
            where="[security] key",
            todo="Write one of your own: openssl rand -base64 48",
        )


def open_database(settings: Settings) -> Database:
    """Open the database of the settings, making no missing file; raises EnvironmentFault when its
    schema is not current."""
    database = Database(settings.database.url)
    try:
        require_file(sqlite_path(database.url))
        require_current(database)
    except BaseException:
        database.close()
        raise
    return database


def require_file(file: Path | None) -> None:
    """Raise EnvironmentFault where the file of an SQLite database (None: another one) is not there:
    opening it would make an empty one."""
    if file is not None and not file.exists():
        raise EnvironmentFault(
            "there is no database.",
            where=str(file),
            todo="If it held a plan, put its backup back: culmina restore FILE. "
            "If it is new, type: culmina init --name NAME",
        )


class UnknownEntity(EnvironmentFault):
    """The settings name an entity that the database does not hold. Exit code 2: they do not fit."""

    exit_code = 2


@contextmanager
def opened(settings: Settings, clock: Clock) -> Iterator[Installation]:
    """Give the installation of the settings, over a database that is open as long as the block
    runs; raises EnvironmentFault."""
    with closing(open_database(settings)) as database:
        yield Installation.of(settings, database, clock)


def add_entity(settings: Settings, database: Database, clock: Clock) -> bool:
    """Write the entity of the settings down; tell whether it was new."""
    with database.transaction() as session:
        known = session.scalar(select(Entity.id).where(Entity.name == settings.entity.name))
        if known is None:
            session.add(
                Entity(
                    name=settings.entity.name,
                    timezone=settings.entity.timezone,
                    created_at=clock.now(),
                )
            )
        return known is None


def _entity(settings: Settings, database: Database) -> int:
    with database.reading() as session:
        rows = session.execute(select(Entity.name, Entity.id).order_by(Entity.id))
        known: dict[str, int] = {row.name: row.id for row in rows}
    if settings.entity.name in known:
        return known[settings.entity.name]
    only = f", only {', '.join(map(repr, known))}." if known else "."
    todo = "Correct the name, or type: culmina init"
    if len(known) == 1:
        todo = f"Correct it, or if that is its new name: culmina entity rename {quote(*known)}"
    raise UnknownEntity(
        f"the database holds no entity called {settings.entity.name!r}{only}",
        where="[entity] name",
        todo=todo,
    )

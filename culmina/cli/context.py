"""What every command starts with: the settings, an open database, the entity, its clock, an
instant that is typed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy.orm import Session

from core.clock import Clock, SystemClock, as_utc, zone
from core.errors import InputError
from culmina.cli.chosen import config_path, entity_name
from culmina.entities import entity_files
from culmina.entities.all_settings import Whole, whole_of
from culmina.settings import Settings
from culmina.wiring import TECHNICIAN, Installation, opened, refuse_known_key
from models.audit import Change

__all__ = [
    "DAYS",
    "TECHNICIAN",
    "At",
    "acting",
    "every_entity",
    "instant",
    "machine",
    "open_installation",
    "refuse_named",
    "settings",
    "settings_path",
    "whole_installation",
]

At = Annotated[str | None, typer.Option(help="Como si fuera este instante: 2026-05-19T08:00.")]

DAYS = ["%Y-%m-%d", "%d/%m/%Y"]  # how a day may be typed


def acting(session: Session, installation: Installation, now: datetime | None = None) -> Change:
    """Return what the technician changes the entity with, at the instant of the clock or `now`."""
    at = installation.clock.now() if now is None else now
    return Change(session, installation.entity_id, TECHNICIAN, at)


def settings() -> Settings:
    """Read the settings of the entity that the command is for; raises InputError."""
    return entity_files.settings_of(config_path(), entity_name())


def settings_path() -> Path:
    """Return the file in which these settings stand; raises InputError."""
    return entity_files.file_of(config_path(), entity_name())


def machine() -> Settings:
    """Read what holds for the whole installation, as its database; raises InputError."""
    files = entity_files.found(config_path())
    return settings() if files is None else files.machine


def every_entity() -> Whole:
    """Read the settings of the entity that was named, or those of all where none was; raises
    InputError, also where there is none yet."""
    if entity_name() is not None:
        return Whole.of_one(settings(), settings_path())
    whole = whole_of(config_path())
    if whole.files is not None and not whole.names:
        entity_files.named(whole.files, None)
    return whole


def whole_installation() -> Whole:
    """Read the settings of all entities; raises InputError, also where one was named, and
    EnvironmentFault where a single entity has the key that everybody knows."""
    refuse_named()
    whole = whole_of(config_path())
    if whole.files is None:
        refuse_known_key(whole.machine)
    return whole


def refuse_named() -> None:
    """Raise InputError where an entity was named for what concerns the whole installation."""
    if entity_name() is not None:
        raise InputError(
            "esta orden es para toda la instalación.", where="--entity", todo="Quite la opción."
        )


@contextmanager
def open_installation(clock: Clock | None = None) -> Iterator[Installation]:
    """Open the installation for one command, never with a key that everybody knows nor on an old
    schema; raises SettingsError or EnvironmentFault."""
    chosen = settings()
    refuse_known_key(chosen)
    with opened(chosen, clock or SystemClock()) as installation:
        yield installation


def instant(text: str, settings: Settings, option: str = "--at") -> datetime:
    """Read the ISO instant of an option; without a zone it is the entity's local time. Raises
    InputError."""
    try:
        read = datetime.fromisoformat(text)
    except ValueError as error:
        raise InputError(
            f"{text!r} no es un instante.", where=option, todo="Escríbalo así: 2026-05-19T08:00."
        ) from error
    if read.tzinfo is None:
        read = read.replace(tzinfo=zone(settings.entity.timezone))
    return as_utc(read)

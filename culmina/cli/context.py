"""What every command starts with: the settings, an open database, the entity, its clock, an
instant that is typed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Annotated

import typer
from sqlalchemy.orm import Session

from core.clock import Clock, SystemClock, as_utc, zone
from core.errors import InputError
from culmina.cli.chosen import config_path
from culmina.settings import Settings, read_settings
from culmina.wiring import TECHNICIAN, Installation, opened, refuse_known_key
from models.audit import Change

__all__ = ["DAYS", "TECHNICIAN", "At", "acting", "instant", "open_installation", "settings"]

At = Annotated[str | None, typer.Option(help="Como si fuera este instante: 2026-05-19T08:00.")]

DAYS = ["%Y-%m-%d", "%d/%m/%Y"]  # how a day may be typed


def acting(session: Session, installation: Installation, now: datetime | None = None) -> Change:
    """Return what the technician changes the entity with, at the instant of the clock or `now`."""
    at = installation.clock.now() if now is None else now
    return Change(session, installation.entity_id, TECHNICIAN, at)


def settings() -> Settings:
    """Read the settings of this installation; raises SettingsError."""
    return read_settings(config_path())


@contextmanager
def open_installation(clock: Clock | None = None) -> Iterator[Installation]:
    """Open the installation for one command, never with a key that everybody knows nor on an old
    schema; raises SettingsError or EnvironmentFault."""
    chosen = settings()
    refuse_known_key(chosen)
    with opened(chosen, clock or SystemClock()) as installation:
        yield installation


def instant(text: str, settings: Settings) -> datetime:
    """Read an ISO instant; without a zone it is the entity's local time. Raises InputError."""
    try:
        read = datetime.fromisoformat(text)
    except ValueError as error:
        raise InputError(
            f"{text!r} no es un instante.", where="--at", todo="Escríbalo así: 2026-05-19T08:00."
        ) from error
    if read.tzinfo is None:
        read = read.replace(tzinfo=zone(settings.entity.timezone))
    return as_utc(read)

"""What every command starts with: the settings, an open database, the entity and its clock."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from core.clock import Clock, SystemClock
from culmina.cli.chosen import config_path
from culmina.settings import Settings, read_settings
from culmina.wiring import Installation, open_database, refuse_known_key


def settings() -> Settings:
    """Read the settings of this installation; raises SettingsError."""
    return read_settings(config_path())


@contextmanager
def open_installation(clock: Clock | None = None) -> Iterator[Installation]:
    """Open the installation for one command; raises SettingsError or EnvironmentFault.

    The key and the schema are checked first: a command never works with a key that everybody knows,
    nor on an old schema.
    """
    chosen = settings()
    refuse_known_key(chosen)
    database = open_database(chosen)
    try:
        yield Installation.of(chosen, database, clock or SystemClock())
    finally:
        database.close()

"""What every command starts with: the settings, an open database, the entity and its clock."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from core.clock import Clock, SystemClock
from culmina.settings import Settings, read_settings
from culmina.wiring import Installation, open_database

CONFIG_VARIABLE = "CULMINA_CONFIG"


@dataclass
class _Chosen:
    config: Path | None = None


_chosen = _Chosen()


def choose_config(path: Path | None) -> None:
    """Remember which settings file the command line named."""
    _chosen.config = path


def config_path() -> Path:
    """Return the settings file: --config, else CULMINA_CONFIG, else ./config.toml."""
    return _chosen.config or Path(os.environ.get(CONFIG_VARIABLE, "config.toml"))


def settings() -> Settings:
    """Read the settings of this installation; raises SettingsError."""
    return read_settings(config_path())


@contextmanager
def open_installation(clock: Clock | None = None) -> Iterator[Installation]:
    """Open the installation for one command; raises SettingsError or EnvironmentFault.

    The schema is checked first: a command never works on an old one.
    """
    chosen = settings()
    database = open_database(chosen)
    try:
        yield Installation.of(chosen, database, clock or SystemClock())
    finally:
        database.close()

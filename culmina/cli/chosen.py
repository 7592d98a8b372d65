"""Which settings file the command line works with, and for which of its entities."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

CONFIG_VARIABLE = "CULMINA_CONFIG"
DEFAULT = Path("config.toml")


@dataclass
class _Chosen:
    config: Path | None = None
    entity: str | None = None


_chosen = _Chosen()


def choose_config(path: Path | None) -> None:
    """Remember which settings file the command line named."""
    _chosen.config = path


def config_path() -> Path:
    """Return the settings file: --config, else CULMINA_CONFIG, else ./config.toml."""
    return _chosen.config or Path(os.environ.get(CONFIG_VARIABLE, DEFAULT))


def choose_entity(name: str | None) -> None:
    """Remember which entity the command line named."""
    _chosen.entity = name


def entity_name() -> str | None:
    """Return the entity that was named: --entity, None where it was not."""
    return _chosen.entity

"""Which settings file the command line works with."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

CONFIG_VARIABLE = "CULMINA_CONFIG"
DEFAULT = Path("config.toml")


@dataclass
class _Chosen:
    config: Path | None = None


_chosen = _Chosen()


def choose_config(path: Path | None) -> None:
    """Remember which settings file the command line named."""
    _chosen.config = path


def config_path() -> Path:
    """Return the settings file: --config, else CULMINA_CONFIG, else ./config.toml."""
    return _chosen.config or Path(os.environ.get(CONFIG_VARIABLE, DEFAULT))

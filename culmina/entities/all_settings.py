"""All settings of an installation, be it of one entity or of many: for what concerns it whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from core.errors import InputError
from culmina.entities import entity_files
from culmina.entities.entity_files import EntityFiles
from culmina.log import secrets_of
from culmina.settings import Settings, read_settings


@dataclass(frozen=True)
class Whole:
    """An installation: its file `config`, what holds for the `machine`, and the settings of its
    `entities` by name; that of a single one is "". `faults` is what is wrong with those whose
    settings cannot serve; `files` is None where the installation is of one entity."""

    config: Path
    machine: Settings
    entities: Mapping[str, Settings]
    faults: Mapping[str, InputError] = field(default_factory=dict)
    files: EntityFiles | None = None

    @classmethod
    def of_one(cls, settings: Settings, config: Path) -> Whole:
        """Return the installation of one entity."""
        return cls(config, settings, {"": settings})

    @property
    def names(self) -> list[str]:
        """Return the names of all entities, also of those whose settings cannot serve."""
        return sorted([*self.entities, *self.faults])

    def file(self, name: str) -> Path:
        """Return the settings file of an entity."""
        return self.config if self.files is None else self.files.file(name)

    def folder(self, name: str) -> Path:
        """Return where the files are that an entity's settings name without a folder."""
        return self.config.resolve().parent if self.files is None else self.files.own_folder(name)

    def secrets(self) -> list[str]:
        """Return what the log must not show."""
        return secrets_of(*self.entities.values())


def whole_of(config: Path) -> Whole:
    """Read all settings of an installation; raises InputError where its own file, or that of its
    one entity, cannot serve."""
    files = entity_files.found(config)
    if files is None:
        return Whole.of_one(read_settings(config), config)
    read, faults = files.all_settings
    return Whole(config, files.machine, read, faults, files)

"""One opening of the database for all that `culmina doctor` asks of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Lock
from typing import Self

from core.clock import SystemClock
from core.errors import CulminaError, EnvironmentFault, SettingsError
from culmina.settings import Settings
from culmina.wiring import Installation, open_database
from models.session import Database


@dataclass
class OpenedOnce:
    """The installation of the settings, opened where it is first asked for, in whichever thread,
    and closed at the end of the block; where it cannot be, each who asks is told why."""

    settings: Settings
    _lock: Lock = field(default_factory=Lock)
    _database: Database | None = None
    _opened: Installation | CulminaError | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_raised: object) -> None:
        if self._database is not None:
            self._database.close()

    def is_there(self) -> bool:
        """Tell whether there is a database that can be asked, be it for this entity or not."""
        self._open()
        return self._database is not None

    def installation(self) -> Installation:
        """Return it; raises EnvironmentFault or SettingsError."""
        opened = self._open()
        if isinstance(opened, CulminaError):
            raise opened
        return opened

    def _open(self) -> Installation | CulminaError:
        with self._lock:
            if self._opened is None:
                try:
                    self._database = open_database(self.settings)
                    self._opened = Installation.of(self.settings, self._database, SystemClock())
                except (EnvironmentFault, SettingsError) as fault:
                    self._opened = fault
            return self._opened

"""How the process of the service uses its memory, and that it is alone on an SQLite file."""

from __future__ import annotations

import fcntl
import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from core.errors import EnvironmentFault


def keep_what_is_built() -> None:
    """Spare the collector of garbage what is here now and stays to the end."""
    gc.unfreeze()  # what was built before a service began anew
    gc.collect()
    gc.freeze()


@contextmanager
def alone(database_file: Path) -> Iterator[None]:
    """Hold the lock of `database_file` while the block runs; a killed process holds nothing. Raises
    EnvironmentFault when another process holds it."""
    path = database_file.with_name(database_file.name + ".lock")
    with path.open("a") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise EnvironmentFault(
                "another culmina is already running on this database.",
                where=str(database_file),
                todo="Stop it first, or use PostgreSQL for several processes.",
            ) from error
        yield

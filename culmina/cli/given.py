"""Files as they are given on the command line."""

from __future__ import annotations

from pathlib import Path

from core.errors import InputError


def read_bytes(file: Path) -> bytes:
    """Return what a file holds; raises InputError where it cannot be read."""
    try:
        return file.read_bytes()
    except OSError as error:
        raise InputError(
            "the file cannot be read.", where=str(file), todo="Check the path and its permissions."
        ) from error

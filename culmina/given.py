"""Files as they are given: on the command line, and by the variables of the settings."""

from __future__ import annotations

from pathlib import Path

from core.errors import InputError


def ordinary(file: Path) -> Path:
    """Return the path of an ordinary file, or of none: who opens it tells that it is missing.

    Raises InputError for a folder, a pipe, a socket or a device: reading one of them may never end.
    """
    try:
        is_another_thing = file.exists() and not file.is_file()
    except OSError:  # a folder above it may not be entered
        return file
    if is_another_thing:
        what = "this is a folder" if file.is_dir() else "this is a pipe, a socket or a device"
        raise InputError(f"{what}, not a file.", where=str(file), todo="Name a file on the disk.")
    return file


def read_bytes(file: Path) -> bytes:
    """Return what a file holds; raises InputError where it cannot be read."""
    try:
        return ordinary(file).read_bytes()
    except OSError as error:
        raise InputError(
            "the file cannot be read.", where=str(file), todo="Check the path and its permissions."
        ) from error

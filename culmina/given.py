"""Files as they are given: on the command line, and by the variables of the settings."""

from __future__ import annotations

import codecs
from pathlib import Path

from core.errors import EnvironmentFault, InputError

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def ordinary(file: Path) -> Path:
    """Return the path of an ordinary file, or of none; raises InputError for a folder, a pipe, a
    socket or a device: reading one of them may never end."""
    try:
        is_another_thing = file.exists() and not file.is_file()
    except OSError:  # a folder above it may not be entered
        return file
    if is_another_thing:
        what = "this is a folder" if file.is_dir() else "this is a pipe, a socket or a device"
        raise InputError(f"{what}, not a file.", where=str(file), todo="Name a file on the disk.")
    return file


def read_words(file: Path) -> str:
    """Return the text of a file, without the mark with which Windows begins UTF-8. Raises
    InputError where it is in another encoding, OSError where it cannot be read."""
    content = ordinary(file).read_bytes()
    as_what = " but as UTF-16" if content.startswith(_UTF_16) else ""
    words = content.decode("utf-8-sig", errors="replace")
    if as_what or "\0" in words or "\N{REPLACEMENT CHARACTER}" in words:
        raise InputError(
            f"it is not saved as UTF-8{as_what}.",
            where=str(file),
            todo="Save it as UTF-8 (in Notepad: Save as, Encoding: UTF-8).",
        )
    return words


def read_bytes(file: Path) -> bytes:
    """Return what a file holds; raises InputError where it cannot be read."""
    try:
        return ordinary(file).read_bytes()
    except OSError as error:
        raise InputError(
            "the file cannot be read.", where=str(file), todo="Check the path and its permissions."
        ) from error


def write_new(file: Path, content: bytes, *, todo: str = "Name another.") -> None:
    """Write a file that is not there yet, as `write_whole` does; raises InputError where it is,
    with what is `todo` then."""
    if ordinary(file).exists():
        raise InputError("the file is there already.", where=str(file), todo=todo)
    write_whole(file, content)


def write_whole(file: Path, content: bytes) -> None:
    """Write a file, in place of one that is there: whole, or on a full disk not at all; raises
    InputError for a folder or a pipe, EnvironmentFault where it cannot be written."""
    draft = ordinary(file).with_name(f"{file.name}.new")
    try:
        draft.write_bytes(content)
        draft.replace(file)
    except OSError as error:
        raise EnvironmentFault(
            f"the file cannot be written: {error.strerror}.",
            where=str(file),
            todo="Check the folder and its permissions.",
        ) from error
    finally:
        draft.unlink(missing_ok=True)

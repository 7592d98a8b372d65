"""Files as they are given: on the command line, and by the variables of the settings."""

from __future__ import annotations

import codecs
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from core.errors import EnvironmentFault, InputError

_Form = TypeVar("_Form", bound=StrEnum)

# What an office opens by the ending of its name.
_ENDINGS = frozenset({".xlsx", ".xls", ".ods", ".docx", ".doc", ".pdf", ".csv", ".json"})
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def ordinary(file: Path) -> Path:
    """Return the path of an ordinary file, or of none; raises InputError for a folder, a pipe, a
    socket or a device: reading one of them may never end."""
    try:
        is_another_thing = file.exists() and not file.is_file()
    except OSError:  # a folder above it may not be entered
        return file
    if is_another_thing:
        what = "es una carpeta" if file.is_dir() else "es una tubería, un conector o un dispositivo"
        raise InputError(
            f"{what}, no un archivo.", where=str(file), todo="Diga un archivo del disco."
        )
    return file


def read_words(file: Path) -> str:
    """Return the text of a file, without the mark with which Windows begins UTF-8. Raises
    InputError where it is in another encoding, OSError where it cannot be read."""
    content = ordinary(file).read_bytes()
    as_what = " sino en UTF-16" if content.startswith(_UTF_16) else ""
    words = content.decode("utf-8-sig", errors="replace")
    if as_what or "\0" in words or "\N{REPLACEMENT CHARACTER}" in words:
        raise InputError(
            f"no está guardado en UTF-8{as_what}.",
            where=str(file),
            todo="Guárdelo en UTF-8 (en el Bloc de notas: Guardar como, Codificación: UTF-8).",
        )
    return words


def read_bytes(file: Path) -> bytes:
    """Return what a file holds; raises InputError where it cannot be read."""
    try:
        return ordinary(file).read_bytes()
    except OSError as error:
        raise InputError(
            "no se puede leer el archivo.", where=str(file), todo="Revise la ruta y sus permisos."
        ) from error


def write_new(file: Path, content: bytes, *, todo: str = "Diga otro.") -> None:
    """Write a file that is not there yet: whole, or on a full disk not at all. Raises InputError,
    with what is `todo` then, where it is there, for a folder and for a pipe; EnvironmentFault where
    it cannot be written."""
    if ordinary(file).exists():
        raise InputError("el archivo ya existe.", where=str(file), todo=todo)
    draft = file.with_name(f"{file.name}.new")
    try:
        draft.write_bytes(content)
        draft.replace(file)
    except OSError as error:
        raise EnvironmentFault(
            f"no se puede escribir el archivo: {error.strerror}.",
            where=str(file),
            todo="Revise la carpeta y sus permisos.",
        ) from error
    finally:
        draft.unlink(missing_ok=True)


def require_ending(file: Path, ending: str, option: str) -> None:
    """Raise InputError where a file that an `option` names does not end as what is written to it:
    ".pdf"."""
    if file.suffix.casefold() != ending:
        raise InputError(f"el archivo debe terminar en {ending}.", where=f"{option} {file}")


def form_of(file: Path, asked: _Form | None, default: _Form) -> _Form:
    """Return the form in which a file is written: the one asked for, else the one that the ending
    of its name says, else `default`. Raises InputError where the ending says another one."""
    forms = {f".{one.value}": one for one in type(default)}
    ending = file.suffix.casefold()
    form = asked or forms.get(ending, default)
    if ending in _ENDINGS and forms.get(ending) is not form:
        endings = f".{asked.value}" if asked is not None else " o ".join(forms)
        raise InputError(f"el archivo debe terminar en {endings}.", where=str(file))
    return form

"""One reader per file format: file to grid of cells that know their place, nothing more."""

from __future__ import annotations

from pathlib import Path

from core.errors import InputError
from plans.readers.grid import Cell, Grid, Place, Row
from plans.readers.text import read_text

__all__ = ["MOST_BYTES", "Cell", "Grid", "Place", "Row", "read_grid"]

MOST_BYTES = 20 * 1024 * 1024

_SIGNATURES = (
    (b"PK\x03\x04", "un libro de Excel, un documento de Word o un archivo comprimido"),
    (b"%PDF", "un PDF"),
    (b"\xd0\xcf\x11\xe0", "un archivo antiguo de Excel o de Word"),
    (b"{\\rtf", "un documento RTF"),
)
_OTHER_FORMS = frozenset({".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".docx", ".doc", ".pdf"})
_SAVE_AS_TEXT = "Guarde la tabla como texto separado por tabuladores y vuelva a cargarla."


def read_grid(path: Path) -> Grid:
    """Return the cells of the file `path`, by the reader that its contents ask for.

    Raises `InputError` when the file cannot be opened, is empty, is larger than 20 MB, or is of a
    form that culmina does not read.
    """
    content = _content(path)
    source = str(path)
    for signature, kind in _SIGNATURES:
        if content.startswith(signature):
            raise InputError(
                f"no se puede leer el plan: el archivo es {kind}, y esa forma aún no se lee.",
                where=source,
                todo=_SAVE_AS_TEXT,
            )
    if path.suffix.lower() in _OTHER_FORMS:
        raise InputError(
            f"no se puede leer el plan: la forma {path.suffix.lower()} aún no se lee.",
            where=source,
            todo=_SAVE_AS_TEXT,
        )
    return read_text(content, source)


def _content(path: Path) -> bytes:
    source = str(path)
    try:
        if path.is_dir():
            raise InputError(
                "no se puede leer el plan: es una carpeta.",
                where=source,
                todo="Indique el archivo del plan.",
            )
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except FileNotFoundError as error:
        raise InputError(
            "no se puede leer el plan: el archivo no existe.",
            where=source,
            todo="Revise el nombre y la carpeta.",
        ) from error
    except OSError as error:
        raise InputError(
            f"no se puede leer el plan: {error.strerror or error}.",
            where=source,
            todo="Revise los permisos y el disco.",
        ) from error
    if len(content) > MOST_BYTES:
        raise InputError(
            "no se puede leer el plan: el archivo pasa de 20 MB.",
            where=source,
            todo="Deje en el archivo solo la tabla del plan.",
        )
    if not content.strip():
        raise InputError(
            "no se puede leer el plan: el archivo está vacío.",
            where=source,
            todo="Indique el archivo que trae la tabla del plan.",
        )
    return content

"""One reader per file format: file to grid of cells that know their place, nothing more."""

from __future__ import annotations

import re
from pathlib import Path

from core.errors import InputError
from plans.readers.csv import is_utf16, read_csv
from plans.readers.grid import Cell, Grid, Place, Row
from plans.readers.guarded import read_guarded
from plans.readers.limits import MOST_BYTES, refused
from plans.readers.text import read_text

__all__ = ["MOST_BYTES", "Cell", "Grid", "Place", "Row", "read_grid"]

# What a file holds tells its form, whatever its name: an archive (.xlsx, .docx, .ods), a PDF, a
# compound file (.xls, a locked .xlsx).
_BINARY = (b"PK\x03\x04", b"PK\x05\x06", b"%PDF", b"\xd0\xcf\x11\xe0")
_RTF = b"{\\rtf"
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html|head|table|meta|style|div)\b", re.I
)
_PICTURE = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*")
_SEPARATED = frozenset({".csv", ".tsv"})
_NO_TEXT = frozenset({".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".docx", ".doc", ".pdf"})
_SAMPLE = 64 * 1024


def read_grid(path: Path) -> Grid:
    """Return the cells of the file `path`, by the reader that its contents ask for.

    Workbooks, documents and PDFs are read in a process with limits. Raises `InputError` when the
    file cannot be opened, is empty, damaged, locked with a password, larger than 20 MB or beyond
    the other limits, or of a form that culmina does not read; `EnvironmentFault` when the process
    cannot be started.
    """
    content = _content(path)
    source = str(path)
    if content.startswith(_BINARY):
        return read_guarded(content, source)
    suffix = path.suffix.lower()
    _refuse_other_texts(content, suffix, source)
    # Excel writes "Texto Unicode" with tabs, and with quotes as in a .csv.
    if suffix in _SEPARATED or is_utf16(content) or b"\t" not in content:
        return read_csv(content, source)
    return read_text(content, source)


def _refuse_other_texts(content: bytes, suffix: str, source: str) -> None:
    if content.startswith(_RTF):
        todo = "Ábralo en Word, guárdelo como .docx y vuelva a cargarlo."
        raise refused("es un documento RTF, que no se lee.", todo, source)
    if _PAGE.match(content[:_SAMPLE]):
        todo = "Ábralo en Excel, guárdelo como libro de Excel (.xlsx) y vuelva a cargarlo."
        raise refused("es una página web, aunque se llame de otra forma.", todo, source)
    if suffix in _NO_TEXT and content.startswith(_PICTURE):
        todo = "Pase la tabla a un libro de Excel y cárguelo."
        raise refused("es una imagen: lo que se ve en ella no se lee.", todo, source)
    if suffix in _NO_TEXT:
        todo = "Si es una tabla en texto, póngale la extensión .csv; si no, guárdelo otra vez."
        raise refused(f"se llama {suffix}, pero lo que trae no es de esa forma.", todo, source)


def _content(path: Path) -> bytes:
    source = str(path)
    try:
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

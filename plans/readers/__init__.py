"""One reader per file format: file to grid of cells that know their place, nothing more."""

from __future__ import annotations

import re
from pathlib import Path

from plans.readers.csv import is_utf16, read_csv
from plans.readers.grid import Cell, Grid, Place, Row
from plans.readers.guarded import read_guarded
from plans.readers.limits import MOST_BYTES, refused
from plans.readers.text import read_text

__all__ = [
    "MOST_BYTES",
    "Cell",
    "Grid",
    "Place",
    "Row",
    "check_size",
    "is_binary",
    "read_content",
    "read_grid",
]

# What a file holds tells its form, whatever its name: an archive (.xlsx, .docx, .ods), a PDF, a
# compound file (.xls, a locked .xlsx).
_BINARY = (b"PK\x03\x04", b"PK\x05\x06", b"%PDF", b"\xd0\xcf\x11\xe0")
_RTF = b"{\\rtf"
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html|head|table|meta|style|div)\b", re.I
)
_PICTURE = re.compile(
    rb"\x89PNG|\xff\xd8\xff|GIF8[79]a|BM.{4}\0{4}|II\*\0|MM\0\*|RIFF.{4}WEBP|"
    rb".{4}ftyp(?:heic|heix|mif1|avif)",
    re.DOTALL,
)
_SEPARATED = frozenset({".csv", ".tsv"})
_NO_TEXT = frozenset({".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".docx", ".doc", ".pdf"})
_SAMPLE = 64 * 1024


def read_grid(path: Path) -> Grid:
    """Return the cells of the file `path`, by the reader that its contents ask for. Raises
    `InputError` for one that cannot be read, `EnvironmentFault` when the process with limits cannot
    be started."""
    return read_content(_content(path), str(path))


def read_content(content: bytes, source: str) -> Grid:
    """Return the cells of a file that is called `source` and holds `content`, as `read_grid`
    does."""
    check_size(content, source)
    if not content.strip():
        todo = "Indique el archivo que trae la tabla del plan."
        raise refused("el archivo está vacío.", todo, source)
    if is_binary(content):
        return read_guarded(content, source)
    suffix = Path(source).suffix.lower()
    _refuse_other_texts(content, suffix, source)
    # Excel writes "Texto Unicode" with tabs, and with quotes as in a .csv.
    if suffix in _SEPARATED or is_utf16(content) or b"\t" not in content:
        return read_csv(content, source)
    return read_text(content, source)


def is_binary(content: bytes) -> bool:
    """Tell whether a file is a workbook, a document of Word or a PDF, by what it holds."""
    return content.startswith(_BINARY)


def check_size(content: bytes, source: str) -> None:
    """Raise `InputError` for a file that is larger than any table."""
    if len(content) > MOST_BYTES:
        raise refused("el archivo pasa de 20 MB.", "Deje en el archivo solo la tabla.", source)


def _refuse_other_texts(content: bytes, suffix: str, source: str) -> None:
    if _PICTURE.match(content):
        todo = "Pase la tabla a un libro de Excel y cárguelo."
        raise refused("es una imagen: lo que se ve en ella no se lee.", todo, source)
    if content.startswith(_RTF):
        todo = "Ábralo en Word, guárdelo como .docx y vuelva a cargarlo."
        raise refused("es un documento RTF, que no se lee.", todo, source)
    if _PAGE.match(content[:_SAMPLE]):
        todo = "Ábralo en Excel, guárdelo como libro de Excel (.xlsx) y vuelva a cargarlo."
        raise refused("es una página web, aunque se llame de otra forma.", todo, source)
    if suffix in _NO_TEXT:
        todo = "Si es una tabla en texto, póngale la extensión .csv; si no, guárdelo otra vez."
        raise refused(f"se llama {suffix}, pero lo que trae no es de esa forma.", todo, source)


def _content(path: Path) -> bytes:
    source = str(path)
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except FileNotFoundError as error:
        raise refused("el archivo no existe.", "Revise el nombre y la carpeta.", source) from error
    except OSError as error:
        what = f"{error.strerror or error}."
        raise refused(what, "Revise los permisos y el disco.", source) from error

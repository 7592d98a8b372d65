"""What is inside an archive (.xlsx, .docx, .ods), looked at before any library unpacks it."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from enum import StrEnum

from plans.readers.limits import (
    MOST_PARTS,
    MOST_UNPACKED,
    ONLY_THE_TABLE,
    SAVE_AGAIN,
    SAVE_AS_XLSX,
    WITHOUT_PASSWORD,
    refused,
)


class Form(StrEnum):
    """The forms of file that culmina reads in a process with limits."""

    XLSX = "xlsx"
    DOCX = "docx"
    ODS = "ods"
    XLS = "xls"
    PDF = "pdf"


_SHEET = b"application/vnd.oasis.opendocument.spreadsheet"
# A document type may only stand before the first element, whose name the office programs write
# within a few hundred bytes.
_HEAD = 64 * 1024
_ENCRYPTED = 0x1
_STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml/main"


def open_archive(archive: zipfile.ZipFile) -> Form:
    """Return the form of an archive, once it is known to be harmless; the sizes that it declares
    bound what `zipfile` unpacks. Raises `InputError` for one that is too large, locked, hostile or
    of another form."""
    parts = archive.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise refused("el archivo, descomprimido, es demasiado grande.", ONLY_THE_TABLE)
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise refused("el archivo tiene contraseña.", WITHOUT_PASSWORD)
    form = _form(archive, {part.filename for part in parts})
    for part in parts:
        if part.filename.endswith((".xml", ".rels")) and not part.filename.startswith("META-INF/"):
            _refuse_document_type(archive, part)
    return form


def _form(archive: zipfile.ZipFile, names: set[str]) -> Form:
    if "word/document.xml" in names:
        return Form.DOCX
    if "xl/workbook.bin" in names:
        raise refused("es un libro binario de Excel (.xlsb), que no se lee.", SAVE_AS_XLSX)
    if "[Content_Types].xml" in names and _any_begins(names, "xl/"):
        return _transitional(archive, names)
    if "mimetype" in names:
        if archive.read("mimetype").strip().startswith(_SHEET):
            return _unlocked(archive, names)
        raise refused("es un documento de LibreOffice que no es hoja de cálculo.", SAVE_AS_XLSX)
    if _any_begins(names, "ppt/"):
        todo = "Copie la tabla a un libro de Excel y cárguelo."
        raise refused("es una presentación.", todo)
    if _any_begins(names, "Index/"):
        raise refused("es una hoja de cálculo de Numbers, que no se lee.", SAVE_AS_XLSX)
    raise refused("es un archivo comprimido.", "Extraiga el archivo del plan y cárguelo.")


def _any_begins(names: Iterable[str], folder: str) -> bool:
    return any(name.startswith(folder) for name in names)


def _transitional(archive: zipfile.ZipFile, names: set[str]) -> Form:
    """Return the form of a workbook that is not of the strict kind, which openpyxl finds empty."""
    if "xl/workbook.xml" in names and _STRICT in archive.read("xl/workbook.xml"):
        todo = "Ábralo, guárdelo como «Libro de Excel (.xlsx)», no estricto, y vuelva a cargarlo."
        raise refused("es un libro de Excel «Open XML estricto», que no se lee.", todo)
    return Form.XLSX


def _unlocked(archive: zipfile.ZipFile, names: set[str]) -> Form:
    if "META-INF/manifest.xml" in names:
        manifest = archive.read("META-INF/manifest.xml")
        if b"encryption-data" in manifest:
            raise refused("el archivo tiene contraseña.", WITHOUT_PASSWORD)
    return Form.ODS


def _refuse_document_type(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    with archive.open(part) as file:
        head = file.read(_HEAD).replace(b"\x00", b"")
    if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
        raise refused("el archivo trae definiciones de XML, que no son de un plan.", SAVE_AGAIN)

"""What a package (ZIP) holds: documents of Office and LibreOffice without macros, else nothing."""

from __future__ import annotations

import io
import zlib
from typing import Final
from zipfile import BadZipFile, LargeZipFile, ZipFile

from core.files import Refusal, Unwanted

MOST_PARTS = 20_000
_MOST_READ = 1_000_000  # of the part that names the others: a package may claim to be huge
_CATALOGUE = "[Content_Types].xml"
# ECMA-376, part 1: the content type of the main part says what the document is.
_OFFICE: Final = (
    (b"wordprocessingml.document.main+xml", "docx"),
    (b"spreadsheetml.sheet.main+xml", "xlsx"),
    (b"presentationml.presentation.main+xml", "pptx"),
)
_OPEN_DOCUMENT: Final = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
}
# Code and embedded objects, which may hold a program: parts of Office, folders of OpenDocument.
_CODE_OF_OFFICE = ("vbaproject", "vbadata", "/activex/", "oleobject", "/macrosheets/")
_CODE_TYPES = (b"macroenabled", b"vbaproject", b"macrosheet")
_CODE_OF_OPEN_DOCUMENT = ("Basic/", "Scripts/")
_BROKEN = (
    BadZipFile, LargeZipFile, zlib.error, EOFError, KeyError, NotImplementedError, OSError,
    RuntimeError, UnicodeError, ValueError,
)  # fmt: skip


def find_type(content: bytes) -> str:
    """Return docx, xlsx, pptx, odt or ods; raises Unwanted for what is none or carries code."""
    if content.count(b"PK\x01\x02") > MOST_PARTS:
        raise Unwanted(Refusal.PACKED)
    try:
        with ZipFile(io.BytesIO(content)) as package:
            names = package.namelist()
            if _CATALOGUE in names:
                return _office(names, _read(package, _CATALOGUE))
            if "mimetype" in names:
                return _open_document(names, _read(package, "mimetype"))
    except _BROKEN:
        raise Unwanted(Refusal.DAMAGED) from None
    raise Unwanted(Refusal.PACKED)


def _read(package: ZipFile, name: str) -> bytes:
    with package.open(name) as part:
        return part.read(_MOST_READ)


def _office(names: list[str], catalogue: bytes) -> str:
    types = catalogue.replace(b"\0", b"").lower()  # it may be written in UTF-16
    parts = [f"/{name.casefold()}" for name in names]
    if any(sign in part for part in parts for sign in _CODE_OF_OFFICE):
        raise Unwanted(Refusal.MACROS)
    if any(sign in types for sign in _CODE_TYPES):
        raise Unwanted(Refusal.MACROS)
    for sign, found in _OFFICE:
        if sign in types:
            return found
    raise Unwanted(Refusal.NOT_ALLOWED)


def _open_document(names: list[str], kind: bytes) -> str:
    if any(name.startswith(_CODE_OF_OPEN_DOCUMENT) for name in names):
        raise Unwanted(Refusal.MACROS)
    found = _OPEN_DOCUMENT.get(kind.strip())
    if found is None:
        raise Unwanted(Refusal.NOT_ALLOWED)
    return found

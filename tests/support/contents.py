"""Contents of files as people send them: documents made here, and the first bytes of others."""

from __future__ import annotations

import io
from zipfile import ZipFile

JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(64))
PNG = b"\x89PNG\r\n\x1a\n" + bytes(32)
PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n"
OGG = b"OggS\x00\x02" + bytes(64) + b"OpusHead"
WEBP = b"RIFF\x24\x00\x00\x00WEBPVP8 " + bytes(16)
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
EXE = b"MZ\x90\x00\x03" + bytes(128)

_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
    'content-types"><Override PartName="/main.xml" ContentType="application/vnd.{}"/></Types>'
)
MAIN = {
    "docx": "openxmlformats-officedocument.wordprocessingml.document.main+xml",
    "xlsx": "openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
    "pptx": "openxmlformats-officedocument.presentationml.presentation.main+xml",
    "docm": "ms-word.document.macroEnabled.main+xml",
    "xlsm": "ms-excel.sheet.macroEnabled.main+xml",
}


def a_package(**parts: str | bytes) -> bytes:
    """Return a ZIP with these parts; a `__` in a name stands for a slash, a `_` for a dot."""
    written = io.BytesIO()
    with ZipFile(written, "w") as package:
        for name, content in parts.items():
            package.writestr(name.replace("__", "/").replace("_", "."), content)
    return written.getvalue()


def an_office_file(kind: str, *others: str) -> bytes:
    """Return a document of Office of this kind, with other parts of these names."""
    written = io.BytesIO()
    with ZipFile(written, "w") as package:
        package.writestr("[Content_Types].xml", _TYPES.format(MAIN[kind]))
        for name in ("main.xml", *others):
            package.writestr(name, "x")
    return written.getvalue()


def an_open_document(kind: str, *others: str) -> bytes:
    """Return a document of LibreOffice: "text" or "spreadsheet", with other parts."""
    written = io.BytesIO()
    with ZipFile(written, "w") as package:
        package.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        for name in ("content.xml", *others):
            package.writestr(name, "x")
    return written.getvalue()


def a_brand(brand: bytes) -> bytes:
    """Return the beginning of an ISO base media file of this brand."""
    return b"\x00\x00\x00\x18ftyp" + brand + bytes(16)

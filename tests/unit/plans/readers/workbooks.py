"""Workbooks for the tests: .xlsx by openpyxl, .ods written as XML; and rows as they are shown."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from plans.readers.grid import Grid

HEADINGS = ("COMPONENTE", "N°", "ACTIVIDADES", "FECHA", "% DE AVANCE", "RESPONSABLE")
MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"
_NAMESPACES = (
    " ".join(
        f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{prefix}:1.0"'
        for prefix in ("office", "table", "text", "style")
    )
    + ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
)


def a_sheet(*rows: Sequence[Any], name: str = "Plan") -> Worksheet:
    """Return the only sheet of a new workbook, with these values in its rows."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = name
    fill(sheet, rows)
    return sheet


def fill(sheet: Worksheet, rows: Sequence[Sequence[Any]]) -> None:
    """Write values from A1 on; None and "" leave a cell blank."""
    for line, values in enumerate(rows, start=1):
        for column, value in enumerate(values, start=1):
            if value is not None and value != "":
                sheet.cell(line, column, value)


def saved(sheet: Worksheet) -> bytes:
    """Return the workbook of a sheet as a file."""
    file = BytesIO()
    book = sheet.parent
    assert book is not None
    book.save(file)
    return file.getvalue()


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """Return an archive with these parts."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return file.getvalue()


def repacked(content: bytes, changed: Mapping[str, str | bytes]) -> bytes:
    """Return an archive with some parts put in the place of its own."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    return packed({**parts, **changed})


def part_of(content: bytes, name: str) -> str:
    """Return the text of one part of an archive."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return archive.read(name).decode()


def an_ods(tables: str, styles: str = "", named: str = "") -> bytes:
    """Return a spreadsheet of LibreOffice with these tables, written as in content.xml; `named` are
    the styles of styles.xml."""
    about = f"<office:document-styles {_NAMESPACES}><office:styles>{named}</office:styles>"
    return packed(
        {
            "mimetype": MIMETYPE,
            "styles.xml": f"{about}</office:document-styles>",
            "content.xml": f"<office:document-content {_NAMESPACES}>"
            f"<office:automatic-styles>{styles}</office:automatic-styles>"
            f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
            "</office:document-content>",
        }
    )


def a_compound(streams: Mapping[str, bytes]) -> bytes:
    """Return a compound file with these streams, each in sectors of its own."""
    sectors: list[bytes] = []
    table: list[int] = [0xFFFFFFFD]  # sector 0 holds the table itself

    def stored(content: bytes) -> int:
        start = len(table)
        pieces = [content[at : at + 512].ljust(512, b"\0") for at in range(0, len(content), 512)]
        sectors.extend(pieces)
        table.extend(range(start + 1, start + len(pieces)))
        table.append(0xFFFFFFFE)
        return start

    entries = [_entry("Root Entry", 5, 0xFFFFFFFE, 0)]
    entries += [_entry(name, 2, stored(part), len(part)) for name, part in streams.items()]
    directory = stored(b"".join(entries))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH6xIII4xIIIII", 62, 3, 0xFFFE, 9, 6, 0, 1, directory, 0, 0xFFFFFFFE,
                          0, 0xFFFFFFFE, 0)  # fmt: skip
    header += struct.pack("<109I", 0, *[0xFFFFFFFF] * 108)
    free = [0xFFFFFFFF] * (128 - len(table))
    return header + struct.pack("<128I", *table, *free) + b"".join(sectors)


def _entry(name: str, kind: int, start: int, size: int) -> bytes:
    letters = name.encode("utf-16-le")
    tail = struct.pack("<HB49xIQ", len(letters) + 2, kind, start, size)
    return letters.ljust(64, b"\0") + tail


def texts(grid: Grid) -> list[tuple[str, ...]]:
    """Return the texts of all rows."""
    return [row.texts for row in grid.rows]


def anchors(grid: Grid, line: int) -> list[str | None]:
    """Return, for every cell of a row, the label of the first cell of its merged area."""
    row = next(row for row in grid.rows if row.line == line)
    return [cell.anchor.label() if cell.anchor else None for cell in row.cells]

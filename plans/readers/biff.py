"""What python-calamine does not tell of an .xls: number formats, hidden rows and columns."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

# The records of BIFF8 that we look at (MS-XLS, section 2.3).
_FORMULA, _EOF, _FILEPASS, _COLINFO, _BOUNDSHEET = 0x0006, 0x000A, 0x002F, 0x007D, 0x0085
_MULRK, _XF, _NUMBER, _ROW, _RK, _FORMAT = 0x00BD, 0x00E0, 0x0203, 0x0208, 0x027E, 0x041E
_BOF = 0x0809
# Of the formats that every workbook has without writing them, those that change a text.
_BUILT_IN = {9: "0%", 10: "0.00%", 17: "mmm-yy"}
_BIFF8 = 0x0600
_WIDE, _HIDDEN_ROW, _HIDDEN_COLUMN = 0x01, 0x20, 0x01


@dataclass(slots=True)
class Looks:
    """How one sheet looks: the format code of its cells by row and column, and what it hides."""

    formats: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)


def is_locked(workbook: bytes) -> bool:
    """Tell whether the stream of a workbook is encrypted."""
    return any(kind == _FILEPASS for kind, _ in _records(workbook, 0))


def looks(workbook: bytes) -> list[Looks]:
    """Return the looks of every sheet; raises ValueError or struct.error for a stream of no
    BIFF8."""
    starts: list[int] = []
    codes: dict[int, str] = {}
    styles: list[int] = []
    for kind, data in _records(workbook, 0):
        if kind == _BOF and struct.unpack_from("<H", data)[0] != _BIFF8:
            raise ValueError("a workbook older than Excel 97")
        if kind == _BOUNDSHEET:
            starts.append(struct.unpack_from("<I", data)[0])
        elif kind == _FORMAT:
            number, code = _format(data)
            codes[number] = code
        elif kind == _XF:
            styles.append(struct.unpack_from("<2xH", data)[0])
    known = {**_BUILT_IN, **codes}
    formats = [known.get(number, "General") for number in styles]
    return [_sheet(workbook, start, formats) for start in starts]


def _records(workbook: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """Yield the records from a place to the end of the substream that begins there."""
    while at + 4 <= len(workbook):
        kind, size = struct.unpack_from("<HH", workbook, at)
        if kind == _EOF:
            return
        yield kind, workbook[at + 4 : at + 4 + size]
        at += 4 + size


def _format(data: bytes) -> tuple[int, str]:
    number, length, flags = struct.unpack_from("<HHB", data)
    wide = flags & _WIDE
    letters = data[5 : 5 + length * (2 if wide else 1)]
    return number, letters.decode("utf-16-le" if wide else "latin-1", "replace")


def _sheet(workbook: bytes, start: int, formats: list[str]) -> Looks:
    found = Looks()
    for kind, data in _records(workbook, start):
        if kind == _ROW:
            row, flags = struct.unpack_from("<H10xB", data)
            if flags & _HIDDEN_ROW:
                found.hidden_rows.add(row + 1)
        elif kind == _COLINFO:
            first, last, flags = struct.unpack_from("<HH4xH", data)
            if flags & _HIDDEN_COLUMN:
                found.hidden_columns.update(range(first + 1, last + 2))
        elif kind in {_NUMBER, _RK, _FORMULA, _MULRK}:
            found.formats.update(_formats(kind, data, formats))
    return found


def _formats(kind: int, data: bytes, formats: list[str]) -> dict[tuple[int, int], str]:
    """Return the formats of the cells of a record, by row and column from 1."""
    row, column = struct.unpack_from("<HH", data)
    at = range(4, len(data) - 2, 6) if kind == _MULRK else (4,)
    return {
        (row + 1, column + 1 + number): formats[struct.unpack_from("<H", data, place)[0]]
        for number, place in enumerate(at)
    }

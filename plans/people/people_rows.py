"""The rows of a file of people: of a CSV file, or of the sheets that a workbook shows."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field

from core.errors import InputError
from plans.readers import Grid, check_size, is_binary
from plans.readers.grid import shared_texts
from plans.readers.guarded import read_guarded


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows that hold anything: the number of the line on which each begins, and its cells. `name`
    is "" for a file that has no sheets."""

    name: str
    rows: list[tuple[int, list[str]]] = field(default_factory=list)


def sheets_of(data: bytes, source: str) -> tuple[list[Sheet], tuple[str, ...]]:
    """Return the sheets of a workbook (.xlsx, .xls, .ods; read within the limits of a plan's) or
    the one of a CSV file (UTF-8 or Windows-1252, commas or semicolons), and what a workbook hides.
    Raises InputError, naming `source`, where it is neither."""
    check_size(data, source)
    if is_binary(data):
        grid = read_guarded(data, source)
        return sheets_in(grid), grid.hidden
    return [Sheet("", list(_rows(_decode(data, source), source)))], ()


def sheets_in(grid: Grid) -> list[Sheet]:
    """Return the rows by their sheets; what is merged over several rows stands in each of them."""
    found: dict[str, Sheet] = {}
    for row in shared_texts(grid.rows):
        cells = {cell.place.column: cell.text for cell in row.cells}
        texts = [cells.get(column, "") for column in range(1, max(cells) + 1)]
        name = row.cells[0].place.sheet or ""
        found.setdefault(name, Sheet(name)).rows.append((row.line, texts))
    return list(found.values())


def _decode(data: bytes, source: str) -> str:
    if b"\0" not in data:
        for encoding in ("utf-8-sig", "cp1252"):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                continue
    raise InputError(
        "esto no es un archivo CSV ni un libro de Excel.",
        where=source,
        todo="Guarde la tabla como libro de Excel (.xlsx) o como CSV (UTF-8) e intente de nuevo.",
    )


def _rows(text: str, source: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the lines that hold anything, with the number of the line on which each begins."""
    first = text.lstrip("\r\n").partition("\n")[0]
    delimiter = ";" if first.count(";") > first.count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    begins = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield begins, cells
            begins = reader.line_num + 1
    except csv.Error as error:
        raise InputError(
            f"no se puede leer la línea: {error}.",
            where=f"{source}, línea {begins}",
            todo="Busque una comilla que no se cierra.",
        ) from error

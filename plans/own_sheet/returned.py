"""Reads a workbook that may be a lead's own one, come back: its rows are known by their keys."""

from __future__ import annotations

import re

from core.errors import InputError
from core.own_sheet import ROW, OwnSheet, SheetRow
from core.spanish import fold
from plans.own_sheet.writing import CODE, WORDS
from plans.readers.grid import Grid, Row
from plans.readers.guarded import read_guarded

# The rows of an office take some twenty kilobytes; what is larger is evidence.
MOST_BYTES = 3_000_000
MOST_SECONDS = 20
_KEY = re.compile(rf"{ROW}:\d{{1,18}}:[\d.]{{0,6}}:[\w-]{{12}}")
_HEADINGS = {"code": fold(CODE), "figure": fold("avance"), "words": fold(WORDS)}
_HIDDEN_ROW = re.compile(r", fila \d+$")


def read_own(content: bytes, source: str) -> OwnSheet | None:
    """Return what a workbook says that we sent, whatever it is called and whoever saved it again;
    None for any other file, and for one that cannot be read within the limits of plans' files.

    Raises EnvironmentFault where no process can be started that reads it.
    """
    if len(content) > MOST_BYTES:
        return None
    try:
        return own_in(read_guarded(content, source, MOST_SECONDS))
    except InputError:
        return None


def own_in(grid: Grid) -> OwnSheet | None:
    """Return what the cells of a workbook say that we sent, None where no row of ours is in it."""
    rows: list[SheetRow] = []
    sheet, columns, headed = "", dict[str, int](), True
    for row in grid.rows:
        if (name := row.cells[0].place.sheet or "") != sheet:
            sheet, columns = name, {}
        if found := _columns(row):
            columns = found
        elif told := _row(row, columns):
            headed = headed and bool(columns)
            rows.append(told)
    if not any(row.key for row in rows):
        return None
    hidden = sum(_HIDDEN_ROW.search(one) is not None for one in grid.hidden)
    return OwnSheet(rows=tuple(rows), hidden=hidden, headed=headed)


def _columns(row: Row) -> dict[str, int]:
    """Return where the headings stand in a row that has those of both columns to complete."""
    found = {
        name: cell.place.column
        for cell in row.cells
        for name, heading in _HEADINGS.items()
        if fold(cell.text).strip().startswith(heading)
    }
    return found if {"figure", "words"} <= found.keys() else {}


def _row(row: Row, columns: dict[str, int]) -> SheetRow | None:
    """Return what a row says; None where it has no key and nothing to record."""
    texts = {cell.place.column: cell.text.strip() for cell in row.cells}
    key = next((text for text in texts.values() if _KEY.fullmatch(text)), "")
    told = {name: texts.get(column, "") for name, column in columns.items()}
    if not key and not (told.get("figure") or told.get("words")):
        return None
    return SheetRow(line=row.line, key=key, **told)

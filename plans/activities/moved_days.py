"""Deadlines that a column beside them moved: "Fecha reprogramada" holds where it is filled."""

from __future__ import annotations

from collections.abc import Sequence

from core.grouping import grouped
from core.spanish import fold
from plans.readers.grid import Cell
from plans.tables.columns import moved_columns
from plans.tables.headings.headers import Field
from plans.tables.rows.line import Line
from plans.values.clean import clean
from plans.values.dates import read_dates
from plans.values.moved_days import NOT_MOVED


def moved_cells(lines: Sequence[Line]) -> list[Cell | None]:
    """Return, for each row, the cell that takes the place of its deadline's, of several the last,
    or None. A column whose days are mostly before the deadlines holds none: they are of the acts
    that moved them."""
    result: list[Cell | None] = [None] * len(lines)
    tables = grouped((id(line.header), at) for at, line in enumerate(lines))
    for rows in tables.values():
        header = lines[rows[0]].header
        # What culmina gave back has the deadlines that hold in their own column.
        given_back = Field.SOURCE in header.roles.values()
        for column in [] if given_back else moved_columns(header):
            cells = {at: cell for at in rows if (cell := _moved(lines[at], column))}
            earlier = sum(is_earlier(cell, former(lines[at])) for at, cell in cells.items())
            if 2 * earlier <= len(cells):
                for at, cell in cells.items():
                    result[at] = cell
    return result


def former(line: Line) -> Cell | None:
    """Return the cell of the deadline that was moved."""
    return line.cells.cell(Field.DUE)


def is_earlier(moved: Cell, before: Cell | None) -> bool:
    """Tell whether the day to which a deadline was moved is before that deadline."""
    days = read_dates(clean(moved.text)).days
    stood = read_dates(clean(before.text)).days if before else ()
    return bool(days and stood) and max(days) < max(stood)


def _moved(line: Line, column: int) -> Cell | None:
    """Return the cell of a column if it says until when."""
    cell = line.cells.columns.get(column)
    text = clean(cell.text) if cell else ""
    if not text or NOT_MOVED.fullmatch(fold(text)):
        return None
    reading = read_dates(text)
    told = reading.days or reading.impossible or reading.yearless or reading.rhythm
    return cell if told else None

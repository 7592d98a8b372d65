"""Names of components that a printed page runs into the cell above them, without a line between."""

from __future__ import annotations

from dataclasses import replace

from core.spanish import fold
from plans.readers.grid import Cell, Row
from plans.readers.named_levels import named_level
from plans.tables.headers import Field, Header
from plans.values.clean import clean


def torn_off(row: Row, header: Header, component: Cell | None) -> tuple[Row, Cell] | None:
    """Return the last row of a table without the name of the next one's component, and that name:
    it ends a cell before the activities' and begins, on a line of its own, as the name of this
    table's component does ("Componente 2: …"). None where there is none."""
    kind = fold(named_level(clean(component.text))) if component is not None else ""
    title = header.column_of(Field.TITLE) or 0
    for at, cell in enumerate(row.cells[:title] if kind else ()):
        lines = cell.text.splitlines()
        begins = (n for n, line in enumerate(lines) if n and fold(named_level(line)) == kind)
        first = next(begins, None)
        if first is None or cell.place.page is None:
            continue
        kept = replace(cell, text="\n".join(lines[:first]))
        name = replace(cell, text="\n".join(lines[first:]), anchor=None)
        return Row((*row.cells[:at], kept, *row.cells[at + 1 :]), row.page), name
    return None

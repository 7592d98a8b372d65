"""Cells that the file says are merged: their text belongs to every row that they span."""

from __future__ import annotations

from collections.abc import Sequence

from plans.readers.grid import Cell, Place, Row
from plans.tables.headers import Field, Header

_GROUPS = (Field.COMPONENT, Field.SUBCOMPONENT)


class Merges:
    """Gives the rows under a merged cell its text; rows come in the file's order."""

    def __init__(self) -> None:
        self._texts: dict[Place, str] = {}

    def shared(self, row: Row) -> Row | None:
        """Return the row with the texts of the cells above that it is merged with.

        None where nothing of the row is its own: it is only the rest of a tall row.
        """
        if all(cell.anchor is None for cell in row.cells):
            return row
        own = False
        cells: list[Cell] = []
        for cell in row.cells:
            if not cell.blank:
                own = True
                self._keep(cell)
            cells.append(self._filled(cell))
        return Row(tuple(cells), row.page) if own else None

    def _keep(self, cell: Cell) -> None:
        if cell.anchor is not None:
            self._texts[cell.anchor] = cell.text

    def _filled(self, cell: Cell) -> Cell:
        place = cell.anchor
        if not cell.blank or place is None or place.line == cell.place.line:
            return cell
        return Cell(self._texts.get(place, ""), cell.place, place)


def shared_texts(rows: Sequence[Row]) -> list[Row]:
    """Return the rows with the texts of the merged cells that span them."""
    merges = Merges()
    return [row for row in map(merges.shared, rows) if row is not None]


def has_merged_groups(rows: Sequence[Row], header: Header) -> bool:
    """Tell whether the file says which rows a component's or subcomponent's cell spans."""
    columns = {header.column_of(field) for field in _GROUPS} - {None}
    return any(
        cell.anchor is not None and cell.anchor.line != cell.place.line
        for row in rows
        for column, cell in enumerate(row.cells)
        if column in columns
    )

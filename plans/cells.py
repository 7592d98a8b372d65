"""The cells of one row, read: its dates, its percentage, its offices."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz

from core.spanish import fold
from plans import offices, usual
from plans.clean import clean
from plans.dates import DateReading, read_dates
from plans.headers import Field
from plans.percents import PercentReading, read_percent
from plans.readers.grid import Place
from plans.table import GROUPS, Line

_SAME_TEXT = 80.0


@dataclass(frozen=True, slots=True)
class RowReading:
    """What one row of the table says, before it is seen among its neighbours."""

    line: Line
    dates: DateReading
    percent: PercentReading
    offices: tuple[str, ...]
    co_offices: tuple[str, ...]

    def text(self, field: Field) -> str:
        """Return the text of a field as it is shown, "" where it is blank."""
        return self.line.cells.text(field)

    def printed(self, field: Field) -> str:
        """Return the text of a field as it is printed, "" where it is blank."""
        cell = self.line.cells.cell(field)
        return cell.text.strip() if cell else ""

    def place(self, field: Field | None = None) -> Place:
        """Return the place of a field's cell, blank or not; without a field, the row's."""
        cell = self.line.cells.cell(field) if field else None
        if cell is not None:
            return cell.place
        column = self.line.header.column_of(field) if field else None
        return Place(self.line.cells.row.line, 1 if column is None else column + 1)

    @property
    def only_title(self) -> bool:
        """Tell whether the row holds an activity's name and nothing else of its own."""
        own = set(self.line.cells.fields) - GROUPS - {Field.CODE}
        return own == {Field.TITLE} and not self.line.cells.extra

    @property
    def activity_as_group(self) -> bool:
        """Tell whether the subcomponent's cell holds the activity once more, in other words."""
        group = self.text(Field.SUBCOMPONENT)
        if not usual.begins_as_activity(group):
            return False
        return fuzz.ratio(fold(group), fold(self.text(Field.TITLE))) >= _SAME_TEXT

    @property
    def extra(self) -> dict[str, str]:
        """Return the cells that culmina has no word for, by heading."""
        kept: dict[str, str] = {}
        for column, cell in sorted(self.line.cells.extra.items()):
            name = clean(self.line.header.names.get(column, "")) or f"columna {column + 1}"
            kept[name if name not in kept else f"{name} ({column + 1})"] = clean(cell.text)
        return kept


def read_cells(lines: Iterable[Line]) -> list[RowReading]:
    """Read the dates, percentages and offices of all rows."""
    return [_read(line) for line in lines]


def _read(line: Line) -> RowReading:
    def printed(field: Field) -> str:
        cell = line.cells.cell(field)
        return cell.text if cell else ""

    return RowReading(
        line,
        read_dates(clean(printed(Field.DUE))),
        read_percent(clean(printed(Field.PERCENT))),
        offices.split(printed(Field.OFFICES)),
        offices.split(printed(Field.CO_OFFICES)),
    )

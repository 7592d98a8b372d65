"""What a cell of the entity's own table is to hold: in the manner of the column that it is in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal
from enum import Enum, auto

from core.spanish import parse_decimal
from plans.activities.follow_ups import are_fractions
from plans.export.table_back import Share, Value, text_of
from plans.export.workbook_edit import Content, EditedSheet, Fraction
from plans.readers.grid import Cell, Place
from plans.tables.table import Line
from plans.values.clean import clean
from plans.values.percents import CENT, HUNDRED, read_percent


class Manner(Enum):
    """How the cells of a column hold percentages: 60 % is 60 % (0.6), 0.6, 60, or the text 60%."""

    PERCENT = auto()
    PART = auto()
    NUMBER = auto()
    TEXT = auto()


@dataclass(frozen=True, slots=True)
class Spot:
    """Where in the workbook a row's cell of a column stands, and what is there; None: nowhere.

    `shared` tells that the cell is merged with those of other rows.
    """

    place: Place | None
    text: str = ""
    shared: bool = False


def spot_of(line: Line, column: int) -> Spot:
    """Return where the cell of a row is, columns counted from 1; a cell of another is nowhere."""
    row = line.cells.row
    first = row.cells[0].place
    own = line.cells.columns.get(column - 1)
    if own is None and column > len(row.cells):
        return Spot(Place(first.line, column, first.sheet))
    cell = own or row.cells[column - 1]
    if own is None and not cell.blank:
        return Spot(None)  # the row is shifted: what stands there is another column's
    if cell.anchor is None:
        return Spot(cell.place, _text(own))
    beside = cell.anchor.column != cell.place.column
    return Spot(None) if beside else Spot(cell.anchor, _text(own), shared=True)


def manner_of(sheet: EditedSheet, cells: Iterable[Cell]) -> Manner:
    """Return how the filled cells of a column hold percentages; a blank one is for percentages."""
    filled = [cell for cell in cells if not cell.blank]
    numbers = [one for one in filled if sheet.is_number(one.place.line, one.place.column)]
    if any(sheet.is_percent(one.place.line, one.place.column) for one in numbers):
        return Manner.PERCENT
    if numbers:
        return Manner.PART if are_fractions(one.text for one in numbers) else Manner.NUMBER
    figures = (read_percent(clean(one.text)).value for one in filled)
    return Manner.TEXT if any(one is not None for one in figures) else Manner.PERCENT


def content_of(value: Value, manner: Manner) -> Content:
    """Return a figure as the cells of its column hold figures; words as they are."""
    if isinstance(value, Decimal):
        return value
    if not isinstance(value, Share):
        return text_of(value)
    if manner is Manner.NUMBER:
        return value.percent
    if manner is Manner.TEXT:
        return text_of(value)
    return Fraction(value.percent, shown=manner is Manner.PERCENT)


def says(text: str, value: Value, manner: Manner) -> bool:
    """Tell whether a cell's text says a figure or words already."""
    if isinstance(value, Share):
        read = read_percent(clean(text)).value
        if read is not None and manner is Manner.PART:
            read *= HUNDRED
        return read is not None and read.quantize(CENT, ROUND_DOWN) == value.percent
    if isinstance(value, Decimal):
        return parse_decimal(clean(text)) == value
    return clean(text) == clean(text_of(value))


def _text(cell: Cell | None) -> str:
    return cell.text if cell else ""

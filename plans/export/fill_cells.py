"""Which columns of the entity's own table take the figures of a day, its own or new ones, and what
their cells are to hold: in the manner of the column that they are in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_DOWN, Decimal
from enum import Enum, auto

from core.spanish import parse_decimal
from plans.activities.follow_ups import Cutoffs, are_fractions
from plans.export.table_back import Share, Value, text_of
from plans.export.workbook_edit import Content, EditedSheet, Fraction
from plans.readers.grid import Cell, Place
from plans.tables.headings.headers import Field, FollowUp, Header
from plans.tables.headings.meaning import meaning
from plans.tables.rows.line import Line
from plans.values.clean import clean
from plans.values.cutoffs import hint_of
from plans.values.percents import CENT, HUNDRED, read_percent


@dataclass(frozen=True, slots=True)
class Taker:
    """A column, counted from 1; a new one looks like the column `like`."""

    column: int
    like: int | None = None

    @property
    def new(self) -> bool:
        """Tell whether the table has no such column yet."""
        return self.like is not None


@dataclass(frozen=True, slots=True)
class Target:
    """The columns of one table that take percentages, words and counted units."""

    percent: Taker | None
    words: Taker
    executed: Taker | None


def target_of(header: Header, cutoffs: Cutoffs, day: date, right: int, *, counts: bool) -> Target:
    """Return the columns under one heading that take what is known on `day`, new ones right of the
    column `right`. Where units are counted (`counts`) in a column, a percentage needs none."""
    own = _own(header, cutoffs, day)
    executed = header.column_of(Field.EXECUTED)
    newest = header.follow_ups[-1] if header.follow_ups else FollowUp()
    counted = counts and executed is not None and own.percent is None
    percent = None if counted else _taker(own.percent, newest.percent, header, right + 1)
    after = right + 1 + (percent is not None and percent.new)
    return Target(
        percent,
        _taker(own.words, newest.words, header, after),
        None if executed is None else Taker(executed + 1),
    )


def _taker(own: int | None, like: int | None, header: Header, free: int) -> Taker:
    if own is not None:
        return Taker(own + 1)
    if like is None:
        like = header.column_of(Field.TITLE)
    return Taker(free, 1 if like is None else like + 1)


def _own(header: Header, cutoffs: Cutoffs, day: date) -> FollowUp:
    """Return the follow-up of a table that takes the figures of a day; an empty one for none."""
    days = [cutoffs.day(header, at) for at in range(len(header.follow_ups))]
    own = _of_day(zip(days, header.follow_ups, strict=True), day)
    if own is not None:
        return own
    if days and days[-1] is None:
        return header.follow_ups[-1]
    blank = []  # nothing tells that these are for figures
    for column, name in header.names.items():
        role = header.roles.get(column, meaning(name)[0])
        hint = hint_of(name) if role in {Field.FOLLOW_UP, Field.DESCRIPTION} else None
        blank += [(hint.on(day.year), FollowUp(words=column))] if hint else []
    return _of_day(blank, day) or FollowUp()


def _of_day(dated: Iterable[tuple[date | None, FollowUp]], day: date) -> FollowUp | None:
    """Return the follow-up of a day's month whose own day is the day, or the next one after it."""
    ahead = [(on, one) for on, one in dated if on and _in_month(on, day) and on >= day]
    return min(ahead, key=lambda pair: pair[0])[1] if ahead else None


def _in_month(one: date, other: date) -> bool:
    return (one.year, one.month) == (other.year, other.month)


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

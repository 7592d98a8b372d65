"""The cells of one row, read: its dates, its percentage, its offices."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from rapidfuzz import fuzz

from core.spanish import fold
from plans.activities.follow_ups import Cutoffs, FollowUpReading, are_fractions, follow_ups_of
from plans.readers.grid import Cell, Place
from plans.tables import usual
from plans.tables.columns import extra_name
from plans.tables.contents import is_mark
from plans.tables.headers import Field
from plans.tables.table import GROUPS, Line
from plans.values import codes, offices
from plans.values.clean import clean
from plans.values.dates import DateReading, read_dates
from plans.values.percents import PercentReading, has_sign

_SAME_TEXT = 80.0
_NOTHING = FollowUpReading(None, None, PercentReading())


@dataclass(frozen=True, slots=True)
class RowReading:
    """What one row of the table says, before it is seen among its neighbours.

    `code` and `title` are apart even where they share a cell. `newest` is the last follow-up that
    says something, `earlier` are those before it.
    """

    line: Line
    code: str
    title: str
    dates: DateReading
    offices: tuple[str, ...]
    co_offices: tuple[str, ...]
    newest: FollowUpReading
    earlier: tuple[FollowUpReading, ...] = ()

    @property
    def percent(self) -> PercentReading:
        """Return what the newest percentage cell says."""
        return self.newest.percent

    def cell(self, field: Field) -> Cell | None:
        """Return the cell of a field, of the newest follow-up for its words and figure."""
        if field is Field.PERCENT:
            return self.newest.figure
        if field is Field.DESCRIPTION:
            return self.newest.words
        return self.line.cells.cell(field)

    def text(self, field: Field) -> str:
        """Return the text of a field as it is shown, "" where it is blank."""
        if field is Field.TITLE:
            return self.title
        cell = self.cell(field)
        return clean(cell.text) if cell else ""

    def printed(self, field: Field) -> str:
        """Return the text of a field as it is printed, "" where it is blank."""
        cell = self.cell(field)
        return cell.text.strip() if cell else ""

    def place(self, field: Field | None = None) -> Place:
        """Return the place of a field's cell, blank or not; without a field, the row's."""
        cell = self.cell(field) if field else None
        if cell is not None:
            return cell.place
        column = self.line.header.column_of(field) if field else None
        first = self.line.cells.row.cells[0].place
        return replace(first, column=1 if column is None else column + 1)

    @property
    def component(self) -> str:
        """Return the component's name as the row or the heading above it prints it."""
        own = self.text(Field.COMPONENT)
        above = self.line.component
        return own or (clean(above.text).strip("#* ") if above else "")

    @property
    def only_title(self) -> bool:
        """Tell whether the row holds an activity's name and nothing else of its own."""
        roles = self.line.header.roles
        own = {roles.get(column) for column in self.line.cells.columns} - GROUPS - {Field.CODE}
        return own == {Field.TITLE}

    @property
    def activity_as_group(self) -> bool:
        """Tell whether the subcomponent's cell holds the activity once more, in other words."""
        group = self.text(Field.SUBCOMPONENT)
        if not usual.begins_as_activity(group):
            return False
        return fuzz.ratio(fold(group), fold(self.title)) >= _SAME_TEXT

    @property
    def marks(self) -> tuple[str, ...]:
        """Return the names of the periods that are marked in the row."""
        columns = self.line.cells.columns
        return tuple(
            label
            for column, label in sorted(self.line.header.terms.items())
            if column in columns and is_mark(columns[column].text)
        )

    @property
    def terms(self) -> tuple[str, ...]:
        """Return the periods that are marked in the row, and the rhythm in its date cell."""
        return (*self.marks, *((self.dates.rhythm,) if self.dates.rhythm else ()))

    @property
    def extra(self) -> dict[str, str]:
        """Return the cells that culmina has no word for, by heading."""
        kept: dict[str, str] = {}
        for column, cell in sorted(self.line.cells.extra.items()):
            kept[extra_name(self.line.header, column)] = clean(cell.text)
        return kept


def read_cells(lines: Sequence[Line], cutoffs: Cutoffs) -> list[RowReading]:
    """Read the codes, dates, percentages and offices of all rows."""
    bare = [_text(line, Field.TITLE) for line in lines if not _text(line, Field.CODE)]
    single = codes.are_numbered([title for title in bare if title])
    figures = list(_figures(lines))
    fractions = are_fractions(text for _, text in figures)
    signed = {column for column, text in figures if has_sign(text)}
    follow_ups = partial(follow_ups_of, cutoffs=cutoffs, fractions=fractions, signed=signed)
    return [_read(line, follow_ups(line.cells), single=single) for line in lines]


def _read(line: Line, found: Sequence[FollowUpReading], *, single: bool) -> RowReading:
    code, title = _code_and_title(line, single=single)
    return RowReading(
        line,
        code,
        title,
        read_dates(_text(line, Field.DUE)),
        offices.split(_printed(line, Field.OFFICES)),
        offices.split(_printed(line, Field.CO_OFFICES)),
        found[-1] if found else _NOTHING,
        tuple(found[:-1]),
    )


def _code_and_title(line: Line, *, single: bool) -> tuple[str, str]:
    """Return the code and the name of an activity, which may share the name's cell."""
    printed, title = _text(line, Field.CODE), _text(line, Field.TITLE)
    code, name = codes.split_code(title, single=single or bool(printed))
    if not code or (printed and codes.parts(printed) != codes.parts(code)):
        return printed.rstrip(".)"), title
    return (printed or code).rstrip(".)"), name


def _printed(line: Line, field: Field) -> str:
    cell = line.cells.cell(field)
    return cell.text if cell else ""


def _text(line: Line, field: Field) -> str:
    return clean(_printed(line, field))


def _figures(lines: Iterable[Line]) -> Iterator[tuple[int, str]]:
    """Yield the percentages of all rows and follow-ups as they are printed, with their columns."""
    for line in lines:
        columns = line.cells.columns
        for one in line.header.follow_ups:
            if one.percent is not None and one.percent in columns:
                yield one.percent, clean(columns[one.percent].text)

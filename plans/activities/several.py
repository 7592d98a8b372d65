"""Rows whose cell lists several activities, by bullets, numbers or lines: each is one activity."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from core.spanish import fold
from plans.faults import Fault
from plans.readers.grid import Cell
from plans.tables.headings import usual
from plans.tables.headings.fields import Field
from plans.tables.rows.line import Line
from plans.values import offices
from plans.values.clean import clean
from plans.values.codes import is_code, split_code
from plans.values.dates import read_dates
from plans.values.lead_labels import led_and_supported
from plans.values.listed import items
from plans.values.percents import is_not_due, read_percent
from plans.whole_faults import several_in_cells

_SEVERAL = 2
_FEWEST_WORDS = 3
# A line that ends so goes on in the next one.
_GOES_ON = re.compile(
    r"(?:[,:(–-]|\b(?:de|del|la|el|las|los|y|e|o|u|al|a|en|para|con|por|que|su|sus|como))$"
)
_OFFICES = frozenset({Field.OFFICES, Field.CO_OFFICES})
# Texts of these fields are the first activity's, the second's … where they list as many.
_TEXTS = (Field.PRODUCT, Field.GOAL, Field.INDICATOR, Field.UNIT, Field.DESCRIPTION)


def each_apart(lines: Sequence[Line]) -> list[Line]:
    """Return the rows, for one that lists several activities as many as it lists. What the other
    cells list in as many lines is one's each, what they say once is said of all; so are offices,
    unless every list of these is as long as that of the activities."""
    aligned = all(_lists_as_many_offices(line) for line in lines)
    return [one for line in lines for one in _apart(line, aligned=aligned)]


def said(lines: Sequence[Line]) -> Iterator[Fault]:
    """Yield the one note about the rows that were read as several activities."""
    rows = Counter(id(line.cells.row) for line in lines)
    parted = [line for line in lines if rows[id(line.cells.row)] > 1]
    if parted:
        cell = parted[0].cells.cell(Field.TITLE)
        assert cell is not None  # noqa: S101 - a row was parted by its activities
        count = len({id(line.cells.row) for line in parted})
        yield several_in_cells(count, clean(cell.text), cell.place)


def _apart(line: Line, *, aligned: bool) -> list[Line]:
    names = _listed_names(line)
    if not names:
        return [line]
    shared = frozenset[Field]() if aligned else _OFFICES
    listed = {
        at: _listed(line, at, len(names))
        for at in line.cells.columns
        if line.header.roles.get(at) not in shared
    }
    own = {at: texts for at, texts in listed.items() if texts} | {_column_of(line): names}
    coded = all(split_code(name)[0] for name in names)
    return [_one(line, own, number, coded=coded) for number in range(len(names))]


def _listed_names(line: Line) -> list[str]:
    """Return the activities that a row lists, [] for one. Printed pages break their lines where the
    column ends, and days that are not as many leave open which are whose."""
    cell = line.cells.cell(Field.TITLE)
    if cell is None or cell.place.page is not None or "\n" not in cell.text:
        return []
    days = _days(line)
    names = _names(cell.text, len(days))
    if len(days) not in {0, 1, len(names)} or _is_numbered(line, names, days):
        return []
    return names


def _lists_as_many_offices(line: Line) -> bool:
    """Tell whether a row lists no several offices beside several activities, or one for each."""
    cells = (cell for one in _OFFICES if (cell := line.cells.cell(one)))
    counts = [len(_leading(cell.text)) for cell in cells if "\n" in cell.text]
    names = _listed_names(line) if counts else []
    return not names or all(count in {1, len(names)} for count in counts)


def _one(line: Line, own: Mapping[int, Sequence[str]], number: int, *, coded: bool) -> Line:
    """Return the row of one of its activities; `coded`: their names bring their numbers."""
    code = line.header.column_of(Field.CODE) if coded else None
    columns = {
        at: replace(cell, text=own[at][number]) if at in own else cell
        for at, cell in line.cells.columns.items()
        if at != code
    }
    return replace(line, cells=replace(line.cells, columns=columns))


def _column_of(line: Line) -> int:
    return next(at for at, one in line.cells.header.fields.items() if one is Field.TITLE)


def _is_numbered(line: Line, names: Sequence[str], days: Sequence[str]) -> bool:
    """Tell whether a row has one number of its own and no more than one day: what it lists are
    the steps of one activity."""
    code = line.cells.cell(Field.CODE)
    if code is None or all(split_code(name)[0] for name in names):
        return False
    return len(days) < _SEVERAL and len(_lines(code.text)) < _SEVERAL


def _days(line: Line) -> list[str]:
    """Return what the cell of the deadline says, each day apart where every line is one."""
    cell = line.cells.cell(Field.DUE)
    if cell is None:
        return []
    listed = _items(cell.text) or _lines(cell.text)
    if all(len(read_dates(one).days) == 1 for one in listed):
        return listed
    return [cell.text] * max(1, len(read_dates(clean(cell.text)).days))


def _names(text: str, days: int) -> list[str]:
    """Return the activities that a cell lists, [] for one: each begins as an activity does, or is
    marked or a line, and there are as many `days`."""
    marked = _items(text)
    names = marked or _lines(text)
    if len(names) < _SEVERAL:
        return []
    dated = days == len(names)
    speaking = all(usual.begins_as_activity(split_code(one)[1]) for one in names)
    if marked:
        return names if speaking or dated else []
    whole = all(len(one.split()) >= _FEWEST_WORDS and one[:1].isupper() for one in names)
    ends = not any(_GOES_ON.search(fold(one)) for one in names[:-1])
    return names if whole and ends and (speaking or dated) else []


def _lines(text: str) -> list[str]:
    return [one for line in text.splitlines() if (one := clean(line))]


def _items(text: str) -> list[str]:
    return [clean(one) for one in items(text, lambda line: bool(split_code(line)[0]))]


def _listed(line: Line, column: int, count: int) -> list[str]:
    """Return what the cell of a column lists for each of `count` activities, [] for all of them."""
    cell = line.cells.columns[column]
    field = line.header.roles.get(column)
    marked = _items(cell.text)
    texts = marked or _lines(cell.text)
    if len(texts) != count:
        return []
    return texts if _is_of_each(line, column, field, cell, texts, bool(marked)) else []


def _is_of_each(
    line: Line, column: int, field: Field | None, cell: Cell, texts: Sequence[str], marked: bool
) -> bool:
    """Tell whether the texts of a cell are one for each activity of its row."""
    if field in _KINDS:
        return all(map(_KINDS[field], texts))
    if field in _OFFICES:
        # Who answers for all is listed alike: only beside as many days is each line one's.
        return len(_days(line)) == len(texts) == len(_leading(cell.text))
    if column in line.header.starts:
        return all(map(_is_day, texts))
    ends = not any(_GOES_ON.search(fold(one)) for one in texts[:-1])
    return field in _TEXTS and (marked or (ends and all(one[:1].isupper() for one in texts)))


def _leading(text: str) -> tuple[str, ...]:
    return offices.split(led_and_supported(text)[0])


def _is_day(text: str) -> bool:
    return len(read_dates(text).days) == 1


def _is_figure(text: str) -> bool:
    return is_not_due(text) or read_percent(text).value is not None


_KINDS: Mapping[Field | None, Callable[[str], bool]] = {
    Field.CODE: is_code,
    Field.DUE: _is_day,
    Field.PERCENT: _is_figure,
    Field.PLANNED: _is_figure,
    Field.EXECUTED: _is_figure,
}

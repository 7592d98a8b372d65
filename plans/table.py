"""A grid into the rows of one table: headings, pages, text around it, rows that go on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.spanish import fold
from plans.align import Aligned, align
from plans.clean import clean
from plans.headers import Field, Header, recognise
from plans.readers.grid import Cell, Grid, Row

GROUPS = frozenset({Field.COMPONENT, Field.SUBCOMPONENT})

# A text that ends with one of these goes on elsewhere.
_OPEN_ENDS = frozenset({
    "a", "al", "ante", "con", "de", "del", "desde", "e", "el", "en", "entre", "hacia", "hasta",
    "la", "las", "lo", "los", "o", "para", "por", "que", "se", "segun", "sin", "sobre", "su",
    "sus", "un", "una", "y",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the table: its cells by field, the heading above it and its page."""

    cells: Aligned
    header: Header
    page: int

    @property
    def has_more_than_groups(self) -> bool:
        """Tell whether the row holds anything but names of groups."""
        return bool(set(self.cells.fields) - GROUPS or self.cells.extra)


@dataclass(frozen=True, slots=True)
class Table:
    """What a file holds: the text above the table, its headings and rows, the text between."""

    above: tuple[str, ...]
    headers: tuple[tuple[Row, Header], ...]
    lines: tuple[Line, ...]
    between: tuple[Row, ...]


def read_table(grid: Grid) -> Table:
    """Return the table of a file; without a heading row it has no lines."""
    above: list[str] = []
    headers: list[tuple[Row, Header]] = []
    lines: list[Line] = []
    loose: list[Row] = []
    for row in grid.rows:
        header = None if row.loose else recognise(row.texts)
        if header is not None:
            headers.append((row, header))
        elif not headers:
            above.append(" ".join(text for text in row.texts if text))
        elif row.loose:
            loose.append(row)
        elif any(row.texts):
            # The printed pages are the headings' where these repeat, else the gaps'.
            lines.append(Line(align(row, headers[-1][1]), headers[-1][1], len(headers)))
    if len(headers) == 1:
        lines = [replace(line, page=line.cells.row.page) for line in lines]
    last = lines[-1].cells.row.line if lines else 0
    between = tuple(row for row in loose if row.line < last)
    return Table(tuple(above), tuple(headers), tuple(_without_banners(_united(lines))), between)


def _united(lines: Sequence[Line]) -> list[Line]:
    """Put together the rows that a page break cut in two."""
    result: list[Line] = []
    for line in lines:
        if result and _goes_on(result[-1], line):
            result[-1] = replace(result[-1], cells=_joined(result[-1].cells, line.cells))
        else:
            result.append(line)
    return result


def _goes_on(before: Line, line: Line) -> bool:
    """Tell whether a row at the top of a page is the rest of the last row of the page before."""
    fields = line.cells.fields
    own = {Field.COMPONENT, Field.SUBCOMPONENT, Field.CODE, Field.DUE, Field.PERCENT}
    if line.page == before.page or not fields or own & set(fields):
        return False
    if not set(fields) <= set(before.cells.fields):
        return False
    return any(_is_open(before.cells.text(one), line.cells.text(one)) for one in fields)


def _is_open(text: str, rest: str) -> bool:
    """Tell whether `text` breaks off and `rest` may be what follows."""
    words = text.split()
    return bool(words) and (
        fold(words[-1]) in _OPEN_ENDS or (rest[:1].islower() and not text.endswith("."))
    )


def _joined(first: Aligned, second: Aligned) -> Aligned:
    fields = dict(first.fields)
    for one, cell in second.fields.items():
        fields[one] = Cell(f"{fields[one].text.rstrip()} {cell.text.lstrip()}", fields[one].place)
    return replace(first, fields=fields, extra={**second.extra, **first.extra})


def _without_banners(lines: Sequence[Line]) -> list[Line]:
    """Give the names on rows that hold nothing else to the row below them."""
    result: list[Line] = []
    waiting: dict[Field, Cell] = {}
    for line in lines:
        if line.has_more_than_groups:
            fields = {**waiting, **line.cells.fields}
            result.append(replace(line, cells=replace(line.cells, fields=fields)))
            waiting = {}
        else:
            waiting.update(line.cells.fields)
    return result


def heading_texts(table: Table) -> dict[str, tuple[Row, int]]:
    """Return the headings that culmina has no word for, each with its first row and column."""
    unknown: dict[str, tuple[Row, int]] = {}
    for row, header in table.headers:
        for column, name in header.extra.items():
            unknown.setdefault(clean(name), (row, column))
    return unknown

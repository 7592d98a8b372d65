"""The tables of a .docx: merged cells, blank ends of rows, columns that differ by a hair."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from plans.readers.docx_text import SDT, number, tag_of, value
from plans.readers.grid import Cell, Place, Row
from plans.readers.limits import LONGEST_CELL, MOST_COLUMNS, NO_TABLE, refused

# In twentieths of a point: columns drawn by hand differ by so little between rows (2 mm).
_HAIR = 113
_GRID_WIDTH = re.compile(r"\d{1,6}")


@dataclass(frozen=True, slots=True)
class Raw:
    """One stored cell: the columns of the table's own grid that it covers, and its element."""

    start: int
    end: int
    element: Element | None
    goes_on: bool = False
    begins: bool = False


def children(element: Element, tag: str) -> Iterator[Element]:
    """Yield the rows of a table or the cells of a row, those in content controls too."""
    for child in element:
        if tag_of(child) == tag:
            yield child
        elif tag_of(child) in {SDT, qn("w:sdtContent"), qn("w:ins"), qn("w:customXml")}:
            yield from children(child, tag)


def raw_rows(table: Element, source: str) -> list[list[Raw]]:
    """Return the stored cells of every row that is not deleted, in the table's own grid."""
    rows = []
    for row in children(table, qn("w:tr")):
        properties = row.find(qn("w:trPr"))
        if properties is None or properties.find(qn("w:del")) is None:
            rows.append(_raw_row(row, properties, source))
    return [row for row in rows if row]


def _raw_row(row: Element, properties: Element | None, source: str) -> list[Raw]:
    column = max(0, number(properties, "w:gridBefore", 0))
    cells = [Raw(0, column, None)] if column else []
    for element in children(row, qn("w:tc")):
        about = element.find(qn("w:tcPr"))
        end = column + max(1, number(about, "w:gridSpan", 1))
        if value(about, "w:hMerge", "continue") == "continue" and cells:
            last = cells[-1]
            cells[-1] = Raw(last.start, end, last.element, last.goes_on, last.begins)
        else:
            merge = value(about, "w:vMerge", "continue")
            cells.append(Raw(column, end, element, merge == "continue", merge == "restart"))
        column = end
    after = max(0, number(properties, "w:gridAfter", 0))
    if after:
        cells.append(Raw(column, column + after, None))
        column += after
    if column > MOST_COLUMNS:
        raise refused(f"una tabla del documento tiene {column} columnas.", NO_TABLE, source)
    return cells


def columns(table: Element, rows: Sequence[Sequence[Raw]]) -> Mapping[int, int]:
    """Return, for every line of the table's own grid, the column that begins there; two lines that
    a hair sets apart are one, unless some row has a cell between them."""
    starts = sorted({cell.start for row in rows for cell in row})
    ends = sorted({cell.end for row in rows for cell in row})
    at = _positions(table, ends[-1] if ends else 0)
    apart = {(one.start, two.start) for row in rows for one, two in pairwise(row)}
    result: dict[int, int] = {}
    column = -1
    previous: int | None = None
    for start in starts:
        near = previous is not None and at is not None and at[start] - at[previous] <= _HAIR
        if not near or (previous, start) in apart:
            column += 1
        result[start] = column
        previous = start
    for end in ends:
        below = [start for start in starts if start < end]
        result.setdefault(end, result[below[-1]] + 1 if below else 0)
    return result


def _positions(table: Element, needed: int) -> list[int] | None:
    """Return where each line of the grid stands, or None where the widths are not stored."""
    grid = table.find(qn("w:tblGrid"))
    widths = [] if grid is None else [one.get(qn("w:w"), "") for one in grid]
    if len(widths) < needed or not all(_GRID_WIDTH.fullmatch(one) for one in widths):
        return None
    numbers = [int(one) for one in widths]
    return [0, *accumulate(numbers)] if any(numbers) else None


def table_rows(
    table: Element, number_of_table: int, text_of: Callable[[Element], str], source: str
) -> list[Row]:
    """Return the rows of a table; `text_of` gives the text of a cell's element. Merged cells know
    the first of them, which alone has the text."""
    raw = raw_rows(table, source)
    column_at = columns(table, raw)
    width = max((column_at[cell.end] for row in raw for cell in row), default=0)
    standing: dict[int, Place] = {}
    rows: list[list[Cell]] = []
    for line, row in enumerate(raw, start=1):
        cells = [Cell("", Place(line, n, table=number_of_table)) for n in range(1, width + 1)]
        before, standing = standing, {}
        for one in row:
            first, last = column_at[one.start], max(column_at[one.end], column_at[one.start] + 1)
            anchor = before.get(first) if one.goes_on else None
            place = cells[first].place
            text = "" if anchor or one.element is None else text_of(one.element)
            for column in range(first, min(last, width)):
                cells[column] = Cell("", cells[column].place, anchor or place)
            cells[first] = Cell(_checked(text, source), place, anchor or place)
            if one.begins or anchor:
                standing[first] = anchor or place
        rows.append(cells)
    return _rows_with_merges(rows, number_of_table)


def _rows_with_merges(rows: Sequence[Sequence[Cell]], page: int) -> list[Row]:
    """Leave the anchor to those cells only that share it with another."""
    shared = Counter(cell.anchor for row in rows for cell in row if cell.anchor)
    return [
        Row(
            tuple(
                cell if cell.anchor and shared[cell.anchor] > 1 else Cell(cell.text, cell.place)
                for cell in row
            ),
            page,
        )
        for row in rows
    ]


def _checked(text: str, source: str) -> str:
    if len(text) > LONGEST_CELL:
        raise refused("una celda del documento no cabe en una tabla.", NO_TABLE, source)
    return text

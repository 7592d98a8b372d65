"""Group cells that page breaks cut: their name is printed on one of the pages only.

A printed document draws the piece of a merged cell that stands on each page, and its name where
the middle of the whole cell falls. A blank piece at a page's edge goes on with the next page's,
or with the one before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from plans.readers.grid import Cell, Place
from plans.tables.headings.fields import GROUPS
from plans.tables.headings.headers import Field
from plans.tables.rows.line import Line
from plans.tables.rows.printed_once import level_columns
from plans.values.codes import parts, split_code

# Rows may share one of these too: a merged cell that ends a page goes on with a blank one.
_SHARED = (Field.GOAL, Field.PRODUCT, Field.INDICATOR)


@dataclass(slots=True)
class _Piece:
    """One cell of a group's column on one page: its rows, from `start` to before `end`."""

    start: int
    end: int
    cell: Cell | None
    exact: bool
    first: bool = False
    last: bool = False


def named_over_pages(lines: Sequence[Line]) -> list[Line]:
    """Return the rows with the names of group cells whose other piece has the name, in documents
    that know their pages and say which cells are merged."""
    printed = [line for line in lines if _page(line)]
    levels = _levels(printed) if len(printed) == len(lines) else []
    if not levels and not any(line.exact for line in printed):
        return list(lines)
    pages = [list(page) for _, page in groupby(lines, key=_page)]
    result = [line for page in pages for line in _told(page)]
    columns: list[Field | int] = [*GROUPS, *levels]
    for field in columns:
        for run in _runs(_pieces(result, field)):
            for piece, name in zip(run, _names(result, run), strict=True):
                if name is not None and piece.cell is None:
                    _fill(result, piece, field, name)
    for shared in _SHARED:
        _go_on(result, shared)
    return result


def with_torn_joined(lines: Sequence[Line]) -> list[Line]:
    """Return the rows with the texts whole that a page break tore, in columns before the activity
    whose cells span rows: the text goes on in small letters at the top of the next page."""
    result = list(lines)
    titles = {line.header.column_of(Field.TITLE) for line in lines if _page(line)}
    for column in range(min(one or 0 for one in titles) if titles else 0):
        _join_torn(result, column)
    return result


def _join_torn(lines: list[Line], column: int) -> None:
    """Put together the texts of a column that a page break tore."""
    pieces = _pieces(lines, column)
    if all(one.end - one.start == 1 for one in pieces):
        return
    for before, after in pairwise(pieces):
        first, second = before.cell, after.cell
        if not (before.last and after.first and first and second):
            continue
        if first.text.rstrip().endswith(".") or not second.text.strip()[:1].islower():
            continue
        whole = replace(first, text=f"{first.text.rstrip()} {second.text.strip()}")
        for at in range(before.start, after.end):
            columns = dict(lines[at].cells.columns) | {column: whole}
            cells = replace(lines[at].cells, columns=dict(sorted(columns.items())))
            lines[at] = replace(lines[at], cells=cells)


def _go_on(lines: list[Line], field: Field) -> None:
    """Fill a blank cell at a page's top with the one that several rows above the break share."""
    for before, after in pairwise(_pieces(lines, field)):
        merged = before.exact and before.last and before.end - before.start > 1
        if merged and after.first and before.cell and after.cell is None:
            _fill(lines, after, field, before.cell)


def _levels(lines: Sequence[Line]) -> list[int]:
    """Return the columns of levels without a field, in which cells over several rows name them, and
    only cells at the edges of pages are blank."""
    found = set.intersection(*(level_columns(line.header) for line in lines)) if lines else set()
    return [column for column in sorted(found) if _is_named(_pieces(lines, column))]


def _is_named(pieces: Sequence[_Piece]) -> bool:
    merged = any(one.end - one.start > 1 for one in pieces)
    return merged and all(one.cell or one.first or one.last for one in pieces)


def _fill(lines: list[Line], piece: _Piece, field: Field | int, name: Cell) -> None:
    for at in range(piece.start, piece.end):
        lines[at] = _with(lines[at], field, name)


def _told(page: Sequence[Line]) -> list[Line]:
    """Return a page's rows, exact where its cells tell which group each row is of."""
    inner = [_cell(line, field) for line in page[1:-1] for field in GROUPS]
    blank = any(cell is not None and cell.blank and cell.anchor is None for cell in inner)
    exact = any(line.exact for line in page) or not blank
    return [replace(line, exact=exact) for line in page]


def _pieces(lines: Sequence[Line], field: Field | int) -> list[_Piece]:
    """Return the cells of a group's column, or of a column by its number, page after page."""
    pieces: list[_Piece] = []
    at = 0
    for _, page in groupby(lines, key=_page):
        rows = list(page)
        found: list[_Piece] = []
        before: Place | None = None
        for number, line in enumerate(rows, start=at):
            cell = _cell(line, field)
            own = None if cell is None else (cell.anchor or cell.place)
            if found and own is not None and own == before:
                found[-1].end = number + 1
            else:
                name = None if cell is None or cell.blank else cell
                found.append(_Piece(number, number + 1, name, line.exact))
            before = own
        found[0].first = found[-1].last = True
        pieces += found
        at += len(rows)
    return pieces


def _page(line: Line) -> int | None:
    return line.cells.row.cells[0].place.page


def _cell(line: Line, field: Field | int) -> Cell | None:
    column = line.header.column_of(field) if isinstance(field, Field) else field
    cells = line.cells.row.cells
    return cells[column] if column is not None and column < len(cells) else None


def _runs(pieces: Sequence[_Piece]) -> list[list[_Piece]]:
    """Return the pieces that may be of one cell together: each ends its page, the next begins."""
    runs: list[list[_Piece]] = []
    for piece in pieces:
        if runs and piece.first and runs[-1][-1].last and piece.exact and runs[-1][-1].exact:
            runs[-1].append(piece)
        else:
            runs.append([piece])
    return [run for run in runs if len(run) > 1]


def _names(lines: Sequence[Line], run: Sequence[_Piece]) -> list[Cell | None]:
    """Return the name of each piece of a run: its own, or that of the cell which it is part of."""
    named = [at for at, piece in enumerate(run) if piece.cell is not None]
    names = [piece.cell for piece in run]
    if not named:
        return names
    names[: named[0]] = [run[named[0]].cell] * named[0]
    names[named[-1] + 1 :] = [run[named[-1]].cell] * (len(run) - named[-1] - 1)
    for above, below in pairwise(named):
        numbered = _first_numbered_below(lines, run[above : below + 1])
        first = _first_below(run, above, below) if numbered is None else above + numbered
        names[above + 1 : first] = [run[above].cell] * (first - above - 1)
        names[first:below] = [run[below].cell] * (below - first)
    return names


def _first_numbered_below(lines: Sequence[Line], run: Sequence[_Piece]) -> int | None:
    """Return which piece is the first numbered as the last one; None where numbers do not tell."""
    above = _series(lines[run[0].end - 1])
    below = _series(lines[run[-1].start])
    if not above or not below or above == below:
        return None
    told = [{_series(lines[at]) for at in range(one.start, one.end)} for one in run[1:-1]]
    first = next((n for n, series in enumerate(told) if series != {above}), len(told))
    return first + 1 if all(series == {below} for series in told[first:]) else None


def _series(line: Line) -> tuple[int, ...]:
    """Return what a row's number has in common with those of its group: (4,) for "4.12"."""
    code, title = line.cells.cell(Field.CODE), line.cells.cell(Field.TITLE)
    printed = code.text if code else split_code(title.text)[0] if title else ""
    return parts(printed)[:-1]


def _first_below(run: Sequence[_Piece], above: int, below: int) -> int:
    """Return which of the blank pieces between two names is the first that belongs below: a name
    stands on the page on which the middle of its rows falls."""
    for first in range(below, above, -1):
        middle = (run[above].start + run[first - 1].end) / 2
        middle_below = (run[first].start + run[below].end) / 2
        if run[above].start <= middle <= run[above].end and run[below].start <= middle_below:
            return first
    return below


def _with(line: Line, field: Field | int, name: Cell) -> Line:
    column = line.header.column_of(field) if isinstance(field, Field) else field
    if column is None or column in line.cells.columns:
        return line
    columns = dict(line.cells.columns) | {column: name}
    return replace(line, cells=replace(line.cells, columns=dict(sorted(columns.items()))))

"""A level's name that a table prints once, on the first of its rows: the rows below have it too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from core.spanish import fold
from plans.readers.grid import Cell
from plans.tables.headings.fields import GROUPS
from plans.tables.headings.headers import Field, Header
from plans.tables.headings.levels import is_level_at
from plans.tables.rows.line import Line


def with_levels(lines: Sequence[Line]) -> list[Line]:
    """Return the rows with the names of levels in blank cells below them, as far as the levels
    above go on. Printed pages are left alone: their names stand where a block's middle is."""
    columns = {id(header): level_columns(header) for header in _headers(lines)}
    for one, other in pairwise(lines):
        columns[id(one.header)] -= _repeated(one, other)
    result: list[Line] = []
    standing: dict[int, Cell] = {}
    for line in lines:
        if not result or _scope(result[-1]) != _scope(line):
            standing = {}
        result.append(_filled(line, columns[id(line.header)], standing))
    return result


def _headers(lines: Sequence[Line]) -> list[Header]:
    return list({id(line.header): line.header for line in lines}.values())


def level_columns(header: Header) -> set[int]:
    """Return the columns of levels that culmina keeps as they are, before the activities'."""
    title = header.column_of(Field.TITLE) or 0
    return {at for at in header.extra if at < title and is_level_at(header, at)} | header.levels


def _repeated(one: Line, other: Line) -> set[int]:
    """Return the columns that print one name in two rows, so that a blank cell is blank."""
    if one.header is not other.header:
        return set()
    first, second = one.cells.columns, other.cells.columns
    return {
        at
        for at in first.keys() & second.keys()
        if second[at].anchor is None and fold(first[at].text) == fold(second[at].text)
    }


def _scope(line: Line) -> tuple[object, ...]:
    place = line.cells.row.cells[0].place
    names = tuple(cell and cell.place for cell in (line.component, line.subcomponent))
    return id(line.header), place.sheet, place.table, names, line.over


def _filled(line: Line, columns: set[int], standing: dict[int, Cell]) -> Line:
    if line.cells.row.cells[0].place.page is not None:
        return line
    printed = dict(line.cells.columns)
    groups = {at for at, one in line.header.roles.items() if one in GROUPS}
    for at in sorted(columns | groups):
        cell = printed.get(at)
        if cell is None and at in columns and at in standing and _is_open(line, at):
            printed[at] = standing[at]
        elif cell is not None and (at not in standing or standing[at].text != cell.text):
            for below in [one for one in standing if one >= at]:
                del standing[below]
            standing[at] = cell
    if len(printed) == len(line.cells.columns):
        return line
    return replace(line, cells=replace(line.cells, columns=dict(sorted(printed.items()))))


def _is_open(line: Line, column: int) -> bool:
    """Tell whether a blank cell is no merged one, which says itself that it is blank."""
    cells = line.cells.row.cells
    return column >= len(cells) or cells[column].anchor is None

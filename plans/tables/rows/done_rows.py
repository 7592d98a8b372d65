"""Rows under an activity that say when it was done: "P" above "E", in a column that tells."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import takewhile

from core.spanish import fold
from plans.readers.grid import Row
from plans.tables.headings.headers import Header
from plans.tables.headings.programmed import EXECUTED, PROGRAMMED


def without_done_rows(tables: Sequence[tuple[Sequence[Row], Header]]) -> list[list[Row]]:
    """Return the rows of tables, each with its heading, without those under an activity that say
    when it was done: a column tells the two apart, "P" above "E". Where a heading comes again, its
    rows go on."""
    alike: dict[tuple[object, ...], list[Row]] = {}
    for rows, header in tables:
        alike.setdefault(heading_key(header), []).extend(rows)
    kept = {
        row.cells[0].place: row
        for _, header in tables
        for row in _without_done(
            alike.pop(heading_key(header), []), {*header.planned, *header.parts}
        )
    }
    return [[kept[at] for row in rows if (at := row.cells[0].place) in kept] for rows, _ in tables]


def heading_key(header: Header) -> tuple[object, ...]:
    """Return what is the same of a heading and of its repetition further down."""
    return header.width, tuple(header.names.items())


def _without_done(rows: Sequence[Row], periods: Collection[int]) -> list[Row]:
    """Return the rows that are planned, without the letter that says so. What both rows say in a
    column behind it, other than one of the `periods`, is kept of the row that was done: the total
    of what is planned is no progress."""
    column = _telling(rows, periods)
    if column is None:
        return list(rows)
    result: list[Row] = []
    done: dict[int, Row] = {}
    planned: Row | None = None
    for row in rows:
        kind = _kind(row, column)
        if kind is EXECUTED and planned is not None and _adds_nothing(row, planned, column):
            done[len(result) - 1] = row
            continue
        result.append(_without_letter(row, column) if kind is PROGRAMMED else row)
        planned = row if kind is PROGRAMMED else None
    pairs = [(result[at], row) for at, row in done.items()]
    width = max((len(row.cells) for row in rows), default=0)
    behind = [at for at in range(column + 1, width) if at not in periods]
    both = {at for at in behind if any(_has_own(row, above, at) for above, row in pairs)}
    for at, row in done.items():
        result[at] = _with_cells(result[at], row, both)
    return result


def _without_letter(row: Row, column: int) -> Row:
    cells = [replace(one, text="") if at == column else one for at, one in enumerate(row.cells)]
    return replace(row, cells=tuple(cells))


def _has_own(row: Row, above: Row, column: int) -> bool:
    """Tell whether a row has a text in a column that is not merged with the cell above it."""
    if column >= min(len(row.cells), len(above.cells)):
        return False
    return bool(row.texts[column]) and not row.shares(above, column)


def _with_cells(row: Row, done: Row, columns: Collection[int]) -> Row:
    """Return a row with the cells of another in some columns."""
    cells = [
        done.cells[at] if at in columns and at < len(done.cells) else cell
        for at, cell in enumerate(row.cells)
    ]
    return replace(row, cells=tuple(cells))


def _telling(rows: Sequence[Row], periods: Collection[int]) -> int | None:
    """Return the column that holds nothing but "P" and "E" in their ways, and both; below a period
    these are its marks."""
    width = max((len(row.cells) for row in rows), default=0)
    for column in (at for at in range(width) if at not in periods):
        filled = [row for row in rows if _has_text_of_row(row, column)]
        kinds = [*takewhile(bool, (_kind(row, column) for row in filled))]
        if len(kinds) == len(filled) and {*kinds} == {PROGRAMMED, EXECUTED}:
            return column
    return None


def _has_text_of_row(row: Row, column: int) -> bool:
    """Tell whether a cell has a text that is not the name of a group, which stands alone."""
    if column >= len(row.cells) or not row.texts[column]:
        return False
    return sum(map(bool, row.texts)) > 1 or _kind(row, column) is not None


def _kind(row: Row, column: int) -> re.Pattern[str] | None:
    """Return which of the two patterns a cell is, or None."""
    text = fold(row.texts[column]).strip(". ") if column < len(row.cells) else ""
    return next((one for one in (PROGRAMMED, EXECUTED) if one.fullmatch(text)), None)


def _adds_nothing(row: Row, planned: Row, column: int) -> bool:
    """Tell whether the texts before the telling column are none, or those of the row above."""
    return all(
        not text or text == above
        for text, above in zip(row.texts[:column], planned.texts, strict=False)
    )

"""A grid, or why there is none, as the bytes that pass from the reading process to its parent."""

from __future__ import annotations

import json
import struct
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from plans.readers.grid import Cell, Grid, Place, Row

# A file goes to the reading process after its size.
SIZE = struct.Struct(">Q")


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a file could not be read and what to do; `cause` is the library's error, for the log."""

    what: str
    todo: str
    cause: str = ""


def encode(answer: Grid | Refusal) -> bytes:
    """Return an answer as JSON: a program that reads hostile files is not trusted with pickle.

    Rows are written as runs of cells with the same line, sheet, page and table, and columns once
    for all the rows that have the same: a tenth of the size of a list of cells.
    """
    if isinstance(answer, Refusal):
        data: dict[str, Any] = {"refused": [answer.what, answer.todo, answer.cause]}
    else:
        columns: dict[tuple[int, ...], int] = {}
        rows = [[row.page, [_run(run, columns) for run in _runs(row)]] for row in answer.rows]
        data = {"rows": rows, "columns": list(columns)}
        data |= {"hidden": answer.hidden, "scanned": answer.scanned, "unsure": answer.unsure}
        data |= {"unsure_groups": answer.unsure_groups, "undrawn": answer.undrawn}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def decode(content: bytes, source: str) -> Grid | Refusal:
    """Return the answer that `encode` wrote, as read from the file `source`.

    Raises `ValueError`, `TypeError`, `LookupError` or `AttributeError` for any other bytes.
    """
    data = json.loads(content)
    if "refused" in data:
        what, todo, cause = data["refused"]
        return Refusal(str(what), str(todo), str(cause))
    columns = data["columns"]
    rows = tuple(
        Row(tuple(cell for run in runs for cell in _cells(run, columns)), page)
        for page, runs in data["rows"]
    )
    unsure, groups = (
        tuple((page, quoted) for page, quoted in data[name]) for name in ("unsure", "unsure_groups")
    )
    hidden, scanned = tuple(data["hidden"]), tuple(data["scanned"])
    return Grid(source, rows, hidden, scanned, unsure, groups, bool(data["undrawn"]))


def _runs(row: Row) -> list[list[Cell]]:
    places = groupby(row.cells, key=lambda cell: _line(cell.place))
    return [list(cells) for _, cells in places]


def _line(place: Place) -> tuple[int, str | None, int | None, int | None]:
    return place.line, place.sheet, place.page, place.table


def _run(cells: list[Cell], columns: dict[tuple[int, ...], int]) -> list[Any]:
    wide = tuple(cell.place.column for cell in cells)
    anchors = [
        [number, anchor.line, anchor.column, anchor.sheet, anchor.page, anchor.table]
        for number, cell in enumerate(cells)
        if (anchor := cell.anchor) is not None
    ]
    texts = [cell.text for cell in cells]
    number = columns.setdefault(wide, len(columns))
    return [_line(cells[0].place), number, texts, anchors]


def _cells(run: list[Any], columns: list[list[int]]) -> list[Cell]:
    (line, sheet, page, table), number, texts, anchors = run
    merged = {at: Place(*place) for at, *place in anchors}
    return [
        Cell(text, Place(line, column, sheet, page, table), merged.get(at))
        for at, (text, column) in enumerate(zip(texts, columns[number], strict=True))
    ]

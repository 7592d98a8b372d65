"""A grid, or why there is none, as the bytes that pass from the reading process to its parent."""

from __future__ import annotations

import json
import struct
from dataclasses import dataclass
from typing import Any

from plans.readers.grid import Cell, Grid, Place, Row

# A file goes to the reading process after its size.
SIZE = struct.Struct(">Q")
# What a grid tells beside its rows.
_QUOTES = ("unsure", "unsure_groups", "cut", "cut_groups", "left_out")
_BESIDE = ("hidden", "scanned", "undrawn", *_QUOTES)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a file could not be read and what to do; `cause` is the library's error, for the log."""

    what: str
    todo: str
    cause: str = ""


def encode(answer: Grid | Refusal) -> bytes:
    """Return an answer as JSON: a program that reads hostile files is not trusted with pickle."""
    if isinstance(answer, Refusal):
        data: dict[str, Any] = {"refused": [answer.what, answer.todo, answer.cause]}
    else:
        data = {name: getattr(answer, name) for name in _BESIDE}
        data["rows"] = [[row.page, [_written(cell) for cell in row.cells]] for row in answer.rows]
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def decode(content: bytes, source: str) -> Grid | Refusal:
    """Return the answer that `encode` wrote, as read from the file `source`. Raises `ValueError`,
    `TypeError`, `LookupError` or `AttributeError` for any other bytes."""
    data = json.loads(content)
    if "refused" in data:
        what, todo, cause = data["refused"]
        return Refusal(str(what), str(todo), str(cause))
    rows = tuple(Row(tuple(_read(*one) for one in cells), page) for page, cells in data["rows"])
    unsure, groups, cut, cut_groups, left_out = (
        tuple((page, quoted) for page, quoted in data[name]) for name in _QUOTES
    )
    hidden, scanned = tuple(data["hidden"]), tuple(data["scanned"])
    undrawn = bool(data["undrawn"])
    return Grid(source, rows, hidden, scanned, unsure, groups, undrawn, cut, cut_groups, left_out)


def _written(cell: Cell) -> tuple[Any, ...]:
    written = cell.text, _told(cell.place), cell.anchor and _told(cell.anchor)
    return (*written, cell.colour) if cell.colour else written


def _told(place: Place) -> tuple[Any, ...]:
    return place.line, place.column, place.sheet, place.page, place.table


def _read(text: str, place: list[Any], anchor: list[Any] | None, colour: str = "") -> Cell:
    return Cell(text, Place(*place), Place(*anchor) if anchor else None, colour)

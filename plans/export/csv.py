"""The table given back as text with separators, as Excel of Colombia opens it."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import StringIO

from plans.export.table_back import TableBack, Value, text_of
from plans.safe_text import guarded, writable

# Excel takes a file without this mark for Windows-1252.
_MARK = "\ufeff"


def write_csv(table: TableBack) -> bytes:
    """Return the table as `written` does, under the lines that stand above it."""
    above: list[tuple[Value, ...]] = [(line,) for line in table.above]
    blank: list[tuple[Value, ...]] = [()] if above else []
    return written([*above, *blank, tuple(one.name for one in table.columns), *table.rows])


def written(lines: Iterable[Iterable[Value]]) -> bytes:
    """Return lines of cells in UTF-8, separated by `;`, and a text that looks like a formula behind
    an apostrophe: such a file cannot say what is text."""
    file = StringIO()
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerows([_cell(value) for value in line] for line in lines)
    return (_MARK + file.getvalue()).encode()


def _cell(value: Value) -> str:
    return guarded(writable(value)) if isinstance(value, str) else text_of(value)

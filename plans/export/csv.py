"""The table given back as text with separators, as Excel of Colombia opens it."""

from __future__ import annotations

import csv
from io import StringIO

from plans.export.table_back import TableBack, Value, text_of
from plans.safe_text import guarded, writable

# Excel takes a file without this mark for Windows-1252.
_MARK = "\ufeff"


def write_csv(table: TableBack) -> bytes:
    """Return the table in UTF-8, cells separated by `;`, and what looks like a formula behind an
    apostrophe: such a file cannot say what is text."""
    file = StringIO()
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerows([_safe(line)] for line in table.above)
    if table.above:
        writer.writerow([])
    writer.writerow([_safe(column.name) for column in table.columns])
    writer.writerows([_cell(value) for value in row] for row in table.rows)
    return (_MARK + file.getvalue()).encode()


def _cell(value: Value) -> str:
    return _safe(value) if isinstance(value, str) else text_of(value)


def _safe(text: str) -> str:
    return guarded(writable(text))

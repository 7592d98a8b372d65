"""The table given back as a workbook: dates and percentages as such, and never a formula."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO
from typing import cast

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from plans.export import workbook
from plans.export.table_back import Share, TableBack, Value
from plans.tables.columns import Column
from plans.tables.headings.headers import Field
from plans.values.percents import HUNDRED

SHEET = "Plan"

_WIDTHS = {
    Field.COMPONENT: 24, Field.SUBCOMPONENT: 24, Field.CODE: 8, Field.TITLE: 48, Field.PRODUCT: 32,
    Field.GOAL: 24, Field.INDICATOR: 24, Field.UNIT: 14, Field.PLANNED: 11, Field.EXECUTED: 11,
    Field.DUE: 14, Field.OFFICES: 28, Field.CO_OFFICES: 28, Field.TERM: 14, Field.PERCENT: 12,
    Field.DESCRIPTION: 48, Field.SOURCE: 24,
}  # fmt: skip
_KEPT_WIDTH = 20


def write_xlsx(table: TableBack) -> bytes:
    """Return the table as a workbook of one sheet, ready to print."""
    book = Workbook()
    sheet = cast(Worksheet, book.active)
    sheet.title = SHEET
    for line, text in enumerate(table.above, start=1):
        cell = cast(Cell, sheet.cell(line, 1))
        workbook.write_text(cell, text)
        cell.font = Font(bold=True)
    heading = len(table.above) + 2 if table.above else 1
    headings = [(column.name, width_of(column)) for column in table.columns]
    workbook.write_headings(sheet, heading, headings)
    for line, row in enumerate(table.rows, start=heading + 1):
        for column, value in enumerate(row, start=1):
            _fill(cast(Cell, sheet.cell(line, column)), value)
        workbook.fit_height(sheet, line, [width for _, width in headings])
    last = heading + len(table.rows)
    workbook.prepare_page(sheet, heading=heading, last=last, columns=len(headings))
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def width_of(column: Column) -> int:
    """Return how many characters wide a column is best."""
    return _WIDTHS.get(column.field, _KEPT_WIDTH) if column.field else _KEPT_WIDTH


def _fill(cell: Cell, value: Value) -> None:
    cell.border = workbook.BORDER
    cell.alignment = workbook.TEXT if isinstance(value, str) else workbook.FIGURE
    if isinstance(value, str):
        workbook.write_text(cell, value)
    elif isinstance(value, Share):
        cell.value = value.percent / HUNDRED
        cell.number_format = workbook.percent_format(value.percent / HUNDRED)
    elif isinstance(value, Decimal):
        cell.value = value
    else:
        cell.value = value
        cell.number_format = workbook.DATE_FORMAT

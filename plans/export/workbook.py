"""Cells and pages of the workbooks that culmina writes: text that stays text, ready to print."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from textwrap import wrap
from typing import cast

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from plans.safe_text import is_formula_like, writable

LONGEST_TEXT = 32_767  # the most that a cell of a workbook holds
MIME_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DATE_FORMAT = "dd/mm/yyyy"
_PERCENT = ("0 %", "0.0 %", "0.00 %")  # by how many decimals there are to show
TEXT = Alignment(vertical="top", wrap_text=True)
FIGURE = Alignment(vertical="top", horizontal="center")
BORDER = Border(bottom=Side(style="thin", color="c9d1d9"))

_FONT = "Calibri"
_LINE_HEIGHT = 15  # points
_HIGHEST_ROW = 405  # a row cannot be higher than 409 points
HEADING_HEIGHT = 32


def write_text(cell: Cell, text: str) -> None:
    """Write a text as text, whatever it looks like, and keep it so when the cell is edited."""
    if not text:
        return
    cell.value = writable(text)[:LONGEST_TEXT]
    cell.data_type = "s"
    cell.quotePrefix = is_formula_like(text)


def percent_format(fraction: Decimal) -> str:
    """Return the format of a percentage that shows its decimals, two at most, and no other."""
    digits = round(fraction * 100, 2).normalize().as_tuple().exponent
    return _PERCENT[max(0, -int(digits))]


def write_headings(sheet: Worksheet, line: int, headings: Sequence[tuple[str, int]]) -> None:
    """Write the headings of a table, each with the width of its column in characters."""
    for place, (title, width) in enumerate(headings, start=1):
        cell = cast(Cell, sheet.cell(line, place))
        write_heading(cell, title)
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.row_dimensions[line].height = HEADING_HEIGHT


def write_heading(cell: Cell, title: str) -> None:
    """Write the heading of one column."""
    write_text(cell, title)
    cell.font = Font(name=_FONT, bold=True, color="ffffff")
    cell.fill = PatternFill("solid", fgColor="1f3a5f")
    cell.alignment = Alignment(vertical="center", wrap_text=True)


def fit_height(sheet: Worksheet, line: int, widths: Sequence[int]) -> None:
    """Make a row as high as its wrapped texts need: not every program measures that itself."""
    values = [cell.value for cell in sheet[line]]
    sheet.row_dimensions[line].height = height_of(values, widths)


def height_of(values: Sequence[object], widths: Sequence[int]) -> int:
    """Return how high a row of these values has to be, in points, for columns of these widths."""
    pairs = zip(values, widths, strict=False)
    most = max((_lines(value, width) for value, width in pairs), default=1)
    return min(most * _LINE_HEIGHT, _HIGHEST_ROW)


def prepare_page(sheet: Worksheet, *, heading: int, last: int, columns: int) -> None:
    """Freeze and filter the table under the row `heading`, and fit it to the width of a page."""
    sheet.freeze_panes = f"A{heading + 1}"
    end = f"{get_column_letter(columns)}{max(last, heading + 1)}"
    sheet.auto_filter.ref = f"A{heading}:{end}"
    sheet.print_title_rows = f"{heading}:{heading}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = Worksheet.PAPERSIZE_LETTER
    sheet.page_margins = PageMargins(left=0.3, right=0.3, top=0.4, bottom=0.8)
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _lines(value: object, width: int) -> int:
    if not isinstance(value, str):
        return 1
    return sum(len(wrap(line, width)) or 1 for line in value.splitlines()) or 1

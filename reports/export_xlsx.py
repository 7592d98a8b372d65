"""The table of all activities as a workbook that opens ready to print."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from textwrap import wrap
from typing import cast

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from core.spanish import show_number
from reports.shown import FILLS, LIGHTS, NO_REPORT, STATUSES
from reports.values import Figures, Row

SHEET = "Seguimiento"
LONGEST_TEXT = 32_767  # the most that a cell of a workbook holds
MIME_TYPE = ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet")

# A spreadsheet takes a text that begins so for a formula, at once or when the cell is edited.
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
_FONT = "Calibri"
_LINE_HEIGHT = 15  # points
_HIGHEST_ROW = 405  # a row cannot be higher than 409 points
_DATE_FORMAT = "dd/mm/yyyy"
_NOT_APPLICABLE_FILL = "e9edf1"
_LINE = Side(style="thin", color="c9d1d9")
_BORDER = Border(bottom=_LINE)
_TEXT = Alignment(vertical="top", wrap_text=True)
_FIGURE = Alignment(vertical="top", horizontal="center")

_Value = str | int | Decimal | date | None


@dataclass(frozen=True, slots=True)
class _Column:
    title: str
    width: int
    value: Callable[[Row], _Value]


def _status(row: Row) -> str:
    return NO_REPORT if row.status is None else STATUSES[row.status]


def _dates(row: Row) -> str:
    if not row.dates:
        return row.due_text
    return "; ".join(f"{day:%d/%m/%Y}" for day in row.dates) if len(row.dates) > 1 else ""


def _fraction(row: Row) -> Decimal | None:
    return None if row.percent is None else row.percent / 100


_COLUMNS = (
    _Column("Código", 10, lambda row: row.handle),
    _Column("Componente", 24, lambda row: row.component),
    _Column("Subcomponente", 24, lambda row: row.subcomponent),
    _Column("Actividad", 52, lambda row: row.title),
    _Column("Meta o producto", 32, lambda row: row.product),
    _Column("Dependencia responsable", 26, lambda row: row.office),
    _Column("Dependencias de apoyo", 26, lambda row: "; ".join(row.supports)),
    _Column("Fecha de culminación", 13, lambda row: row.due),
    _Column("Todas las fechas", 14, _dates),
    _Column("Días de atraso", 9, lambda row: row.days_late or None),
    _Column("Avance", 9, _fraction),
    _Column("Estado", 13, _status),
    _Column("Semáforo", 11, lambda row: LIGHTS[row.light] if row.light else "no aplica"),
    _Column("Descripción del avance", 52, lambda row: row.description),
    _Column("Último reporte de", 22, lambda row: row.said_by),
    _Column("Fecha del reporte", 12, lambda row: row.said_on),
)
_PRINTED_CODE = _Column("Código en el plan", 10, lambda row: row.code)
_PLAN = _Column("Plan", 26, lambda row: row.plan)
_LIGHT_TITLE = "Semáforo"
_PERCENT_TITLE = "Avance"


def table(figures: Figures) -> bytes:
    """Return the workbook: one row per activity, dates and percentages as such, never a formula."""
    book = Workbook()
    sheet = cast(Worksheet, book.active)
    sheet.title = SHEET
    columns = _columns(figures)
    _write_header(sheet, columns)
    for number, row in enumerate(figures.rows, start=2):
        lines = 1
        for place, column in enumerate(columns, start=1):
            cell = cast(Cell, sheet.cell(number, place))
            _fill(cell, column.value(row))
            _mark(cell, column, row)
            lines = max(lines, _lines(cell.value, column.width))
        sheet.row_dimensions[number].height = min(lines * _LINE_HEIGHT, _HIGHEST_ROW)
    _prepare_page(sheet, figures, len(columns))
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _columns(figures: Figures) -> tuple[_Column, ...]:
    """Return the columns: the plan and the printed code only where they tell rows apart."""
    handle, *others = _COLUMNS
    several = [_PLAN] if len(figures.plans) > 1 else []
    printed = [_PRINTED_CODE] if any(row.code != row.handle for row in figures.rows) else []
    return (*several, handle, *printed, *others)


def _write_header(sheet: Worksheet, columns: tuple[_Column, ...]) -> None:
    for place, column in enumerate(columns, start=1):
        cell = sheet.cell(1, place, column.title)
        cell.font = Font(name=_FONT, bold=True, color="ffffff")
        cell.fill = PatternFill("solid", fgColor="1f3a5f")
        cell.alignment = Alignment(vertical="center", wrap_text=True)
        sheet.column_dimensions[get_column_letter(place)].width = column.width
    sheet.row_dimensions[1].height = 32


def _fill(cell: Cell, value: _Value) -> None:
    cell.alignment = _TEXT if isinstance(value, str) else _FIGURE
    cell.border = _BORDER
    if isinstance(value, str):
        _write_text(cell, value)
        return
    cell.value = value
    if isinstance(value, date):
        cell.number_format = _DATE_FORMAT


def _lines(value: object, width: int) -> int:
    """Return how many lines a wrapped text takes: not every program measures that itself."""
    if not isinstance(value, str):
        return 1
    return sum(len(wrap(line, width)) or 1 for line in value.splitlines()) or 1


def _write_text(cell: Cell, text: str) -> None:
    """Write a text as text, whatever it looks like, and keep it so when the cell is edited."""
    if not text:
        return
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", text)[:LONGEST_TEXT]
    cell.data_type = "s"
    cell.quotePrefix = text.startswith(_FORMULA_SIGNS)


def _mark(cell: Cell, column: _Column, row: Row) -> None:
    if column.title == _PERCENT_TITLE:
        whole = row.percent is None or row.percent == row.percent.to_integral_value()
        cell.number_format = "0 %" if whole else "0.00 %"
    elif column.title == _LIGHT_TITLE:
        colour = FILLS[row.light].removeprefix("#") if row.light else _NOT_APPLICABLE_FILL
        cell.fill = PatternFill("solid", fgColor=colour)


def _prepare_page(sheet: Worksheet, figures: Figures, columns: int) -> None:
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(columns)}{max(len(figures.rows) + 1, 2)}"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_LEGAL
    sheet.page_margins = PageMargins(left=0.3, right=0.3, top=0.4, bottom=0.8)
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    average = figures.headline.average_percent
    said = "" if average is None else f", avance promedio {show_number(average)} %"
    footer = cast(HeaderFooterItem, sheet.oddFooter)
    footer.center.text = f"Corte a {figures.on:%d/%m/%Y}{said} · Página &P de &N"

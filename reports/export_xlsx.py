"""The table of all activities as a workbook that opens ready to print."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import cast

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import PatternFill
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.worksheet import Worksheet

from core.spanish import show_number
from plans.export import workbook
from reports.shown import (
    ASKED_NOT_TO_COUNT,
    FILLS,
    LIGHTS,
    part,
    said_by,
    state,
    suggested,
)
from reports.values import Figures, Row

SHEET = "Seguimiento"
MIME_TYPE = ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet")

_NOT_APPLICABLE_FILL = "e9edf1"

_Value = str | int | Decimal | date | None


@dataclass(frozen=True, slots=True)
class _Column:
    title: str
    width: int
    value: Callable[[Row], _Value]


def _state(row: Row) -> str:
    said = state(row.percent, row.status)
    return f"{said}; {ASKED_NOT_TO_COUNT}" if row.asks_not_to_count else said


def _dates(row: Row) -> str:
    if not row.dates:
        return row.due_text
    return "; ".join(_date(row, day) for day in row.dates) if len(row.dates) > 1 else ""


def _date(row: Row, day: date) -> str:
    return f"{day:%d/%m/%Y} (sugerida)" if day in row.suggested else f"{day:%d/%m/%Y}"


def _unconfirmed(row: Row) -> str:
    printed = None if row.due is None else row.suggested.get(row.due)
    return "" if printed is None else suggested(printed)


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
    _Column("Estado", 13, _state),
    _Column("Semáforo", 11, lambda row: LIGHTS[row.light] if row.light else "no aplica"),
    _Column("Descripción del avance", 52, lambda row: row.said.text if row.said else ""),
    _Column("Último reporte de", 22, lambda row: said_by(row.said)),
    _Column("Fecha del reporte", 12, lambda row: row.said.by.on if row.said else None),
)
_PARTS = _Column("Lo que dicen las de apoyo", 34, lambda row: "; ".join(map(part, row.parts)))
_ORIGINAL = _Column("Fecha inicial", 13, lambda row: row.original_due)
_UNCONFIRMED = _Column("Fecha por confirmar", 22, _unconfirmed)
_PRINTED_CODE = _Column("Código en el plan", 10, lambda row: row.code)
_PLAN = _Column("Plan", 26, lambda row: row.plan)
_LIGHT_TITLE = "Semáforo"
_DUE_TITLE = "Fecha de culminación"
_PERCENT_TITLE = "Avance"


def table(figures: Figures) -> bytes:
    """Return the workbook: one row per activity, dates and percentages as such, never a formula."""
    book = Workbook()
    sheet = cast(Worksheet, book.active)
    sheet.title = SHEET
    columns = _columns(figures)
    workbook.write_headings(sheet, 1, [(column.title, column.width) for column in columns])
    widths = [column.width for column in columns]
    for number, row in enumerate(figures.rows, start=2):
        for place, column in enumerate(columns, start=1):
            cell = cast(Cell, sheet.cell(number, place))
            _fill(cell, column.value(row))
            _mark(cell, column, row)
        workbook.fit_height(sheet, number, widths)
    _prepare_page(sheet, figures, len(columns))
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _columns(figures: Figures) -> tuple[_Column, ...]:
    """Return the columns: the plan and the printed code only where they tell rows apart.

    Beside the date that holds stand the first one of those that were moved, and that it is only
    suggested; what offices that support say of their parts stands last, with who said it.
    """
    handle, *others = _COLUMNS
    after_due = [column.title for column in others].index(_DUE_TITLE) + 1
    if any(row.original_due for row in figures.rows):
        others.insert(after_due, _ORIGINAL)
    if any(_unconfirmed(row) for row in figures.rows):
        others.insert(after_due, _UNCONFIRMED)
    if any(row.parts for row in figures.rows):
        others.append(_PARTS)
    several = [_PLAN] if len(figures.plans) > 1 else []
    printed = [_PRINTED_CODE] if any(row.code != row.handle for row in figures.rows) else []
    return (*several, handle, *printed, *others)


def _fill(cell: Cell, value: _Value) -> None:
    cell.alignment = workbook.TEXT if isinstance(value, str) else workbook.FIGURE
    cell.border = workbook.BORDER
    if isinstance(value, str):
        workbook.write_text(cell, value)
        return
    cell.value = value
    if isinstance(value, date):
        cell.number_format = workbook.DATE_FORMAT


def _mark(cell: Cell, column: _Column, row: Row) -> None:
    if column.title == _PERCENT_TITLE:
        whole = row.percent is None or row.percent == row.percent.to_integral_value()
        cell.number_format = workbook.WHOLE_PERCENT if whole else workbook.PERCENT
    elif column.title == _LIGHT_TITLE:
        colour = FILLS[row.light].removeprefix("#") if row.light else _NOT_APPLICABLE_FILL
        cell.fill = PatternFill("solid", fgColor=colour)


def _prepare_page(sheet: Worksheet, figures: Figures, columns: int) -> None:
    workbook.prepare_page(sheet, heading=1, last=len(figures.rows) + 1, columns=columns)
    average = figures.headline.average_percent
    said = "" if average is None else f", avance promedio {show_number(average)} %"
    footer = cast(HeaderFooterItem, sheet.oddFooter)
    footer.center.text = f"Corte a {figures.on:%d/%m/%Y}{said} · Página &P de &N"

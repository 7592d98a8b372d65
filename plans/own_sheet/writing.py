"""Writes a lead's rows as a small workbook: two columns to complete, the others protected."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import cast

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.worksheet.worksheet import Worksheet

from core.messages import Line
from plans.export import workbook
from plans.values.percents import HUNDRED

SHEET = "Mis actividades"
FIGURE, WORDS, CODE, KEY = "Avance (%)", "Qué se hizo", "Código", "Clave"
# A telephone shows some forty characters: the figure stands within them, and the code stays.
_HEADINGS = ((CODE, 7), ("Actividad", 24), (FIGURE, 9), (WORDS, 36), ("Fecha", 11), (KEY, 7))
_FILLED_IN = frozenset({FIGURE, WORDS})
_HOW = (
    "Complete solo las dos columnas claras: «Avance (%)» y «Qué se hizo».",
    "Guarde y devuelva este archivo por el chat o el correo. Lo que no cambie queda igual.",
)
_HEADING = len(_HOW) + 1
_TO_FILL_IN = PatternFill("solid", fgColor="fff8dc")
_FAINT = Font(name="Calibri", size=7, color="8c959f")
_AS_TEXT = "@"  # what is typed there stays a text, also where it begins with "="


def file_name(on: date) -> str:
    """Return what the workbook is called that is sent on a day."""
    return f"mis-actividades-{on.isoformat()}.xlsx"


def write(lines: Sequence[Line], keys: Sequence[str]) -> bytes:
    """Return the workbook of some activities, each with the key that says which one it is."""
    book = Workbook()
    sheet = cast(Worksheet, book.active)
    sheet.title = SHEET
    for number, text in enumerate(_HOW, start=1):
        cell = cast(Cell, sheet.cell(number, 1))
        workbook.write_text(cell, text)
        cell.font = Font(name="Calibri", bold=number == 1)
    workbook.write_headings(sheet, _HEADING, _HEADINGS)
    widths = [width for _, width in _HEADINGS]
    for number, (line, key) in enumerate(zip(lines, keys, strict=True), start=_HEADING + 1):
        _row(sheet, number, line, key)
        workbook.fit_height(sheet, number, widths[:-1])
    last = _HEADING + len(lines)
    workbook.prepare_page(sheet, heading=_HEADING, last=last, columns=len(_HEADINGS))
    sheet.freeze_panes = f"B{_HEADING + 1}"
    sheet.auto_filter.ref = None  # a row that is filtered away is not read
    _protect(sheet)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _row(sheet: Worksheet, number: int, line: Line, key: str) -> None:
    values = (line.handle, _title(line), line.own, "", line.due, key)
    for column, ((heading, _), value) in enumerate(zip(_HEADINGS, values, strict=True), start=1):
        cell = cast(Cell, sheet.cell(number, column))
        cell.border = workbook.BORDER
        cell.alignment = workbook.TEXT
        if isinstance(value, str):
            workbook.write_text(cell, value)
        if isinstance(value, date):
            cell.value, cell.number_format = value, workbook.DATE_FORMAT
        if heading == FIGURE:
            _figure(cell, line.own)
        if heading in _FILLED_IN:
            cell.fill, cell.protection = _TO_FILL_IN, Protection(locked=False)
        if heading == WORDS:
            cell.number_format = _AS_TEXT
        if heading == KEY:
            cell.font, cell.alignment = _FAINT, Alignment(vertical="top", shrink_to_fit=True)


def _title(line: Line) -> str:
    """Return what the activity is called; of one that another office leads, whose part is told."""
    if not line.support:
        return line.title
    lead = f" Lidera {line.lead}." if line.lead else ""
    return f"{line.title}\n(Aquí va la parte de su oficina.{lead})"


def _figure(cell: Cell, percent: Decimal | None) -> None:
    """Write a figure so that a number typed over it is a percentage too."""
    fraction = (percent or Decimal(0)) / HUNDRED
    cell.number_format = workbook.percent_format(fraction)
    cell.alignment = workbook.FIGURE
    cell.value = None if percent is None else fraction


def _protect(sheet: Worksheet) -> None:
    """Let only the cells to complete be written; without a password, so that nobody is locked out.
    Rows may be made higher; a column that is hidden would not be read."""
    protection = sheet.protection
    protection.sheet = True
    protection.formatRows = False  # False: allowed
    protection.selectLockedCells = False

"""The entity's plan, as such files are: titles above, merged cells, days as words, faults."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

# A component's name stands alone; below it a line for each activity, its cells between bars.
SOURCE = Path(__file__).with_name("plan.txt")
_TITLES = (
    "ALCALDÍA DE PUERTO ALMENDRO",
    "PROGRAMA DE TRANSPARENCIA Y ÉTICA PÚBLICA - VIGENCIA 2026",
    "Versión 2 - aprobado en comité del 29 de enero de 2026",
)
_HEAD = (
    "Componente", "No.", "Actividad", "Meta o producto", "Responsable", "Fecha de cumplimiento",
    "% Avance", "Observaciones",
)  # fmt: skip
_DUE, _PERCENT = 5, 6  # the columns in which dates and figures are cells of their kind
Cell = str | float | date | None


def write_plan(file: Path) -> None:
    """Write the workbook of the plan."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "PTEP 2026"
    for row, title in enumerate(_TITLES, 1):
        sheet.cell(row, 1, title)
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=len(_HEAD))
    sheet.append([])
    sheet.append(_HEAD)
    for block in SOURCE.read_text("utf-8").strip().split("\n\n"):
        title, *lines = block.splitlines()
        _write_component(sheet, title, lines)
    sheet.append([])
    sheet.append(["Elaboró: Oficina Asesora de Planeación", None, "Aprobó: Comité institucional"])
    book.save(file)


def _write_component(sheet: Worksheet, title: str, lines: list[str]) -> None:
    """Write the activities of a component, whose name stands in one cell beside them all."""
    first = sheet.max_row + 1
    for line in lines:
        cells = [
            title if sheet.max_row < first else "",
            *(cell.strip() for cell in line.split("|")),
        ]
        sheet.append([_cell(column, text) for column, text in enumerate(cells)])
        row = sheet[sheet.max_row]
        if isinstance(row[_DUE].value, date):
            row[_DUE].number_format = "DD/MM/YYYY"
        if len(row) > _PERCENT and isinstance(row[_PERCENT].value, float):
            row[_PERCENT].number_format = "0%"
    sheet.merge_cells(start_row=first, start_column=1, end_row=sheet.max_row, end_column=1)


def _cell(column: int, text: str) -> Cell:
    """Return what is written into a cell: 2026-03-13 is a date, 0.4 a figure, all else text."""
    if column == _DUE and text.startswith("2026-"):
        return date.fromisoformat(text)
    if column == _PERCENT and text and text[-1].isdigit():
        return float(text) if "." in text else int(text)
    return text or None

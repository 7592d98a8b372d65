"""The open faults as a workbook with an empty column for the decision, and the decisions in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import cast

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from core.errors import InputError
from core.spanish import fold
from plans.deciding.decisions import FIELD_NAMES
from plans.deciding.open_faults import OpenFault
from plans.export import workbook
from plans.readers import read_content

SHEET = "Por decidir"
NUMBER, DECISION = "N.º", "decisión"
_HEADINGS = (
    (NUMBER, 8), ("plan", 24), ("actividad", 12), ("nombre", 40), ("lugar", 20), ("campo", 16),
    ("dice", 24), ("se leyó como", 24), ("sugerencia", 24), ("qué pasa", 44), (DECISION, 28),
)  # fmt: skip
_HOW = (
    f"Escriba en «{DECISION}» sí, para aceptar la sugerencia, o el valor correcto. "
    "Lo que quede vacío sigue pendiente. De una columna que no se reconoce escriba qué es "
    "(producto, meta, indicador, unidad) o «visto», si se deja como está: se recuerda para el "
    "próximo archivo."
)
_NOT_YET = (
    "Esto es lo que quedaría por decidir. Las decisiones se escriben en el libro que llega cuando "
    "el plan queda cargado: allí cada duda tiene su número."
)
_TO_FILL = PatternFill("solid", fgColor="fff4ce")


@dataclass(frozen=True, slots=True)
class FaultDecision:
    """What stands in the column of one fault, and in which line of the file."""

    line: int
    fault_id: int
    text: str


def write_faults(faults: Sequence[OpenFault]) -> bytes:
    """Return the workbook, one row for each fault, ready to be filled in; of a file that is not
    stored yet no fault has a number (its `id` is 0), and nothing can be decided in it."""
    book = Workbook()
    sheet = cast(Worksheet, book.active)
    sheet.title = SHEET
    stored = all(one.id for one in faults)
    workbook.write_text(cast(Cell, sheet.cell(1, 1)), _HOW if stored else _NOT_YET)
    heading = 3
    workbook.write_headings(sheet, heading, _HEADINGS)
    for line, fault in enumerate(faults, start=heading + 1):
        if fault.id:
            sheet.cell(line, 1, fault.id)
        field = FIELD_NAMES.get(fault.field, fault.field)
        texts = (
            fault.plan, fault.handle, fault.title, fault.place, field,
            fault.printed, fault.read_as, _suggested(fault), fault.message,
        )  # fmt: skip
        for column, text in enumerate(texts, start=2):
            workbook.write_text(cast(Cell, sheet.cell(line, column)), text)
        for cell in sheet[line]:
            cell.alignment, cell.border = workbook.TEXT, workbook.BORDER
        decision = sheet.cell(line, len(_HEADINGS))
        # As text: the program would make a day of its own country of 4/5/2026.
        decision.number_format = "@"
        decision.fill, decision.alignment = _TO_FILL, workbook.TEXT
        workbook.fit_height(sheet, line, [width for _, width in _HEADINGS])
    last = heading + len(faults)
    workbook.prepare_page(sheet, heading=heading, last=last, columns=len(_HEADINGS))
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _suggested(fault: OpenFault) -> str:
    """Return what is proposed as planning calls it: of a column that is the name of a field."""
    named = FIELD_NAMES if fault.field == "columns" else {}
    return named.get(fault.suggestion, fault.suggestion)


def read_decisions(content: bytes, source: str) -> list[FaultDecision]:
    """Read the decisions out of the workbook that `write_faults` made, of a file that is called
    `source`; empty ones left out. Raises InputError where it has no such table, and for a row
    without its number."""
    rows = iter(read_content(content, source).rows)
    columns: dict[str, int] = {}
    for row in rows:
        columns = {fold(text): place for place, text in enumerate(row.texts)}
        if fold(NUMBER) in columns and fold(DECISION) in columns:
            break
    else:
        raise InputError(
            f"ninguna fila tiene los títulos «{NUMBER}» y «{DECISION}».",
            where=source,
            todo="Llene el libro de: culmina plan faults --xlsx ARCHIVO",
        )
    found = []
    for row in rows:
        texts = (*row.texts, *[""] * len(_HEADINGS))
        number, text = texts[columns[fold(NUMBER)]], texts[columns[fold(DECISION)]]
        if not text:
            continue
        if not number.isdecimal():
            raise InputError(
                f"la línea {row.line} no tiene «{NUMBER}».",
                where=source,
                todo="Déjela como estaba.",
            )
        found.append(FaultDecision(row.line, int(number), text))
    return found

"""A plan's sheet as an entity keeps it, and the same filled in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from plans.activities.document import PlanDocument
from plans.export.fill import Filled, fill
from plans.read import understand
from plans.readers.xlsx import read_xlsx
from tests.unit.plans.readers.workbooks import a_sheet, saved

HEADINGS = ("COMPONENTE", "ACTIVIDADES", "FECHA", "% DE AVANCE", "DESCRIPCIÓN DEL AVANCE",
            "RESPONSABLE")  # fmt: skip


DATED = ("COMPONENTE", "ACTIVIDADES", "FECHA", "% DE AVANCE (30-04-2026)",
         "DESCRIPCIÓN DEL AVANCE (30-04-2026)", "RESPONSABLE")  # fmt: skip
DAY = date(2026, 8, 31)


TITLES = ("Publicar el mapa", "Revisar el mapa", "Socializar el mapa")


def a_workbook(*rows: Sequence[Any], headings: Sequence[str] = HEADINGS) -> Worksheet:
    """Return the sheet of a plan as an entity keeps it: a title, headings, one row each."""
    sheet = a_sheet(["ALCALDÍA DE PUERTO ESPERANZA"], ["PLAN DE TRANSPARENCIA 2026"], [], headings)
    given = rows or [("Riesgos", title, date(2026, 9, 30), None, None, "Tesorería")
                     for title in TITLES]  # fmt: skip
    for line, row in enumerate(given, start=5):
        for column, value in enumerate(row, start=1):
            if value is not None:
                sheet.cell(line, column, value)
    return sheet


def held(sheet: Worksheet, *said: dict[str, Any]) -> PlanDocument:
    """Return the plan that was loaded from a sheet, with what was said of its activities since."""
    plan = understand(read_xlsx(saved(sheet), "plan"))
    changes = [*said, *({} for _ in plan.activities)]
    rows = [replace(one, **new) for one, new in zip(plan.activities, changes, strict=False)]
    return replace(plan, activities=tuple(rows), cutoff=DAY)


def said(percent: int | str | None = 60, words: str | None = "Se publicó.") -> dict[str, Any]:
    figure = None if percent is None else Decimal(percent)
    return {"percent": figure, "percent_text": "", "description": words}


def filled(sheet: Worksheet, *given: dict[str, Any], **options: Any) -> tuple[Worksheet, Filled]:
    result = fill(saved(sheet), held(sheet, *given), "plan.xlsx", **options)
    book = load_workbook(BytesIO(result.content))
    return book.worksheets[0], result

"""Names on rows within a table, below the one over it: both are levels, each in its own table."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest
from openpyxl import Workbook

from plans.activities.document import PlanDocument
from plans.read import understand
from plans.readers.docx import read_docx
from plans.readers.xlsx import read_xlsx
from tests.unit.plans.readers.workbooks import saved

HEAD = ("N.°", "Actividad", "Responsable", "Fecha límite")


def tables(*sections: tuple[str, list[tuple[str, ...]]]) -> PlanDocument:
    """Read a document: above each table stands a name, a row of one text is merged."""
    document = docx.Document()
    document.add_paragraph("PLAN DE CULTURA 2026")
    for name, rows in sections:
        if name:
            document.add_heading(name, level=2)
        table = document.add_table(rows=0, cols=len(HEAD))
        for texts in (HEAD, *rows):
            cells = table.add_row().cells
            if len(texts) == 1:
                cells[0].merge(cells[-1])
            for cell, text in zip(cells, texts, strict=False):
                cell.text = text
    kept = BytesIO()
    document.save(kept)
    return understand(read_docx(kept.getvalue(), "plan.docx"))


def an_activity(code: str) -> tuple[str, ...]:
    return (code, f"Realizar el concierto número {code}", "Casa de la Cultura", "30/06/2026")


def levels(plan: PlanDocument) -> list[tuple[str | None, str | None]]:
    return [(one.component, one.subcomponent) for one in plan.activities]


def test_the_name_over_a_table_and_the_groups_in_it_are_two_levels() -> None:
    plan = tables(
        ("2.1 Etapa de alistamiento", [an_activity("1")]),
        (
            "2.2 Etapa de montaje",
            [("Línea: Sonido",), an_activity("2"), ("Línea: Luces",), an_activity("3")],
        ),
        ("2.3 Etapa de cierre", [an_activity("4"), an_activity("5")]),
    )
    assert levels(plan) == [
        ("2.1 Etapa de alistamiento", None),
        ("2.2 Etapa de montaje", "Línea: Sonido"),
        ("2.2 Etapa de montaje", "Línea: Luces"),
        ("2.3 Etapa de cierre", None),
        ("2.3 Etapa de cierre", None),
    ]
    assert not [fault for one in plan.activities for fault in one.faults]


def test_a_group_goes_on_in_a_table_without_a_name_of_its_own() -> None:
    plan = tables(
        ("", [("Línea: Sonido",), an_activity("1")]),
        ("", [an_activity("2"), ("Línea: Luces",), an_activity("3")]),
    )
    assert [one.component for one in plan.activities] == ["Línea: Sonido"] * 2 + ["Línea: Luces"]


def a_workbook(*sheets: tuple[str, list[list[str]]]) -> PlanDocument:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
            if len(row) == 1 and sheet.max_row > 1:
                sheet.merge_cells(start_row=sheet.max_row, end_row=sheet.max_row,
                                  start_column=1, end_column=5)  # fmt: skip
    return understand(read_xlsx(saved(book.worksheets[0]), "plan.xlsx"))


HEADS = ["Ítem", "Actividad", "Código BPIN", "Responsable", "Fecha fin"]
ROWS = [
    ["1", "Pavimentar la calle 5", "2025000123456", "Oficina de Obras", "30/06/2026"],
    ["2", "Señalizar la calle 6", "2025000123457", "Oficina de Obras", "30/09/2026"],
]  # fmt: skip


def test_the_first_group_of_a_sheet_behind_another_holds() -> None:
    plan = a_workbook(
        ("1. CULTURA", [["PLAN DE ACCIÓN 2026"], HEADS, *ROWS]),
        (
            "2. OBRAS",
            [["PLAN DE ACCIÓN 2026"], ["Responsable de la dependencia: Ana Ruiz"], HEADS,
             ["PROGRAMA: CALLES LIMPIAS"], ROWS[0], ["PROGRAMA: CALLES SEGURAS"], ROWS[1]],
        ),
    )  # fmt: skip
    assert [tuple(one.groups.values()) for one in plan.activities] == [
        (), (), ("CALLES LIMPIAS",), ("CALLES SEGURAS",),
    ]  # fmt: skip


def test_who_leads_and_what_to_do_name_no_group() -> None:
    plan = a_workbook(
        ("1. CULTURA", [["PLAN DE ACCIÓN 2026"], ["Lidera la hoja: Luz Gil"], HEADS, *ROWS]),
        ("2. OBRAS", [["Responsable de la dependencia: Ana Ruiz"], HEADS, *ROWS]),
        ("3. AGUA", [["Diligencie el mes en que entrega cada producto."], HEADS, *ROWS]),
    )
    assert [(one.component, one.groups) for one in plan.activities] == [(None, {})] * 6


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (
            ("Eje 1: Agua", "Quebradas", "1", "Programa 2: Pozos", "2", "Eje 2: Aire", "3"),
            [
                ("Eje 1: Agua", "Quebradas"),
                ("Eje 1: Agua", "Programa 2: Pozos"),
                ("Eje 2: Aire", None),
            ],
        ),
        (
            ("Eje 1: Agua", "1", "Quebradas", "2", "Vientos", "3"),
            [("Eje 1: Agua", None), ("Quebradas", None), ("Vientos", None)],
        ),
    ],
)
def test_a_name_right_below_a_level_is_one_lower_and_one_below_rows_is_none(
    lines: tuple[str, ...], wanted: list[tuple[str, str | None]]
) -> None:
    rows = [an_activity(one) if one.isdigit() else (one,) for one in lines]
    assert levels(tables(("", rows))) == wanted

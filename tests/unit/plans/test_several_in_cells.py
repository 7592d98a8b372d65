"""One cell may list several activities, with as many days and offices beside them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from io import BytesIO

import pytest
from docx import Document

from plans.activities.document import PlanDocument
from plans.read import understand
from plans.readers.docx import read_docx
from plans.readers.xlsx import read_xlsx
from tests.unit.plans.readers import workbooks

HEADS = ("ACTIVIDADES", "ENTREGABLE", "FECHA FIN", "RESPONSABLE")
JUNE, JULY = date(2026, 6, 30), date(2026, 7, 31)
LAST = ("Podar los árboles", "Registro", "31/08/2026", "Almacén")


def _sheet(*rows: Sequence[str], heads: Sequence[str] = HEADS) -> PlanDocument:
    sheet = workbooks.a_sheet(heads, *rows)
    return understand(read_xlsx(workbooks.saved(sheet), "plan.xlsx"))


def _document(*rows: Sequence[str]) -> PlanDocument:
    document = Document()
    table = document.add_table(rows=1 + len(rows), cols=len(HEADS))
    for row, texts in zip(table.rows, (HEADS, *rows), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    file = BytesIO()
    document.save(file)
    return understand(read_docx(file.getvalue(), "plan.docx"))


def _titles(plan: PlanDocument) -> list[str]:
    return [one.title for one in plan.activities]


@pytest.mark.parametrize("read", [_sheet, _document])
@pytest.mark.parametrize(
    "cell",
    [
        "• Sembrar el vivero\n• Regar los jardines",
        "1. Sembrar el vivero\n2. Regar los jardines",
        "a) Sembrar el vivero\nb) Regar los jardines",
        "- Sembrar el\nvivero\n- Regar los jardines",
        "Sembrar el vivero\nRegar los jardines",
    ],
)
def test_what_a_cell_lists_are_several_activities_with_the_day_of_each(
    cell: str, read: type
) -> None:
    found = read((cell, "Acta", "30/06/2026\n31/07/2026", "Archivo"), LAST)
    assert _titles(found) == ["Sembrar el vivero", "Regar los jardines", "Podar los árboles"]
    assert [one.due for one in found.activities[:2]] == [(JUNE,), (JULY,)]
    assert [one.product for one in found.activities[:2]] == ["Acta", "Acta"]
    assert [one.offices for one in found.activities[:2]] == [("Archivo",), ("Archivo",)]
    [note] = [one for one in found.faults if one.kind == "several_in_cells"]
    assert note.message.startswith("1 fila trae varias actividades en una celda")


def test_one_day_is_that_of_all_that_a_cell_lists() -> None:
    found = _sheet(("• Sembrar el vivero\n• Regar los jardines", "", "30/06/2026", "Archivo"), LAST)
    assert [one.due for one in found.activities[:2]] == [(JUNE,), (JUNE,)]


def test_offices_beside_as_many_days_are_one_s_each_and_else_all_of_them() -> None:
    cell, days = "• Sembrar el vivero\n• Regar los jardines", "30/06/2026\n31/07/2026"
    offices = "• Oficina de Prensa\n• Tesorería"
    each = _sheet((cell, "", days, offices), LAST)
    assert [one.offices for one in each.activities[:2]] == [("Oficina de Prensa",), ("Tesorería",)]
    both = _sheet((cell, "", "30/06/2026", offices), LAST)
    assert [one.offices for one in both.activities[:2]] == [("Oficina de Prensa", "Tesorería")] * 2


def test_lists_of_offices_that_are_not_always_as_long_are_those_of_all() -> None:
    offices = "• Oficina de Prensa\n• Tesorería"
    found = _sheet(
        ("• Sembrar el vivero\n• Regar los jardines", "", "30/06/2026\n31/07/2026", offices),
        ("• Medir\n• Pesar\n• Contar", "", "30/06/2026\n31/07/2026\n31/08/2026", offices),
    )
    assert {one.offices for one in found.activities} == {("Oficina de Prensa", "Tesorería")}


def test_what_stands_before_several_activities_of_one_cell_is_their_level() -> None:
    heads = ("ASPECTO CRÍTICO", *HEADS)
    cell = "• Sembrar el vivero\n• Regar los jardines"
    found = _sheet(("Sin agua", cell, "", "30/06/2026", "Archivo"), ("Sin luz", *LAST), heads=heads)
    named = [one.groups.get("ASPECTO CRÍTICO") for one in found.activities]
    assert named == ["Sin agua", "Sin agua", "Sin luz"]


def test_codes_that_stand_line_by_line_or_before_the_names_are_each_one_s() -> None:
    heads = ("N°", *HEADS)
    row = ("1.1\n1.2", "Sembrar el vivero\nRegar los jardines", "", "30/06/2026", "Archivo")
    found = _sheet(row, ("1.3", *LAST), heads=heads)
    assert [one.code for one in found.activities] == ["1.1", "1.2", "1.3"]
    named = "1.1 Sembrar el vivero\n1.2 Regar los jardines"
    found = _sheet((named, "", "30/06/2026", "Archivo"), ("1.3 Podar", *LAST[1:]))
    assert [one.code for one in found.activities] == ["1.1", "1.2", "1.3"]


def test_several_under_one_number_share_it_without_a_question() -> None:
    heads = ("N°", *HEADS)
    cell = "• Sembrar el vivero\n• Regar los jardines"
    found = _sheet(("7", cell, "", "30/06/2026\n31/07/2026", "Archivo"), ("8", *LAST), heads=heads)
    assert [one.code for one in found.activities] == ["7", "7", "8"]
    assert "repeated_code" not in {fault.kind for fault in found.all_faults()}


@pytest.mark.parametrize(
    "cell",
    [
        "Realizar estas tareas:\n- Sembrar el vivero\n- Regar los jardines",
        "• Sembrar el vivero",
        "Sembrar el vivero y\nRegar los jardines",
        "Sembrar el vivero con las escuelas\nde la zona rural",
        "Sembrar\nRegar",
        "• Sembrar el vivero\n• Actas de entrega",
    ],
)
def test_a_cell_with_the_lines_of_one_activity_is_one(cell: str) -> None:
    found = _sheet((cell, "", "30/06/2026", "Archivo"), LAST)
    assert len(found.activities) == 2
    assert "several_in_cells" not in {one.kind for one in found.faults}


def test_steps_under_a_number_with_one_day_are_one_activity() -> None:
    heads = ("N°", *HEADS)
    cell = "• Sembrar el vivero\n• Regar los jardines"
    found = _sheet(("7", cell, "", "30/06/2026", "Archivo"), ("8", *LAST), heads=heads)
    assert _titles(found) == ["Sembrar el vivero Regar los jardines", "Podar los árboles"]


def test_days_that_are_not_as_many_as_the_activities_part_nothing() -> None:
    cell = "• Sembrar el vivero\n• Regar los jardines\n• Abonar la tierra"
    found = _sheet((cell, "", "30/06/2026\n31/07/2026", "Archivo"), LAST)
    assert [one.due for one in found.activities] == [(JUNE, JULY), (date(2026, 8, 31),)]

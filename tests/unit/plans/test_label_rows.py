"""Labels above tables: "Línea estratégica: …" and "Programa: …" hold for all activities below."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as Written
from openpyxl import Workbook

from plans.activities.document import PlanActivity
from plans.read import read_plan

HEADS = (("No.", "Actividad", "Indicador", "Cronograma", "", "Responsable"),
         ("", "", "", "Inicio", "Fin", ""))  # fmt: skip
BRIDGE = ("1", "Pintar el puente", "Puentes", "01/02/2026", "30/04/2026", "Secretaría de Obras")
ROAD = ("2", "Limpiar la vía", "Vías", "01/03/2026", "30/10/2026", "Secretaría de Obras")


def a_table(document: Written, *rows: tuple[str, ...], labels: tuple[str, ...] = ()) -> None:
    """Add a table with labels over all of its width, a heading of two rows and these rows."""
    table = document.add_table(rows=0, cols=len(HEADS[0]))
    for label in labels:
        cells = table.add_row().cells
        cells[0].merge(cells[-1]).text = label
    for texts in (*HEADS, *rows):
        for cell, text in zip(table.add_row().cells, texts, strict=True):
            cell.text = text
    first, second = table.rows[len(labels)].cells, table.rows[len(labels) + 1].cells
    first[3].merge(first[4])
    for at in (0, 1, 2, 5):
        first[at].merge(second[at])


def read(document: Written, path: Path) -> tuple[PlanActivity, ...]:
    document.save(str(path / "plan.docx"))
    return read_plan(path / "plan.docx").activities


def a_document() -> Written:
    document = Document()
    document.add_paragraph("MUNICIPIO DE ENSAYO")
    document.add_paragraph("PLAN DE ACCIÓN 2026")
    return document


def test_rows_above_a_heading_are_levels_of_its_activities(tmp_path: Path) -> None:
    document = a_document()
    a_table(document, BRIDGE, labels=("Línea estratégica: Ciudad", "Objetivo: Unir orillas"))
    document.add_paragraph("")
    a_table(document, ROAD, labels=("Línea estratégica: Campo", "Objetivo: Sacar la cosecha"))
    one, other = read(document, tmp_path)
    assert dict(one.groups) == {"Línea estratégica": "Ciudad", "Objetivo": "Unir orillas"}
    assert dict(other.groups) == {"Línea estratégica": "Campo", "Objetivo": "Sacar la cosecha"}
    assert [str(day) for day in one.due] == ["2026-04-30"]


def test_a_finding_above_its_own_table_is_its_level_and_its_cause_none(tmp_path: Path) -> None:
    document = a_document()
    long = "Hallazgo No. {} (Administrativo): " + "No se publicó lo que se debía publicar. " * 5
    for number, row in enumerate((BRIDGE, ROAD), start=1):
        labels = (long.format(number).strip(), "Causa: Falta de control")
        a_table(document, row, labels=labels)
        document.add_paragraph("")
    found = read(document, tmp_path)
    assert [one.groups["Hallazgo"][:24] for one in found] == [
        "No. 1 (Administrativo): ", "No. 2 (Administrativo): ",
    ]  # fmt: skip


def test_paragraphs_above_a_table_are_levels_in_their_order(tmp_path: Path) -> None:
    document = a_document()
    for line in ("Eje 1. Ciudad", "Programa: Puentes"):
        document.add_paragraph(line)
    a_table(document, BRIDGE)
    for line in ("Eje 2. Campo", "Programa: Vías"):
        document.add_paragraph(line)
    a_table(document, ROAD)
    one, other = read(document, tmp_path)
    assert list(one.groups.items()) == [("Eje", "1. Ciudad"), ("Programa", "Puentes")]
    assert list(other.groups.items()) == [("Eje", "2. Campo"), ("Programa", "Vías")]


def test_a_lower_label_alone_goes_on_under_the_upper_one_before_it(tmp_path: Path) -> None:
    document = a_document()
    a_table(document, BRIDGE, labels=("Eje: Ciudad", "Programa: Puentes"))
    document.add_paragraph("")
    a_table(document, ROAD, labels=("Programa: Vías",))
    _, other = read(document, tmp_path)
    assert list(other.groups.items()) == [("Eje", "Ciudad"), ("Programa", "Vías")]


def test_the_objective_of_the_whole_plan_is_no_level(tmp_path: Path) -> None:
    document = a_document()
    document.add_paragraph("Objetivo: Que todo marche")
    for line in ("Eje: Ciudad", "Programa: Puentes"):
        document.add_paragraph(line)
    a_table(document, BRIDGE)
    (one,) = read(document, tmp_path)
    assert list(one.groups) == ["Eje", "Programa"]


@pytest.mark.parametrize("apart", [True, False])
def test_on_a_sheet_labels_and_their_names_may_be_cells(tmp_path: Path, apart: bool) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for eje, program, row in (("Ciudad", "Puentes", BRIDGE), ("Campo", "Vías", ROAD)):
        for level, name in (("Eje", eje), ("Programa", program)):
            sheet.append([level, name] if apart else [f"{level}: {name}"])
        for texts in (*HEADS, row):
            sheet.append(texts)
    book.save(tmp_path / "plan.xlsx")
    one, other = read_plan(tmp_path / "plan.xlsx").activities
    assert list(one.groups.items()) == [("Eje", "Ciudad"), ("Programa", "Puentes")]
    assert list(other.groups.items()) == [("Eje", "Campo"), ("Programa", "Vías")]


def test_one_label_right_above_a_heading_on_a_sheet_is_a_level(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for texts in (["PLAN DE ACCIÓN 2026"], ["Programa: Puentes"], *HEADS, BRIDGE):
        sheet.append(texts)
    book.save(tmp_path / "plan.xlsx")
    (one,) = read_plan(tmp_path / "plan.xlsx").activities
    assert one.groups == {"Programa": "Puentes"}


def test_a_name_among_the_rows_takes_the_place_of_the_label_above_the_table(
    tmp_path: Path,
) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    rows = (*HEADS, BRIDGE, ["Programa: Vías"], ROAD)
    for texts in (["PLAN DE ACCIÓN 2026"], ["Programa: Puentes"], *rows):
        sheet.append(texts)
    book.save(tmp_path / "plan.xlsx")
    one, other = read_plan(tmp_path / "plan.xlsx").activities
    assert (one.groups, one.extra["Programa"]) == ({"Programa": "Puentes"}, "Puentes")
    assert (other.groups, other.extra.get("Programa")) == ({"Programa": "Vías"}, None)


def test_names_among_the_rows_stand_in_the_order_of_the_labels(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    rows = (["Eje: Ciudad"], ["Programa: Puentes"], *HEADS, BRIDGE, ["Programa: Calles"], ROAD,
            ["Eje: Campo"], ["Programa: Vías"], ROAD)  # fmt: skip
    for texts in (["PLAN DE ACCIÓN 2026"], *rows):
        sheet.append(texts)
    book.save(tmp_path / "plan.xlsx")
    assert [list(one.groups.values()) for one in read_plan(tmp_path / "plan.xlsx").activities] == [
        ["Ciudad", "Puentes"], ["Ciudad", "Calles"], ["Campo", "Vías"],
    ]  # fmt: skip


def test_the_process_and_objective_of_a_form_on_a_sheet_are_no_levels(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for texts in (["Proceso: Planear"], ["Objetivo: Que todo marche"], *HEADS, BRIDGE):
        sheet.append(texts)
    book.save(tmp_path / "plan.xlsx")
    (one,) = read_plan(tmp_path / "plan.xlsx").activities
    assert not one.groups


def test_what_else_a_form_says_of_a_project_hides_no_name_above_it(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    said = (
        ["Proyecto:", "Puentes de guadua"],
        ["Vigencia:", "2026", "Fecha de corte: 31/05/2026"],
        ["Supervisor:", "Grupo de Vías"],
    )
    for texts in (["CRONOGRAMA"], [], *said, [], *HEADS, BRIDGE):
        sheet.append(texts)
    book.save(tmp_path / "plan.xlsx")
    (one,) = read_plan(tmp_path / "plan.xlsx").activities
    assert one.groups == {"Proyecto": "Puentes de guadua"}


def test_the_cycle_among_the_rows_is_a_level(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for texts in (*HEADS, ["CICLO: PLANEAR"], BRIDGE, ["CICLO: HACER"], ROAD):
        sheet.append(texts)
    book.save(tmp_path / "plan.xlsx")
    groups = [one.groups for one in read_plan(tmp_path / "plan.xlsx").activities]
    assert groups == [{"CICLO": "PLANEAR"}, {"CICLO": "HACER"}]

"""Maps of risks: the risk has columns of its own, and so has the action that controls it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from io import BytesIO

import pytest
from docx import Document

from core.errors import InputError
from plans.activities.document import PlanDocument
from plans.read import understand
from plans.readers.docx import read_docx
from plans.readers.xlsx import read_xlsx
from plans.tables.headings.levels import is_level
from tests.unit.plans.readers import workbooks

RISK = ("Proceso", "Riesgo", "Causas", "Consecuencias", "Probabilidad", "Impacto", "Zona de riesgo")
NAMES = ("Contratación", "Pagos sin soporte", "Supervisión débil", "Detrimento", "Posible", "Alto",
         "Extrema")  # fmt: skip
OTHER = ("Archivo", "Pérdida de expedientes", "Sin inventario", "Sanciones", "Rara vez", "Medio",
         "Moderada")  # fmt: skip


def _read(*rows: Sequence[str], merged: Sequence[str] = ()) -> PlanDocument:
    sheet = workbooks.a_sheet(*rows)
    for area in merged:
        sheet.merge_cells(area)
    return understand(read_xlsx(workbooks.saved(sheet), "riesgos.xlsx"))


def test_the_action_is_the_activity_and_the_risk_a_level() -> None:
    heads = (*RISK, "Acción de control", "Responsable", "Fecha de ejecución", "Registro")
    found = _read(
        heads,
        (*NAMES, "Capacitar a los supervisores", "Oficina Jurídica", "30/06/2026", "Acta"),
        ("",) * 7 + ("Revisar los pagos", "Tesorería", "31/07/2026", "Informe"),
        (*OTHER, "Actualizar el inventario", "Secretaría General", "28/08/2026", "Inventario"),
        merged=[f"{column}2:{column}3" for column in "ABCDEFG"],
    )
    first, second, third = found.activities
    assert (first.title, first.offices) == ("Capacitar a los supervisores", ("Oficina Jurídica",))
    assert second.due == (date(2026, 7, 31),)
    assert second.groups["Riesgo"] == first.groups["Riesgo"] == "Pagos sin soporte"
    assert (third.groups["Proceso"], third.groups["Riesgo"]) == ("Archivo", OTHER[1])
    assert not [one for one in found.faults if one.text in {"Probabilidad", "Zona de riesgo"}]


@pytest.mark.parametrize(
    ("of_risk", "of_action"),
    [
        ("Responsable", "Responsable"),
        ("Responsable del control", "Responsable de la acción"),
        ("Dueño del riesgo / responsable", "Responsable"),
    ],
)
def test_who_does_the_action_is_not_who_owns_the_risk(of_risk: str, of_action: str) -> None:
    heads = ("No.", "Descripción del riesgo", of_risk, "Fecha", "Acción", of_action, "Fecha fin")
    found = _read(
        heads,
        ("R1", "Posible retraso", "Planeación", "15/01/2026", "Aprobar el plan de compras",
         "Contratación", "30/06/2026"),
        ("R2", "Posible pérdida", "Archivo", "15/01/2026", "Levantar el inventario",
         "Sistemas", "31/07/2026"),
    )  # fmt: skip
    assert [one.offices for one in found.activities] == [("Contratación",), ("Sistemas",)]
    assert [one.due for one in found.activities] == [(date(2026, 6, 30),), (date(2026, 7, 31),)]
    assert found.activities[0].groups == {"Descripción del riesgo": "Posible retraso"}


def test_in_a_plan_without_risks_the_first_responsible_leads() -> None:
    found = _read(
        ("Responsable", "Actividad", "Responsable del seguimiento", "Fecha fin"),
        ("Archivo", "Levantar el inventario", "Control Interno", "31/07/2026"),
        ("Archivo", "Foliar las carpetas", "Control Interno", "31/08/2026"),
    )
    assert [one.offices for one in found.activities] == [("Archivo",), ("Archivo",)]


def test_a_map_of_risks_without_actions_gives_no_activities() -> None:
    with pytest.raises(InputError):
        _read((*RISK, "Responsable"), (*NAMES, "Tesorería"), (*OTHER, "Archivo"))


@pytest.mark.parametrize("heading", ["Zona de riesgo", "Riesgo residual", "Tipo de riesgo"])
def test_what_is_measured_of_a_risk_is_no_level(heading: str) -> None:
    assert not is_level(heading)


@pytest.mark.parametrize("heading", ["Riesgo", "Descripción del riesgo", "RIESGO DE CORRUPCIÓN"])
def test_the_risk_is_a_level(heading: str) -> None:
    assert is_level(heading)


def _document(*parts: str | Sequence[Sequence[str]]) -> PlanDocument:
    document = Document()
    for part in parts:
        if isinstance(part, str):
            document.add_paragraph(part)
            continue
        table = document.add_table(rows=len(part), cols=len(part[0]))
        for row, texts in zip(table.rows, part, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    file = BytesIO()
    document.save(file)
    return understand(read_docx(file.getvalue(), "riesgos.docx"))


HEADS = ("Riesgo", "Acción", "Responsable", "Plazo")


def test_the_process_above_each_table_of_a_document_is_a_level() -> None:
    found = _document(
        "MAPA DE RIESGOS VIGENCIA 2026",
        "Proceso: Control político",
        (HEADS, ("Ocultar actas", "Grabar las sesiones", "Archivo", "30/06/2026")),
        "Proceso: Gestión financiera",
        (HEADS, ("Perder bienes", "Contar los bienes", "Almacén", "31/07/2026")),
    )
    processes = [one.groups.get("Proceso") for one in found.activities]
    assert processes == ["Control político", "Gestión financiera"]
    assert "text_between" not in {one.kind for one in found.faults}


def test_an_objective_above_the_tables_is_the_plan_s() -> None:
    found = _document(
        "MAPA DE RIESGOS VIGENCIA 2026",
        "Objetivo: prevenir la corrupción",
        (HEADS, ("Ocultar actas", "Grabar las sesiones", "Archivo", "30/06/2026")),
    )
    assert found.activities[0].groups == {"Riesgo": "Ocultar actas"}


def test_the_risk_s_own_heading_is_not_asked_about_where_the_action_has_it_too() -> None:
    found = _read(
        ("Riesgo", "Responsable", "Acción", "Responsable", "Fecha fin"),
        ("Posible retraso", "Planeación", "Aprobar el plan", "Contratación", "30/06/2026"),
        ("Posible pérdida", "Archivo", "Levantar el inventario", "Sistemas", "31/07/2026"),
    )
    assert not [one for one in found.faults if one.kind == "unknown_column"]
    assert found.activities[0].extra["Responsable"] == "Planeación"


def test_the_risk_and_its_control_are_levels_under_a_heading_over_several_columns() -> None:
    rows = [
        ("Contratación", "Identificación", "", "Control", "Acciones", "", ""),
        ("", "Descripción del riesgo", "Zona de riesgo", "Control existente", "Acción",
         "Responsable", "Fecha fin"),
        ("Contratación", "Pagos sin soporte", "Alta", "Tesorería revisa los pagos",
         "Revisar las cuentas", "Tesorería", "30/06/2026"),
        ("", "", "", "", "Publicar los pagos", "Tesorería", "31/07/2026"),
        ("", "Pérdida de bienes", "Baja", "Almacén cuenta los bienes", "Contar los bienes",
         "Almacén", "28/08/2026"),
    ]  # fmt: skip
    rows[0] = ("Proceso", *rows[0][1:])
    merged = ["A1:A2", "B1:C1", "E1:G1", "A3:A5", *(f"{column}3:{column}4" for column in "BCD")]
    found = _read(*rows, merged=merged)
    levels = [tuple(one.groups.values()) for one in found.activities]
    first = ("Contratación", "Pagos sin soporte", "Tesorería revisa los pagos")
    assert levels == [
        first, first, ("Contratación", "Pérdida de bienes", "Almacén cuenta los bienes"),
    ]  # fmt: skip


ROWS = (
    ("Robo", "Diario", "Manual", "Firme", "Contar los bienes", "Almacén", "30/06/2026"),
    ("Pérdida", "Anual", "Digital", "Débil", "Foliar las carpetas", "Archivo", "31/07/2026"),
)


def test_the_unknown_columns_of_a_map_are_one_question_with_a_proposal() -> None:
    heads = ("Riesgo", "Cadencia", "Manera", "Solidez", "Acción", "Responsable", "Fecha fin")
    found = _read(heads, *ROWS)
    [one] = [fault for fault in found.faults if fault.field == "columns"]
    assert (one.kind, one.suggestion) == ("unknown_columns", "extra")
    assert one.text == "Cadencia | Manera | Solidez"
    assert "3 columnas no se reconocen" in one.message
    assert found.activities[0].extra["Manera"] == "Manual"


def test_a_column_that_may_be_a_field_and_two_unknown_ones_are_asked_about_apart() -> None:
    heads = ("Riesgo", "Cadencia", "Manera", "Causas", "Acción", "Responsable", "Fecha fin")
    found = _read(heads, *ROWS)
    asked = [(fault.kind, fault.text) for fault in found.faults if fault.field == "columns"]
    assert asked == [("unknown_column", "Cadencia"), ("unknown_column", "Manera")]

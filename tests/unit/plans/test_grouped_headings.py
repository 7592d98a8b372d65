"""Headings that carry their group: follow-ups' days, groups before a slash, codes of findings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from plans.activities.document import PlanDocument
from plans.read import understand
from plans.readers.xlsx import read_xlsx
from plans.tables.headings.headers import Field, meaning
from tests.unit.plans.readers import workbooks

JUNE, JULY, AUGUST = date(2026, 6, 30), date(2026, 7, 31), date(2026, 8, 28)


def _read(*rows: Sequence[str], merged: Sequence[str] = ()) -> PlanDocument:
    sheet = workbooks.a_sheet(*rows)
    for area in merged:
        sheet.merge_cells(area)
    return understand(read_xlsx(workbooks.saved(sheet), "plan.xlsx"))


def _asked(found: PlanDocument) -> list[str]:
    return [one.text for one in found.faults if one.kind == "unknown_column"]


@pytest.mark.parametrize(
    "heading",
    [
        "Fecha seguimiento",
        "Fecha de monitoreo",
        "Fecha de revisión",
        "FECHA DE LA VERIFICACIÓN",
        "Fecha del último seguimiento",
        "Fecha de corte",
    ],
)
def test_the_day_of_a_follow_up_is_no_deadline(heading: str) -> None:
    assert meaning(heading) == (None, 100.0)


@pytest.mark.parametrize(
    "heading",
    ["Fecha", "Fecha de entrega", "Fecha límite", "Plazo de ejecución", "Período de ejecución"],
)
def test_other_days_are_deadlines(heading: str) -> None:
    assert meaning(heading)[0] is Field.DUE


@pytest.mark.parametrize("group", ["MONITOREO Y REVISIÓN (1er trimestre)", "SEGUIMIENTO OCI"])
@pytest.mark.parametrize("day", ["Fecha seguimiento", "Fecha"])
def test_a_day_under_a_follow_up_is_none_of_the_activity(group: str, day: str) -> None:
    found = _read(
        ("ACCIONES", "", "", group, "", ""),
        ("Acción", "Responsable", "Período de ejecución", day, "% Avance", "Observaciones"),
        ("Capacitar al equipo", "Archivo", "30 de junio de 2026", "08/05/2026", "50%", "Van 2"),
        ("Publicar el informe", "Prensa", "Trimestral", "08/05/2026", "20%", ""),
        merged=["A1:C1", "D1:F1"],
    )
    first, second = found.activities
    assert (first.due, second.due, second.due_text) == ((JUNE,), (), "Trimestral")
    assert (first.percent_text, first.description) == ("50%", "Van 2")
    assert not _asked(found)


def test_without_another_day_that_of_a_follow_up_leaves_the_deadline_open() -> None:
    found = _read(
        ("ACCIONES", "", "MONITOREO", ""),
        ("Acción", "Responsable", "Fecha", "% Avance"),
        ("Capacitar al equipo", "Archivo", "08/05/2026", "50%"),
        ("Publicar el informe", "Prensa", "08/05/2026", "20%"),
        merged=["A1:B1", "C1:D1"],
    )
    assert [one.due for one in found.activities] == [(), ()]
    kinds = {one.kind for one in found.all_faults()}
    assert kinds & {"missing_date", "alike_missing_dates"}


def test_a_day_under_a_follow_up_is_the_deadline_where_somebody_says_so() -> None:
    sheet = workbooks.a_sheet(
        ("ACCIONES", "", "MONITOREO", ""),
        ("Acción", "Responsable", "Fecha", "% Avance"),
        ("Capacitar al equipo", "Archivo", "30/06/2026", "50%"),
        ("Publicar el informe", "Prensa", "31/07/2026", "20%"),
    )
    for area in ("A1:B1", "C1:D1"):
        sheet.merge_cells(area)
    grid = read_xlsx(workbooks.saved(sheet), "plan.xlsx")
    found = understand(grid, {"fecha": Field.DUE})
    assert [one.due for one in found.activities] == [(JUNE,), (JULY,)]


def test_a_day_under_a_group_with_the_activities_is_their_deadline() -> None:
    found = _read(
        ("EVALUACIÓN DEL PROCESO", "", "", "AVANCE", ""),
        ("Acción", "Responsable", "Fecha", "%", "Logros"),
        ("Capacitar al equipo", "Archivo", "30/06/2026", "50%", "Van 2"),
        ("Publicar el informe", "Prensa", "31/07/2026", "20%", ""),
        merged=["A1:C1", "D1:E1"],
    )
    assert [one.due for one in found.activities] == [(JUNE,), (JULY,)]


def test_a_surer_deadline_stands_before_the_period() -> None:
    found = _read(
        ("Acción", "Responsable", "Periodo de ejecución", "Fecha fin"),
        ("Capacitar al equipo", "Archivo", "Primer semestre", "30/06/2026"),
        ("Publicar el informe", "Prensa", "Segundo semestre", "31/07/2026"),
    )
    assert [one.due for one in found.activities] == [(JUNE,), (JULY,)]


CONTROLS = ("Riesgo", "Causa", "Control", "Acción", "Responsable", "Fecha fin")


def test_one_action_over_two_controls_is_one_activity() -> None:
    found = _read(
        CONTROLS,
        ("Fraude", "Sin cruces", "Conciliar", "Instalar el módulo", "Grupo TIC", "30/06/2026"),
        ("", "Sin informes", "Informar", "", "", ""),
        ("Pérdida", "Sin inventario", "Contar", "Comprar estantes", "Archivo", "31/07/2026"),
        merged=["A2:A3", "D2:D3", "E2:E3", "F2:F3"],
    )
    first, second = found.activities
    assert (first.title, second.title) == ("Instalar el módulo", "Comprar estantes")
    assert first.extra["Causa"] == "Sin cruces / Sin informes"
    assert first.extra["Control"] == "Conciliar / Informar"
    assert second.extra["Causa"] == "Sin inventario"


def test_two_deadlines_under_one_action_are_two_activities() -> None:
    found = _read(
        CONTROLS,
        ("Fraude", "Sin cruces", "Conciliar", "Instalar el módulo", "Grupo TIC", "30/06/2026"),
        ("", "Sin informes", "Informar", "", "", "31/07/2026"),
        merged=["A2:A3", "D2:D3", "E2:E3"],
    )
    assert [one.due for one in found.activities] == [(JUNE,), (JULY,)]


def test_two_actions_with_one_deadline_are_two_activities() -> None:
    found = _read(
        CONTROLS,
        ("Fraude", "Sin cruces", "Conciliar", "Instalar el módulo", "Grupo TIC", "30/06/2026"),
        ("", "Sin informes", "Informar", "Revisar el módulo", "", ""),
        merged=["A2:A3", "E2:E3", "F2:F3"],
    )
    assert [one.due for one in found.activities] == [(JUNE,), (JUNE,)]


IMPROVING = ("CÓDIGO HALLAZGO", "DESCRIPCIÓN DEL HALLAZGO", "ACCIÓN DE MEJORA",
             "ACTIVIDADES / DESCRIPCIÓN", "ACTIVIDADES / UNIDAD DE MEDIDA",
             "ACTIVIDADES / CANTIDADES", "RESPONSABLE", "ACTIVIDADES / FECHA DE INICIO",
             "ACTIVIDADES / FECHA DE TERMINACIÓN", "ACTIVIDADES / PLAZO EN SEMANAS",
             "ACTIVIDADES / % AVANCE FÍSICO")  # fmt: skip
FOUND = (
    ("H1", "Sin inventario", "Ordenar los bienes", "Contar los bienes", "Acta", "1", "Almacén",
     "02/02/2026", "30/06/2026", "9", "100"),
    ("H1", "Sin inventario", "Ordenar los bienes", "Marcar los bienes", "Acta", "4", "Almacén",
     "02/02/2026", "31/07/2026", "9", "44,4"),
    ("H2", "Sin soportes", "Archivar los pagos", "Foliar los pagos", "Acta", "2", "Tesorería",
     "02/02/2026", "28/08/2026", "9", "0"),
    ("H2", "Sin soportes", "Archivar los pagos", "Escanear los pagos", "Acta", "2", "Tesorería",
     "02/02/2026", "28/08/2026", "9", ""),
)  # fmt: skip


def test_a_group_before_a_slash_stands_over_its_columns() -> None:
    found = _read(IMPROVING, *FOUND)
    assert [one.title for one in found.activities][:2] == ["Contar los bienes", "Marcar los bienes"]
    assert [one.due for one in found.activities] == [(JUNE,), (JULY,), (AUGUST,), (AUGUST,)]
    assert [str(one.percent) for one in found.activities] == ["100", "44.4", "0", "None"]
    assert {one.unit for one in found.activities} == {"Acta"}
    assert "ACTIVIDADES / FECHA DE INICIO" in found.activities[0].extra
    assert _asked(found) == ["ACTIVIDADES / CANTIDADES"]


def test_codes_and_actions_that_repeat_over_rows_are_levels() -> None:
    found = _read(IMPROVING, *FOUND)
    assert {one.code for one in found.activities} == {None}
    assert found.activities[1].groups == {
        "CÓDIGO HALLAZGO": "H1",
        "DESCRIPCIÓN DEL HALLAZGO": "Sin inventario",
        "ACCIÓN DE MEJORA": "Ordenar los bienes",
    }
    assert "repeated_code" not in {one.kind for one in found.all_faults()}


def test_the_code_of_findings_with_one_activity_each_is_theirs() -> None:
    heads = ("Código del hallazgo", "Hallazgo", "Actividad", "Responsable", "Fecha fin")
    found = _read(
        heads,
        ("H1", "Sin inventario", "Contar los bienes", "Almacén", "30/06/2026"),
        ("H2", "Sin soportes", "Foliar los pagos", "Tesorería", "31/07/2026"),
    )
    assert [one.code for one in found.activities] == ["H1", "H2"]


def test_an_action_of_its_own_in_each_row_is_no_level() -> None:
    rows = [(*one[:2], f"Acción {n}", *one[3:]) for n, one in enumerate(FOUND)]
    found = _read(IMPROVING, *rows)
    assert "ACCIÓN DE MEJORA" not in found.activities[0].groups


def test_a_slash_in_one_heading_joins_two_names_of_it() -> None:
    found = _read(
        ("META / PRODUCTO", "UNIDAD AUDITABLE / ACTIVIDAD", "DEPENDENCIA / RESPONSABLE", "FECHA"),
        ("Un inventario", "Contar los bienes", "Almacén", "30/06/2026"),
        ("Un archivo", "Foliar los pagos", "Tesorería", "31/07/2026"),
    )
    assert [one.title for one in found.activities] == ["Contar los bienes", "Foliar los pagos"]
    assert [one.offices for one in found.activities] == [("Almacén",), ("Tesorería",)]


def test_the_description_below_tasks_names_them_and_their_objective_does_not() -> None:
    heads = ["ÍTEM", "OBJETIVO", "TAREAS A DESARROLLAR", "", "EJECUCIÓN DE LAS TAREAS", "", "ÁREAS"]
    found = _read(
        heads,
        ["", "", "No.", "Descripción", "Inicio", "Finalización", ""],
        ["1", "Mejorar las vías", "T1", "Afirmar la vía", "01/02/2026", "30/06/2026", "Obras"],
        ["", "", "T2", "Podar los árboles", "01/02/2026", "31/07/2026", "Obras"],
        merged=("A1:A2", "B1:B2", "C1:D1", "E1:F1", "G1:G2", "A3:A4", "B3:B4"),
    )
    assert [(one.code, one.title, one.due) for one in found.activities] == [
        ("T1", "Afirmar la vía", (JUNE,)), ("T2", "Podar los árboles", (date(2026, 7, 31),)),
    ]  # fmt: skip


def test_an_action_that_goes_on_in_the_next_row_is_a_level_though_others_stand_alone() -> None:
    actions = ("Ordenar los bienes", "Ordenar los bienes", *(f"Acción {n}" for n in range(9)))
    rows = [(*one[:2], action, *one[3:]) for one, action in zip(FOUND, actions, strict=False)]
    found = _read(IMPROVING, *rows)
    assert found.activities[0].groups["ACCIÓN DE MEJORA"] == "Ordenar los bienes"

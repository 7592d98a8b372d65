"""Headings of one row or two, and names above and between tables."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from plans.activities.document import PlanActivity, PlanDocument
from plans.read import understand
from plans.readers.grid import Cell, Grid, Place, Row
from tests.unit.plans.builders import a_grid

OFFICE = "Oficina de Prensa"


def read(*lines: str) -> PlanDocument:
    return understand(a_grid(*lines[1:], headings=lines[0].split("|")))


def only(plan: PlanDocument) -> PlanActivity:
    (activity,) = plan.activities
    return activity


def test_a_second_row_of_headings_tells_what_the_first_spans() -> None:
    one = only(
        read(
            "No.|ACTIVIDADES|FECHA||RESPONSABLES||AVANCE||LUGAR",
            "||INICIO|FIN|LÍDER|APOYO|30 de abril de 2026|31 de agosto de 2026|",
            f"1|Emitir boletines|01/02/2026|30/11/2026|{OFFICE}|Oficina TIC|33%|66%|Sede",
        )
    )
    assert (one.code, one.due, one.offices) == ("1", (date(2026, 11, 30),), (OFFICE,))
    assert (one.co_offices, one.percent) == (("Oficina TIC",), Decimal(66))
    assert [(r.cutoff, r.percent) for r in one.reports] == [(date(2026, 4, 30), Decimal(33))]
    assert one.extra == {"FECHA INICIO": "01/02/2026", "LUGAR": "Sede"}


def test_a_row_above_the_headings_tells_the_days_of_follow_ups() -> None:
    one = only(
        read(
            "||||30/04/2026||31/08/2026|",
            "ITEM|ACTIVIDAD|RESPONSABLE|FECHA LÍMITE|%|DESCRIPCIÓN|%|DESCRIPCIÓN",
            f"1|Emitir boletines|{OFFICE}|30/11/2026|33%|Va uno de los tres|66%|Van dos ya",
        )
    )
    assert (one.percent, one.description, one.cutoff) == (
        Decimal(66), "Van dos ya", date(2026, 8, 31),
    )  # fmt: skip
    (april,) = one.reports
    assert (april.cutoff, april.percent, april.description) == (
        date(2026, 4, 30), Decimal(33), "Va uno de los tres",
    )  # fmt: skip


def test_the_last_row_of_a_page_is_no_part_of_the_next_heading() -> None:
    plan = read(
        "ACTIVIDAD|RESPONSABLE|FECHA",
        f"Emitir boletines|{OFFICE}|30/11/2026",
        f"|{OFFICE}|30/12/2026",
        "ACTIVIDAD|RESPONSABLE|FECHA",
        f"Hacer ferias|{OFFICE}|30/10/2026",
    )
    assert len(plan.activities) == 3


def test_marks_under_periods_are_terms_and_their_ends_are_proposed() -> None:
    one = only(
        read(
            "VIGENCIA 2026||||",
            "ACTIVIDAD|RESPONSABLE|TRIMESTRE||||",
            "||I|II|III|IV",
            f"Emitir boletines|{OFFICE}||X||x",
        )
    )
    assert one.terms == ("trimestre ii", "trimestre iv")
    (fault,) = one.faults
    assert (fault.kind, fault.suggestion) == ("no_single_date", "2026-06-30 2026-12-31")


def test_a_name_between_tables_is_the_component_of_a_table_without_a_column_for_it() -> None:
    heading, row = "ACTIVIDAD|RESPONSABLE|FECHA", f"Emitir boletines|{OFFICE}|30/11/2026"
    plan = read("Estrategia de rendición de cuentas||", heading, row, "Integridad||", heading, row)
    assert [one.component for one in plan.activities] == [
        "Estrategia de rendición de cuentas", "Integridad",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("above", "component"),
    [
        ("Gestión del riesgo de corrupción||", "Gestión del riesgo de corrupción"),
        ("Criterios: las normas y el mapa de riesgos de corrupción||", None),
        ("Se revisan las normas y el mapa de riesgos de corrupción.||", None),
    ],
)
def test_what_a_line_above_the_table_says_is_no_component(
    above: str, component: str | None
) -> None:
    row = f"Emitir boletines|{OFFICE}|30/11/2026"
    assert only(read(above, "ACTIVIDAD|RESPONSABLE|FECHA", row)).component == component


def test_a_row_that_names_a_component_holds_for_the_rows_below_and_feet_are_no_rows() -> None:
    plan = read(
        "ACTIVIDAD|RESPONSABLE|FECHA",
        "COMPONENTE 1: GESTIÓN DEL RIESGO||",
        f"1. Hacer el mapa|{OFFICE}|30/11/2026",
        f"2. Publicar el mapa|{OFFICE}|30/11/2026",
        "COMPONENTE 2: INTEGRIDAD||",
        f"3. Leer el código|{OFFICE}|30/11/2026",
        "Elaboró: Marta Villadiego||",
    )
    assert [(one.code, one.component) for one in plan.activities] == [
        ("1", "COMPONENTE 1: GESTIÓN DEL RIESGO"),
        ("2", "COMPONENTE 1: GESTIÓN DEL RIESGO"),
        ("3", "COMPONENTE 2: INTEGRIDAD"),
    ]


def test_a_row_with_nothing_but_a_code_is_told_and_no_activity() -> None:
    plan = read(
        "N°|ACTIVIDAD|RESPONSABLE|FECHA", f"1.1|Emitir boletines|{OFFICE}|30/11/2026", "1.2|||"
    )
    assert len(plan.activities) == 1
    assert [(one.kind, one.text) for one in plan.faults if one.field == "row"] == [
        ("only_code", "1.2")
    ]


def on_sheets(*sheets: tuple[str, list[str]]) -> Grid:
    """Return the grid of a workbook: each sheet by its name and its lines, cells by `|`."""
    rows = []
    for page, (name, lines) in enumerate(sheets, start=1):
        for line, text in enumerate(lines, start=1):
            cells = (
                Cell(one, Place(line, column, name))
                for column, one in enumerate(text.split("|"), start=1)
            )
            rows.append(Row(tuple(cells), page))
    return Grid("plan.xlsx", tuple(rows))


HEADS = "COMPONENTE|ACTIVIDAD|META|RESPONSABLE|FECHA FINAL|% AVANCE"
FIRST = f"Riesgos|Emitir boletines|Boletín|{OFFICE}|30/11/2026|50%"


def test_a_list_on_another_sheet_is_no_part_of_the_plan_and_is_told() -> None:
    plan = understand(
        on_sheets(
            ("Instructivo", ["INSTRUCTIVO PARA EL PLAN 2020"]),
            ("Plan", ["PLAN DE ACCIÓN 2026", HEADS, FIRST]),
            ("Listas", ["Componente|Responsable|Estado", "Riesgos|Prensa|Abierta"]),
        )
    )
    assert only(plan).title == "Emitir boletines"
    assert (plan.title, plan.year) == ("PLAN DE ACCIÓN 2026", 2026)
    assert [fault.kind for fault in plan.faults if fault.kind != "not_printed"] == ["text_between"]


def test_a_row_of_totals_is_no_activity() -> None:
    one = only(read(HEADS, FIRST, "TOTAL|||||50%"))
    assert one.title == "Emitir boletines"
    assert len(read(HEADS, FIRST, FIRST.replace("Emitir", "Totalizar los")).activities) == 2


def test_a_description_without_figures_is_the_activitys_own() -> None:
    one = only(
        read(
            "ÍTEM|ACTIVIDAD|DESCRIPCIÓN|FECHA DE EJECUCIÓN|RESPONSABLE",
            f"1|Cabildo abierto|Escuchar a las juntas|15/05/2026|{OFFICE}",
        )
    )
    assert (one.description, one.extra) == (None, {"DESCRIPCIÓN": "Escuchar a las juntas"})
    both = only(
        read(
            "ACTIVIDAD|DESCRIPCIÓN|FECHA|RESPONSABLE|% AVANCE|OBSERVACIONES",
            f"Cabildo abierto|Escuchar a las juntas|15/05/2026|{OFFICE}|50%|Va uno",
        )
    )
    assert (both.description, both.percent) == ("Va uno", Decimal(50))

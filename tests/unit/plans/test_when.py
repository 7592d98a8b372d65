"""Which column says until when, where no heading names a date: its cells tell, or its quarters."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from plans.activities.document import PlanDocument
from plans.read import understand
from plans.readers.xlsx import read_xlsx
from tests.unit.plans.readers.workbooks import a_sheet, saved

OFFICE = "Oficina de Prensa"
QUARTERS = ("I", "II", "III", "IV")


def _read(*rows: Sequence[object], merged: Sequence[str] = ()) -> PlanDocument:
    sheet = a_sheet(["PLAN DE ACCIÓN VIGENCIA 2026"], *rows)
    for area in merged:
        sheet.merge_cells(area)
    return understand(read_xlsx(saved(sheet), "plan.xlsx"))


def _proposed(found: PlanDocument) -> list[str | None]:
    return [
        next((fault.suggestion for fault in one.faults if fault.field == "due"), "")
        for one in found.activities
    ]


def _unknown(found: PlanDocument) -> list[str]:
    return [one.text for one in found.faults if one.kind == "unknown_column"]


@pytest.mark.parametrize(
    "heading", ["Cronograma", "PROGRAMACIÓN", "Tiempo de ejecución", "Plazo", "Calendario"]
)
def test_a_column_of_days_and_terms_is_the_deadline_where_there_is_no_other(heading: str) -> None:
    found = _read(
        ["ÍTEM", "ACTIVIDAD", "RESPONSABLE", heading],
        ["1", "Hacer el mapa", OFFICE, "26/06/2026"],
        ["2", "Publicar el mapa", OFFICE, "II semestre"],
        ["3", "Atender las visitas", OFFICE, "Permanente"],
        ["4", "Imprimir el mapa", OFFICE, "Por definir"],
    )
    assert [one.due_text for one in found.activities] == [
        "26/06/2026", "II semestre", "Permanente", "Por definir",
    ]  # fmt: skip
    assert found.activities[0].due == (date(2026, 6, 26),)
    assert not _unknown(found)


def test_a_table_of_three_columns_is_known_by_it() -> None:
    found = _read(
        ["ACTIVIDAD", "RESPONSABLE", "CRONOGRAMA"], ["Hacer el mapa", OFFICE, "26/06/2026"]
    )
    assert [one.due for one in found.activities] == [(date(2026, 6, 26),)]


@pytest.mark.parametrize("heading", ["Cronograma", "Programación", "Tiempo de ejecución"])
def test_beside_a_column_of_deadlines_it_is_kept_as_it_is(heading: str) -> None:
    found = _read(
        ["ÍTEM", "ACTIVIDAD", heading, "RESPONSABLE", "FECHA LÍMITE"],
        ["1", "Hacer el mapa", "Mayo de 2026", OFFICE, "26/06/2026"],
        ["2", "Publicar el mapa", "01/02/2026", OFFICE, "30/09/2026"],
    )
    assert [one.due_text for one in found.activities] == ["26/06/2026", "30/09/2026"]
    assert [one.extra for one in found.activities] == [
        {heading: "Mayo de 2026"}, {heading: "01/02/2026"},
    ]  # fmt: skip


def test_a_column_of_figures_is_no_deadline() -> None:
    found = _read(
        ["ÍTEM", "ACTIVIDAD", "RESPONSABLE", "PROGRAMACIÓN"],
        ["1", "Hacer el mapa", OFFICE, "3 mapas"],
        ["2", "Publicar el mapa", OFFICE, "12"],
    )
    assert [one.due_text for one in found.activities] == ["", ""]
    assert found.activities[0].extra == {"PROGRAMACIÓN": "3 mapas"}


def test_quarters_below_one_heading_are_terms_and_a_written_date_wins() -> None:
    found = _read(
        ["ACTIVIDAD", "META", "RESPONSABLE", "PROGRAMACIÓN TRIMESTRAL", None, None, None, "FECHA"],
        [None, None, None, *QUARTERS, None],
        ["Hacer el mapa", "1", OFFICE, "X", None, "X", None, None],
        ["Publicar el mapa", "1", OFFICE, None, "X", "X", "X", "15/12/2026"],
        merged=("A2:A3", "B2:B3", "C2:C3", "D2:G2", "H2:H3"),
    )
    assert [one.terms for one in found.activities] == [
        ("trimestre i", "trimestre iii"), ("trimestre ii", "trimestre iii", "trimestre iv"),
    ]  # fmt: skip
    assert _proposed(found) == ["2026-03-31 2026-09-30", ""]
    assert found.activities[1].due == (date(2026, 12, 15),)
    assert not _unknown(found)


def test_quantities_of_four_months_give_the_end_of_the_last_of_them() -> None:
    found = _read(
        ["ACTIVIDAD", "RESPONSABLE", "META CUATRIMESTRAL", None, None],
        [None, None, "1", "2", "3"],
        ["Hacer el mapa", OFFICE, 2, 1, None],
        ["Publicar el mapa", OFFICE, None, None, 4],
        merged=("A2:A3", "B2:B3", "C2:E2"),
    )
    assert _proposed(found) == ["2026-08-31", "2026-12-31"]


@pytest.mark.parametrize("heading", ["CRONOGRAMA POR TRIMESTRES", "CRONOGRAMA"])
def test_marks_below_numerals_are_quarters_in_a_table_with_little_else(heading: str) -> None:
    found = _read(
        ["ACTIVIDAD", "RESPONSABLE", heading, None, None, None],
        [None, None, *QUARTERS],
        ["Hacer el mapa", OFFICE, "X", "X", None, None],
        ["Publicar el mapa", OFFICE, None, None, "X", None],
        merged=("A2:A3", "B2:B3", "C2:F2"),
    )
    assert _proposed(found) == ["2026-06-30", "2026-09-30"]


@pytest.mark.parametrize("heading", ["AVANCE TRIMESTRAL", "EJECUCIÓN TRIMESTRAL"])
def test_quarters_that_tell_what_was_done_are_no_terms(heading: str) -> None:
    found = _read(
        ["ACTIVIDAD", "META", "RESPONSABLE", "FECHA", heading, None, None, None],
        [None, None, None, None, *QUARTERS],
        ["Hacer el mapa", "1", OFFICE, None, "1", None, "2", None],
        ["Publicar el mapa", "1", OFFICE, "15/12/2026", None, "3", None, None],
        merged=("A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:H2"),
    )
    assert [one.terms for one in found.activities] == [(), ()]
    assert "2026-09-30" not in _proposed(found)

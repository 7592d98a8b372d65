"""Lines that begin a chapter: before a repeated heading, or among the rows over lower names."""

from __future__ import annotations

import pytest

from plans.activities.document import PlanDocument
from plans.read import understand
from plans.readers.csv import read_csv
from tests.unit.plans.drawn import FORMS, Drawn

HEADING = ["Eje", "No.", "Actividad", "Responsable", "Fecha final", "% de avance"]


def alone(text: str, figure: str = "") -> list[str]:
    return [text, *[""] * (len(HEADING) - 2), figure]


def an_activity(number: int, axis: str = "") -> list[str]:
    return [axis, str(number), f"Dictar el taller {number}", "Oficina Escolar", "30/06/2026", "5%"]


def a_plan(first: str, second: str, total: str = "") -> list[list[str]]:
    """Return two tables, each with a line above it, and a total below the first."""
    return [
        alone(first), HEADING, an_activity(1, "Salud"), an_activity(2), an_activity(3, "Arte"),
        *([alone(total, "5%")] if total else []), [""] * len(HEADING),
        alone(second), HEADING, an_activity(4, "Leyes"), an_activity(5), an_activity(6, "Redes"),
    ]  # fmt: skip


def read(form: str, rows: list[list[str]]) -> PlanDocument:
    if form == "csv":
        return understand(read_csv("\n".join(map(";".join, rows)).encode(), "plan.csv"))
    wide = [(at, 1, at, len(HEADING)) for at, row in enumerate(rows, start=1)
            if form == "docx" and sum(map(bool, row)) == 1]  # fmt: skip
    return understand(FORMS[form](Drawn(rows, 0, wide)))


@pytest.mark.parametrize("form", ["csv", "xlsx", "ods", "docx", "ruled"])
@pytest.mark.parametrize("total", ["TOTAL CAPÍTULO I", ""])
def test_a_chapter_s_name_before_a_repeated_heading_ends_the_chapter_before(
    form: str, total: str
) -> None:
    plan = read(form, a_plan("CAPÍTULO I. BIENESTAR", "CAPÍTULO II. CAPACITACIÓN", total))
    assert [one.groups["CAPÍTULO"] for one in plan.activities] == [
        *["I. BIENESTAR"] * 3, *["II. CAPACITACIÓN"] * 3,
    ]  # fmt: skip
    assert [one.component for one in plan.activities] == [
        "Salud", "Salud", "Arte", "Leyes", "Leyes", "Redes",
    ]  # fmt: skip


@pytest.mark.parametrize("form", ["csv", "xlsx", "ods"])
def test_a_heading_that_is_printed_again_alone_goes_on_with_its_chapter(form: str) -> None:
    rows = a_plan("CAPÍTULO I. BIENESTAR", "", "TOTAL DE LA HOJA")
    plan = read(form, rows)
    assert {one.groups["CAPÍTULO"] for one in plan.activities} == {"I. BIENESTAR"}


def test_a_row_of_the_table_that_names_another_level_is_none_of_the_next() -> None:
    rows = a_plan("CAPÍTULO I. BIENESTAR", "Línea base: 4 talleres en 2025")
    plan = read("csv", rows)
    assert {one.groups["CAPÍTULO"] for one in plan.activities} == {"I. BIENESTAR"}


@pytest.mark.parametrize("form", ["xlsx", "ods", "docx", "ruled"])
def test_a_second_name_without_a_number_stays_below_the_numbered_one(form: str) -> None:
    names = ["ROL 1. LIDERAZGO", "ROL 4. EVALUACIÓN", "Auditorías internas", "Informes de ley",
             "ROL 5. ENTES"]  # fmt: skip
    rows = [HEADING[1:], *([name, "", "", "", ""] for name in names)]
    for at, number in ((2, 1), (5, 2), (7, 3), (9, 4)):
        rows.insert(at, an_activity(number)[1:])
    wide = [(at, 1, at, 5) for at, row in enumerate(rows, start=1) if row[0] in names]
    plan = understand(FORMS[form](Drawn(rows, 1, wide)))
    assert [(one.component, one.subcomponent) for one in plan.activities] == [
        ("ROL 1. LIDERAZGO", None),
        ("ROL 4. EVALUACIÓN", "Auditorías internas"),
        ("ROL 4. EVALUACIÓN", "Informes de ley"),
        ("ROL 5. ENTES", None),
    ]

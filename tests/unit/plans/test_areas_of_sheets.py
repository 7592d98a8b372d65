"""Sheets alike, each with the area that it is of above its table."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from plans.activities.document import PlanActivity
from plans.read import read_plan

HEADS = ("Programa", "Actividad", "Fecha final", "Responsable")
ROWS = (
    ("Aulas vivas", "Pintar el aula", "30/04/2026", "Grupo de Obras"),
    ("Aulas vivas", "Dotar el aula", "30/10/2026", "Grupo de Compras"),
)


def read(path: Path, *areas: list[str]) -> tuple[PlanActivity, ...]:
    """Return the activities of a workbook with a sheet for each area's row."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for number, area in enumerate(areas, start=1):
        sheet = book.create_sheet(f"Hoja {number}")
        for texts in (["PLAN DE ACCIÓN 2026"], area, HEADS, *ROWS):
            sheet.append(texts)
    book.save(path / "plan.xlsx")
    return read_plan(path / "plan.xlsx").activities


@pytest.mark.parametrize("together", [False, True])
def test_the_area_above_the_table_of_each_sheet_is_the_outer_group(
    tmp_path: Path, together: bool
) -> None:
    names = ("Calidad", "Inspección y Vigilancia")
    rows = [[f"ÁREA: {name}"] if together else ["ÁREA:", name] for name in names]
    found = [list(one.groups.values()) for one in read(tmp_path, *rows)]
    assert found == [[name, "Aulas vivas"] for name in names for _ in ROWS]


@pytest.mark.parametrize("areas", [["Calidad", "Calidad"], ["Calidad"]])
def test_an_area_that_tells_no_sheet_from_another_is_none(tmp_path: Path, areas: list[str]) -> None:
    found = [
        list(one.groups.values()) for one in read(tmp_path, *(["Área:", one] for one in areas))
    ]
    assert found == [["Aulas vivas"]] * (len(areas) * len(ROWS))


def test_the_area_s_leader_beside_it_is_no_name_of_a_group(tmp_path: Path) -> None:
    rows = [["ÁREA:", name, "Líder:", f"{name} Mena"] for name in ("Aurora", "Calidad")]
    found = [list(one.groups.values()) for one in read(tmp_path, *rows)]
    assert found == [[name, "Aulas vivas"] for name in ("Aurora", "Calidad") for _ in ROWS]

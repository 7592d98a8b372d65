"""Small tables one below the other on a sheet, each with its project's name and a box beside."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from plans.activities.document import PlanDocument
from plans.read import understand
from tests.unit.plans.drawn import FORMS, Drawn

HEADS = ("No.", "Actividad", "Responsable", "Fecha límite")
PROJECTS = ("Centro de acopio de la vereda", "Acueducto de la parte alta", "Huertas de la escuela")
OFFICES = ("Secretaría de Planeación", "Oficina de Servicios Públicos", "Secretaría de Educación")
NAMES = (("Levantar el plano", "Comprar el lote"), ("Medir el caudal",), ("Sembrar", "Cosechar"))
WANTED = [(one, name) for one, names in zip(PROJECTS, NAMES, strict=True) for name in names]
FACTS = (
    ("Objetivo", "Acopiar"),
    ("Presupuesto", "$ 20.000"),
    ("Indicador", "Obras"),
    ("Meta", "1"),
)
VALUES = (("Indicador", "Valor"), ("Bodegas construidas", "1"), ("Familias atendidas", "45"))
BUDGET = (("Fuente", "Valor", "Meta"), ("Propios", "12000000", "1"), ("Total", "42000000", "2"))


def _plan(
    box: Sequence[Sequence[str]],
    *,
    first: int,
    blank: int = 1,
    name: str = "{}",
    merged: bool = False,
    form: str = "xlsx",
) -> PlanDocument:
    """Return the plan of a sheet whose boxes begin with the `first` line of each table, `blank`
    columns beside it."""
    rows: list[list[str]] = [["PLAN DE PROYECTOS 2026"], []]
    areas: list[tuple[int, int, int, int]] = []
    for at, project in enumerate(PROJECTS):
        lines: list[list[str]] = [[name.format(project)], list(HEADS)]
        lines += [
            [f"{n}", one, OFFICES[at], f"{n}0/0{3 + at}/2026"]
            for n, one in enumerate(NAMES[at], start=1)
        ]
        areas += [(len(rows) + 1, 1, len(rows) + 1, len(HEADS))] if merged else []
        for n in range(max(len(lines), first + len(box))):
            own = lines[n] if n < len(lines) else []
            beside = box[n - first] if 0 <= n - first < len(box) else ()
            rows.append([*own, *[""] * (len(HEADS) - len(own) + blank), *beside])
        rows.append([])
    width = max(map(len, rows))
    padded = [[*row, *[""] * (width - len(row))] for row in rows]
    return understand(FORMS[form](Drawn(padded, areas=areas)))


def _read(plan: PlanDocument) -> list[tuple[str | None, str]]:
    return [(one.component, one.title) for one in plan.activities]


@pytest.mark.parametrize("form", ["xlsx", "ods"])
@pytest.mark.parametrize("merged", [False, True])
@pytest.mark.parametrize(("first", "blank"), [(0, 0), (0, 1), (1, 1), (2, 0), (2, 1)])
@pytest.mark.parametrize("box", [FACTS, VALUES, BUDGET])
def test_the_project_s_name_is_over_its_rows_and_the_box_beside_is_none(
    box: Sequence[Sequence[str]], first: int, blank: int, merged: bool, form: str
) -> None:
    plan = _plan(box, first=first, blank=blank, merged=merged, form=form)
    assert _read(plan) == WANTED
    assert [one.offices[0] for one in plan.activities] == [
        OFFICES[PROJECTS.index(project)] for project, _ in WANTED
    ]


def test_the_name_of_a_level_goes_with_its_box_too() -> None:
    plan = _plan(FACTS, first=0, name="Proyecto: {}")
    assert [name for _, name in _read(plan)] == [name for _, name in WANTED]
    for one, (project, _) in zip(plan.activities, WANTED, strict=True):
        assert project in f"{one.component} {one.groups}"


def test_what_stands_beside_activities_behind_a_blank_column_is_theirs() -> None:
    rows: list[list[str]] = []
    for project, names in zip(PROJECTS, NAMES, strict=True):
        rows += [[project, *[""] * 5], [*HEADS, "", "% de avance"]]
        rows += [[f"{n}", one, "Almacén", "30/06/2026", "", "50 %"] for n, one in enumerate(names)]
    plan = understand(FORMS["xlsx"](Drawn(rows)))
    assert _read(plan) == WANTED
    assert {one.percent for one in plan.activities} == {50}


def test_a_remark_beside_an_activity_is_kept() -> None:
    rows: list[list[str]] = []
    for project, names in zip(PROJECTS, NAMES, strict=True):
        rows += [[project, *[""] * 4], [*HEADS, ""]]
        rows += [[f"{n}", one, "Almacén", "30/06/2026", "Ojo"] for n, one in enumerate(names)]
    plan = understand(FORMS["xlsx"](Drawn(rows)))
    assert _read(plan) == WANTED
    assert {text for one in plan.activities for text in one.extra.values()} == {"Ojo"}

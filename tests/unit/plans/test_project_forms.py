"""The form of an archive's plan: for each project its names, its table and two small tables."""

from __future__ import annotations

from datetime import date

import pytest

from plans.activities.document import PlanDocument
from plans.read import understand
from plans.readers.docx import read_docx
from tests.unit.plans.drawn import FORMS, Drawn
from tests.unit.plans.readers import word

HEADS = ("ACTIVIDAD", "RESPONSABLE", "FECHA INICIAL", "FECHA FINAL", "ENTREGABLE")
WIDTH = len(HEADS)
AXES = ("Conservar lo recibido", "Consultar en línea", "Formar a la gente")
PROJECTS = ("Proyecto 1. Cajas", "Proyecto 2. Buscador", "Proyecto 3. Talleres")
NAMES = (("Contar las cajas", "Marcar las cajas"), ("Publicar el buscador",), ("Dictar talleres",))
WANTED = [
    (axis, project.removeprefix("Proyecto "), name)
    for axis, project, names in zip(AXES, PROJECTS, NAMES, strict=True)
    for name in names
]
INDICATORS = (
    ("INDICADOR", "ÍNDICE", "SENTIDO", "META"),
    ("Cajas contadas", "(Contadas / Total) x 100", "Creciente", "100%"),
)
MEANS = (("TIPO", "CARACTERÍSTICAS", "OBSERVACIONES"), ("Humano", "Una archivista", "Desde marzo"))


def _plan(form: str, *, merged: bool, below: bool = True, blank: int = 2) -> PlanDocument:
    """Return the plan of a sheet with a form for each project, with its small tables below."""
    rows: list[list[str]] = [["PLAN INSTITUCIONAL DE ARCHIVOS - PINAR 2026"], []]
    areas: list[tuple[int, int, int, int]] = []

    def over(text: str) -> None:
        rows.append([text])
        if merged:
            areas.append((len(rows), 1, len(rows), WIDTH))

    def said(label: str, text: str) -> None:
        rows.append([label, text])
        if merged:
            areas.append((len(rows), 2, len(rows), WIDTH))

    for at, (axis, project) in enumerate(zip(AXES, PROJECTS, strict=True)):
        said("EJE ARTICULADOR:", axis)
        said("NOMBRE:", project)
        said("ALCANCE:", "Toda la casa municipal y sus depósitos")
        said("RESPONSABLE DEL PLAN:", "Secretaría General")
        rows.append(list(HEADS))
        days = ("02/02/2026", f"30/0{at + 6}/2026")
        rows.extend([name, "Grupo de Archivo", *days, "Acta"] for name in NAMES[at])
        if below:
            over("INDICADORES")
            rows.extend(map(list, INDICATORS))
            over("RECURSOS")
            rows.extend(map(list, MEANS))
        rows.extend([] for _ in range(blank))
    padded = [[*row, *[""] * (WIDTH - len(row))] for row in rows]
    return understand(FORMS[form](Drawn(padded, areas=areas)))


def _labels(plan: PlanDocument) -> list[tuple[str, str, str]]:
    return [
        (one.groups["EJE ARTICULADOR"], one.groups["Proyecto"], one.title)
        for one in plan.activities
    ]


@pytest.mark.parametrize("form", ["xlsx", "ods"])
@pytest.mark.parametrize("merged", [False, True])
@pytest.mark.parametrize("below", [False, True])
@pytest.mark.parametrize("blank", [0, 2])
def test_each_project_has_its_form_s_names_and_the_small_tables_are_no_activities(
    form: str, merged: bool, below: bool, blank: int
) -> None:
    plan = _plan(form, merged=merged, below=below, blank=blank)
    assert _labels(plan) == WANTED
    assert {one.offices for one in plan.activities} == {("Grupo de Archivo",)}
    assert [one.due_text for one in plan.activities] == [
        f"30/0{at + 6}/2026" for at, names in enumerate(NAMES) for _ in names
    ]


def _in_a_document(last: str = "Recursos") -> PlanDocument:
    """Return the plan of a document with a table for each project, its form in the table itself;
    each ends with a row that begins with the word `last`."""
    document = word.an_empty_document()
    document.add_paragraph("Plan Institucional de Archivos")
    document.add_paragraph(
        "Los puntos que se atienden salieron del diagnóstico de todos los depósitos de la casa "
        "municipal y de sus sedes, que hizo el Grupo de Archivo con ayuda del archivo del "
        "departamento en el año 2021."
    )
    for at, (axis, project) in enumerate(zip(AXES, PROJECTS, strict=True)):
        days = ("02/02/2026", f"30/0{at + 6}/2026")
        rows = [
            [project, *[""] * 4],
            ["Objetivo", axis, "", "", ""],
            ["Alcance", "Toda la casa municipal", "", "", ""],
            list(HEADS),
            *([name, "Grupo de Archivo", *days, "Acta"] for name in NAMES[at]),
            [last, "Dos personas", "", "", ""],
        ]
        word.filled(document, rows)
        document.add_paragraph()
    return understand(read_docx(word.saved(document), "plan.docx"))


@pytest.mark.parametrize("last", ["Recursos", "Recursos:", "Indicador: (Hechas / Todas) x 100"])
def test_what_the_table_of_a_project_says_of_it_is_over_its_rows_and_no_activity(
    last: str,
) -> None:
    plan = _in_a_document(last)
    named = [(one.groups["Objetivo"], one.component, one.title) for one in plan.activities]
    assert named == [
        (axis, project, name)
        for axis, project, names in zip(AXES, PROJECTS, NAMES, strict=True)
        for name in names
    ]


def test_an_activity_that_begins_with_such_a_word_stays() -> None:
    titles = [one.title for one in _in_a_document("Recursos de los talleres").activities]
    assert titles[-1] == "Recursos de los talleres"


def test_the_year_of_a_sentence_that_no_date_has_is_not_the_plan_s() -> None:
    plan = _in_a_document()
    assert plan.year == 2026
    assert plan.activities[0].due == (date(2026, 6, 30),)

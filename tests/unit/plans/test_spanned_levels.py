"""Headings of activities, goals and their numbers that stand over several activities each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from plans.activities.document import PlanActivity
from plans.read import understand
from plans.readers.xlsx import read_xlsx
from plans.tables.headings.fields import Field
from tests.unit.plans.readers import workbooks

Rows = Sequence[Sequence[str]]
BEHIND = ("30/06/2026", "Oficina de Prensa")
TASKS = ("Levantar el inventario", "Foliar las carpetas", "Diseñar la cartilla",
         "Convocar al personal", "Evaluar la jornada")  # fmt: skip


def _of(heads: Sequence[str], rows: Rows, merged: Sequence[str]) -> tuple[PlanActivity, ...]:
    sheet = workbooks.a_sheet((*heads, "FECHA FIN", "RESPONSABLE"), *rows)
    for area in merged:
        sheet.merge_cells(area)
    return understand(read_xlsx(workbooks.saved(sheet), "plan.xlsx")).activities


def _levels(found: Sequence[PlanActivity], heading: str) -> list[str | None]:
    return [one.groups.get(heading) for one in found]


@pytest.mark.parametrize(
    "heading", ["Acción de mejora", "Iniciativa", "Compromiso", "Oportunidad de mejora", "Reto"]
)
def test_a_name_over_several_activities_is_a_level_under_its_heading(heading: str) -> None:
    names = ("Ordenar el archivo", "", "Mejorar la inducción", "", "")
    rows = [(name, task, *BEHIND) for name, task in zip(names, TASKS, strict=True)]
    found = _of((heading, "Actividad"), rows, ["A2:A3", "A4:A6"])
    assert [one.title for one in found] == [*TASKS]
    assert _levels(found, heading) == ["Ordenar el archivo"] * 2 + ["Mejorar la inducción"] * 3


def test_each_activity_may_have_a_level_of_its_own_where_others_share_theirs() -> None:
    names = ("Ordenar el archivo", "", "Mejorar la inducción", "Abrir la emisora", "Medir")
    rows = [(name, task, *BEHIND) for name, task in zip(names, TASKS, strict=True)]
    found = _of(("Acción de mejora", "Actividad"), rows, ["A2:A3"])
    assert _levels(found, "Acción de mejora") == ["Ordenar el archivo", *names[:1], *names[2:]]


def test_a_name_merged_over_some_rows_is_a_level_though_most_have_one_of_their_own() -> None:
    names = ("Paso 1. Líder", "", "Paso 2. Comité", "Paso 3. Política", "Paso 4. Diagnóstico")
    rows = [(name, task, *BEHIND) for name, task in zip(names, TASKS, strict=True)]
    found = _of(("PASO DEL PESV (Res. 40595)", "Actividad"), rows, ["A2:A3"])
    levels = _levels(found, "PASO DEL PESV (Res. 40595)")
    assert levels == ["Paso 1. Líder", "Paso 1. Líder", *names[2:]]


def test_a_goal_before_it_hides_no_level() -> None:
    heads = ("Meta", "Acción de mejora", "Actividad")
    names = ("Ordenar el archivo", "", "Mejorar la inducción", "", "")
    rows = [("80%", name, task, *BEHIND) for name, task in zip(names, TASKS, strict=True)]
    found = _of(heads, rows, ["B2:B3", "B4:B6"])
    assert _levels(found, "Acción de mejora")[-1] == "Mejorar la inducción"


def test_a_text_of_each_row_is_no_level() -> None:
    names = ("Ordenar el archivo", "Mejorar la inducción", "Abrir la emisora", "Medir", "Cerrar")
    rows = [(name, task, *BEHIND) for name, task in zip(names, TASKS, strict=True)]
    found = _of(("Iniciativa", "Actividad"), rows, [])
    assert all(not one.groups for one in found)
    assert found[0].extra == {"Iniciativa": "Ordenar el archivo"}


GOALS: Mapping[int, str] = {0: "Expedientes ordenados", 2: "Jornadas realizadas"}


def test_the_number_of_a_goal_over_several_activities_is_not_their_code() -> None:
    rows = [
        ("4001" if at == 0 else "4002" if at == 2 else "", GOALS.get(at, ""), task, *BEHIND)
        for at, task in enumerate(TASKS)
    ]
    merged = ["A2:A3", "B2:B3", "A4:A6", "B4:B6"]
    found = _of(("Código de meta", "Meta de producto", "Actividad"), rows, merged)
    assert [one.code for one in found] == [None] * 5
    assert [one.extra["Código de meta"] for one in found] == ["4001"] * 2 + ["4002"] * 3


def test_the_number_of_each_activity_under_a_shared_goal_is_its_code() -> None:
    rows = [(str(1 + at), GOALS.get(at, ""), task, *BEHIND) for at, task in enumerate(TASKS)]
    found = _of(("N°", "Meta de producto", "Actividad"), rows, ["B2:B3", "B4:B6"])
    assert [one.code for one in found] == ["1", "2", "3", "4", "5"]


def test_a_post_that_signs_right_below_the_last_row_is_no_activity() -> None:
    names = ("Ordenar el archivo", "", "Mejorar la inducción", "", "")
    rows = [(name, task, *BEHIND) for name, task in zip(names, TASKS, strict=True)]
    rows.append(("Representante legal", "", "", ""))
    found = _of(("Acción de mejora", "Actividad"), rows, ["A2:A3", "A4:A6"])
    assert [one.title for one in found] == [*TASKS]


def test_the_last_row_s_office_belongs_to_the_activity_above() -> None:
    rows = [("Ordenar el archivo", task, *BEHIND) for task in TASKS]
    rows.append(("", "", "", "Oficina de Archivo"))
    found = _of(("Acción de mejora", "Actividad"), rows, [])
    assert "Oficina de Archivo" in {name for one in found for name in one.offices}


def test_a_group_s_name_may_begin_like_an_office() -> None:
    names = ("Equipos sin hoja de vida", "", "Demora en las citas", "", "")
    rows = [(name, task, *BEHIND) for name, task in zip(names, TASKS, strict=True)]
    found = _of(("Oportunidad de mejora", "Actividad"), rows, ["A2:A3", "A4:A6"])
    assert _levels(found, "Oportunidad de mejora")[0] == "Equipos sin hoja de vida"


@pytest.mark.parametrize("heading", ["Meta de producto (cuatrienio)", "Meta de producto", "Meta"])
def test_a_goal_in_words_over_several_activities_is_a_level(heading: str) -> None:
    names = ("Ordenar 40 metros de archivo", "", "Formar en 12% más de jornadas", "", "")
    rows = [
        (name, "0" if name else "", task, *BEHIND) for name, task in zip(names, TASKS, strict=True)
    ]
    heads = (heading, "Línea base", "Actividad")
    found = _of(heads, rows, ["A2:A3", "A4:A6", "B2:B3", "B4:B6"])
    assert [one.groups for one in found] == [{heading: names[0]}] * 2 + [{heading: names[2]}] * 3
    assert [one.extra["Línea base"] for one in found] == ["0"] * 5


def test_what_comes_of_each_activity_stays_its_product_beside_a_shared_goal() -> None:
    goals = ("Ordenar 40 metros de archivo", "", "Formar a las oficinas", "", "")
    rows = [
        (goal, task, f"Informe {at}", *BEHIND)
        for at, (goal, task) in enumerate(zip(goals, TASKS, strict=True))
    ]
    heads = ("Meta de producto", "Actividad", "Producto o entregable")
    found = _of(heads, rows, ["A2:A3", "A4:A6"])
    assert [one.product for one in found] == [f"Informe {at}" for at in range(5)]
    assert _levels(found, "Meta de producto") == [goals[0]] * 2 + [goals[2]] * 3


@pytest.mark.parametrize("goals", [("4", "", "12", "", ""), ("100%", "", "80%", "", "")])
def test_a_number_over_several_activities_is_no_level(goals: Sequence[str]) -> None:
    rows = [(goal, task, *BEHIND) for goal, task in zip(goals, TASKS, strict=True)]
    found = _of(("Meta", "Actividad"), rows, ["A2:A3", "A4:A6"])
    assert all(not one.groups for one in found)
    assert found[0].goal == goals[0]


def test_a_goal_of_each_activity_is_no_level() -> None:
    rows = [(f"Informe {at} entregado", task, *BEHIND) for at, task in enumerate(TASKS)]
    found = _of(("Meta", "Actividad"), rows, [])
    assert all(not one.groups for one in found)
    assert found[1].goal == "Informe 1 entregado"


def test_a_bare_number_is_no_name_of_a_level() -> None:
    rows = [(str(20 + at), task, *BEHIND) for at, task in enumerate(TASKS)]
    found = _of(("Proyecto de inversión", "Actividad"), rows, [])
    assert all(not one.groups for one in found)
    assert found[0].extra == {"Proyecto de inversión": "20"}


def test_a_goal_that_somebody_called_the_product_stays_it() -> None:
    rows = [(GOALS.get(at, ""), task, *BEHIND) for at, task in enumerate(TASKS)]
    sheet = workbooks.a_sheet(("Meta", "Actividad", "FECHA FIN", "RESPONSABLE"), *rows)
    for area in ("A2:A3", "A4:A6"):
        sheet.merge_cells(area)
    grid = read_xlsx(workbooks.saved(sheet), "plan.xlsx")
    found = understand(grid, {"meta": Field.PRODUCT}).activities
    assert [one.product for one in found] == [GOALS[0]] * 2 + [GOALS[2]] * 3
    assert all(not one.groups for one in found)


@pytest.mark.parametrize("heading", ["CAUSA", "Causas del hallazgo", "Descripción de la causa"])
def test_a_cause_over_several_actions_is_a_level_and_one_of_each_is_none(heading: str) -> None:
    causes = ("Falta de control", "", "Falta de control", "Equipos viejos", "")
    rows = [(one, two, *BEHIND) for one, two in zip(causes, TASKS, strict=True)]
    found = _of((heading, "ACCIÓN DE MEJORA"), rows, ("A2:A3", "A5:A6"))
    assert _levels(found, heading) == [*["Falta de control"] * 3, *["Equipos viejos"] * 2]
    own = [(f"Falta el libro {n}", two, *BEHIND) for n, two in enumerate(TASKS)]
    assert _levels(_of((heading, "ACCIÓN DE MEJORA"), own, ()), heading) == [None] * len(TASKS)

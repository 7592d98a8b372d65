"""Tests: the table of the plan in its own columns, found, sorted, page by page, and given back."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO, StringIO

from openpyxl import load_workbook

from core.words import Role
from reports.table.page import PAGE
from tests.support.builders import (
    TODAY,
    a_plan,
    a_report,
    a_responsibility,
    an_activity,
    an_entity,
    an_office,
)
from tests.web.conftest import Browser, Town

Browse = Callable[[], Browser]
ORDERING = re.compile(r'<form class="telephone.*?</form>', re.S)
OWN: list[dict[str, str | None]] = [
    {"name": "EJE", "field": "component"},
    {"name": "Acción", "field": "title"},
    {"name": "Entregable", "field": "product"},
    {"name": "Observación de la entidad", "field": None},
]


def a_town_plan(town: Town, **overrides: object) -> int:
    """Write a plan of two activities: one overdue and reported on, one to come and silent."""
    with town.database.transaction() as session:
        plan = a_plan(session, town.entity, columns=OWN, **overrides)
        office = an_office(session, town.entity, "Secretaría de Salud")
        late = an_activity(
            session, town.entity, plan=plan, title="Vacunar en las veredas", handle="1.1",
            code="1.1", component="Bienestar",
            product="Informe", due=[TODAY - timedelta(20)],
            extra={"Observación de la entidad": "=1+1"},
        )  # fmt: skip
        coming = an_activity(
            session, town.entity, plan=plan, title="Pintar el <b>hospital</b>", handle="1.10",
            code="1.10", component="Obras",
            due=[TODAY + timedelta(60)],
        )  # fmt: skip
        a_responsibility(session, late, office)
        a_responsibility(session, coming, an_office(session, town.entity, "Secretaría de Obras"))
        a_report(session, late, 40, words="vamos por la mitad")
    return plan


async def test_the_table_has_the_plans_own_headings(town: Town, browse: Browse) -> None:
    browser = browse()
    await browser.enter(Role.VIEWER)
    a_town_plan(town)

    shown = await browser.open("/plan")

    places = [shown.index(f">{one['name']}<") for one in OWN]
    assert places == sorted(places)
    assert "vamos por la mitad" in shown
    assert "rojo" in shown
    assert "vencida hace 20 días" in shown
    assert "&lt;b&gt;hospital" in shown
    assert "<b>hospital" not in shown


async def test_who_looks_sees_no_way_to_change_and_planning_does(
    town: Town, browse: Browse
) -> None:
    looks, plans = browse(), browse()
    await looks.enter(Role.AUDITOR)
    await plans.enter(Role.PLANNING)
    a_town_plan(town)

    assert "/editar" not in await looks.open("/actividad/1.1")
    assert "/plan/cargar" not in await looks.open("/plan")
    assert "/editar" in await plans.open("/actividad/1.1")
    assert "/plan/cargar" in await plans.open("/plan")


async def test_without_a_plan_the_page_says_so(town: Town, browse: Browse) -> None:
    del town
    browser = browse()
    await browser.enter(Role.CONTROL)

    assert "No hay ningún plan abierto" in await browser.open("/plan")


async def test_lines_are_found_by_component_office_state_and_words(
    town: Town, browse: Browse
) -> None:
    browser = browse()
    await browser.enter(Role.CONTROL)
    a_town_plan(town)

    for query in (
        "componente=Bienestar", "oficina=Secretar%C3%ADa+de+Salud", "estado=vencida",
        "estado=in_progress", "q=VEREDAS", "q=1.1+vacunar",
    ):  # fmt: skip
        shown = await browser.open(f"/plan?{query}")
        assert "Vacunar en las veredas" in shown, query
        assert "hospital" not in shown, query
    assert "Nada coincide" in await browser.open("/plan?q=acueducto")


async def test_only_what_nobody_answered_after_a_reminder_is_silent(
    town: Town, browse: Browse
) -> None:
    browser = browse()
    await browser.enter(Role.CONTROL)
    a_town_plan(town)

    assert "Nada coincide" in await browser.open("/plan?callada=si")


async def test_a_column_sorts_its_lines_both_ways(town: Town, browse: Browse) -> None:
    browser = browse()
    await browser.enter(Role.CONTROL)
    a_town_plan(town)

    for order in ("c1", "semaforo", "avance", "dicho"):
        await browser.open(f"/plan?orden={order}")
        assert browser.status == 200, order
    up = await browser.open("/plan?orden=c0")
    down = await browser.open("/plan?orden=c0&baja=si")

    assert up.index("Vacunar") < up.index("Pintar")
    assert down.index("Pintar") < down.index("Vacunar")
    assert 'aria-sort="descending"' in down


async def test_a_long_plan_is_shown_page_by_page(town: Town, browse: Browse) -> None:
    browser = browse()
    await browser.enter(Role.CONTROL)
    with town.database.transaction() as session:
        plan = a_plan(session, town.entity, columns=OWN)
        for number in range(PAGE + 1):
            title, handle = f"Acción número {number}", f"9.{number}"
            an_activity(
                session, town.entity, plan=plan, title=title, handle=handle, code=handle, due=TODAY
            )

    first = await browser.open("/plan")
    second = await browser.open("/plan?pagina=2")
    beyond = await browser.open("/plan?pagina=77")

    assert "Página 1 de 2" in first
    assert f"Acción número {PAGE}<" not in first
    assert f"Acción número {PAGE}<" in second
    assert "Página 2 de 2" in beyond
    assert len(first.encode()) < 200_000


async def test_of_several_plans_the_one_that_is_asked_for_is_shown(
    town: Town, browse: Browse
) -> None:
    browser = browse()
    await browser.enter(Role.CONTROL)
    older = a_town_plan(town, title="PAAC")
    with town.database.transaction() as session:
        newer = a_plan(session, town.entity, title="PAI")
        an_activity(session, town.entity, plan=newer, title="Comprar computadores")

    assert "Comprar computadores" in await browser.open("/plan")
    assert "Vacunar" in await browser.open(f"/plan?plan={older}")


async def test_a_plan_of_another_entity_a_closed_one_and_no_number_are_not_there(
    town: Town, browse: Browse
) -> None:
    browser = browse()
    await browser.enter(Role.CONTROL)
    a_town_plan(town)
    with town.database.transaction() as session:
        theirs = a_plan(session, an_entity(session, "Otra entidad"))
        closed = a_plan(session, town.entity, closed_at=town.installation.clock.now())

    for query in (f"plan={theirs}", f"plan={closed}", "plan=uno", "pagina=-1", "plan=²"):
        await browser.open(f"/plan?{query}")
        assert browser.status == 404, query
        await browser.open(f"/plan/exportar?formato=csv&{query}")
        assert browser.status == 404 or "pagina" in query, query


async def test_what_is_seen_is_given_back_as_a_file(town: Town, browse: Browse) -> None:
    browser = browse()
    await browser.enter(Role.AUDITOR)
    a_town_plan(town)

    answer = await browser.http.get(f"{town.url}/plan/exportar?formato=xlsx&estado=vencida")
    sheet = load_workbook(BytesIO(await answer.read())).active
    assert sheet is not None
    cells = [cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None]
    text = await browser.open("/plan/exportar?formato=csv&orden=c0&baja=si")
    rows = list(csv.reader(StringIO(text), delimiter=";"))

    assert "Vacunar en las veredas" in cells
    assert "rojo" in cells
    assert not [one for one in cells if "hospital" in str(one)]
    titles = [one for row in rows for one in row if "Vacunar" in one or "Pintar" in one]
    assert titles == ["Pintar el <b>hospital</b>", "Vacunar en las veredas"]
    assert "'=1+1" in text


async def test_no_other_form_of_file_is_given(town: Town, browse: Browse) -> None:
    browser = browse()
    await browser.enter(Role.CONTROL)
    a_town_plan(town)

    await browser.open("/plan/exportar?formato=exe")

    assert browser.status == 404


async def test_who_has_not_entered_sees_no_plan(town: Town, browse: Browse) -> None:
    a_town_plan(town)
    browser = browse()

    assert "Vacunar" not in await browser.open("/plan")
    assert "Vacunar" not in await browser.open("/plan/exportar?formato=csv")


async def test_each_line_leads_to_the_page_of_its_activity(town: Town, browse: Browse) -> None:
    browser = browse()
    await browser.enter(Role.VIEWER)
    a_town_plan(town)
    [path] = re.findall(r'href="(/actividad/1\.1)"', await browser.open("/plan"))

    assert "<h1>1.1 " in await browser.open(path)
    assert "Cambiar las fechas o lo que dice" not in browser.page


async def test_a_form_sorts_what_is_looked_for_without_the_headings(
    town: Town, browse: Browse
) -> None:
    browser = browse()
    await browser.enter(Role.VIEWER)
    plan = a_town_plan(town)

    nothing = await browser.open(f"/plan?plan={plan}&q=nada")
    shown = await browser.open(f"/plan?plan={plan}&q=a&orden=c1&baja=si&pagina=1")
    [form] = ORDERING.findall(shown)

    assert "Ordenar por" not in nothing
    assert re.findall(r'name="(\w+)" value="([^"]*)"( checked)?', form) == [
        ("plan", str(plan), ""),
        ("q", "a", ""),
        ("baja", "si", " checked"),
    ]
    options = re.findall(r'<option value="(\w*)"( selected)?>([^<]*)</option>', form)
    assert options[:4] == [
        ("", "", "El orden del plan"),
        ("semaforo", "", "Semáforo"),
        ("avance", "", "Avance"),
        ("dicho", "", "Lo último que se dijo"),
    ]
    assert [one for one in options if one[1]] == [("c1", " selected", "SUBCOMPONENTE")]
    headings = re.findall(r'<a id="orden-(\w+)"', shown)
    assert [value for value, _, _ in options[1:]] == headings

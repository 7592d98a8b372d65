"""Tests: the plans are listed; planning takes an import back or closes a plan after a second
question, and lets what is remembered of headings go."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select

from core.words import Role
from models import audit_actions, told_headings
from models.plan import Activity, Plan
from tests.support.builders import NOW, a_plan, an_entity
from tests.web.conftest import Browser, Town
from tests.web.staffed import acts
from tests.web.test_plan_loading import PLAN, counted, drop, waiting

Browse = Callable[[], Browser]


async def loaded(town: Town, browse: Browse) -> tuple[Browser, int]:
    """Return planning's browser on the page of the plans, and the number of the one it loaded."""
    browser = browse()
    await browser.enter(Role.PLANNING)
    await drop(browser, PLAN.encode())
    await browser.send(f"/plan/cargar/{waiting(town)}", como="cargar")
    with town.database.reading() as session:
        number = session.scalars(select(Plan.id)).one()
    await browser.open("/plan/planes")
    return browser, number


async def test_an_import_is_taken_back_after_what_that_does_was_shown(
    town: Town, browse: Browse
) -> None:
    browser, number = await loaded(town, browse)
    assert "4 actividades, 4 fechas sin cumplir, 1 duda sin resolver." in browser.page
    assert "Del archivo plan.csv, cargado el" in browser.page

    asked = await browser.send(f"/plan/planes/{number}/deshacer")
    assert "¿Deshacer la última carga de «" in asked
    assert "Fue la primera importación: el plan se va, con 4 actividades" in asked
    assert counted(town, Plan) == 1
    shown = await browser.send(f"/plan/planes/{number}/deshacer", seguro="si")

    assert f"El plan {number} ya no está; con él 2 oficinas." in shown
    assert "Todavía no hay ningún plan." in shown
    assert (counted(town, Plan), counted(town, Activity)) == (0, 0)
    mine = ("planning", town.people[Role.PLANNING])
    assert (audit_actions.PLAN_IMPORT_UNDONE, *mine) in acts(town)


async def test_an_import_after_which_something_was_decided_stays_and_that_is_said(
    town: Town, browse: Browse
) -> None:
    browser, number = await loaded(town, browse)
    assert "1 propuesta aceptada" in (await browser.send("/plan/dudas")).lower()

    shown = await browser.send(f"/plan/planes/{number}/deshacer", seguro="si")

    assert browser.status == 400
    assert "no se puede deshacer: desde entonces hubo 1 duda resuelta" in shown
    assert "culmina plan" not in shown
    assert counted(town, Plan) == 1


async def test_a_plan_is_closed_after_what_ends_was_shown(town: Town, browse: Browse) -> None:
    browser, number = await loaded(town, browse)

    asked = await browser.send(f"/plan/planes/{number}/cerrar")
    assert "4 fechas sin cumplir" in asked
    assert "Su año, 2026, no ha terminado." in asked
    shown = await browser.send(f"/plan/planes/{number}/cerrar", seguro="si")

    assert "está cerrado: terminan sus recordatorios" in shown
    assert f"/plan/planes/{number}/cerrar" not in shown
    with town.database.reading() as session:
        assert session.get_one(Plan, number).closed_at == NOW
    await browser.send(f"/plan/planes/{number}/cerrar", seguro="si")
    assert browser.status == 404


async def test_what_is_remembered_of_headings_is_forgotten(town: Town, browse: Browse) -> None:
    with town.database.transaction() as session:
        told_headings.remember(
            session, town.entity, "x", {"<b>Rubro": "meta"}, source_name="plan.csv", now=NOW
        )
        number = told_headings.all_remembered(session, town.entity)[0].id
    browser = browse()
    await browser.enter(Role.PLANNING)
    assert "«&lt;b&gt;Rubro» = meta" in await browser.open("/plan/planes")

    shown = await browser.send(f"/plan/planes/titulos/{number}")

    assert "Olvidado: el próximo archivo con estos títulos se lee sin eso." in shown
    assert "Rubro" not in shown
    await browser.send(f"/plan/planes/titulos/{number}")
    assert browser.status == 404


@pytest.mark.parametrize("role", [Role.CONTROL, Role.AUDITOR, Role.VIEWER])
async def test_who_loads_no_plan_sees_the_plans_and_ends_none(
    town: Town, browse: Browse, role: Role
) -> None:
    with town.database.transaction() as session:
        plan = a_plan(session, town.entity, title="Plan de integridad")
        other = a_plan(session, an_entity(session, "Otra Alcaldía"), title="Plan ajeno")
    browser = browse()
    await browser.enter(role)

    shown = await browser.open("/plan/planes")

    assert "Plan de integridad" in shown
    assert "Plan ajeno" not in shown
    assert "Cerrar el plan" not in shown
    for number in (plan, other):
        for act in ("cerrar", "deshacer"):
            await browser.open("/plan/planes")
            await browser.send(f"/plan/planes/{number}/{act}", seguro="si")
            assert browser.status == 403

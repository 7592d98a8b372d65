"""Tests: what those who follow the plan do in a week is done in a browser, without a shell."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import func, select

from core.words import Role
from models.answers.requests import Request, RequestState
from models.plan import Activity, PlanFault
from tests.web.browser.conftest import TELEPHONE, Opening
from tests.web.conftest import Town
from tests.web.story import a_story

PLAN = (
    "PLAN ANTICORRUPCIÓN 2026;;;\n"
    "COMPONENTE;ACTIVIDAD;FECHA DE CULMINACIÓN;DEPENDENCIA RESPONSABLE\n"
    "Riesgos;Publicar el mapa de riesgos;30/06/2026;Secretaría de Planeación\n"
    "Riesgos;Socializar la política;31/11/2026;Secretaría de Planeación\n"
    "Trámites;Registrar los trámites en el SUIT;30/09/2026;Secretaría de Gobierno\n"
)


async def test_a_plan_with_a_fault_is_loaded_and_its_fault_settled(
    window: Opening, town: Town, tmp_path: Path
) -> None:
    file = tmp_path / "plan.csv"
    file.write_text(PLAN, encoding="utf-8")
    opened = await window()
    await opened.enter(Role.PLANNING)
    page = opened.page

    await opened.go("/plan/cargar")
    await page.get_by_label("El archivo del plan").set_input_files(file)
    await page.get_by_role("button", name="Leer el archivo").click()
    await page.get_by_role("heading", name="¿Cargar este plan?").wait_for(timeout=60_000)
    await page.get_by_role("button", name="Cargar", exact=True).first.click()
    await page.get_by_role("heading", name="Dudas del plan").wait_for()
    await page.get_by_role("button", name="Aceptar la propuesta").first.click()
    await page.get_by_text("Nada espera una decisión").wait_for()

    with town.database.reading() as session:
        activities = session.scalar(select(func.count()).select_from(Activity))
        settled = session.scalars(
            select(PlanFault.decision).where(PlanFault.kind == "impossible_date")
        ).all()
    assert (activities, settled) == (3, ["sí"])


async def test_a_request_is_granted_by_keyboard_alone_on_a_telephone(
    window: Opening, town: Town
) -> None:
    story = a_story(town)
    opened = await window(TELEPHONE)
    await opened.enter(Role.PLANNING)
    page = opened.page
    await opened.go("/actividad/1.1")

    for _ in range(60):
        await page.keyboard.press("Tab")
        if await page.evaluate("document.activeElement.textContent") == "Conceder":
            break
    outline = await page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    await page.keyboard.press("Enter")
    await page.get_by_role("status").wait_for()

    assert outline == "solid"
    with town.database.reading() as session:
        assert session.get_one(Request, story.request).state is RequestState.GRANTED

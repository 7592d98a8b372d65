"""Tests: planning drops the file of a plan, sees what it would change, and has it stored or not."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import aiohttp
import pytest
from sqlalchemy import func, select

from core.words import Role
from models.audit import Audit
from models.incoming.brought import BroughtFile, BroughtState
from models.plan import Activity, Plan
from tests.web.conftest import CSRF, Browser, Town

Browse = Callable[[], Browser]
PLAN = (
    "PLAN ANTICORRUPCIÓN 2026;;;\n"
    "COMPONENTE;ACTIVIDAD;FECHA DE CULMINACIÓN;DEPENDENCIA RESPONSABLE\n"
    "Riesgos;Publicar el mapa de riesgos;30/06/2026;Secretaría de Planeación\n"
    "Riesgos;Socializar la política;31/11/2026;Secretaría de Planeación\n"
    "Trámites;Registrar los trámites en el SUIT;30/09/2026;Secretaría de Gobierno\n"
    "Trámites;Actualizar la ventanilla;15/10/2026;Secretaría de Gobierno\n"
)
NEWER = PLAN.replace("30/09/2026", "15/12/2026").replace(
    "Trámites;Actualizar la ventanilla;15/10/2026;Secretaría de Gobierno\n", ""
)


async def drop(browser: Browser, content: bytes, name: str = "plan.csv") -> str:
    """Drop a file on the page, wait until it is read, and return what is shown of it."""
    await browser.open("/plan/cargar")
    found = CSRF.search(browser.page)
    form = aiohttp.FormData({"csrf": found[1] if found else ""})
    form.add_field("archivo", content, filename=name)
    async with browser.http.post(f"{browser.town.url}/plan/cargar", data=form) as answer:
        browser.status, browser.page = answer.status, await answer.text()
    async with asyncio.timeout(60):
        while "Se está leyendo" in browser.page:
            await asyncio.sleep(0.05)
            await browser.open("/plan/cargar/leyendo")
    return browser.page


def waiting(town: Town) -> int:
    """Return the number of the only file that waits."""
    with town.database.reading() as session:
        query = select(BroughtFile.id).where(BroughtFile.state == BroughtState.SHOWN)
        return session.scalars(query).one()


def counted(town: Town, table: type[Plan] | type[Activity]) -> int:
    """Return how many plans or activities there are."""
    with town.database.reading() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


async def test_a_plan_is_read_shown_and_stored_after_a_yes(town: Town, browse: Browse) -> None:
    browser = browse()
    await browser.enter(Role.PLANNING)

    shown = await drop(browser, PLAN.encode())

    assert "¿Cargar este plan?" in shown
    assert "4 actividades" in shown
    assert "31/11/2026" in shown
    assert counted(town, Plan) == 0
    number = waiting(town)
    stored = await browser.send(f"/plan/cargar/{number}", como="cargar")
    assert "Plan cargado: 4 actividades" in stored
    assert "Dudas del plan" in stored
    assert counted(town, Activity) == 4
    with town.database.reading() as session:
        loaded = session.scalars(select(Audit).where(Audit.subject == "plan")).all()
        kept = session.scalars(select(BroughtFile)).one()
    assert {(one.channel, one.person_id) for one in loaded} == {("web", town.people[Role.PLANNING])}
    assert (kept.state, kept.content) == (BroughtState.LOADED, "")


async def test_a_newer_version_shows_its_difference(town: Town, browse: Browse) -> None:
    browser = browse()
    await browser.enter(Role.PLANNING)
    await drop(browser, PLAN.encode())
    await browser.send(f"/plan/cargar/{waiting(town)}", como="cargar")

    shown = await drop(browser, NEWER.encode(), "plan nuevo.csv")

    assert "¿Cargar esta versión nueva de" in shown
    assert "15/12/2026" in shown
    assert "Ya no están" in shown
    assert "Actualizar la ventanilla" in shown
    stored = await browser.send(f"/plan/cargar/{waiting(town)}", como="cargar")
    assert "Versión nueva cargada: 3 actividades" in stored
    assert counted(town, Plan) == 1


async def test_a_file_that_is_cancelled_is_forgotten(town: Town, browse: Browse) -> None:
    browser = browse()
    await browser.enter(Role.PLANNING)
    await drop(browser, PLAN.encode())
    number = waiting(town)
    assert "espera su decisión" in await browser.open("/plan/cargar")

    shown = await browser.send(f"/plan/cargar/{number}", como="cancelar")

    assert "No se cargó «plan.csv»" in shown
    assert counted(town, Plan) == 0
    await browser.open(f"/plan/cargar/{number}")
    assert browser.status == 404
    await browser.open("/plan/cargar")
    await browser.send(f"/plan/cargar/{number}", como="cargar")
    assert browser.status == 404


async def test_the_same_file_again_changes_nothing(town: Town, browse: Browse) -> None:
    browser = browse()
    await browser.enter(Role.PLANNING)
    await drop(browser, PLAN.encode())
    await browser.send(f"/plan/cargar/{waiting(town)}", como="cargar")

    shown = await drop(browser, PLAN.encode(), "otra vez.csv")

    assert "ya está cargado" in shown
    assert counted(town, Plan) == 1


@pytest.mark.parametrize("content", [b"", b"Buenos dias, adjunto lo pedido.", b"PK\x03\x04nada"])
async def test_what_is_no_plan_is_told_so(town: Town, browse: Browse, content: bytes) -> None:
    browser = browse()
    await browser.enter(Role.PLANNING)

    shown = await drop(browser, content)

    assert 'role="alert"' in shown
    assert "¿Cargar" not in shown
    assert counted(town, Plan) == 0


async def test_what_changed_meanwhile_is_shown_again_and_not_stored(
    town: Town, browse: Browse
) -> None:
    browser = browse()
    await browser.enter(Role.PLANNING)
    await drop(browser, PLAN.encode())
    number = waiting(town)
    with town.database.transaction() as session:
        row = session.get_one(BroughtFile, number)
        row.shown = row.shown.replace('"activities":4', '"activities":9')

    shown = await browser.send(f"/plan/cargar/{number}", como="cargar")

    assert "Algo cambió" in shown
    assert "4 actividades" in shown
    assert counted(town, Plan) == 0


async def test_who_does_not_plan_loads_nothing(town: Town, browse: Browse) -> None:
    planning = browse()
    await planning.enter(Role.PLANNING)
    await drop(planning, PLAN.encode())
    number = waiting(town)
    for role in (Role.CONTROL, Role.AUDITOR, Role.VIEWER):
        browser = browse()
        await browser.enter(role)
        for path in ("/plan/cargar", "/plan/cargar/leyendo", f"/plan/cargar/{number}"):
            await browser.open(path)
            assert browser.status == 403
        await browser.open("/plan")
        await browser.send(f"/plan/cargar/{number}", como="cargar")
        assert browser.status == 403
    assert counted(town, Plan) == 0


async def test_a_file_without_the_forms_token_is_refused_before_it_is_read(
    town: Town, browse: Browse
) -> None:
    browser = browse()
    await browser.enter(Role.PLANNING)
    form = aiohttp.FormData({"csrf": "0" * 64})
    form.add_field("archivo", PLAN.encode(), filename="plan.csv")

    async with browser.http.post(f"{town.url}/plan/cargar", data=form) as answer:
        assert answer.status == 403
    assert "Leyendo" not in await browser.open("/plan/cargar/leyendo")


async def test_htmx_is_led_on_to_what_was_read(town: Town, browse: Browse) -> None:
    browser = browse()
    await browser.enter(Role.PLANNING)
    await drop(browser, PLAN.encode())

    asked = browser.http.get(f"{town.url}/plan/cargar/leyendo", headers={"HX-Request": "true"})
    async with asked as answer:
        assert answer.headers["HX-Redirect"] == f"/plan/cargar/{waiting(town)}"

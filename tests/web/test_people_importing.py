"""Tests: planning drops a list of people, sees what it would change, and has it stored or not."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import aiohttp
import pytest
from sqlalchemy import select

from core.words import Role
from models.incoming.brought import BroughtFile, BroughtState
from models.organisation import Address, Person
from tests.web.conftest import CSRF, Browser, Town
from tests.web.staffed import Staff, acts, entered, staff

__all__ = ["staff"]
Browse = Callable[[], Browser]
PAGE = "/personas/importar"
PEOPLE = (
    "nombre;correo;dependencia;rol\n"
    "Ana Díaz;ana@p.example;Oficina Jurídica;líder\n"
    "Marta Rincón;marta@p.example;Secretaría de Planeación;líder\n"
    "Pía <b>Gil</b>;pia@p.example;Secretaría de Hacienda;líder\n"
    "Luis Paz;luis@p.example;Oficina Jurídica;control\n"
)


async def drop(browser: Browser, content: str, path: str = PAGE, name: str = "gente.csv") -> str:
    """Drop a file on a page, wait until it is read, and return what is shown of it."""
    await browser.open(path)
    found = CSRF.search(browser.page)
    form = aiohttp.FormData({"csrf": found[1] if found else ""})
    form.add_field("archivo", content.encode(), filename=name)
    async with browser.http.post(f"{browser.town.url}{path}", data=form) as answer:
        browser.status, browser.page = answer.status, await answer.text()
    async with asyncio.timeout(60):
        while "Se está leyendo" in browser.page:
            await asyncio.sleep(0.05)
            await browser.open(f"{path}/leyendo")
    return browser.page


def names(town: Town) -> set[str]:
    """Return the names of all people."""
    with town.database.reading() as session:
        return set(session.scalars(select(Person.name)))


def waiting(town: Town) -> int:
    """Return the number of the only file that waits."""
    with town.database.reading() as session:
        query = select(BroughtFile.id).where(BroughtFile.state == BroughtState.SHOWN)
        return session.scalars(query).one()


async def test_what_would_change_is_shown_first_and_done_after_a_yes(
    town: Town, browse: Browse, staff: Staff
) -> None:
    before, browser = names(town), await entered(browse, Role.PLANNING)

    shown = await drop(browser, PEOPLE)

    assert "¿Cargar esta lista de personas?" in shown
    assert "3 personas nuevas, 3 roles nuevos; 1 línea ya se conocía." in shown
    assert "con m@p.example; ahora dice marta@p.example" in shown
    assert "Línea 5: control es de toda la entidad; «Oficina Jurídica» no se usa." in shown
    assert "Secretaría de Hacienda le llegarán a Pía &lt;b&gt;Gil&lt;/b&gt;" in shown
    assert "<b>Gil" not in shown
    assert names(town) == before
    assert acts(town) == []
    stored = await browser.send(f"{PAGE}/{waiting(town)}", como="cargar")
    assert "Lista cargada: 3 personas agregadas y 3 roles nuevos." in stored
    assert {"Ana Díaz", "Luis Paz"} <= names(town)
    assert {one[1:] for one in acts(town)} == {("planning", town.people[Role.PLANNING])}
    with town.database.reading() as session:
        mail = session.scalars(select(Address).where(Address.value == "marta@p.example")).one()
    assert mail.person_id == staff.marta


async def test_a_list_may_be_given_up(town: Town, browse: Browse, staff: Staff) -> None:
    assert staff
    before, browser = names(town), await entered(browse, Role.PLANNING)
    await drop(browser, PEOPLE)
    number = waiting(town)
    assert "espera su decisión" in await browser.open(PAGE)

    await browser.open(f"{PAGE}/{number}")
    shown = await browser.send(f"{PAGE}/{number}", como="cancelar")

    assert "No se cargó «gente.csv»" in shown
    assert "espera su decisión" not in shown
    assert names(town) == before
    await browser.open(f"{PAGE}/{number}")
    assert browser.status == 404


async def test_faults_are_listed_by_line_and_nobody_is_registered(
    town: Town, browse: Browse, staff: Staff
) -> None:
    assert staff
    before, browser = names(town), await entered(browse, Role.PLANNING)

    shown = await drop(
        browser, PEOPLE.replace("ana@p.example", "ana").replace("Hacienda", "Zoología")
    )

    assert "No se registró a nadie: «gente.csv» trae 2 fallas. Corríjalas" in shown
    assert "«ana» no es un correo." in shown
    assert "no hay ninguna oficina con ese nombre" in shown
    assert "culmina office" not in shown
    assert "culmina plan" not in shown
    assert names(town) == before


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("cosa;otra\n1;2\n", "no hay columna de nombre"),
        ("\x00\x01\x02", "No se pudo leer «gente.csv»."),
        ("", "Elija el archivo"),
    ],
)
async def test_what_is_no_list_of_people_is_refused(
    town: Town, browse: Browse, content: str, told: str
) -> None:
    browser = await entered(browse, Role.PLANNING)

    shown = await drop(browser, content)

    assert told.casefold() in shown.casefold()
    assert acts(town) == []


async def test_where_something_changed_meanwhile_it_is_shown_anew(
    town: Town, browse: Browse, staff: Staff
) -> None:
    assert staff
    browser = await entered(browse, Role.PLANNING)
    await drop(browser, PEOPLE)
    number = waiting(town)
    await browser.open("/personas/nueva")
    await browser.send(
        "/personas/nueva", name="Ana Díaz", email="ana@p.example", role="lead",
        office="Oficina Jurídica",
    )  # fmt: skip

    await browser.open(f"{PAGE}/{number}")
    shown = await browser.send(f"{PAGE}/{number}", como="cargar")

    assert "Algo cambió desde que se mostró." in shown
    assert "2 personas nuevas" in shown
    assert "Luis Paz" not in names(town)


async def test_a_list_of_people_is_no_plan_that_waits_and_the_other_way_round(
    town: Town, browse: Browse, staff: Staff
) -> None:
    assert staff
    browser = await entered(browse, Role.PLANNING)
    await drop(browser, PEOPLE)
    number = waiting(town)

    assert "espera su decisión" not in await browser.open("/plan/cargar")
    await browser.open(f"/plan/cargar/{number}")
    assert browser.status == 404
    await browser.open("/plan/cargar")
    await browser.send(f"/plan/cargar/{number}", como="cargar")
    assert browser.status == 404
    assert "Cargar un plan" in await browser.open("/plan/cargar/leyendo")


@pytest.mark.parametrize("role", [Role.CONTROL, Role.AUDITOR, Role.VIEWER])
async def test_who_does_not_plan_imports_nobody(
    town: Town, browse: Browse, staff: Staff, role: Role
) -> None:
    assert staff
    planner = await entered(browse, Role.PLANNING)
    await drop(planner, PEOPLE)
    number, before = waiting(town), names(town)
    browser = browse()
    await browser.enter(role)

    for path in (PAGE, f"{PAGE}/leyendo", f"{PAGE}/{number}"):
        await browser.open(path)
        assert browser.status == 403
    await browser.open("/personas")
    await browser.send(f"{PAGE}/{number}", como="cargar")
    assert browser.status == 403
    assert names(town) == before


async def test_a_file_of_somebody_else_is_not_there(
    town: Town, browse: Browse, staff: Staff
) -> None:
    assert staff
    first = await entered(browse, Role.PLANNING)
    await drop(first, PEOPLE)
    number = waiting(town)
    with town.database.transaction() as session:
        session.get_one(BroughtFile, number).person_id = town.people[Role.CONTROL]

    await first.open(f"{PAGE}/{number}")
    assert first.status == 404
    await first.open("/personas/nueva")
    await first.send(f"{PAGE}/{number}", como="cargar")
    assert first.status == 404
    assert "Ana Díaz" not in names(town)

"""Tests: who there is, with roles and last answers; an address only to who may see it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from core.words import Role
from models.organisation import Person
from reports.table.page import PAGE
from tests.support.builders import TODAY, a_person, a_report, an_entity
from tests.web.conftest import Browser, Town
from tests.web.staffed import Staff, entered, staff

__all__ = ["staff"]
Browse = Callable[[], Browser]
ADDRESSES = ("m@p.example", "j@p.example", "r@p.example", "chat de Telegram", "Chat de Telegram")


@pytest.mark.parametrize("role", [Role.PLANNING, Role.CONTROL, Role.AUDITOR])
async def test_who_follows_the_plan_sees_where_people_are_reached(
    town: Town, browse: Browse, staff: Staff, role: Role
) -> None:
    browser = await entered(browse, role)

    shown = await browser.open("/personas")

    assert "7 personas." in shown
    assert "m@p.example" in shown
    assert "chat de Telegram" in shown
    assert "los mensajes se devuelven" in shown
    assert "Líder · " in shown
    assert f'href="/oficinas/{staff.planning}"' in shown
    assert ("Agregar a una persona" in shown) is (role is Role.PLANNING)
    hers = await browser.open(f"/personas/{staff.juan}")
    assert "verificada el" in hers
    assert "5005" not in shown + hers
    gone = await browser.open(f"/personas/{staff.rosa}")
    assert "no se usa desde el lun 11 may: los mensajes se devuelven" in gone
    assert town.people[Role.PLANNING]


async def test_a_viewer_sees_names_and_offices_and_no_address(
    town: Town, browse: Browse, staff: Staff
) -> None:
    del town
    browser = await entered(browse, Role.VIEWER)

    pages = [
        await browser.open(path)
        for path in (
            "/personas", "/personas?sin-llegada=si", f"/personas/{staff.juan}",
            f"/personas/{staff.rosa}", "/oficinas", f"/oficinas/{staff.hacienda}",
        )
    ]  # fmt: skip

    assert "Juan Gil" in pages[0]
    assert "7 personas." in pages[1]
    assert "Delegado" in pages[2]
    for page in pages:
        assert not any(one in page for one in ADDRESSES)
        assert "devuelven" not in page
        assert "Última respuesta" not in page
    nothing = await browser.open("/personas?q=m@p.example")
    assert "Nadie coincide" in nothing


async def test_people_are_found_by_name_office_role_and_address(
    town: Town, browse: Browse, staff: Staff
) -> None:
    del town, staff
    browser = await entered(browse, Role.CONTROL)

    for asked in ("q=rincon", "q=planeacion+lider", "q=m@p.example"):
        shown = await browser.open(f"/personas?{asked}")
        assert "1 persona de 7." in shown
        assert "Marta Rincón" in shown
    lost = await browser.open("/personas?sin-llegada=si")
    assert "1 persona de 7." in lost
    assert "Rosa" in lost


async def test_the_last_answer_is_her_own(town: Town, browse: Browse, staff: Staff) -> None:
    with town.database.transaction() as session:
        from_her = a_report(session, 1, 40, by=staff.marta)
        a_report(session, 1, 50, by=staff.juan, recorded_by_id=staff.marta)
    browser = await entered(browse, Role.AUDITOR)

    hers = await browser.open(f"/personas/{staff.marta}")
    his = await browser.open(f"/personas/{staff.juan}")

    assert from_her
    assert "Última respuesta: lun 11 may." in hers
    assert "Última respuesta: ninguna todavía." in his


async def test_an_absence_is_said_and_who_gets_the_reminders(
    town: Town, browse: Browse, staff: Staff
) -> None:
    with town.database.transaction() as session:
        session.get_one(Person, staff.marta).away_until = TODAY + timedelta(4)
    browser = await entered(browse, Role.VIEWER)

    assert "fuera hasta el vie 15 may" in await browser.open("/personas")
    assert "No está hasta el 15 de mayo de 2026" in await browser.open(f"/personas/{staff.marta}")
    assert "recibe los recordatorios" in await browser.open(f"/personas/{staff.juan}")


async def test_what_is_stored_is_shown_as_text(town: Town, browse: Browse, staff: Staff) -> None:
    del town
    browser = await entered(browse, Role.PLANNING)
    for path in ("/personas", f"/personas/{staff.rosa}", f"/oficinas/{staff.hacienda}"):
        shown = await browser.open(path)
        assert "Rosa &lt;b&gt;Mora&lt;/b&gt;" in shown
        assert "<b>Mora" not in shown


async def test_a_long_list_has_pages(town: Town, browse: Browse) -> None:
    browser = await entered(browse, Role.VIEWER)
    with town.database.transaction() as session:
        for number in range(PAGE):
            a_person(session, town.entity, f"Zoila {number:03}")

    first = await browser.open("/personas?q=zoila")
    assert f"{PAGE} personas de {PAGE + 4}." in first
    every = await browser.open("/personas")
    assert "página 1 de 2" in every
    assert "Zoila 099" not in every
    assert "Zoila 099" in await browser.open("/personas?pagina=2")
    assert "Zoila 099" in await browser.open("/personas?pagina=99")
    for wrong in ("x", "0", "-1"):
        await browser.open(f"/personas?pagina={wrong}")
        assert browser.status == 404


async def test_people_and_offices_of_another_entity_are_not_there(
    town: Town, browse: Browse, staff: Staff
) -> None:
    from_elsewhere = await entered(browse, Role.PLANNING)
    with town.database.transaction() as session:
        other = an_entity(session, "Otra entidad")
        theirs = a_person(session, other, "Ajena")
    assert staff
    for path in (f"/personas/{theirs}", "/personas/999", "/personas/x", "/oficinas/999"):
        await from_elsewhere.open(path)
        assert from_elsewhere.status == 404
    assert "Ajena" not in await from_elsewhere.open("/personas")

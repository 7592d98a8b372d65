"""Tests: the offices with their spellings, who leads them, what they stand below; one of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from core.unreached import Unlinked
from core.words import Role
from models.organisation import Office
from models.outbox import ItemState
from tests.support.builders import (
    LOADED,
    NOW,
    a_person,
    an_address,
    an_office,
    an_outbox_item,
)
from tests.web.conftest import Browser, Town
from tests.web.staffed import Staff, staff

__all__ = ["staff"]
Browse = Callable[[], Browser]


async def test_the_list_says_who_leads_and_whether_anybody_is_reached(
    town: Town, browse: Browse, staff: Staff
) -> None:
    browser = browse()
    await browser.enter(Role.AUDITOR)
    with town.database.transaction() as session:
        session.get_one(Office, staff.juridica).superior_id = staff.planning

    shown = await browser.open("/oficinas")

    assert "3 oficinas." in shown
    assert "depende de Secretaría de Planeación" in shown
    assert f'<a href="/personas/{staff.marta}">Marta Rincón</a>' in shown
    assert "no: ninguna dirección funciona" in shown
    assert "nadie registrado" in shown
    assert '<td class="count" data-name="Lidera">1</td>' in shown


async def test_an_office_whose_lead_never_answered_from_there_is_not_said_to_be_reached(
    town: Town, browse: Browse
) -> None:
    mailboxes: list[str] = []
    with town.database.transaction() as session:
        for name, heard in (("Oficina Muda", None), ("Oficina Atenta", LOADED)):
            office = an_office(session, town.entity, name)
            lead = a_person(session, town.entity, f"Líder de {name}", office=office)
            an_address(session, lead, verified_at=heard, value=f"{office}@p.example")
            an_address(  # an unlinked chat, from which she has reported
                session, lead, channel="telegram", value=f"555{office}", verified_at=LOADED,
                dead_since=LOADED, dead_reason=Unlinked.UNLINKED,
            )  # fmt: skip
            mailboxes.append(f"{office}@p.example")
            for day in (20, 10):
                an_outbox_item(
                    session, town.entity, at=NOW - timedelta(days=day), person_id=lead,
                    state=ItemState.SENT, channel="email", recipient=f"{office}@p.example",
                )  # fmt: skip
    browser = browse()
    await browser.enter(Role.CONTROL)

    unheard = await browser.open("/oficinas?q=muda")
    heard_from = await browser.open("/oficinas?q=atenta")

    assert f"sin confirmar: nadie ha respondido desde {mailboxes[0]}" in unheard
    assert '<td data-name="Se le llega">sí</td>' in heard_from


async def test_an_office_is_found_by_a_spelling_and_by_a_person(
    town: Town, browse: Browse, staff: Staff
) -> None:
    del town, staff
    browser = browse()
    await browser.enter(Role.VIEWER)

    for asked in ("despacho de planeacion", "juan gil"):
        shown = await browser.open("/oficinas?q=" + asked.replace(" ", "+"))
        assert "1 oficina de 3." in shown
        assert "Secretaría de Planeación" in shown
    assert "Ninguna coincide" in await browser.open("/oficinas?q=zoológico")


async def test_the_page_of_an_office_says_all_its_names_and_people(
    town: Town, browse: Browse, staff: Staff
) -> None:
    browser = browse()
    await browser.enter(Role.CONTROL)
    with town.database.transaction() as session:
        session.get_one(Office, staff.juridica).superior_id = staff.planning

    shown = await browser.open(f"/oficinas/{staff.planning}")

    assert "Despacho de Planeación" in shown
    assert "De ella dependen" in shown
    assert "Lidera 1 actividad y apoya 0" in shown
    assert "Marta Rincón</a>, líder · recibe los recordatorios" in shown
    assert "Juan Gil</a>, delegado" in shown
    assert "Agregar a una persona aquí" not in shown
    empty = await browser.open(f"/oficinas/{staff.juridica}")
    assert "no le llegan a nadie" in empty


async def test_an_office_that_was_merged_is_no_page_any_more(
    town: Town, browse: Browse, staff: Staff
) -> None:
    browser = browse()
    await browser.enter(Role.PLANNING)
    with town.database.transaction() as session:
        former = an_office(session, town.entity, "Planeación", merged_into_id=staff.planning)

    await browser.open(f"/oficinas/{former}")

    assert browser.status == 404
    assert "3 oficinas." in await browser.open("/oficinas")

"""Tests: what was done about a thing of the tray can be looked at again, by whom and why."""

from __future__ import annotations

from core.words import Role
from models.audit import Actor, Change
from models.inbox import Inbound, InboundState
from models.incoming import tray as tray_rows
from tests.support.builders import an_entity, an_inbound
from tests.support.rows import NOW
from tests.web.conftest import Browser, Town
from tests.web.test_tray import Browse, Tray, a_mail, tray
from tests.web.test_tray_acts import SEEN, TEXT, planning_at

__all__ = ["tray"]  # the fixture of what waits

LIST = "/bandeja/atendidos"


async def discarded(browser: Browser, number: int, reason: str) -> None:
    """Take a thing out of the tray."""
    await browser.open(f"/bandeja/{number}")
    await browser.send(f"/bandeja/{number}/descarte", reason=reason, sure="1")
    assert browser.status == 200


async def test_what_left_the_tray_is_listed_with_who_did_it(browse: Browse, tray: Tray) -> None:
    browser = browse()
    await browser.enter(Role.CONTROL)
    assert "Todavía no se ha atendido nada" in await browser.open(LIST)
    await discarded(browser, tray.mail, "es <b>propaganda</b>")
    await discarded(browser, tray.photo, "no es de ninguna actividad")

    shown = await browser.open(LIST)

    assert f'href="/bandeja/{tray.mail}"' in shown
    assert "Persona de control sacó un mensaje de la bandeja" in shown
    assert "es &lt;b&gt;propaganda" in shown
    assert "falta &lt;i&gt;la firma" in shown
    assert shown.index("sacó un archivo") < shown.index("sacó un mensaje")
    assert 'href="/bandeja/atendidos"' in await browser.open("/bandeja")


async def test_it_is_read_whole_and_nothing_more_is_done_with_it(
    browse: Browse, tray: Tray
) -> None:
    browser = browse()
    await browser.enter(Role.CONTROL)
    await discarded(browser, tray.photo, "no es de ninguna actividad")

    shown = await browser.open(f"/bandeja/{tray.photo}")

    assert browser.status == 200
    assert "no es de ninguna actividad" in shown
    assert "Por qué estaba en la bandeja" in shown
    assert "no se sabe de cuál actividad es" in shown
    assert "<form" not in shown.partition("<main")[2]
    async with browser.http.get(f"{browser.town.url}/bandeja/{tray.photo}/archivo/0") as answer:
        assert answer.status == 200
    await browser.open("/bandeja")
    await browser.send(f"/bandeja/{tray.photo}/descarte", reason="otra vez", sure="1")
    assert browser.status == 404


async def test_a_recorded_one_leads_to_its_activity(browse: Browse, tray: Tray) -> None:
    browser = await planning_at(browse, tray.mail)
    fields = {"person": str(tray.marta), "handle": "3.1", "text": TEXT, "on": "2026-05-11"}
    seen = SEEN.search(await browser.send(f"/bandeja/{tray.mail}/reporte", **fields))
    assert seen is not None
    await browser.send(f"/bandeja/{tray.mail}/reporte", seen=seen[1], **fields)

    shown = await browser.open(f"/bandeja/{tray.mail}")

    assert "registró lo que dice un mensaje de la bandeja" in shown
    assert 'href="/actividad/3.1"' in shown
    assert "de Marta Rincón" in shown
    assert "Por qué estaba en la bandeja</dt><dd>la dirección no es de nadie" in shown


async def test_a_placed_file_leads_to_its_activity(browse: Browse, tray: Tray) -> None:
    browser = await planning_at(browse, tray.photo)
    await browser.send(f"/bandeja/{tray.photo}/soporte", handle="3.1")
    assert "como soporte de la 3.1" in browser.page

    shown = await browser.open(f"/bandeja/{tray.photo}")

    assert "guardó como soporte un archivo de la bandeja" in shown
    assert 'href="/actividad/3.1"' in shown


async def test_a_message_that_came_back_shows_what_was_done_and_waits(
    town: Town, browse: Browse, tray: Tray
) -> None:
    browser = await planning_at(browse, tray.mail)
    await browser.send(f"/bandeja/{tray.mail}/persona", person=str(tray.marta))
    with town.database.transaction() as session:
        row = session.get_one(Inbound, tray.mail)
        row.state, row.error = InboundState.SET_ASIDE, "traceback"

    shown = await browser.open(f"/bandeja/{tray.mail}")

    assert "dijo de quién es un mensaje" in shown
    assert "Descartarlo" in shown


async def test_what_a_command_settled_is_there_and_what_is_anothers_is_not(
    town: Town, browse: Browse, tray: Tray
) -> None:
    with town.database.transaction() as session:
        other = an_entity(session, "Otra Alcaldía")
        theirs = a_mail(session, other, "Secreto")
        never_there = an_inbound(session, town.entity)
        for entity, number in ((other, theirs), (town.entity, tray.mail)):
            change = Change(session, entity, Actor(role="technician", channel="cli"), NOW)
            found = tray_rows.find(session, entity, number)
            assert found is not None
            tray_rows.discard(change, found, "repetido")
    browser = browse()
    await browser.enter(Role.AUDITOR)

    shown = await browser.open(LIST)

    assert "Quien administra sacó un mensaje de la bandeja: «repetido»" in shown
    assert "Secreto" not in shown
    for number in (theirs, never_there):
        await browser.open(f"/bandeja/{number}")
        assert browser.status == 404


async def test_who_only_consults_the_plan_sees_none_of_it(browse: Browse, tray: Tray) -> None:
    controls = browse()
    await controls.enter(Role.CONTROL)
    await discarded(controls, tray.mail, "propaganda")
    browser = browse()
    await browser.enter(Role.VIEWER)

    for path in (LIST, f"/bandeja/{tray.mail}"):
        await browser.open(path)
        assert browser.status == 403


async def test_a_long_list_is_shown_page_by_page(town: Town, browse: Browse) -> None:
    with town.database.transaction() as session:
        change = Change(session, town.entity, Actor(role="technician", channel="cli"), NOW)
        for number in range(51):
            found = tray_rows.find(
                session, town.entity, a_mail(session, town.entity, f"mensaje {number}.")
            )
            assert found is not None
            tray_rows.discard(change, found, "x")
    browser = browse()
    await browser.enter(Role.CONTROL)

    assert "mensaje 0." not in await browser.open(LIST)
    assert "mensaje 0." in await browser.open(f"{LIST}?pagina=2")
    await browser.open(f"{LIST}?pagina=x")
    assert browser.status == 404

"""Tests: who opens the lead's page by its link, and who sees nothing of the plan."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select

from core.clock import FixedClock
from core.entity import page_link
from models.audit import Actor, Audit, Change
from models.organisation import Membership
from models.staff import leaving
from models.web.devices import KNOWN_FOR
from models.web.entering import MOST_CODES, MOST_TRIES
from models.web.tables import WebDevice
from tests.support.builders import a_report
from tests.support.rows import NOW, TODAY
from tests.web.conftest import Browser, Town
from tests.web.leads import TITLE, Desk, leads, open_page, path_of

__all__ = ["leads"]
Browse = Callable[[], Browser]
WRONG = "00000000"


def later(town: Town, by: timedelta) -> None:
    """Let time pass."""
    clock = town.installation.clock
    assert isinstance(clock, FixedClock)
    clock.set(NOW + by)


async def test_a_link_and_a_code_open_her_open_activities(browse: Browse, leads: Desk) -> None:
    shown = await open_page(browse(), leads)

    assert "2 actividades abiertas" in shown
    assert TITLE in shown
    assert "Dictar las charlas" in shown
    assert "Ajena" not in shown
    assert "Usted reportó 40\xa0%" in shown


async def test_before_the_code_nothing_of_the_plan_or_of_her_is_shown(
    town: Town, browse: Browse, leads: Desk
) -> None:
    browser = browse()
    pages = [await browser.open(leads.path)]
    pages.append(await browser.send(f"{leads.path}/codigo"))
    pages.append(await browser.send(f"{leads.path}/entrar", code=WRONG))

    for page in pages:
        assert TITLE not in page
        assert "Marta" not in page
        assert "marta@" not in page
    assert "Ese código no es, o ya venció" in pages[-1]
    assert town.woken


async def test_opening_the_link_alone_sends_no_code(
    town: Town, browse: Browse, leads: Desk
) -> None:
    await browse().open(leads.path)

    with pytest.raises(AssertionError):
        town.last_code(leads.marta)


async def test_a_device_that_is_known_is_asked_for_no_code_again(
    town: Town, browse: Browse, leads: Desk
) -> None:
    browser = browse()
    await open_page(browser, leads)
    later(town, timedelta(days=13))

    assert TITLE in await browser.open(leads.path)
    later(town, timedelta(days=20))
    assert TITLE in await browser.open(path_of(town, leads.marta, TODAY + timedelta(days=20)))
    later(town, KNOWN_FOR)
    shown = await browser.open(path_of(town, leads.marta, TODAY + KNOWN_FOR))
    assert TITLE not in shown
    assert "Enviarme el código" in shown


async def test_a_link_is_old_after_two_weeks_and_says_how_to_get_another(
    town: Town, browse: Browse, leads: Desk
) -> None:
    browser = browse()
    await open_page(browser, leads)
    later(town, page_link.LASTS)

    shown = await browser.open(leads.path)

    assert browser.status == 410
    assert "Este enlace ya no sirve" in shown
    assert "«pendientes»" in shown
    assert TITLE not in shown


async def test_a_code_that_was_asked_for_another_page_opens_none(
    town: Town, browse: Browse, leads: Desk
) -> None:
    browser, hers = browse(), path_of(town, leads.juan)
    await browser.open(hers)
    await browser.send(f"{hers}/codigo")

    await browser.send(f"{leads.path}/entrar", code=town.last_code(leads.juan))

    assert browser.status == 400
    assert TITLE not in await browser.open(leads.path)


async def test_the_device_of_one_does_not_open_the_page_of_another(
    town: Town, browse: Browse, leads: Desk
) -> None:
    browser = browse()
    await open_page(browser, leads)

    shown = await browser.open(path_of(town, leads.juan))

    assert "Ajena" not in shown
    assert "Enviarme el código" in shown


@pytest.mark.parametrize("change", ["signature", "person", "day", "rubbish"])
async def test_a_link_that_was_changed_opens_nothing(
    browse: Browse, leads: Desk, change: str
) -> None:
    signature, person, day = leads.path.removeprefix("/responder/").split(".")
    token = {
        "signature": f"{signature[::-1]}.{person}.{day}",
        "person": f"{signature}.{leads.juan}.{day}",
        "day": f"{signature}.{person}.20990101",
        "rubbish": "á..%2e.99999999999999999999999",
    }[change]
    browser = browse()

    await browser.open(f"/responder/{token}")

    assert browser.status == 404


async def test_a_key_that_was_renewed_still_opens_the_links_of_before(
    town: Town, browse: Browse, leads: Desk
) -> None:
    refs = type(town.installation.refs)("otra-clave-de-prueba-de-32-letras-o-mas")
    browser = browse()

    await browser.open(f"/responder/{page_link.write(refs, leads.marta, TODAY)}")

    assert browser.status == 404
    older = type(refs)("clave-nueva-de-prueba-de-32-letras-o-mas", ["una-clave-vieja"])
    token = page_link.write(type(refs)("una-clave-vieja"), leads.marta, TODAY)
    assert page_link.read(older, token) == page_link.PageLink(leads.marta, TODAY + page_link.LASTS)


async def test_who_has_left_opens_nothing_and_no_device_of_hers_is_known(
    town: Town, browse: Browse, leads: Desk
) -> None:
    browser = browse()
    await open_page(browser, leads)
    with town.database.transaction() as session:
        change = Change(session, town.entity, Actor(role="technician", channel="cli"), NOW)
        leaving.end(change, person_id=leads.marta, on=TODAY)

    shown = await browser.open(leads.path)

    assert "Este enlace ya no sirve" in shown
    with town.database.reading() as session:
        assert session.scalars(select(WebDevice.id)).all() == []


async def test_who_has_lost_her_office_has_nothing_to_answer(
    town: Town, browse: Browse, leads: Desk
) -> None:
    browser = browse()
    await open_page(browser, leads)
    with town.database.transaction() as session:
        role = session.scalars(select(Membership).where(Membership.person_id == leads.marta)).one()
        session.delete(role)

    shown = await browser.open(leads.path)

    assert "No tiene actividades abiertas" in shown
    assert TITLE not in shown


async def test_codes_of_a_link_are_few_and_cannot_be_guessed_for_long(
    town: Town, browse: Browse, leads: Desk
) -> None:
    browser = browse()
    await browser.open(leads.path)
    await browser.send(f"{leads.path}/codigo")
    right = town.last_code(leads.marta)
    for _ in range(MOST_TRIES):
        await browser.send(f"{leads.path}/entrar", code=WRONG)
    await browser.send(f"{leads.path}/entrar", code=right)
    assert "Ese código no es" in browser.page

    codes = set()
    for _ in range(MOST_CODES + 2):
        await browser.open(leads.path)
        await browser.send(f"{leads.path}/codigo")
        codes.add(town.last_code(leads.marta))
    assert len(codes) == MOST_CODES - 1


async def test_a_place_that_tries_too_often_has_to_wait(browse: Browse, leads: Desk) -> None:
    browser = browse()
    await browser.open(leads.path)
    for _ in range(21):
        await browser.send(f"{leads.path}/entrar", code=WRONG)

    assert browser.status == 429
    assert "Espere diez minutos" in browser.page


async def test_a_new_device_is_in_the_audit(town: Town, browse: Browse, leads: Desk) -> None:
    await open_page(browse(), leads)

    with town.database.reading() as session:
        row = session.scalars(select(Audit).where(Audit.channel == "web")).one()
        assert row.action == "opened her own page on a new device"
        assert (row.person_id, row.subject_id) == (leads.marta, leads.marta)


async def test_a_form_of_another_site_asks_for_no_code(
    town: Town, browse: Browse, leads: Desk
) -> None:
    browser = browse()
    await browser.open(leads.path)
    browser.page = ""

    await browser.send(f"{leads.path}/codigo")

    assert browser.status == 403
    with pytest.raises(AssertionError):
        town.last_code(leads.marta)


async def test_stored_markup_is_text(town: Town, browse: Browse, leads: Desk) -> None:
    with town.database.transaction() as session:
        a_report(session, leads.map, 50, words="<script>alert(1)</script> 50 %", by=leads.marta)

    shown = await open_page(browse(), leads)

    assert "<script>alert" not in shown
    assert "&lt;script&gt;" in shown

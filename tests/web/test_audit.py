"""Tests: the auditor looks for who changed what, and takes it along as a file."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from datetime import timedelta
from io import StringIO

import pytest

from core.words import RequestKind, Role
from models import audit_actions
from models.audit import Actor, Change
from tests.support.builders import (
    a_membership,
    a_person,
    a_request,
    an_activity,
    an_entity,
    an_office,
)
from tests.support.rows import NOW
from tests.web.conftest import Browser, Town

Browse = Callable[[], Browser]
FORMULA = '=HYPERLINK("http://x.example")'


def write(town: Town) -> int:
    """Let a lead with a strange name report 40 % on 1.2, and a day later the technician grant her
    request; another entity has a row too. Return the lead."""
    with town.database.transaction() as session:
        ana = a_person(session, town.entity, FORMULA)
        activity = an_activity(session, town.entity, handle="1.2")
        request = a_request(session, activity, by=ana, kind=RequestKind.EXTENSION)
        hers = Change(session, town.entity, Actor("lead", "telegram", ana), NOW)
        said = {"percent": "40", "description": "<b>está</b> la licitación"}
        hers.audit(audit_actions.PROGRESS_REPORTED, "activity", activity, after=said)
        later = Change(session, town.entity, Actor("technician", "cli"), NOW + timedelta(days=1))
        later.audit(audit_actions.granted(RequestKind.EXTENSION), "request", request)
        other = an_entity(session, "Otra entidad")
        theirs = Change(session, other, Actor("technician", "cli"), NOW)
        theirs.audit(audit_actions.WENT_LIVE, "entity", other)
        return ana


async def test_each_change_is_told_with_who_did_it_and_of_what(town: Town, browse: Browse) -> None:
    browser = browse()
    write(town)
    await browser.enter(Role.AUDITOR)

    shown = await browser.open("/auditoria?actividad=1.2")

    assert ">Auditoría</a>" in shown
    assert "2 cambios" in shown
    assert "reportó un avance" in shown
    assert "concedió más plazo" in shown
    assert "quien administra" in shown
    assert 'href="/actividad/1.2"' in shown
    assert 'role="status"' not in shown  # nothing was just done
    assert "&lt;b&gt;está&lt;/b&gt;" in shown
    assert "<b>está" not in shown


async def test_it_is_looked_for_by_days_action_person_activity_and_words(
    town: Town, browse: Browse
) -> None:
    ana, browser = write(town), browse()
    await browser.enter(Role.AUDITOR)
    granted = audit_actions.granted(RequestKind.EXTENSION)

    for asked, count in {
        "desde=2026-05-11&hasta=2026-05-11&actividad=1.2": 1,
        "desde=2026-05-12&actividad=1.2": 1,
        f"que={granted}": 1,
        f"quien={ana}": 1,
        "quien=technician": 1,
        "actividad=1.2&q=licitacion": 1,
        "q=LICITACIÓN+reporto": 1,
    }.items():
        shown = await browser.open(f"/auditoria?{asked}")
        assert f"{count} cambio" in shown, asked
    for asked in ("actividad=9.9", "q=nada+de+esto", "desde=2027-01-01", "quien=999999"):
        assert "Nada coincide" in await browser.open(f"/auditoria?{asked}"), asked


async def test_what_is_asked_wrongly_is_a_sentence(town: Town, browse: Browse) -> None:
    browser = browse()
    write(town)
    await browser.enter(Role.AUDITOR)

    turned = await browser.open("/auditoria?desde=2026-05-12&hasta=2026-05-11")
    assert (browser.status, "termina antes de empezar" in turned) == (400, True)
    assert "«mañana»: no es un día" in await browser.open("/auditoria?desde=mañana")
    assert browser.status == 400
    await browser.open("/auditoria/archivo?formato=csv&desde=ayer")
    assert browser.status == 400
    for page in ("/auditoria?pagina=x", "/auditoria/archivo?formato=exe", "/auditoria/archivo"):
        await browser.open(page)
        assert browser.status == 404


async def test_the_file_is_that_of_the_command_and_holds_what_is_seen(
    town: Town, browse: Browse
) -> None:
    browser = browse()
    write(town)
    await browser.enter(Role.AUDITOR)

    async with browser.http.get(
        f"{town.url}/auditoria/archivo?formato=csv&actividad=1.2"
    ) as answer:
        text = (await answer.read()).decode("utf-8-sig")
        assert answer.headers["Content-Disposition"].startswith("attachment")
    told, granted = csv.DictReader(StringIO(text), delimiter=";")
    async with browser.http.get(f"{town.url}/auditoria/archivo?formato=json&q=plazo") as answer:
        [only] = json.loads(await answer.read())

    assert told["QUIÉN"] == f"'{FORMULA}"
    assert (told["QUÉ PASÓ"], granted["ROL"]) == ("reportó un avance", "quien administra")
    assert only["action"] == "concedió más plazo"


async def test_many_changes_are_shown_page_by_page(town: Town, browse: Browse) -> None:
    browser = browse()
    with town.database.transaction() as session:
        change = Change(session, town.entity, Actor("technician", "cli"), NOW)
        for number in range(1, 62):
            change.audit(audit_actions.MESSAGE_DISCARDED, "inbound", 7000 + number)
    await browser.enter(Role.AUDITOR)
    asked = f"/auditoria?que={audit_actions.MESSAGE_DISCARDED}"

    first, second = await browser.open(asked), await browser.open(f"{asked}&pagina=2")

    assert ("7061" in first, "7011" in first) == (True, False)
    assert ("7061" in second, "7011" in second) == (False, True)
    assert "Página 2 de 2" in second
    assert "Aquí no hay más" in await browser.open(f"{asked}&pagina=9")


@pytest.mark.parametrize("role", [Role.PLANNING, Role.CONTROL, Role.VIEWER])
async def test_others_neither_see_nor_open_it(town: Town, browse: Browse, role: Role) -> None:
    browser = browse()
    write(town)

    assert ">Auditoría</a>" not in await browser.enter(role)
    for page in ("/auditoria", "/auditoria/archivo?formato=csv"):
        await browser.open(page)
        assert browser.status == 403


async def test_before_and_after_are_told_in_words_with_the_names_of_what_they_hold(
    town: Town, browse: Browse
) -> None:
    browser = browse()
    with town.database.transaction() as session:
        office = an_office(session, town.entity, "Tesorería")
        ana, rosa = (a_person(session, town.entity, name) for name in ("Ana Gil", "Rosa Mora"))
        change = Change(session, town.entity, Actor("technician", "cli"), NOW)
        change.audit(
            audit_actions.ROLE_HANDED_OVER,
            "membership",
            a_membership(session, rosa, Role.LEAD, office=office),
            before={"person": ana, "role": "lead", "office": office},
            after={"person": rosa, "left_on": "2026-06-11"},
        )
    await browser.enter(Role.AUDITOR)

    shown = await browser.open(f"/auditoria?que={audit_actions.ROLE_HANDED_OVER}&q=tesoreria")

    assert "rol de Rosa Mora" in shown
    for name, value in (
        ("persona", "Ana Gil"),
        ("rol", "líder"),
        ("oficina", "Tesorería"),
        ("persona", "Rosa Mora"),
        ("se retiró el", "11/06/2026"),
    ):
        assert f'<span class="soft">{name}:</span> {value}</div>' in shown
    assert "left_on" not in shown

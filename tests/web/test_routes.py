"""Tests: every address opens to those whom the table names, and to no other entity."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from core.entity.policy import Policy
from core.entity.rights import rights_of
from core.words import Role
from tests.support.builders import an_entity
from tests.web.conftest import Browser, Town
from tests.web.story import a_story, rows_of
from web.routes import ROUTES, Needs, Route

Browse = Callable[[], Browser]
FOLLOWERS = (Role.PLANNING, Role.CONTROL, Role.AUDITOR, Role.VIEWER)
GUARDED = [route for route in ROUTES if route.needs is not Needs.NOBODY]
# What a form may hold so that nothing but the other entity's number is wrong with it.
FILLED = {
    "text": "va en 70 %", "handle": "1.1", "on": "2026-05-11", "since": "2026-05-11",
    "until": "2026-09-30", "desde": "2026-05-11", "hasta": "2026-09-30", "reason": "porque sí",
    "remark": "falta el acta", "percent": "40", "sure": "1", "seguro": "1", "settled": "1",
    "decision": "grant", "como": "cargar", "proof": "file", "valor": "30/11/2026",
    "name": "Otro Nombre", "nombre": "Otro Nombre", "address": "otra@p.example", "title": "Otra",
    "correo": "otra@p.example", "rol": "lead", "role": "lead", "due": "30/11/2026",
    "formato": "json",
}  # fmt: skip


def may(role: Role, route: Route) -> bool:
    """Tell whether the table lets a role open an address."""
    if route.path.endswith(("/ausencia", "/regreso")):  # either of two rights, asked by the page
        return role in {Role.PLANNING, Role.CONTROL}
    return isinstance(route.needs, Needs) or route.needs in rights_of(Policy(), [role])


def about_one(route: Route) -> bool:
    """Tell whether an address names one thing of an entity."""
    return "{" in route.path


async def ask(browser: Browser, route: Route, path: str, **fields: str) -> int:
    """Open an address or send a form to it, with its token; return the status."""
    if route.method == "GET":
        await browser.open(path, allow_redirects=False)
    else:
        await browser.open("/")
        await browser.send(path, **fields)
    return browser.status


@pytest.mark.parametrize("role", FOLLOWERS)
async def test_every_address_opens_to_the_roles_of_the_table_alone(
    town: Town, browse: Browse, role: Role
) -> None:
    story = a_story(town)
    browser = browse()
    await browser.enter(role)

    wrong, failed = [], []
    for route in GUARDED:
        if route.path != "/salir":
            status = await ask(browser, route, story.path(route.path))
            if may(role, route) == (status == 403):
                wrong.append(f"{route.method} {route.path}: {status}")
            if status >= 500:
                failed.append(route.path)

    assert wrong == []
    assert failed == []


async def test_nothing_opens_to_who_has_not_entered(town: Town, browse: Browse) -> None:
    story = a_story(town)
    browser = browse()
    await browser.open("/entrar")

    for route in GUARDED:
        path = story.path(route.path)
        if route.method == "GET":
            await browser.open(path, allow_redirects=False)
            assert (browser.status, route.path) == (303, route.path)
        else:
            await browser.send(path)
            assert 'action="/entrar"' in browser.page, route.path


@pytest.mark.parametrize("role", FOLLOWERS)
async def test_what_is_of_another_entity_is_not_there(
    town: Town, browse: Browse, role: Role
) -> None:
    with town.database.transaction() as session:
        other = an_entity(session, "Municipio de Otra Parte")
    story = a_story(town, other)
    browser = browse()
    await browser.enter(role)
    with town.database.reading() as session:
        before = rows_of(session)
    filled = FILLED | {
        "person": str(story.person), "persona": str(story.person), "office": str(story.office),
        "report": str(story.report),
    }  # fmt: skip

    found = []
    for route in filter(about_one, GUARDED):
        for fields, refused in (({}, {400, 403, 404}), (filled, {403, 404})):
            status = await ask(browser, route, story.path(route.path), **fields)
            if status not in refused:
                found.append(f"{route.method} {route.path}: {status}")

    assert found == []
    with town.database.reading() as session:
        assert rows_of(session) == before


@pytest.mark.parametrize("role", FOLLOWERS)
async def test_a_form_of_another_site_changes_nothing(
    town: Town, browse: Browse, role: Role
) -> None:
    story = a_story(town)
    browser = browse()
    await browser.enter(role)
    with town.database.reading() as session:
        before = rows_of(session)

    for route in ROUTES:
        # A link's own pages are tried in test_form_opening.
        if route.method == "POST" and not route.path.startswith("/responder/"):
            browser.page = ""  # no form is open, so that no token is sent
            await browser.send(story.path(route.path))
            # What is no upload is refused before its token is looked for.
            refused = {403, 415} if route.uploads else {403}
            assert browser.status in refused, route.path

    with town.database.reading() as session:
        assert rows_of(session) == before

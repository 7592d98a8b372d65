"""Tests: every page can be read by everybody, on a desk and on a telephone, by day and at night."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import ConsoleMessage, FilePayload, Page

from core.entity.policy import Policy
from core.entity.rights import rights_of
from core.words import Role
from tests.web.browser.conftest import DESK, TELEPHONE, Opening, Window
from tests.web.browser.test_answering import open_with_code, the_mail
from tests.web.browser.test_without_a_shell import PLAN
from tests.web.conftest import Town
from tests.web.leads import TITLE, Desk, leads
from tests.web.story import Story, a_story
from web.routes import ROUTES, Needs

__all__ = ["leads"]
# WCAG 2.1 A and AA, which Resolución 1519 de 2020 (annex 1) asks of public pages.
# A frame that runs nothing does not answer axe, which waits for it: what stands in it is a mail,
# whose letters and words tests/contracts/test_mail_pages.py tries.
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"], "iframes": False}
# What is saved, and what a frame shows: no page of its own.
FILES = {
    "/auditoria/archivo",
    "/plan/exportar",
    "/plan/dudas/libro",
    "/evidencia/{number}",
    "/evidencia/{number}/imagen",
    "/bandeja/{number}/archivo/{ordinal}",
    "/bandeja/{number}/imagen/{ordinal}",
    "/resumen/{which}/hoja",
    "/resumen/{which}/archivo",
    "/ajustes/prueba/primeros-dias",
}


PEOPLE = (
    "nombre;correo;dependencia;rol\n"
    "Rosa Mora;rosa@puertoesperanza.example;Oficina 3;líder\n"
    "Juan Gil;juan@puertoesperanza.example;Oficina 2;líder\n"
)
BROUGHT = {
    "/plan/cargar/{number}": ("plan.csv", PLAN),
    "/personas/importar/{number}": ("personas.csv", PEOPLE),
}


def pages(role: Role) -> list[str]:
    """Return the patterns of the pages that a role may open once she has entered; those of a
    lead's link are looked at apart."""
    rights = rights_of(Policy(), [role])
    return [
        route.path
        for route in ROUTES
        if route.method == "GET" and route.path not in FILES
        if not route.path.startswith("/responder/")
        if isinstance(route.needs, Needs) or route.needs in rights
    ]


async def troubles(page: Page) -> list[str]:
    """Return what axe finds that keeps somebody from reading or using a page."""
    found = await Axe().run(page, options=RULES)
    return [
        f"{one['id']}: {node['html'][:120]}"
        for one in found.response["violations"]
        for node in one["nodes"]
    ]


async def overhang(page: Page) -> int:
    """Return how many pixels a page is wider than its window."""
    seen = await page.evaluate("document.scrollingElement.scrollWidth - window.innerWidth")
    return int(seen)


async def address(window: Window, story: Story, pattern: str) -> str:
    """Return the address of a page; where it shows a file that waits for a decision, one is
    brought first."""
    if pattern not in BROUGHT:
        return story.path(pattern.replace("{which}", "ahora"))
    name, content = BROUGHT[pattern]
    where = pattern.removesuffix("/{number}")
    await window.go(where)
    file: FilePayload = {"name": name, "mimeType": "text/csv", "buffer": content.encode()}
    await window.page.locator("input[type=file]").set_input_files(file)
    await window.page.get_by_role("button", name="Leer").click()
    await window.page.wait_for_url(re.compile(rf"{where}/\d+$"), timeout=60_000)
    return urlsplit(window.page.url).path


async def look(window: Window, path: str) -> list[str]:
    """Open a page; return what is wrong with it."""
    said: list[str] = []

    def note(line: ConsoleMessage) -> None:
        if line.type == "error":
            said.append(line.text)

    window.page.on("console", note)
    status = await window.go(path)
    found = said if status == 200 else [f"answered {status}"]
    return found + await seen(window.page)


async def seen(page: Page) -> list[str]:
    """Return what is wrong with the page that is open, once its style is there."""
    await page.wait_for_load_state()
    wide = await overhang(page)
    return ([f"{wide} px too wide"] if wide > 0 else []) + await troubles(page)


async def visit(window: Window, role: Role) -> dict[str, list[str]]:
    """Open every page that a role may; return by page what is wrong with it."""
    story = a_story(window.town)
    await window.enter(role)
    looked = {one: await look(window, await address(window, story, one)) for one in pages(role)}
    return {pattern: found for pattern, found in looked.items() if found}


@pytest.mark.timeout(300)
@pytest.mark.parametrize(
    ("role", "width", "scheme"),
    [
        (Role.PLANNING, DESK, "light"),
        (Role.PLANNING, TELEPHONE, "dark"),
        (Role.CONTROL, DESK, "dark"),
        (Role.CONTROL, TELEPHONE, "light"),
        (Role.AUDITOR, DESK, "light"),
        (Role.VIEWER, TELEPHONE, "light"),
    ],
)
async def test_nothing_keeps_anybody_from_reading_a_page(
    window: Opening, role: Role, width: int, scheme: str
) -> None:
    opened = await window(width, color_scheme=scheme)

    wrong = await visit(opened, role)
    assert not wrong, wrong
    assert opened.foreign() == []


@pytest.mark.timeout(120)
@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_nothing_keeps_a_lead_from_reading_the_pages_of_her_link(
    window: Opening, town: Town, leads: Desk, scheme: str
) -> None:
    opened = await window(TELEPHONE, color_scheme=scheme)
    page, wrong = opened.page, []
    for path in (leads.path, f"{leads.path}/codigo"):
        wrong += await look(opened, path)
    await page.set_content(the_mail(town))
    await open_with_code(page, town, leads)
    wrong += await seen(page)
    answer = page.get_by_role("article", name=TITLE)
    await answer.get_by_label("En sus palabras").fill("va en 60 %, falta la firma")
    await answer.get_by_role("button", name="Enviar").click()
    await page.get_by_role("heading", name="Entendí esto. ¿Así?").wait_for()
    wrong += await seen(page)

    assert wrong == []
    assert opened.foreign() == []


async def test_what_nobody_can_read_is_found(window: Opening, town: Town) -> None:
    del town
    opened = await window()
    await opened.go("/entrar")
    await opened.page.evaluate(
        """const grey = document.createElement('p');
        grey.textContent = 'Gris';
        grey.style.setProperty('color', '#dddddd');
        grey.style.setProperty('width', '3000px');
        document.body.append(grey);"""
    )

    assert any("color-contrast" in one for one in await troubles(opened.page))
    assert await overhang(opened.page) > 0


@pytest.mark.timeout(300)
@pytest.mark.parametrize("role", [Role.PLANNING, Role.CONTROL])
async def test_a_page_is_read_without_scripts_as_with_them(window: Opening, role: Role) -> None:
    bare, full = await window(java_script_enabled=False), await window()
    story = a_story(bare.town)
    for one in (bare, full):
        await one.enter(role)

    for pattern in pages(role):
        texts, path = [], await address(full, story, pattern)
        for one in (bare, full):
            await one.go(path)
            texts.append(await one.page.locator("main").inner_text())
        assert texts[0] == texts[1], pattern

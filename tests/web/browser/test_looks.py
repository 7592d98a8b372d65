"""Tests: every page can be read by everybody, on a desk and on a telephone, by day and at night."""

from __future__ import annotations

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Page

from core.entity.policy import Policy
from core.entity.rights import rights_of
from core.words import Role
from tests.web.browser.conftest import DESK, TELEPHONE, Opening, Window
from tests.web.conftest import Town
from tests.web.story import a_story
from web.routes import ROUTES, Needs

# WCAG 2.1 A and AA, which Resolución 1519 de 2020 (annex 1) asks of public pages.
# A frame that runs nothing does not answer axe, which waits for it: what stands in it is a mail,
# whose letters and words tests/contracts/test_mail_pages.py tries.
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"], "iframes": False}
# What is saved, and what a frame shows: no page of its own.
FILES = {
    "/plan/exportar",
    "/evidencia/{number}",
    "/evidencia/{number}/imagen",
    "/resumen/{which}/hoja",
    "/resumen/{which}/archivo",
    "/ajustes/prueba/primeros-dias",
}


def pages(role: Role) -> list[str]:
    """Return the patterns of the pages that a role may open once she has entered."""
    rights = rights_of(Policy(), [role])
    return [
        route.path
        for route in ROUTES
        if route.method == "GET" and route.path not in FILES
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


async def visit(window: Window, role: Role) -> dict[str, list[str]]:
    """Open every page that a role may; return by page what is wrong with it."""
    story = a_story(window.town)
    wrong: dict[str, list[str]] = {}
    said: list[str] = []
    window.page.on("console", lambda line: said.append(line.text) if line.type == "error" else None)
    await window.enter(role)
    for pattern in pages(role):
        said.clear()
        status = await window.go(story.path(pattern.replace("{which}", "ahora")))
        found = said[:] if status == 200 else []
        wide = await overhang(window.page)
        found += [f"{wide} px too wide"] if wide > 0 else []
        found += await troubles(window.page)
        if found:
            wrong[pattern] = found
    return wrong


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
        texts = []
        for one in (bare, full):
            await one.go(story.path(pattern.replace("{which}", "ahora")))
            texts.append(await one.page.locator("main").inner_text())
        assert texts[0] == texts[1], pattern

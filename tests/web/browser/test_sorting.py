"""Tests: the table of the plan is sorted by its headings at a desk, by a list on a telephone."""

from __future__ import annotations

from playwright.async_api import Page, expect

from core.words import Role
from tests.web.browser.conftest import TELEPHONE, Opening
from tests.web.conftest import Town
from tests.web.test_plan_table import a_town_plan


async def titles(page: Page) -> list[str]:
    """Return the names of the activities in the order that is shown."""
    return [one.strip() for one in await page.locator("td.title").all_inner_texts()]


async def test_the_plan_is_sorted_on_a_telephone_without_scripts(
    window: Opening, town: Town
) -> None:
    opened = await window(TELEPHONE, java_script_enabled=False)
    await opened.enter(Role.VIEWER)
    a_town_plan(town)
    page = opened.page
    await opened.go("/plan")
    assert await titles(page) == ["Vacunar en las veredas", "Pintar el <b>hospital</b>"]
    await page.get_by_label("Ordenar por").select_option("Acción")
    await page.get_by_role("button", name="Ordenar").click()
    assert await titles(page) == ["Pintar el <b>hospital</b>", "Vacunar en las veredas"]
    await page.get_by_label("Al revés").check()
    await page.get_by_role("button", name="Ordenar").click()

    assert await titles(page) == ["Vacunar en las veredas", "Pintar el <b>hospital</b>"]
    await expect(page.get_by_label("Ordenar por").locator("option:checked")).to_have_text("Acción")


async def test_at_a_desk_the_headings_sort_and_the_list_is_not_there(
    window: Opening, town: Town
) -> None:
    opened = await window()
    await opened.enter(Role.VIEWER)
    a_town_plan(town)
    page = opened.page

    await opened.go("/plan")

    await expect(page.get_by_label("Ordenar por")).to_be_hidden()
    await page.get_by_role("link", name="Acción").click()
    assert await titles(page) == ["Pintar el <b>hospital</b>", "Vacunar en las veredas"]

"""Tests: whoever hears a page and moves by keys through it knows what each thing is of."""

from __future__ import annotations

import re
from collections import Counter

from playwright.async_api import Page, expect

from core.words import Role
from tests.web.browser.conftest import DESK, TELEPHONE, Opening
from tests.web.browser.test_answering import open_with_code, the_mail
from tests.web.conftest import Town
from tests.web.leads import TITLE, Desk, leads
from tests.web.test_messages import Sent, sent

__all__ = ["leads", "sent"]
# Each thing that keys reach, but radios: the legend of their group is told with them.
NAMES = """() => [...document.querySelectorAll(
    'summary, button, select, textarea, input:not([type=hidden]):not([type=radio]), legend'
)].map(one => one.getAttribute('aria-label')
    || (one.labels && one.labels.length ? one.labels[0].textContent : one.textContent)
).map(one => one.trim().replace(/\\s+/g, ' '))"""


async def told_alike(page: Page) -> list[str]:
    """Return the names that more than one thing of a page has, and "" where one has none."""
    names = Counter(await page.evaluate(NAMES))
    return [name for name, count in names.items() if count > 1 or not name]


async def the_leads_page(window: Opening, town: Town, leads: Desk) -> Page:
    """Return the lead's page, open on a telephone."""
    opened = await window(TELEPHONE)
    await opened.go(leads.path)
    await opened.page.set_content(the_mail(town))
    await open_with_code(opened.page, town, leads)
    return opened.page


async def test_each_field_of_the_leads_page_says_of_which_activity_it_is(
    window: Opening, town: Town, leads: Desk
) -> None:
    page = await the_leads_page(window, town, leads)

    assert await page.locator("article form").count() > 1
    assert await told_alike(page) == []


async def test_what_was_not_understood_is_in_the_title_and_beside_its_field(
    window: Opening, town: Town, leads: Desk
) -> None:
    page = await the_leads_page(window, town, leads)
    assert "No se envió" not in await page.title()
    answer = page.get_by_role("article", name=TITLE)

    await answer.get_by_label("En sus palabras").fill("asdf qwer")
    await answer.get_by_role("button", name="Enviar").click()

    field = page.get_by_label("En sus palabras")
    await expect(field).to_have_accessible_description(re.compile("No entendí"))
    assert (await page.title()).startswith("No se envió: ")


async def test_each_sample_text_says_what_it_is(window: Opening, town: Town) -> None:
    del town
    opened = await window(DESK)
    await opened.enter(Role.PLANNING)
    await opened.go("/ajustes/textos")

    assert await opened.page.locator("summary").count() > 1
    assert await told_alike(opened.page) == []


async def test_the_text_of_a_message_says_whose_it_is(window: Opening, sent: Sent) -> None:
    del sent
    opened = await window(DESK)
    await opened.enter(Role.CONTROL)
    await opened.go("/mensajes")

    summary = opened.page.locator("summary").first
    await expect(summary).to_contain_text(re.compile("Leer el texto de: .* a Marta"))


async def test_a_name_that_two_things_have_is_found(window: Opening, town: Town) -> None:
    del town
    opened = await window()
    await opened.go("/entrar")
    await opened.page.evaluate(
        "document.body.insertAdjacentHTML('beforeend', '<button>Ver</button><button>Ver</button>')"
    )

    assert await told_alike(opened.page) == ["Ver"]

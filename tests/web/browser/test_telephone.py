"""Tests: what is cut or broken on the narrow window of a telephone can still be read."""

from __future__ import annotations

from core.words import Role
from tests.web.browser.conftest import TELEPHONE, Opening
from tests.web.conftest import Town
from tests.web.leads import Desk, leads

__all__ = ["leads"]
# How far to the right of its circle each line of a choice begins, in pixels.
LINES = """() => [...document.querySelectorAll('label.choice')].map(label => {
    const words = document.createRange();
    words.selectNodeContents(label);
    const circle = label.querySelector('input').getBoundingClientRect();
    return [...words.getClientRects()]
        .filter(one => one.width > 1 && one.left !== circle.left)
        .map(one => one.left - circle.right);
})"""


async def test_what_does_not_fit_beside_a_choice_goes_on_beside_it(
    window: Opening, leads: Desk
) -> None:
    opened = await window(TELEPHONE)
    await opened.go(leads.path)

    choices = await opened.page.evaluate(LINES)

    assert max(len(lines) for lines in choices) > 1
    assert [line for lines in choices for line in lines if line < 0] == []


async def test_whose_pages_they_are_stands_beside_who_has_entered(
    window: Opening, town: Town
) -> None:
    del town
    opened = await window(TELEPHONE)
    await opened.enter(Role.PLANNING)

    seen = await opened.page.locator(".brand span").evaluate("one => one.clientWidth")

    assert seen > 100  # some fifteen letters, and not "A…"

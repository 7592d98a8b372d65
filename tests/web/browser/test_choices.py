"""Tests: on a telephone a choice whose words take two lines is still one thing to look at."""

from __future__ import annotations

from tests.web.browser.conftest import TELEPHONE, Opening
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

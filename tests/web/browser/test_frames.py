"""Tests: what was made to be sent is seen in a frame of its page, and nothing of it runs."""

from __future__ import annotations

from core.words import Role
from tests.web.browser.conftest import TELEPHONE, Opening
from tests.web.conftest import Town
from tests.web.story import a_story


async def test_the_digest_is_read_in_its_frame(window: Opening, town: Town) -> None:
    a_story(town)
    opened = await window(TELEPHONE)
    await opened.enter(Role.CONTROL)

    await opened.go("/resumen/ahora")

    frame = opened.page.frame_locator("iframe")
    await frame.get_by_text("Publicar el inventario").first.wait_for(timeout=10_000)
    box = await opened.page.locator("iframe").bounding_box()
    assert box is not None
    assert box["height"] > 400

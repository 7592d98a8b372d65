"""Tests: a PDF that somebody sent is shown page by page as a picture, and nothing of it runs."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable
from io import BytesIO

import pytest
from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.figure import Figure
from PIL import Image

from bot.evidence.drawing import draw
from core.words import Role
from tests.web.conftest import Browser, Town
from tests.web.story import a_file, a_story

Browse = Callable[[], Browser]
PICTURE = re.compile(r'src="data:image/png;base64,([^"]+)"')


def a_pdf(*texts: str) -> bytes:
    """Return a PDF with a page for each text, the last one twice as wide as it is high."""
    made = BytesIO()
    with PdfPages(made) as pages:
        for number, text in enumerate(texts, start=1):
            figure = Figure(figsize=(4, 2 if number == len(texts) else 4))
            figure.text(0.2, 0.5, text)
            pages.savefig(figure)
    return made.getvalue()


def kept(town: Town, content: bytes) -> int:
    """Keep a file that says it is a PDF with the town's first report."""
    story = a_story(town)
    with town.database.transaction() as session:
        return a_file(session, town, story.report, content, "acta.pdf", "application/pdf")


async def test_a_pdf_is_shown_page_by_page(town: Town, browse: Browse) -> None:
    number = kept(town, a_pdf("Acta", "Firmas"))
    browser = browse()
    await browser.enter(Role.AUDITOR)

    assert f"/evidencia/{number}/ver" in await browser.open("/actividad/1.1")
    first = await browser.open(f"/evidencia/{number}/ver")
    second = await browser.open(f"/evidencia/{number}/ver?pagina=2")

    assert "Página 1 de 2" in first
    assert 'href="?pagina=2"' in first
    assert 'href="?pagina=3"' not in second
    shown = PICTURE.search(second)
    assert shown is not None
    assert Image.open(BytesIO(base64.b64decode(shown[1]))).size == (1400, 700)


@pytest.mark.parametrize("content", [b"%PDF-1.7 nada", b"", a_pdf("x")[:300]])
async def test_a_damaged_one_says_so_and_can_be_downloaded(
    town: Town, browse: Browse, content: bytes
) -> None:
    number = kept(town, content)
    browser = browse()
    await browser.enter(Role.CONTROL)

    shown = await browser.open(f"/evidencia/{number}/ver")

    assert browser.status == 200
    assert "no se puede mostrar aquí" in shown
    assert f'href="/evidencia/{number}"' in shown


@pytest.mark.parametrize("asked", ["0", "3", "-1", "x", "99999999999"])
async def test_a_page_that_is_not_there_is_no_failure(
    town: Town, browse: Browse, asked: str
) -> None:
    number = kept(town, a_pdf("Acta", "Firmas"))
    browser = browse()
    await browser.enter(Role.CONTROL)

    await browser.open(f"/evidencia/{number}/ver?pagina={asked}")

    assert browser.status == 200


def test_a_side_beyond_what_a_pdf_may_have_is_not_drawn() -> None:
    made = BytesIO()
    with PdfPages(made) as pages:
        pages.savefig(Figure(figsize=(4, 4)))
    sound = made.getvalue()
    endless = re.sub(rb"/MediaBox \[[^\]]*\]", b"/MediaBox [0 0 9 99999]", sound)
    assert endless != sound

    assert draw(sound, 1) is not None
    assert draw(endless, 1) is None

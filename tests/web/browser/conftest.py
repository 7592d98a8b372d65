"""Windows of chromium in which a person of the town has entered."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.async_api import Browser, Page, Request, async_playwright

from core.words import Role
from tests.web.conftest import Town, address_of

CHROMIUM = Path("/usr/bin/chromium")
# Without them chromium looks up its maker's hosts when it starts.
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DESK, TELEPHONE = 1280, 360


@dataclass
class Window:
    """A window that shows the town's pages, and what it asked of anybody."""

    town: Town
    page: Page
    asked: list[str] = field(default_factory=list)

    async def go(self, path: str) -> int:
        """Open a page; return the status of the answer."""
        answer = await self.page.goto(f"{self.town.url}{path}")
        assert answer is not None
        return answer.status

    async def enter(self, role: Role) -> None:
        """Enter as who holds a role, with the code that was sent to her."""
        await self.go("/entrar")
        await self.page.get_by_label("Su correo").fill(address_of(role))
        await self.page.get_by_role("button", name="código").first.click()
        await self.page.get_by_label("código").fill(self.town.last_code(self.town.people[role]))
        await self.page.get_by_role("button", name="Entrar").click()
        await self.page.get_by_role("button", name="Salir").wait_for()

    def foreign(self) -> list[str]:
        """Return what was asked of somebody else than the town's pages."""
        own = urlsplit(self.town.url).netloc
        return [url for url in self.asked if urlsplit(url).netloc not in {own, ""}]


Opening = Callable[..., Awaitable[Window]]


@pytest.fixture
def program() -> Path:
    """The browser; without one the test is skipped, but under CI it fails."""
    if not CHROMIUM.exists():
        if os.environ.get("CI"):
            pytest.fail(f"{CHROMIUM} is not there: the pages were not tried in a browser")
        pytest.skip(f"{CHROMIUM} is not there: apt-get install chromium")
    return CHROMIUM


@pytest.fixture
async def chromium(program: Path) -> AsyncIterator[Browser]:
    """A running chromium."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=program, args=QUIET)
        yield browser
        await browser.close()


@pytest.fixture
async def window(town: Town, chromium: Browser) -> Opening:
    """Return a function that opens another window, so wide, with or without scripts."""

    async def another(width: int = DESK, **options: object) -> Window:
        size = {"width": width, "height": 800}
        context = await chromium.new_context(viewport=size, **options)  # type: ignore[arg-type]
        opened = Window(town, await context.new_page())

        def note(request: Request) -> None:
            opened.asked.append(request.url)

        opened.page.on("request", note)
        return opened

    return another

"""Pictures of the pages: `python -m bench.pages LINK`; `culmina demo --serve` names the link.

It needs chromium and pngquant, which the project does not install.
"""

from __future__ import annotations

import asyncio
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

from playwright.async_api import async_playwright

OUT = Path("docs/pictures")
# Name, path, width and height in pixels.
PAGES = (
    ("page-today", "/", 900, 610),
    ("page-activity-360", "/actividad/2.1", 360, 705),
)


async def main(link: str) -> None:
    """Draw the pages that the link opens."""
    base = "{0.scheme}://{0.netloc}".format(urlsplit(link))
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path="/usr/bin/chromium")
        for name, path, width, height in PAGES:
            page = await browser.new_page(viewport={"width": width, "height": height})
            await page.goto(link)
            await page.goto(f"{base}{path}")
            await page.screenshot(path=OUT / f"{name}.png")
            _smaller(OUT / f"{name}.png")
        await browser.close()


def _smaller(picture: Path) -> None:
    """Write a picture with fewer colours, a third of its size."""
    subprocess.run(["pngquant", "--force", "--ext", ".png", str(picture)], check=True)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))

"""How many screens of a telephone the digest's page takes, as a browser lays it out."""

from __future__ import annotations

import base64
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from reports.digest import texts
from reports.documents.charts import DAY, picture
from reports.values import Figures
from tests.unit.reports.samples import CATALOGUE, a_busy_week, a_quiet_week

BROWSER = shutil.which("chromium")
WIDE, HIGH = 360, 844  # of a telephone's window, in pixels
# A window of the browser is never so narrow: the page is laid out in a frame.
FRAME = (
    "<body><iframe src=page.html width={wide} height={high} style='border:0'></iframe><script>"
    "addEventListener('load', () => {{ document.title = 'high ' + document.querySelector('iframe')"
    ".contentDocument.documentElement.scrollHeight }})</script>"
)
# As wide as on a telephone, whatever fonts the machine has: the usual stand-in is a tenth wider.
FONT = (
    "<style>@font-face {font-family: Arial; src: local('Arial'), local('Liberation Sans'), "
    "local('DejaVu Sans Condensed')}</style>"
)


def height_of(figures: Figures, folder: Path) -> int:
    """Return how many pixels high the mail of a digest is, with its picture and its buttons."""
    png = base64.b64encode(picture(figures, DAY)).decode()
    page = texts(
        figures,
        CATALOGUE,
        link=lambda words: f"mailto:x?body={words}",
        pictures=(f"data:image/png;base64,{png}",) * 2,
    ).html
    (folder / "page.html").write_text(page.replace("</head>", f"{FONT}</head>"), "utf-8")
    frame = folder / "frame.html"
    frame.write_text(FRAME.format(wide=WIDE, high=HIGH), "utf-8")
    done = subprocess.run(
        [
            str(BROWSER), "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
            "--no-first-run", "--disable-background-networking", "--disable-component-update",
            "--disable-sync", "--allow-file-access-from-files", "--hide-scrollbars",
            f"--user-data-dir={folder / 'profile'}", "--virtual-time-budget=2000",
            "--dump-dom", frame.as_uri(),
        ],
        check=True, capture_output=True, text=True, timeout=100,
    )  # fmt: skip
    said = re.search(r"<title>high (\d+)", done.stdout)
    assert said is not None
    return int(said[1])


@pytest.mark.skipif(BROWSER is None, reason="chromium is not installed")
def test_the_mail_of_a_busy_week_takes_three_screens_of_a_telephone_with_its_picture(
    tmp_path: Path,
) -> None:
    assert HIGH < height_of(a_busy_week(), tmp_path) <= 3 * HIGH


@pytest.mark.skipif(BROWSER is None, reason="chromium is not installed")
def test_the_mail_of_a_quiet_week_takes_two(tmp_path: Path) -> None:
    assert height_of(a_quiet_week(), tmp_path) <= 2 * HIGH

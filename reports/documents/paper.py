"""The digest on paper: the plain text on letter pages, the picture drawn as lines, as a PDF.

Made with matplotlib, which draws the picture anyway: letters are text that can be searched.
"""

from __future__ import annotations

import io
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.figure import Figure

from core.spanish import day_and_month
from reports import digest
from reports.documents import charts
from reports.values import Figures
from texts.catalog import Texts

_WIDE, _HIGH = 8.5, 11.0  # inches: letter
_MARGIN = 0.75
_LETTERS = 10.0  # points
_LINE = 0.19  # inches
_LONGEST_LINE = 94
_INK = charts.DAY.ink


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    bold: bool = False


def pages(figures: Figures, texts: Texts) -> bytes:
    """Return a PDF of letter pages: what the plain text says, then the picture."""
    written = io.BytesIO()
    subject = digest.subject(figures)
    about = {"Title": subject, "Author": figures.entity, "CreationDate": _made(figures)}
    with PdfPages(written, metadata=about) as book:
        sheets = list(_sheets(list(_lines(digest.texts(figures, texts).txt, subject))))
        for number, lines in enumerate(sheets, start=1):
            page = _page(figures, number, len(sheets) + 1)
            for place, line in enumerate(lines):
                _write(page, line, _MARGIN + place * _LINE)
            book.savefig(page)
        last = _page(figures, len(sheets) + 1, len(sheets) + 1)
        _draw(last, figures)
        book.savefig(last)
    return written.getvalue()


def _made(figures: Figures) -> datetime:
    return figures.made_at


def _lines(text: str, subject: str) -> Iterator[_Line]:
    """Yield the lines of a text as wide as the page; headings and the subject are bold."""
    for line in text.splitlines():
        bold = line == subject or (line.isupper() and not line.startswith("-"))
        hangs = "  " if line[:1] in {"-", " "} else ""
        parts = textwrap.wrap(line, _LONGEST_LINE, subsequent_indent=hangs) or [""]
        yield from (_Line(part, bold) for part in parts)


def _sheets(lines: list[_Line]) -> Iterator[list[_Line]]:
    most = int((_HIGH - 2 * _MARGIN) / _LINE) - 1
    for start in range(0, len(lines), most):
        yield lines[start : start + most]


def _page(figures: Figures, number: int, of: int) -> Figure:
    page = Figure(figsize=(_WIDE, _HIGH), facecolor="white")
    said = f"{figures.entity} · {day_and_month(figures.on)} de {figures.on.year} · {number} de {of}"
    _write(page, _Line(said), _HIGH - _MARGIN + _LINE)
    return page


def _write(page: Figure, line: _Line, top: float) -> None:
    page.text(
        _MARGIN / _WIDE,
        1 - top / _HIGH,
        charts.drawable(line.text),
        fontsize=_LETTERS,
        color=_INK,
        va="top",
        fontweight="bold" if line.bold else "normal",
    )


def _draw(page: Figure, figures: Figures) -> None:
    """Draw the picture at the head of a page, as wide as its lines, never out of it."""
    room = _HIGH - 2 * _MARGIN
    high = charts.height_of(figures)
    scale = min((_WIDE - 2 * _MARGIN) / charts.WIDTH, room / high)
    wide, tall = charts.WIDTH * scale / _WIDE, high * scale / _HIGH
    place = (_MARGIN / _WIDE, 1 - _MARGIN / _HIGH - tall, wide, tall)
    charts.on_page(page, place, figures, charts.DAY)

"""The digest on paper: the plain text on letter pages, the picture drawn as lines, as a PDF.

Made with matplotlib, which draws the picture anyway: letters are text that can be searched.
"""

from __future__ import annotations

import io
import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.figure import Figure

from core.spanish import day_and_month
from reports import digest
from reports.documents import charts
from reports.findings import alternative_text
from reports.values import Figures
from texts.catalog import Texts

_WIDE, _HIGH = 8.5, 11.0  # inches: letter
_MARGIN = 0.75
_LETTERS = 10.0  # points
_LINE = 0.19  # inches
_LONGEST_LINE = 94
_HIGHEST = 4.2  # inches of the picture
_INK = charts.DAY.ink


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class _Block:
    """What stands on one page together: the lines of a sentence, or the picture of a height."""

    lines: tuple[_Line, ...] = ()
    picture: float = 0.0

    @property
    def high(self) -> float:
        """How much of a page it takes, in inches."""
        return self.picture or len(self.lines) * _LINE

    @property
    def is_heading(self) -> bool:
        """Tell whether it belongs to what follows."""
        return bool(self.lines) and all(line.bold for line in self.lines)

    @property
    def is_blank(self) -> bool:
        """Tell whether it only parts two others."""
        return not self.picture and not any(line.text for line in self.lines)


def pages(figures: Figures, texts: Texts) -> bytes:
    """Return a PDF of letter pages: what the plain text says, with the picture in its place."""
    written = io.BytesIO()
    subject = digest.subject(figures)
    about = {"Title": subject, "Author": figures.entity, "CreationDate": figures.made_at}
    with PdfPages(written, metadata=about) as book:
        blocks = _blocks(digest.texts(figures, texts, paper=True).txt, subject, figures)
        sheets = list(_sheets(list(_kept_together(blocks))))
        for number, some in enumerate(sheets, start=1):
            page = _page(figures, number, len(sheets))
            top = _MARGIN
            for block in some:
                if block.picture:
                    _draw(page, figures, top, block.picture - _LINE)
                for place, line in enumerate(block.lines):
                    _write(page, line, top + place * _LINE)
                top += block.high
            book.savefig(page)
    return written.getvalue()


def _blocks(text: str, subject: str, figures: Figures) -> Iterator[_Block]:
    """Yield a block for each line of a text, as wide as the page; headings and the subject are
    bold, and the picture stands where the text says it in words."""
    in_words = alternative_text(figures)
    for line in text.splitlines():
        if in_words and line == in_words:
            yield _Block(picture=min(charts.height_of(figures), _HIGHEST) + _LINE)
            continue
        bold = line == subject or _heads(line)
        hangs = "  " if line[:1] in {"-", " "} else ""
        parts = textwrap.wrap(line, _LONGEST_LINE, subsequent_indent=hangs) or [""]
        yield _Block(tuple(_Line(part, bold) for part in parts))


def _heads(line: str) -> bool:
    first = line.partition(":")[0].partition("(")[0]
    return first.isupper() and not line.startswith("-")


def _kept_together(blocks: Iterable[_Block]) -> Iterator[list[_Block]]:
    """Yield what is not parted: a heading with all below it, up to a blank line."""
    held: list[_Block] = []
    for block in blocks:
        if block.is_blank or (block.is_heading and held):
            yield held
            held = []
        held.append(block)
    yield held


def _sheets(groups: Iterable[list[_Block]]) -> Iterator[list[_Block]]:
    """Yield the blocks of each page; what is higher than a page is parted, and no page begins with
    a blank block."""
    room = _HIGH - 2 * _MARGIN - _LINE
    sheet: list[_Block] = []
    for group in groups:
        high = sum(block.high for block in group)
        for some in [group] if high <= room else [[block] for block in group]:
            used = sum(block.high for block in (*sheet, *some))
            if sheet and used > room:
                yield sheet
                sheet = []
            sheet += [block for block in some if sheet or not block.is_blank]
    if sheet:
        yield sheet


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


def _draw(page: Figure, figures: Figures, top: float, room: float) -> None:
    """Draw the picture below a height of a page, never wider than its lines."""
    high = charts.height_of(figures)
    scale = min((_WIDE - 2 * _MARGIN) / charts.WIDTH, room / high)
    wide, tall = charts.WIDTH * scale / _WIDE, high * scale / _HIGH
    place = (_MARGIN / _WIDE, 1 - top / _HIGH - tall, wide, tall)
    charts.on_page(page, place, figures, charts.DAY)

"""Invitations on paper: letter pages with a slip to cut out for each person, as a PDF.

A slip has the square that a telephone's camera reads, the same link in letters, and what it is for.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

import segno
from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, findfont, get_font
from matplotlib.lines import Line2D

from core.spanish import cut_at_word
from reports.documents import charts
from texts.catalog import Texts

_WIDE, _HIGH = 8.5, 11.0  # inches: letter
_MARGIN = 0.6
_HEAD = 0.55  # inches above the first slip
_ON_A_PAGE = 2
_SLIP = (_HIGH - 2 * _MARGIN - _HEAD) / _ON_A_PAGE
_SQUARE = 2.9  # inches, the quiet zone about it with it
_QUIET = 4  # modules: what the norm of the square asks for
_GAP = 0.15
_POINTS = 72.0  # in an inch
_NAMES = (15.0, 13.0, 11.0, 9.0)  # points of letters: what is long is written smaller
_BODIES = (10.5, 10.0, 9.5, 9.0, 8.5, 8.0, 7.5)
_SMALL = 8.5
_LEADING = 1.3
_INK = charts.DAY.ink
_HIGHEST_NAME = 0.6  # inches
_LONGEST = 100  # characters of a name of somebody or of an office


@dataclass(frozen=True, slots=True)
class Slip:
    """Who is invited, for which office ("" for the whole entity), and her link.

    `reads`: she only consults the plan. `by_mail`: without Telegram she is written to by mail.
    """

    name: str
    office: str
    link: str
    until: date
    reads: bool = False
    by_mail: bool = False


@dataclass(frozen=True, slots=True)
class About:
    """What all slips say alike: the entity, what its open plans are called, its policy."""

    entity: str
    plan: str
    policy_url: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class _Letters:
    size: float
    family: str = "DejaVu Sans"
    weight: str = "normal"

    def high(self, line: str) -> float:
        """Return how high a line is, in inches; one between paragraphs is half as high."""
        return self.size * _LEADING / _POINTS * (1 if line else 0.5)

    def wide(self, text: str) -> float:
        """Return how wide a text is, in inches."""
        font = get_font(findfont(FontProperties(family=self.family, weight=self.weight)))
        font.set_size(self.size, _POINTS)
        font.set_text(charts.drawable(text), 0.0)
        wide, _ = font.get_width_height()
        return float(wide) / 64 / _POINTS  # a font measures in parts of a point

    def lines(self, text: str, room: float) -> list[str]:
        """Return a text in lines that fit into `room` inches, parted at blanks where it can be."""
        made = [""]
        for word in text.split():
            joined = f"{made[-1]} {word}".lstrip()
            if self.wide(joined) <= room:
                made[-1] = joined
                continue
            *whole, last = self._pieces(word, room)
            made = [*filter(None, made), *whole, last]
        return made

    def _pieces(self, word: str, room: float) -> list[str]:
        pieces = [""]
        for letter in word:
            if self.wide(pieces[-1] + letter) > room:
                pieces.append("")
            pieces[-1] += letter
        return pieces


_OF_SMALL = _Letters(_SMALL)
_OF_LINK = _Letters(_SMALL, family="DejaVu Sans Mono")  # tells 0 from O and 1 from l


def pages(slips: Sequence[Slip], about: About, texts: Texts) -> bytes:
    """Return a PDF of letter pages: each office begins a new one, its slips in the order given."""
    written = io.BytesIO()
    facts = {"Title": "Enlaces de Telegram", "Author": about.entity, "CreationDate": about.made_at}
    with PdfPages(written, metadata=facts) as book:
        for office, hers in groupby(_by_office(slips), key=lambda slip: slip.office):
            sheets = list(_sheets(list(hers)))
            for number, some in enumerate(sheets, start=1):
                page = Figure(figsize=(_WIDE, _HIGH), facecolor="white")
                _head(page, office, about, (number, len(sheets)), texts)
                for place, slip in enumerate(some):
                    _draw(page, slip, about, _MARGIN + _HEAD + place * _SLIP, texts)
                book.savefig(page)
    return written.getvalue()


def _by_office(slips: Sequence[Slip]) -> list[Slip]:
    return sorted(slips, key=lambda slip: (not slip.office, slip.office))


def _sheets(slips: Sequence[Slip]) -> Iterator[Sequence[Slip]]:
    for at in range(0, len(slips), _ON_A_PAGE):
        yield slips[at : at + _ON_A_PAGE]


def _head(page: Figure, office: str, about: About, sheet: tuple[int, int], texts: Texts) -> None:
    said = texts.render(
        "reports/slips_head.txt",
        office=office, entity=about.entity, sheet=sheet[0], sheets=sheet[1],
    )  # fmt: skip
    office_line, *others = said.splitlines()
    letters, lines = _fitted([office_line], _WIDE - 2 * _MARGIN, 0.2, _BODIES, "bold")
    below = _write_lines(page, lines[:1], _MARGIN, _MARGIN, letters)
    _write_lines(page, others, _MARGIN, below, _OF_SMALL)


def _draw(page: Figure, slip: Slip, about: About, top: float, texts: Texts) -> None:
    """Draw a slip below a height of a page: the line to cut along, the square, words, the link."""
    cut = 1 - top / _HIGH
    page.add_artist(Line2D([0.03, 0.97], [cut, cut], color=_INK, linewidth=0.6, linestyle="--"))
    top += _GAP
    _draw_square(page, slip.link, top)
    left = _MARGIN + _SQUARE + _GAP
    room = _WIDE - _MARGIN - left
    below = top
    letters, name = _fitted([cut_at_word(slip.name, _LONGEST)], room, _HIGHEST_NAME, _NAMES, "bold")
    below = _write_lines(page, name, left, top, letters)
    said = texts.render(
        "reports/slip.txt",
        office=cut_at_word(slip.office, _LONGEST), entity=cut_at_word(about.entity, _LONGEST),
        plan=about.plan, until=slip.until, reads=slip.reads, by_mail=slip.by_mail,
    )  # fmt: skip
    letters, body = _fitted(said.splitlines(), room, top + _SQUARE - below, _BODIES)
    _write_lines(page, body, left, below, letters)
    beneath = texts.render("reports/slip_foot.txt", link=slip.link, policy_url=about.policy_url)
    _write_foot(page, beneath.splitlines(), slip.link, top + _SQUARE + _GAP)


def _fitted(
    said: Sequence[str], room: float, high: float, sizes: Sequence[float], weight: str = "normal"
) -> tuple[_Letters, list[str]]:
    """Return paragraphs as lines, and the largest letters in which they fit into a place; the
    smallest where none do."""
    for size in sizes:
        letters = _Letters(size, weight=weight)
        lines = [line for one in said for line in letters.lines(one, room)]
        if sum(map(letters.high, lines)) <= high:
            break
    return letters, lines


def _write_foot(page: Figure, said: Sequence[str], link: str, top: float) -> None:
    """Write what stands below the square, as wide as the page; the link can be typed from it."""
    for paragraph in said:
        letters = _OF_LINK if paragraph == link else _OF_SMALL
        lines = letters.lines(paragraph, _WIDE - 2 * _MARGIN)
        top = _write_lines(page, lines, _MARGIN, top, letters)


def _draw_square(page: Figure, link: str, top: float) -> None:
    """Draw the square of a link, never as a picture: each row of it is sharp at any size."""
    square = segno.make_qr(link, error="m", boost_error=False)
    modules = [bytes(row) for row in square.matrix]
    place = (_MARGIN / _WIDE, 1 - (top + _SQUARE) / _HIGH, _SQUARE / _WIDE, _SQUARE / _HIGH)
    axes = page.add_axes(place)
    axes.set_axis_off()
    axes.set_xlim(-_QUIET, len(modules) + _QUIET)
    axes.set_ylim(len(modules) + _QUIET, -_QUIET)
    for number, row in enumerate(modules):
        runs = [(at, len(dark)) for at, dark in _runs(row)]
        axes.broken_barh(runs, (number, 1), facecolor="black", linewidth=0, antialiased=False)


def _runs(row: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield where each run of dark modules of a row begins, and the run."""
    at = 0
    for dark, some in groupby(row):
        run = bytes(some)
        if dark:
            yield at, run
        at += len(run)


def _write_lines(
    page: Figure, lines: Sequence[str], left: float, top: float, letters: _Letters
) -> float:
    """Write lines below a height of a page; return where they end."""
    for line in lines:
        page.text(
            left / _WIDE,
            1 - top / _HIGH,
            charts.drawable(line),
            fontsize=letters.size,
            family=letters.family,
            fontweight=letters.weight,
            color=_INK,
            va="top",
        )
        top += letters.high(line)
    return top

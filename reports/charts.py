"""The bar chart of the digest: average progress by component, with words beside the colours.

Importing matplotlib takes most of a second and 30 MB: only what makes a digest imports this module.
"""

from __future__ import annotations

import io
import textwrap
from collections.abc import Sequence
from decimal import Decimal

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import findfont, get_font

from core.spanish import cut_at_word
from reports.shown import INKS, MOST_BARS, group_figure, more_bars
from reports.values import Figures, Group

_WIDTH = 6.4  # inches; shown at about 600 px, so that letters are legible on a telephone too
_DOTS_PER_INCH = 160
_LETTERS = 14
_LINE = 0.27  # inches of one line of letters
_BAR = 0.22
_GAP = 0.24
_LONGEST_LINE = 52
_MOST_LINES = 2
_TRACK = "#e9edf1"
_INK = "#1d2733"
_FULL = 100
_ROOM = 68  # of 100 for the bars: the rest of the line holds the words


def by_component(figures: Figures) -> bytes:
    """Return a PNG with one bar per component, in the order of the plan."""
    groups = figures.by_component[:MOST_BARS]
    labels = [_label(group.name) for group in groups]
    heights = [len(lines) * _LINE + _BAR + _GAP for lines in labels]
    rest = more_bars(figures)
    height = sum(heights) + (_LINE if rest else 0) + _GAP
    page = Figure(figsize=(_WIDTH, max(height, _LINE)), dpi=_DOTS_PER_INCH, facecolor="white")
    FigureCanvasAgg(page)
    axes = page.add_axes((0.02, 0.0, 0.96, 1.0))
    axes.set_axis_off()
    axes.set_xlim(0, _FULL)
    axes.set_ylim(height, 0)
    top = _GAP / 2
    for group, lines, taken in zip(groups, labels, heights, strict=True):
        _bar(axes, group, lines, top)
        top += taken
    if rest:
        axes.text(0, top, rest, fontsize=_LETTERS, color=_INK, va="top")
    written = io.BytesIO()
    page.savefig(written, format="png")
    return written.getvalue()


def _label(name: str) -> Sequence[str]:
    shortened = cut_at_word(name, _LONGEST_LINE * _MOST_LINES - _MOST_LINES * 6)
    return textwrap.wrap(shortened, _LONGEST_LINE) or [""]


def _bar(axes: Axes, group: Group, lines: Sequence[str], top: float) -> None:
    for number, line in enumerate(lines):
        axes.text(0, top + number * _LINE, _plain(line), fontsize=_LETTERS, color=_INK, va="top")
    y = top + len(lines) * _LINE + _BAR / 2
    axes.barh(y, _ROOM, height=_BAR, color=_TRACK)
    percent = group.average_percent or Decimal(0)
    if group.light is not None:
        axes.barh(y, float(percent) * _ROOM / _FULL, height=_BAR, color=INKS[group.light])
    axes.text(_ROOM + 2, y, group_figure(group), fontsize=_LETTERS, color=_INK, va="center")


def _plain(text: str) -> str:
    """Return `text` with what the font cannot draw left out, and without mathematics."""
    font = get_font(findfont("DejaVu Sans"))
    drawn = "".join(letter for letter in text if font.get_char_index(ord(letter)))
    return drawn.replace("$", r"\$")

"""The picture of the digest, by day and by night: what is overdue, the trend, the offices.

Importing matplotlib takes most of a second and 30 MB: only what makes a digest imports this module.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import findfont, get_font

from core.rules import Light
from core.spanish import cut_at_word, short_date
from reports.findings import overdue_of_due
from reports.shown import GREY_MEANS, LIGHTS, WORST_FIRST, heading
from reports.values import Figures, Group

WIDTH = 5.2  # inches; shown at 330 to 600 px, so that letters are legible on a telephone too
_DOTS_PER_INCH = 200
_LETTERS, _SMALL, _TINY = 12.5, 11.0, 9.0
_LINE = 0.26  # inches of one line of letters
_NAME = 0.22  # the line of a name, close above its bar
_BAR = 0.15
_GAP = 0.1
_BETWEEN = 0.07  # inches between a bar and the next name
_TREND = 0.5  # inches of the highest bar of the trend
_LONGEST_NAME = 54
_LETTER, _COUNT = 2.5, 6.0  # parts of the bar of offices have room for that from this width on
_HATCH = "////"  # of what is overdue: on paper in black and white it has no colour
_COLOURS = "Rayado, lo vencido; azul, lo que está al día"
MOST_BARS = 6
_DATED = 4  # so many weeks have room for a day each
_FULL = 100.0
_HALF, _RIGHT = 46.0, 54.0  # the trend stands left of this, the offices right of that
_ROOM = 60.0  # of 100 for the bars: the rest of the line holds the words


@dataclass(frozen=True, slots=True)
class Scheme:
    """The colours of a picture; bars stand out from `paper` by 3 to 1, letters by 4.5 to 1."""

    paper: str
    ink: str
    soft: str
    bar: str
    bars: Mapping[Light, str]
    on_bar: str


DAY = Scheme(
    paper="#ffffff",
    ink="#1d2733",
    soft="#56616d",
    bar="#1f4e8c",
    bars={
        Light.RED: "#b3261e",
        Light.AMBER: "#8f6200",
        Light.GREY: "#66717c",
        Light.GREEN: "#1e7a46",
    },
    on_bar="#ffffff",
)
NIGHT = Scheme(
    paper="#1b2127",
    ink="#e8ebee",
    soft="#aab4be",
    bar="#9cc4f0",
    bars={
        Light.RED: "#ff8a7d",
        Light.AMBER: "#f0c04d",
        Light.GREY: "#a3afbb",
        Light.GREEN: "#6fcf97",
    },
    on_bar="#101418",
)

# Draws a panel from a height on; returns where it ends.
_Panel = Callable[[Axes, Figures, Scheme, float], float]


def picture(figures: Figures, scheme: Scheme) -> bytes:
    """Return a PNG: each component, the weeks so far, the offices by light."""
    written = io.BytesIO()
    drawn(figures, scheme).savefig(written, format="png")
    return written.getvalue()


def drawn(figures: Figures, scheme: Scheme) -> Figure:
    """Return the picture as a drawing, for a page that keeps it sharp at any size."""
    height = _laid_out(figures, scheme, 1.0)
    page = Figure(figsize=(WIDTH, height), dpi=_DOTS_PER_INCH, facecolor=scheme.paper)
    FigureCanvasAgg(page)
    on_page(page, (0.0, 0.0, 1.0, 1.0), figures, scheme)
    return page


def on_page(
    page: Figure, place: tuple[float, float, float, float], figures: Figures, scheme: Scheme
) -> None:
    """Draw the panels into a place of a page, as fractions of it."""
    axes = page.add_axes(place)
    axes.set_axis_off()
    axes.set_xlim(-1.5, _FULL + 1.5)
    height = _laid_out(figures, scheme, 1.0)
    axes.set_ylim(height, 0)
    top = _GAP / 2
    for panel in _panels(figures):
        top = panel(axes, figures, scheme, top)


def height_of(figures: Figures) -> float:
    """Return how high the picture is, in inches, at its width."""
    return _laid_out(figures, DAY, 1.0)


def _laid_out(figures: Figures, scheme: Scheme, least: float) -> float:
    """Return the height that the panels take, drawn on a page that nobody sees."""
    axes = Figure().add_axes((0.0, 0.0, 1.0, 1.0))
    top = _GAP / 2
    for panel in _panels(figures):
        top = panel(axes, figures, scheme, top)
    return max(top, least)


def _panels(figures: Figures) -> list[_Panel]:
    panels: list[_Panel] = []
    if figures.by_component:
        panels.append(_by_component)
    if len(figures.trend) > 1 or any(group.light for group in figures.by_office):
        panels.append(_beneath)
    return panels


def _beneath(axes: Axes, figures: Figures, scheme: Scheme, top: float) -> float:
    """Draw the trend and the offices side by side."""
    ends = [top]
    if len(figures.trend) > 1:
        ends.append(_trend(axes, figures, scheme, top))
    if any(group.light for group in figures.by_office):
        ends.append(_offices(axes, figures, scheme, top))
    return max(ends)


def _by_component(axes: Axes, figures: Figures, scheme: Scheme, top: float) -> float:
    top = _title(axes, "De lo que debía estar listo", scheme, top)
    _say(axes, 0, top - 0.05, _COLOURS, scheme.soft, _SMALL)
    top += _LINE
    most = max(group.due for group in figures.by_component) or 1
    for group in figures.by_component[:MOST_BARS]:
        top = _bar(axes, group, most, scheme, top)
    more = len(figures.by_component) - MOST_BARS
    if more > 0:
        _say(axes, 0, top, f"Y {more} más en el libro.", scheme.soft, _SMALL)
        top += _LINE
    return top + _GAP


def _bar(axes: Axes, group: Group, most: int, scheme: Scheme, top: float) -> float:
    """Draw what was due of a component, `most` of which are as long as there is room: overdue
    first, then what is done of it."""
    _say(axes, 0, top, cut_at_word(heading(group.name), _LONGEST_NAME), scheme.ink, _SMALL)
    middle = top + _NAME + _BAR / 2
    one = _ROOM / most if group.light is not None else 0.0
    late, done = group.overdue * one, group.met * one
    red = scheme.bars[Light.RED]
    axes.barh(
        middle, late, height=_BAR, facecolor=red, edgecolor=scheme.paper, hatch=_HATCH, linewidth=0
    )
    axes.barh(middle, done, left=late, height=_BAR, color=scheme.bar)
    where = late + done + (2 if late + done else 0)
    _say(axes, where, middle, overdue_of_due(group), scheme.ink, _SMALL, middle=True)
    return top + _NAME + _BAR + _BETWEEN


def _trend(axes: Axes, figures: Figures, scheme: Scheme, top: float) -> float:
    top = _title(axes, "Vencidas por resumen", scheme, top)
    points = figures.trend
    most = max(point.overdue for point in points) or 1
    width = _HALF / max(len(points), 4)
    floor = top + _LINE + _TREND
    for number, point in enumerate(points):
        middle = (number + 0.5) * width
        high = max(point.overdue / most * _TREND, 0.02)
        is_last = number == len(points) - 1
        (bar,) = axes.bar(middle, -high, bottom=floor, width=width * 0.62, color=scheme.soft)
        if is_last:
            bar.set(facecolor=scheme.bars[Light.RED], edgecolor=scheme.paper, hatch=_HATCH)
            bar.set_linewidth(0)
        count = str(point.overdue)
        _say(axes, middle, floor - high - _LINE, count, scheme.ink, _SMALL, centre=True)
        if len(points) <= _DATED or number == 0 or is_last:
            day = short_date(point.on, figures.on).partition(" ")[2]
            _say(axes, middle, floor + 0.04, day, scheme.soft, _TINY, centre=True)
    return floor + _LINE + _GAP


def _offices(axes: Axes, figures: Figures, scheme: Scheme, top: float) -> float:
    top = _title(axes, "Oficinas por semáforo", scheme, top, _RIGHT)
    counts = Counter(group.light for group in figures.by_office if group.light)
    total, left = sum(counts.values()), _RIGHT
    middle = top + _LINE / 2
    for light in (light for light in WORST_FIRST if counts[light]):
        wide = counts[light] / total * (_FULL - _RIGHT)
        axes.barh(middle, wide, left=left, height=_LINE, color=scheme.bars[light])
        where, said_on = left + wide / 2, _letter(light) if wide >= _LETTER else ""
        said_on += f" {counts[light]}" if wide >= _COUNT else ""
        _say(axes, where, middle, said_on, scheme.on_bar, _SMALL, centre=True, middle=True)
        left += wide
    top += _LINE + 0.05
    said = [
        f"{counts[light]} {LIGHTS[light]} ({_letter(light)})"
        for light in WORST_FIRST
        if counts[light]
    ]
    lines = [", ".join(said[at : at + 2]) for at in range(0, len(said), 2)]
    if counts[Light.GREY]:
        lines.append(f"({GREY_MEANS})")
    for line in lines:
        _say(axes, _RIGHT, top, line, scheme.soft, _SMALL)
        top += _LINE * 0.85
    return top + _GAP


def _letter(light: Light) -> str:
    return LIGHTS[light][0].upper()


def _title(axes: Axes, text: str, scheme: Scheme, top: float, left: float = 0) -> float:
    axes.text(left, top, text, fontsize=_LETTERS, color=scheme.ink, va="top", fontweight="bold")
    return top + _LINE + 0.05


def _say(
    axes: Axes,
    x: float,
    y: float,
    text: str,
    colour: str,
    size: float,
    *,
    centre: bool = False,
    middle: bool = False,
) -> None:
    axes.text(
        x,
        y,
        drawable(text),
        fontsize=size,
        color=colour,
        va="center" if middle else "top",
        ha="center" if centre else "left",
    )


def drawable(text: str) -> str:
    """Return `text` with what the font cannot draw left out, and without mathematics."""
    font = get_font(findfont("DejaVu Sans"))
    drawable = "".join(letter for letter in text if font.get_char_index(ord(letter)))
    return drawable.replace("$", r"\$")

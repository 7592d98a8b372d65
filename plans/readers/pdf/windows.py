"""Where a letter is seen: a text that is longer, or higher, than its cell goes on unseen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

# Points. What is seen of a cell ends so near to its lines.
_EDGE = 2.0
_INSIDE = 4.0
# In letters' heights: what is seen in is no single cell but a column where it is so high, and a
# text that ends so near to its end may be longer.
_COLUMN = 4.0
_NEAR_END = 0.8
# What is seen in over so much of the paper's width is the page.
_MOST = 0.6
# A line across so much of a column parts cells of it.
_ACROSS = 0.8


class Box(NamedTuple):
    """A rectangle in points from the top left corner of the page."""

    x0: float
    top: float
    x1: float
    bottom: float


class Rule(NamedTuple):
    """A straight line: where it stands, and from where to where it goes."""

    at: float
    start: float
    end: float


def window(seen: tuple[float, float, float, float], left: float, top: float) -> Box:
    """Return what is seen of a page that begins at `left` and `top`, as the file counts."""
    return Box(seen[0] - left, top - seen[3], seen[2] - left, top - seen[1])


def hidden(box: Box, seen: Box) -> float | None:
    """Return the nearest place across the page at which a letter would be seen; None where it is
    within what is seen of its cell."""
    return _nearest((box.x0 + box.x1) / 2, seen.x0, seen.x1)


def beyond(box: Box, seen: Box) -> float | None:
    """Return the nearest height at which a letter would be seen; None where it is within what is
    seen of its cell."""
    return _nearest((box.top + box.bottom) / 2, seen.top, seen.bottom)


def is_column(box: Box, seen: Box, width: float) -> bool:
    """Tell whether what is seen of a letter's cell is as high as a column of cells."""
    narrow = seen.x1 - seen.x0 <= _MOST * width
    return narrow and seen.bottom - seen.top >= _COLUMN * (box.bottom - box.top)


def is_cell(seen: Box, level: Sequence[Rule]) -> bool:
    """Tell whether what is seen is one cell: lines end it and none goes across."""
    wide = seen.x1 - seen.x0
    across = [
        rule.at
        for rule in level
        if min(rule.end, seen.x1) - max(rule.start, seen.x0) > _ACROSS * wide
    ]
    within = any(seen.top + _INSIDE < at < seen.bottom - _INSIDE for at in across)
    return not within and any(
        abs(at - end) <= _INSIDE for at in across for end in (seen.top, seen.bottom)
    )


def is_last(box: Box, seen: Box) -> bool:
    """Tell whether a letter reaches the end of where it is seen: workbooks have such an end only
    for a text that does not fit its cell."""
    return box.x1 > seen.x1 - _NEAR_END * (box.bottom - box.top)


def _nearest(place: float, start: float, end: float) -> float | None:
    if start <= place <= end or end - start <= 2 * _EDGE:
        return None
    return start + _EDGE if place < start else end - _EDGE

"""Rows without room between them whose texts stand in their middle.

A number or a percentage stands in the middle of its row. The rows are as high as their longest
text, a whole number of lines, and each begins where the one before ends: how high the first is
tells them all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from core.grouping import grouped
from plans.readers.pdf.text import Line

_SINGLE = re.compile(r"\d{1,3}(?:[.,]\d+)*\.?\s?%?|N/?A", re.IGNORECASE)
_MOST_TRIED = 4
_FEWEST_ROWS = 3
_MOST_LINES = 60
# In parts of the distance between lines.
_OFF = 0.3
_LEAST = 0.8


def middle_starts(parts: Sequence[Line], pitch: float) -> list[float]:
    """Return where the rows begin, after the heading; [] where texts do not stand in the middle."""
    single = (line for line in parts if _SINGLE.fullmatch(line.text))
    figures = grouped((line.column, line.middle) for line in single)
    lowest = max(line.middle for line in parts) + pitch / 2
    fitting: list[tuple[float, list[float]]] = []
    for middles in sorted(figures.values(), key=len, reverse=True)[:_MOST_TRIED]:
        if len(middles) >= _FEWEST_ROWS:
            ways = (ends_of(middles, lines * pitch / 2) for lines in range(1, _MOST_LINES))
            closed = (ends for ends in ways if ends and abs(ends[-1] - lowest) < _OFF * pitch)
            fitting += [(_fit(parts, middles, ends, pitch), ends) for ends in closed]
    best, ends = max(fitting, default=(0.0, []))
    return ends[:-1] if best >= _LEAST else []


def ends_of(middles: Sequence[float], half: float) -> list[float]:
    """Return where rows of these middles begin and end, the first being twice `half` high."""
    ends = [middles[0] - half]
    for middle in middles:
        end = 2 * middle - ends[-1]
        if end <= middle:
            return []
        ends.append(end)
    return ends


def _fit(
    parts: Sequence[Line], middles: Sequence[float], ends: Sequence[float], pitch: float
) -> float:
    """Return the share of rows that their longest text fills, or of cells that stand in the middle:
    the smaller, for texts at the top of their rows fill these in the same way."""
    filled = standing = cells = 0
    for middle, (top, bottom) in zip(middles, pairwise(ends), strict=True):
        inside = (line for line in parts if top < line.middle < bottom)
        columns = grouped((line.column, line.middle) for line in inside)
        longest = max(map(len, columns.values()), default=0)
        filled += abs(longest * pitch - (bottom - top)) < pitch * _OFF
        cells += len(columns)
        standing += sum(
            abs((own[0] + own[-1]) / 2 - middle) < pitch * _OFF for own in columns.values()
        )
    return min(filled / len(middles), standing / max(cells, 1))

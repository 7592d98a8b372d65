"""Columns of a table without lines, where whole texts stand apart: what no text goes over.

Rows tell them: lines of several texts. What stands over columns is left out of account: names of
groups, totals, headings over several columns. A heading that stands beside all texts is of the
column that has no other heading.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from core.spanish import fold
from plans.readers.named_levels import named_level
from plans.readers.pdf.text import FEWEST_COLUMNS, Word, has_figure, runs_of, text_in

# Points: the least blank between two columns, and one that some lines go over; how near to each
# other texts of a column begin.
_NARROWEST = 1.0
_CROSSED = 3.0
_STRAIGHT = 1.5
# So many of the lines that tell columns may hold something over several.
_MOST_OVER = 0.12
_ALIGNED = 0.6
_FEWEST_LINES = 3
# In letters' heights.
_NEXT_LINE = 1.35
# A heading over one narrow column has no more words.
_MOST_WORDS = 3
# Of folded text.
_TOTAL = re.compile(r"(?:sub)?total(?:es)?\b")
_Lines = Sequence[Sequence[Word]]


class Text(NamedTuple):
    """Where a text begins and ends across the page."""

    x0: float
    x1: float


def columns_between_texts(lines: _Lines) -> list[float]:
    """Return where the columns part, from the left; [] where the lines do not tell it."""
    body = _body(lines)
    first = next((n for n, line in enumerate(body) if has_figure(line)), 0)
    rows = _rows(body[first:])
    # Where there are few rows, their heading tells the columns too.
    rows = rows if len(rows) >= _FEWEST_LINES else _rows(body)
    if len(rows) < _FEWEST_LINES:
        return []
    columns = _columns(rows)
    for line in body:
        columns = _widened(columns, line)
    heads = [text for line in body[:first] for text in _texts(line)]
    own = [text for line in body[first:] for text in _texts(line)]
    columns = _with_headings_settled(columns, heads, own)
    if any(right.x0 - left.x1 < _NARROWEST for left, right in pairwise(columns)):
        return []
    return list(_cuts(columns, own))


def heading_and_columns(lines: _Lines) -> tuple[_Lines, list[Text]]:
    """Return the lines of a table above its first figures, and the columns that the texts of its
    rows cover; nothing where these are too few."""
    body = _body(lines)
    first = next((n for n, line in enumerate(body) if has_figure(line)), 0)
    rows = _rows(body[first:])
    return (body[:first], _columns(rows)) if len(rows) >= _FEWEST_LINES else ([], [])


def _body(lines: _Lines) -> _Lines:
    """Return the lines of a table, from the heading on, without its totals."""
    telling = [n for n, line in enumerate(lines) if len(runs_of(line)) >= FEWEST_COLUMNS]
    body = lines[_top(lines, telling[0]) : telling[-1] + 1] if telling else []
    return [line for line in body if not _TOTAL.match(fold(text_in(line)))]


def _top(lines: _Lines, first: int) -> int:
    """Return the line with which the heading begins: those above a line of it stand close."""
    while first:
        above, below = lines[first - 1][0], lines[first][0]
        if below.middle - above.middle > _NEXT_LINE * (above.bottom - above.top):
            break
        first -= 1
    return first


def _rows(lines: _Lines) -> list[list[Text]]:
    return [texts for line in lines if len(texts := _texts(line)) >= FEWEST_COLUMNS]


def _texts(line: Sequence[Word]) -> list[Text]:
    return [Text(run[0].x0, run[-1].x1) for run in runs_of(line)]


def _columns(rows: Sequence[Sequence[Text]]) -> list[Text]:
    """Return the columns of rows: what their texts cover; a few of these may go over several."""
    texts = [text for row in rows for text in row]
    columns = _covered(texts)
    most = int(_MOST_OVER * len(rows))
    for at, end in _blanks(texts, most):
        if any(one.x0 < at and end < one.x1 for one in columns):
            columns = [part for one in columns for part in _split(one, at, end)]
    return columns


def _covered(texts: Sequence[Text]) -> list[Text]:
    """Return the stretches that texts cover, those together between which is no room."""
    covered: list[Text] = []
    for text in sorted(texts):
        if covered and text.x0 - covered[-1].x1 < _NARROWEST:
            covered[-1] = Text(covered[-1].x0, max(covered[-1].x1, text.x1))
        else:
            covered.append(text)
    return covered


def _blanks(texts: Sequence[Text], most: int) -> Iterator[tuple[float, float]]:
    """Yield the stretches that some texts, but no more than `most`, go over."""
    edges = sorted(edge for text in texts for edge in ((text.x0, 1), (text.x1, -1)))
    count, start = 0, None
    for (at, change), (following, _) in pairwise(edges):
        count += change
        if following <= at:
            continue
        if count <= most:
            start = at if start is None else start
        elif start is not None:
            if at - start >= _CROSSED:
                yield start, at
            start = None


def _split(column: Text, at: float, end: float) -> list[Text]:
    if column.x0 < at and end < column.x1:
        return [Text(column.x0, at), Text(end, column.x1)]
    return [column]


def _widened(columns: Sequence[Text], line: Sequence[Word]) -> list[Text]:
    """Return the columns with the texts of a line that reach farther, into the blank beside them,
    and with those that stand between two columns, as columns."""
    done = list(columns)
    texts = _texts(line)
    named = len(texts) == 1 and (named_level(text_in(line)) or len(line) > _MOST_WORDS)
    for text in texts:
        over = [n for n, one in enumerate(done) if text.x0 < one.x1 and one.x0 < text.x1]
        both = any(text.x0 < done[n].x0 and done[n].x1 < text.x1 for n in over)
        if len(over) == 1 and not (both and named):
            one = done[over[0]]
            done[over[0]] = Text(min(one.x0, text.x0), max(one.x1, text.x1))
        elif not over and len(texts) > 1:
            done = sorted([*done, text])
    return done


def _with_headings_settled(
    columns: Sequence[Text], heads: Sequence[Text], own: Sequence[Text]
) -> list[Text]:
    """Return the columns, one that holds but a heading joined with that beside it that has none."""
    done = list(columns)
    for column in columns:
        if any(_is_in(text, column) for text in own) or column not in done:
            continue
        at = done.index(column)
        bare = [n for n in (at - 1, at + 1) if 0 <= n < len(done)]
        bare = [n for n in bare if not any(_is_in(text, done[n]) for text in heads)]
        if len(bare) == 1:
            other = done[bare[0]]
            whole = Text(min(column.x0, other.x0), max(column.x1, other.x1))
            done[min(at, bare[0]) : max(at, bare[0]) + 1] = [whole]
    return done


def _is_in(text: Text, column: Text) -> bool:
    return column.x0 <= text.x0 and text.x1 <= column.x1


def _cuts(columns: Sequence[Text], own: Sequence[Text]) -> Iterator[float]:
    """Yield where columns part: right before the right one where its texts begin at one place."""
    starts = sorted(text.x0 for text in own)
    for left, right in pairwise(columns):
        first, end = bisect_left(starts, right.x0), bisect_right(starts, right.x1)
        level = bisect_right(starts, right.x0 + _STRAIGHT) - first
        middle = (left.x1 + right.x0) / 2
        aligned = level >= _ALIGNED * max(end - first, 1)
        yield max(right.x0 - _STRAIGHT, middle) if aligned else middle

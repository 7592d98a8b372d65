"""Without lines, a name in the middle of its block tells how far the block goes."""

from __future__ import annotations

from collections.abc import Sequence

from plans.readers.pdf.centred import spans
from plans.readers.pdf.text import Line

HEIGHT, ROOM = 8.0, 12.0


def page(names: Sequence[tuple[str, int]], heights: Sequence[int]) -> list[list[Line]]:
    """Return rows of so many lines, and the names of the first column in their blocks' middle."""
    tops = [0.0]
    for count in heights:
        tops.append(tops[-1] + count * HEIGHT + ROOM)
    rows = [
        [Line(1, "texto", top + n * HEIGHT, top + (n + 1) * HEIGHT) for n in range(count)]
        for top, count in zip(tops, heights, strict=False)
    ]
    first = 0
    for name, size in names:
        if name:
            middle = (tops[first] + tops[first + size] - ROOM) / 2
            row = max(n for n in range(len(rows)) if tops[n] <= middle)
            line = Line(0, name, middle - HEIGHT / 2, middle + HEIGHT / 2)
            rows[row] = sorted([*rows[row], line], key=lambda one: one.middle)
        first += size
    return rows


def found(names: Sequence[tuple[str, int]], heights: Sequence[int]) -> list[tuple[int, int]]:
    return [(one.first, one.end) for one in spans(page(names, heights), 2)]


def test_each_name_spans_the_rows_about_it() -> None:
    heights = [1, 3, 2, 5, 1, 2, 4]
    assert found([("A", 2), ("B", 4), ("C", 1)], heights) == [(0, 2), (2, 6), (6, 7)]


def test_rows_at_the_foot_whose_name_stands_on_the_next_page_are_left() -> None:
    heights = [1, 3, 2, 5, 1, 2, 4]
    assert found([("A", 2), ("B", 2), ("", 3)], heights) == [(0, 2), (2, 4)]


def test_names_at_the_top_of_their_blocks_are_left_to_their_words() -> None:
    rows = page([], [1, 3, 2, 5, 1])
    for number, name in ((0, "A"), (3, "B")):
        top = rows[number][0].top
        rows[number] = [Line(0, name, top, top + HEIGHT), *rows[number]]
    assert spans(rows, 2) == []


def test_a_column_that_every_row_fills_has_no_blocks() -> None:
    heights = [1, 3, 2, 5]
    assert found([("A", 1), ("B", 1), ("C", 1), ("D", 1)], heights) == []
    assert spans([], 0) == []

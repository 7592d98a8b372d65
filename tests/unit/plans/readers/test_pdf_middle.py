"""Rows without room between them are told by the figures in their middle."""

from __future__ import annotations

from collections.abc import Sequence

from plans.readers.pdf.middle import middle_starts
from plans.readers.pdf.text import Line

PITCH, HEIGHT = 10.0, 8.0


def table(rows: Sequence[Sequence[int]], stand: float = 0.5) -> list[Line]:
    """Return rows by the number of lines in each cell; a percentage is the first cell."""
    parts: list[Line] = []
    top = 100.0
    for cells in rows:
        most = max(cells, default=1)
        for column, count in enumerate((1, *cells)):
            first = top + (most - count) * PITCH * stand
            for number in range(count):
                text = "33%" if column == 0 else "texto"
                at = first + number * PITCH + 1
                parts.append(Line(column, text, at, at + HEIGHT))
        top += most * PITCH
    return sorted(parts, key=lambda line: (line.middle, line.column))


ROWS = [(3, 1), (1, 2), (5, 4), (1, 1), (2, 6)]


def test_each_row_begins_where_the_one_before_ends() -> None:
    assert middle_starts(table(ROWS), PITCH) == [100.0, 130.0, 150.0, 200.0, 210.0]


def test_texts_at_the_top_of_their_rows_are_left_to_other_ways() -> None:
    assert middle_starts(table(ROWS, stand=0.0), PITCH) == []
    assert middle_starts(table(ROWS, stand=1.0), PITCH) == []


def test_rows_without_figures_or_too_few_are_left_to_other_ways() -> None:
    parts = [line for line in table(ROWS) if line.column]
    assert middle_starts(parts, PITCH) == []
    assert middle_starts(table(ROWS[:2]), PITCH) == []

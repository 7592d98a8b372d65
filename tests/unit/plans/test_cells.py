"""The cells of a row, read: also the blank ones have a place, and the unknown ones a name."""

from __future__ import annotations

from dataclasses import replace

from plans.activities.cells import RowReading, read_cells
from plans.activities.follow_ups import Cutoffs
from plans.readers.grid import Grid
from plans.tables.headings.headers import Field
from plans.tables.table import read_table
from tests.unit.plans.builders import HEADINGS, a_grid


def a_reading(line: str, *more: str) -> RowReading:
    (reading,) = read_cells(
        read_table(a_grid(line, headings=[*HEADINGS, *more])).lines, Cutoffs([], None)
    )
    return reading


def test_a_blank_cell_has_the_place_of_its_column_and_a_row_that_of_its_line() -> None:
    reading = a_reading("||Emitir boletines|Boletín||||")
    assert reading.place(Field.DUE).label() == "línea 2, columna 5"
    assert reading.place(Field.UNIT).label() == "línea 2, columna 1"
    assert reading.place().label() == "línea 2, columna 1"
    assert (reading.text(Field.DUE), reading.printed(Field.DUE)) == ("", "")


def test_a_blank_cell_keeps_its_page_its_sheet_and_its_table() -> None:
    for more, told in (
        ({"page": 3}, "página 3, fila 2, columna 5"),
        ({"table": 2}, "tabla 2, fila 2, columna 5"),
        ({"sheet": "Plan"}, "hoja «Plan», celda E2"),
    ):
        rows = a_grid("||Emitir boletines|Boletín||||").rows
        placed = tuple(
            replace(row, cells=tuple(replace(c, place=replace(c.place, **more)) for c in row.cells))
            for row in rows
        )
        (reading,) = read_cells(read_table(Grid("plan", placed)).lines, Cutoffs([], None))
        assert reading.place(Field.DUE).label() == told


def test_a_text_is_shown_clean_and_kept_as_printed() -> None:
    reading = a_reading("||Emitir|| 30/06/2026 |10 %|<p>Va uno.</p>|")
    assert reading.text(Field.DESCRIPTION) == "Va uno."
    assert reading.printed(Field.DESCRIPTION) == "<p>Va uno.</p>"
    assert reading.printed(Field.DUE) == "30/06/2026"


def test_a_row_with_only_a_name_is_known_and_one_with_more_is_not() -> None:
    assert a_reading("A|x|Emitir boletines|||||").only_title
    assert not a_reading("||Emitir boletines||||Va uno.|").only_title
    assert not a_reading("||Emitir boletines||||||Verde", "COLOR").only_title


def test_columns_without_a_word_of_ours_are_kept_by_heading_also_twice_or_without_one() -> None:
    reading = a_reading("||Emitir||30/06/2026||||Verde|Rojo|Azul", "COLOR", "COLOR", "")
    assert reading.extra == {"COLOR": "Verde", "COLOR (10)": "Rojo", "columna 11": "Azul"}

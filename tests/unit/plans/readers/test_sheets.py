"""A spreadsheet's cells become rows: pages, loose lines, merged areas, what is hidden."""

from __future__ import annotations

import pytest

from core.errors import InputError
from plans.readers.grid import Row
from plans.readers.limits import MOST_CELLS
from plans.readers.sheets import Area, Sheet, hidden_in
from plans.readers.sheets import rows_of as rows_in

TABLE = {5: {1: "COMPONENTE", 2: "ACTIVIDADES"}, 6: {1: "Archivo", 2: "Transferir"}}


def rows_of(sheets: list[Sheet]) -> tuple[Row, ...]:
    return rows_in(sheets, "plan.xlsx")


def a_sheet(texts: dict[int, dict[int, str]], *areas: Area, name: str = "Plan") -> Sheet:
    return Sheet(name, texts, list(areas))


def shape(rows: tuple[Row, ...]) -> list[tuple[int, int, bool]]:
    """Return line, page and looseness of every row."""
    return [(row.line, row.page, row.loose) for row in rows]


def test_titles_above_a_table_are_loose_merged_or_not() -> None:
    sheet = a_sheet({1: {1: "Alcaldía"}, 2: {1: "Plan 2026"}, **TABLE}, Area(1, 1, 1, 2))
    assert shape(rows_of([sheet])) == [(1, 0, True), (2, 0, True), (5, 1, False), (6, 1, False)]


def test_a_name_alone_in_its_row_inside_a_table_is_not_loose() -> None:
    sheet = a_sheet({**TABLE, 7: {1: "Prensa"}, 8: {1: "Radio", 2: "Emitir"}})
    assert shape(rows_of([sheet]))[2] == (7, 1, False)


def test_a_name_alone_after_a_gap_is_not_loose_while_the_table_goes_on() -> None:
    sheet = a_sheet({**TABLE, 8: {1: "Prensa"}, 9: {2: "Emitir", 3: "Oficina TIC"}})
    assert shape(rows_of([sheet]))[2:] == [(8, 2, False), (9, 2, False)]


def test_a_name_between_two_gaps_is_loose() -> None:
    sheet = a_sheet({**TABLE, 8: {1: "MUNICIPIO"}, 10: {1: "Radio", 2: "Emitir"}})
    assert shape(rows_of([sheet]))[2:] == [(8, 1, True), (10, 2, False)]


def test_a_note_after_the_table_is_loose() -> None:
    sheet = a_sheet({**TABLE, 8: {1: "Elaboró: Ana Pérez"}})
    assert shape(rows_of([sheet]))[2:] == [(8, 1, True)]


def test_a_title_spread_over_columns_between_two_tables_is_loose() -> None:
    texts = {**TABLE, 8: {1: "Componente 2"}, 9: {1: "Prensa", 2: "Emitir"}}
    sheet = a_sheet(texts, Area(8, 1, 8, 2))
    assert shape(rows_of([sheet]))[2:] == [(8, 1, True), (9, 2, False)]


def test_a_name_over_some_headings_is_a_row_of_the_table_and_one_over_most_is_a_title() -> None:
    heads = {2: dict(enumerate(("N.º", "ACTIVIDAD", "FECHA", "MARZO", "JUNIO"), start=1))}
    over = a_sheet({1: {4: "% DE AVANCE"}, **heads}, Area(1, 4, 1, 5))
    assert shape(rows_of([over])) == [(1, 1, False), (2, 1, False)]
    for first, last in ((1, 5), (2, 5), (1, 2), (5, 5)):
        title = a_sheet({1: {first: "PLAN 2026"}, **heads}, Area(1, first, 1, last))
        assert shape(rows_of([title])) == [(1, 0, True), (2, 1, False)]


def test_a_name_merged_downwards_at_the_top_of_a_page_is_no_title() -> None:
    texts = {1: {1: "Prensa"}, 2: {2: "Emitir", 3: "Oficina TIC"}}
    assert shape(rows_of([a_sheet(texts, Area(1, 1, 2, 1))])) == [(1, 1, False), (2, 1, False)]


def test_a_blank_row_begins_a_page_and_one_that_a_merged_area_covers_does_not() -> None:
    texts = {1: {1: "A", 2: "b"}, 3: {1: "C", 2: "d"}}
    assert [row.page for row in rows_of([a_sheet(texts)])] == [1, 2]
    merged = a_sheet(texts, Area(1, 1, 2, 1))
    assert [row.page for row in rows_of([merged])] == [1, 1]


def test_a_hidden_row_is_left_out_and_is_no_gap() -> None:
    sheet = a_sheet({1: {1: "A", 2: "b"}, 2: {1: "x", 2: "y"}, 3: {1: "C", 2: "d"}})
    sheet.hidden_rows = {2}
    assert shape(rows_of([sheet])) == [(1, 1, False), (3, 1, False)]
    assert hidden_in([sheet]) == ("hoja «Plan», fila 2",)


def test_a_hidden_column_keeps_its_place_without_its_texts() -> None:
    sheet = a_sheet({1: {1: "A", 2: "b", 3: "c"}, 2: {1: "D", 3: "f"}})
    sheet.hidden_columns = {2, 5}
    assert [row.texts for row in rows_of([sheet])] == [("A", "", "c"), ("D", "", "f")]
    assert hidden_in([sheet]) == ("hoja «Plan», columna B",)


def test_nothing_is_said_of_blank_rows_and_columns_that_hide() -> None:
    sheet = a_sheet({1: {1: "A", 2: "b"}})
    sheet.hidden_columns, sheet.hidden_rows = {3}, {2}
    assert hidden_in([sheet]) == ()


def test_every_sheet_begins_a_page_and_its_cells_name_it() -> None:
    one, blank = a_sheet({1: {1: "A", 2: "b"}}), a_sheet({})
    other = a_sheet({3: {1: "C", 28: "d"}}, name="Metas")
    rows = rows_of([one, blank, other])
    assert [row.page for row in rows] == [1, 2]
    assert rows[1].cells[27].place.label() == "hoja «Metas», celda AB3"


def test_all_cells_of_a_merged_area_know_its_first_which_alone_has_the_text() -> None:
    texts = {1: {1: "Archivo", 2: "Transferir"}, 2: {1: "resto", 2: "Ordenar"}}
    rows = rows_of([a_sheet(texts, Area(1, 1, 2, 1))])
    first = rows[0].cells[0]
    assert (first.text, rows[1].cells[0].text) == ("Archivo", "")
    assert first.anchor == rows[1].cells[0].anchor == first.place
    assert rows[0].cells[1].anchor is None


def test_the_text_of_a_merged_area_stands_in_its_first_cell_that_is_shown() -> None:
    texts = {1: {1: "Archivo", 2: "Uno"}, 2: {2: "Dos"}, 3: {2: "Tres"}}
    sheet = a_sheet(texts, Area(1, 1, 3, 1))
    sheet.hidden_rows = {1}
    rows = rows_of([sheet])
    assert [row.texts for row in rows] == [("Archivo", "Dos"), ("", "Tres")]
    assert rows[1].cells[0].anchor == rows[0].cells[0].place


@pytest.mark.parametrize("area", [Area(2, 1, 3, 1), Area(9, 1, 9, 4), Area(1, 2, 1, 2)])
def test_a_merged_area_that_is_not_seen_changes_nothing(area: Area) -> None:
    sheet = a_sheet({1: {1: "A", 2: "b"}, 2: {1: "x"}, 3: {1: "y"}}, area)
    sheet.hidden_rows = {2, 3}
    rows = rows_of([sheet])
    assert [(row.line, row.texts) for row in rows] == [(1, ("A", "b"))]
    assert all(cell.anchor is None for cell in rows[0].cells)


def test_areas_that_cross_without_end_are_refused() -> None:
    texts = {line: {1: "A", 100: "b"} for line in range(1, 1001)}
    areas = [Area(1, 1, 1000, 100)] * (MOST_CELLS // 100_000 + 1)
    with pytest.raises(InputError, match="se cruzan"):
        rows_of([a_sheet(texts, *areas)])
    assert len(rows_of([a_sheet(texts, *areas[:1])])) == 1

"""Workbooks of Excel are read as their readers see them."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from core.errors import InputError
from plans.readers.grid import Grid
from plans.readers.limits import MOST_COLUMNS, MOST_ROWS, MOST_SHEETS
from plans.readers.xlsx import read_xlsx
from tests.unit.plans.readers.workbooks import (
    HEADINGS,
    a_sheet,
    anchors,
    fill,
    part_of,
    repacked,
    saved,
    texts,
)

SHEET = "xl/worksheets/sheet1.xml"


def read(content: bytes) -> Grid:
    return read_xlsx(content, "plan.xlsx")


def test_every_kind_of_value_is_read_as_it_is_shown() -> None:
    sheet = a_sheet(
        ["Texto", 4, 1.5, True, date(2026, 6, 4), datetime(2026, 6, 4, 15, 30)],  # noqa: DTZ001
        [0.33, 0.8824, "#REF!", "33%", "=1+1", "resto"],
    )
    sheet["E1"].number_format = "dd/mm/yyyy"
    sheet["A2"].number_format, sheet["B2"].number_format = "0%", "0.00%"
    assert texts(read(saved(sheet))) == [
        ("Texto", "4", "1.5", "VERDADERO", "04/06/2026", "04/06/2026"),
        ("33%", "88,24%", "#REF!", "33%", "", "resto"),
    ]


def test_a_date_of_which_only_the_month_is_shown_is_a_month() -> None:
    sheet = a_sheet(["FECHA", "x"], [date(2026, 6, 1), "y"])
    sheet["A2"].number_format = "mmm-yy"
    assert read(saved(sheet)).rows[1].texts[0] == "junio 2026"


def test_the_stored_result_of_a_formula_is_read_and_a_missing_one_is_blank() -> None:
    content = saved(a_sheet(["a", "=B2*2", "=C2", "d"]))
    xml = part_of(content, SHEET).replace("<f>B2*2</f><v></v>", "<f>B2*2</f><v>14</v>")
    assert texts(read(repacked(content, {SHEET: xml}))) == [("a", "14", "", "d")]


def test_the_letters_of_a_cell_may_have_several_looks() -> None:
    rich = CellRichText("Emitir ", TextBlock(InlineFont(b=True), "doce"), " boletines")
    sheet = a_sheet(["ACTIVIDADES", "x"], [rich, "y"])
    assert read(saved(sheet)).rows[1].texts[0] == "Emitir doce boletines"


def test_line_ends_and_control_characters_come_out_as_such() -> None:
    content = saved(a_sheet(["Oficina TIC_x000D_\nArchivo_x0007_", "b_x0041_"]))
    grid = read(content)
    assert [cell.text for cell in grid.rows[0].cells] == ["Oficina TIC\n\nArchivo ", "b_x0041_"]


def test_a_title_over_merged_cells_is_loose_and_groups_know_their_first_cell() -> None:
    sheet = a_sheet(["Plan 2026"], HEADINGS, ["Archivo", 1, "Ordenar"], ["", 2, "Transferir"])
    sheet.merge_cells("A1:F1")
    sheet.merge_cells("A3:A4")
    grid = read(saved(sheet))
    assert [(row.loose, row.page) for row in grid.rows] == [(True, 0), *[(False, 1)] * 3]
    assert anchors(grid, 4)[:2] == ["hoja «Plan», celda A3", None]
    assert anchors(grid, 2) == [None] * 6


def test_what_hides_is_left_out_and_named() -> None:
    sheet = a_sheet(["a", "b", "c", "d", "e"], ["f", "g", "h", "i", "j"], ["k", "l", "m", "n", "o"])
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions.group("B", "C", hidden=True)
    book = sheet.parent
    assert book is not None
    for state in ("hidden", "veryHidden"):
        other = book.create_sheet(state)
        other["A1"], other.sheet_state = "x", state
    content = saved(sheet)
    xml = part_of(content, SHEET).replace("</cols>", '<col min="4" max="4" width="0"/></cols>')
    grid = read(repacked(content, {SHEET: xml}))
    assert texts(grid) == [("a", "", "", "", "e"), ("k", "", "", "", "o")]
    assert grid.hidden == (
        "hoja «hidden»", "hoja «veryHidden»", "hoja «Plan», fila 2", "hoja «Plan», columna B",
        "hoja «Plan», columna C", "hoja «Plan», columna D",
    )  # fmt: skip


def test_sheets_follow_each_other_and_blank_ones_are_not_there() -> None:
    sheet = a_sheet(["a", "b"])
    book = sheet.parent
    assert book is not None
    book.create_sheet("Vacía")
    fill(book.create_sheet("Metas"), [["c", "d"]])
    grid = read(saved(sheet))
    assert [(row.page, row.cells[0].place.sheet) for row in grid.rows] == [
        (1, "Plan"),
        (2, "Metas"),
    ]
    assert grid.hidden == ()


def test_blank_cells_with_borders_are_not_cells() -> None:
    sheet = a_sheet(["a", "b"], ["", ""], ["", "", "", " "])
    for line in range(1, 40):
        for column in range(1, 300):
            sheet.cell(line, column).number_format = "0%"
    grid = read(saved(sheet))
    assert texts(grid) == [("a", "b")]


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([["a"] * (MOST_COLUMNS + 1)], "más de 200 columnas"),
        ([["a"]] * (MOST_ROWS + 1), "más de 50.000 filas"),
    ],
)
def test_a_sheet_beyond_the_limits_is_refused(rows: list[list[str]], words: str) -> None:
    with pytest.raises(InputError, match=words):
        read(saved(a_sheet(*rows)))


def test_a_workbook_with_too_many_sheets_is_refused_and_the_limit_is_read() -> None:
    sheet = a_sheet(["a", "b"])
    book = sheet.parent
    assert book is not None
    for _ in range(MOST_SHEETS - 1):
        book.create_sheet()
    assert len(read(saved(sheet)).rows) == 1
    book.create_sheet()
    with pytest.raises(InputError, match="más de 100 hojas"):
        read(saved(sheet))

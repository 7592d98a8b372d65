"""Lines on a page part its cells; what no line parts is one cell."""

from __future__ import annotations

from plans.read import understand
from plans.readers.grid import Grid
from plans.readers.pdf.file import read_pdf
from tests.support.pdf_writer import Sheet, pdf
from tests.unit.plans.readers.paper import Layout, read

ROWS = [
    ["COMPONENTE", "ACTIVIDADES", "FECHA"],
    ["Gestión del riesgo", "Abrir el buzón", "30/06/2026"],
    ["", "Cerrar el buzón", "31/12/2026"],
    ["", "Leer el buzón", "31/12/2026"],
    ["Transparencia", "Publicar el informe", "30/11/2026"],
]


def test_what_is_printed_over_a_heading_that_comes_again_is_told() -> None:
    head = ["COMPONENTE", "ACTIVIDADES", "FECHA", "META"]
    body = [["Riesgos", f"Abrir el buzón {n}", "30/06/2026", "Uno"] for n in range(4)]
    whole = a_sheet(4, [head, *body])
    again = read_pdf(pdf([whole, a_sheet(4, [head, *body])]), "plan.pdf")
    assert (again.unsure, again.cut_groups) == ((), ())
    over = a_sheet(4, [head, *body])
    over.text(60, 57, "XXXXXXX")
    grid = read_pdf(pdf([whole, over]), "plan.pdf")
    ((page, text),) = grid.cut_groups
    assert (grid.unsure, page) == ((), 2)
    found = understand(grid)
    assert [one.component for one in found.activities] == [*["Riesgos"] * 4, None, *["Riesgos"] * 3]
    assert [one.text for one in found.faults if one.kind == "groups_not_told_apart"] == [text]


def test_what_is_printed_over_a_cell_is_left_out_and_told() -> None:
    head = ["COMPONENTE", "ACTIVIDADES", "FECHA", "META"]
    body = [["Riesgos", f"Abrir el buzón {n}", "30/06/2026", "Uno"] for n in range(4)]
    sheet = a_sheet(4, [head, *body])
    sheet.text(224, 117, "31/12/2025")
    grid = read_pdf(pdf([sheet]), "plan.pdf")
    assert grid.unsure == ()
    found = understand(grid)
    assert [len(one.due) for one in found.activities] == [1, 1, 0, 1]
    assert [one.kind for one in found.faults].count("cut_texts") == 1


def test_what_is_printed_over_the_first_heading_is_refused() -> None:
    sheet = a_sheet(3, [["COMPONENTE", "ACTIVIDADES", "FECHA"], ["Riesgos", "Abrir", "30/06/2026"]])
    sheet.text(135, 57, "XXXXXXX")
    assert read_pdf(pdf([sheet]), "plan.pdf").unsure


def a_sheet(columns: int, texts: list[list[str]], top: float = 50, wide: float = 90) -> Sheet:
    """Return a page with a table of equal columns, every cell with its lines."""
    sheet = Sheet()
    add(sheet, columns, texts, top, wide)
    return sheet


def add(sheet: Sheet, columns: int, texts: list[list[str]], top: float, wide: float) -> None:
    for row, cells in enumerate(texts):
        for column, text in enumerate(cells):
            x, y = 40 + column * wide, top + row * 20
            sheet.box(x, y, x + wide, y + 20)
            sheet.text(x + 3, y + 5, text)
        assert len(cells) == columns


def shown(grid: Grid) -> list[tuple[str, ...]]:
    return [row.texts for row in grid.rows]


def test_a_merged_cell_is_known_and_its_text_stands_in_the_first() -> None:
    grid = read(ROWS, Layout(merged=(0,)))
    assert [row.texts for row in grid.rows] == [tuple(row) for row in ROWS]
    anchors = [row.cells[0].anchor for row in grid.rows]
    first = grid.rows[1].cells[0].place
    assert anchors == [None, first, first, first, None]
    assert all(cell.anchor is None for row in grid.rows for cell in row.cells[1:])


def test_a_merged_cell_that_goes_on_over_the_page_is_known_on_each() -> None:
    rows = [ROWS[0], ROWS[1], *([["", f"Actividad {n}", "31/12/2026"] for n in range(60)])]
    grid = read(rows, Layout(merged=(0,)))
    second = [row for row in grid.rows if row.page == 2]
    assert second[1].cells[0].anchor == second[2].cells[0].anchor == second[1].cells[0].place
    assert second[1].texts[0] == ""


def test_a_heading_of_two_rows_keeps_its_merged_cells() -> None:
    sheet = Sheet()
    for x0, x1, top, bottom, text in (
        (40, 140, 50, 90, "ACTIVIDADES"), (140, 260, 50, 70, "CUATRIMESTRE"),
        (140, 180, 70, 90, "1"), (180, 220, 70, 90, "2"), (220, 260, 70, 90, "3"),
        (40, 140, 90, 110, "Abrir"), (140, 180, 90, 110, "X"), (180, 220, 90, 110, ""),
        (220, 260, 90, 110, "X"),
    ):  # fmt: skip
        sheet.box(x0, top, x1, bottom)
        sheet.text(x0 + 3, top + 5, text)
    grid = read_pdf(pdf([sheet]), "plan.pdf")
    assert shown(grid) == [
        ("ACTIVIDADES", "CUATRIMESTRE", "", ""), ("", "1", "2", "3"), ("Abrir", "X", "", "X"),
    ]  # fmt: skip
    assert [cell.anchor for cell in grid.rows[0].cells[1:]] == [grid.rows[0].cells[1].place] * 3
    assert grid.rows[1].cells[0].anchor == grid.rows[0].cells[0].place


def test_a_table_without_its_outer_lines_is_read() -> None:
    sheet = Sheet()
    for x in (140, 240):
        sheet.line(x, 50, x, 110)
    for y in (70, 90):
        sheet.line(40, y, 340, y)
    for row, cells in enumerate(("abc", "def", "ghi")):
        for column, text in enumerate(cells):
            sheet.text(45 + column * 100, 55 + row * 20, text)
    assert shown(read_pdf(pdf([sheet]), "plan.pdf")) == [tuple("abc"), tuple("def"), tuple("ghi")]


def test_shaded_cells_without_lines_are_cells() -> None:
    sheet = Sheet()
    for row, cells in enumerate(("abc", "def", "ghi")):
        for column, text in enumerate(cells):
            sheet.box(40 + column * 90, 50 + row * 20, 128 + column * 90, 69 + row * 20, "f")
            sheet.text(43 + column * 90, 55 + row * 20, text)
    assert shown(read_pdf(pdf([sheet]), "plan.pdf")) == [tuple("abc"), tuple("def"), tuple("ghi")]


def test_double_lines_and_the_underline_of_a_link_make_no_cells() -> None:
    sheet = a_sheet(3, [["a", "b", "c"], ["d", "https://x.example", "f"]])
    sheet.line(40, 72, 310, 72)
    sheet.line(132, 72, 132, 90)
    sheet.line(133, 84, 195, 84)
    texts = shown(read_pdf(pdf([sheet]), "plan.pdf"))
    assert texts == [("a", "b", "c"), ("d", "https://x.example", "f")]


def test_two_tables_right_below_each_other_keep_their_own_columns() -> None:
    sheet = a_sheet(5, [list("abcde"), list("fghij")], wide=72)
    add(sheet, 4, [list("klmn"), list("opqr")], 90, 90)
    texts = shown(read_pdf(pdf([sheet]), "plan.pdf"))
    assert texts == [tuple("abcde"), tuple("fghij"), tuple("klmn"), tuple("opqr")]


def test_a_frame_around_the_page_is_no_table() -> None:
    sheet = a_sheet(3, [["a", "b", "c"], ["d", "e", "f"]])
    sheet.box(20, 20, 570, 800)
    sheet.text(40, 30, "Plan de 2026")
    texts = shown(read_pdf(pdf([sheet]), "plan.pdf"))
    assert texts == [("Plan de 2026",), ("a", "b", "c"), ("d", "e", "f")]


def test_the_rest_of_a_row_in_the_fields_of_a_repeated_heading_goes_to_its_row() -> None:
    heads = ["ACTIVIDADES", "FECHA", "RESPONSABLE"]
    first = a_sheet(3, [heads, ["Abrir", "30/06/2026", "Prensa"]], top=50, wide=120)
    last = 90 + 700
    first.box(40, 90, 400, last)
    for x in (160, 280):
        first.line(x, 90, x, last)
    for line, text in ((0, "Cerrar el buzón"), (1, "y avisar de ello a la")):
        first.text(43, last - 22 + line * 10, text)
    first.text(163, last - 22, "31/12/2026")
    first.text(283, last - 22, "Tesorería")
    second = Sheet()
    for column, text in enumerate(heads):
        second.box(40 + column * 120, 30, 160 + column * 120, 70)
        second.text(43 + column * 120, 33, text)
    second.text(43, 50, "ciudadanía")
    add(second, 3, [["Leer", "30/11/2026", "Prensa"]], 70, 120)
    rows = [row.texts for row in read_pdf(pdf([first, second]), "plan.pdf").rows]
    assert rows == [
        tuple(heads), ("Abrir", "30/06/2026", "Prensa"),
        ("Cerrar el buzón\ny avisar de ello a la\nciudadanía", "31/12/2026", "Tesorería"),
        tuple(heads), ("Leer", "30/11/2026", "Prensa"),
    ]  # fmt: skip

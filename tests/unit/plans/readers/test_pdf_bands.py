"""PDFs whose rows are shaded bands, without lines, and what has to hold for them to be certain."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from plans.readers.grid import Grid
from plans.readers.pdf.file import read_pdf
from tests.support.pdf_writer import Sheet, pdf

XS = (40.0, 90.0, 190.0, 400.0, 480.0)
HEAD = ("No.", "EJE", "ACTIVIDAD", "FECHA", "AVANCE")
SIZE = 8.0
PITCH = 9.6


def a_row(number: int, title: str = "Publicar el informe/en la sede/de la entidad") -> list[str]:
    return [str(number), "Datos abiertos", title, f"{number:02d}/11/2026", f"{number * 10} %"]


def a_page(
    rows: Sequence[Sequence[str]], *, bands: str = "all", by_cell: bool = False, room: float = 1.0
) -> Sheet:
    """Return a page whose rows have hardly any room between them; `bands`: "all", "other", ""."""
    sheet = Sheet(595, 842)
    top = 60.0
    for number, row in enumerate(rows):
        cells = [text.split("/") if column == 2 else [text] for column, text in enumerate(row)]
        high = max(map(len, cells)) * PITCH + room
        if bands == "all" or (bands == "other" and number % 2 == 0):
            ends = [*XS, 555.0] if by_cell else [XS[0], 555.0]
            for left, right in pairwise(ends):
                sheet.box(left, top, right, top + high, paint="f")
        for x, lines in zip(XS, cells, strict=True):
            free = (high - room - len(lines) * PITCH) / 2
            for line, text in enumerate(lines):
                sheet.text(x + 2, top + free + line * PITCH, text, SIZE)
        top += high
    return sheet


def read(*pages: Sheet) -> Grid:
    return read_pdf(pdf(pages), "plan.pdf")


def shown(grid: Grid) -> list[list[str]]:
    return [[text.replace("\n", "/") for text in row.texts] for row in grid.rows]


def test_rows_that_are_shaded_bands_are_rows() -> None:
    rows = [HEAD, *map(a_row, range(1, 9))]
    grid = read(a_page(rows))
    assert (grid.unsure, shown(grid)) == ((), [list(row) for row in rows])


def test_rows_of_which_every_other_is_shaded_are_rows_too() -> None:
    rows = [HEAD, *map(a_row, range(1, 9))]
    for by_cell in (False, True):
        grid = read(a_page(rows, bands="other", by_cell=by_cell))
        assert (grid.unsure, shown(grid)) == ((), [list(row) for row in rows])


def without_figures(number: int) -> list[str]:
    return ["ver", "Datos abiertos", a_row(number)[2], "al cierre", "por definir"]


def test_without_bands_or_figures_rows_so_close_are_not_certain() -> None:
    assert read(a_page([HEAD, *map(without_figures, range(1, 9))], bands="")).unsure


def test_bands_over_two_rows_are_not_rows() -> None:
    sheet = a_page([HEAD, *map(without_figures, range(1, 9))], bands="")
    high = 3 * PITCH + 1
    for pair in range(0, 4, 2):
        top = 60 + PITCH + 1 + 2 * pair * high
        sheet.box(40, top, 555, top + 2 * high, paint="f")
    assert read(sheet).unsure


def test_a_percent_sign_a_blank_away_is_no_column_of_its_own() -> None:
    grid = read(a_page([(*HEAD[:4], "Avance %"), *map(a_row, range(1, 10))]))
    assert {len(row.cells) for row in grid.rows} == {5}


def test_a_heading_that_comes_again_is_parted_from_the_row_right_below_it() -> None:
    first = [HEAD, *map(a_row, range(1, 9))]
    sheet = a_page([HEAD, *map(a_row, range(9, 17))], bands="")
    high = 3 * PITCH + 1
    for number in range(1, 8, 2):
        top = 60 + PITCH + 1 + number * high
        sheet.box(40, top, 555, top + high, paint="f")
    grid = read(a_page(first), sheet)
    assert grid.unsure == ()
    assert [row[0] for row in shown(grid)] == [
        "No.", *map(str, range(1, 9)), "No.", *map(str, range(9, 17)),
    ]  # fmt: skip


def ruled_across(room: float) -> Grid:
    """Return a table with lines across it below its rows only, `room` between them and the text."""
    rows = [HEAD, *map(a_row, range(1, 7))]
    sheet, top = Sheet(), 60.0
    for number, row in enumerate(rows):
        for n, text in enumerate(row):
            for line, part in enumerate(text.split("/") if n == 2 else [text]):
                sheet.text(45 + n * 100, top + room + line * PITCH, part)
        top += 2 * room + PITCH * len(row[2].split("/"))
        if number:
            sheet.line(40, top, 555, top)
    return read(sheet)


def test_a_heading_without_a_line_below_it_is_parted_from_the_first_row() -> None:
    grid = ruled_across(room=5.0)
    assert (grid.unsure, [row[0] for row in shown(grid)]) == ((), ["No.", *map(str, range(1, 7))])


def test_a_heading_without_line_or_room_below_it_is_not_certain() -> None:
    assert ruled_across(room=0.0).unsure

"""What pages say at their head and foot: none of it is a row, however near the table it stands."""

from __future__ import annotations

from plans.readers.grid import Grid
from plans.readers.pdf.file import read_pdf
from tests.support.pdf_writer import Sheet, pdf

XS = (40.0, 90.0, 330.0, 480.0)
HEAD = ("No.", "Actividad", "Responsable", "Fecha")


def a_page(first: int, foot: str = "", head: tuple[str, ...] = (), below: float = 26.0) -> Sheet:
    """Return a page with five rows of a table; its head and its foot stand in the columns."""
    sheet = Sheet()
    for number, text in enumerate(head):
        sheet.text(480.0, 30 + number * 10, text)
        sheet.text(40.0, 30 + number * 10, "ALCALDÍA DE" if number else "REPÚBLICA")
    top = 30.0 + 10 * len(head)
    for x, text in zip(XS, HEAD, strict=True):
        sheet.text(x, top, text)
    for number in range(first, first + 5):
        top += 24
        row = (
            f"{number}",
            f"Podar los árboles del parque {number}",
            "Vivero",
            f"{number + 9}/06/2026",
        )
        for x, text in zip(XS, row, strict=True):
            sheet.text(x, top, text)
        sheet.text(XS[1], top + 9.5, "y llevar las ramas al vivero")
    for n, part in enumerate(foot.split("|")):
        sheet.text(40 + n * 150, top + 9.5 + below, part)
    return sheet


def read(*sheets: Sheet) -> Grid:
    return read_pdf(pdf(sheets), "plan.pdf")


def tables(grid: Grid) -> list[tuple[str, ...]]:
    return [row.texts for row in grid.rows if not row.loose]


def test_a_foot_that_comes_again_is_no_part_of_the_last_row() -> None:
    plain = read(a_page(1), a_page(6))
    foot = "Calle 3 # 2-10|Palacio Municipal|Página {} de 2"
    grid = read(a_page(1, foot.format(1)), a_page(6, foot.format(2)))
    assert (grid.unsure, tables(grid)) == ((), tables(plain))
    assert any("Palacio Municipal" in row.texts[0] for row in grid.rows if row.loose)


def test_a_last_line_that_comes_once_stays_in_doubt_or_in_the_table() -> None:
    grid = read(
        a_page(1, "6|Regar|Vivero|1/06/2026"), a_page(6, "11|Abonar el suelo|Vivero|2/06/2026")
    )
    assert grid.unsure or "Regar" in str(tables(grid))


def test_the_box_of_a_form_is_no_part_of_the_heading_right_below_it() -> None:
    plain = read(a_page(1), a_page(6))
    head = ("Código: F-01", "Versión: 3", "Página 1 de 2")
    grid = read(a_page(1, head=head), a_page(6, head=(*head[:2], "Página 2 de 2")))
    assert (grid.unsure, tables(grid)) == ((), tables(plain))


def test_a_heading_of_two_lines_that_tells_no_form_stays_whole() -> None:
    grid = read(a_page(1, head=("de cierre",)))
    assert "REPÚBLICA" in str(grid.rows)
    assert any("de cierre" in text for row in tables(grid) for text in row) or grid.unsure

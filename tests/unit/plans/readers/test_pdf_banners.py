"""Names of groups alone on shaded bands, in tables without lines below a form's drawn box."""

from __future__ import annotations

import pytest

from core.errors import InputError
from plans.read import understand
from plans.readers.grid import Grid
from plans.readers.pdf.file import read_pdf
from tests.support.pdf_writer import Sheet, pdf

XS = (40.0, 80.0, 250.0, 400.0, 480.0)
END = 560.0
HEAD = ("No.", "Actividad", "Responsable", "Inicio", "Fecha límite")
HIGH = 34.0


def a_row(number: int) -> tuple[str, ...]:
    return (f"{number}", f"Podar los árboles {number}/del parque", "Vivero", "Enero", "30/06/2026")


def a_page(
    *rows: str | tuple[str, ...], boxed: bool = True, end: float = END, high: float = HIGH
) -> Sheet:
    """Return a page with a drawn box at its top, and rows that have room between them; a text alone
    is a name on a band that goes to `end`, each other row is so `high`."""
    sheet = Sheet(595, 842)
    if boxed:
        for left, right in ((40.0, 140.0), (140.0, 400.0), (400.0, END)):
            for number, text in enumerate(("ALCALDÍA", "FORMATO", "CÓDIGO F-01")):
                top = 20.0 + 12 * number
                sheet.box(left, top, right, top + 12)
                sheet.text(left + 3, top + 2, text if left > 300 else "", 7)
    top = 80.0
    for row in rows:
        if isinstance(row, str):
            sheet.box(40.0, top, end, top + 13, paint="f")
            sheet.text(42.0, top + 2, row)
            top += 16
            continue
        for x, text in zip(XS, row, strict=True):
            for line, part in enumerate(text.split("/")) if x == XS[1] else [(0, text)]:
                sheet.text(x + 2, top + line * 9.6, part)
        top += high
    return sheet


def read(*sheets: Sheet) -> Grid:
    return read_pdf(pdf(sheets), "plan.pdf")


def components(grid: Grid) -> list[str | None]:
    return [one.component for one in understand(grid).activities]


@pytest.mark.parametrize("boxed", [True, False])
def test_a_name_on_a_band_is_a_row_of_one_cell(boxed: bool) -> None:
    page = a_page(HEAD, "EJE: Parques", *map(a_row, (1, 2)), "EJE: Ríos", *map(a_row, (3, 4)))
    bare = page if boxed else a_page(
        HEAD, "EJE: Parques", *map(a_row, (1, 2)), "EJE: Ríos", *map(a_row, (3, 4)), boxed=False
    )  # fmt: skip
    grid = read(bare)
    names = [row for row in grid.rows if row.texts[0].startswith("EJE")]
    assert [len({cell.anchor for cell in row.cells}) for row in names] == [1, 1]
    assert (grid.unsure, components(grid)) == ((), ["EJE: Parques"] * 2 + ["EJE: Ríos"] * 2)


def test_rows_below_a_box_that_are_not_certain_are_refused() -> None:
    rows = [("a", *a_row(number)[1:3], "pronto", "al cierre") for number in (1, 2, 3)]
    page = a_page(HEAD, "EJE: Parques", *rows, high=19.2)
    with pytest.raises(InputError, match="no se distinguen las filas"):
        understand(read(page))


def test_a_name_at_the_end_of_a_page_is_over_the_rows_of_the_next() -> None:
    first = a_page(HEAD, "EJE: Parques", *map(a_row, (1, 2)), "EJE: Ríos")
    grid = read(first, a_page(HEAD, *map(a_row, (3, 4))))
    assert components(grid) == ["EJE: Parques"] * 2 + ["EJE: Ríos"] * 2


def test_a_name_at_the_end_of_a_page_stays_where_the_next_has_no_heading() -> None:
    first = a_page(HEAD, "EJE: Parques", *map(a_row, (1, 2)), "EJE: Ríos")
    grid = read(first, a_page(*map(a_row, (3, 4))))
    assert components(grid) == ["EJE: Parques"] * 2 + ["EJE: Ríos"] * 2


def test_a_text_on_a_band_less_wide_than_the_table_is_no_name() -> None:
    page = a_page(HEAD, *map(a_row, (1, 2)), "Nota: se aplaza por lluvia", a_row(3), end=200.0)
    assert not any(cell.anchor for row in read(page).rows for cell in row.cells)


def test_a_shaded_title_above_the_heading_is_no_name() -> None:
    page = a_page("PLAN DE PARQUES 2026", HEAD, *map(a_row, (1, 2)), boxed=False)
    assert not any(cell.anchor for row in read(page).rows for cell in row.cells)


def test_beside_a_drawn_table_texts_in_columns_are_none() -> None:
    rows = [HEAD, *map(a_row, range(1, 7))]
    ruled = a_page(boxed=False)
    for number, row in enumerate(rows):
        for x, end, text in zip(XS, (*XS[1:], END), row, strict=True):
            top = 40.0 + 20 * number
            ruled.box(x, top, end, top + 20)
            ruled.text(x + 2, top + 4, text.split("/")[0])
    for top in (300.0, 309.6):
        for x, text in zip((60.0, 240.0, 420.0), ("Elaboró", "Revisó", "Aprobó"), strict=True):
            ruled.text(x, top, text)
    grid = read(ruled)
    assert (grid.unsure, len(understand(grid).activities)) == ((), 6)

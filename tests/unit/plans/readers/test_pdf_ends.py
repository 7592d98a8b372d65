"""What stands below a table without lines, or close above it, and is none of its rows."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from plans.read import understand
from plans.readers.grid import Grid
from plans.readers.pdf.file import read_pdf
from tests.support.pdf_writer import Sheet, pdf

HEAD = ("No.", "Actividad", "Responsable", "Fecha")
XS = (40.0, 80.0, 330.0, 480.0)


def a_page(
    numbers: range,
    below: Sequence[Sequence[tuple[float, str]]] = (),
    above: Sequence[tuple[float, str]] = (),
    foot: str = "",
) -> Sheet:
    """Return a page of rows, with lines of texts `below` them, `above` the heading and at the
    page's foot."""
    sheet = Sheet(595, 420)
    for x, text in above:
        sheet.text(x, 50.5, text)
    for x, text in zip(XS, HEAD, strict=True):
        sheet.text(x, 60.0, text)
    top = 80.0
    for n in numbers:
        row = (f"{n}", f"Podar los árboles de la plaza {n}", "Vivero Municipal", "30/11/2026")
        for x, text in zip(XS, row, strict=True):
            sheet.text(x, top, text)
        sheet.text(XS[1], top + 9.5, "y recoger las ramas")
        top += 27
    for number, line in enumerate(below):
        for x, text in line:
            sheet.text(x, top + 10 + 9.5 * number, text)
    sheet.text(XS[0], 405.0, foot)
    return sheet


def read(*sheets: Sheet) -> Grid:
    return read_pdf(pdf(sheets), "plan.pdf")


def titles(grid: Grid) -> list[str]:
    return [one.title for one in understand(grid).activities]


def wanted(count: int) -> list[str]:
    return [f"Podar los árboles de la plaza {n} y recoger las ramas" for n in range(1, count + 1)]


SIGNED = {
    "in a column": [[(XS[1], "Hernán Darío Ocampo")], [(XS[1], "Jefe de Control Interno")]],
    "at the left": [[(XS[0], "LUZ MARINA HENAO")], [(XS[0], "Secretaria de Planeación")]],
    "on lines": [
        [(60.0, "_" * 18), (250.0, "_" * 18), (430.0, "_" * 18)],
        [(60.0, "Ana Ruiz"), (250.0, "Luis Gil"), (430.0, "Eva Mora")],
        [(60.0, "Tesorera"), (250.0, "Vocal"), (430.0, "Guardia Indígena")],
    ],
}


@pytest.mark.parametrize("signed", SIGNED.values(), ids=SIGNED)
def test_who_signs_with_a_post_below_is_no_activity(
    signed: Sequence[Sequence[tuple[float, str]]],
) -> None:
    grid = read(a_page(range(1, 6), signed))
    assert (grid.unsure, titles(grid)) == ((), wanted(5))


def test_a_name_without_a_post_below_it_is_not_left_out_in_silence() -> None:
    below = [[(XS[1], "Feria Ganadera Municipal")], [(XS[1], "con los vecinos")]]
    grid = read(a_page(range(1, 6), below))
    assert "Feria Ganadera Municipal" in " ".join(row_text(grid)) or grid.unsure or grid.left_out


def row_text(grid: Grid) -> list[str]:
    return [" ".join(row.texts) for row in grid.rows]


def test_a_title_close_above_the_first_heading_is_no_part_of_it() -> None:
    first = a_page(range(1, 6), above=[(XS[0], "PLAN DE ACCIÓN 2026")])
    grid = read(first, a_page(range(6, 9)))
    assert (grid.unsure, titles(grid)) == ((), wanted(8))


def test_the_address_and_number_that_a_browser_prints_below_a_page_are_no_row() -> None:
    sheet = a_page(range(1, 13), foot="https://www.vivero.example/plan.html")
    sheet.text(540.0, 405.0, "1/1")
    grid = read(sheet)
    assert (grid.unsure, titles(grid)) == ((), wanted(12))


def test_an_address_alone_below_the_rows_is_not_left_out() -> None:
    grid = read(a_page(range(1, 13), foot="https://www.vivero.example/plan.html"))
    assert grid.unsure or "https" in " ".join(row_text(grid))


@pytest.mark.parametrize("signed", ["Elaboró: Ana Ruiz", "Aprobado por: Junta"])
def test_who_made_the_plan_apart_below_its_first_column_is_no_row(signed: str) -> None:
    grid = read(a_page(range(1, 6), [[(XS[0], "")], [(XS[0], ""), (XS[0], signed)]]))
    assert (grid.unsure, titles(grid)) == ((), wanted(5))


def test_the_page_s_number_and_what_stands_beside_it_far_below_are_no_row() -> None:
    sheet = a_page(range(1, 6), foot="Reporte del 30/06")
    sheet.text(480.0, 405.0, "Página 1")
    grid = read(sheet)
    assert (grid.unsure, titles(grid)) == ((), wanted(5))


def test_a_number_of_a_page_close_below_the_rows_is_not_left_out_in_silence() -> None:
    grid = read(a_page(range(1, 6), [[(XS[1], "Volver a sembrar"), (480.0, "Página 1")]]))
    told = " ".join(row_text(grid)) + str(grid.unsure) + str(grid.left_out)
    assert "Volver a sembrar" in told

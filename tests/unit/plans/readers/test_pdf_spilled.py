"""Texts wider than their column, whose end is printed over the column beside it."""

from __future__ import annotations

import pytest

from plans.readers.grid import Grid
from plans.readers.pdf.file import read_pdf
from tests.support.pdf_writer import Sheet, pdf, width_of

XS = (40.0, 90.0, 250.0, 330.0, 420.0)
HEAD = ("No.", "Actividad", "Responsable", "Fecha", "Avance")
LONG = "Oficina de Parques y Jardines del Municipio"


def a_table(office: str, lines: bool = False, ends: bool = False) -> Grid:
    """Return the grid of a table in which the office of the third row is another; its column ends
    at 330 points. `ends`: the text ends where its column does."""
    sheet = Sheet()
    for number in range(7):
        row = (
            HEAD
            if number == 0
            else (str(number), "Podar los árboles", "Vivero", f"{number}/06/2026", "20%")
        )
        for column, (x, text) in enumerate(zip(XS, row, strict=True)):
            told = office if number == 3 and column == 2 else text
            at = 328 - width_of(told) if ends and told == office else x + 2
            sheet.text(at, 50 + number * 24, told)
            if lines:
                sheet.box(x, 45 + number * 24, [*XS, 480.0][column + 1], 69 + number * 24)
    return read_pdf(pdf([sheet]), "plan.pdf")


@pytest.mark.parametrize("lines", [False, True])
def test_a_text_that_goes_over_the_next_column_is_its_own_columns(lines: bool) -> None:
    grid = a_table(LONG, lines)
    assert (grid.unsure, grid.rows[3].texts) == (
        (), ("3", "Podar los árboles", LONG, "3/06/2026", "20%")
    )  # fmt: skip


def test_a_word_over_a_drawn_line_stays_whole() -> None:
    assert a_table("Telecomunicaciones y afines", lines=True).rows[3].texts[2:4] == (
        "Telecomunicaciones y afines", "3/06/2026",
    )  # fmt: skip


def test_texts_within_their_columns_are_left_as_they_are() -> None:
    assert a_table("Archivo").rows[3].texts[2] == "Archivo"


def test_a_text_that_begins_before_its_column_goes_over_no_other() -> None:
    texts = a_table(LONG, ends=True).rows[3].texts
    assert [text for text in texts if text] == ["3", "Podar los árboles", LONG, "3/06/2026", "20%"]


def test_a_text_that_goes_on_beyond_the_paper_is_whole() -> None:
    sheet = Sheet(width=500)
    for number in range(6):
        last = "Despacho de la alcaldesa" if number == 3 else "Vivero"
        for x, text in zip(
            XS, (f"{number}", "Podar", "hoy", f"{number}/06/2026", last), strict=True
        ):
            sheet.text(x, 50 + number * 24, text)
    grid = read_pdf(pdf([sheet]), "plan.pdf")
    assert grid.rows[3].texts[-1] == "Despacho de la alcaldesa"

"""Texts of a workbook that do not fit their cells: whole, cut, or cut so that they say another."""

from __future__ import annotations

from datetime import date

from plans.read import understand
from plans.readers.grid import Grid
from plans.readers.pdf.cut_texts import is_decisive, is_figure
from plans.readers.pdf.file import read_pdf
from tests.support.pdf_writer import Sheet, pdf
from tests.unit.plans.readers.test_pdf_ruled import a_sheet

HEAD = ["No.", "ACTIVIDAD", "ÁREA", "FECHA"]
WIDE = 90.0


def clipped(sheet: Sheet, column: int, top: float, text: str) -> None:
    """Print a text of which no more is seen than its column has room for."""
    x = 40 + column * WIDE
    sheet.marks.append(f"q {x:.2f} 100 {WIDE:.2f} 700 re W* n")
    sheet.text(x + 3, top, text)
    sheet.marks.append("Q")


def a_plan(office: str, day: str = "30/11/2026", heading: str = "FECHA") -> Grid:
    """Return a table of which the first row's office, date and heading may be clipped."""
    sheet = a_sheet(4, [["No.", "ACTIVIDAD", "ÁREA", ""], ["1", "Publicar", "", ""]])
    clipped(sheet, 3, 55, heading)
    clipped(sheet, 2, 75, office)
    clipped(sheet, 3, 75, day)
    return read_pdf(pdf([sheet]), "plan.pdf")


def test_letters_beyond_the_end_of_a_cell_are_of_that_cell() -> None:
    grid = a_plan("Oficina Asesora de Planeación y Sistemas")
    assert grid.rows[1].texts == (
        "1", "Publicar", "Oficina Asesora de Planeación y Sistemas", "30/11/2026",
    )  # fmt: skip
    assert (grid.cut, grid.unsure) == ((), ())


def test_a_text_of_which_the_file_has_no_more_than_is_seen_is_told() -> None:
    grid = a_plan("Oficina Asesora de Plan")
    assert [page for page, _ in grid.cut] == [1]
    assert a_plan("Planeación").cut == ()


def test_a_date_that_is_cut_is_left_out_and_asked_about() -> None:
    grid = a_plan("Sistemas", day="30/11/2026, 31/12/2026")
    assert (grid.unsure, [page for page, _ in grid.cut]) == ((), [1])
    (one,) = understand(grid).activities
    assert (one.title, one.due, one.offices) == ("Publicar", (), ("Sistemas",))
    (whole,) = understand(a_plan("Sistemas")).activities
    assert whole.due == (date(2026, 11, 30),)


def test_a_title_that_is_cut_after_a_day_is_left_as_it_is() -> None:
    assert is_figure("30/11/2026, 31/12/20")
    assert not is_figure("Publicar en la sede electrónica de la Alcaldía, antes del 30 de abr")
    assert not is_figure("Fecha de i")


def test_a_heading_of_dates_that_is_cut_is_refused() -> None:
    assert a_plan("Sistemas", heading="Fecha programada de in").unsure
    assert a_plan("Sistemas").unsure == ()


def test_what_says_another_thing_without_its_end() -> None:
    assert all(
        map(
            is_decisive, ("30/11/20", "1.1", "Fecha de i", "% de", "Avance pr", "Del 03/03/2026 al")
        )
    )
    assert not any(map(is_decisive, ("Oficina de Pl", "2 informes de gest", "Responsable de l")))


def test_a_turned_name_that_goes_on_beyond_the_table_is_told() -> None:
    rows = [["EJE", "ACTIVIDAD", "FECHA"], *(["", f"Abrir {n}", "30/11/2026"] for n in range(4))]
    sheet = a_sheet(3, rows)
    sheet.text(60, 140, "Ambiente", turn=1)
    assert read_pdf(pdf([sheet]), "plan.pdf").unsure_groups == ()
    sheet.text(60, 165, "Gestión", turn=1)
    ((page, text),) = read_pdf(pdf([sheet]), "plan.pdf").unsure_groups
    assert (page, text in "Gestión") == (1, True)

"""The first sheet of the workbook: whose plan, what to do, how it stands, on one page."""

from __future__ import annotations

from reports.digest import texts
from tests.unit.reports.samples import CATALOGUE, an_ordinary_week
from tests.unit.reports.test_export_xlsx import book_of


def test_the_first_sheet_is_a_summary_on_one_page() -> None:
    book = book_of(an_ordinary_week())
    sheet = book["Resumen"]
    cells = [[cell.value for cell in row if cell.value is not None] for row in sheet.rows]

    assert book.sheetnames[:3] == ["Resumen", "Seguimiento", "Semana"]
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 1)
    fits = sheet.sheet_properties.pageSetUpPr
    assert fits is not None
    assert fits.fitToPage
    assert cells[:3] == [
        ["PTEP 2026: 4 vencidas (1 más), 2 oficinas sin respuesta"],
        ["Alcaldía de Puerto Esperanza · lunes 11 de mayo de 2026"],
        ["PTEP 2026"],
    ]
    assert ["Vencidas", 4, 3] in cells
    assert ["Secretaría de Planeación", 10, 6, 4, 2, 0.625, "amarillo"] in cells


def test_the_summary_counts_the_states_that_the_digest_counts() -> None:
    week = an_ordinary_week()
    lines = list(book_of(week)["Resumen"].iter_rows(max_col=2, values_only=True))

    for told in (
        ("Vencidas", 4), ("Actividades en total", 48), ("Cumplidas", 12), ("En curso", 20),
        ("Sin iniciar", 4), ("Sin reporte", 10), ("No aplican (decidido)", 2),
    ):  # fmt: skip
        assert told in lines
    said = " ".join(texts(week, CATALOGUE).txt.split())
    assert "12 cumplidas, 20 en curso, 4 sin iniciar, 10 sin reporte, 2 no aplican" in said
    whole = week.headline.model_copy(update={"not_applicable": 0})
    sheet = book_of(an_ordinary_week(headline=whole))["Resumen"]
    assert "No aplican (decidido)" not in [cell.value for cell in sheet["A"]]


def test_all_sheets_are_printed_on_letter_paper() -> None:
    book = book_of(an_ordinary_week())

    assert len(book.worksheets) > 3
    assert {sheet.page_setup.paperSize for sheet in book.worksheets} == {1}

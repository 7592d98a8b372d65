"""What the workbook says of dates that are only suggested, and of doubts about the plan."""

from __future__ import annotations

from datetime import date
from typing import Any

from reports.weekly import Doubt
from tests.unit.reports.samples import a_row, an_ordinary_week
from tests.unit.reports.test_export_xlsx import book_of, cell_of, printed_on, sheet_of

STARRED = (
    "En las tablas, una fecha con * es sugerida y nadie la ha confirmado: la duda está en la hoja "
    "Semana."
)


def column_of(sheet: Any) -> list[str]:
    """Return what stands in the first column."""
    return [str(line[0]) for line in sheet.iter_rows(max_col=1, values_only=True)]


def test_a_date_that_is_only_suggested_is_marked_on_paper_and_stays_a_date() -> None:
    day = date(2026, 5, 29)
    sheet = sheet_of(a_row(suggested={day: "29/05/2028"}), a_row())
    heading = "Fecha de culminación (*\u00a0sugerida)"
    marked, plain = (cell_of(sheet, heading, line) for line in (2, 3))

    assert marked.value == plain.value
    assert marked.is_date
    assert marked.number_format == 'dd/mm/yyyy"*"'
    assert plain.number_format == "dd/mm/yyyy"
    assert "* fecha sugerida" in printed_on(sheet)[1]
    whole = an_ordinary_week(rows=(a_row(suggested={day: "29/05/2028"}),))
    assert STARRED in column_of(book_of(whole)["Resumen"])
    assert STARRED not in column_of(book_of(an_ordinary_week())["Resumen"])
    assert "*" not in str(printed_on(sheet_of(a_row())))


def test_the_first_sheet_begins_with_what_is_to_be_done() -> None:
    week = an_ordinary_week()
    lines = column_of(book_of(week)["Resumen"])
    head = " ".join(lines[: lines.index("Cómo vamos")])

    assert (
        "Sin reporte desde el sáb 11 abr: 5 de 34 abiertas. 1. Llame a la Secretaría de Salud"
        in head
    )
    assert "3. Falta decidir la solicitud 7 (1.2): Marta Ruiz, Hacienda, pide más plazo" in head
    assert all(len(line) <= 160 for line in lines)


def test_each_doubt_about_the_plan_stands_in_the_week_with_its_whole_question() -> None:
    long = "Dirección de Talento Humano / Oficina Asesora Jurídica / Secretaría General"
    doubts = (
        Doubt(handle="A-02", field="offices", kind="missing_office", printed="", suggestion=long),
        Doubt(handle="", field="due", kind="far_year", printed="2028", suggestion=""),
    )
    sheet = book_of(an_ordinary_week(doubts=doubts))["Semana"]
    told = [line[1:4] for line in sheet.iter_rows(values_only=True) if line[0] == "Duda del plan"]

    asked = (
        "¿es de la Dirección de Talento Humano o de la Oficina Asesora Jurídica"
        " o de la Secretaría General?"
    )
    assert told == [
        ("A-02", None, f"el plan no dice la oficina; {asked}"),
        (None, None, "el plan dice 2028, de otro año; ¿qué es lo correcto?"),
    ]

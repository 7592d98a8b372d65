"""The table as a workbook: typed cells, and never a formula."""

from __future__ import annotations

import zipfile
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from core.rules import Light, state_of
from core.words import Status
from plans.export import workbook
from reports import export_xlsx, shown
from reports.shown import FILLS
from reports.values import Row
from tests.support.sayings import last_said
from tests.unit.reports.samples import a_row, an_ordinary_week


def sheet_of(*rows: Row, **changes: Any) -> Worksheet:
    book = load_workbook(BytesIO(export_xlsx.table(an_ordinary_week(rows=rows, **changes))))
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    return sheet


def cell_of(sheet: Worksheet, title: str, row: int = 2) -> Any:
    titles = [cell.value for cell in sheet[1]]
    return sheet.cell(row, titles.index(title) + 1)


def test_there_is_one_row_per_activity_under_a_frozen_header() -> None:
    sheet = sheet_of(a_row(), a_row(handle="1.2", code="1.2"))

    assert sheet.max_row == 3
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:P3"
    assert [cell.value for cell in sheet["A"]] == ["Código", "1.1", "1.2"]


def test_an_empty_table_still_opens() -> None:
    sheet = sheet_of()

    assert sheet.max_row == 1
    assert sheet.auto_filter.ref == "A1:P2"


def test_a_percentage_is_a_number_that_shows_as_one() -> None:
    sheet = sheet_of(a_row(percent=Decimal(60)), a_row(percent=Decimal("33.33")))
    whole, parts = cell_of(sheet, "Avance"), cell_of(sheet, "Avance", 3)

    assert (whole.value, whole.number_format) == (0.6, "0 %")
    assert (parts.value, parts.number_format) == (0.3333, "0.00 %")


def test_no_percentage_is_an_empty_cell_and_its_reason_a_word() -> None:
    sheet = sheet_of(
        a_row(percent=None, status=None, light=Light.RED),
        a_row(percent=None, status=Status.NOT_APPLICABLE, light=None),
    )

    assert cell_of(sheet, "Avance").value is None
    assert cell_of(sheet, "Estado").value == "sin reporte"
    assert cell_of(sheet, "Estado", 3).value == "no aplica"
    assert cell_of(sheet, "Semáforo", 3).value == "no aplica"


@pytest.mark.parametrize(
    ("percent", "status"),
    [
        (0, Status.IN_PROGRESS),
        (0, Status.NOT_STARTED),
        (None, Status.NOT_STARTED),
        (None, Status.IN_PROGRESS),
        (None, Status.DONE),
        (40, Status.NOT_STARTED),
        (100, Status.IN_PROGRESS),
        (None, Status.NOT_APPLICABLE),
        (None, None),
    ],
)
def test_the_table_tells_the_state_in_which_the_digest_counts_an_activity(
    percent: int | None, status: Status | None
) -> None:
    figure = None if percent is None else Decimal(percent)
    sheet = sheet_of(a_row(percent=figure, status=status))

    assert cell_of(sheet, "Estado").value == shown.STATES[state_of(figure, status)]


def test_a_date_that_is_only_suggested_is_told_beside_it_with_what_the_plan_prints() -> None:
    november, december = date(2026, 11, 30), date(2026, 12, 15)
    sheet = sheet_of(
        a_row(due=november, dates=(november,), suggested={november: "31/11/2026"}),
        a_row(due=november, dates=(november, december), suggested={december: "15/12"}),
        a_row(),
    )
    told = [cell_of(sheet, "Fecha por confirmar", row).value for row in (2, 3, 4)]

    assert told == ["sugerida; en el plan: «31/11/2026»", None, None]
    assert cell_of(sheet, "Todas las fechas", 3).value == "30/11/2026; 15/12/2026 (sugerida)"
    assert "Fecha por confirmar" not in [cell.value for cell in sheet_of(a_row())[1]]


def test_dates_are_dates() -> None:
    sheet = sheet_of(a_row())
    due, said = cell_of(sheet, "Fecha de culminación"), cell_of(sheet, "Fecha del reporte")

    assert due.value == datetime(2026, 5, 29)  # noqa: DTZ001 - a cell has no zone
    assert due.is_date
    assert due.number_format == "dd/mm/yyyy"
    assert said.is_date


def test_several_dates_are_all_listed_and_one_is_not_repeated() -> None:
    dates = (date(2026, 4, 30), date(2026, 8, 31))
    sheet = sheet_of(a_row(dates=dates), a_row())

    assert cell_of(sheet, "Todas las fechas").value == "30/04/2026; 31/08/2026"
    assert cell_of(sheet, "Todas las fechas", 3).value is None


def test_a_date_that_could_not_be_read_is_shown_as_printed() -> None:
    sheet = sheet_of(a_row(due=None, dates=(), due_text="Permanente"))

    assert cell_of(sheet, "Todas las fechas").value == "Permanente"
    assert cell_of(sheet, "Fecha de culminación").value is None


@pytest.mark.parametrize(
    ("light", "word"), [(Light.RED, "rojo"), (Light.AMBER, "amarillo"), (Light.GREEN, "verde")]
)
def test_the_light_is_a_word_on_its_colour(light: Light, word: str) -> None:
    cell = cell_of(sheet_of(a_row(light=light)), "Semáforo")

    assert cell.value == word
    assert cell.fill.fgColor.rgb.endswith(FILLS[light].removeprefix("#"))


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        '=cmd|"/C calc"!A0',
        '=HYPERLINK("http://malo.example","clic")',
        "+57 300 123",
        "-5 %",
        "@SUM(A1:A9)",
        "\t=1+1",
        "\r=1+1",
        "#N/A",
        "60%",
        "2026-05-29",
    ],
)
def test_a_text_is_never_a_formula_nor_anything_else(text: str) -> None:
    sheet = sheet_of(a_row(said=last_said(text, person=text), title=text, office=text))

    for title in ("Descripción del avance", "Actividad", "Último reporte de"):
        cell = cell_of(sheet, title)
        assert cell.data_type == "s"
        assert cell.value.replace("\n", "\r") == text


def test_the_stored_workbook_has_no_formula_at_all() -> None:
    nasty = a_row(said=last_said('=cmd|"/C calc"!A0'), title="=1+1", code="=2", supports=("=3",))
    book = zipfile.ZipFile(BytesIO(export_xlsx.table(an_ordinary_week(rows=(nasty,)))))

    assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")
    assert not any("externalLink" in name for name in book.namelist())


def test_what_looks_like_a_formula_stays_text_when_the_cell_is_edited() -> None:
    sheet = sheet_of(a_row(said=last_said("=1+1")), a_row(said=last_said("ya vamos")))

    assert cell_of(sheet, "Descripción del avance").quotePrefix
    assert not cell_of(sheet, "Descripción del avance", 3).quotePrefix


def test_characters_that_a_workbook_cannot_hold_are_left_out() -> None:
    sheet = sheet_of(a_row(said=last_said("uno\x00\x08dos")))

    assert cell_of(sheet, "Descripción del avance").value == "unodos"


def test_a_text_longer_than_a_cell_is_cut() -> None:
    sheet = sheet_of(a_row(said=last_said("x" * 40_000)))

    assert len(cell_of(sheet, "Descripción del avance").value) == workbook.LONGEST_TEXT


def test_long_texts_are_wrapped_in_a_row_that_is_high_enough() -> None:
    sheet = sheet_of(a_row(), a_row(said=last_said("palabra " * 40)))
    low, high = sheet.row_dimensions[2].height, sheet.row_dimensions[3].height

    assert cell_of(sheet, "Descripción del avance", 3).alignment.wrap_text
    assert low is not None
    assert high is not None
    assert high > low


def test_the_printed_code_has_a_column_only_where_it_differs() -> None:
    plain = [cell.value for cell in sheet_of(a_row())[1]]
    other = sheet_of(a_row(handle="P1.1", code="1.1"))

    assert "Código en el plan" not in plain
    assert cell_of(other, "Código").value == "P1.1"
    assert cell_of(other, "Código en el plan").value == "1.1"


def test_the_plan_has_a_column_only_where_there_are_several() -> None:
    one = [cell.value for cell in sheet_of(a_row())[1]]
    two = sheet_of(a_row(plan="PAAC 2025"), plans=("PAAC 2025", "PTEP 2026"))

    assert "Plan" not in one
    assert cell_of(two, "Plan").value == "PAAC 2025"


def test_the_first_date_of_what_was_moved_stands_beside_the_one_that_holds() -> None:
    moved = sheet_of(a_row(), a_row(handle="1.2", original_due=date(2026, 4, 30)))

    assert cell_of(moved, "Fecha inicial", row=2).value is None
    assert cell_of(moved, "Fecha inicial", row=3).value == datetime(2026, 4, 30)  # noqa: DTZ001 - a cell's date
    assert "Fecha inicial" not in [cell.value for cell in sheet_of(a_row())[1]]

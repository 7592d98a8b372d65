"""The table as a workbook: typed cells, and never a formula."""

from __future__ import annotations

import zipfile
from collections import Counter
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from core.rules import Light, state_of
from core.words import Status
from plans.export import workbook
from reports import shown
from reports.documents import export_xlsx
from reports.shown import FILLS
from reports.values import Figures, Part, Row
from reports.weekly import Escalated
from tests.support.sayings import last_said
from tests.unit.reports.happened import UNCLOSED
from tests.unit.reports.samples import (
    CATALOGUE,
    a_busy_week,
    a_move,
    a_row,
    an_ordinary_week,
)


def book_of(figures: Figures) -> Workbook:
    """Return the workbook as a program opens it."""
    return load_workbook(BytesIO(export_xlsx.table(figures, CATALOGUE)))


def sheet_of(*rows: Row, **changes: Any) -> Worksheet:
    sheet = book_of(an_ordinary_week(rows=rows, **changes))["Seguimiento"]
    assert isinstance(sheet, Worksheet)
    return sheet


def cell_of(sheet: Worksheet, title: str, row: int = 2) -> Any:
    titles = [cell.value for cell in sheet[1]]
    return sheet.cell(row, titles.index(title) + 1)


def test_there_is_one_row_per_activity_under_a_frozen_header() -> None:
    sheet = sheet_of(a_row(), a_row(handle="1.2", code="1.2"))

    assert sheet.max_row == 3
    assert sheet.freeze_panes == "C2"  # the code and the activity stay in sight
    assert sheet.auto_filter.ref == "A1:T3"
    assert [cell.value for cell in sheet["A"]] == ["Código", "1.1", "1.2"]


def test_an_empty_table_still_opens() -> None:
    sheet = sheet_of()

    assert sheet.max_row == 1
    assert sheet.auto_filter.ref == "A1:T2"


def test_a_percentage_is_a_number_that_shows_as_one() -> None:
    sheet = sheet_of(*(a_row(percent=Decimal(one)) for one in ("60", "33.33", "62.50")))
    whole, parts, tenth = (cell_of(sheet, "Avance", line) for line in (2, 3, 4))

    assert (whole.value, whole.number_format) == (0.6, "0 %")
    assert (parts.value, parts.number_format) == (0.3333, "0.00 %")
    assert (tenth.value, tenth.number_format) == (0.625, "0.0 %")


def test_an_average_has_a_decimal_only_where_it_is_not_whole() -> None:
    sheet = book_of(an_ordinary_week())["Resumen"]
    formats = {
        round(Decimal(str(cell.value)) * 100, 1): cell.number_format
        for row in sheet.iter_rows()
        for cell in row
        if "%" in cell.number_format
    }

    assert formats[Decimal("62.5")] == "0.0 %"
    assert all(shape == ("0 %" if one % 1 == 0 else "0.0 %") for one, shape in formats.items())


def test_the_heading_of_the_week_before_is_wrapped_in_a_line_that_is_high_enough() -> None:
    sheet = book_of(an_ordinary_week())["Resumen"]
    (before,) = (c for row in sheet.iter_rows() for c in row if c.value == "lun 4 may")

    assert before.alignment.wrap_text
    height = sheet.row_dimensions[before.row].height
    assert height is not None
    assert height >= 30


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


def test_what_else_is_to_be_known_of_an_activity_stands_in_the_remarks() -> None:
    november, december = date(2026, 11, 30), date(2026, 12, 15)
    part = Part(
        office="TIC", percent=Decimal(100), status=Status.DONE, description="",
        person="Pedro Páez", on=date(2026, 5, 11),
    )  # fmt: skip
    sheet = sheet_of(
        a_row(due=november, dates=(november,), suggested={november: "31/11/2026"}),
        a_row(due=november, dates=(november, december), suggested={december: "15/12"}),
        a_row(original_due=date(2026, 4, 30), asks_not_to_count=True, parts=(part,)),
        a_row(),
    )
    told = [cell_of(sheet, "Observaciones", row).value for row in (2, 3, 4, 5)]

    assert told == [
        "Fecha sugerida; en el plan: «31/11/2026»",
        None,
        "Pidió no aplica; Fecha inicial: 30/04/2026; "
        "Apoya TIC: 100\u00a0% (Pedro Páez, lun 11 may)",
        None,
    ]
    assert cell_of(sheet, "Todas las fechas", 3).value == "30/11/2026; 15/12/2026 (sugerida)"


def test_how_many_files_came_as_evidence_is_told() -> None:
    sheet = sheet_of(a_row(evidence=3), a_row())

    assert [cell_of(sheet, "Soportes", row).value for row in (2, 3)] == [3, None]


def test_nine_columns_are_printed_and_the_others_stand_behind_them() -> None:
    sheet = sheet_of(a_row())

    assert sheet.print_area == "'Seguimiento'!$A$1:$I$2"
    assert [cell.value for cell in sheet[1]][:9] == [
        "Código", "Actividad", "Oficina responsable", "Fecha de culminación", "Días vencida",
        "Avance", "Semáforo", "Descripción del avance", "Último reporte",
    ]  # fmt: skip
    said = "Marta Lucía Rincón, 07/05/2026"
    assert cell_of(sheet, "Último reporte").value == said


def printed_on(sheet: Any) -> tuple[tuple[str, str], str]:
    """Return what stands at the head of each printed page, left and right, and at its foot."""
    head, foot = sheet.oddHeader, sheet.oddFooter
    return (head.left.text, head.right.text), foot.center.text


def test_each_printed_page_says_what_it_is_of_and_a_row_is_as_high_as_what_is_printed() -> None:
    hidden = a_row(product="palabra " * 80)
    book = book_of(an_ordinary_week(rows=(hidden, a_row(title="palabra " * 40))))
    for name, title in (("Seguimiento",) * 2, ("Semana",) * 2, ("Secretaría de Planeación",) * 2):
        assert printed_on(book[name])[0] == (title, "PTEP 2026 · 11/05/2026")
    low, high = (book["Seguimiento"].row_dimensions[line].height or 0 for line in (2, 3))
    assert low < 60 < high
    assert "Corte" not in printed_on(book["Seguimiento"])[1]


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


def test_the_light_is_a_word_whose_colour_follows_what_the_cell_says() -> None:
    sheet = sheet_of(a_row(light=Light.GREEN), a_row(light=Light.RED, days_late=3))
    rules: dict[str, Any] = {
        str(found.sqref): found.rules for found in sheet.conditional_formatting
    }

    assert [cell_of(sheet, "Semáforo", row).value for row in (2, 3)] == ["verde", "rojo"]
    lights = {rule.formula[0]: rule.dxf.fill.bgColor.rgb[-6:] for rule in rules["G2:G3"]}
    for light, word in shown.LIGHTS.items():
        assert lights[f'G2="{word}"'] == FILLS[light].removeprefix("#")
    (late,) = rules["E2:E3"]
    assert late.formula == ["N(E2)>0"]


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

    for title in ("Descripción del avance", "Actividad", "Último reporte"):
        cell = cell_of(sheet, title)
        assert cell.data_type == "s"
        assert cell.value.replace("\n", "\r").partition(", 0")[0] == text


def test_the_stored_workbook_has_no_formula_at_all() -> None:
    nasty = a_row(said=last_said('=cmd|"/C calc"!A0'), title="=1+1", code="=2", supports=("=3",))
    book = zipfile.ZipFile(BytesIO(export_xlsx.table(an_ordinary_week(rows=(nasty,)), CATALOGUE)))

    for name in book.namelist():
        assert b"<f>" not in book.read(name)
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


def test_there_is_one_code_column_with_the_printed_code_only_where_it_differs() -> None:
    sheet = sheet_of(a_row(), a_row(handle="P1.1", code="1.1"))

    assert [cell_of(sheet, "Código", row).value for row in (2, 3)] == ["1.1", "P1.1 (1.1)"]
    assert sum("ódigo" in str(cell.value) for cell in sheet[1]) == 1


def test_the_plan_has_a_column_only_where_there_are_several() -> None:
    one = [cell.value for cell in sheet_of(a_row())[1]]
    two = sheet_of(a_row(plan="PAAC 2025"), plans=("PAAC 2025", "PTEP 2026"))

    assert "Plan" not in one
    assert cell_of(two, "Plan").value == "PAAC 2025"


def test_the_week_has_a_line_for_all_that_happened_in_it() -> None:
    sheet = book_of(a_busy_week())["Semana"]
    lines = [[cell.value for cell in row] for row in sheet.rows]
    about = Counter(line[0] for line in lines[1:])

    assert lines[0] == ["Tema", "Código", "Actividad", "Qué"]
    assert about == {
        "Cambió": 12, "Vencida nueva": 5, "Vencida": 7, "En riesgo": 9, "Soporte nuevo": 1,
        "Decidido": 8, "Solicitud sin decidir": 3, "Dos cifras": 1, "Mensaje que espera": 2,
        "Componente": 6, "Sin cerrar": 3, "Avisado a Planeación": 6,
    }  # fmt: skip
    (waits, _) = (line for line in lines if line[0] == "Mensaje que espera")
    assert str(waits[3]).endswith("no se entendió: «eso lo mira es con planeación»")


def test_the_week_names_each_activity_once_by_its_title() -> None:
    wish = UNCLOSED[1]
    row = a_row(handle=wish.handle, code=wish.handle, title="Lenguaje de señas")
    told = Escalated(office="Hacienda", handle=wish.handle, on=wish.on, to="Darío")
    week = an_ordinary_week(rows=(row,), unclosed=(wish,), escalated=(told,))
    lines = {row[0]: row for row in book_of(week)["Semana"].iter_rows(values_only=True)}

    begun = {"Sin cerrar": "Luz Dary Tovar no", "Avisado a Planeación": "Hacienda, el"}
    for about, begins in begun.items():
        _, code, title, what = lines[about]
        assert (code, title) == (wish.handle, "Lenguaje de señas")
        assert str(what).startswith(begins)


def test_each_office_has_a_sheet_with_its_activities_under_a_name_that_a_sheet_may_have() -> None:
    long = "Subsecretaría de Participación / Ciudadana: [Uno]"
    rows = (
        a_row(office="Hacienda"), a_row(office="Semana"), a_row(office=long),
        a_row(office=f"{long} y otra"), a_row(office="Hacienda", handle="1.2", code="1.2"),
        a_row(office=""),
    )  # fmt: skip
    book = book_of(an_ordinary_week(rows=rows))

    assert book.sheetnames[3:] == [
        "Hacienda", "Semana 2", "Subsecretaría de Participación…", "Subsecretaría de Participació 2"
    ]  # fmt: skip
    assert [cell.value for cell in book["Hacienda"]["A"]] == ["Código", "1.1", "1.2"]


def test_what_a_file_writes_cannot_make_lines_of_its_own_in_the_week() -> None:
    nasty = a_move(title="Uno\x1fDos\x1eTres", words="a palabra\x1eb\nc")
    sheet = book_of(an_ordinary_week(moved=(nasty,)))["Semana"]
    changed = [row for row in sheet.iter_rows(values_only=True) if row[0] == "Cambió"]

    assert [row[2] for row in changed] == ["Uno Dos Tres"]
    assert "«a palabra b c»" in str(changed[0][3])

"""Headings of several lines, close to those beside them, in tables without lines."""

from __future__ import annotations

from datetime import date

import pytest

from core.errors import InputError
from plans.activities.document import PlanDocument
from plans.read import understand
from plans.readers.pdf.file import read_pdf
from plans.readers.pdf.text import Line
from plans.readers.pdf.unlined.heading_lines import is_whole, names_within
from tests.support.pdf_writer import Sheet, pdf, width_of

# The left and the right edge of each column, in points.
COLUMNS = ((30, 55), (60, 220), (230, 316), (330, 446), (454, 526), (538, 580))
HEAD = (
    ("Cód.",), ("Actividad",), ("Meta",), ("Dependencia", "responsable"), ("Plazo de", "entrega"),
    ("Avance a", "30/06/2026"),
)  # fmt: skip
NAMES = "EJE 1. Parques y zonas verdes", "EJE 2. Ríos y quebradas"


def put(sheet: Sheet, column: int, top: float, text: str, stand: float, size: float = 8) -> None:
    """Print a text in a column: at its left, in its middle, at its right (0, 0.5, 1)."""
    left, right = COLUMNS[column]
    sheet.text(left + (right - left - width_of(text, size)) * stand, top, text, size)


def a_row(n: int) -> tuple[str, ...]:
    """Return the texts of a row, their lines parted by bars."""
    return (
        f"{n // 3 + 1}.{n % 3 + 1}", f"Podar los árboles {n} de las veredas|y caminos",
        "6 jornadas con registro|de poda", "Personería Delegada para los|Derechos Humanos",
        ("30 de octubre|de 2026", "Mensual", "31/07/2026", "10 de diciembre|de 2026")[n % 4],
        f"{n}5 %",
    )  # fmt: skip


def a_page(
    head: float = 0.5, body: float = 0.5, size: float = 8, step: float = 12.0,
    low: float = 0.0, wide: str = "", total: str = "",
) -> Sheet:  # fmt: skip
    """Return a page: its heading's lines are `step` from each other, those of one line stand `low`
    parts of it lower; texts of the first four columns begin at the left; `wide` is an office of a
    row, `total` what sums up a level."""
    sheet = Sheet(595, 842)
    for column, lines in enumerate(HEAD):
        for k, text in enumerate(lines):
            at = 60 + k * step + (low * step if len(lines) == 1 else 0)
            put(sheet, column, at, text, head if column > 3 else min(head, 0.5), size)
    top = 90.0
    for n in range(6):
        if n % 3 == 0:
            sheet.text(30, top, NAMES[n // 3], size)
            top += 24
        for column, cell in enumerate(a_row(n)):
            for k, text in enumerate(cell.split("|")):
                text = wide if wide and column == 3 and n == 4 and k == 0 else text
                put(sheet, column, top + k * 10, text, body if column > 3 else 0, size)
        top += 32
        if total and n % 3 == 2:
            sheet.text(417, top, total, size)
            put(sheet, 5, top, "39 %", body, size)
            top += 24
    return sheet


def read(*sheets: Sheet) -> PlanDocument:
    return understand(read_pdf(pdf(sheets), "plan.pdf"))


@pytest.mark.parametrize("size", [7.0, 8.0])
@pytest.mark.parametrize(("head", "body"), [(0.0, 0.0), (0.5, 0.5), (0.5, 0.0), (1.0, 1.0)])
def test_a_heading_of_two_lines_close_to_others_is_one_row(
    head: float, body: float, size: float
) -> None:
    plan = read(a_page(head, body, size), a_page(head, body, size))
    assert [one.code for one in plan.activities] == ["1.1", "1.2", "1.3", "2.1", "2.2", "2.3"] * 2
    assert {one.offices for one in plan.activities} == {
        ("Personería Delegada para los Derechos Humanos",)
    }
    assert [one.percent for one in plan.activities] == [5, 15, 25, 35, 45, 55] * 2
    assert plan.activities[2].due == (date(2026, 7, 31),)
    assert plan.activities[0].component == NAMES[0]


@pytest.mark.parametrize("low", [0.5, 1.0])
@pytest.mark.parametrize("step", [9.6, 12.0])
def test_headings_of_one_line_may_stand_in_the_middle_or_below(low: float, step: float) -> None:
    assert len(read(a_page(low=low, step=step)).activities) == 6


@pytest.mark.parametrize("total", ["Avance promedio del Eje 1", "Promedio de avance del eje 1"])
def test_what_sums_up_a_level_over_a_gutter_is_no_row(total: str) -> None:
    plan = read(a_page(total=total))
    assert [one.code for one in plan.activities] == ["1.1", "1.2", "1.3", "2.1", "2.2", "2.3"]


def test_a_text_of_the_body_that_reaches_into_the_next_column_refuses_the_file() -> None:
    with pytest.raises(InputError, match="fila o columna"):
        read(a_page(wide="Personería Delegada para todos los derechos"))


def cells(*columns: tuple[tuple[float, str], ...]) -> list[Line]:
    return [Line(n, text, top, top + 8) for n, cell in enumerate(columns) for top, text in cell]


UNIT = ((20.0, "Unidad de"), (30.0, "medida"))


def test_a_name_that_stands_apart_above_two_columns_is_over_both() -> None:
    heading = cells(UNIT, ((34, "Inicio"),), ((20, "Fechas"), (34, "Fin")), ((25, "Quién"),))
    assert [(name.line.text, name.start) for name in names_within(heading)] == [("Fechas", 1)]
    assert is_whole(heading)


@pytest.mark.parametrize(
    "heading",
    [
        cells(UNIT, ((34, "Inicio"),), ((20, "Fechas"), (34, "Fin")), ((34, "Quién"),)),
        cells(UNIT, ((25, "Inicio"),), ((20, "Fechas"), (34, "Fin")), ((25, "Quién"),)),
    ],
)
def test_a_text_apart_that_may_be_over_other_columns_is_no_name_and_no_whole_heading(
    heading: list[Line],
) -> None:
    assert names_within(heading) == []
    assert not is_whole(heading)


def test_the_second_line_of_a_heading_is_no_name() -> None:
    heading = cells(UNIT, ((30, "Inicio"),), ((20, "Fechas"), (30, "Fin")))
    assert names_within(heading) == []
    assert is_whole(heading)

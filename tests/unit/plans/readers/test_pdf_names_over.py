"""Names over several headings, weights behind levels and what sums these up, without lines."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from plans.activities.document import PlanDocument
from plans.read import understand
from plans.readers.pdf.file import read_pdf
from tests.support.pdf_writer import Sheet, pdf, width_of

XS = (40.0, 75.0, 240.0, 350.0, 400.0, 450.0, 500.0)
HEAD = ("Código", "Actividad", "Responsable", "Inicial", "Final", "31/03/26", "30/06/26")
JUNE = date(2026, 6, 30)


def a_page(numbers: range, over: tuple[tuple[float, str], ...], size: float = 8) -> Sheet:
    """Return a page of rows below two levels with their weights; `over` stands above the heading,
    in letters so high."""
    sheet = Sheet(595, 842)
    for x, text in over:
        sheet.text(x, 60.0 - size, text, size)
    for x, text in zip(XS, HEAD, strict=True):
        sheet.text(x, 61.0, text)
    top = 80.0
    for n in numbers:
        if n % 2:
            sheet.text(40.0, top, f"PROGRAMA {n}: Parques y zonas verdes de la ciudad")
            sheet.text(490.0, top, "Ponderación 40%")
            sheet.text(50.0, top + 13, f"Proyecto {n}.1 Podas y siembras de los parques")
            sheet.text(490.0, top + 13, "Ponderación 20%")
            top += 26
        row = (f"{n}.1", f"Podar los árboles {n}", "Vivero Municipal", "15/01/2026", "30/11/2026",
               f"{n}0,5", f"{n}5,0")  # fmt: skip
        for x, text in zip(XS, row, strict=True):
            sheet.text(x, top, text)
        top += 13
        if n % 2 == 0:
            sheet.text(360.0, top, "Avance del proyecto:")
            sheet.text(500.0, top, "46,3")
            top += 13
    return sheet


def read(*sheets: Sheet) -> PlanDocument:
    return understand(read_pdf(pdf(sheets), "plan.pdf"))


OVER = ((388.0, "Fecha"), (462.0, "% Avance acumulado"))


def test_names_over_headings_say_what_their_columns_hold_on_every_page() -> None:
    plan = read(a_page(range(1, 5), OVER), a_page(range(5, 7), OVER))
    assert [one.code for one in plan.activities] == [f"{n}.1" for n in range(1, 7)]
    assert {one.due for one in plan.activities} == {(date(2026, 11, 30),)}
    assert [(one.cutoff, one.percent) for one in plan.activities] == [
        (JUNE, Decimal(n * 10 + 5)) for n in range(1, 7)
    ]
    assert {len(one.reports) for one in plan.activities} == {1}


def test_weights_behind_levels_and_what_sums_these_up_are_no_rows_and_no_names() -> None:
    plan = read(a_page(range(1, 5), OVER))
    assert [(one.component, one.subcomponent) for one in plan.activities] == [
        (
            f"PROGRAMA {n}: Parques y zonas verdes de la ciudad",
            f"Proyecto {n}.1 Podas y siembras de los parques",
        )
        for n in (1, 1, 3, 3)
    ]


@pytest.mark.parametrize(
    ("over", "size"),
    [
        ((), 8),
        (((300.0, "SEGUIMIENTO AL PLAN CON CORTE A 30 DE JUNIO"),), 11),
        (
            ((80.0, "SEGUIMIENTO AL PLAN DE ACCIÓN DE LA ALCALDÍA, AVANCE A 30 DE JUNIO DE 2026"),),
            8,
        ),
        (((246.0, "Dependencia"),), 8),
    ],
)
def test_a_title_or_a_name_over_one_column_alone_is_over_no_others(
    over: tuple[tuple[float, str], ...], size: float
) -> None:
    assert all(width_of(text, size) < 430 for _, text in over)
    plan = read(a_page(range(1, 5), over, size))
    assert [one.code for one in plan.activities] == [f"{n}.1" for n in range(1, 5)]
    assert [one.percent for one in plan.activities] == [None] * 4
    assert {one.due for one in plan.activities} == {(date(2026, 11, 30),)}


@pytest.mark.parametrize("level", [0.0, 5.0])
def test_names_over_the_blank_between_two_columns_are_over_both(level: float) -> None:
    """`level` is how far below the names the other headings stand."""
    xs, ends = (40.0, 80.0, 280.0, 400.0, 470.0, 540.0), (70.0, 270.0, 390.0, 460.0, 530.0, 570.0)
    sheet = Sheet(595, 400)

    def centred(n: int, last: int, top: float, text: str) -> None:
        sheet.text((xs[n] + ends[last] - width_of(text)) / 2, top, text)

    centred(3, 4, 60.0, "Fecha")
    for n, text in ((0, "Cód."), (1, "Actividad"), (2, "Responsable"), (5, "Avance")):
        centred(n, n, 60.0 + level, text)
    for n, text in ((3, "Inicio"), (4, "Fin")):
        centred(n, n, 70.0, text)
    for n in range(5):
        row = (f"A-{n}", f"Podar los árboles de la plaza con los niños {n}", "Vivero del municipio",
               "15/01/2026", "30/06/2026", f"{n}0%")  # fmt: skip
        for x, text in zip(xs, row, strict=True):
            sheet.text(x, 94.0 + 24 * n, text)
    plan = read(sheet)
    assert [(one.due, one.percent) for one in plan.activities] == [
        ((JUNE,), Decimal(n * 10)) for n in range(5)
    ]
    starts = {"Fecha Inicio": "15/01/2026"} if level else {"Inicio": "15/01/2026"}
    assert all(one.extra == starts for one in plan.activities)

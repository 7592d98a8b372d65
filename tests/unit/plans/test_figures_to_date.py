"""Of several cut-offs and periods the figure is that of all that was done until now."""

from __future__ import annotations

from decimal import Decimal

import pytest

from plans.read import understand
from plans.readers.xlsx import read_xlsx
from tests.unit.plans.readers.workbooks import a_sheet, saved

OFFICE = "Oficina de Prensa"


@pytest.mark.parametrize("behind", ["", " acum.", " acumulado"])
def test_of_several_cutoffs_the_last_that_is_filled_gives_the_figure(behind: str) -> None:
    over = [
        "",
        "",
        "",
        "CORTE A 31 DE MARZO",
        "",
        "CORTE A 30 DE JUNIO",
        "",
        "CORTE A 31 DE DIC",
        "",
    ]
    kinds = [f"Programado{behind}", f"Ejecutado{behind}"] * 3
    sheet = a_sheet(
        over,
        ["ACTIVIDAD", "FECHA FIN", "RESPONSABLE", *kinds],
        ["Publicar el mapa", "30/11/2026", OFFICE, "25%", "10%", "50%", "40%", "100%"],
        ["Medir el clima", "30/11/2026", OFFICE, "60%", "60%", "100%", "100%", "100%"],
    )
    for at in (4, 6, 8):
        sheet.merge_cells(start_row=1, start_column=at, end_row=1, end_column=at + 1)
    plan = understand(read_xlsx(saved(sheet), "plan.xlsx"))
    assert [one.percent for one in plan.activities] == [Decimal(40), Decimal(100)]


@pytest.mark.parametrize("whole", ["% AVANCE ACUMULADO A LA FECHA", "% DE AVANCE A LA FECHA"])
def test_a_figure_to_date_goes_before_those_of_periods_alone(whole: str) -> None:
    quarters = ("I TRIMESTRE (corte 31/03/2026)", "II TRIMESTRE (corte 30/06/2026)")
    over = ["", "", "", *(text for one in quarters for text in (one, "", "")), ""]
    sheet = a_sheet(
        over,
        ["ACTIVIDAD", "FECHA FIN", "RESPONSABLE", *["Num.", "Den.", "% trim."] * 2, whole],
        ["Publicar el mapa", "30/11/2026", OFFICE, 1, 1, "100%", 1, 3, "33%", "50%"],
        ["Medir el clima", "30/11/2026", OFFICE, 2, 2, "100%", 0, 0, "#DIV/0!", "20%"],
    )
    for at in (4, 7):
        sheet.merge_cells(start_row=1, start_column=at, end_row=1, end_column=at + 2)
    plan = understand(read_xlsx(saved(sheet), "plan.xlsx"))
    assert [one.percent for one in plan.activities] == [Decimal(50), Decimal(20)]
    assert {one.description for one in plan.activities} == {None}


@pytest.mark.parametrize(
    ("planned", "figures"),
    [
        (("50%", "50%", "100%"), [Decimal(90), Decimal(60)]),
        (("25%", "50%", "75%"), [Decimal(90), Decimal(60)]),
        (("25%", "25%", "50%"), [None, None]),
    ],
)
def test_what_grows_beyond_a_whole_is_planned_by_each_cutoff_and_not_in_each(
    planned: tuple[str, str, str], figures: list[Decimal | None]
) -> None:
    cuts = ("CORTE 31 DE MARZO", "CORTE 30 DE JUNIO", "CORTE 30 DE SEPTIEMBRE")
    over = ["", "", "", *(text for cut in cuts for text in (cut, "", ""))]
    heads = ["ACTIVIDAD", "FECHA FIN", "RESPONSABLE", *["% Prog.", "% Ejec.", "Evidencia"] * 3]

    def row(name: str, *done: str) -> list[str]:
        pairs = zip(planned, done, strict=True)
        return [name, "30/11/2026", OFFICE, *(text for pair in pairs for text in (*pair, "Acta"))]

    sheet = a_sheet(
        over, heads, row("Publicar", "20%", "50%", "90%"), row("Medir", "5%", "10%", "60%")
    )
    for at in (4, 7, 10):
        sheet.merge_cells(start_row=1, start_column=at, end_row=1, end_column=at + 2)
    plan = understand(read_xlsx(saved(sheet), "plan.xlsx"))
    assert [one.percent for one in plan.activities] == figures

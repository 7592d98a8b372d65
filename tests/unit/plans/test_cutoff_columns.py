"""Cut-offs side by side, whose headings say their day alone: what their columns hold."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from plans.activities.document import PlanActivity, PlanDocument
from plans.read import understand
from plans.readers.xlsx import read_xlsx
from tests.unit.plans.readers import workbooks

MARCH, JUNE = date(2026, 3, 31), date(2026, 6, 30)
CUTS = ("CORTE 31/03/2026", "CORTE 30/06/2026")
FIGURES = (("25%", "50%"), ("30%", "90%"), ("", "100%"))
TITLES = ("Podar los árboles", "Limpiar las quebradas", "Abrir los viveros")
FIRST = ("N.º", "ACTIVIDAD", "FECHA FIN", "RESPONSABLE")
WHOLE: list[tuple[object, ...]] = [
    ([(MARCH, 25)], JUNE, 50),
    ([(MARCH, 30)], JUNE, 90),
    ([], JUNE, 100),
]


def read(
    over: str,
    heads: Sequence[str] = CUTS,
    cells: Sequence[Sequence[Any]] = FIGURES,
    behind: Sequence[str] = ("ESTADO", "OBSERVACIONES"),
    hidden: str = "",
) -> PlanDocument:
    """Return the plan of a sheet on which a name is over the cut-offs and the columns behind."""
    said = {"ESTADO": "En ejecución", "OBSERVACIONES": "Va como se dijo"}
    rows: list[Sequence[Any]] = [(*FIRST, *heads, *behind)]
    rows += [
        (f"{n}", title, "30/11/2026", "Vivero", *some, *(said[one] for one in behind))
        for n, (title, some) in enumerate(zip(TITLES, cells, strict=True), start=1)
    ]
    if over:
        rows.insert(0, (*("" for _ in FIRST), over))
    sheet = workbooks.a_sheet(*rows)
    if over:
        last = len(FIRST) + len(heads) + len(behind)
        sheet.merge_cells(start_row=1, start_column=len(FIRST) + 1, end_row=1, end_column=last)
    if hidden:
        sheet.column_dimensions[hidden].hidden = True
    return understand(read_xlsx(workbooks.saved(sheet), "plan.xlsx"))


def told(one: PlanActivity) -> tuple[object, ...]:
    return [(report.cutoff, report.percent) for report in one.reports], one.cutoff, one.percent


def asked(plan: PlanDocument) -> list[str]:
    return [fault.text for fault in plan.faults if fault.kind.startswith("unknown_column")]


@pytest.mark.parametrize(
    "over",
    [
        "SEGUIMIENTO (% AVANCE ACUMULADO)",
        "SEGUIMIENTO (%)",
        "% DE AVANCE",
        "Porcentaje de cumplimiento",
        "SEGUIMIENTO",
        "",
    ],
)
@pytest.mark.parametrize("behind", [("ESTADO", "OBSERVACIONES"), ("ESTADO",), ()])
def test_the_last_cutoff_gives_the_figure_and_the_others_are_reports(
    over: str, behind: tuple[str, ...]
) -> None:
    plan = read(over, behind=behind)
    assert [told(one) for one in plan.activities] == WHOLE
    assert not asked(plan)
    remarks = {one.description for one in plan.activities}
    assert remarks == ({"Va como se dijo"} if "OBSERVACIONES" in behind else {None})


def test_a_name_of_percentages_tells_parts_of_one_and_single_rows_too() -> None:
    cells = ((0.25, 0.5), (0.3, 0.9), ("", 1))
    plan = read("SEGUIMIENTO (% AVANCE)", cells=cells)
    assert [told(one) for one in plan.activities] == WHOLE


@pytest.mark.parametrize("heads", [("MARZO", "JUNIO"), ("I Trim", "II Trim")])
@pytest.mark.parametrize("over", ["SEGUIMIENTO (% AVANCE ACUMULADO)", "% AVANCE ACUMULADO"])
def test_periods_are_cutoffs_where_their_percentages_accumulate(
    over: str, heads: tuple[str, str]
) -> None:
    plan = read(over, heads)
    assert not any(one.terms for one in plan.activities)
    assert [one.percent for one in plan.activities] == [50, 90, 100]


@pytest.mark.parametrize(
    "own",
    [(("25%", "50%"), ("30%", "70%"), ("", "100%")), (("90%", "20%"), ("", "5%"), ("1%", ""))],
)
def test_months_whose_percentages_may_be_their_own_are_no_cutoffs(
    own: Sequence[Sequence[str]],
) -> None:
    plan = read("SEGUIMIENTO (% AVANCE)", ("MARZO", "JUNIO"), own)
    assert [one.percent for one in plan.activities] == [None] * 3


@pytest.mark.parametrize("over", ["SEGUIMIENTO (% AVANCE)", "% AVANCE"])
@pytest.mark.parametrize("heads", [("MARZO", "JUNIO"), ("TRIM I", "TRIM II"), ("SEM I", "SEM II")])
def test_periods_whose_percentages_are_more_than_a_whole_together_are_cutoffs(
    over: str, heads: tuple[str, ...]
) -> None:
    plan = read(over, heads)
    assert [one.percent for one in plan.activities] == [50, 90, 100]


def test_the_one_period_of_which_something_is_told_is_a_cutoff() -> None:
    plan = read("% AVANCE", ("SEM I", "SEM II"), (("50%", ""), ("90%", ""), ("100%", "")))
    assert [one.percent for one in plan.activities] == [50, 90, 100]


def test_the_newest_day_counts_wherever_its_column_stands() -> None:
    turned = [some[::-1] for some in FIGURES]
    plan = read("SEGUIMIENTO (% AVANCE)", CUTS[::-1], turned, ("ESTADO",))
    assert [told(one) for one in plan.activities] == WHOLE


@pytest.mark.parametrize("hidden", ["D", "E"])
def test_a_name_over_a_hidden_column_is_over_those_that_are_shown(hidden: str) -> None:
    plan = read("SEGUIMIENTO (% AVANCE)", hidden=hidden)
    assert [one.percent for one in plan.activities] == [50, 90, 100]
    assert any(fault.kind == "hidden" for fault in plan.faults)


@pytest.mark.parametrize(
    "over",
    [
        "PROGRAMACIÓN (%)",
        "META DE AVANCE (%)",
        "% AVANCE PROGRAMADO",
        "AVANCE ESPERADO (%)",
        "SEGUIMIENTO PRESUPUESTAL (% EJECUCIÓN)",
    ],
)
def test_what_is_planned_or_spent_by_a_cutoff_is_no_progress(over: str) -> None:
    plan = read(over)
    assert [told(one) for one in plan.activities] == [([], None, None)] * 3
    assert asked(plan)


def test_cutoffs_that_all_end_at_100_may_be_planned_and_are_asked_about() -> None:
    cells = (("25%", "100%"), ("50%", "100%"), ("30%", "100%"))
    plan = read("", cells=cells)
    assert [one.percent for one in plan.activities] == [None] * 3
    assert asked(plan) == list(CUTS)
    named = read("SEGUIMIENTO", cells=cells)
    assert [one.percent for one in named.activities] == [100] * 3


def test_of_two_columns_of_percentages_without_a_meaning_none_is_taken() -> None:
    plan = read("", ("ALFA", "BETA"))
    assert [one.percent for one in plan.activities] == [None] * 3
    assert asked(plan) == ["ALFA", "BETA"]
    alone = read("", ("ALFA",), [some[1:] for some in FIGURES])
    assert [one.percent for one in alone.activities] == [50, 90, 100]


def test_words_under_cutoffs_are_no_figures() -> None:
    plan = read("", cells=(("Va bien", "Se hizo"), ("Nada", "Algo"), ("Poco", "Casi todo")))
    assert [one.percent for one in plan.activities] == [None] * 3


def test_cutoffs_that_stand_twice_are_asked_about() -> None:
    twice = [(*some, *some[::-1]) for some in FIGURES]
    plan = read("", (*CUTS, *CUTS), twice)
    assert [one.percent for one in plan.activities] == [None] * 3
    assert asked(plan) == list(CUTS)
